//! The journal in real files: what is recorded comes back, whoever else has the file open.
#![cfg(test)]

mod everything;
mod faults;
mod rules;
mod views;

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use quorum::core::journal::{Entry, Event, Said, Seq};
use quorum::store::{AppendError, Store};
use rusqlite::Connection;

use everything::everything;

/// A morning in November.
fn now() -> DateTime<Utc> {
    "2026-11-22T09:30:00.123456Z".parse().unwrap()
}

/// Something said by `by` on the day of [`now`] about `action` (or, if that is empty, none), from its stored form.
fn said(by: &str, action: &str, kind: &str, body: &str) -> Said {
    Said {
        effective_on: now().date_naive(),
        recorded_by: by.into(),
        meeting: None,
        action: (!action.is_empty()).then(|| action.parse().unwrap()),
        event: Event::read(kind, body).unwrap(),
    }
}

fn activity(by: &str, action: &str, note: &str) -> Said {
    said(by, action, "activity_logged", &format!(r#"{{"note":"{note}"}}"#))
}

/// A new file with those entries.
fn file_of(path: &Path, all: &[Said]) -> Store {
    let mut store = Store::open(path).unwrap();
    store.append(all, 0, now()).unwrap();
    store
}

fn numbers(entries: &[Entry]) -> Vec<Seq> {
    entries.iter().map(|entry| entry.seq).collect()
}

#[test]
fn entries_of_every_kind_survive_a_reopen_in_order_and_as_append_gave_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let appended = Store::open(&path).unwrap().append(&everything(), 0, now()).unwrap();
    let loaded = Store::open_existing(&path).unwrap().load_since(0).unwrap();
    assert_eq!(loaded, appended);
    assert_eq!(loaded.iter().map(|entry| entry.said.clone()).collect::<Vec<_>>(), everything());
    assert_eq!(numbers(&loaded), (1..=everything().len() as Seq).collect::<Vec<_>>());
    let typed: DateTime<Utc> = "2026-11-22T09:30:00.123Z".parse().unwrap();
    assert!(loaded.iter().all(|entry| entry.recorded_at == typed));
    assert_eq!(Store::open(&path).unwrap().load_since(7).unwrap(), loaded[7..]);
}

#[test]
fn each_sample_record_keeps_its_own_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("plan.db")).unwrap();
    let earlier = "2024-06-30T16:00:00Z".parse().unwrap();
    let told = [(earlier, activity("A", "1.1", "then")), (now(), activity("A", "1.1", "now"))];
    let entries = store.append_dated(&told).unwrap();
    assert_eq!(entries[0].recorded_at, earlier);
    assert_eq!(store.load_since(0).unwrap(), entries);
    assert_eq!(numbers(&store.append_dated(&told).unwrap()), [3, 4]);
}

#[test]
fn two_windows_on_one_file_see_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let mut one = Store::open(&path).unwrap();
    let mut two = Store::open(&path).unwrap();
    assert!(!two.changed().unwrap());

    one.append(&[activity("One", "1.1", "a")], 0, now()).unwrap();
    assert!(!one.changed().unwrap(), "one's own entry is no news to it");
    assert!(two.changed().unwrap());
    assert!(!two.changed().unwrap(), "it was asked already");
    assert_eq!(numbers(&two.load_since(0).unwrap()), [1]);

    // What came in between, about other things, is given back with one's own.
    one.append(&[activity("One", "1.2", "b")], 1, now()).unwrap();
    assert_eq!(numbers(&two.append(&[activity("Two", "1.1", "c")], 1, now()).unwrap()), [2, 3]);
    assert_eq!(numbers(&one.append(&[], 2, now()).unwrap()), [3]);
    assert_eq!(one.verify().unwrap().faults, [""; 0]);
}

#[test]
fn nothing_is_lost_when_two_windows_record_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let write = |action: &'static str| {
        let path = path.clone();
        // Opened here, so that the two also race to make the file.
        move || {
            let mut store = Store::open(&path).unwrap();
            for number in 0..40 {
                store.append(&[activity(action, action, &number.to_string())], Seq::MAX, now()).unwrap();
            }
        }
    };
    let writers = ["1.1", "1.2"].map(|action| std::thread::spawn(write(action)));
    for writer in writers {
        writer.join().unwrap();
    }
    let mut store = Store::open(&path).unwrap();
    let entries = store.load_since(0).unwrap();
    for action in ["1.1", "1.2"] {
        let notes = entries.iter().filter(|entry| &*entry.said.recorded_by == action);
        let expected = (0..40).map(|number| format!("Logged: {number}"));
        assert!(notes.map(Entry::summary).eq(expected), "{action}");
    }
    assert_eq!(store.verify().unwrap().faults, [""; 0]);
}

