//! Questions that a plan's dates raise, found by looking at every action in the same way.

use chrono::NaiveDate;

use super::date;
use super::plan::{Action, ActionRef, Plan, Query};

/// The questions that the plan's dates raise, in the order of the plan.
pub fn found(plan: &Plan) -> Vec<Query> {
    let mut queries: Vec<_> = plan
        .actions
        .iter()
        .flat_map(|action| {
            let about = |text: String| Query { action: Some(action.reference), text: text.as_str().into() };
            [due_before_what_it_waits_on(plan, action), due_before_the_start(plan, action)]
                .into_iter()
                .flatten()
                .map(about)
        })
        .collect();
    queries.extend(on_an_assumed_start(plan));
    queries.sort_by_key(|query| query.action);
    queries
}

/// The actions that any of them is about, in order.
pub fn actions(plan: &Plan) -> Vec<ActionRef> {
    let mut actions: Vec<_> = found(plan).iter().filter_map(|query| query.action).collect();
    actions.dedup();
    actions
}

fn first_due(plan: &Plan, action: &Action) -> Option<NaiveDate> {
    let first = action.deadline.schedule.milestones(plan.start, NaiveDate::MIN).into_iter().next()?;
    Some(first.original_due)
}

fn due_before_what_it_waits_on(plan: &Plan, action: &Action) -> Option<String> {
    let due = first_due(plan, action)?;
    action.waits_on.iter().find_map(|other| {
        let other_due = first_due(plan, plan.action(*other)?)?;
        (due < other_due).then(|| {
            let (due, other_due) = (date::long(due), date::long(other_due));
            format!("Due {due}, before the action that it waits on: {other} is due {other_due}. Which date is meant?")
        })
    })
}

fn due_before_the_start(plan: &Plan, action: &Action) -> Option<String> {
    let (due, start) = (first_due(plan, action)?, plan.start?);
    (due < start).then(|| {
        let (due, start) = (date::long(due), date::long(start));
        format!("Due {due}, before the plan starts on {start}. Is it done already, or is another date meant?")
    })
}

/// Dates counted from a start that the document does not give. Where all dates are, it is one question.
fn on_an_assumed_start(plan: &Plan) -> Vec<Query> {
    let Some(why) = &plan.start_assumed else { return Vec::new() };
    let counted = |action: &Action| action.deadline.schedule.needs_start();
    let dated = plan.actions.iter().filter(|action| first_due(plan, action).is_some());
    let all = dated.clone().count() > 1 && dated.clone().all(|action| counted(action));
    let subjects: Vec<_> = if all {
        vec![None]
    } else {
        dated.filter(|action| counted(action)).map(|action| Some(action.reference)).collect()
    };
    let text = format!(
        "The deadline is counted from the plan's start, and that date is assumed. {why} Is it right?"
    );
    subjects.into_iter().map(|action| Query { action, text: text.as_str().into() }).collect()
}
