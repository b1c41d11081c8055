//! The state of the screens, the messages that change it and the effects that it asks for.
//!
//! `update` is the only way in: it knows neither files nor the clock, so a test types keys and
//! looks. What has to happen outside is an [`Effect`], carried out by whoever runs the loop.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use super::action::ActionScreen;
use super::board::Board;
use super::form::Typed;
use super::help::HelpScreen;
use super::history::HistoryScreen;
use super::keymap::{self, Command, Context};
use super::record_form::{Kind, RecordForm};
use super::review::ReviewScreen;
use super::save_form::SaveForm;
use super::theme::{Palette, Theme};
use super::welcome::Welcome;
use crate::core::date;
use crate::core::journal::{self, Entry, Journal, Reported, Said, Seq};
use crate::core::period::Quarter;
use crate::core::plan::ActionRef;
use crate::core::position::Position;
use crate::core::words::{Label, harmless};

/// Everything that the screens show.
#[derive(Debug)]
pub struct App {
    /// The journal; changed only by entries that are stored already.
    pub journal: Journal,
    /// The position that is shown.
    pub position: Position,
    /// The day that it is.
    pub today: NaiveDate,
    /// Who records.
    pub who: Label,
    /// The colours.
    pub palette: Palette,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The board, always there beneath the other screens.
    pub board: Board,
    /// The screens above the board, the topmost last.
    pub screens: Vec<Screen>,
    /// A sentence in the place of the hints, until the next key.
    pub notice: Option<Notice>,
    /// What was half typed, by the names of the forms.
    pub drafts: BTreeMap<String, Typed>,
    /// The plans that a new file can take in: name and title.
    pub shelf: Vec<(String, String)>,
}

/// What lies above the board.
#[derive(Debug)]
pub enum Screen {
    /// First run: who, and which plan.
    Welcome(Welcome),
    /// One action.
    Action(ActionScreen),
    /// The journal.
    History(HistoryScreen),
    /// The review as it will print.
    Review(ReviewScreen),
    /// A report, an activity, a nil return or a milestone being typed.
    Record(RecordForm),
    /// Where to save the review.
    Save(SaveForm),
    /// The list of keys.
    Help(HelpScreen),
    /// Shall this entry be withdrawn?
    Undo(Seq),
}

/// Something to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Done.
    Done(String),
    /// Not done, and what to do.
    Refused(String),
}

/// What happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted.
    Paste(String),
    /// The terminal has a new size.
    Resize(u16, u16),
    /// The terminal has told its background.
    Background(Theme),
    /// Entries were stored, by this program or another.
    Entries(Vec<Entry>),
    /// What was to be recorded is stored; the entries since the last ones known, it among them.
    Recorded(Vec<Entry>),
    /// Nothing was stored: others had recorded about the same action.
    Conflict {
        /// Everything that others recorded since the last entry known.
        news: Vec<Entry>,
        /// What of it stood in the way.
        theirs: Vec<Entry>,
    },
    /// Something could not be done.
    Failed(String),
    /// The review is composed.
    Composed(String),
    /// A file was written.
    Saved(String),
    /// It is another day.
    Today(NaiveDate),
}

/// What has to happen outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Store an entry, unless another about the same action came after `seen`.
    Record {
        /// The entry.
        said: Box<Said>,
        /// The last entry that its writer had seen.
        seen: Seq,
    },
    /// Keep what is half typed in a form.
    KeepDraft {
        /// The form.
        name: String,
        /// What was typed.
        typed: Typed,
    },
    /// Forget what was half typed.
    DropDraft {
        /// The form.
        name: String,
    },
    /// Compose the review as at a day, in so many columns.
    Compose {
        /// The day.
        as_at: NaiveDate,
        /// The columns.
        width: u16,
    },
    /// Write the review as at a day to a file.
    SaveReview {
        /// The day.
        as_at: NaiveDate,
        /// Name of the format: text, markdown or html.
        format: String,
        /// The file.
        path: String,
    },
    /// Take in a plan from the shelf, in the name of `who`.
    Adopt {
        /// The plan's name.
        plan: String,
        /// Who begins.
        who: Label,
    },
    /// Give the terminal back for a while.
    Suspend,
    /// Draw every cell again.
    Redraw,
    /// Leave.
    Quit,
}

