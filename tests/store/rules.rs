//! The file keeps its own rules, whoever opens it, and a breach of them is found.

use std::path::Path;

use quorum::store::{Store, StoreError};
use rusqlite::Connection;

use crate::everything::everything;
use crate::file_of;

/// Runs SQL as another program would: SQLite's own settings, none of Quorum's.
fn run(path: &Path, sql: &str) -> Result<(), String> {
    Connection::open(path).unwrap().execute_batch(sql).map_err(|error| error.to_string())
}

/// A copy of row 3 with some columns replaced, as an INSERT.
fn insert(how: &str, seq: &str, id: &str) -> String {
    format!(
        "{how} INTO entry SELECT {seq}, {id}, recorded_at, effective_on, recorded_by, meeting, action, kind, body, hash
         FROM entry WHERE seq = 3"
    )
}

#[test]
fn no_entry_is_changed_removed_replaced_or_misnumbered_by_sql() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let mut store = file_of(&path, &everything()[..4]);
    let before = store.load_since(0).unwrap();
    let new = "'00000000-0000-4000-8000-000000000000'";
    let theirs = "(SELECT id FROM entry WHERE seq = 1)";
    for (sql, says) in [
        ("UPDATE entry SET body = '{}' WHERE seq = 3".to_owned(), "never changed"),
        ("UPDATE OR REPLACE entry SET seq = 1 WHERE seq = 3".to_owned(), "never changed"),
        ("DELETE FROM entry WHERE seq = 4".to_owned(), "never removed"),
        ("DELETE FROM entry".to_owned(), "never removed"),
        (insert("INSERT OR REPLACE", "3", new), "no number is used again"),
        (insert("INSERT OR IGNORE", "3", new), "no number is used again"),
        (insert("INSERT OR REPLACE", "5", theirs), "never replaced"),
        (insert("INSERT", "6", new), "without a gap"),
        (insert("INSERT", "0", new), "without a gap"),
        (insert("INSERT", "NULL", new), "without a gap"),
    ] {
        let error = run(&path, &sql).unwrap_err();
        assert!(error.contains(says), "{sql}: {error}");
    }
    assert_eq!(store.load_since(0).unwrap(), before);
    assert_eq!(store.verify().unwrap().faults, [""; 0]);
}

#[test]
fn a_row_out_of_shape_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    drop(file_of(&path, &everything()[..1]));
    let good = [
        ("id", "'00000000-0000-4000-8000-000000000000'"),
        ("recorded_at", "'2026-11-22T09:30:00.000Z'"),
        ("effective_on", "'2026-11-22'"),
        ("recorded_by", "'J. Ahmed'"),
        ("meeting", "NULL"),
        ("action", "'2.10'"),
        ("kind", "'item_noted'"),
        ("body", "'{}'"),
        ("hash", "printf('%064d', 0)"),
    ];
    let insert = |column: &str, value: &str| {
        let value_of = |(name, good)| if name == column { value } else { good };
        let values = good.map(value_of).join(", ");
        run(&path, &format!("BEGIN; INSERT INTO entry VALUES (2, {values}); ROLLBACK"))
    };
    assert_eq!(insert("meeting", "1"), Ok(()));
    for (column, value) in [
        ("id", "'short'"),
        ("recorded_at", "'2026-11-22 09:30'"),
        ("recorded_at", "'2026-11-22T09:30:00Z'"),
        ("effective_on", "'2026-02-30'"),
        ("effective_on", "'today'"),
        ("recorded_by", "''"),
        ("meeting", "0"),
        ("meeting", "'one'"),
        ("action", "'2'"),
        ("action", "'0.1'"),
        ("action", "'2.10 '"),
        ("kind", "'Item noted'"),
        ("body", "'{'"),
        ("body", "'[]'"),
        ("body", "NULL"),
        ("hash", "'0'"),
    ] {
        assert!(insert(column, value).is_err(), "{column}: {value}");
    }
}

