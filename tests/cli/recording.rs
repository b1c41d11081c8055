//! `update`, `log` and `met`: what they record, and what they refuse with nothing recorded.

use crate::place::Place;
use crate::{entries, newest, refused, said};

const REPORT: [&str; 6] = ["update", "1.3", "--rating", "green", "--note", "All plans are in"];

/// The report with more words.
fn report<'w>(more: &[&'w str]) -> Vec<&'w str> {
    [&REPORT, more].concat()
}

/// A refusal after which the journal is as long as it was.
fn refused_whole(place: &Place, words: &[&str]) -> String {
    let before = entries(place).len();
    let sentence = refused(place, words);
    assert_eq!(entries(place).len(), before, "nothing is recorded by {words:?}");
    sentence
}

#[test]
fn a_green_report_is_recorded_and_named() {
    let place = Place::with_plan();
    let words = said(&place, &REPORT);
    assert_eq!(
        words,
        "Recorded as entry 2, Reported Green: All plans are in (1.3, 22 November 2026, by J. Ahmed)\n"
    );
    let entry = newest(&place);
    assert_eq!(entry["kind"], "progress_reported");
    assert_eq!(entry["action"], "1.3");
    assert_eq!(entry["body"], serde_json::json!({"rating": "green", "note": "All plans are in"}));
}

#[test]
fn amber_and_red_need_their_three_sentences() {
    let place = Place::with_plan();
    for rating in ["amber", "red"] {
        let bare = ["update", "1.3", "--rating", rating, "--note", "Some are late"];
        let sentence = refused_whole(&place, &bare);
        assert!(
            sentence.contains("needs the reason, the path to green (step, who, by when) and what is asked")
        );
        assert!(sentence.contains("--reason, --path and --ask"), "{sentence}");
        let half = [&bare[..], &["--reason", "Leave", "--path", "  "]].concat();
        let sentence = refused_whole(&place, &half);
        assert!(sentence.contains("needs the path to green"), "{sentence}");
        assert!(!sentence.contains("the reason"), "{sentence}");
        let whole =
            [&bare[..], &["--reason", "Leave", "--path", "Cover, HR, May", "--ask", "nothing"]].concat();
        said(&place, &whole);
        let body = newest(&place)["body"].clone();
        assert_eq!(body["rating"], rating);
        assert_eq!(
            (&body["reason"], &body["path"], &body["ask"]),
            (&"Leave".into(), &"Cover, HR, May".into(), &"nothing".into())
        );
    }
}

#[test]
fn a_report_without_words_is_refused() {
    let place = Place::with_plan();
    for note in ["", "  \n "] {
        let sentence = refused_whole(&place, &["update", "1.3", "--rating", "green", "--note", note]);
        assert!(sentence.contains("Say in a few words what was done"), "{sentence}");
    }
}

#[test]
fn a_forecast_before_the_day_of_the_report_is_refused() {
    let place = Place::with_plan();
    let sentence = refused_whole(&place, &report(&["--forecast", "1 November 2026"]));
    assert!(
        sentence
            .contains("The forecast, 1 November 2026, is before the day of the report, 22 November 2026.")
    );
    assert!(sentence.contains("if it is done, record it as met"), "{sentence}");
    // On an earlier day it would have been one.
    said(&place, &report(&["--forecast", "1 November 2026", "--on", "1 October 2026"]));
}

#[test]
fn a_forecast_earlier_than_the_last_is_a_slip_unless_it_is_meant() {
    let place = Place::with_plan();
    said(&place, &report(&["--forecast", "30 June 2027"]));
    let earlier = report(&["--forecast", "31 March 2027"]);
    let sentence = refused_whole(&place, &earlier);
    assert!(sentence.contains("31 March 2027, is before the last one, 30 June 2027"), "{sentence}");
    assert!(sentence.contains("Add --earlier to confirm."), "{sentence}");
    said(&place, &report(&["--forecast", "31 March 2027", "--earlier"]));
    // The milestone that is open is that of March 2026, which was missed.
    let forecast = serde_json::json!({"milestone": "2026-03-31", "date": "2027-03-31"});
    assert_eq!(newest(&place)["body"]["forecast"], forecast);
    said(&place, &report(&["--forecast", "+9 months"]));
    assert_eq!(newest(&place)["body"]["forecast"]["date"], "2027-08-22");
}

#[test]
fn what_has_no_date_takes_no_forecast() {
    let place = Place::with_plan();
    let words = ["update", "2.11", "--rating", "green", "--note", "x", "--forecast", "May 2027"];
    let sentence = refused_whole(&place, &words);
    assert!(
        sentence.contains("Action 2.11 has no milestone with a date. Log what was done instead."),
        "{sentence}"
    );
}

#[test]
fn a_day_that_has_not_come_is_refused_and_a_past_one_is_taken() {
    let place = Place::with_plan();
    assert!(
        refused_whole(&place, &report(&["--on", "tomorrow"])).contains("23 November 2026 has not come yet")
    );
    said(&place, &report(&["--on", "30/9/2026"]));
    assert_eq!(newest(&place)["effective_on"], "2026-09-30");
}

