//! What the screens look at: which day, which action, and the screens that open on them.

use chrono::NaiveDate;

use super::app::{App, Effect, Notice, Screen};
use super::history::HistoryScreen;
use super::record_form::{Kind, RecordForm};
use super::review::ReviewScreen;
use crate::core::date;
use crate::core::period::Quarter;
use crate::core::plan::ActionRef;
use crate::core::position::Position;

impl App {
    /// Shows the position as at a day.
    pub(super) fn look_at(&mut self, day: NaiveDate) {
        self.position = Position::of(&self.journal, day);
        self.board.arrange(&self.position);
    }

    /// Is a past quarter shown, so that nothing can be recorded?
    pub fn is_past(&self) -> bool {
        self.position.as_at != self.today
    }

    /// Are minutes on the screen, which speak for one day whatever the board shows?
    pub(super) fn shows_minutes(&self) -> bool {
        matches!(self.screens.last(), Some(Screen::Review(review)) if review.is_minutes())
    }

    pub(super) fn step_quarter(&mut self, by: i32) {
        if self.shows_minutes() {
            self.notice = Some(Notice::Done("Minutes speak for the day of their figures alone.".to_owned()));
            return;
        }
        let now = Quarter::of(self.today);
        let shown = Quarter::of(self.position.as_at);
        let first =
            self.journal.plan().and_then(|plan| plan.start).or(self.journal.adopted_on()).map(Quarter::of);
        let wanted = shown.back(-by);
        if wanted > now || (by > 0 && !self.is_past()) {
            self.notice = Some(Notice::Done("This is today's position; there is none after it.".to_owned()));
        } else if let Some(first) = first.filter(|first| wanted < *first) {
            self.notice =
                Some(Notice::Done(format!("The plan begins in {first}; there is no earlier quarter.")));
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
                Screen::Meeting(meeting) => meeting.item.action(),
                _ => None,
            })
            .or(self.board.selected)
    }

    /// The milestone that is due, by its original date: at a meeting as at the day of its figures, which it talks about.
    pub(super) fn due_now(&self, action: ActionRef) -> Option<NaiveDate> {
        let shown = self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Meeting(meeting) => Some(&meeting.position),
            _ => None,
        });
        let standing = shown.unwrap_or(&self.position).action(action)?;
        standing.milestone.as_ref().map(|milestone| milestone.original_due)
    }

    /// Says that nothing is recorded in the past, where the past is shown.
    pub(super) fn refuses_past(&mut self) -> bool {
        if self.is_past() {
            let day = date::long(self.position.as_at);
            self.notice = Some(Notice::Refused(format!(
                "This is the position as at {day}. Press ] until today to record."
            )));
        }
        self.is_past()
    }

    /// The action to record about, unless the screen shows the past or nothing is selected.
    fn recordable(&mut self) -> Option<ActionRef> {
        if self.refuses_past() {
            return None;
        }
        let subject = self.subject();
        if subject.is_none() {
            let sentence = if self.position.actions.is_empty() {
                "The plan has no actions to record about."
            } else {
                "No action is selected. Press Esc to show all actions."
            };
            self.notice = Some(Notice::Refused(sentence.to_owned()));
        }
        subject
    }

    pub(super) fn open_record(&mut self, kind: Kind) {
        let Some(action) = self.recordable() else { return };
        self.open_form(Some(action), kind);
    }

    /// Says that a form goes on with what was half typed.
    pub(super) fn announce_draft(&mut self, form: &RecordForm) {
        if self.drafts.contains_key(&form.draft_name()) {
            let sentence = "Draft from last time, unchanged below; Ctrl-D throws it away.";
            self.notice = Some(Notice::Note(sentence.to_owned()));
        }
    }

    /// The day that a report about an action speaks for unless another is given, as the hint of a field.
    pub(super) fn speaking_hint(&self, action: ActionRef) -> String {
        let day = self.journal.speaking_day(action, self.today);
        let which = if day == self.today { "today" } else { "the day of the meeting's figures" };
        format!("{which}, {}", date::long(day))
    }

    pub(super) fn open_history(&mut self) {
        let about = match self.screens.last() {
            Some(Screen::Action(action)) => Some(action.reference),
            _ => None,
        };
        self.screens.push(Screen::History(HistoryScreen::new(&self.journal, about)));
    }

    /// Opens the minutes of the meeting that is on screen, or else the review of the quarter.
    pub(super) fn open_review(&mut self) -> Vec<Effect> {
        let meeting = self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Meeting(meeting) => Some(meeting.number),
            _ => None,
        });
        self.open_paper(meeting)
    }

    /// Opens the minutes of a meeting, or the review of the quarter.
    pub(super) fn open_paper(&mut self, meeting: Option<u32>) -> Vec<Effect> {
        self.screens.push(Screen::Review(ReviewScreen::of(meeting)));
        self.recompose()
    }

    /// Asks for the review anew, where it is shown and what it shows may have changed.
    pub(super) fn recompose(&self) -> Vec<Effect> {
        let shown = self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Review(review) => Some(review.paper(self)),
            _ => None,
        });
        let compose = |paper| Effect::Compose { paper, width: ReviewScreen::width(self.size) };
        shown.map(compose).into_iter().collect()
    }
}
