//! `collect`: what services filled in is shown, and recorded whole or not at all.

use std::fs;

use serde_json::{Value, json};

use crate::place::Place;
use crate::workbook::Cell::{self, Iso, Number, Text};
use crate::workbook::filled;
use crate::{entries, refused, said};

/// 15 January 2027 and 2 October 2025, as a spreadsheet counts days.
const JANUARY: Cell<'_> = Number(46_402.0);
const OCTOBER: Cell<'_> = Number(45_932.0);

/// The sample with slips written as at today. That of Communications has the actions 1.4, 3.1, 3.5, 3.6, 4.1, 5.2 and
/// 6.8 in rows 4 to 10.
pub fn with_slips() -> Place {
    let place = Place::with_sample();
    said(&place, &["slips", "--output", "out"]);
    place
}

/// Fills in a slip under another name.
pub fn fill(place: &Place, slip: &str, name: &str, cells: &[(&str, Cell<'_>)]) {
    let made = fs::read(place.path("out").join(slip)).unwrap();
    fs::write(place.path(name), filled(&made, cells)).unwrap();
}

/// Every kind of answer.
const ANSWERS: [(&str, Cell<'_>); 17] = [
    ("F2", Text("R. Begum")),
    ("E4", Text("Green")),
    ("F4", Text("=SUM(A1) is what we wrote, \u{1b}[31mred & <b>")),
    ("E5", Text(" amber ")),
    ("F5", Text("Half of it.\nThe rest follows.")),
    ("G5", Text("15 January 2027")),
    ("H5", Text("-Leave")),
    ("I5", Text("+Cover, HR, January")),
    ("J5", Text("@nothing")),
    ("E6", Text("Nothing to report")),
    ("E10", Text("RED")),
    ("F10", Text("46 champions")),
    ("G10", Number(46_470.0)),
    ("H10", Text("Two wards have none")),
    ("I10", Text("Ask the wards, R. Begum, March")),
    ("J10", Text("Names")),
    ("E8", Text("Green")),
];

/// The kind, action and body of the entries from that number on.
fn since(place: &Place, seq: usize) -> Vec<(Value, Value, Value)> {
    let entries = entries(place).split_off(seq);
    entries
        .into_iter()
        .map(|entry| (entry["kind"].clone(), entry["action"].clone(), entry["body"].clone()))
        .collect()
}

#[test]
fn what_was_filled_in_is_recorded_as_it_was_written() {
    let place = with_slips();
    let before = entries(&place).len();
    let answers = [&ANSWERS[..], &[("F8", Text("A section in each issue"))]].concat();
    fill(&place, "communications.xlsx", "back.xlsx", &answers);
    let shown = place.done(&["collect", "--preview", "back.xlsx"]);
    assert_eq!(entries(&place).len(), before, "a preview records nothing");
    assert!(shown.contains("3.1  Reported Amber, forecast 15 January 2027: Half of it. The rest follows. (22 November 2026, by R. Begum)"), "{shown}");
    assert_eq!(shown, place.done(&["collect", "--dry-run", "back.xlsx"]));
    let told = said(&place, &["collect", "back.xlsx"]);
    assert_eq!(told.matches("Recorded as entry ").count(), 5, "{told}");
    let recorded = since(&place, before);
    assert_eq!(
        recorded,
        [
            ("progress_reported", "1.4", json!({"rating": "green", "note": "=SUM(A1) is what we wrote, ␛[31mred & <b>"})),
            (
                "progress_reported",
                "3.1",
                json!({"rating": "amber", "note": "Half of it.\nThe rest follows.",
                    "forecast": {"milestone": "2025-07-31", "date": "2027-01-15"},
                    "reason": "-Leave", "path": "+Cover, HR, January", "ask": "@nothing"})
            ),
            ("nil_returned", "3.5", json!({})),
            ("progress_reported", "4.1", json!({"rating": "green", "note": "A section in each issue"})),
            (
                "progress_reported",
                "6.8",
                json!({"rating": "red", "note": "46 champions",
                    "forecast": {"milestone": "2025-10-31", "date": "2027-03-24"},
                    "reason": "Two wards have none", "path": "Ask the wards, R. Begum, March", "ask": "Names"})
            ),
        ]
        .map(|(kind, action, body)| (kind.into(), action.into(), body))
    );
    for entry in &entries(&place)[before..] {
        assert_eq!(entry["recorded_by"], "R. Begum", "who filled it in");
        assert_eq!(entry["effective_on"], "2026-11-22");
    }
    place.done(&["verify"]);
}

#[test]
fn a_milestone_is_met_on_its_day_with_or_without_a_rating() {
    let place = with_slips();
    let before = entries(&place).len();
    let cells = [
        ("K5", Iso("2026-10-02T00:00:00")),
        ("F5", Text("The directory is open")),
        ("E10", Text("Green")),
        ("F10", Text("All wards")),
        ("K10", OCTOBER),
    ];
    fill(&place, "communications.xlsx", "back.xlsx", &cells);
    said(&place, &["collect", "back.xlsx", "--as", "M. Khan"]);
    let recorded = entries(&place).split_off(before);
    let told = |at: usize| (&recorded[at]["kind"], &recorded[at]["effective_on"], &recorded[at]["body"]);
    let met = json!({"milestone": "2025-07-31", "note": "The directory is open"});
    assert_eq!(told(0), (&"milestone_met".into(), &"2026-10-02".into(), &met));
    assert_eq!(told(1).0, "progress_reported");
    assert_eq!(told(2).2, &json!({"milestone": "2025-10-31"}), "the words stand with the report");
    assert_eq!(told(2).1, &Value::from("2025-10-02"));
    assert_eq!(recorded[0]["recorded_by"], "M. Khan", "nobody said who filled it in");
}

#[test]
fn a_slip_of_a_past_day_speaks_for_that_day_unless_later_things_are_known() {
    let place = Place::with_sample();
    said(&place, &["slips", "--output", "out", "--as-at", "30 September 2026"]);
    let before = entries(&place).len();
    // Of 1.4 something was recorded in October; of 3.6 last in September.
    let cells = [("E4", Text("Nothing to report")), ("E7", Text("Nothing to report"))];
    fill(&place, "communications.xlsx", "back.xlsx", &cells);
    said(&place, &["collect", "back.xlsx"]);
    let days: Vec<_> = entries(&place)[before..]
        .iter()
        .map(|entry| (entry["action"].clone(), entry["effective_on"].clone()))
        .collect();
    assert_eq!(
        days,
        [("1.4", "2026-11-22"), ("3.6", "2026-09-30")].map(|(action, day)| (action.into(), day.into()))
    );
}

/// A refusal after which the journal is as long as it was.
pub fn refused_whole(place: &Place, words: &[&str]) -> String {
    let before = entries(place).len();
    let sentence = refused(place, words);
    assert_eq!(entries(place).len(), before, "nothing is recorded by {words:?}");
    sentence
}

#[test]
fn the_same_slip_is_not_recorded_twice() {
    let place = with_slips();
    let cells = [("E4", Text("Green")), ("F4", Text("On track")), ("E6", Text("Nothing to report"))];
    fill(&place, "communications.xlsx", "back.xlsx", &cells);
    said(&place, &["collect", "back.xlsx"]);
    let sentence = refused_whole(&place, &["collect", "back.xlsx"]);
    for action in ["1.4", "3.5"] {
        assert!(
            sentence.contains(&format!("What it says of {action} is recorded already, as entry ")),
            "{sentence}"
        );
    }
    let sentence = refused_whole(&place, &["collect", "--anyway", "back.xlsx"]);
    assert!(sentence.contains("Nothing is left to record."), "{sentence}");
    // What is new in it can be recorded, and the rest is left out with a word.
    fill(
        &place,
        "communications.xlsx",
        "more.xlsx",
        &[&cells[..], &[("E8", Text("Nothing to report"))]].concat(),
    );
    let told = said(&place, &["collect", "--anyway", "more.xlsx"]);
    assert!(told.contains("more.xlsx: 1.4 is recorded already, as entry "), "{told}");
    assert_eq!(told.matches("Recorded as entry ").count(), 1, "{told}");
}

#[test]
fn what_was_withdrawn_can_be_collected_again() {
    let place = with_slips();
    fill(&place, "communications.xlsx", "back.xlsx", &[("E6", Text("Nothing to report"))]);
    said(&place, &["collect", "back.xlsx"]);
    said(&place, &["undo"]);
    said(&place, &["collect", "back.xlsx"]);
}

#[test]
fn what_was_recorded_since_the_slip_was_made_stands_in_the_way() {
    let place = with_slips();
    said(&place, &["log", "1.4", "--note", "Theirs", "--as", "P. Osei"]);
    let cells = [("E4", Text("Green")), ("F4", Text("Ours")), ("E6", Text("Nothing to report"))];
    fill(&place, "communications.xlsx", "back.xlsx", &cells);
    let sentence = refused_whole(&place, &["collect", "back.xlsx"]);
    assert!(sentence.contains("Nothing was recorded; 1 thing stands in the way:"), "{sentence}");
    assert!(sentence.contains(
        "back.xlsx, cell A4 of Update: Since this slip was made, something else was recorded about 1.4."
    ));
    assert!(
        sentence.contains("P. Osei recorded entry ") && sentence.contains(": Logged: Theirs."),
        "{sentence}"
    );
    assert!(sentence.contains("The slip says: Reported Green: Ours. Add --anyway"), "{sentence}");
    let told = said(&place, &["collect", "--anyway", "back.xlsx"]);
    assert_eq!(told.matches("Recorded as entry ").count(), 2, "{told}");
}

#[test]
fn two_services_that_speak_of_one_action_are_both_shown() {
    let place = with_slips();
    fill(&place, "communications.xlsx", "one.xlsx", &[("E4", Text("Green")), ("F4", Text("On track"))]);
    let theirs = [
        ("E4", Text("Amber")),
        ("F4", Text("Late")),
        ("H4", Text("a")),
        ("I4", Text("b")),
        ("J4", Text("c")),
    ];
    fill(&place, "corporate-strategy-and-communities.xlsx", "two.xlsx", &theirs);
    let sentence = refused_whole(&place, &["collect", "one.xlsx", "two.xlsx"]);
    assert!(
        sentence.contains("two.xlsx, cell A4 of Update: one.xlsx, row 4, speaks of 1.4 too. It says: Reported Green: On track. This one says: Reported Amber: Late."),
        "{sentence}"
    );
    let told = said(&place, &["collect", "--anyway", "one.xlsx", "two.xlsx"]);
    assert_eq!(told.matches("Recorded as entry ").count(), 2, "{told}");
}

#[test]
fn a_forecast_earlier_than_the_last_is_confirmed() {
    let place = with_slips();
    fill(
        &place,
        "communications.xlsx",
        "back.xlsx",
        &[("E10", Text("Green")), ("F10", Text("Faster")), ("G10", JANUARY)],
    );
    let sentence = refused_whole(&place, &["collect", "back.xlsx"]);
    assert!(
        sentence.contains(
            "cell G10 of Update: The forecast, 15 January 2027, is before the last one, 26 February 2027."
        ),
        "{sentence}"
    );
    said(&place, &["collect", "--earlier", "back.xlsx"]);
}

#[test]
fn faults_of_all_files_are_named_at_once_and_nothing_is_recorded() {
    let place = with_slips();
    fill(
        &place,
        "communications.xlsx",
        "one.xlsx",
        &[("E4", Text("Green")), ("F4", Text("Fine")), ("G4", Text("soon"))],
    );
    fill(&place, "education.xlsx", "two.xlsx", &[("E4", Text("Greenish")), ("F4", Text("Fine"))]);
    fill(&place, "public-health.xlsx", "three.xlsx", &[("E4", Text("Nothing to report"))]);
    let sentence = refused_whole(&place, &["collect", "one.xlsx", "two.xlsx", "three.xlsx", "gone.xlsx"]);
    assert!(sentence.contains("3 things stand in the way"), "{sentence}");
    assert!(sentence.contains("gone.xlsx cannot be read"), "{sentence}");
    assert!(
        sentence.contains("one.xlsx, cell G4 of Update: “soon” cannot be read as a date. Write it like one of these: 31 March 2027"),
        "{sentence}"
    );
    assert!(sentence.contains("two.xlsx, cell E4 of Update: “Greenish” is no rating."), "{sentence}");
}
