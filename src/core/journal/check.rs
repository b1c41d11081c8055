//! What may be recorded. Every entry passes here before it is stored; a refusal says what to do.

use chrono::NaiveDate;

use super::entry::{Activity, Decision, Effect, Event, Met, Report, Reported, Said, Seq};
use super::{Entry, Journal};
use crate::core::date::long;
use crate::core::plan::ActionRef;
use crate::core::record::{Record, Status};
use crate::core::schedule::and;

/// Why something cannot be recorded. Nothing of what was typed is lost by it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing adopted yet.
    #[error("This file holds no plan yet. Run “quorum init” to take one in.")]
    NoPlan,
    /// One plan per file.
    #[error("This file already holds the plan “{0}”. Give another file with --db for another plan.")]
    HasPlan(String),
    /// The plan does not have it.
    #[error("The plan has no action {0}. Run “quorum status” to see the refs.")]
    NoAction(ActionRef),
    /// The plan has it already; a ref stands for one action, also after that was deleted.
    #[error("The plan has an action {0} already, or had it before. Give the new action a ref of its own.")]
    HasAction(ActionRef),
    /// The plan no longer has it.
    #[error("Action {0} was deleted from the plan. Only a decision to resume it can bring it back.")]
    Deleted(ActionRef),
    /// The day has not come.
    #[error("{} has not come yet. Give today or an earlier day.", long(*.0))]
    Future(NaiveDate),
    /// A report, an activity or a decision without words.
    #[error("Say in a few words {0}; there is nothing to record yet.")]
    NoWords(&'static str),
    /// Amber or Red without its sentences.
    #[error("{} needs {} in a sentence each. Write “nothing” where nothing is asked of the group.", .rating.word(), and(.missing))]
    Sentences {
        /// The rating.
        rating: Reported,
        /// What is missing.
        missing: Vec<&'static str>,
    },
    /// A forecast that is past when it is made.
    #[error("The forecast, {}, is before the day of the report, {}. Give the date now expected; if it is done, record it as met.", long(*.forecast), long(*.on))]
    ForecastPast {
        /// The forecast.
        forecast: NaiveDate,
        /// The day of the report.
        on: NaiveDate,
    },
    /// Earlier than the service said last time: possible, but more often a slip.
    #[error("The forecast, {}, is before the last one, {}. Check the date; if the work is ahead, confirm it.", long(*.forecast), long(*.last))]
    ForecastEarlier {
        /// The forecast.
        forecast: NaiveDate,
        /// The last one for the same milestone.
        last: NaiveDate,
    },
    /// No date to forecast or to meet.
    #[error("Action {0} has no milestone with a date. Log what was done instead.")]
    NoMilestone(ActionRef),
    /// None of its dates.
    #[error("Action {action} has no milestone of {}. Its nearest dates are {}.", long(*.given), and(.known))]
    OtherMilestone {
        /// The action.
        action: ActionRef,
        /// The date given.
        given: NaiveDate,
        /// The dates that it has.
        known: Vec<String>,
    },
    /// Done before.
    #[error("The milestone of {} was recorded as met on {} already. Undo that entry if it is wrong.", long(*.milestone), long(*.on))]
    AlreadyMet {
        /// The milestone.
        milestone: NaiveDate,
        /// When it was met.
        on: NaiveDate,
    },
    /// There is no such entry.
    #[error("The journal has no entry {0}. Run “quorum history” to see the numbers.")]
    NoEntry(Seq),
    /// Nothing there to undo.
    #[error(
        "Nothing of {0}'s is left to undo. To undo an entry of someone else's, give its number; history shows it."
    )]
    NothingToUndo(crate::core::words::Label),
    /// It does not hold any more.
    #[error("Entry {0} was withdrawn already.")]
    AlreadyWithdrawn(Seq),
    /// It is in a closed meeting's minutes.
    #[error(
        "Entry {0} went into the minutes of a closed meeting. Record a correction as a new entry instead."
    )]
    InMinutes(Seq),
    /// The plan itself.
    #[error("Entry {0} is the plan itself. Start another file with --db for another plan.")]
    IsThePlan(Seq),
}

