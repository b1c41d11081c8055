//! What can go wrong with the file, each as a sentence that says what to do next.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{ErrorCode, ffi};

use crate::core::journal::Seq;
use crate::core::words::harmless;

/// A path as it is shown in a sentence: in quotation marks, and harmless to a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePath(PathBuf);

/// Why the journal could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Not a file at all.
    #[error("{0} is a folder. Give the path of a file with --db.")]
    Folder(FilePath),
    /// Nothing there.
    #[error("There is no file {0}. Check the path given with --db, or run “quorum init” to begin one there.")]
    Missing(FilePath),
    /// The way there could not be made.
    #[error("The folder {folder} could not be made ({source}). Make it yourself, or give another path.")]
    NoFolder {
        /// The folder.
        folder: FilePath,
        /// Why.
        source: io::Error,
    },
    /// A new file could not be made.
    #[error(
        "{file} could not be created ({source}). Check that you may write to its folder, or give another path."
    )]
    NotCreated {
        /// The file.
        file: FilePath,
        /// Why.
        source: io::Error,
    },
    /// No permission even to read.
    #[error("{0} could not be opened. Ask for permission to read it and its folder.")]
    NotOpened(FilePath),
    /// A text, a picture, or a database whose first page is gone.
    #[error("{0} is not a Quorum file, or its beginning is damaged. Check the path, or restore a backup.")]
    NotADatabase(FilePath),
    /// A database, but not a journal.
    #[error(
        "{0} is the database of another program. Nothing in it was changed; give another path with --db."
    )]
    NotOurs(FilePath),
    /// Written by a later version.
    #[error(
        "{file} was written by a newer version of Quorum: its layout is {found}, and this version knows those up to {known}. Install the newer version to use it."
    )]
    Newer {
        /// The file.
        file: FilePath,
        /// The number of its layout.
        found: i64,
        /// The last number that this version knows.
        known: i64,
    },
    /// The database is broken.
    #[error("{file} is damaged ({detail}). Keep it as it is, run “quorum verify”, and restore a backup.")]
    Damaged {
        /// The file.
        file: FilePath,
        /// SQLite's words for it.
        detail: String,
    },
    /// An entry that does not fit its hash.
    #[error("Entry {seq} was altered outside Quorum in {file}. Run “quorum verify”, and restore a backup.")]
    Altered {
        /// The file.
        file: FilePath,
        /// The entry.
        seq: Seq,
    },
    /// An entry that should be there and is not.
    #[error(
        "Entry {seq} is gone from {file}: it was removed, or the file was replaced, outside Quorum. Run “quorum verify”, and restore a backup."
    )]
    Gone {
        /// The file.
        file: FilePath,
        /// The entry.
        seq: Seq,
    },
    /// An entry that this version does not understand.
    #[error("{source} It is entry {seq} of {file}. Install the newest Quorum, or run “quorum verify”.")]
    Unreadable {
        /// The file.
        file: FilePath,
        /// The entry.
        seq: Seq,
        /// Why.
        source: Box<dyn Error + Send + Sync>,
    },
    /// Something was said that would not be understood when it is read back.
    #[error("This cannot be recorded. {source} Nothing was recorded; correct it, then record it again.")]
    Unwritable {
        /// Why.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The file's own rules refuse an entry.
    #[error("{file} refused the entry: {detail}. Nothing was recorded; correct it, then record it again.")]
    Refused {
        /// The file.
        file: FilePath,
        /// SQLite's words for it.
        detail: String,
    },
    /// It can be read, no more.
    #[error(
        "{0} can be read but not written, so nothing was recorded. Ask for permission to write to it and its folder."
    )]
    ReadOnly(FilePath),
    /// Someone holds it.
    #[error(
        "Someone else is recording in {0} at this moment. Nothing was recorded; try again in a few seconds."
    )]
    Locked(FilePath),
    /// No room.
    #[error("The disk that holds {0} is full. Nothing was recorded; free some space, then record it again.")]
    Full(FilePath),
    /// The disk or the network failed.
    #[error(
        "{file} could not be written ({detail}). Nothing was recorded; free some space or check the network drive, then record it again."
    )]
    NotWritten {
        /// The file.
        file: FilePath,
        /// SQLite's words for it.
        detail: String,
    },
    /// A backup in the way.
    #[error("{0} exists already, and a backup never overwrites a file. Give another name.")]
    BackupExists(FilePath),
    /// The copy is not the original.
    #[error("The backup {0} came out incomplete and was removed. Check the disk, then make it again.")]
    BackupDiffers(FilePath),
    /// Anything else.
    #[error("{file} could not be used ({source}). Close other programs that use it, then try again.")]
    Other {
        /// The file.
        file: FilePath,
        /// Why.
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// What an error of SQLite means for `file`.
    pub(super) fn of(file: &FilePath, error: rusqlite::Error) -> Self {
        let file = file.clone();
        let Some(ffi::Error { code, extended_code }) = error.sqlite_error().copied() else {
            return StoreError::Other { file, source: error };
        };
        match (code, extended_code) {
            (ErrorCode::NotADatabase, _) => StoreError::NotADatabase(file),
            (ErrorCode::CannotOpen | ErrorCode::PermissionDenied, _) => StoreError::NotOpened(file),
            (ErrorCode::ReadOnly, _) => StoreError::ReadOnly(file),
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _)
            | (_, ffi::SQLITE_IOERR_LOCK | ffi::SQLITE_IOERR_RDLOCK) => StoreError::Locked(file),
            (ErrorCode::DiskFull, _) => StoreError::Full(file),
            (ErrorCode::ConstraintViolation, _) => StoreError::Refused { file, detail: words_of(&error) },
            (ErrorCode::DatabaseCorrupt, _)
            | (
                _,
                ffi::SQLITE_IOERR_READ
                | ffi::SQLITE_IOERR_SHORT_READ
                | ffi::SQLITE_IOERR_DATA
                | ffi::SQLITE_IOERR_CORRUPTFS,
            ) => StoreError::Damaged { file, detail: words_of(&error) },
            (ErrorCode::SystemIoFailure, _) => StoreError::NotWritten { file, detail: words_of(&error) },
            _ => StoreError::Other { file, source: error },
        }
    }
}