#[test]
fn an_activity_and_a_nil_return_are_logged() {
    let place = Place::with_plan();
    said(&place, &["log", "2.11", "--note", "Open day", "--place", "Idea Store"]);
    let entry = newest(&place);
    assert_eq!(entry["kind"], "activity_logged");
    assert_eq!(entry["body"], serde_json::json!({"note": "Open day", "place": "Idea Store"}));
    said(&place, &["log", "2.11", "--nil", "--on", "yesterday"]);
    let entry = newest(&place);
    assert_eq!((&entry["kind"], &entry["effective_on"]), (&"nil_returned".into(), &"2026-11-21".into()));
    let sentence = refused_whole(&place, &["log", "2.11", "--note", " "]);
    assert!(sentence.contains("Say in a few words what was done"), "{sentence}");
}

#[test]
fn a_milestone_is_met_once() {
    let place = Place::with_plan();
    said(&place, &["met", "1.1", "--note", "First meeting held", "--on", "12 June 2024"]);
    let entry = newest(&place);
    assert_eq!(entry["kind"], "milestone_met");
    assert_eq!(entry["effective_on"], "2024-06-12");
    assert_eq!(entry["body"], serde_json::json!({"milestone": "2024-05-31", "note": "First meeting held"}));
    assert!(place.done(&["show", "1.1"]).contains("Met 12 June 2024, 1 month late"));
    for again in
        [&["met", "1.1", "--note", "x"][..], &["met", "1.1", "--note", "x", "--milestone", "31 May 2024"]]
    {
        let sentence = refused_whole(&place, again);
        assert!(
            sentence.contains("The milestone of 31 May 2024 was recorded as met on 12 June 2024 already.")
        );
        assert!(sentence.contains("Undo that entry if it is wrong."), "{sentence}");
    }
}

#[test]
fn a_milestone_can_be_met_without_a_word() {
    let place = Place::with_plan();
    said(&place, &["met", "1.1", "--on", "12 June 2024"]);
    assert_eq!(newest(&place)["body"], serde_json::json!({"milestone": "2024-05-31"}));
}

#[test]
fn a_day_before_the_plan_is_recorded_and_remarked_on() {
    let place = Place::with_plan();
    let words = said(&place, &report(&["--on", "31 May 2019"]));
    assert!(
        words.ends_with(
            "\nPlease note: 31 May 2019 is before the plan starts on 24 April 2024; recorded all the same.\n"
        ),
        "{words}"
    );
    assert_eq!(newest(&place)["effective_on"], "2019-05-31");
    assert!(!said(&place, &report(&["--on", "24 April 2024"])).contains("Please note"));
}

#[test]
fn a_report_on_what_is_complete_is_recorded_and_remarked_on() {
    let place = Place::with_sample();
    let complete = crate::json(&place, &["status", "--rating", "complete", "--format", "json"]);
    let action = complete["actions"][0]["ref"].as_str().unwrap().to_owned();
    let words = said(&place, &["update", &action, "--rating", "green", "--note", "More was done"]);
    assert!(words.contains(&format!("Please note: Action {action} was agreed as complete on ")), "{words}");
    assert!(words.contains("stays Complete until a decision resumes it; recorded all the same."), "{words}");
    assert_eq!(newest(&place)["kind"], "progress_reported");
}

#[test]
fn a_milestone_is_named_by_the_date_that_the_plan_gave_it() {
    let place = Place::with_plan();
    said(&place, &["met", "1.3", "--milestone", "March 2025", "--note", "x", "--on", "1 May 2025"]);
    assert_eq!(newest(&place)["body"]["milestone"], "2025-03-31");
    let sentence = refused_whole(&place, &["met", "1.3", "--milestone", "31 May 2024", "--note", "x"]);
    assert!(
        sentence.contains("Its nearest dates are 31 March 2025, 31 March 2026 and 31 March 2027."),
        "{sentence}"
    );
    let sentence = refused_whole(&place, &["met", "2.11", "--note", "x"]);
    assert!(sentence.contains("has no milestone with a date"), "{sentence}");
}

#[test]
fn what_someone_else_recorded_since_stands_in_the_way() {
    let place = Place::with_plan();
    said(&place, &["log", "1.3", "--note", "Theirs", "--as", "P. Osei"]);
    let sentence = refused_whole(&place, &report(&["--seen", "1"]));
    assert!(sentence.contains("someone else recorded something about 1.3"), "{sentence}");
    assert!(sentence.contains("P. Osei recorded entry 2: Logged: Theirs."), "{sentence}");
    assert!(sentence.contains("Yours was not recorded"), "{sentence}");
    // What they did not touch, and what was seen, can be recorded.
    said(&place, &["log", "1.4", "--note", "Elsewhere", "--seen", "1"]);
    said(&place, &report(&["--seen", "2"]));
    for command in [&["log", "1.3", "--nil"][..], &["met", "1.3", "--note", "x"]] {
        refused_whole(&place, &[command, &["--seen", "1"]].concat());
    }
}
