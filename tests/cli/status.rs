//! `status`: five formats, every filter, any day.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;

use crate::place::Place;
use crate::{json, refused, said};

/// The fields of an action, in the order of the design.
const FIELDS: [&str; 17] = [
    "ref",
    "objective",
    "title",
    "text",
    "services",
    "deadline",
    "schedule",
    "original_due",
    "due",
    "next_due",
    "forecast",
    "reported",
    "computed",
    "why",
    "flags",
    "slip_months",
    "waiting_on",
];

/// Which actions a filter keeps.
type Kept<'k> = &'k dyn Fn(&Value) -> bool;

fn actions(place: &Place, words: &[&str]) -> Vec<Value> {
    let words = [&["status", "--format", "json"], words].concat();
    json(place, &words)["actions"].as_array().unwrap().clone()
}

fn has(list: &Value, text: &str) -> bool {
    list.as_array().unwrap().iter().any(|item| item == text)
}

fn keys(object: &Value) -> BTreeSet<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn json_has_the_shape_that_the_design_fixes() {
    let status = json(&Place::with_sample(), &["status", "--format", "json"]);
    assert_eq!(keys(&status), BTreeSet::from(["actions", "as_at", "period", "totals"]));
    assert_eq!(status["as_at"], "2026-11-22");
    assert_eq!(status["period"], "Q3 2026-27");
    let actions = status["actions"].as_array().unwrap();
    assert_eq!(actions.len(), 53);
    for action in actions {
        assert_action_has_its_shape(action);
    }
    // The sample is rich enough for every one of these to be seen.
    let seen = |field: &str| -> BTreeSet<&str> { actions.iter().filter_map(|a| a[field].as_str()).collect() };
    assert_eq!(seen("computed"), BTreeSet::from(["amber", "complete", "green", "none", "red"]));
    assert_eq!(seen("reported"), BTreeSet::from(["amber", "green", "red"]));
    for field in ["original_due", "due", "next_due", "forecast"] {
        assert!(!seen(field).is_empty(), "some action has {field}");
        assert!(actions.iter().any(|action| action[field].is_null()), "some action has no {field}");
    }
}

fn assert_action_has_its_shape(action: &Value) {
    assert_eq!(keys(action), BTreeSet::from(FIELDS));
    let is_snake = |flag: &str| flag.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let texts = |field: &str| action[field].as_array().unwrap().iter().map(|item| item.as_str().unwrap());
    for field in ["ref", "title", "text", "deadline", "schedule", "why"] {
        assert!(action[field].is_string(), "{field} of {action}");
    }
    let (objective, _) = action["ref"].as_str().unwrap().split_once('.').unwrap();
    assert_eq!(action["objective"].as_u64(), objective.parse().ok());
    assert!(texts("services").all(|service| !service.is_empty()));
    assert!(texts("flags").all(is_snake), "{action}");
    assert!(texts("waiting_on").all(|other| other.contains('.')), "{action}");
    assert!(action["slip_months"].is_i64() || action["slip_months"].is_null(), "{action}");
    for field in ["original_due", "due", "next_due", "forecast"] {
        let iso = action[field].as_str().map(str::parse::<NaiveDate>);
        assert!(action[field].is_null() || iso.is_some_and(|date| date.is_ok()), "{field} of {action}");
    }
}

#[test]
fn totals_add_up_to_the_actions_shown() {
    let status = json(&Place::with_sample(), &["status", "--format", "json"]);
    let (totals, actions) = (&status["totals"], status["actions"].as_array().unwrap());
    assert_eq!(totals["actions"], 53);
    let count = |holds: &dyn Fn(&Value) -> bool| actions.iter().filter(|action| holds(action)).count() as u64;
    for rating in ["red", "amber", "green", "complete", "none"] {
        assert_eq!(
            totals["computed"][rating].as_u64(),
            Some(count(&|a| a["computed"] == rating)),
            "{rating}"
        );
    }
    for rating in ["red", "amber", "green"] {
        assert_eq!(
            totals["reported"][rating].as_u64(),
            Some(count(&|a| a["reported"] == rating)),
            "{rating}"
        );
    }
    assert_eq!(totals["reported"]["none"].as_u64(), Some(count(&|a| a["reported"].is_null())));
    for (total, flag) in
        [("no_update", "no_update"), ("overdue", "overdue"), ("disagree", "disagrees"), ("queries", "query")]
    {
        assert_eq!(totals[total].as_u64(), Some(count(&|a| has(&a["flags"], flag))), "{total}");
    }
}

