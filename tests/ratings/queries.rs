//! The questions for the chair: found by one check of all actions, and the flag that they raise.

use quorum::core::journal::Effect;
use quorum::core::plan::Query;
use quorum::core::queries::found;

use crate::history::{History, custom, plan};

fn questions(plan: &History) -> Vec<String> {
    let asked = found(plan.0.plan().unwrap());
    asked.into_iter().map(|query| query.action.map_or("plan".into(), |action| action.to_string())).collect()
}

#[test]
fn an_action_due_before_what_it_waits_on_is_asked_about() {
    let oddity = plan(&["5.1 January 2025", "5.2 November 2024 | 5.1"]);
    assert_eq!(questions(&oddity), ["5.2"]);
    assert!(oddity.flagged("5.2", "Query", "1 May 2024") && !oddity.flagged("5.1", "Query", "1 May 2024"));
    assert_eq!(questions(&plan(&["5.1 January 2025", "5.2 January 2025 | 5.1"])), [""; 0], "on the same day");
}

#[test]
fn an_action_due_before_the_plan_starts_is_asked_about() {
    let plan = plan(&["6.6 24 April 2024", "6.7 23 April 2024", "6.8 November 2023, then each year"]);
    assert_eq!(questions(&plan), ["6.7", "6.8"]);
}

#[test]
fn an_action_counted_from_an_assumed_start_is_asked_about() {
    let actions = ["1.1 May 2024", "6.8 Within 18 months", "6.9 Ongoing"];
    let assumed = custom(&actions, "24 April 2024", |plan| plan.start_assumed = Some("It is blank.".into()));
    assert_eq!(questions(&assumed), ["6.8"]);
    assert_eq!(questions(&plan(&actions)), [""; 0], "the start is the plan's own");
}

#[test]
fn where_every_date_is_counted_from_an_assumed_start_it_is_one_question_and_no_flag() {
    let actions = ["1.1 Year 1", "1.2 Years 2 and 3", "1.3 Ongoing"];
    let plan = custom(&actions, "24 April 2024", |plan| plan.start_assumed = Some("It is blank.".into()));
    assert_eq!(questions(&plan), ["plan"]);
    assert!(!plan.flagged("1.1", "Query", "1 May 2024"));
}

#[test]
fn a_question_that_the_plan_brings_along_raises_no_flag() {
    let asked = Query { action: Some("1.1".parse().unwrap()), text: "Who leads?".into() };
    let plan = custom(&["1.1 May 2024"], "24 April 2024", |plan| plan.queries.push(asked));
    assert!(!plan.flagged("1.1", "Query", "1 May 2024"));
}

#[test]
fn of_an_action_that_was_deleted_nothing_is_asked() {
    let plan = plan(&["6.7 November 2023"]).decided("6.7", "10 May 2024", Effect::Deleted);
    assert!(plan.flagged("6.7", "Query", "9 May 2024"));
    assert!(!plan.flagged("6.7", "Query", "10 May 2024"));
}
