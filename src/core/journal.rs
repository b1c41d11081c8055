//! The journal: every entry in order, and what follows from them.
//!
//! There is no other state. [`Journal`] holds the entries and knows which of them still hold,
//! which are about which action, and how far the last closed meeting reached. What an action's
//! record says on a given day is in [`super::record`].

mod check;
mod check_decision;
mod check_group;
mod describe;
mod entry;
mod refusal;
mod remarks;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::plan::{Action, ActionRef, Plan};

pub use check::{can_withdraw, check};
pub use entry::*;
pub use refusal::Refusal;
pub use remarks::remarks;
pub use text::{EntryText, Unreadable};

/// All entries, folded.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    entries: Vec<Entry>,
    /// For each entry, how many withdrawals of it hold. It holds while there are none.
    withdrawals: Vec<u32>,
    by_action: BTreeMap<ActionRef, Vec<usize>>,
    adopted: Option<(NaiveDate, Adoption)>,
    closed_up_to: Seq,
    last_opened: Seq,
}

/// Entries that do not follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "The journal has entry {found} where entry {expected} should be. Run “quorum verify”, and restore a backup."
)]
pub struct Gap {
    /// The number that should come.
    pub expected: Seq,
    /// The number that came.
    pub found: Seq,
}

impl Journal {
    /// The journal of these entries.
    pub fn fold(entries: impl IntoIterator<Item = Entry>) -> Result<Self, Gap> {
        let mut journal = Self::default();
        for entry in entries {
            journal.push(entry)?;
        }
        Ok(journal)
    }

    /// Takes in the next entry.
    pub fn push(&mut self, entry: Entry) -> Result<(), Gap> {
        let expected = self.last_seq() + 1;
        if entry.seq != expected {
            return Err(Gap { expected, found: entry.seq });
        }
        if let Some(action) = entry.said.action {
            self.by_action.entry(action).or_default().push(self.entries.len());
        }
        self.withdrawals.push(0);
        match &entry.said.event {
            Event::PlanAdopted(adoption) => self.adopted = Some((entry.said.effective_on, adoption.clone())),
            Event::MeetingClosed(_) => self.closed_up_to = entry.seq,
            Event::MeetingOpened(_) => self.last_opened = entry.seq,
            _ => {}
        }
        let withdrawn = withdrawn(&entry);
        self.entries.push(entry);
        if let Some(target) = withdrawn {
            self.count(target, true);
        }
        Ok(())
    }

    /// Counts one withdrawal of an entry more or less. If the entry falls or stands again by that, and is a
    /// withdrawal itself, what it withdraws is counted the other way round.
    fn count(&mut self, mut seq: Seq, mut more: bool) {
        // Entries can only withdraw earlier ones, so this ends.
        while let Some(count) = index(seq).and_then(|at| self.withdrawals.get_mut(at)) {
            let held = *count == 0;
            *count = if more { *count + 1 } else { count.saturating_sub(1) };
            let turned = held != (*count == 0);
            match self.entry(seq).and_then(withdrawn).filter(|_| turned) {
                Some(target) => (seq, more) = (target, !more),
                None => return,
            }
        }
    }

    /// The plan, if one has been adopted.
    pub fn plan(&self) -> Option<&Arc<Plan>> {
        self.adopted.as_ref().map(|(_, adoption)| &adoption.plan)
    }

    /// The day on which the plan was adopted into the program.
    pub fn adopted_on(&self) -> Option<NaiveDate> {
        self.adopted.as_ref().map(|(day, _)| *day)
    }

    /// The first day that there is anything to say about: the plan's start, or else the day it was adopted.
    pub fn begins(&self) -> Option<NaiveDate> {
        self.plan()?.start.or(self.adopted_on())
    }

    /// Is this a rehearsal on sample records?
    pub fn is_sample(&self) -> bool {
        self.adopted.as_ref().is_some_and(|(_, adoption)| adoption.sample)
    }

    /// All entries, oldest first, those withdrawn too.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of that number.
    pub fn entry(&self, seq: Seq) -> Option<&Entry> {
        self.entries.get(index(seq)?)
    }

    /// The number of the newest entry, 0 if there is none.
    pub fn last_seq(&self) -> Seq {
        self.entries.len() as Seq
    }

    /// Does an entry stand, not having been withdrawn?
    pub fn holds(&self, seq: Seq) -> bool {
        index(seq).and_then(|at| self.withdrawals.get(at)) == Some(&0)
    }

    /// The last entry that went into a closed meeting's minutes, 0 if none did.
    pub fn closed_up_to(&self) -> Seq {
        self.closed_up_to
    }

    /// The number of the meeting that is going on, if one is.
    pub fn meeting_open(&self) -> Option<u32> {
        if self.last_opened <= self.closed_up_to {
            return None;
        }
        let since = index(self.closed_up_to + 1)?;
        let mut opened = self.entries.get(since..)?.iter().filter(|entry| self.holds(entry.seq));
        let opened = opened.find(|entry| matches!(entry.said.event, Event::MeetingOpened(_)))?;
        opened.said.meeting
    }

    /// The entries that hold, oldest first.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().zip(&self.withdrawals).filter(|(_, count)| **count == 0).map(|(entry, _)| entry)
    }

    /// The entries about an action, oldest first, those withdrawn too.
    pub fn about(&self, action: ActionRef) -> impl DoubleEndedIterator<Item = &Entry> {
        let at = self.by_action.get(&action).map_or(&[][..], Vec::as_slice);
        at.iter().filter_map(|at| self.entries.get(*at))
    }

    /// Is there an action with that ref now, in the plan or added since?
    pub fn has_action(&self, action: ActionRef) -> bool {
        self.plan().is_some_and(|plan| plan.action(action).is_some()) || self.added(action).is_some()
    }

    /// The action as a decision added it to the plan.
    pub fn added(&self, action: ActionRef) -> Option<&Entry> {
        self.about(action).find(|entry| self.holds(entry.seq) && addition(entry).is_some())
    }

    /// The refs of all actions, those added by decisions too, in the order of the plan.
    pub fn refs(&self) -> Vec<ActionRef> {
        let mut refs: Vec<_> =
            self.plan().into_iter().flat_map(|plan| &plan.actions).map(|a| a.reference).collect();
        let planned = refs.len();
        refs.extend(self.by_action.keys().filter(|action| self.added(**action).is_some()));
        if refs.len() > planned {
            refs.sort_unstable();
            refs.dedup();
        }
        refs
    }
}

/// The action that a decision adds: the one that the entry is about.
pub(super) fn addition(entry: &Entry) -> Option<&Arc<Action>> {
    match &entry.said.event {
        Event::DecisionMade(Decision { effect: Effect::Added(action), .. }) => Some(action),
        _ => None,
    }
    .filter(|action| entry.said.action == Some(action.reference))
}

/// The earlier entry that this one withdraws.
fn withdrawn(entry: &Entry) -> Option<Seq> {
    match &entry.said.event {
        Event::EntryWithdrawn(withdrawal) if withdrawal.entry < entry.seq => Some(withdrawal.entry),
        _ => None,
    }
}

fn index(seq: Seq) -> Option<usize> {
    usize::try_from(seq.checked_sub(1)?).ok()
}
