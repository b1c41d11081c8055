//! Follow-ups: what people agreed to do, and whether they did.

use chrono::NaiveDate;

use super::date;
use super::journal::{Entry, Event, FollowUp, FollowUpDone, Journal};

/// A follow-up with what became of it.
#[derive(Clone, Copy, Debug)]
pub struct Tracked<'j> {
    /// The entry in which it was agreed; its number names it.
    pub entry: &'j Entry,
    /// What was agreed.
    pub follow_up: &'j FollowUp,
    /// The entry that says it was done, if one does.
    pub done: Option<(&'j Entry, &'j FollowUpDone)>,
}

/// All follow-ups agreed by `day`, in order; what was done by then is marked so.
pub fn follow_ups(journal: &Journal, day: NaiveDate) -> Vec<Tracked<'_>> {
    let mut tracked: Vec<Tracked<'_>> = Vec::new();
    for entry in journal.standing().filter(|entry| entry.said.effective_on <= day) {
        match &entry.said.event {
            Event::FollowUpAgreed(follow_up) => tracked.push(Tracked { entry, follow_up, done: None }),
            Event::FollowUpDone(done) => {
                let at = tracked.binary_search_by_key(&done.follow_up, |known| known.entry.seq);
                let known = at.ok().and_then(|at| tracked.get_mut(at));
                if let Some(known) = known.filter(|known| known.done.is_none()) {
                    known.done = Some((entry, done));
                }
            }
            _ => {}
        }
    }
    tracked
}

impl Tracked<'_> {
    /// Is it still to be done?
    pub fn is_open(&self) -> bool {
        self.done.is_none()
    }

    /// Is it still to be done, and its date past?
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        self.is_open() && self.follow_up.by.is_some_and(|by| by < day)
    }

    /// "Done 3 March 2026", "Overdue since …", "Open".
    pub fn state(&self, day: NaiveDate) -> String {
        match (self.done, self.follow_up.by) {
            (Some((entry, _)), _) => format!("Done {}", date::long(entry.said.effective_on)),
            (None, Some(by)) if by < day => format!("Overdue since {}", date::long(by)),
            (None, _) => "Open".to_owned(),
        }
    }
}
