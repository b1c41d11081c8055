//! `show`, `history` and `undo`: what was recorded, and what was taken back.

use chrono::NaiveDate;

use crate::place::Place;
use crate::{entries, newest, refused, said};

#[test]
fn show_tells_all_about_an_action() {
    let place = Place::with_plan();
    let report =
        ["update", "1.3", "--rating", "red", "--note", "Three are missing", "--forecast", "June 2027"];
    let sentences = ["--reason", "Posts are vacant", "--path", "Fill them", "--ask", "Release the money"];
    said(&place, &[&report[..], &sentences].concat());
    let shown = place.done(&["show", "1.3"]);
    for part in [
        "1.3 Opportunities in service plans\n==================================",
        "Identify opportunities for communities",
        "Reported: Red",
        "Three are missing",
        "Reason: Posts are vacant",
        "Path to green: Fill them",
        "Asked: Release the money",
        "Responsible: Heads of service",
        "“March 2025, then March each year”",
        "Original date: 31 March 2026",
        "Forecast: 30 June 2027",
        "15 months late, from the original date",
        "31 March 2025: not met",
        "22 November 2026, entry 2, by J. Ahmed",
    ] {
        assert!(shown.contains(part), "{part:?} in {shown}");
    }
    assert!(!shown.contains("\n:"), "every fact has a name or goes on with the one above: {shown}");
    let before = place.done(&["show", "1.3", "--as-at", "30 September 2026"]);
    assert!(
        before.contains("Nothing was recorded about it yet.") && !before.contains("Three are missing"),
        "{before}"
    );
}

#[test]
fn a_moved_date_says_where_that_was_minuted_and_why() {
    let place = Place::with_sample();
    for (action, moved) in [
        (
            "5.4",
            "Date moved: from 31 July 2024 to 31 July 2025, decided 16 October 2024: Tower Hamlets Together asked",
        ),
        (
            "1.5",
            "Date moved: from 31 March 2025 to 31 March 2026, decided 24 March 2025 (Delivery group 24 March 2025, \
             item 2)",
        ),
    ] {
        let shown = place.done(&["show", action]).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(moved), "{shown}");
    }
}

