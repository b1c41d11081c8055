//! Rule 3: an action waits on another none of whose milestones is met, and which is not Complete.

use std::sync::Arc;

use quorum::core::account::account;
use quorum::core::journal::{Effect, Reported};
use quorum::core::position::Position;

use crate::history::{action, day, plan};

const CHAIN: [&str; 3] = ["5.1 January 2025", "5.2 November 2024 | 5.1", "5.3 July 2025 | 5.2"];

#[test]
fn an_action_waits_while_the_other_is_not_met() {
    let plan = plan(&CHAIN);
    assert_eq!(plan.rated("5.2", "1 June 2024"), "Not rated: Waiting on 5.1");
    assert_eq!(plan.rated("5.2", "1 December 2024"), "Not rated: Waiting on 5.1", "not overdue meanwhile");
    assert!(plan.flagged("5.2", "Waiting", "1 June 2024") && !plan.flagged("5.1", "Waiting", "1 June 2024"));
}

#[test]
fn an_action_is_rated_from_the_day_the_other_was_met() {
    let plan = plan(&CHAIN).met("5.1", "31 January 2025", "10 December 2024");
    assert_eq!(plan.rated("5.2", "9 December 2024"), "Not rated: Waiting on 5.1");
    assert_eq!(plan.rated("5.2", "10 December 2024"), "Red: Overdue since 30 November 2024");
    assert!(!plan.flagged("5.2", "Waiting", "10 December 2024"));
}

#[test]
fn an_action_is_rated_from_the_day_the_other_was_agreed_complete() {
    let plan = plan(&CHAIN).decided("5.1", "10 June 2024", Effect::Completed);
    assert_eq!(plan.rated("5.2", "9 June 2024"), "Not rated: Waiting on 5.1");
    assert_eq!(plan.rated("5.2", "10 June 2024"), "Green: Due 30 November 2024");
}

#[test]
fn activity_reports_suspension_and_deletion_of_the_other_release_nobody() {
    let plan = plan(&CHAIN).logged("5.1", "1 June 2024").reported("5.1", "2 June 2024", Reported::Green);
    assert_eq!(plan.rated("5.2", "2 June 2024"), "Not rated: Waiting on 5.1");
    for effect in [Effect::Suspended, Effect::Deleted] {
        let plan = plan.clone().decided("5.1", "3 June 2024", effect);
        assert_eq!(plan.rated("5.2", "3 June 2024"), "Not rated: Waiting on 5.1");
    }
}

#[test]
fn in_a_chain_each_waits_on_its_own_neighbour_only() {
    let plan = plan(&CHAIN).met("5.1", "31 January 2025", "1 June 2024");
    assert_eq!(plan.rated("5.2", "1 June 2024"), "Green: Due 30 November 2024");
    assert_eq!(plan.rated("5.3", "1 June 2024"), "Not rated: Waiting on 5.2");
    let plan = plan.met("5.2", "30 November 2024", "2 June 2024");
    assert_eq!(plan.rated("5.3", "2 June 2024"), "Green: Due 31 July 2025");
}

#[test]
fn one_met_cycle_of_the_other_is_enough() {
    let plan = plan(&["1.1 June 2024, then three-monthly reviews", "1.2 May 2026 | 1.1"]).met(
        "1.1",
        "30 June 2024",
        "30 June 2024",
    );
    assert_eq!(plan.rated("1.2", "1 January 2026"), "Green: Due 31 May 2026", "though later ones are missed");
}

#[test]
fn work_without_milestones_is_waited_on_until_it_is_complete() {
    let plan = plan(&["1.1 Ongoing", "1.2 May 2026 | 1.1"]).logged("1.1", "1 June 2024");
    assert_eq!(plan.rated("1.2", "1 June 2024"), "Not rated: Waiting on 1.1");
    let plan = plan.decided("1.1", "2 June 2024", Effect::Completed);
    assert_eq!(plan.rated("1.2", "2 June 2024"), "Green: Due 31 May 2026");
}

#[test]
fn only_those_not_done_are_named() {
    let plan = plan(&["1.1 May 2024", "1.2 May 2024", "1.3 May 2024", "1.4 June 2024 | 1.1 1.2 1.3"]);
    assert_eq!(plan.rated("1.4", "1 May 2024"), "Not rated: Waiting on 1.1, 1.2 and 1.3");
    let plan = plan.met("1.2", "31 May 2024", "1 May 2024");
    assert_eq!(plan.rated("1.4", "1 May 2024"), "Not rated: Waiting on 1.1 and 1.3");
}

#[test]
fn when_the_milestone_is_undone_the_other_waits_again() {
    let plan = plan(&CHAIN).met("5.1", "31 January 2025", "1 June 2024").undone("2 June 2024");
    assert_eq!(plan.rated("5.2", "2 June 2024"), "Not rated: Waiting on 5.1");
    assert_eq!(plan.undone("3 June 2024").rated("5.2", "1 June 2024"), "Green: Due 30 November 2024");
}

#[test]
fn both_sides_are_named_as_they_read_on_the_day_also_where_they_were_added() {
    let added = |line| Effect::Added(Arc::new(action(line)));
    let plan = plan(&["5.1 January 2025"])
        .decided("5.2", "1 June 2024", added("5.2 May 2025 | 5.1"))
        .decided("5.3", "1 June 2024", added("5.3 May 2025 | 5.2"))
        .decided("5.1", "2 June 2024", Effect::Reworded { text: "New".into(), title: "A service".into() });
    let position = Position::of(&plan.0, day("2 June 2024"));
    let facts = account(&plan.0, &position, "5.2".parse().unwrap()).unwrap().facts;
    let fact = |name| {
        let (_, text) = facts.iter().find(|(fact, _)| *fact == name).unwrap();
        text.iter().map(|run| run.words().to_owned()).collect::<String>()
    };
    assert_eq!(fact("Waits on"), "5.1 A service");
    assert_eq!(fact("Waited on by"), "5.3 Title of 5.3");
}
