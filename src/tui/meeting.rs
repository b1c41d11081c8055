//! A meeting on screen: the agenda walks itself, one key for each answer. What is said is recorded at once, so that a
//! meeting that was interrupted goes on where it stopped.

use super::app::{App, Effect, Notice, Screen};
use super::record_form::{Kind, RecordForm};
use crate::core::agenda::{Agenda, Item};
use crate::core::group::members;
use crate::core::journal::{Entry, Event, Said};
use crate::core::plan::ActionRef;
use crate::core::position::Position;

/// The screen of the meeting that is open.
#[derive(Debug)]
pub struct MeetingScreen {
    /// The number of the meeting.
    pub number: u32,
    /// The item that is shown.
    pub item: Item,
    /// The row chosen in the item's list, where it has one.
    pub row: usize,
    /// Lines scrolled past.
    pub scroll: usize,
    /// The items, and which of them are dealt with.
    pub agenda: Agenda,
    /// How the actions stand as at the day of the meeting's figures.
    pub position: Position,
    /// What is typed to go to an item by ref or words, while that is typed.
    pub jump: Option<String>,
}

impl MeetingScreen {
    /// The meeting that is open, at the item where it stopped.
    pub fn resume(app: &App) -> Option<Self> {
        let meeting = app.journal.meeting_now()?;
        let agenda = Agenda::of(&app.journal, &meeting);
        let position = meeting.position(&app.journal);
        let stopped = agenda.items.get(agenda.resume(&meeting)).map_or(Item::People, |(item, _)| *item);
        // One word on one member does not end the attendance.
        let people = members(&app.journal, app.today);
        let left = meeting.unaccounted(&people).first().map(|member| member.name.clone());
        let among_people = meeting
            .entries
            .last()
            .is_some_and(|entry| matches!(entry.said.event, Event::AttendanceRecorded(_)));
        let asked = left.filter(|_| among_people);
        let row = asked.as_ref().and_then(|name| people.iter().position(|member| member.name == *name));
        let item = if asked.is_some() { Item::People } else { stopped };
        Some(Self {
            number: meeting.number,
            item,
            row: row.unwrap_or(0),
            scroll: 0,
            agenda,
            position,
            jump: None,
        })
    }

    /// Its place on the agenda.
    pub fn place(&self) -> usize {
        self.agenda.place(self.item).unwrap_or(0)
    }

    fn go(&mut self, place: usize) {
        let last = self.agenda.items.len().saturating_sub(1);
        if let Some((item, _)) = self.agenda.items.get(place.min(last)) {
            (self.item, self.row, self.scroll) = (*item, 0, 0);
        }
    }
}

impl App {
    /// Where the screens go on after an entry: into a meeting that was opened, to the next item, to the minutes of a
    /// meeting that was closed.
    pub(super) fn after(&mut self, entry: &Entry) -> Vec<Effect> {
        match (&entry.said.event, entry.said.meeting) {
            (Event::MeetingOpened(_), _) => self.open_meeting(),
            (Event::MeetingClosed(_), Some(number)) => return self.open_paper(Some(number)),
            _ => self.answered(entry),
        }
        Vec::new()
    }

    /// Opens the meeting that is going on, or asks how a new one shall begin.
    pub(super) fn open_meeting(&mut self) {
        if self.refuses_past() {
            return;
        }
        match MeetingScreen::resume(self) {
            Some(screen) => {
                if let Some(action) = screen.item.action() {
                    self.board.follow(action, &self.position);
                }
                self.screens.push(Screen::Meeting(screen));
            }
            None => self.open_form(None, Kind::Open),
        }
    }

    /// Looks at the journal anew, for the meeting on screen; leaves it where it is not open any more, and says so.
    pub(super) fn refresh_meeting(&mut self) {
        let shown = self.screens.iter().find_map(|screen| match screen {
            Screen::Meeting(screen) => Some(screen.number),
            _ => None,
        });
        let Some(number) = shown else { return };
        let Some(fresh) = MeetingScreen::resume(self).filter(|fresh| fresh.number == number) else {
            self.screens.retain(|screen| !matches!(screen, Screen::Meeting(_)));
            self.notice = Some(Notice::Note(self.why_not_open(number)));
            return;
        };
        for screen in &mut self.screens {
            if let Screen::Meeting(screen) = screen {
                screen.agenda = fresh.agenda.clone();
                screen.position = fresh.position.clone();
            }
        }
    }

    fn why_not_open(&self, number: u32) -> String {
        match self.journal.meeting(number).and_then(|meeting| meeting.closed) {
            Some((entry, _)) => format!("Meeting {number} was closed by {}.", entry.said.recorded_by),
            None => format!("The opening of meeting {number} was withdrawn; what it recorded stays."),
        }
    }

    /// Goes to an item of the meeting on screen; the board goes along, so that it is there after an Esc.
    pub(super) fn go_to_item(&mut self, place: usize) {
        let Some(Screen::Meeting(screen)) = self.screens.last_mut() else { return };
        screen.go(place);
        if let Some(action) = screen.item.action() {
            self.board.follow(action, &self.position);
        }
    }

    /// Goes on to the next item that is left, after an entry that answers the one on screen.
    fn answered(&mut self, entry: &Entry) {
        let Some(Screen::Meeting(screen)) = self.screens.last() else { return };
        let next = screen.agenda.next_left(screen.place());
        let answers = match &entry.said.event {
            Event::ProgressReported(_)
            | Event::ActivityLogged(_)
            | Event::NilReturned(_)
            | Event::MilestoneMet(_) => entry.said.action == screen.item.action(),
            Event::ItemNoted(note) => {
                screen.item == Item::Declarations && *note.item == *Item::Declarations.heading()
            }
            Event::AttendanceRecorded(_) if screen.item == Item::People => self.counted(entry),
            _ => false,
        };
        if answers {
            self.go_to_item(next);
        }
    }

    /// Goes on to the next member of whom nothing is known, after an entry about attendance. Was it the last one?
    fn counted(&mut self, entry: &Entry) -> bool {
        let people = members(&self.journal, self.today);
        let Some(meeting) = self.journal.meeting_now() else { return false };
        let left: Vec<_> = meeting.unaccounted(&people).iter().map(|member| member.name.clone()).collect();
        let mut before = meeting;
        before.entries.retain(|known| known.seq < entry.seq);
        let counts = before.unaccounted(&people).len() > left.len();
        let places: Vec<_> =
            left.iter().filter_map(|name| people.iter().position(|m| m.name == *name)).collect();
        if let Some(Screen::Meeting(screen)) = self.screens.last_mut().filter(|_| counts) {
            let after = places.iter().find(|place| **place > screen.row).or(places.first());
            screen.row = after.copied().unwrap_or(screen.row);
        }
        counts && left.is_empty()
    }

    /// Opens a form over what is shown.
    pub(super) fn open_form(&mut self, about: Option<ActionRef>, kind: Kind) {
        if self.refuses_past() {
            return;
        }
        if let Some(form) = RecordForm::new(self, about, kind) {
            self.announce_draft(&form);
            self.screens.push(Screen::Record(form));
        }
    }

    /// What is told now, in the name of who records, as part of the meeting that is open.
    pub(super) fn told(&self, action: Option<ActionRef>, on: chrono::NaiveDate, event: Event) -> Said {
        let meeting = self.journal.meeting_open();
        Said { effective_on: on, recorded_by: self.who.clone(), meeting, action, event }
    }
}
