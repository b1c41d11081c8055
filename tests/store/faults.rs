//! Files that are no journal, or not a whole one: each is refused with a sentence, and left as it was.

use std::fs;
use std::path::Path;

use quorum::store::{Store, StoreError};
use rusqlite::Connection;

use crate::everything::everything;
use crate::{activity, file_of, now};

/// The sentence with which the file is refused, which it must be without a change.
fn refusal(path: &Path) -> String {
    let before = fs::read(path).unwrap_or_default();
    let error = Store::open(path).and_then(|mut store| store.load_since(0).map(drop)).unwrap_err();
    assert_eq!(fs::read(path).unwrap_or_default(), before);
    error.to_string()
}

#[test]
fn what_is_no_journal_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");

    assert!(refusal(folder.path()).ends_with("is a folder. Give the path of a file with --db."));
    for text in ["A text file.\n".to_owned(), "xy".to_owned(), "A longer text file.\n".repeat(500)] {
        fs::write(&path, text).unwrap();
        assert!(refusal(&path).contains("is not a Quorum file"), "{}", refusal(&path));
    }
    let blocked = path.join("below/a/file.db");
    assert!(refusal(&blocked).starts_with("The folder “"), "{}", refusal(&blocked));
}

#[test]
fn a_missing_file_is_begun_by_open_and_refused_by_open_existing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let error = Store::open_existing(&path).unwrap_err();
    assert!(matches!(error, StoreError::Missing(_)), "{error}");
    assert!(!path.exists());
    assert_eq!(Store::open(&path).unwrap().load_since(0).unwrap(), []);
    assert_eq!(Store::open_existing(&path).unwrap().path(), path);
}

#[test]
fn an_empty_file_becomes_a_journal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    fs::write(&path, "").unwrap();
    assert_eq!(Store::open(&path).unwrap().load_since(0).unwrap(), []);
}

#[test]
fn the_database_of_another_program_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let theirs = Connection::open(&path).unwrap();
    theirs.execute_batch("CREATE TABLE bookmark (url TEXT)").unwrap();
    assert!(refusal(&path).contains("is the database of another program"), "{}", refusal(&path));
    theirs.execute_batch("PRAGMA application_id = 1; PRAGMA user_version = 2").unwrap();
    assert!(refusal(&path).contains("is the database of another program"), "{}", refusal(&path));
    theirs.query_row("PRAGMA journal_mode = WAL", (), |_| Ok(())).unwrap();
    assert!(refusal(&path).contains("is the database of another program"), "{}", refusal(&path));
    let mode: String = theirs.query_row("PRAGMA journal_mode", (), |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}

#[test]
fn a_file_from_a_newer_version_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    drop(file_of(&path, &everything()));
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    let sentence = refusal(&path);
    assert!(sentence.contains("was written by a newer version of Quorum: its layout is 99"), "{sentence}");
}

#[test]
fn a_file_that_lacks_the_later_migrations_gets_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let expected = file_of(&path, &everything()).load_since(0).unwrap();
    let connection = Connection::open(&path).unwrap();
    let views: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'view'")
        .unwrap()
        .query_map((), |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for view in views {
        connection.execute_batch(&format!("DROP VIEW {view}")).unwrap();
    }
    connection.execute_batch("PRAGMA user_version = 1").unwrap();
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.load_since(0).unwrap(), expected);
    assert_eq!(store.verify().unwrap().faults, [""; 0]);
}

#[test]
fn a_file_cut_short_is_refused_as_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    drop(file_of(&path, &everything()));
    let whole = fs::read(&path).unwrap();
    for kept in [whole.len() / 2, whole.len() - 4096, 4096] {
        fs::write(&path, &whole[..kept]).unwrap();
        assert!(refusal(&path).contains("is damaged ("), "{kept}: {}", refusal(&path));
    }
    for kept in [whole.len() - 1, 60] {
        fs::write(&path, &whole[..kept]).unwrap();
        assert!(refusal(&path).contains("and restore a backup."), "{kept}: {}", refusal(&path));
    }
}

#[test]
fn a_changed_byte_is_never_read_as_something_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let said = everything();
    let expected = file_of(&path, &said).load_since(0).unwrap();
    let whole = fs::read(&path).unwrap();
    let mut found = 0;
    for at in (0..whole.len()).step_by(97) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x11;
        fs::write(&path, bytes).unwrap();
        match Store::open_existing(&path).and_then(|mut store| store.load_since(0)) {
            Ok(entries) => assert_eq!(entries, expected, "byte {at}"),
            Err(error) => {
                assert!(error.to_string().contains("plan.db”"), "byte {at}: {error}");
                found += 1;
            }
        }
    }
    // The rest lies in the unused ends of pages, in indexes and in the texts of views.
    assert!(found > 20, "{found} changed bytes were noticed");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_to_write_opens_for_reading() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let expected = file_of(&path, &everything()).load_since(0).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
    if fs::OpenOptions::new().append(true).open(&path).is_ok() {
        // The superuser may write anywhere. The unit tests of the store open a file for reading alone.
        return;
    }
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.load_since(0).unwrap(), expected);
    let error = store.append(&[activity("A", "1.1", "a")], 99, now()).unwrap_err();
    assert!(error.to_string().contains("can be read but not written, so nothing was recorded"), "{error}");

    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    assert!(refusal(&path).ends_with("could not be opened. Ask for permission to read it and its folder."));

    // The file may be written, but its folder not: there is no room for the rollback journal.
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.load_since(0).unwrap(), expected);
    let error = store.append(&[activity("A", "1.1", "a")], 99, now()).unwrap_err();
    assert!(error.to_string().contains("can be read but not written, so nothing was recorded"), "{error}");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
}
