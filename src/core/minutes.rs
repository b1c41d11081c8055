//! The minutes and the review of a quarter, as a document tree.
//!
//! A document is made of parts, each a function of a review that gives its blocks, or none where
//! it has nothing to say. This file knows which parts there are and in which order; it knows no format.

mod agreed;
mod appendices;
mod changes;
mod completed;
mod document;
mod exceptions;
mod gathering;
mod measures;
mod movement;
mod people;
mod reading;
mod recurring;
mod summary;
mod upcoming;

use chrono::NaiveDate;

use super::date;
use super::journal::{Decision, Entry, Event, Journal, Seq};
use super::meeting::Meeting;
use super::period::Quarter;
use super::plan::{ActionRef, Objective, Plan};
use super::position::{Position, Standing};
use super::rating::Why;
use super::record::Record;
use super::schedule::{and, plural};
use super::words::Label;

pub use document::*;

/// For whom a document is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The delivery group: people by name.
    Group,
    /// Everyone: roles for names.
    Public,
}

/// What every part is made from: the journal, and the position on one day of a quarter.
struct Review<'j> {
    journal: &'j Journal,
    plan: &'j Plan,
    quarter: Quarter,
    scope: Scope<'j>,
    audience: Audience,
    position: Position,
    /// The record behind each standing of the position, in the same order.
    records: Vec<Record<'j>>,
}

/// What a document looks back on.
enum Scope<'j> {
    /// The days of the quarter, up to that of the position.
    Quarter,
    /// What was recorded since the minutes before, at the meeting and ahead of it.
    Meeting {
        meeting: Meeting<'j>,
        /// The meeting before, and the position that its minutes gave.
        before: Option<(Meeting<'j>, Position)>,
        /// The last entry that went into the minutes before.
        since: Seq,
    },
}

