//! The views say in rows what the journal says.

use std::path::Path;

use proptest::prelude::*;
use quorum::core::journal::{Journal, Said, Seq};
use quorum::store::Store;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

use crate::everything::everything;
use crate::{activity, file_of, now, said};

/// The rows of a query, columns separated by a bar, as someone with a spreadsheet reads them.
fn rows(path: &Path, sql: &str) -> Vec<String> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let shown = |value: Value| match value {
        Value::Null => "-".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text,
        Value::Blob(_) => "?".to_owned(),
    };
    let row = |row: &rusqlite::Row<'_>| {
        let values: Result<Vec<Value>, _> = (0..columns).map(|column| row.get(column)).collect();
        Ok(values?.into_iter().map(shown).collect::<Vec<_>>().join("|"))
    };
    statement.query_map((), row).unwrap().map(Result::unwrap).collect()
}

fn in_meeting(said: Said) -> Said {
    Said { meeting: Some(1), ..said }
}

fn on(day: &str, said: Said) -> Said {
    Said { effective_on: day.parse().unwrap(), ..said }
}

#[test]
fn each_view_gives_what_was_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let all: Vec<_> = everything().into_iter().map(in_meeting).collect();
    drop(file_of(&path, &all));
    let day = "2026-11-22";
    for (view, expected) in [
        (
            "progress",
            vec![
                "11|1.1|2026-11-22|J. Ahmed|1|amber|Draft|2026-12-31|2027-02-28|Late|Finish|Nothing"
                    .to_owned(),
            ],
        ),
        (
            "activities",
            vec![format!("12|1.1|{day}|J. Ahmed|1|Stall|Market|0"), format!("13|1.2|{day}|J. Ahmed|1|-|-|1")],
        ),
        ("milestones_met", vec![format!("14|1.1|2026-12-31|{day}|J. Ahmed|1|Published")]),
        (
            "(SELECT seq, action, effect, words, reason, minute, date_from, date_to FROM decisions)",
            [
                "15|-|words|To thank everyone|-|-|-|-",
                "16|1.1|date_moved|To move it|Late|7.2|2026-12-31|2027-03-31",
                "17|1.1|suspended||-|-|-|-",
                "18|1.1|resumed||-|-|-|-",
                "19|1.1|completed||-|-|-|-",
                "20|1.9|added||-|-|-|-",
                "21|1.1|reworded||-|-|-|-",
                "22|1.1|reassigned||-|-|-|-",
                "23|1.2|deleted||-|-|-|-",
            ]
            .map(str::to_owned)
            .to_vec(),
        ),
        (
            "board",
            vec![
                format!(
                    "1.1|Listening|Other|Housing; Health|December 2026|completed|amber|{day}|J. Ahmed|Draft|2027-02-28"
                ),
                "1.2|Listening|Stalls|Events|Ongoing|deleted|-|-|-|-|-".to_owned(),
                "1.9|Listening|New|-|May 2027|live|-|-|-|-|-".to_owned(),
                "2.9|Telling|Letters|-|As required|live|-|-|-|-|-".to_owned(),
                "2.10|Telling|Surveys|Policy|March 2027, then March each year|live|-|-|-|-|-".to_owned(),
            ],
        ),
        ("members", vec![]),
        ("attendance", vec!["1|Z. Ali|substitute|J. Ahmed".to_owned()]),
        (
            "meetings",
            vec![format!("1|{day}|2026-09-30|Town Hall|J. Ahmed|4|1|{day}|{day}|Page 2: Z. Ali was there.")],
        ),
        // Its doing was withdrawn.
        ("followups", vec![format!("24|{day}|1|-|Ask|Z. Ali|2026-12-01|0|-|-")]),
        (
            "measures",
            vec![
                "Say|Residents' survey|-|-|-|-|-|-".to_owned(),
                format!("Trust|Survey|Do you trust us?|2026|61.5|100|By telephone|{day}"),
            ],
        ),
    ] {
        assert_eq!(rows(&path, &format!("SELECT * FROM {view}")), expected, "{view}");
    }
    assert_eq!(rows(&path, "SELECT count(*) FROM entries"), ["27"]);
}

#[test]
fn the_last_word_counts_by_the_day_it_speaks_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let report = |rating: &str| {
        said("A", "2.10", "progress_reported", &format!(r#"{{"rating":"{rating}","note":"n"}}"#))
    };
    let member = |kind: &str, name: &str| said("A", "", kind, &format!(r#"{{"name":"{name}"}}"#));
    let present = |presence: &str| {
        in_meeting(said(
            "A",
            "",
            "attendance_recorded",
            &format!(r#"{{"name":"B","presence":"{presence}"}}"#),
        ))
    };
    drop(file_of(
        &path,
        &[
            everything().swap_remove(0),
            on("2026-11-20", report("green")),
            on("2026-06-30", report("red")),
            member("member_added", "B"),
            member("member_added", "C"),
            member("member_left", "C"),
            present("apologies"),
            present("present"),
        ],
    ));
    assert_eq!(rows(&path, "SELECT rating, reported_on FROM board WHERE ref = '2.10'"), ["green|2026-11-20"]);
    assert_eq!(rows(&path, "SELECT * FROM members"), ["B|-|-|2026-11-22"]);
    assert_eq!(rows(&path, "SELECT * FROM attendance"), ["1|B|present|-"]);
}

#[test]
fn the_views_of_a_new_file_are_empty() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    drop(Store::open(&path).unwrap());
    let views = rows(&path, "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name");
    assert_eq!(views.len(), 12, "{views:?}");
    for view in views {
        assert_eq!(rows(&path, &format!("SELECT * FROM {view}")), [""; 0], "{view}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Withdrawals of entries, of withdrawals, and twice of the same: the view and the fold agree.
    #[test]
    fn the_entries_that_hold_are_those_of_the_fold(targets in prop::collection::vec(0..12u64, 0..24)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.db");
        let mut all: Vec<_> = (1..=3).map(|number| activity("A", "1.1", &number.to_string())).collect();
        let withdrawal = |target| said("A", "", "entry_withdrawn", &format!(r#"{{"entry":{target},"words":"w"}}"#));
        all.extend(targets.into_iter().map(withdrawal));
        let entries = Store::open(&path).unwrap().append(&all, 0, now()).unwrap();
        let journal = Journal::fold(entries).unwrap();
        let standing: Vec<_> = journal.standing().map(|entry| entry.seq.to_string()).collect();
        prop_assert_eq!(rows(&path, "SELECT seq FROM entries"), standing);
        // And both by their meaning: an entry holds unless a withdrawal of it holds.
        for seq in 1..=journal.last_seq() {
            prop_assert_eq!(journal.holds(seq), !is_withdrawn(&journal, seq));
        }
    }
}

fn is_withdrawn(journal: &Journal, seq: Seq) -> bool {
    use quorum::core::journal::Event;
    journal.standing().any(|entry| {
        matches!(&entry.said.event, Event::EntryWithdrawn(withdrawal) if withdrawal.entry == seq && seq < entry.seq)
    })
}
