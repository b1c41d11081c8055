//! The state of the screens, the messages that change it and the effects that it asks for.
//!
//! The only way in is [`App::update`]: it knows neither files nor the clock, so a test types keys and
//! looks. What has to happen outside is an [`Effect`], carried out by whoever runs the loop.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use crossterm::event::KeyEvent;

use super::action::ActionScreen;
use super::board::Board;
use super::form::Typed;
use super::help::HelpScreen;
use super::history::HistoryScreen;
use super::measures::MeasuresScreen;
use super::meeting::MeetingScreen;
use super::record_form::RecordForm;
use super::record_kind::way_to;
use super::review::{Paper, ReviewScreen};
use super::save_form::{Format, SaveForm};
use super::theme::{Palette, Theme};
use super::welcome::Welcome;
use crate::core::journal::{Entry, Journal, Said, Seq};
use crate::core::position::Position;
use crate::core::schedule::and;
use crate::core::words::Label;

/// Everything that the screens show.
#[derive(Debug)]
pub struct App {
    /// The journal; changed only by entries that are stored already.
    pub journal: Journal,
    /// The position that is shown.
    pub position: Position,
    /// The day that it is.
    pub today: NaiveDate,
    /// The minute that it is, once the world outside has told it.
    pub now: Option<DateTime<Utc>>,
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
    /// The formats that the review can be saved in; the first is offered.
    pub formats: Vec<Format>,
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
    /// The meeting that is open.
    Meeting(MeetingScreen),
    /// The surveys.
    Measures(MeasuresScreen),
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
    /// Good to know.
    Note(String),
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
    /// Another minute has begun, while a meeting is open.
    Now(DateTime<Utc>),
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
    /// Store several entries, all of them or none, unless others like them came after `seen`.
    RecordAll {
        /// The entries.
        said: Vec<Said>,
        /// The last entry that their writer had seen.
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
    /// Compose a paper in so many columns.
    Compose {
        /// The paper.
        paper: Paper,
        /// The columns.
        width: u16,
    },
    /// Write a paper to a file.
    SavePaper {
        /// The paper.
        paper: Paper,
        /// The name of the format.
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
    /// The formats that the review can be saved in; the first is offered.
    pub formats: Vec<Format>,
    /// What was half typed last time.
    pub drafts: BTreeMap<String, Typed>,
}

impl App {
    /// The state at the start: the board, or the first run where there is no plan yet.
    pub fn new(start: Start) -> Self {
        let Start { journal, today, who, theme, shelf, formats, drafts } = start;
        let position = Position::of(&journal, today);
        let board = Board::new(&position);
        let mut app = Self {
            journal,
            position,
            today,
            now: None,
            who,
            palette: Palette::of(theme),
            size: (80, 24),
            board,
            screens: Vec::new(),
            notice: None,
            drafts,
            shelf,
            formats,
        };
        app.notice = half_typed(&app.drafts).or(app.nothing_recorded()).map(Notice::Note);
        if app.journal.plan().is_none() {
            app.screens.push(Screen::Welcome(Welcome::new(&app.who, &app.shelf)));
        }
        app
    }
}

impl App {
    /// On a fresh file, why so much is Red: nobody has said anything yet.
    pub(super) fn nothing_recorded(&self) -> Option<String> {
        let fresh = self.journal.plan().is_some() && self.journal.last_seq() == 1;
        let sentence = "Nothing is recorded yet: the ratings come from the plan's dates alone. \
                        Choose an action and press u to report.";
        fresh.then(|| sentence.to_owned())
    }
}

/// What was half typed when the program ended, and how to go on with it.
fn half_typed(drafts: &BTreeMap<String, Typed>) -> Option<String> {
    let forms: Vec<_> = drafts.keys().filter_map(|name| way_to(name)).collect();
    (!forms.is_empty()).then(|| format!("Half typed last time, and kept: {} goes on with it.", and(&forms)))
}
