//! What the journal says about one action on a given day: wording, dates, reports, what was met.

use std::sync::Arc;

use chrono::NaiveDate;

use super::journal::{
    Activity, Decision, Effect, Entry, Event, Forecast, Journal, Met, Report, Seq, addition,
};
use super::plan::{Action, ActionRef};
use super::schedule::Milestone;
use super::words::Label;

/// An action's record as at a day: made from the entries that hold and speak for that day or an earlier one.
#[derive(Clone, Debug)]
pub struct Record<'j> {
    /// The action as it read then.
    pub action: Arc<Action>,
    /// The entries, by the day that they speak for, then by number.
    pub entries: Vec<&'j Entry>,
    /// What decisions made of it.
    pub status: Status,
    /// The dates that decisions moved, oldest first.
    pub moves: Vec<Move>,
    /// The milestones met: each by its original date, and the day it was done.
    pub met: Vec<(NaiveDate, NaiveDate)>,
    /// The last forecast for each milestone that has one.
    forecasts: Vec<Forecast>,
}

/// Where an action stands by decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In the plan, work expected.
    Live,
    /// No work expected for now.
    Suspended,
    /// Agreed to be done, on that day.
    Complete(NaiveDate),
    /// No longer in the plan.
    Deleted,
}

/// A due date that a decision moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The milestone, by its original date.
    pub milestone: NaiveDate,
    /// The date until then.
    pub from: NaiveDate,
    /// The date from then on.
    pub to: NaiveDate,
    /// The day of the decision.
    pub decided_on: NaiveDate,
    /// The decision's entry.
    pub seq: Seq,
}

/// A milestone with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date as the plan was adopted.
    pub original_due: NaiveDate,
    /// The date agreed now.
    pub due: NaiveDate,
    /// The day on which it was done, if it was.
    pub met_on: Option<NaiveDate>,
    /// When the service expects it, if it said.
    pub forecast: Option<NaiveDate>,
    /// What is due, where the plan's words say so.
    pub what: Option<Label>,
}

impl<'j> Record<'j> {
    /// The record of an action as at `day`; nothing if the plan did not have the action by then.
    pub fn of(journal: &'j Journal, reference: ActionRef, day: NaiveDate) -> Option<Self> {
        let mut entries: Vec<_> = journal
            .about(reference)
            .filter(|entry| entry.said.effective_on <= day && journal.holds(entry.seq))
            .filter(|entry| !matches!(entry.said.event, Event::EntryWithdrawn(_)))
            .collect();
        entries.sort_by_key(|entry| entry.said.effective_on);
        let planned = journal.plan().and_then(|plan| plan.action(reference));
        let action = planned.or_else(|| entries.iter().find_map(|entry| addition(entry)))?;
        let mut record = Self {
            action: Arc::clone(action),
            entries: Vec::new(),
            status: Status::Live,
            moves: Vec::new(),
            met: Vec::new(),
            forecasts: Vec::new(),
        };
        for entry in &entries {
            record.take_in(entry);
        }
        record.entries = entries;
        Some(record)
    }

    fn take_in(&mut self, entry: &Entry) {
        let on = entry.said.effective_on;
        match &entry.said.event {
            Event::ProgressReported(Report { forecast: Some(forecast), .. }) => {
                self.forecasts.retain(|known| known.milestone != forecast.milestone);
                self.forecasts.push(*forecast);
            }
            Event::MilestoneMet(Met { milestone, .. }) if self.met_on(*milestone).is_none() => {
                self.met.push((*milestone, on));
            }
            Event::DecisionMade(Decision { effect, .. }) => self.change(effect, on, entry.seq),
            _ => {}
        }
    }

    fn change(&mut self, effect: &Effect, decided_on: NaiveDate, seq: Seq) {
        match effect {
            Effect::DateMoved { milestone, from, to } => {
                self.moves.push(Move { milestone: *milestone, from: *from, to: *to, decided_on, seq });
            }
            Effect::Suspended => self.status = Status::Suspended,
            Effect::Resumed => self.status = Status::Live,
            Effect::Completed => self.status = Status::Complete(decided_on),
            Effect::Deleted => self.status = Status::Deleted,
            Effect::Reworded { text, title } => {
                let action = Arc::make_mut(&mut self.action);
                action.text = text.clone();
                if !title.is_empty() {
                    action.title = title.clone();
                }
            }
            Effect::Reassigned { services } => Arc::make_mut(&mut self.action).services.clone_from(services),
            Effect::Added(_) | Effect::Words => {}
        }
    }

    /// The day on which a milestone was done, if it was.
    pub fn met_on(&self, milestone: NaiveDate) -> Option<NaiveDate> {
        self.met.iter().find(|(met, _)| *met == milestone).map(|(_, on)| *on)
    }

    /// The date that the service now expects for a milestone, if it said.
    pub fn forecast(&self, milestone: NaiveDate) -> Option<NaiveDate> {
        self.forecasts.iter().find(|forecast| forecast.milestone == milestone).map(|forecast| forecast.date)
    }

    /// The milestones up to `day` and the one after, with what became of each, by the date agreed now.
    ///
    /// Cycles that were met early or moved are passed over: the one after is always one that is still to come.
    pub fn milestones(&self, plan_start: Option<NaiveDate>, day: NaiveDate) -> Vec<Dated> {
        let settled = self.met.iter().map(|(milestone, _)| *milestone);
        let until = settled.chain(self.moves.iter().map(|moved| moved.milestone)).fold(day, NaiveDate::max);
        let asked = self.action.deadline.schedule.milestones(plan_start, until);
        let mut dated: Vec<_> = asked.into_iter().map(|milestone| self.dated(milestone)).collect();
        dated.sort_by_key(|milestone| milestone.due);
        dated
    }

    fn dated(&self, milestone: Milestone) -> Dated {
        let Milestone { original_due, what } = milestone;
        let moved = self.moves.iter().rfind(|moved| moved.milestone == original_due);
        Dated {
            original_due,
            due: moved.map_or(original_due, |moved| moved.to),
            met_on: self.met_on(original_due),
            forecast: self.forecast(original_due),
            what,
        }
    }

    /// The last report, with its entry.
    pub fn last_report(&self) -> Option<(&'j Entry, &'j Report)> {
        self.entries.iter().rev().find_map(|entry| match &entry.said.event {
            Event::ProgressReported(report) => Some((*entry, report)),
            _ => None,
        })
    }

    /// The activities logged from one day to another, both included.
    pub fn activities(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> impl Iterator<Item = (&'j Entry, &'j Activity)> {
        self.entries.iter().filter_map(move |entry| match &entry.said.event {
            Event::ActivityLogged(activity) if (from..=to).contains(&entry.said.effective_on) => {
                Some((*entry, activity))
            }
            _ => None,
        })
    }

    /// Was anything recorded for `from` or a later day?
    pub fn any_since(&self, from: NaiveDate) -> bool {
        self.last_day().is_some_and(|day| day >= from)
    }

    /// The last day that anything was recorded for.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.entries.last().map(|entry| entry.said.effective_on)
    }
}
