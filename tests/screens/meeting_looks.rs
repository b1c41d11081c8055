//! What a meeting looks like, at three sizes.

use crate::looks::{compare, compare_with};
use crate::meeting::{at, meeting};

#[test]
fn attendance() {
    compare_with("meeting_attendance", meeting, |stage| {
        stage.type_keys("Enter a s");
        stage.type_text("P. Osei, Deputy, Communications");
        stage.type_keys("Enter i");
        stage.type_text("K. Lee, Observer, Public Realm");
        stage.type_keys("Enter");
    });
    compare_with("meeting_person", meeting, |stage| {
        stage.type_keys("s");
        stage.type_text("P. Osei, Deputy, Communications");
    });
}

#[test]
fn the_last_minutes() {
    compare("meeting_last_minutes", || at("last minutes"), "Enter Enter");
}

#[test]
fn an_exception() {
    compare("meeting_exception", || at("1.3"), "");
    compare_with(
        "meeting_exception_answered",
        || at("1.3"),
        |stage| {
            stage.type_keys("o");
            stage.type_text("The plans come to the group.");
            stage.type_keys("Ctrl-s");
        },
    );
    compare("meeting_going_to_an_item", || at("1.3"), "/ text:youth");
}

#[test]
fn a_decision_with_what_it_would_change() {
    compare_with(
        "meeting_decision",
        || at("1.5"),
        |stage| {
            stage.type_keys("d m Tab");
            stage.type_text("28 February 2027");
            stage.type_keys("Tab");
            stage.type_text("The store opens with 40 consultations in it.");
        },
    );
}

#[test]
fn completions_and_what_was_asked() {
    compare("meeting_completions", || at("completions"), "Down");
    compare("meeting_changes", || at("changes"), "Down Down");
}

#[test]
fn measures() {
    compare("meeting_measures", || at("measures"), "Down");
}

#[test]
fn the_close() {
    compare("meeting_close", || at("close"), "");
    compare("meeting_closing", || at("close"), "Enter");
    compare("meeting_minutes", || at("close"), "Enter Ctrl-s");
}
