//! What is told at a meeting, and how it gets into the minutes, whatever day it speaks for.

use crate::place::Place;
use crate::{newest, refused, said};

/// A group of three with a meeting open today; its figures are of 30 September.
fn opened() -> Place {
    let place = Place::with_plan();
    for name in ["Amy", "Ben", "Cath"] {
        said(&place, &["member", "add", name]);
    }
    said(&place, &["meeting", "open", "--quorum", "2"]);
    place
}

fn minutes(place: &Place) -> String {
    let text = place.done(&["minutes", "--meeting", "1", "--format", "markdown"]);
    text.replace("**", "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_report_at_the_meeting_is_in_its_exceptions_also_after_later_reports_and_decisions() {
    let place = opened();
    let report = |reference, note| {
        [
            "update", reference, "--rating", "red", "--note", note, "--reason", "Staff", "--path", "Hire",
            "--ask", "Help",
        ]
    };
    said(&place, &[&report("1.3", "In October")[..], &["--on", "20 October 2026"]].concat());
    said(&place, &report("1.3", "Said at the meeting"));
    said(&place, &["decide", "note", "1.5", "--note", "Look at it again"]);
    said(&place, &report("1.5", "After the decision"));
    let minutes = minutes(&place);
    let (exceptions, _) = minutes.split_once("Recurring and continuing work").unwrap();
    for words in
        ["Said at the meeting", "After the decision", "Path to green: Hire", "Asked of the group: Help"]
    {
        assert!(exceptions.contains(words), "{words} is not in {exceptions}");
    }
    assert!(!exceptions.contains("In October"), "the last word counts");
}

#[test]
fn a_member_and_their_substitute_have_one_seat() {
    let place = opened();
    said(&place, &["meeting", "attend", "Amy", "--apologies"]);
    said(&place, &["meeting", "attend", "Sub", "--for", "Amy"]);
    let told = said(&place, &["meeting", "attend", "Amy"]);
    assert!(told.contains("1 present for 3 members; the quorum of 2 was not met."), "{told}");
}

#[test]
fn what_was_done_without_a_day_was_done_today() {
    let place = opened();
    said(&place, &["met", "1.3", "--note", "Opened"]);
    assert_eq!(newest(&place)["effective_on"], "2026-11-22");
    said(&place, &["log", "6.3", "--note", "Met"]);
    assert_eq!(newest(&place)["effective_on"], "2026-11-22");
    said(&place, &["log", "6.3", "--nil"]);
    assert_eq!(newest(&place)["effective_on"], "2026-11-22", "after what is known later");
    said(&place, &["log", "6.4", "--nil"]);
    assert_eq!(newest(&place)["effective_on"], "2026-09-30");
    assert!(
        minutes(&place).contains("| 6.3 Youth Council | 1 | 0 | 1 | 22 November 2026 |"),
        "{}",
        minutes(&place)
    );
}

#[test]
fn notes_on_an_action_added_after_the_day_of_the_figures_are_in_the_minutes() {
    let place = opened();
    said(&place, &["decide", "add", "3", "--text", "Hold a fair", "--title", "Fair", "--service", "Parks"]);
    said(&place, &["meeting", "note", "3.10", "--note", "It begins small."]);
    let minutes = minutes(&place);
    let (before, _) = minutes.split_once("Appendix A").unwrap();
    assert!(before.contains("It begins small."), "{before}");
    assert!(before.contains("Added: Fair: “Hold a fair”; Parks"), "{before}");
}

#[test]
fn a_meeting_minuted_afterwards_has_its_own_day_for_what_was_said_at_it() {
    let place = Place::with_plan();
    said(&place, &["member", "add", "Amy"]);
    said(&place, &["meeting", "open", "--on", "5 November 2026"]);
    said(&place, &["meeting", "attend", "Amy"]);
    said(&place, &["decide", "suspend", "1.5", "--note", "Rest"]);
    assert_eq!(newest(&place)["effective_on"], "2026-11-05");
    let minutes = minutes(&place);
    assert!(
        minutes.contains("AGREED: 1.5 Store of consultation results, suspended: Rest (5 November 2026)"),
        "{minutes}"
    );
    assert!(minutes.contains("1 present for 1 members"), "{minutes}");
}

#[test]
fn nothing_is_decided_before_what_was_decided_last() {
    let place = opened();
    said(&place, &["decide", "suspend", "1.5"]);
    let sentence = refused(&place, &["decide", "resume", "1.5", "--on", "10 November 2026"]);
    assert!(
        sentence.contains("10 November 2026 is before 22 November 2026, when a decision last changed"),
        "{sentence}"
    );
    said(&place, &["follow-up", "add", "Write", "--who", "Amy"]);
    let number = newest(&place)["seq"].to_string();
    let sentence = refused(&place, &["follow-up", "done", &number, "--on", "1 May 2020"]);
    assert!(sentence.contains("when it was agreed"), "{sentence}");
}

#[test]
fn a_ref_is_given_to_one_action_only_also_where_its_addition_was_undone() {
    let place = opened();
    said(&place, &["decide", "add", "2", "--text", "Old"]);
    assert_eq!(newest(&place)["action"], "2.15");
    said(&place, &["undo"]);
    said(&place, &["decide", "add", "2", "--text", "Quite another"]);
    assert_eq!(newest(&place)["action"], "2.16");
}

#[test]
fn a_heading_has_to_be_told_from_the_others() {
    let place = opened();
    let sentence = refused(&place, &["meeting", "note", "a", "--note", "Words"]);
    assert!(sentence.contains("“a” can be “Attendance” and “Any other business”"), "{sentence}");
}

#[test]
fn a_forecast_at_a_meeting_lies_ahead_of_today() {
    let place = opened();
    let words = ["update", "1.4", "--rating", "green", "--note", "On", "--forecast", "15 October 2026"];
    assert!(refused(&place, &words).contains("is before the day of the report, 22 November 2026"));
}
