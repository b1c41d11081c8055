//! `export`, `verify` and `backup`: the file as a whole.

use std::collections::BTreeSet;
use std::fs;

use crate::place::Place;
use crate::{entries, is_private, json, refused, said};

#[test]
fn the_export_in_json_has_the_plan_the_position_and_every_entry() {
    let place = Place::with_sample();
    let export = json(&place, &["export", "--format", "json"]);
    assert_eq!(export["plan"]["actions"].as_array().map_or_else(|| actions_of(&export), Vec::len), 53);
    assert_eq!(export["position"], json(&place, &["status", "--format", "json"]));
    let entries = export["entries"].as_array().unwrap();
    let numbers: Vec<u64> = entries.iter().map(|entry| entry["seq"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=517).collect::<Vec<_>>());
    let kinds: BTreeSet<_> = entries.iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
    for kind in ["plan_adopted", "progress_reported", "activity_logged", "milestone_met", "decision_made"] {
        assert!(kinds.contains(kind), "{kind}");
    }
}

/// The actions of the exported plan, where they stand below their objectives.
fn actions_of(export: &serde_json::Value) -> usize {
    let objectives = export["plan"]["objectives"].as_array().unwrap();
    objectives.iter().filter_map(|objective| objective["actions"].as_array()).map(Vec::len).sum()
}

#[test]
fn the_export_in_csv_has_a_row_for_every_entry_and_no_formulas() {
    let place = Place::with_plan();
    said(&place, &["log", "1.3", "--note", "x", "--as", "=HYPERLINK(\"http://example.org\")"]);
    let text = place.done(&["export", "--format", "csv"]);
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let header = table.headers().unwrap().clone();
    assert_eq!(
        &header,
        &["entry", "recorded_at", "effective_on", "recorded_by", "ref", "kind", "withdrawn", "summary"][..]
    );
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (&rows[1][0], &rows[1][4], &rows[1][5], &rows[1][7]),
        ("2", "1.3", "activity_logged", "Logged: x")
    );
    assert_eq!(&rows[1][3], "'=HYPERLINK(\"http://example.org\")");
}

#[test]
fn the_export_as_a_calendar_has_every_due_date_as_a_whole_day() {
    let place = Place::with_sample();
    let text = place.done(&["export", "--format", "ics"]);
    assert!(
        text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"),
        "{text}"
    );
    assert!(text.lines().all(|line| line.len() < 80), "long lines are folded");
    let unfolded = text.replace("\r\n ", "");
    let values = |name: &str| -> Vec<String> {
        unfolded.lines().filter_map(|line| line.strip_prefix(name)).map(str::to_owned).collect()
    };
    let mut expected = Vec::new();
    for action in json(&place, &["status", "--format", "json"])["actions"].as_array().unwrap() {
        if let Some(due) = action["next_due"].as_str() {
            expected.push((
                format!("{} {} due ", action["ref"].as_str().unwrap(), action["title"].as_str().unwrap()),
                due.replace('-', ""),
            ));
        }
    }
    assert!(!expected.is_empty());
    let days = values("DTSTART;VALUE=DATE:");
    assert_eq!(days, expected.iter().map(|(_, day)| day.clone()).collect::<Vec<_>>());
    assert_eq!(values("DTEND"), [""; 0], "an end on the same day would be no time at all");
    for (summary, (begins, _)) in values("SUMMARY:").iter().zip(&expected) {
        assert!(summary.replace('\\', "").starts_with(begins), "{summary}");
    }
    let names: BTreeSet<_> = values("UID:").into_iter().collect();
    assert_eq!(names.len(), days.len(), "every event has a name of its own");
}

#[test]
fn verify_finds_a_good_file_in_order() {
    let place = Place::with_plan();
    let one = place.done(&["verify"]);
    assert!(one.starts_with("In order: 1 entry.\nFingerprint: "), "{one}");
    said(&place, &["log", "1.3", "--nil"]);
    let two = place.done(&["verify"]);
    assert!(two.starts_with("In order: 2 entries.\nFingerprint: "), "{two}");
    let hash = two.trim_end().rsplit(' ').next().unwrap();
    assert!(hash.len() == 64 && hash.chars().all(|c| c.is_ascii_hexdigit()), "{hash}");
}

#[test]
fn verify_of_a_file_cut_short_does_not_send_to_verify() {
    let place = Place::with_sample();
    let whole = fs::read(place.file()).unwrap();
    fs::write(place.file(), &whole[..8192]).unwrap();
    let run = place.quorum(&["verify"]).assert().code(1);
    let sentence = String::from_utf8(run.get_output().stderr.clone()).unwrap();
    assert!(sentence.contains("is damaged") && sentence.contains("restore a backup"), "{sentence}");
    assert!(!sentence.contains("quorum verify"), "{sentence}");
}

#[test]
fn a_backup_is_the_whole_file_for_its_owner_alone_and_never_over_another() {
    let place = Place::with_sample();
    assert_eq!(said(&place, &["backup", "copy.db"]), "Copied to copy.db\n");
    assert!(is_private(&place.path("copy.db")));
    assert_eq!(place.done(&["verify", "--db", "copy.db"]), place.done(&["verify"]));
    assert_eq!(place.done(&["export", "--db", "copy.db"]), place.done(&["export"]));

    let before = fs::read(place.path("copy.db")).unwrap();
    said(&place, &["log", "1.3", "--nil"]);
    let sentence = refused(&place, &["backup", "copy.db"]);
    assert!(
        sentence.contains("“copy.db” exists already, and a backup never overwrites a file."),
        "{sentence}"
    );
    assert!(fs::read(place.path("copy.db")).unwrap() == before);
    let own = place.file();
    refused(&place, &["backup", own.to_str().unwrap()]);
    assert_eq!(entries(&place).len(), 518);
    refused(&place, &["backup", "nowhere/copy.db"]);
}

#[test]
fn a_rehearsal_is_written_to_a_new_file_only() {
    let place = Place::empty();
    let words = said(&place, &["demo", "--write", "rehearsal.db"]);
    assert!(words.contains("Open it with: quorum --db rehearsal.db --today 2026-11-22"), "{words}");
    let words = said(&place, &["demo", "--write", "a rehearsal.db"]);
    assert!(words.contains("Open it with: quorum --db \"a rehearsal.db\" --today"), "{words}");
    assert!(place.done(&["verify", "--db", "rehearsal.db"]).starts_with("In order: 517 entries"));
    assert!(
        refused(&place, &["demo", "--write", "rehearsal.db"]).contains("exists already and is left as it is")
    );
    assert!(!place.file().exists(), "the file in use is not touched");
}
