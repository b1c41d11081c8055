//! Which decisions may be recorded: that they are minuted, and that their effect can be had.

use chrono::NaiveDate;

use super::check::known_milestone;
use super::entry::{Decision, Effect, Entry, Event, Said};
use super::{Journal, Refusal};
use crate::core::plan::{ActionRef, Plan};
use crate::core::record::{Record, Status};

/// May the decision be recorded today?
pub(super) fn check(
    journal: &Journal,
    plan: &Plan,
    said: &Said,
    decision: &Decision,
    action: Option<ActionRef>,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if said.meeting.is_none() && decision.minute.is_empty() {
        return Err(Refusal::NoMinute);
    }
    if decision.effect == Effect::Words && decision.words.is_empty() {
        return Err(Refusal::NoWords("what was agreed"));
    }
    let Some(reference) = action else {
        return if decision.effect == Effect::Words { Ok(()) } else { Err(Refusal::NoSubject) };
    };
    if let Effect::Added(added) = &decision.effect {
        return addition(journal, plan, reference, &added.text);
    }
    let record = Record::of(journal, reference, today).ok_or(Refusal::NoAction(reference))?;
    if record.status == Status::Deleted && decision.effect != Effect::Resumed {
        return Err(Refusal::Deleted(reference));
    }
    let changes = |entry: &&&Entry| matches!(&entry.said.event, Event::DecisionMade(Decision { effect, .. }) if *effect != Effect::Words);
    let since = record.entries.iter().filter(changes).map(|entry| entry.said.effective_on).max();
    if let Some(since) = since.filter(|since| said.effective_on < *since && decision.effect != Effect::Words)
    {
        // What was decided later would stand, and this would change nothing.
        let what = "a decision last changed the action";
        return Err(Refusal::Before { on: said.effective_on, since, what });
    }
    let stands = |state| Err(Refusal::StandsSo { action: reference, state });
    match (&decision.effect, record.status) {
        (Effect::Suspended, Status::Suspended) => stands("suspended"),
        (Effect::Resumed, Status::Live) => stands("live"),
        (Effect::Completed | Effect::Suspended | Effect::DateMoved { .. }, Status::Complete(_)) => {
            stands("complete")
        }
        (Effect::Completed, _) if decision.reason.is_empty() => {
            Err(Refusal::NoWords("what shows that it is done"))
        }
        (Effect::DateMoved { milestone, from, to }, _) => {
            known_milestone(&record, plan.start, *milestone, today)?;
            if let Some(on) = record.met_on(*milestone) {
                return Err(Refusal::AlreadyMet { milestone: *milestone, on });
            }
            let moved = record.moves.iter().rfind(|moved| moved.milestone == *milestone);
            let now = moved.map_or(*milestone, |moved| moved.to);
            if now != *from {
                return Err(Refusal::OtherDue { now, given: *from });
            }
            if to == from { Err(Refusal::SameDate(*to)) } else { Ok(()) }
        }
        (Effect::Reworded { text, .. }, _) if text.is_empty() => {
            Err(Refusal::NoWords("how the action reads now"))
        }
        (Effect::Reassigned { services }, _) if services.iter().all(|service| service.is_empty()) => {
            Err(Refusal::NoWords("who is responsible now"))
        }
        _ => Ok(()),
    }
}

fn addition(journal: &Journal, plan: &Plan, reference: ActionRef, text: &str) -> Result<(), Refusal> {
    if journal.has_action(reference) {
        Err(Refusal::HasAction(reference))
    } else if plan.objective(reference.objective).is_none() {
        let (word, number) = (plan.objective_word.clone(), reference.objective);
        Err(Refusal::NoObjective { word, number })
    } else if text.is_empty() {
        Err(Refusal::NoWords("what the action is"))
    } else {
        Ok(())
    }
}