#[test]
fn csv_has_the_fields_of_json_in_the_order_of_the_design() {
    let place = Place::with_sample();
    let text = place.done(&["status", "--format", "csv"]);
    let mut table = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(table.headers().unwrap(), FIELDS.as_slice());
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let actions = actions(&place, &[]);
    assert_eq!(rows.len(), 53);
    for (row, action) in rows.iter().zip(&actions) {
        for (cell, field) in row.iter().zip(FIELDS) {
            let text = match &action[field] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                Value::Array(items) => {
                    items.iter().map(|item| item.as_str().unwrap()).collect::<Vec<_>>().join("; ")
                }
                other => other.to_string(),
            };
            // What a spreadsheet would take for a formula has an apostrophe before it.
            assert_eq!(
                cell.strip_prefix('\'').filter(|_| !text.starts_with('\'')).unwrap_or(cell),
                text,
                "{field}"
            );
        }
    }
}

#[test]
fn the_table_and_markdown_have_a_row_for_every_action() {
    let place = Place::with_sample();
    let refs: Vec<String> =
        actions(&place, &[]).iter().map(|action| action["ref"].as_str().unwrap().to_owned()).collect();
    let table = place.done(&["status"]);
    let begins_with_ref = |line: &str| {
        line.split_whitespace().next().filter(|word| refs.iter().any(|r| r == word)).map(str::to_owned)
    };
    assert_eq!(table.lines().filter_map(begins_with_ref).collect::<Vec<_>>(), refs);
    assert!(
        table.starts_with(
            "October to December 2026 (quarter 3, 2026 to 2027), position as at 22 November 2026"
        )
    );
    assert!(
        table.contains("53 actions, computed: Red 8, Amber 6, Green 22, Complete 11, Not rated 6."),
        "{table}"
    );

    let markdown = place.done(&["status", "--format", "markdown"]);
    let cells = markdown.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |"));
    let listed: Vec<_> = cells.map(|(cell, _)| cell).filter(|cell| !matches!(*cell, "Ref" | "---")).collect();
    assert_eq!(listed, refs);
}

#[test]
fn the_text_has_a_plain_sentence_for_every_action() {
    let place = Place::with_sample();
    let text = place.done(&["status", "--format", "text"]);
    let lines: Vec<_> = text.lines().collect();
    let actions = actions(&place, &[]);
    assert_eq!(lines.len(), actions.len() + 4, "a head, a total, and a line each");
    for (line, action) in lines[2..].iter().zip(&actions) {
        let word = |field: &str| action[field].as_str().unwrap().to_owned();
        assert!(line.starts_with(&format!("{} {} (", word("ref"), word("title"))), "{line}");
        assert!(
            line.ends_with('.') && line.to_lowercase().contains(&format!(": {}", word("why").to_lowercase()))
        );
        assert_eq!(line.contains("not reported"), action["reported"].is_null(), "{line}");
        assert_eq!(line.contains("Next due "), !action["next_due"].is_null(), "{line}");
    }
    assert!(lines.last().unwrap().starts_with("53 actions, computed: Red 8,"));
    assert!(!text.contains(['─', '│']), "nothing is drawn");
}

