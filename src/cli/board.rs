//! The board: opens the terminal, and carries out what the screens ask for.

use std::io::{self, IsTerminal};
use std::path::Path;

use chrono::{Local, NaiveDate, Utc};

use super::args::Global;
use super::desk::Desk;
use super::fault::Fault;
use super::memory::Memory;
use super::{document, plans, review};
use crate::core::journal::{Journal, Said, Seq};
use crate::os;
use crate::plans::builtin;
use crate::render;
use crate::store::{AppendError, Store};
use crate::tui::app::{App, Effect, Message, Start};
use crate::tui::run::{self, Outside};
use crate::tui::terminal::Session;
use crate::tui::theme::{Palette, Theme};

/// Opens the board on the file that the options name.
pub fn open(global: &Global) -> Result<(), Fault> {
    needs_terminal()?;
    let desk = Desk::open(global)?;
    show(desk, global)
}

/// Refuses where there is no terminal to show a screen on.
pub fn needs_terminal() -> Result<(), Fault> {
    if io::stdin().is_terminal() && io::stdout().is_terminal() { Ok(()) } else { Err(Fault::NoTerminal) }
}

/// Shows the board until the user leaves.
pub fn show(desk: Desk, global: &Global) -> Result<(), Fault> {
    let memory = Memory::of(desk.store.path());
    let shelf =
        builtin::ALL.iter().map(|shelved| (shelved.name.to_owned(), shelved.title.to_owned())).collect();
    let (theme, ask) = theme(global);
    let Desk { store, journal, today, who } = desk;
    let drafts = memory.drafts();
    let formats = document::offered();
    let mut app = App::new(Start { journal, today, who, theme, shelf, formats, drafts });
    if global.theme.is_some() {
        app.palette = Palette::chosen(theme);
    }
    let signals = os::Signals::listen().map_err(Fault::Terminal)?;
    let mut room =
        Room { store, memory, signals, today, minute: None, follows_clock: global.today.is_none() };
    let mut session = Session::open(ask).map_err(Fault::Terminal)?;
    let ended = run::run(&mut app, &mut session, &mut room);
    drop(session);
    // A terminal that went away with its window is no fault of anybody's.
    if room.signals.must_leave() { Ok(()) } else { ended.map_err(Fault::Terminal) }
}

/// The theme to begin with, and whether to ask the terminal for a better one.
fn theme(global: &Global) -> (Theme, bool) {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match global.theme {
        Some(name) => (name.into(), false),
        None if set("NO_COLOR") => (Theme::Mono, false),
        None => (Theme::Dark, os::answers_colour_queries()),
    }
}

/// The world outside the screens.
struct Room {
    store: Store,
    memory: Memory,
    signals: os::Signals,
    today: NaiveDate,
    /// The minute that was last told to the screens.
    minute: Option<i64>,
    /// Does today move on with the clock, or was it given?
    follows_clock: bool,
}

impl Outside for Room {
    fn carry_out(&mut self, effect: Effect, journal: &Journal) -> Option<Message> {
        match effect {
            Effect::Record { said, seen } => Some(self.record(&[*said], seen, journal)),
            Effect::RecordAll { said, seen } => Some(self.record(&said, seen, journal)),
            Effect::KeepDraft { name, typed } => {
                let kept = self.memory.keep(&name, &typed);
                let trouble = |error| {
                    format!("What you type cannot be kept as a draft ({error}). Save before you leave.")
                };
                kept.err().map(|error| Message::Failed(trouble(error)))
            }
            Effect::DropDraft { name } => {
                self.memory.forget(&name);
                None
            }
            Effect::Compose { paper, width } => {
                let document = review::for_group(journal, paper);
                Some(Message::Composed(render::text::text(&document, width.into())))
            }
            Effect::SavePaper { paper, format, path } => {
                let document = review::for_group(journal, paper);
                let saved = document::bytes(&document, document::named(&format))
                    .and_then(|bytes| document::save(Path::new(&path), &bytes));
                Some(saved.map_or_else(|fault| Message::Failed(fault.to_string()), |()| Message::Saved(path)))
            }
            Effect::Adopt { plan, who } => {
                Memory::remember_name(&who);
                Some(match plans::named_or_read(&plan) {
                    Ok(plan) => self.record(&[plans::adoption(plan, who, self.today)], 0, journal),
                    Err(fault) => Message::Failed(fault.to_string()),
                })
            }
            Effect::Suspend | Effect::Redraw | Effect::Quit => None,
        }
    }

    fn look(&mut self, journal: &Journal) -> Vec<Message> {
        let mut news = Vec::new();
        match self.store.changed() {
            Ok(true) => match self.store.load_since(journal.last_seq()) {
                Ok(entries) if entries.is_empty() => {}
                Ok(entries) => news.push(Message::Entries(entries)),
                Err(error) => news.push(Message::Failed(error.to_string())),
            },
            Ok(false) => {}
            Err(error) => news.push(Message::Failed(error.to_string())),
        }
        let minute = Utc::now().timestamp().div_euclid(60);
        if journal.meeting_open().is_some() && self.minute.replace(minute) != Some(minute) {
            news.push(Message::Now(Utc::now()));
        }
        let now = Local::now().date_naive();
        if self.follows_clock && now != self.today {
            self.today = now;
            news.push(Message::Today(now));
        }
        news
    }

    fn must_leave(&self) -> bool {
        self.signals.must_leave()
    }

    fn must_suspend(&self) -> bool {
        self.signals.must_suspend()
    }

    fn suspend(&mut self) {
        self.signals.suspend();
    }
}

impl Room {
    fn record(&mut self, said: &[Said], seen: Seq, journal: &Journal) -> Message {
        match self.store.append(said, seen, Utc::now()) {
            Ok(entries) => Message::Recorded(entries),
            Err(AppendError::Conflict(conflict)) => match self.store.load_since(journal.last_seq()) {
                Ok(news) => Message::Conflict { news, theirs: conflict.theirs },
                Err(error) => Message::Failed(error.to_string()),
            },
            Err(AppendError::Store(error)) => Message::Failed(error.to_string()),
        }
    }
}