#[test]
fn an_entry_altered_behind_the_triggers_is_found_by_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let mut store = file_of(&path, &everything());
    let unguarded =
        "DROP TRIGGER entry_is_never_changed; UPDATE entry SET recorded_by = 'Someone' WHERE seq = 17";
    run(&path, unguarded).unwrap();
    for mut store in [Store::open(&path).unwrap(), Store::open_existing(&path).unwrap()] {
        let error = store.load_since(0).unwrap_err();
        assert!(matches!(error, StoreError::Altered { seq: 17, .. }));
        assert!(error.to_string().starts_with("Entry 17 was altered outside Quorum in “"), "{error}");
        assert!(store.append(&[], 0, crate::now()).is_err());
    }
    let found = store.verify().unwrap();
    assert_eq!(
        found.faults,
        [
            "The trigger “entry_is_never_changed” was removed outside Quorum.",
            "Entry 17 was altered, or does not follow the one before it.",
        ]
    );
    assert_eq!(found.entries, everything().len() as u64);
    assert!(store.load_since(28).is_ok(), "what was loaded before is not read again");
    run(&path, "UPDATE entry SET hash = printf('%064d', 0) WHERE seq = 28").unwrap();
    assert!(matches!(store.load_since(28), Err(StoreError::Altered { seq: 28, .. })));
}

#[test]
fn an_entry_removed_behind_the_triggers_is_missed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let mut store = file_of(&path, &everything()[..5]);
    run(&path, "DROP TRIGGER entry_is_never_removed; DELETE FROM entry WHERE seq = 3").unwrap();
    assert!(matches!(store.load_since(0), Err(StoreError::Gone { seq: 3, .. })));
    assert!(store.verify().unwrap().faults.contains(&"Entry 4 stands where entry 3 should be.".to_owned()));
    run(&path, "DELETE FROM entry WHERE seq = 5").unwrap();
    assert!(
        matches!(store.load_since(5), Err(StoreError::Gone { seq: 5, .. })),
        "memory is ahead of the file"
    );
}

#[test]
fn an_entry_of_a_kind_that_is_not_known_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    drop(file_of(&path, &everything()[..2]));
    // Chained as the recipe says, by SQL and the view alone.
    run(
        &path,
        &insert("INSERT", "3", "'00000000-0000-4000-8000-000000000000'")
            .replace("seq = 3", "seq = 2")
            .replace("kind,", "'song_sung',"),
    )
    .unwrap();
    let text: String = Connection::open(&path)
        .unwrap()
        .query_row("SELECT text FROM chain WHERE seq = 3", (), |row| row.get(0))
        .unwrap();
    run(
        &path,
        &format!(
            "DROP TRIGGER entry_is_never_changed; UPDATE entry SET hash = '{}' WHERE seq = 3",
            sha256(&text)
        ),
    )
    .unwrap();
    let error = Store::open(&path).unwrap().load_since(0).unwrap_err();
    assert!(matches!(error, StoreError::Unreadable { seq: 3, .. }), "{error}");
    assert!(error.to_string().contains("“song_sung”") && error.to_string().contains("entry 3 of"), "{error}");
    let faults = Store::open(&path).unwrap().verify().unwrap().faults;
    assert!(faults[1].starts_with("Entry 3 cannot be understood."), "{faults:?}");
}

#[test]
fn the_view_of_the_chain_gives_the_text_of_every_hash() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let store = file_of(&path, &everything());
    let connection = Connection::open(&path).unwrap();
    let mut statement = connection.prepare("SELECT text, hash FROM chain").unwrap();
    let rows =
        statement.query_map((), |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    let rows: Vec<_> = rows.map(Result::unwrap).collect();
    assert_eq!(rows.len(), everything().len());
    assert!(rows.iter().all(|(text, hash)| sha256(text) == *hash));
    assert_eq!(store.verify().unwrap().last_hash, rows.last().unwrap().1);
}

fn sha256(text: &str) -> String {
    use sha2::Digest;
    let digits = sha2::Sha256::digest(text).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from_digit(digit.into(), 16).unwrap()).collect()
}