#[test]
fn history_is_newest_first_for_all_or_for_one_action() {
    let place = Place::with_plan();
    for (reference, note) in [("1.3", "First"), ("1.4", "Second"), ("1.3", "Third")] {
        said(&place, &["log", reference, "--note", note]);
    }
    let rows = |words: &[&str]| -> Vec<String> {
        place
            .done(words)
            .lines()
            .skip(2)
            .map(|line| line.split_whitespace().next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(rows(&["history", "1.3"]), ["4", "2"]);
    assert_eq!(rows(&["history", "--last", "2"]), ["4", "3"]);
    let all = place.done(&["history"]);
    let at = |note: &str| all.find(note).unwrap();
    assert!(
        at("Third") < at("Second") && at("Second") < at("First") && at("First") < at("Adopted the plan"),
        "{all}"
    );
}

#[test]
fn what_was_typed_late_says_so_wherever_it_is_told() {
    let place = Place::with_plan();
    said(&place, &["log", "1.3", "--note", "A stall", "--on", "1 July 2024"]);
    // The day on which the test is run.
    let typed = entries(&place)[1]["recorded_at"].as_str().unwrap()[..10].parse::<NaiveDate>().unwrap();
    let typed = typed.format("(typed %-d %B %Y)").to_string();
    assert!(place.done(&["show", "1.3"]).contains(&format!("1 July 2024, entry 2, by J. Ahmed {typed}")));
    assert!(place.done(&["history"]).contains(&format!("Logged: A stall {typed}")));
}

#[test]
fn undo_takes_back_the_last_entry_and_undoing_that_brings_it_back() {
    let place = Place::with_plan();
    said(&place, &["log", "2.11", "--note", "Open day"]);
    let before = place.done(&["status"]);
    said(&place, &["update", "1.3", "--rating", "green", "--note", "All in"]);
    let with_report = place.done(&["status"]);
    assert_ne!(before, with_report);

    let words = said(&place, &["undo"]);
    assert!(
        words.contains("Withdrew: entry 3, Reported Green: All in (1.3, 22 November 2026, by J. Ahmed)"),
        "{words}"
    );
    assert!(words.contains("To bring it back: quorum undo 4"), "{words}");
    assert_eq!(place.done(&["status"]), before);
    assert!(
        place.done(&["history", "1.3"]).contains("All in (withdrawn)"),
        "what was withdrawn stays readable"
    );
    assert_eq!(entries(&place)[2]["withdrawn"], true);

    said(&place, &["undo", "4"]);
    assert_eq!(place.done(&["status"]), with_report);
    assert_eq!(entries(&place)[2]["withdrawn"], false);
    said(&place, &["undo", "5"]);
    assert_eq!(place.done(&["status"]), before, "and so on");
    assert_eq!(entries(&place).len(), 6, "nothing was ever removed");
}

#[test]
fn undo_goes_back_one_by_one_and_stops_at_the_plan() {
    let place = Place::with_plan();
    said(&place, &["log", "1.3", "--note", "First"]);
    said(&place, &["log", "1.4", "--note", "Second"]);
    assert!(said(&place, &["undo"]).contains("Second"));
    assert!(said(&place, &["undo"]).contains("First"));
    assert!(refused(&place, &["undo"]).contains("Nothing of J. Ahmed's is left to undo."));
    assert!(refused(&place, &["undo", "1"]).contains("Entry 1 is the plan itself."));
    assert!(refused(&place, &["undo", "2"]).contains("Entry 2 was withdrawn already."));
    let sentence = refused(&place, &["undo", "99"]);
    assert!(sentence.contains("no entry 99. Run “quorum history”"), "{sentence}");
}

#[test]
fn undo_leaves_what_others_recorded_unless_it_is_named() {
    let place = Place::with_plan();
    said(&place, &["log", "1.3", "--note", "Mine"]);
    said(&place, &["log", "1.3", "--note", "Theirs", "--as", "P. Osei"]);
    assert!(said(&place, &["undo"]).contains("Mine"));
    let sentence = refused(&place, &["undo"]);
    assert!(sentence.contains("To undo an entry of someone else's, give its number"), "{sentence}");
    assert!(said(&place, &["undo", "3"]).contains("Theirs"));
}

#[test]
fn who_and_when_come_from_the_options_before_the_environment() {
    let place = Place::with_plan();
    said(&place, &["log", "1.3", "--note", "x", "--as", "  Dr  M. Begum ", "--today", "1 February 2027"]);
    let entry = newest(&place);
    assert_eq!(
        (&entry["recorded_by"], &entry["effective_on"]),
        (&"Dr M. Begum".into(), &"2027-02-01".into())
    );
    let mut command = place.quorum(&["log", "1.3", "--note", "y"]);
    command.env("QUORUM_AS", "P. Osei").env("QUORUM_TODAY", "3 March 2027").assert().code(0);
    let entry = newest(&place);
    assert_eq!((&entry["recorded_by"], &entry["effective_on"]), (&"P. Osei".into(), &"2027-03-03".into()));
}

#[test]
fn a_variable_set_to_nothing_is_one_not_set() {
    let place = Place::with_plan();
    let cleared = |names: &[&str]| {
        let mut command = place.quorum(&["status", "--format", "json"]);
        for name in names {
            command.env(name, "");
        }
        command
    };
    for name in ["QUORUM_AS", "QUORUM_TODAY", "QUORUM_THEME"] {
        cleared(&[name]).assert().code(0);
    }
    // The file in the data folder is meant then, and there is none.
    let run = cleared(&["QUORUM_DB"]).assert().code(1);
    let sentence = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(sentence.contains("This file holds no plan yet."), "{sentence}");
}

#[test]
fn without_a_name_the_records_still_have_one() {
    let place = Place::with_plan();
    place.quorum(&["log", "1.3", "--note", "x"]).env("QUORUM_AS", "").assert().code(0);
    assert!(!newest(&place)["recorded_by"].as_str().unwrap().trim().is_empty());
}
