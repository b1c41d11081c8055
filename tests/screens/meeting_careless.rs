//! What a hand in a hurry does at a meeting, and what must not come of it.

use quorum::core::journal::Event;
use quorum::tui::keymap::Context;

use crate::meeting::{action, at};
use crate::plays::rehearsal;

#[test]
fn what_is_half_typed_for_one_measure_is_not_recorded_of_another() {
    let mut stage = at("measures");
    stage.type_keys("Enter text:55 Esc Down Enter");
    assert_eq!(stage.value("measure"), "Getting involved");
    assert_eq!(stage.value("value"), "");
}

#[test]
fn the_ending_that_was_typed_says_which_format_is_meant() {
    let mut stage = rehearsal();
    stage.type_keys("M s");
    while stage.field().0 != "path" {
        stage.type_keys("Tab");
    }
    stage.type_keys("Ctrl-u text:review.docx Enter");
    assert_eq!(stage.outside.files["review.docx"], "DOCX");
}

#[test]
fn a_milestone_is_met_only_where_there_is_one() {
    let mut stage = at("4.1");
    stage.type_keys("m");
    assert_eq!(stage.context(), Context::Item);
    stage.sees("Action 4.1 has no open date. Log what was done with l instead.");
}

#[test]
fn a_date_alone_is_no_judgement_where_nothing_was_reported() {
    let mut stage = crate::plays::fresh();
    stage.type_keys("m Enter");
    crate::meeting::go(&mut stage, "3.7");
    stage.type_keys("e text:31/3/2027 Enter");
    stage.sees("Choose a rating");
    assert_eq!(
        stage.app.journal.standing().filter(|e| matches!(e.said.event, Event::ProgressReported(_))).count(),
        0
    );
}

#[test]
fn an_action_is_added_to_the_objective_that_is_named() {
    let mut stage = at("any other");
    stage.type_keys("d Up a Tab text:Teach Tab text:Fishing Tab Tab Tab text:5 Ctrl-s");
    assert_eq!(stage.last_said().action.map(|action| action.to_string()).as_deref(), Some("5.9"));
    let mut stage = at("2.1");
    stage.type_keys("d a");
    assert_eq!(stage.value("objective"), "2");
    stage.type_keys("Esc");
    assert_eq!(action(&stage), "2.1");
}

#[test]
fn the_surveys_are_shown_and_recorded_outside_a_meeting_too() {
    let mut stage = rehearsal();
    stage.type_keys("v");
    stage.sees("Trust in the council");
    stage.sees("60%, ±2.9 points");
    stage.type_keys("Down Enter text:41 Tab text:1000");
    assert_eq!(stage.value("measure"), "Getting involved");
    stage.type_keys("Ctrl-s");
    stage.sees("41%, ±3 points");
    stage.type_keys("Esc");
    assert_eq!(stage.context(), Context::Board);
}
