//! The agenda of a meeting, which walks itself: every item, in the order of section 8 of the design, and which of
//! them the meeting has dealt with. Nothing is kept beside the journal, so a meeting goes on where it stopped.

use super::journal::{Entry, Event, Journal};
use super::meeting::Meeting;
use super::plan::ActionRef;
use super::position::{Flag, Standing};
use super::rating::Rating;
use super::record::Status;

/// An item of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// Present, apologies, substitutes, quorum, services not represented.
    People,
    /// Declarations of interest.
    Declarations,
    /// The last minutes and their follow-ups.
    LastMinutes,
    /// The figures, and the chair's own sentences.
    Summary,
    /// An action that needs attention.
    Exception(ActionRef),
    /// An action of the rest.
    Action(ActionRef),
    /// Completions to agree.
    Completions,
    /// Changes to the plan.
    Changes,
    /// The surveys.
    Measures,
    /// What is due in the next quarter.
    DueNext,
    /// Any other business.
    AnyOther,
    /// What goes to others to decide.
    Escalations,
    /// When the group meets again, and the end.
    Close,
}

/// The items of a meeting, in order, each with whether the meeting has dealt with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// Item, and is it dealt with?
    pub items: Vec<(Item, bool)>,
}

/// How far a meeting is with the actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Actions dealt with.
    pub done: usize,
    /// Actions that are left.
    pub left: usize,
    /// Exceptions among those left.
    pub exceptions_left: usize,
}

impl Item {
    /// The action that it is about, if it is about one.
    pub fn action(self) -> Option<ActionRef> {
        match self {
            Item::Exception(action) | Item::Action(action) => Some(action),
            _ => None,
        }
    }

    /// Its heading, under which words for the minutes are noted; for actions the parts that they belong to.
    pub fn heading(self) -> &'static str {
        match self {
            Item::People => "Attendance",
            Item::Declarations => "Declarations of interest",
            Item::LastMinutes => "Last minutes and follow-ups",
            Item::Summary => "Summary",
            Item::Exception(_) => "Exceptions",
            Item::Action(_) => "Other actions",
            Item::Completions => "Completions to agree",
            Item::Changes => "Changes to the plan",
            Item::Measures => "Measures",
            Item::DueNext => "Due next quarter",
            Item::Escalations => "Escalations",
            Item::AnyOther => "Any other business",
            Item::Close => "Next meeting and close",
        }
    }

    /// The items that are not about an action: those that words can be noted under.
    pub const HEADINGS: [Item; 11] = [
        Item::People,
        Item::Declarations,
        Item::LastMinutes,
        Item::Summary,
        Item::Completions,
        Item::Changes,
        Item::Measures,
        Item::DueNext,
        Item::Escalations,
        Item::AnyOther,
        Item::Close,
    ];

    /// The item whose heading begins so, whatever the case of the letters; the first of several.
    pub fn of_heading(text: &str) -> Option<Item> {
        Self::beginning(text).first().copied()
    }

    /// All items whose headings begin so, whatever the case of the letters.
    pub fn beginning(text: &str) -> Vec<Item> {
        let text = text.trim().to_lowercase();
        let begins = |item: &Item| !text.is_empty() && item.heading().to_lowercase().starts_with(&text);
        Item::HEADINGS.into_iter().filter(begins).collect()
    }
}

impl Agenda {
    /// The agenda of a meeting, as the journal stands.
    ///
    /// What is an exception was settled when the meeting was opened: items do not change places while it talks.
    pub fn of(journal: &Journal, meeting: &Meeting<'_>) -> Self {
        let before = journal.up_to(meeting.opened.seq);
        let position = meeting.position(&before);
        let mut items = vec![Item::People, Item::Declarations, Item::LastMinutes, Item::Summary];
        let mut exceptions: Vec<_> = position
            .actions
            .iter()
            .filter_map(|standing| Some((exception(standing)?, standing.reference())))
            .collect();
        exceptions.sort_unstable();
        items.extend(exceptions.iter().map(|(_, reference)| Item::Exception(*reference)));
        let rest = position.actions.iter().filter(|standing| {
            exception(standing).is_none() && matches!(standing.status, Status::Live | Status::Suspended)
        });
        items.extend(rest.map(|standing| Item::Action(standing.reference())));
        items.extend([
            Item::Completions,
            Item::Changes,
            Item::Measures,
            Item::DueNext,
            Item::Escalations,
            Item::AnyOther,
            Item::Close,
        ]);
        let is_done = |item: &Item| meeting.entries.iter().any(|entry| deals_with(entry, *item));
        Self { items: items.into_iter().map(|item| (item, is_done(&item))).collect() }
    }

    /// Where to go on: at the first item that is left after the one dealt with last.
    pub fn resume(&self, meeting: &Meeting<'_>) -> usize {
        let last = meeting
            .entries
            .iter()
            .rev()
            .find_map(|entry| self.items.iter().position(|(item, _)| deals_with(entry, *item)));
        last.map_or(0, |last| self.next_left(last))
    }

    /// The first item after `at` that is left, or else the next one.
    pub fn next_left(&self, at: usize) -> usize {
        let left = self.items.iter().enumerate().skip(at + 1).find(|(_, (_, done))| !done);
        left.map_or((at + 1).min(self.items.len().saturating_sub(1)), |(at, _)| at)
    }

    /// The place of an item.
    pub fn place(&self, item: Item) -> Option<usize> {
        self.items.iter().position(|(known, _)| *known == item)
    }

    /// The place of an action.
    pub fn place_of(&self, action: ActionRef) -> Option<usize> {
        self.items.iter().position(|(item, _)| item.action() == Some(action))
    }

    /// How far the meeting is.
    pub fn tally(&self) -> Tally {
        let actions = self.items.iter().filter(|(item, _)| item.action().is_some());
        let left = actions.clone().filter(|(_, done)| !done);
        let exceptions = left.clone().filter(|(item, _)| matches!(item, Item::Exception(_)));
        Tally {
            done: actions.count() - left.clone().count(),
            left: left.count(),
            exceptions_left: exceptions.count(),
        }
    }
}

/// Does an entry of the meeting deal with an item?
fn deals_with(entry: &Entry, item: Item) -> bool {
    if let Some(action) = item.action() {
        return entry.said.action == Some(action) && !matches!(entry.said.event, Event::EntryWithdrawn(_));
    }
    match &entry.said.event {
        Event::AttendanceRecorded(_) => item == Item::People,
        Event::MinutesAgreed(_) => item == Item::LastMinutes,
        Event::MeasureTaken(_) => item == Item::Measures,
        Event::MeetingClosed(_) => item == Item::Close,
        Event::ItemNoted(note) => entry.said.action.is_none() && Item::of_heading(&note.item) == Some(item),
        _ => false,
    }
}

/// The rating by which an action is an exception: the worse of its two, where it is Red or Amber, or Green where it
/// waits with its original date passed. Nothing if it is none.
///
/// What is overdue, disagrees or is silent is always Red or Amber by one of its ratings.
pub fn exception(standing: &Standing) -> Option<Rating> {
    if standing.status != Status::Live {
        return None;
    }
    match standing.worst() {
        worst @ (Rating::Red | Rating::Amber) => Some(worst),
        _ if standing.has(Flag::Waiting) && standing.has(Flag::OriginalDatePassed) => Some(Rating::Green),
        _ => None,
    }
}