type Part = fn(&Review<'_>) -> Vec<Block>;

/// The parts of the review of a quarter, in the order of the minutes (section 8 of the design).
const PARTS: [Part; 15] = [
    summary::summary,
    summary::objectives,
    exceptions::exceptions,
    completed::completed,
    changes::changes,
    recurring::recurring,
    upcoming::waiting,
    measures::measures,
    upcoming::due_next,
    agreed::decisions,
    agreed::follow_ups,
    agreed::questions,
    appendices::all_actions,
    reading::how_to_read,
    appendices::recorded,
];

/// The parts of the minutes of a meeting, in the order of section 8 of the design.
const MINUTES: [Part; 20] = [
    gathering::attendance,
    gathering::declarations,
    gathering::last_minutes,
    summary::summary,
    summary::objectives,
    exceptions::exceptions,
    gathering::other_actions,
    completed::completed,
    changes::changes,
    recurring::recurring,
    upcoming::waiting,
    measures::measures,
    upcoming::due_next,
    agreed::decisions,
    agreed::follow_ups,
    agreed::questions,
    gathering::at_the_end,
    appendices::all_actions,
    reading::how_to_read,
    appendices::recorded,
];

/// The review of a quarter. `as_at` is its last day, or today while it is still running.
///
/// A review is a draft: only minutes are agreed.
pub fn review(journal: &Journal, quarter: Quarter, as_at: NaiveDate, audience: Audience) -> Document {
    let Some(review) = Review::of(journal, Scope::Quarter, quarter, as_at, audience) else {
        return Document {
            title: "Quarterly review".to_owned(),
            subtitle: quarter.full_name(),
            marks: vec!["DRAFT".to_owned()],
            facts: Vec::new(),
            blocks: vec![Block::Paragraph(plain("No plan has been adopted yet."))],
        };
    };
    Document {
        title: format!("{}: quarterly review", review.plan.title),
        subtitle: quarter.full_name(),
        marks: review.marks(true),
        facts: review.facts(),
        blocks: PARTS.iter().flat_map(|part| part(&review)).collect(),
    }
}

/// The minutes of a meeting, made from the journal up to its closing: whatever is recorded later, they stay as they
/// are, but for the agreement that they are a correct record. Nothing if there is no such meeting.
pub fn minutes(journal: &Journal, number: u32, audience: Audience) -> Option<Document> {
    let agreed = journal.meeting(number)?.agreed;
    let until = journal.meeting(number)?.made_from(journal);
    let journal = &journal.up_to(until);
    let meetings = journal.meetings();
    let at = meetings.iter().position(|meeting| meeting.number == number)?;
    let meeting = meetings.get(at)?.clone();
    let before = at.checked_sub(1).and_then(|at| meetings.get(at)).map(|before| {
        let then = journal.up_to(before.made_from(journal));
        (before.clone(), before.position(&then))
    });
    let since = before.as_ref().map_or(0, |(before, _)| before.made_from(journal));
    let (quarter, as_at) = (meeting.quarter(), meeting.opening.position_as_at);
    let scope = Scope::Meeting { meeting, before, since };
    let review = Review::of(journal, scope, quarter, as_at, audience)?;
    Some(Document {
        title: format!("{}: minutes of meeting {number}", review.plan.title),
        subtitle: quarter.full_name(),
        marks: review.marks(agreed.is_none()),
        facts: [gathering::facts(&review, agreed), review.facts()].concat(),
        blocks: MINUTES.iter().flat_map(|part| part(&review)).collect(),
    })
}

impl<'j> Review<'j> {
    fn of(
        journal: &'j Journal,
        scope: Scope<'j>,
        quarter: Quarter,
        as_at: NaiveDate,
        audience: Audience,
    ) -> Option<Self> {
        let records =
            journal.refs().into_iter().filter_map(|action| Record::of(journal, action, as_at)).collect();
        let position = match &scope {
            Scope::Quarter => Position::of(journal, as_at),
            Scope::Meeting { meeting, .. } => meeting.position(journal),
        };
        Some(Self { journal, plan: journal.plan()?, quarter, scope, audience, position, records })
    }

    fn facts(&self) -> Vec<(String, String)> {
        let mut facts = vec![
            ("Position as at", date::long(self.as_at())),
            ("Organisation", self.plan.organisation.to_string()),
            ("Plan period", self.plan.period.to_string()),
            (
                "Made from",
                match self.meeting() {
                    None => self.made_from(),
                    Some(meeting) => format!("the journal up to entry {}", meeting.made_from(self.journal)),
                },
            ),
        ];
        if self.audience == Audience::Public {
            facts.push(("People", "Named by their roles".to_owned()));
        }
        facts.retain(|(_, text)| !text.is_empty());
        facts.into_iter().map(|(label, text)| (label.to_owned(), text)).collect()
    }

    /// How many entries are behind the figures: with the withdrawn ones, all that the history shows up to that day.
    fn made_from(&self) -> String {
        let spoken = self.journal.entries().iter().filter(|entry| entry.said.effective_on <= self.as_at());
        let (hold, withdrawn): (Vec<_>, Vec<_>) = spoken.partition(|entry| self.journal.holds(entry.seq));
        let later = hold.iter().filter(|entry| entry.recorded_at.date_naive() > self.as_at());
        let later = match later.count() {
            0 => String::new(),
            later => format!(", {later} of them recorded after that day"),
        };
        let withdrawn = match withdrawn.len() {
            0 => String::new(),
            1 => "; 1 more was withdrawn".to_owned(),
            more => format!("; {more} more were withdrawn"),
        };
        format!("{} of the journal{later}{withdrawn}", plural(count(&hold), "entry"))
    }

    fn as_at(&self) -> NaiveDate {
        self.position.as_at
    }

    /// The day up to which people and their work are looked at: a meeting is held after the day of its figures.
    fn until(&self) -> NaiveDate {
        self.meeting().map_or(self.as_at(), Meeting::until)
    }

    /// The meeting whose minutes these are, if they are minutes.
    fn meeting(&self) -> Option<&Meeting<'j>> {
        match &self.scope {
            Scope::Quarter => None,
            Scope::Meeting { meeting, .. } => Some(meeting),
        }
    }

    /// The meeting before, and the position that its minutes gave.
    fn before(&self) -> Option<&(Meeting<'j>, Position)> {
        match &self.scope {
            Scope::Quarter => None,
            Scope::Meeting { before, .. } => before.as_ref(),
        }
    }

    /// What the document looks back on, as the end of a sentence.
    fn span(&self) -> &'static str {
        match (&self.scope, self.before()) {
            (Scope::Quarter, _) => "in this quarter",
            (_, Some(_)) => "since the last minutes",
            (_, None) => "so far",
        }
    }

    /// What stands on every page.
    fn marks(&self, draft: bool) -> Vec<String> {
        let marks = [("DRAFT", draft), ("SAMPLE", self.journal.is_sample())];
        marks.into_iter().filter(|(_, holds)| *holds).map(|(mark, _)| mark.to_owned()).collect()
    }

    /// Every action with its record, in the order of the plan.
    fn actions(&self) -> impl Iterator<Item = (&Standing, &Record<'j>)> {
        self.position.actions.iter().zip(&self.records)
    }

    /// The numbers of all objectives, with what the plan says of each; a decision can add to others.
    fn objectives(&self) -> Vec<(u16, Option<&'j Objective>)> {
        let planned = self.plan.objectives.iter().map(|objective| objective.number);
        let mut numbers: Vec<_> =
            planned.chain(self.actions().map(|(standing, _)| standing.reference().objective)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| (number, self.plan.objective(number))).collect()
    }

    /// Does the day lie in the quarter, up to the day that the figures speak for?
    fn in_quarter(&self, day: NaiveDate) -> bool {
        (self.quarter.first_day()..=self.as_at()).contains(&day)
    }

    /// Does the document look back on that entry?
    fn covers(&self, entry: &Entry) -> bool {
        match &self.scope {
            Scope::Quarter => self.in_quarter(entry.said.effective_on),
            Scope::Meeting { since, .. } => entry.seq > *since,
        }
    }

    /// The entries looked back on that hold, in the order of the days that they speak for.
    fn entries(&self) -> Vec<&'j Entry> {
        let mut entries: Vec<_> = self.journal.standing().filter(|entry| self.covers(entry)).collect();
        entries.sort_by_key(|entry| entry.said.effective_on);
        entries
    }

    /// The decisions looked back on, in order.
    fn decisions(&self) -> Vec<(&'j Entry, &'j Decision)> {
        let decision = |entry: &'j Entry| match &entry.said.event {
            Event::DecisionMade(decision) => Some((entry, decision)),
            _ => None,
        };
        let mut decisions: Vec<_> = self.entries().into_iter().filter_map(decision).collect();
        if self.meeting().is_some() {
            // As the minutes number them, whatever day they speak for.
            decisions.sort_by_key(|(entry, _)| entry.seq);
        }
        decisions
    }

    /// `2.10 Ask the Mayor events`: refs never stand alone where a reader may not know them.
    fn name(&self, reference: ActionRef) -> String {
        let title = self.position.action(reference).map(|standing| &standing.action.title);
        let title = title.or_else(|| self.plan.action(reference).map(|action| &action.title));
        title.map_or_else(|| reference.to_string(), |title| format!("{reference} {title}"))
    }

    fn names(&self, references: &[ActionRef]) -> String {
        and(&references.iter().map(|reference| self.name(*reference)).collect::<Vec<_>>())
    }

    /// The action that an entry is about, or the plan.
    fn subject(&self, entry: &Entry) -> String {
        entry.said.action.map_or_else(|| "The plan".to_owned(), |action| self.name(action))
    }

    /// Why a rating is as it is, with the titles of the actions that it speaks of.
    fn why(&self, standing: &Standing) -> String {
        match &standing.computed.why {
            Why::WaitingOn(actions) => format!("Waiting on {}", self.names(actions)),
            why => why.to_string(),
        }
    }
}

/// `12 are`, `1 is`, `none is`: a count with the words that follow it.
fn counted(number: u32, one: &str, many: &str) -> String {
    match number {
        0 => format!("none {one}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

/// The length of a list as a count for sentences.
fn count<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

/// What a service reported, as a cell.
fn reported(standing: &Standing) -> Text {
    standing.reported_rating().map_or_else(|| plain("Not reported"), rated)
}

/// Who is responsible, as a cell.
fn services(standing: &Standing) -> Text {
    let services = &standing.action.services;
    plain(if services.is_empty() { "None named".to_owned() } else { listed(services) })
}

/// Services apart from one another: their names can hold "and" themselves.
fn listed(services: &[Label]) -> String {
    services.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("; ")
}

/// The word with a capital.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
