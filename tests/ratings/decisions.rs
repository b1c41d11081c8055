//! Rules 1 and 2: complete, suspended, deleted and resumed by decision, and their order.

use std::sync::Arc;

use quorum::core::journal::{Effect, Reported};
use quorum::core::position::Position;

use crate::history::{action, day, plan, running};

#[test]
fn completion_is_agreed_from_the_day_of_the_decision() {
    let plan = plan(&["1.1 May 2024"]).decided("1.1", "10 June 2024", Effect::Completed);
    assert_eq!(plan.rated("1.1", "9 June 2024"), "Red: Overdue since 31 May 2024");
    assert_eq!(plan.rated("1.1", "10 June 2024"), "Complete: Agreed complete on 10 June 2024");
    assert_eq!(plan.rated("1.1", "10 June 2034"), "Complete: Agreed complete on 10 June 2024");
}

#[test]
fn a_met_milestone_alone_is_not_completion() {
    let plan = plan(&["1.1 May 2024"]).met("1.1", "31 May 2024", "31 May 2024");
    assert_eq!(plan.rated("1.1", "1 June 2024"), "Green: Met 31 May 2024, on time");
}

#[test]
fn what_is_suspended_or_deleted_is_not_rated_from_that_day() {
    for (effect, word) in [(Effect::Suspended, "Suspended"), (Effect::Deleted, "Deleted")] {
        let plan = plan(&["1.1 May 2024"]).decided("1.1", "10 June 2024", effect);
        assert_eq!(plan.rated("1.1", "9 June 2024"), "Red: Overdue since 31 May 2024");
        assert_eq!(plan.rated("1.1", "10 June 2024"), format!("Not rated: {word}"));
    }
}

#[test]
fn what_is_resumed_is_rated_again() {
    for effect in [Effect::Suspended, Effect::Deleted, Effect::Completed] {
        let plan = plan(&["1.1 May 2024"]).decided("1.1", "10 May 2024", effect).decided(
            "1.1",
            "10 July 2024",
            Effect::Resumed,
        );
        assert!(!plan.rated("1.1", "9 July 2024").starts_with("Red"));
        assert_eq!(plan.rated("1.1", "10 July 2024"), "Red: Overdue since 31 May 2024");
    }
}

#[test]
fn the_last_decision_holds() {
    let plan = plan(&["1.1 May 2024"])
        .decided("1.1", "1 June 2024", Effect::Suspended)
        .decided("1.1", "2 June 2024", Effect::Completed)
        .decided("1.1", "3 June 2024", Effect::Deleted);
    for (on, expected) in [
        ("1 June 2024", "Not rated: Suspended"),
        ("2 June 2024", "Complete: Agreed complete on 2 June 2024"),
        ("3 June 2024", "Not rated: Deleted"),
    ] {
        assert_eq!(plan.rated("1.1", on), expected);
    }
}

#[test]
fn the_last_decision_is_the_one_for_the_latest_day_and_of_one_day_the_one_recorded_last() {
    let late = plan(&["1.1 May 2024"]).decided("1.1", "10 June 2024", Effect::Completed).decided(
        "1.1",
        "1 June 2024",
        Effect::Suspended,
    );
    assert_eq!(late.rated("1.1", "1 June 2024"), "Not rated: Suspended");
    assert_eq!(late.rated("1.1", "10 June 2024"), "Complete: Agreed complete on 10 June 2024");
    let same_day = plan(&["1.1 May 2024"]).decided("1.1", "1 June 2024", Effect::Completed).decided(
        "1.1",
        "1 June 2024",
        Effect::Suspended,
    );
    assert_eq!(same_day.rated("1.1", "1 June 2024"), "Not rated: Suspended");
}

#[test]
fn completion_and_suspension_come_before_waiting_and_silence() {
    let plan = running(&["5.1 January 2026", "5.2 July 2026 | 5.1"])
        .decided("5.1", "1 June 2024", Effect::Suspended)
        .decided("5.2", "1 June 2024", Effect::Completed);
    assert_eq!(plan.rated("5.1", "1 June 2025"), "Not rated: Suspended");
    assert_eq!(plan.rated("5.2", "1 June 2025"), "Complete: Agreed complete on 1 June 2024");
}

#[test]
fn a_decision_that_was_undone_changes_nothing() {
    let plan = plan(&["1.1 May 2024"]).decided("1.1", "10 May 2024", Effect::Completed).undone("11 May 2024");
    assert_eq!(plan.rated("1.1", "20 May 2024"), "Green: Due 31 May 2024");
}

#[test]
fn an_action_that_was_added_is_there_from_the_day_of_the_decision() {
    let added = Effect::Added(Arc::new(action("2.3 May 2025")));
    let plan = plan(&["2.2 May 2024", "2.10 May 2024"]).decided("2.3", "10 June 2024", added);
    let refs = |on| {
        let position = Position::of(&plan.0, day(on));
        position.actions.iter().map(|standing| standing.reference().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(refs("9 June 2024"), ["2.2", "2.10"]);
    assert_eq!(refs("10 June 2024"), ["2.2", "2.3", "2.10"], "in its place, in the order of the plan");
    assert_eq!(plan.rated("2.3", "1 June 2025"), "Red: Overdue since 31 May 2025");
}

#[test]
fn an_addition_is_of_the_action_that_the_entry_is_about() {
    let other = Effect::Added(Arc::new(action("9.9 May 2025")));
    let plan = plan(&["1.1 May 2024"]).decided("1.2", "10 June 2024", other);
    assert_eq!(Position::of(&plan.0, day("10 June 2024")).actions.len(), 1);
}

#[test]
fn wording_and_services_are_as_agreed_from_the_day_of_the_decision() {
    let reworded = Effect::Reworded { text: "New words".into(), title: "New title".into() };
    let text_only = Effect::Reworded { text: "Newer words".into(), title: "".into() };
    let plan = plan(&["1.1 May 2024"])
        .decided("1.1", "2 June 2024", reworded)
        .decided("1.1", "3 June 2024", text_only)
        .decided("1.1", "3 June 2024", Effect::Reassigned { services: vec!["Housing".into()] });
    let reads = |on| {
        let action = plan.standing("1.1", on).action;
        format!("{} / {} / {}", action.title, action.text, action.services.join(", "))
    };
    assert_eq!(reads("1 June 2024"), "Title of 1.1 /  / ");
    assert_eq!(reads("2 June 2024"), "New title / New words / ");
    assert_eq!(reads("3 June 2024"), "New title / Newer words / Housing");
}

#[test]
fn a_report_never_changes_the_computed_rating() {
    for said in [Reported::Red, Reported::Amber, Reported::Green] {
        let plan = plan(&["1.1 May 2024"]).reported("1.1", "1 May 2024", said);
        assert_eq!(plan.rated("1.1", "31 May 2024"), "Green: Due 31 May 2024");
        assert_eq!(plan.rated("1.1", "1 June 2024"), "Red: Overdue since 31 May 2024");
    }
}
