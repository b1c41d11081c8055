//! The form that records: about an action, or about the meeting. What it records is the business of each kind.
//!
//! What is typed is kept as a draft at every key, so that an Esc, a kill or a panic loses nothing.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use super::app::{App, Effect, Notice, Screen};
use super::form::{Form, Pressed, Typed};
use super::keymap::Command;
pub use super::record_kind::Kind;
use super::record_kind::key_of;
use super::report;
use crate::core::date;
use crate::core::decision::preview;
use crate::core::journal::{Entry, Event, Refusal, Said, Seq};
use crate::core::plan::ActionRef;
use crate::core::record::Record;

/// The form.
#[derive(Debug)]
pub struct RecordForm {
    /// The action that it is about, if it is about one.
    pub about: Option<ActionRef>,
    /// What is being recorded.
    pub kind: Kind,
    /// The fields.
    pub form: Form,
    /// Why it could not be recorded.
    pub refused: Option<String>,
    /// What others recorded while this was typed.
    pub meanwhile: Vec<String>,
    /// What a decision would change: name, before and after.
    pub changes: Vec<(&'static str, String, String)>,
    /// The last entry that the writer has seen.
    seen: Seq,
    /// What stood in the fields at the start: no draft while they are as they were.
    untouched: Typed,
    /// The milestone that a forecast is about, as it was when the form was opened.
    pub(super) forecast_for: Option<NaiveDate>,
    /// Has the writer been asked about a date that looks like a slip, and saved again?
    sure: bool,
    /// Has the writer been asked whether all this is to be thrown away?
    discarding: bool,
}

/// More than so many characters are not thrown away without a question.
const DEAR: usize = 40;

/// What is wrong with a field.
pub struct Fault {
    /// The field's name.
    pub field: &'static str,
    /// A sentence.
    pub sentence: String,
}

impl RecordForm {
    /// The form, with what was half typed last time; nothing if there is no such action.
    pub fn new(app: &App, about: Option<ActionRef>, kind: Kind) -> Option<Self> {
        let form = kind.fields(app, about)?;
        let untouched = form.typed();
        let record = about.and_then(|action| Record::of(&app.journal, action, app.today));
        let mut new = Self {
            about,
            kind,
            form,
            refused: None,
            meanwhile: Vec::new(),
            changes: Vec::new(),
            seen: app.journal.last_seq(),
            untouched,
            forecast_for: record.and_then(|record| report::forecast_for(app, &record)),
            sure: false,
            discarding: false,
        };
        if let Some(draft) = app.drafts.get(&new.draft_name()) {
            new.form.restore(draft);
        }
        new.kind.prepare(app, about, &mut new.form);
        new.adapt(app);
        Some(new)
    }

    /// The name under which its draft is kept.
    pub fn draft_name(&self) -> String {
        let subject = self.about.map_or_else(|| self.kind.subject(), |action| action.to_string());
        format!("{}-{subject}", self.kind.name())
    }

    /// What others recorded about the action while this was typed; saving again is then meant.
    pub fn meanwhile(&mut self, theirs: &[Entry], seen: Seq) {
        self.meanwhile = theirs.iter().map(Entry::named).collect();
        self.seen = seen;
        let sentence = "Not recorded yet: someone else recorded this meanwhile. Yours is unchanged below; save again to add it.";
        self.refused = Some(sentence.to_owned());
    }

    /// Pasted text, for the focused field; gives the draft to keep.
    pub fn paste(&mut self, app: &App, text: &str) -> Option<(String, Typed)> {
        self.discarding = false;
        (self.form.paste(text) == Pressed::Changed).then(|| self.changed(app))
    }

    /// Asks only for what the choices made so far ask for, and shows what a decision would change.
    fn adapt(&mut self, app: &App) {
        self.kind.adapt(app, self.about, &mut self.form);
        if matches!(self.kind, Kind::Decision { .. }) {
            let said = self.said(app).ok();
            let preview = said.and_then(|said| preview(&app.journal, &said, app.today));
            self.changes = preview.map(|preview| preview.changes()).unwrap_or_default();
        }
    }

    fn changed(&mut self, app: &App) -> (String, Typed) {
        self.sure = false;
        self.refused = None;
        self.adapt(app);
        // A choice alone is quickly made again.
        let typed = if self.written() > 0 { self.form.typed() } else { Typed::new() };
        (self.draft_name(), typed)
    }

    /// How many characters a person has written.
    fn written(&self) -> usize {
        self.form.written(&self.untouched)
    }

    /// Does a field hold what it held at the start?
    pub(super) fn is_untouched(&self, field: &str) -> bool {
        self.form.value(field) == self.untouched.get(field).map_or("", String::as_str)
    }

    fn said(&self, app: &App) -> Result<Said, Fault> {
        let (action, day, event) = Kind::event(app, self)?;
        let on = read_date(&self.form, "on", app.today)?.unwrap_or(day);
        let mut said = app.told(action, on, event);
        if matches!(said.event, Event::MeetingOpened(_)) {
            said.meeting = Some(app.journal.next_meeting());
        }
        Ok(said)
    }