#[test]
fn a_conflict_writes_nothing_and_carries_both_sides() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let mut theirs = file_of(&path, &[activity("A. Khan", "2.9", "before")]);
    let mut ours = Store::open(&path).unwrap();
    ours.load_since(0).unwrap();
    theirs.append(&[activity("A. Khan", "2.10", "a meeting")], 1, now()).unwrap();

    let mine = [activity("J. Ahmed", "2.9", "mine"), activity("J. Ahmed", "2.10", "mine too")];
    let Err(AppendError::Conflict(conflict)) = ours.append(&mine, 1, now()) else { panic!("no conflict") };
    assert_eq!(numbers(&conflict.theirs), [2]);
    assert_eq!(conflict.ours, mine);
    assert_eq!(
        conflict.to_string(),
        "Since you last looked, someone else recorded something about 2.10. A. Khan recorded entry 2: Logged: a \
         meeting. Yours was not recorded; read theirs, then record yours again if it still holds."
    );

    // Loading theirs is not enough: the writer must have seen them.
    assert_eq!(numbers(&ours.load_since(1).unwrap()), [2]);
    assert!(matches!(ours.append(&mine, 1, now()), Err(AppendError::Conflict(_))));
    assert_eq!(numbers(&ours.append(&mine, 2, now()).unwrap()), [3, 4]);
}

#[test]
fn what_is_about_no_action_conflicts_with_its_own_kind_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let open = said("A", "", "meeting_opened", r#"{"position_as_at":"2026-09-30"}"#);
    let note = said("A", "", "item_noted", r#"{"note":"n"}"#);
    let about = said("A", "1.1", "item_noted", r#"{"note":"n"}"#);
    let mut store = file_of(&path, &[open.clone(), about]);
    assert!(matches!(store.append(std::slice::from_ref(&open), 0, now()), Err(AppendError::Conflict(_))));
    assert_eq!(numbers(&store.append(&[note], 0, now()).unwrap()), [3]);
    assert_eq!(numbers(&store.append(&[open], 1, now()).unwrap()), [4]);
}

#[test]
fn what_is_said_at_a_meeting_conflicts_with_its_closing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let at = |number, said: Said| Said { meeting: Some(number), ..said };
    let closed = said("A", "", "meeting_closed", "{}");
    let note = said("A", "1.1", "item_noted", r#"{"note":"n"}"#);
    let mut store = file_of(&path, &[activity("A", "1.2", "before"), at(1, closed)]);
    let late = store.append(&[at(1, note.clone())], 1, now());
    assert!(matches!(late, Err(AppendError::Conflict(_))));
    assert_eq!(
        numbers(&store.append(std::slice::from_ref(&note), 1, now()).unwrap()),
        [3],
        "beside the meeting"
    );
    assert_eq!(numbers(&store.append(&[at(2, note)], 3, now()).unwrap()), [4], "at another");
}

#[test]
fn what_would_not_be_understood_when_it_is_read_back_is_not_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("plan.db")).unwrap();
    let mut odd = said("A", "", "measure_taken", r#"{"measure":"Trust","year":2026,"value":0.5}"#);
    let Event::MeasureTaken(taken) = &mut odd.event else { unreachable!() };
    taken.value = f64::NAN;
    let error = store.append(&[activity("A", "1.1", "good"), odd], 0, now()).unwrap_err();
    assert!(error.to_string().starts_with("This cannot be recorded. "), "{error}");
    assert_eq!(store.load_since(0).unwrap(), []);
    assert_eq!(numbers(&store.append(&[activity("A", "1.1", "good")], 0, now()).unwrap()), [1]);
}

#[test]
fn a_backup_equals_its_source_and_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("plan.db"), folder.path().join("copy.db"));
    let mut store = file_of(&path, &everything());
    assert_eq!(store.backup(&copy).unwrap(), everything().len() as Seq);
    let mut restored = Store::open_existing(&copy).unwrap();
    assert_eq!(restored.load_since(0).unwrap(), store.load_since(0).unwrap());
    assert_eq!(restored.verify().unwrap(), store.verify().unwrap());

    for taken in [&copy, &path] {
        let before = std::fs::read(taken).unwrap();
        let error = store.backup(taken).unwrap_err();
        assert!(error.to_string().ends_with("never overwrites a file. Give another name."), "{error}");
        assert_eq!(std::fs::read(taken).unwrap(), before);
    }
    let error = store.backup(&folder.path().join("no/such/folder.db")).unwrap_err();
    assert!(error.to_string().contains("could not be created"), "{error}");
}

#[test]
fn a_backup_is_taken_while_someone_else_records() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("plan.db"), folder.path().join("copy.db"));
    let store = file_of(&path, &everything());
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(store.backup(&copy).unwrap(), everything().len() as Seq);
}

#[cfg(unix)]
#[test]
fn a_new_file_and_its_folder_and_a_backup_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/deeper/plan.db");
    let copy = folder.path().join("copy.db");
    Store::open(&path).unwrap().backup(&copy).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(&copy), mode(path.parent().unwrap())), (0o600, 0o600, 0o700));
}

#[test]
fn a_time_of_any_millisecond_is_recorded() {
    // The file checks the form of a time with SQLite's own clockwork, which counts in fractions.
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("plan.db")).unwrap();
    let at = |number: i32| now() + TimeDelta::microseconds(1000) * number + TimeDelta::days(1) * number;
    let told: Vec<_> = (0..3000).map(|number| (at(number), activity("A", "1.1", "a"))).collect();
    assert_eq!(store.append_dated(&told).unwrap().len(), told.len());
}
