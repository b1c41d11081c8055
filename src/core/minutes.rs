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
mod measures;
mod movement;
mod people;
mod reading;
mod recurring;
mod summary;
mod upcoming;

use chrono::NaiveDate;

use super::date;
use super::journal::{Decision, Entry, Event, Journal};
use super::period::Quarter;
use super::plan::{ActionRef, Objective, Plan};
use super::position::{Position, Standing};
use super::rating::Why;
use super::record::Record;
use super::schedule::{and, plural};
use super::words::Label;

pub use document::*;
pub use measures::{joint_margin, margin};

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
    audience: Audience,
    position: Position,
    /// The record behind each standing of the position, in the same order.
    records: Vec<Record<'j>>,
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

/// The review of a quarter. `as_at` is its last day, or today while it is still running.
///
/// A review is a draft: only minutes are agreed.
pub fn review(journal: &Journal, quarter: Quarter, as_at: NaiveDate, audience: Audience) -> Document {
    let Some(review) = Review::of(journal, quarter, as_at, audience) else {
        return Document {
            title: "Quarterly review".to_owned(),
            subtitle: quarter.full_name(),
            marks: vec!["DRAFT".to_owned()],
            facts: Vec::new(),
            blocks: vec![Block::Paragraph(plain("No plan has been adopted yet."))],
        };
    };
    let mut marks = vec!["DRAFT".to_owned()];
    if journal.is_sample() {
        marks.push("SAMPLE".to_owned());
    }
    Document {
        title: format!("{}: quarterly review", review.plan.title),
        subtitle: quarter.full_name(),
        marks,
        facts: review.facts(),
        blocks: PARTS.iter().flat_map(|part| part(&review)).collect(),
    }
}

impl<'j> Review<'j> {
    fn of(journal: &'j Journal, quarter: Quarter, as_at: NaiveDate, audience: Audience) -> Option<Self> {
        let records =
            journal.refs().into_iter().filter_map(|action| Record::of(journal, action, as_at)).collect();
        let position = Position::of(journal, as_at);
        Some(Self { journal, plan: journal.plan()?, quarter, audience, position, records })
    }

    fn facts(&self) -> Vec<(String, String)> {
        let mut facts = vec![
            ("Position as at", date::long(self.as_at())),
            ("Organisation", self.plan.organisation.to_string()),
            ("Plan period", self.plan.period.to_string()),
            ("Made from", self.made_from()),
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
    fn covers(&self, day: NaiveDate) -> bool {
        (self.quarter.first_day()..=self.as_at()).contains(&day)
    }

    /// The entries of the quarter that hold, in the order of the days that they speak for.
    fn entries(&self) -> Vec<&'j Entry> {
        let mut entries: Vec<_> =
            self.journal.standing().filter(|entry| self.covers(entry.said.effective_on)).collect();
        entries.sort_by_key(|entry| entry.said.effective_on);
        entries
    }

    /// The decisions of the quarter, in order.
    fn decisions(&self) -> Vec<(&'j Entry, &'j Decision)> {
        let decision = |entry: &'j Entry| match &entry.said.event {
            Event::DecisionMade(decision) => Some((entry, decision)),
            _ => None,
        };
        self.entries().into_iter().filter_map(decision).collect()
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
