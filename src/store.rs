//! The file that holds the journal: a SQLite database that is opened, loaded, appended to and watched.
//!
//! Owns all SQL and everything that can go wrong with the file. Must not know what entries mean
//! (that is `core`) nor who asks (that is `cli`). The interface is narrow so that a shared server
//! can stand behind it one day: load since, append, changed.

mod append;
mod backup;
mod chain;
mod error;
mod load;
mod schema;
mod verify;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::os;
use chain::Link;

pub use append::{AppendError, Conflict};
pub use error::{FilePath, StoreError};
pub use verify::Verified;

/// How long to wait for someone else who is recording at this moment.
const PATIENCE: Duration = Duration::from_secs(3);

/// An open journal file.
#[derive(Debug)]
pub struct Store {
    file: FilePath,
    connection: Connection,
    patience: Duration,
    /// The last entry that was loaded or appended here.
    tip: Link,
    /// SQLite's count of what other connections committed, when it was last asked for.
    commits: i64,
}

impl Store {
    /// Opens the journal at `path`; where there is none, makes it and its folder, for the owner alone.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if fs::metadata(path).is_err_and(|error| means_missing(&error)) {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                os::make_private_folder(folder)
                    .map_err(|source| StoreError::NoFolder { folder: folder.into(), source })?;
            }
            match os::create_private(path) {
                // Another window may just have made it.
                Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                    return Err(StoreError::NotCreated { file: path.into(), source: error });
                }
                _ => {}
            }
        }
        Self::open_existing(path)
    }

    /// Opens the journal at `path`, if there is one.
    ///
    /// A file that cannot be written opens all the same, for reading.
    pub fn open_existing(path: &Path) -> Result<Self, StoreError> {
        // Where the file may not be written, SQLite itself falls back to reading.
        Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, PATIENCE)
    }

    fn connect(path: &Path, access: OpenFlags, patience: Duration) -> Result<Self, StoreError> {
        let file = FilePath::from(path);
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => return Err(StoreError::Folder(file)),
            Err(error) if means_missing(&error) => return Err(StoreError::Missing(file)),
            // Anything else SQLite finds out for itself.
            _ => {}
        }
        let failed = |error| StoreError::of(&file, error);
        // An absolute path: SQLite would read a name like “file:x?mode=ro” as an address.
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut connection = Connection::open_with_flags(absolute, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .map_err(failed)?;
        connection.busy_timeout(patience).map_err(failed)?;
        set_up(&connection).map_err(failed)?;
        schema::bring_up_to_date(&mut connection, &file)?;
        // Only now: before, it might have been another program's file.
        use_rollback_journal(&connection).map_err(failed)?;
        let commits = commits_by_others(&connection).map_err(failed)?;
        Ok(Self { file, connection, patience, tip: Link::default(), commits })
    }

    /// Where the journal is.
    pub fn path(&self) -> &Path {
        self.file.as_ref()
    }

    /// Has anyone else recorded something since this was last asked, or since the file was opened?
    ///
    /// Never waits: while someone is recording at this very moment the answer is no, and yes the next time.
    pub fn changed(&mut self) -> Result<bool, StoreError> {
        let asked =
            self.connection.busy_timeout(Duration::ZERO).and_then(|()| commits_by_others(&self.connection));
        let restored = self.connection.busy_timeout(self.patience);
        match asked.and_then(|commits| restored.map(|()| commits)) {
            Ok(commits) => Ok(std::mem::replace(&mut self.commits, commits) != commits),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(false),
            Err(error) => Err(self.failed(error)),
        }
    }

    fn failed(&self, error: rusqlite::Error) -> StoreError {
        StoreError::of(&self.file, error)
    }
}

fn means_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// The settings that SQLite does not keep in the file.
fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.pragma_update(None, "synchronous", "EXTRA")
}

/// Undoes the write-ahead log that another program may have set: it must not lie on a network drive.
fn use_rollback_journal(connection: &Connection) -> rusqlite::Result<()> {
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if mode == "wal" && !connection.is_readonly("main")? {
        connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    }
    Ok(())
}

