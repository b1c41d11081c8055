//! Decisions before they are made: what they would change.

use quorum::core::decision::{moving, next_ref, preview};
use quorum::core::journal::{Effect, Event, Refusal};

use crate::stage::{Stage, action, day};

/// What an effect would change of an action, as name, before and after.
fn changes(stage: &Stage, about: &str, effect: &str) -> Vec<(&'static str, String, String)> {
    let body = format!(r#"{{"words": "So be it", "reason": "Seen", "effect": {effect}}}"#);
    let said = stage.said(about, Event::read("decision_made", &body).unwrap());
    preview(&stage.journal, &said, stage.today).unwrap().changes()
}

fn change(name: &'static str, before: &str, after: &str) -> (&'static str, String, String) {
    (name, before.to_owned(), after.to_owned())
}

const OVERDUE: &str = "Red: Overdue since 31 May 2025";

#[test]
fn a_moved_date_keeps_the_slip_from_the_original() {
    let mut stage = Stage::meeting();
    let move_it = |from, to| {
        format!(r#"{{"date_moved": {{"milestone": "2025-05-31", "from": "{from}", "to": "{to}"}}}}"#)
    };
    stage.tell("1.1", "nil_returned", "{}");
    let first = changes(&stage, "1.1", &move_it("2025-05-31", "2026-05-31"));
    assert_eq!(first[0], change("Computed", OVERDUE, "Green: Due 31 May 2026"));
    assert_eq!(first[1], change("Due", "31 May 2025", "31 May 2026 (originally 31 May 2025)"));
    assert_eq!((first[2].0, &*first[2].2), ("Slip from original", "12 months late"));
    assert_eq!(first[3], change("Retrospective", "due 31 May 2025", "decided 14 January 2026"));
    stage.decide("1.1", &move_it("2025-05-31", "2026-05-31"));
    let again = changes(&stage, "1.1", &move_it("2026-05-31", "2026-07-31"));
    let due = ["31 May 2026 (originally 31 May 2025)", "31 July 2026 (originally 31 May 2025)"];
    assert_eq!(again[1], change("Due", due[0], due[1]));
    assert_eq!(again[2], change("Slip from original", "12 months late", "14 months late"));
    assert_eq!(again.len(), 3, "that date had not passed");
}

#[test]
fn completing_gives_complete_suspending_and_deleting_not_rated() {
    let mut stage = Stage::meeting();
    stage.tell("1.1", "nil_returned", "{}");
    for (effect, after) in [
        ("completed", "Complete: Agreed complete on 14 January 2026"),
        ("suspended", "Not rated: Suspended"),
        ("deleted", "Not rated: Deleted"),
    ] {
        let changes = changes(&stage, "1.1", &format!("\"{effect}\""));
        assert_eq!(changes[0], change("Computed", OVERDUE, after));
    }
}

#[test]
fn an_action_that_is_added_was_not_in_the_plan() {
    let stage = Stage::meeting();
    let added = r#"{"added": {"ref": "1.6", "title": "Map", "text": "Draw it", "services": ["Parks"], "deadline": "May 2026"}}"#;
    let changes = changes(&stage, "1.6", added);
    assert!(changes.iter().all(|(_, before, _)| before == "Not in the plan"), "{changes:?}");
    assert!(changes.contains(&change("Due", "Not in the plan", "31 May 2026")));
    assert!(changes.contains(&change("Services", "Not in the plan", "Parks")));
    assert!(changes.contains(&change("Text", "Not in the plan", "Map: Draw it")));
}

#[test]
fn other_words_and_other_services_are_shown_beside_those_before() {
    let mut stage = Stage::meeting();
    stage.tell("1.1", "nil_returned", "{}");
    let reworded = changes(&stage, "1.1", r#"{"reworded": {"text": "Make two"}}"#);
    assert_eq!(reworded, [change("Text", "Calendar: Make one", "Calendar: Make two")]);
    let reassigned = changes(&stage, "1.1", r#"{"reassigned": {"services": ["Parks", "Legal"]}}"#);
    assert_eq!(reassigned, [change("Services", "Communications", "Parks; Legal")]);
}

#[test]
fn words_alone_change_nothing_and_nothing_is_recorded_by_looking() {
    let stage = Stage::meeting();
    let before = stage.journal.last_seq();
    assert_eq!(changes(&stage, "1.5", r#""words""#), []);
    assert_eq!(stage.journal.last_seq(), before);
    let words = Event::read("decision_made", r#"{"words": "So be it"}"#).unwrap();
    assert!(preview(&stage.journal, &stage.said("", words), stage.today).is_none(), "it is about no action");
}

#[test]
fn a_move_is_of_the_date_now_due_or_of_the_milestone_named() {
    let mut stage = Stage::meeting();
    let to = day("2026-06-30");
    let of =
        |stage: &Stage, about, milestone| moving(&stage.journal, action(about), milestone, to, stage.today);
    let (original, later) = (day("2025-05-31"), day("2026-04-30"));
    let first = Effect::DateMoved { milestone: original, from: original, to };
    assert_eq!(of(&stage, "1.1", None), Ok(first.clone()));
    assert_eq!(of(&stage, "1.1", Some(original)), Ok(first));
    stage.decide(
        "1.1",
        r#"{"date_moved": {"milestone": "2025-05-31", "from": "2025-05-31", "to": "2026-04-30"}}"#,
    );
    let second = Effect::DateMoved { milestone: original, from: later, to };
    assert_eq!(of(&stage, "1.1", None), Ok(second));
    assert_eq!(of(&stage, "1.3", None), Err(Refusal::NoMilestone(action("1.3"))));
    assert_eq!(of(&stage, "7.7", None), Err(Refusal::NoAction(action("7.7"))));
}

#[test]
fn a_new_action_gets_the_ref_after_the_last_also_after_a_deletion() {
    let mut stage = Stage::meeting();
    assert_eq!(next_ref(&stage.journal, 1), action("1.6"));
    assert_eq!(next_ref(&stage.journal, 3), action("3.1"));
    stage.decide("1.6", r#"{"added": {"ref": "1.6", "title": "Map", "text": "Draw it"}}"#);
    stage.decide("1.6", r#""deleted""#);
    assert_eq!(next_ref(&stage.journal, 1), action("1.7"));
}
