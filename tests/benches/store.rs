//! The file: opening and loading it, and one durable append beside the bare SQLite that it cannot be faster than.

use divan::Bencher;
use quorum::store::Store;
use rusqlite::{Connection, params};
use tempfile::TempDir;

use crate::made;

const ENTRIES: usize = 10_000;

#[divan::bench]
fn opens_and_loads_10_000_entries(bencher: Bencher<'_, '_>) {
    let (folder, _) = file();
    let path = folder.path().join("plan.db");
    bencher.bench(|| Store::open(&path).unwrap().load_since(0).unwrap());
}

#[divan::bench]
fn appends_an_entry(bencher: Bencher<'_, '_>) {
    let (_folder, mut store) = file();
    let mut seen = ENTRIES as u64;
    bencher.bench_local(|| {
        let said = made::record(0, made::REAL);
        seen = store.append(&[said], seen, made::now()).unwrap().last().unwrap().seq;
    });
}

#[divan::bench]
fn appends_the_same_row_with_bare_sqlite(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let mut connection = Connection::open(folder.path().join("bare.db")).unwrap();
    connection
        .execute_batch(
            "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;
             CREATE TABLE entry (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, recorded_at TEXT, effective_on TEXT,
                                 recorded_by TEXT, meeting INTEGER, action TEXT, kind TEXT, body TEXT, hash TEXT);",
        )
        .unwrap();
    let mut append = |seq: i64| {
        let transaction = connection.transaction().unwrap();
        let row = params![
            seq,
            format!("00000000-0000-4000-8000-{seq:012}"),
            "2026-11-22T09:30:00.000Z",
            "2024-06-05",
            "J. Ahmed",
            None::<u32>,
            "1.1",
            "activity_logged",
            r#"{"note":"Two workshops held with residents, 34 people came (record 0).","place":"Poplar"}"#,
            "0".repeat(64),
        ];
        let sql = "INSERT INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        transaction.execute(sql, row).unwrap();
        transaction.commit().unwrap();
    };
    let mut seq = 0;
    bencher.bench_local(|| {
        seq += 1;
        append(seq);
    });
}

/// A file with a plan of 53 actions and ten thousand entries.
fn file() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("plan.db")).unwrap();
    store.append(&made::said_of(made::REAL, ENTRIES - 1), 0, made::now()).unwrap();
    (folder, store)
}
