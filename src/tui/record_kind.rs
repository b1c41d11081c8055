//! What a form records: for each kind its name, its fields and the entry that they mean.

use chrono::NaiveDate;

use super::app::App;
use super::form::Form;
use super::record_form::{Fault, RecordForm};
use super::{decision, jotting, log, report};
use crate::core::agenda::{Agenda, Item};
use crate::core::date;
use crate::core::journal::{Event, Reported, Seq};
use crate::core::plan::ActionRef;
use crate::core::record::Record;
use crate::core::words::Label;

/// What is being recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A report, with a rating chosen already or not.
    Report(Option<Reported>),
    /// A report that says when the milestone is expected now.
    Forecast,
    /// An activity, a nil return or a milestone met.
    Log,
    /// The same, with the milestone chosen.
    Met,
    /// A decision, with what is decided chosen already or not.
    Decision {
        /// The choice; empty for none.
        preset: &'static str,
    },
    /// Words for the minutes, about the action or under an item of the agenda.
    Note(Item),
    /// Something that someone agrees to do.
    FollowUp,
    /// That they did it.
    Done(Seq),
    /// How a meeting begins.
    Open,
    /// Its end.
    Close,
    /// The agreement of the minutes of that meeting.
    Agree(u32),
    /// A person: a guest or a new member, or a substitute for a member.
    Person {
        /// There without being a member?
        guest: bool,
        /// The member that they stand in for.
        instead_of: Option<Label>,
    },
    /// A survey's result, of the measure at that place.
    Measure(usize),
}

/// The names of the kinds in drafts, each with the key that goes on with it.
const NAMES: [(&str, &str); 13] = [
    ("report", "u"),
    ("log", "l"),
    ("decision", "d"),
    ("note", "o"),
    ("followup", "f"),
    ("done", "Enter"),
    ("open", "m"),
    ("close", "Enter"),
    ("agree", "Enter"),
    ("person", "+"),
    ("guest", "i"),
    ("substitute", "s"),
    ("measure", "Enter"),
];

/// The key that goes on with a draft of that kind.
pub(super) fn key_of(name: &str) -> &'static str {
    NAMES.iter().find(|(known, _)| *known == name).map_or("u", |(_, key)| key)
}

/// How to go on with the draft of that name, where nothing is on screen that would tell.
pub(super) fn way_to(draft: &str) -> Option<String> {
    let (kind, subject) = draft.split_once('-')?;
    let key = key_of(kind);
    Some(match kind {
        "open" => key.to_owned(),
        "done" => format!("{key} on a follow-up in the meeting"),
        "agree" => format!("{key} on the minutes of meeting {subject}"),
        "close" => format!("{key} at the end of the meeting"),
        "measure" => format!("{key} on a measure in the meeting"),
        "person" | "guest" | "substitute" => format!("{key} on the meeting’s attendance"),
        _ if subject == "meeting" => format!("{key} in the meeting"),
        _ => format!("{key} on {}", subject.replace('_', " ")),
    })
}