fn commits_by_others(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "data_version", |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use chrono::{DateTime, Utc};
    use tempfile::TempDir;

    use super::*;
    use crate::core::journal::{Event, Note, Said};

    const SOON: Duration = Duration::from_millis(20);

    fn store(access: OpenFlags) -> (TempDir, PathBuf, Store) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.db");
        Store::open(&path).unwrap().append(&[note("first")], 0, now()).unwrap();
        let store = Store::connect(&path, access, SOON).unwrap();
        (folder, path, store)
    }

    fn note(words: &str) -> Said {
        Said {
            effective_on: now().date_naive(),
            recorded_by: "J. Ahmed".into(),
            meeting: None,
            action: Some("2.10".parse().unwrap()),
            event: Event::ItemNoted(Note { note: words.into(), ..Note::default() }),
        }
    }

    fn now() -> DateTime<Utc> {
        "2026-11-22T09:30:00Z".parse().unwrap()
    }

    #[test]
    fn a_file_that_cannot_be_written_is_read_and_an_append_says_why_not() {
        // What SQLite falls back to by itself when the system refuses to open the file for writing.
        let (_folder, _, mut store) = store(OpenFlags::SQLITE_OPEN_READ_ONLY);
        assert_eq!(store.load_since(0).unwrap().len(), 1);
        let error = store.append(&[note("second")], 1, now()).unwrap_err();
        assert!(matches!(error, AppendError::Store(StoreError::ReadOnly(_))), "{error}");
        assert!(!store.changed().unwrap());
        assert_eq!(store.verify().unwrap().faults, [""; 0]);
    }

    #[test]
    fn a_full_disk_records_nothing_and_the_next_append_goes_on_from_there() {
        let (_folder, path, mut store) = store(OpenFlags::SQLITE_OPEN_READ_WRITE);
        store.load_since(0).unwrap();
        // The one full disk that SQLite can be given without filling one: it may not grow any more.
        let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
        let error = store.append(&[note("short"), note(&"long ".repeat(10_000))], 1, now()).unwrap_err();
        assert!(matches!(error, AppendError::Store(StoreError::Full(_))), "{error}");
        assert_eq!(Store::open(&path).unwrap().load_since(0).unwrap().len(), 1);

        store.connection.pragma_update_and_check(None, "max_page_count", 10_000, |_| Ok(())).unwrap();
        assert_eq!(store.append(&[note("second")], 1, now()).unwrap()[0].seq, 2);
        assert_eq!(store.verify().unwrap().faults, [""; 0]);
    }

    #[test]
    fn a_file_that_someone_else_holds_says_so_and_records_nothing() {
        let (_folder, path, mut store) = store(OpenFlags::SQLITE_OPEN_READ_WRITE);
        store.load_since(0).unwrap();
        let other = Connection::open(&path).unwrap();
        other.execute_batch("BEGIN EXCLUSIVE").unwrap();
        let error = store.append(&[note("second")], 1, now()).unwrap_err();
        assert!(matches!(error, AppendError::Store(StoreError::Locked(_))), "{error}");
        assert!(matches!(store.load_since(1), Err(StoreError::Locked(_))));
        let opened = Store::connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE, SOON);
        assert!(matches!(opened, Err(StoreError::Locked(_))));
        assert!(!store.changed().unwrap());
        other.execute_batch("ROLLBACK").unwrap();
        assert_eq!(store.append(&[note("second")], 1, now()).unwrap()[0].seq, 2);
    }

    #[test]
    fn a_reader_in_the_way_of_the_commit_leaves_nothing_half_recorded() {
        let (_folder, path, mut store) = store(OpenFlags::SQLITE_OPEN_READ_WRITE);
        let other = Connection::open(&path).unwrap();
        other.execute_batch("BEGIN; SELECT count(*) FROM entry").unwrap();
        let error = store.append(&[note("second")], 1, now()).unwrap_err();
        assert!(matches!(error, AppendError::Store(StoreError::Locked(_))), "{error}");
        other.execute_batch("COMMIT").unwrap();
        assert_eq!(store.load_since(0).unwrap().len(), 1);
        assert_eq!(store.append(&[note("second")], 1, now()).unwrap()[0].seq, 2);
    }

    #[test]
    fn a_file_that_was_made_a_write_ahead_log_is_made_a_rollback_journal_again() {
        let (_folder, path, store) = store(OpenFlags::SQLITE_OPEN_READ_WRITE);
        drop(store);
        Connection::open(&path)
            .unwrap()
            .pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
            .unwrap();
        let store = Store::open(&path).unwrap();
        let asked = |pragma| store.connection.pragma_query_value(None, pragma, |row| row.get::<_, String>(0));
        assert_eq!(asked("journal_mode").unwrap(), "delete");
        let synchronous: i64 =
            store.connection.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
        assert_eq!(synchronous, 3, "EXTRA");
    }
}