/// What the program begins with.
#[derive(Debug)]
pub struct Start {
    /// The journal as stored.
    pub journal: Journal,
    /// The day that it is.
    pub today: NaiveDate,
    /// Who records.
    pub who: Label,
    /// The colours.
    pub theme: Theme,
    /// The plans that a new file can take in: name and title.
    pub shelf: Vec<(String, String)>,
    /// What was half typed last time.
    pub drafts: BTreeMap<String, Typed>,
}

impl App {
    /// The state at the start: the board, or the first run where there is no plan yet.
    pub fn new(start: Start) -> Self {
        let Start { journal, today, who, theme, shelf, drafts } = start;
        let position = Position::of(&journal, today);
        let board = Board::new(&position);
        let mut app = Self {
            journal,
            position,
            today,
            who,
            palette: Palette::of(theme),
            size: (80, 24),
            board,
            screens: Vec::new(),
            notice: None,
            drafts,
            shelf,
        };
        if app.journal.plan().is_none() {
            app.screens.push(Screen::Welcome(Welcome::new(&app.who, &app.shelf)));
        }
        app
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Key(key) => return self.press(key),
            Message::Paste(text) => return self.paste(&text),
            Message::Resize(columns, rows) => {
                self.size = (columns, rows);
                return self.recompose();
            }
            Message::Background(theme) => self.palette = Palette::of(theme),
            Message::Entries(entries) => {
                self.take_in(entries);
                return self.recompose();
            }
            Message::Recorded(entries) => return self.recorded(entries),
            Message::Conflict { news, theirs } => self.conflict(news, &theirs),
            Message::Failed(sentence) => {
                self.notice = Some(Notice::Refused(harmless(&sentence).into_owned()));
            }
            Message::Composed(text) => {
                if let Some(Screen::Review(review)) =
                    self.screens.iter_mut().rfind(|s| matches!(s, Screen::Review(_)))
                {
                    review.show(&text);
                }
            }
            Message::Saved(path) => {
                self.screens.retain(|screen| !matches!(screen, Screen::Save(_)));
                self.notice = Some(Notice::Done(format!("Saved as {}", harmless(&path))));
            }
            Message::Today(day) => {
                let at_today = self.position.as_at == self.today;
                self.today = day;
                if at_today {
                    self.look_at(day);
                }
            }
        }
        Vec::new()
    }

    /// Where a key goes now.
    pub fn context(&self) -> Context {
        match self.screens.last() {
            None if self.board.finding.is_some() => Context::Find,
            None => Context::Board,
            Some(Screen::Action(_)) => Context::Action,
            Some(Screen::History(_)) => Context::History,
            Some(Screen::Review(_)) => Context::Review,
            Some(Screen::Help(_)) => Context::Help,
            Some(Screen::Undo(_)) => Context::Question,
            Some(Screen::Welcome(_) | Screen::Record(_) | Screen::Save(_)) => Context::Form,
        }
    }

    fn press(&mut self, key: KeyEvent) -> Vec<Effect> {
        self.notice = None;
        let context = self.context();
        match keymap::command(context, &key) {
            Some(command) => self.run(context, command),
            None => self.type_in(key),
        }
    }

    /// Does what a command says, in the place where it was given.
    pub fn run(&mut self, context: Context, command: Command) -> Vec<Effect> {
        match command {
            Command::Quit => return vec![Effect::Quit],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Redraw => return vec![Effect::Redraw],
            Command::Theme => {
                let theme = self.palette.theme.next();
                self.palette = Palette::of(theme);
                self.notice = Some(Notice::Done(format!("Colours: {}", theme.name())));
            }
            Command::Help => self.screens.push(Screen::Help(HelpScreen::new(context))),
            Command::EarlierQuarter => self.step_quarter(-1),
            Command::LaterQuarter => self.step_quarter(1),
            Command::Report => self.open_record(Kind::Report(None)),
            Command::ReportGreen => self.open_record(Kind::Report(Some(Reported::Green))),
            Command::ReportAmber => self.open_record(Kind::Report(Some(Reported::Amber))),
            Command::ReportRed => self.open_record(Kind::Report(Some(Reported::Red))),
            Command::Log => self.open_record(Kind::Log),
            Command::History => self.open_history(),
            Command::Review => return self.open_review(),
            _ => return self.run_on_top(context, command),
        }
        self.recompose()
    }

    fn run_on_top(&mut self, context: Context, command: Command) -> Vec<Effect> {
        let Some(screen) = self.screens.pop() else { return super::board::run(self, command) };
        match screen {
            Screen::Help(help) => return super::help::run(self, help, command),
            Screen::Undo(seq) => return self.answer_undo(seq, command),
            Screen::Welcome(form) => return super::welcome::run(self, form, command),
            Screen::Record(form) => return super::record_form::run(self, form, command),
            Screen::Save(form) => return super::save_form::run(self, form, command),
            other if command == Command::Back => drop(other),
            other => {
                self.screens.push(other);
                match context {
                    Context::Action => super::action::run(self, command),
                    Context::History => super::history::run(self, command),
                    Context::Review => super::review::run(self, command),
                    _ => {}
                }
            }
        }
        Vec::new()
    }

    /// A key that is no command: text for a field, or a digit for the board.
    fn type_in(&mut self, key: KeyEvent) -> Vec<Effect> {
        match self.screens.pop() {
            None => super::board::type_in(self, key),
            Some(Screen::Help(help)) => super::help::type_in(self, help, key),
            Some(Screen::Welcome(form)) => return super::welcome::type_in(self, form, key),
            Some(Screen::Record(form)) => return super::record_form::type_in(self, form, key),
            Some(Screen::Save(form)) => return super::save_form::type_in(self, form, key),
            Some(other) => self.screens.push(other),
        }
        Vec::new()
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        let keep = match self.screens.last_mut() {
            Some(Screen::Record(form)) => form.paste(text),
            Some(Screen::Welcome(welcome)) => {
                welcome.form.paste(text);
                None
            }
            Some(Screen::Save(save)) => {
                save.form.paste(text);
                None
            }
            None if self.board.finding.is_some() => {
                super::board::find_more(self, text);
                None
            }
            _ => None,
        };
        keep.map(|(name, typed)| self.keep_draft(name, typed)).unwrap_or_default()
    }

    /// Keeps what is half typed, here and outside.
    pub(super) fn keep_draft(&mut self, name: String, typed: Typed) -> Vec<Effect> {
        if typed.is_empty() {
            return self.drop_draft(name);
        }
        self.drafts.insert(name.clone(), typed.clone());
        vec![Effect::KeepDraft { name, typed }]
    }

    /// Forgets what was half typed, if there was anything.
    pub(super) fn drop_draft(&mut self, name: String) -> Vec<Effect> {
        if self.drafts.remove(&name).is_some() { vec![Effect::DropDraft { name }] } else { Vec::new() }
    }

    /// Asks for an entry to be stored, if the rules allow it.
    pub(super) fn record(&self, said: Said, seen: Seq, sure: bool) -> Result<Vec<Effect>, journal::Refusal> {
        journal::check(&self.journal, &said, self.today, sure)?;
        Ok(vec![Effect::Record { said: Box::new(said), seen }])
    }

    fn take_in(&mut self, entries: Vec<Entry>) {
        let before = self.journal.plan().is_some();
        for entry in entries {
            if let Err(gap) = self.journal.push(entry) {
                self.notice = Some(Notice::Refused(gap.to_string()));
                return;
            }
        }
        if !before && self.journal.plan().is_some() {
            self.screens.clear();
        }
        self.look_at(self.position.as_at);
    }

    /// The form on top has done its work: its draft goes, and the sentence says what was recorded.
    fn recorded(&mut self, entries: Vec<Entry>) -> Vec<Effect> {
        let mine = entries.last().map(|entry| {
            let action = entry.said.action.map(|action| format!("{action} ")).unwrap_or_default();
            format!("Recorded: {action}{}", entry.summary().lines().next().unwrap_or_default())
        });
        self.take_in(entries);
        let mut effects = Vec::new();
        match self.screens.pop() {
            Some(Screen::Record(form)) => effects = self.drop_draft(form.draft_name()),
            Some(other) => self.screens.push(other),
            None => {}
        }
        self.notice = mine.map(Notice::Done);
        effects
    }

    /// Others recorded something about the action meanwhile: both sides stay on the screen.
    fn conflict(&mut self, news: Vec<Entry>, theirs: &[Entry]) {
        self.take_in(news);
        let seen = self.journal.last_seq();
        if let Some(Screen::Record(form)) = self.screens.last_mut() {
            form.meanwhile(theirs, seen);
        } else {
            let what = theirs.last().map(Entry::named).unwrap_or_default();
            let sentence = format!("Not recorded: meanwhile came {what}. Look, and try again.");
            self.notice = Some(Notice::Refused(sentence));
        }
    }

    /// Shows the position as at a day.
    pub(super) fn look_at(&mut self, day: NaiveDate) {
        self.position = Position::of(&self.journal, day);
        self.board.arrange(&self.position);
    }

    /// Is a past quarter shown, so that nothing can be recorded?
    pub fn is_past(&self) -> bool {
        self.position.as_at != self.today
    }

    fn step_quarter(&mut self, by: i32) {
        let now = Quarter::of(self.today);
        let shown = Quarter::of(self.position.as_at);
        let first =
            self.journal.plan().and_then(|plan| plan.start).or(self.journal.adopted_on()).map(Quarter::of);
        let wanted = shown.back(-by);
        if wanted > now || (by > 0 && !self.is_past()) {
            self.notice = Some(Notice::Done("This is today's position; there is none after it.".to_owned()));
        } else if first.is_some_and(|first| wanted < first) {
            self.notice =
                Some(Notice::Done(format!("The plan began in {shown}; there is no earlier quarter.")));
        } else {
            self.look_at(if wanted == now { self.today } else { wanted.last_day() });
        }
    }

    /// The action that the screen is about: the one opened, or the one selected on the board.
    pub fn subject(&self) -> Option<ActionRef> {
        self.screens
            .iter()
            .rev()
            .find_map(|screen| match screen {
                Screen::Action(action) => Some(action.reference),
                _ => None,
            })
            .or(self.board.selected)
    }

    /// The action to record about, unless the screen shows the past or nothing is selected.
    fn recordable(&mut self) -> Option<ActionRef> {
        if self.is_past() {
            let day = date::long(self.position.as_at);
            self.notice = Some(Notice::Refused(format!(
                "This is the position as at {day}. Press ] until today to record."
            )));
            return None;
        }
        let subject = self.subject();
        if subject.is_none() {
            self.notice =
                Some(Notice::Refused("No action is selected. Press Esc to show all actions.".to_owned()));
        }
        subject
    }

    fn open_record(&mut self, kind: Kind) {
        let Some(action) = self.recordable() else { return };
        let form = RecordForm::new(self, action, kind);
        self.screens.extend(form.map(Screen::Record));
    }

    fn open_history(&mut self) {
        let about = match self.screens.last() {
            Some(Screen::Action(action)) => Some(action.reference),
            _ => None,
        };
        self.screens.push(Screen::History(HistoryScreen::new(&self.journal, about)));
    }

    fn open_review(&mut self) -> Vec<Effect> {
        self.screens.push(Screen::Review(ReviewScreen::default()));
        self.recompose()
    }

    /// Asks for the review anew, where it is shown and what it shows may have changed.
    pub(super) fn recompose(&self) -> Vec<Effect> {
        if self.screens.iter().any(|screen| matches!(screen, Screen::Review(_))) {
            vec![Effect::Compose { as_at: self.position.as_at, width: ReviewScreen::width(self.size) }]
        } else {
            Vec::new()
        }
    }

    fn answer_undo(&mut self, seq: Seq, command: Command) -> Vec<Effect> {
        if command != Command::Yes {
            return Vec::new();
        }
        let seen = self.journal.last_seq();
        let asked = self.journal.undoing(Some(seq), &self.who, self.today);
        match asked.and_then(|said| self.record(said, seen, true)) {
            Ok(effects) => effects,
            Err(refusal) => {
                self.notice = Some(Notice::Refused(refusal.to_string()));
                Vec::new()
            }
        }
    }
}