impl Kind {
    /// The name of its drafts.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Kind::Report(_) | Kind::Forecast => "report",
            Kind::Log | Kind::Met => "log",
            Kind::Decision { .. } => "decision",
            Kind::Note(_) => "note",
            Kind::FollowUp => "followup",
            Kind::Done(_) => "done",
            Kind::Open => "open",
            Kind::Close => "close",
            Kind::Agree(_) => "agree",
            Kind::Person { instead_of: Some(_), .. } => "substitute",
            Kind::Person { guest: true, .. } => "guest",
            Kind::Person { .. } => "person",
            Kind::Measure(_) => "measure",
        }
    }

    /// What its draft is about, where it is about no action.
    pub(super) fn subject(&self) -> String {
        match self {
            Kind::Note(item) => item.heading().to_lowercase().replace(' ', "_"),
            Kind::Done(seq) => seq.to_string(),
            Kind::Agree(number) => number.to_string(),
            Kind::Measure(at) => at.to_string(),
            _ => "meeting".to_owned(),
        }
    }

    /// Its title above the form.
    pub(super) fn title(&self) -> String {
        match self {
            Kind::Report(_) => "Update".to_owned(),
            Kind::Forecast => "Forecast".to_owned(),
            Kind::Log => "Log".to_owned(),
            Kind::Met => "Milestone met".to_owned(),
            Kind::Decision { .. } => "Decide".to_owned(),
            Kind::Note(item) if item.action().is_none() => format!("Note: {}", item.heading()),
            Kind::Note(_) => "Note".to_owned(),
            Kind::FollowUp => "Follow-up".to_owned(),
            Kind::Done(_) => "Follow-up done".to_owned(),
            Kind::Open => "Open a meeting".to_owned(),
            Kind::Close => "Close the meeting".to_owned(),
            Kind::Agree(number) => format!("Agree the minutes of meeting {number}"),
            Kind::Person { .. } => "A person".to_owned(),
            Kind::Measure(_) => "A result".to_owned(),
        }
    }

    /// What to know before it is recorded, where no action says so.
    pub(super) fn lead(&self, app: &App) -> String {
        match self {
            Kind::Close => {
                let agenda = app.journal.meeting_now().map(|meeting| Agenda::of(&app.journal, &meeting));
                let left = agenda.map_or(0, |agenda| agenda.tally().left);
                format!(
                    "Closing cannot be undone: the minutes are made from what is recorded by then. {left} actions were \
                     not reached. Ctrl-S closes the meeting."
                )
            }
            Kind::Done(seq) => match app.journal.entry(*seq).map(|entry| &entry.said.event) {
                Some(Event::FollowUpAgreed(follow_up)) => format!("{}: {}", follow_up.who, follow_up.what),
                _ => String::new(),
            },
            Kind::Agree(number) => {
                let meeting = app.journal.meeting(*number);
                let held = meeting.map(|meeting| date::long(meeting.held_on())).unwrap_or_default();
                format!("The minutes of the meeting of {held}, as a correct record.")
            }
            _ => String::new(),
        }
    }

    /// The fields; nothing where there is no such action.
    pub(super) fn fields(&self, app: &App, about: Option<ActionRef>) -> Option<Form> {
        let record = || Record::of(&app.journal, about?, app.today);
        Some(match self {
            Kind::Report(_) | Kind::Forecast => report::fields(app, &record()?),
            Kind::Log | Kind::Met => log::fields(app, &record()?),
            Kind::Decision { .. } => decision::fields(app, about),
            Kind::Note(item) => {
                let hint = match item {
                    Item::Summary => "the chair’s own sentences",
                    Item::Declarations => "who declared which interest",
                    _ => "what was decided and why, not who said what",
                };
                jotting::note_fields(app, hint)
            }
            Kind::FollowUp => jotting::follow_up_fields(app),
            Kind::Done(_) => jotting::done_fields(),
            Kind::Open => jotting::opening_fields(app),
            Kind::Close => jotting::closing_fields(),
            Kind::Agree(_) => jotting::agreement_fields(),
            Kind::Person { instead_of, .. } => jotting::person_fields(instead_of.as_deref()),
            Kind::Measure(row) => jotting::measure_fields(app, *row),
        })
    }

    /// Makes the choices that the way to the form has made already.
    pub(super) fn prepare(&self, app: &App, about: Option<ActionRef>, form: &mut Form) {
        match self {
            Kind::Report(Some(rating)) => {
                form.fill("rating", rating.word());
                if *rating != Reported::Green {
                    form.focus("note");
                }
            }
            Kind::Forecast => {
                let last = about.and_then(|action| app.position.action(action)?.reported);
                // Where nothing was reported yet, a date alone is no judgement: the rating is asked for.
                if let Some(last) = last {
                    form.fill("rating", last.rating.word());
                }
                // What is half typed stays; a date that only stands there is typed over.
                if form.value("note").trim().is_empty() {
                    form.fill("note", "New forecast.");
                }
                let drafted = about.map(|action| format!("{}-{action}", self.name()));
                if drafted.is_none_or(|name| !app.drafts.contains_key(&name)) {
                    form.suggest("forecast", &form.value("forecast"));
                }
                form.focus("forecast");
            }
            Kind::Met => form.fill("kind", log::MET),
            Kind::Decision { preset } if !preset.is_empty() => {
                form.fill("effect", preset);
                form.focus("reason");
            }
            Kind::Person { guest, instead_of } => {
                form.fill("as", &jotting::as_what(instead_of.as_deref(), *guest));
            }
            _ => {}
        }
    }

    /// Asks only for what the choices made so far ask for.
    pub(super) fn adapt(&self, app: &App, about: Option<ActionRef>, form: &mut Form) {
        match self {
            Kind::Report(_) | Kind::Forecast => report::adapt(form),
            Kind::Log | Kind::Met => log::adapt(form),
            Kind::Decision { .. } => decision::adapt(app, form, about),
            _ => {}
        }
    }

    /// What the fields mean: the action that it is about, the day where it is not typed, and the event.
    pub(super) fn event(
        app: &App,
        record: &RecordForm,
    ) -> Result<(Option<ActionRef>, NaiveDate, Event), Fault> {
        let (form, about, today) = (&record.form, record.about, app.journal.meeting_day(app.today));
        let speaking = about.map_or(today, |action| app.journal.speaking_day(action, app.today));
        Ok(match &record.kind {
            Kind::Report(_) | Kind::Forecast => (about, speaking, report::event(app, record)?),
            Kind::Log | Kind::Met => {
                let event = log::event(form)?;
                // What was done without a day was done by today.
                let day = if matches!(event, Event::NilReturned(_)) { speaking } else { today };
                (about, day, event)
            }
            Kind::Decision { .. } => {
                let (action, event) = decision::event(app, form, about)?;
                (action, today, event)
            }
            Kind::Note(item) => (about, today, jotting::note(form, *item)),
            Kind::FollowUp => (about, today, jotting::follow_up(app, form)?),
            Kind::Done(seq) => {
                let action = app.journal.entry(*seq).and_then(|entry| entry.said.action);
                (action, today, jotting::done(form, *seq))
            }
            Kind::Open => (None, today, jotting::opening(app, form)?),
            Kind::Close => (None, today, jotting::closing(form)),
            Kind::Agree(number) => (None, today, jotting::agreement(form, *number)),
            Kind::Person { .. } => (None, today, jotting::person(app, form)),
            Kind::Measure(_) => (None, today, jotting::measurement(form)?),
        })
    }

    /// Does Enter in that field save?
    pub(super) fn enter_saves(&self, form: &Form) -> bool {
        match (self, form.focused()) {
            (Kind::Report(_) | Kind::Forecast, "rating") => report::is_nothing_new(form),
            (Kind::Forecast, "forecast") => !form.value("forecast").trim().is_empty(),
            (Kind::Log | Kind::Met, "kind") => form.value("kind") == log::NIL,
            // Who presses Enter to go on and on shall not close the meeting by that.
            (Kind::Close, field) => !form.value(field).trim().is_empty(),
            (_, "on")
            | (Kind::Done(_) | Kind::Agree(_) | Kind::Person { .. } | Kind::Open, _)
            | (Kind::FollowUp, "by")
            | (Kind::Measure(_), "asked") => true,
            _ => false,
        }
    }
}