/// May `said` be recorded today? With `sure`, a forecast earlier than the last one is taken as meant.
pub fn check(journal: &Journal, said: &Said, today: NaiveDate, sure: bool) -> Result<(), Refusal> {
    if let Event::PlanAdopted(_) = said.event {
        return journal.plan().map_or(Ok(()), |plan| Err(Refusal::HasPlan(plan.title.to_string())));
    }
    let plan = journal.plan().ok_or(Refusal::NoPlan)?;
    if said.effective_on > today {
        return Err(Refusal::Future(said.effective_on));
    }
    if let Event::EntryWithdrawn(withdrawal) = &said.event {
        return can_withdraw(journal, withdrawal.entry).map(drop);
    }
    let decision = match &said.event {
        Event::DecisionMade(decision) => Some(decision),
        _ => None,
    };
    if decision.is_some_and(|decision| decision.effect == Effect::Words && decision.words.is_empty()) {
        return Err(Refusal::NoWords("what was agreed"));
    }
    let Some(reference) = said.action else { return Ok(()) };
    let effect = decision.map(|decision| &decision.effect);
    if let Some(Effect::Added(_)) = effect {
        return if journal.has_action(reference) { Err(Refusal::HasAction(reference)) } else { Ok(()) };
    }
    let record = Record::of(journal, reference, today).ok_or(Refusal::NoAction(reference))?;
    if record.status == Status::Deleted && effect != Some(&Effect::Resumed) {
        return Err(Refusal::Deleted(reference));
    }
    let of_milestone = |milestone| known_milestone(&record, plan.start, milestone, today);
    match &said.event {
        Event::ProgressReported(report) => {
            sentences(report)?;
            let Some(forecast) = report.forecast else { return Ok(()) };
            of_milestone(forecast.milestone)?;
            if forecast.date < said.effective_on {
                return Err(Refusal::ForecastPast { forecast: forecast.date, on: said.effective_on });
            }
            match record.forecast(forecast.milestone) {
                Some(last) if forecast.date < last && !sure => {
                    Err(Refusal::ForecastEarlier { forecast: forecast.date, last })
                }
                _ => Ok(()),
            }
        }
        Event::ActivityLogged(Activity { note, .. }) if note.is_empty() => {
            Err(Refusal::NoWords("what was done"))
        }
        Event::MilestoneMet(Met { milestone, .. }) => {
            of_milestone(*milestone)?;
            let met = record.met_on(*milestone);
            met.map_or(Ok(()), |on| Err(Refusal::AlreadyMet { milestone: *milestone, on }))
        }
        Event::DecisionMade(Decision { effect: Effect::DateMoved { milestone, .. }, .. }) => {
            of_milestone(*milestone)
        }
        _ => Ok(()),
    }
}

fn sentences(report: &Report) -> Result<(), Refusal> {
    if report.note.is_empty() {
        return Err(Refusal::NoWords("what was done"));
    }
    if report.rating == Reported::Green {
        return Ok(());
    }
    let asked = [
        ("the reason", &report.reason),
        ("the path to green (step, who, by when)", &report.path),
        ("what is asked of the group", &report.ask),
    ];
    let missing: Vec<_> =
        asked.into_iter().filter(|(_, said)| said.is_empty()).map(|(what, _)| what).collect();
    if missing.is_empty() { Ok(()) } else { Err(Refusal::Sentences { rating: report.rating, missing }) }
}

fn known_milestone(
    record: &Record<'_>,
    plan_start: Option<NaiveDate>,
    milestone: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let schedule = &record.action.deadline.schedule;
    let known = schedule.milestones(plan_start, today.max(milestone));
    if known.is_empty() {
        return Err(Refusal::NoMilestone(record.action.reference));
    }
    if known.iter().any(|known| known.original_due == milestone) {
        return Ok(());
    }
    // The nearest of those up to today: all of a long series would hide the one that was meant.
    let mut known = schedule.milestones(plan_start, today);
    known.sort_by_key(|known| (known.original_due - milestone).num_days().abs());
    known.truncate(4);
    known.sort_by_key(|known| known.original_due);
    let known = known.iter().map(|known| long(known.original_due)).collect();
    Err(Refusal::OtherMilestone { action: record.action.reference, given: milestone, known })
}

/// The entry of that number, if it may be withdrawn.
pub fn can_withdraw(journal: &Journal, seq: Seq) -> Result<&Entry, Refusal> {
    let entry = journal.entry(seq).ok_or(Refusal::NoEntry(seq))?;
    if matches!(entry.said.event, Event::PlanAdopted(_)) {
        Err(Refusal::IsThePlan(seq))
    } else if !journal.holds(seq) {
        Err(Refusal::AlreadyWithdrawn(seq))
    } else if seq <= journal.closed_up_to() {
        Err(Refusal::InMinutes(seq))
    } else {
        Ok(entry)
    }
}

impl Journal {
    /// What undoing an entry records: `seq`, or else the last one of the same person's that holds and is no
    /// undoing itself. What others recorded is undone by its number only.
    pub fn undoing(
        &self,
        seq: Option<Seq>,
        by: &crate::core::words::Label,
        today: NaiveDate,
    ) -> Result<Said, Refusal> {
        let last = || {
            let undoable = |entry: &&Entry| {
                entry.said.recorded_by == *by
                    && !matches!(entry.said.event, Event::EntryWithdrawn(_) | Event::PlanAdopted(_))
            };
            self.standing()
                .rev()
                .find(undoable)
                .map(|entry| entry.seq)
                .ok_or_else(|| Refusal::NothingToUndo(by.clone()))
        };
        let entry = can_withdraw(self, seq.map_or_else(last, Ok)?)?;
        Ok(Said {
            effective_on: today,
            recorded_by: by.clone(),
            meeting: None,
            action: entry.said.action,
            event: Event::EntryWithdrawn(super::Withdrawal {
                entry: entry.seq,
                words: entry.named().as_str().into(),
            }),
        })
    }
}