    fn refuse(&mut self, fault: Fault) {
        if !fault.field.is_empty() {
            self.form.show(fault.field, true);
            self.form.focus(fault.field);
        }
        self.refused = Some(fault.sentence);
    }

    fn save(&mut self, app: &App) -> Vec<Effect> {
        let asked = self.said(app).and_then(|said| {
            app.record(said, self.seen, self.sure).map_err(|refusal| {
                self.sure = matches!(refusal, Refusal::ForecastEarlier { .. });
                fault_of(&refusal)
            })
        });
        asked.unwrap_or_else(|fault| {
            self.refuse(fault);
            Vec::new()
        })
    }
}

/// The date in a field, none if it is empty.
pub(super) fn read_date(
    form: &Form,
    field: &'static str,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Fault> {
    let text = form.value(field);
    if text.trim().is_empty() {
        return Ok(None);
    }
    date::read(&text, today).map(Some).map_err(|error| Fault { field, sentence: error.to_string() })
}

/// The field to go to for a refusal.
fn fault_of(refusal: &Refusal) -> Fault {
    let field = match refusal {
        Refusal::Sentences { missing, .. } if missing.iter().any(|m| m.contains("reason")) => "reason",
        Refusal::Sentences { missing, .. } if missing.iter().any(|m| m.contains("path")) => "path",
        Refusal::Sentences { .. } => "ask",
        Refusal::ForecastPast { .. } | Refusal::ForecastEarlier { .. } => "forecast",
        Refusal::Future(_) => "on",
        Refusal::NoMinute => "minute",
        Refusal::SameDate(_) | Refusal::OtherDue { .. } | Refusal::NoMilestone(_) => "to",
        Refusal::StandsSo { .. } => "effect",
        Refusal::NoShare(_) => "value",
        Refusal::OddYear(_) => "year",
        Refusal::IsMember(_) | Refusal::NoMember(_) => "person",
        Refusal::NoWords(what) => match *what {
            "what was agreed" => "words",
            "what shows that it is done" => "reason",
            "how the action reads now" | "what the action is" => "text",
            "who is responsible now" => "services",
            "what is to be done" => "what",
            "who does it" => "who",
            "how many answered" => "answers",
            what if what.starts_with("the name") || what.starts_with("for whom") => "person",
            _ => "note",
        },
        _ => "",
    };
    let mut sentence = refusal.to_string();
    if matches!(refusal, Refusal::ForecastEarlier { .. }) {
        sentence.push_str(" Save again to confirm.");
    }
    Fault { field, sentence }
}

/// Does a command in the form.
pub(super) fn run(app: &mut App, mut form: RecordForm, command: Command) -> Vec<Effect> {
    let mut effects = Vec::new();
    let asked = std::mem::take(&mut form.discarding);
    match command {
        Command::Save => effects = form.save(app),
        Command::NextField => form.form.step(true),
        Command::PreviousField => form.form.step(false),
        Command::ClearField if form.form.clear() == Pressed::Changed => {
            app.notice = Some(Notice::Note("Emptied. Ctrl-Y puts the text back.".to_owned()));
            let (name, typed) = form.changed(app);
            effects = app.keep_draft(name, typed);
        }
        Command::Discard if form.written() > DEAR && !asked => {
            form.discarding = true;
            let sentence = format!("Press Ctrl-D again to throw away {} characters.", form.written());
            app.notice = Some(Notice::Note(sentence));
        }
        Command::Discard => {
            app.notice = Some(Notice::Done("Thrown away; nothing was recorded.".to_owned()));
            return app.drop_draft(form.draft_name());
        }
        Command::Back => {
            if app.drafts.contains_key(&form.draft_name()) {
                let key = key_of(form.kind.name());
                let place = form.about.map(|action| format!(" on {action}")).unwrap_or_default();
                let sentence = format!("Kept as a draft; {key}{place} goes on with it.");
                app.notice = Some(Notice::Done(sentence));
            }
            return effects;
        }
        _ => {}
    }
    app.screens.push(Screen::Record(form));
    effects
}

/// A key for the focused field. Enter goes on to the next field, and at the end, or for “Green, nothing new”, saves.
pub(super) fn type_in(app: &mut App, mut form: RecordForm, key: KeyEvent) -> Vec<Effect> {
    form.discarding = false;
    let (field, choice) = (form.form.focused(), form.form.value(form.form.focused()));
    let effects = match form.form.press(key) {
        Pressed::Changed => {
            if form.form.focused() != field && form.form.value(field) != choice {
                let sentence = "Taken as words, not as a choice. Tab leaves a choice as it is.";
                app.notice = Some(Notice::Note(sentence.to_owned()));
            }
            let (name, typed) = form.changed(app);
            app.keep_draft(name, typed)
        }
        Pressed::Enter if enter_saves(&form) => form.save(app),
        Pressed::Enter => {
            form.form.step(true);
            Vec::new()
        }
        Pressed::Nothing => Vec::new(),
    };
    app.screens.push(Screen::Record(form));
    effects
}

/// Does Enter save here?
pub(super) fn enter_saves(form: &RecordForm) -> bool {
    form.kind.enter_saves(&form.form)
}