#[test]
fn a_very_wide_table_says_what_is_due_too() {
    let place = Place::with_sample();
    let headers = |columns: &str| {
        let run = place.quorum(&["status"]).env("COLUMNS", columns).assert().code(0);
        let table = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        table.lines().nth(1).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(headers("130"), "Ref Action Services Reported Computed Why Due Next due");
    assert_eq!(headers("129"), "Ref Action Services Reported Computed Why Next due");
    assert_eq!(headers("100"), "Ref Action Reported Computed Why Next due");
}

#[test]
fn nothing_is_due_of_what_rests_by_decision() {
    // On that day 3.2 was suspended.
    let actions = actions(&Place::with_sample(), &["--as-at", "30 September 2025"]);
    let rests = |a: &&Value| a["computed"] == "complete" || a["why"] == "Suspended";
    assert!(actions.iter().any(|a| a["why"] == "Suspended"), "the sample has one");
    for action in actions.iter().filter(rests) {
        assert!(action["due"].is_null() && action["next_due"].is_null(), "{action}");
    }
    let waiting = |a: &&Value| a["why"].as_str().unwrap().starts_with("Waiting on");
    assert!(actions.iter().filter(waiting).all(|a| !a["due"].is_null()), "waiting keeps its date");
}

#[test]
fn each_filter_keeps_what_it_names_and_nothing_else() {
    let place = Place::with_sample();
    let all = actions(&place, &[]);
    let is_rated = |rating: &'static str| move |a: &Value| a["computed"] == rating || a["reported"] == rating;
    let is_flagged = |flag: &'static str| move |a: &Value| has(&a["flags"], flag);
    let names_housing = |a: &Value| {
        a["services"].as_array().unwrap().iter().any(|service| service.as_str().unwrap().contains("Housing"))
    };
    let filters: [(&[&str], Kept<'_>); 11] = [
        (&["--objective", "3"], &(|a| a["objective"] == 3)),
        (&["--service", "hOUSing"], &(names_housing)),
        (&["--rating", "red"], &(is_rated("red"))),
        (&["--rating", "amber"], &(is_rated("amber"))),
        (&["--rating", "green"], &(is_rated("green"))),
        (&["--rating", "complete"], &(is_rated("complete"))),
        (&["--rating", "none"], &(is_rated("none"))),
        (&["--due", "this"], &(is_flagged("due_this_quarter"))),
        (&["--due", "next"], &(is_flagged("due_next_quarter"))),
        (&["--due", "overdue"], &(is_flagged("overdue"))),
        (&["--objective", "2", "--rating", "amber"], &(move |a| a["objective"] == 2 && is_rated("amber")(a))),
    ];
    for (words, kept) in filters {
        let expected: Vec<_> = all.iter().filter(|action| kept(action)).cloned().collect();
        assert!(!expected.is_empty() && expected.len() < 53, "{words:?} says something");
        assert_eq!(actions(&place, words), expected, "{words:?}");
    }
}

#[test]
fn a_past_day_shows_what_held_then() {
    let place = Place::with_sample();
    let then = json(&place, &["status", "--as-at", "March 2025", "--format", "json"]);
    assert_eq!((&then["as_at"], &then["period"]), (&"2025-03-31".into(), &"Q4 2024-25".into()));
    assert!(then["totals"]["computed"]["complete"].as_u64() < Some(11), "less was complete by then");
    let rehearsed = json(&place, &["status", "--today", "31 March 2025", "--format", "json"]);
    assert_eq!(rehearsed, then, "as at a day is what was seen on it");
}

#[test]
fn nothing_found_is_no_failure_and_is_said() {
    let place = Place::with_plan();
    let run = place.quorum(&["status", "--service", "nobody", "--format", "json"]).assert().code(0);
    let output = run.get_output();
    let status: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(status["actions"].as_array().unwrap().len(), 0);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "No action fits what was asked for.\n");
    assert!(refused(&place, &["status", "--objective", "9"]).contains("It has those from 1 to 6."));
}

#[test]
fn what_is_recorded_shows_at_once() {
    let place = Place::with_plan();
    said(&place, &["update", "1.4", "--rating", "green", "--note", "All in"]);
    let action = actions(&place, &["--objective", "1"]).into_iter().find(|a| a["ref"] == "1.4").unwrap();
    assert_eq!((&action["reported"], &action["computed"]), (&"green".into(), &"red".into()));
    assert!(has(&action["flags"], "disagrees") && !has(&action["flags"], "no_update"), "{action}");
}
