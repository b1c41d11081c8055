//! A copy of the file, taken while it is in use.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ffi};

use super::error::FilePath;
use super::{Store, StoreError};
use crate::core::journal::Seq;
use crate::os;

impl Store {
    /// Copies the journal into a new file at `to`, for its owner alone, and gives back how many entries it holds.
    ///
    /// Never overwrites. The copy is opened and compared; one that came out wrong is removed.
    pub fn backup(&self, to: &Path) -> Result<Seq, StoreError> {
        let file = FilePath::from(to);
        os::create_private(to).map_err(|source| match source.kind() {
            ErrorKind::AlreadyExists => StoreError::BackupExists(file.clone()),
            _ => StoreError::NotCreated { file: file.clone(), source },
        })?;
        self.copy(&file).inspect_err(|_| {
            // The error that made the copy worthless is the one to report.
            let _ = fs::remove_file(to);
        })
    }

    fn copy(&self, to: &FilePath) -> Result<Seq, StoreError> {
        // Nobody records between the copying and the counting.
        let transaction = self.connection.unchecked_transaction().map_err(|error| self.failed(error))?;
        let original = end_of(&transaction).map_err(|error| self.failed(error))?;
        copy_pages(&transaction, to.as_ref()).map_err(|error| StoreError::of(to, error))?;

        let copy = Store::open_existing(to.as_ref())?;
        let copied = end_of(&copy.connection).map_err(|error| copy.failed(error))?;
        if copied == original { Ok(copied.0) } else { Err(StoreError::BackupDiffers(to.clone())) }
    }
}

fn copy_pages(from: &Connection, to: &Path) -> rusqlite::Result<()> {
    let absolute = std::path::absolute(to).unwrap_or_else(|_| to.to_owned());
    let mut copy = Connection::open(absolute)?;
    // All pages in one step: the file is small, and a step that was interrupted would begin again.
    match Backup::new(from, &mut copy)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None)),
    }
}

/// How many entries there are, and the hash of the last.
fn end_of(connection: &Connection) -> rusqlite::Result<(Seq, Option<String>)> {
    let sql = "SELECT count(*), (SELECT hash FROM entry ORDER BY seq DESC LIMIT 1) FROM entry";
    connection.query_row(sql, (), |row| Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get(1)?)))
}