/// SQLite's own words, without the full stop at their end.
fn words_of(error: &rusqlite::Error) -> String {
    error.to_string().trim_end_matches('.').to_owned()
}

impl From<&Path> for FilePath {
    fn from(path: &Path) -> Self {
        Self(path.to_owned())
    }
}

impl AsRef<Path> for FilePath {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”", harmless(&self.0.to_string_lossy()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(extended_code: i32) -> String {
        let error =
            rusqlite::Error::SqliteFailure(ffi::Error::new(extended_code), Some("as SQLite says".into()));
        StoreError::of(&Path::new("plan.db").into(), error).to_string()
    }

    #[test]
    fn a_failure_while_writing_says_that_nothing_was_recorded_and_what_to_do() {
        for (code, begins) in [
            (ffi::SQLITE_FULL, "The disk that holds “plan.db” is full. Nothing was recorded; free"),
            (
                ffi::SQLITE_IOERR_WRITE,
                "“plan.db” could not be written (as SQLite says). Nothing was recorded;",
            ),
            (
                ffi::SQLITE_IOERR_FSYNC,
                "“plan.db” could not be written (as SQLite says). Nothing was recorded;",
            ),
            (
                ffi::SQLITE_READONLY_DIRECTORY,
                "“plan.db” can be read but not written, so nothing was recorded.",
            ),
            (
                ffi::SQLITE_BUSY,
                "Someone else is recording in “plan.db” at this moment. Nothing was recorded;",
            ),
            (ffi::SQLITE_BUSY_SNAPSHOT, "Someone else is recording in “plan.db”"),
        ] {
            assert!(sentence(code).starts_with(begins), "{}", sentence(code));
        }
    }

    #[test]
    fn a_damaged_file_is_told_from_one_that_was_never_a_journal() {
        for code in [ffi::SQLITE_CORRUPT, ffi::SQLITE_CORRUPT_INDEX, ffi::SQLITE_IOERR_SHORT_READ] {
            assert!(sentence(code).starts_with("“plan.db” is damaged ("), "{}", sentence(code));
        }
        assert!(sentence(ffi::SQLITE_NOTADB).starts_with("“plan.db” is not a Quorum file"));
    }

    #[test]
    fn a_path_cannot_act_on_the_terminal() {
        let error = StoreError::Missing(Path::new("a\x1b[31mb").into());
        assert!(error.to_string().starts_with("There is no file “a␛[31mb”."));
    }
}
