//! What may be recorded. Every entry passes here before it is stored; a refusal says what to do.

use chrono::NaiveDate;

use super::entry::{Activity, Event, Met, Report, Reported, Said, Seq};
use super::{Entry, Journal, Refusal, check_decision, check_group};
use crate::core::date::long;
use crate::core::plan::Plan;
use crate::core::record::{Record, Status};

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
    check_group::check(journal, said, today)?;
    match (&said.event, said.action) {
        (Event::DecisionMade(decision), action) => {
            check_decision::check(journal, plan, said, decision, action, today)
        }
        (_, Some(_)) => about_an_action(journal, plan, said, today, sure),
        (_, None) => Ok(()),
    }
}

fn about_an_action(
    journal: &Journal,
    plan: &Plan,
    said: &Said,
    today: NaiveDate,
    sure: bool,
) -> Result<(), Refusal> {
    let Some(reference) = said.action else { return Ok(()) };
    let is_done = matches!(said.event, Event::FollowUpDone(_));
    let Some(record) = Record::of(journal, reference, today) else {
        // What was agreed about an action can be done also when its addition was withdrawn.
        return if is_done { Ok(()) } else { Err(Refusal::NoAction(reference)) };
    };
    // What people agreed to do can be done whatever became of the action.
    if record.status == Status::Deleted && !is_done {
        return Err(Refusal::Deleted(reference));
    }
    let of_milestone = |milestone| known_milestone(&record, plan.start, milestone, today);
    match &said.event {
        Event::ProgressReported(report) => {
            sentences(report)?;
            let Some(forecast) = report.forecast else { return Ok(()) };
            of_milestone(forecast.milestone)?;
            // At a meeting a report speaks for an earlier day, and is made today.
            let on = if said.meeting.is_some() { today } else { said.effective_on };
            if forecast.date < on {
                return Err(Refusal::ForecastPast { forecast: forecast.date, on });
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

/// Refuses a date that is none of the action's milestones.
pub(super) fn known_milestone(
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
    } else if let (Event::EntryWithdrawn(withdrawal), Some(now)) = (&entry.said.event, journal.meeting_now())
        && opens(journal, withdrawal.entry)
    {
        // An opening that comes back would be a second meeting beside it, with the same number.
        Err(Refusal::MeetingOpen { number: now.number, on: now.held_on() })
    } else {
        Ok(entry)
    }
}

/// Does that entry open a meeting?
fn opens(journal: &Journal, seq: Seq) -> bool {
    journal.entry(seq).is_some_and(|entry| matches!(entry.said.event, Event::MeetingOpened(_)))
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
