//! The layout of the file: its numbered migrations, and the marks by which a journal is known.

use rusqlite::{Connection, TransactionBehavior};

use super::error::{FilePath, StoreError};

/// SQLite's `application_id` of a journal: “Quor” in ASCII.
const APPLICATION: i64 = 0x5175_6F72;

/// What brings a file from each layout to the next. A file's `user_version` is the number of the last it has.
const MIGRATIONS: [(i64, &str); 2] =
    [(1, include_str!("../../db/0001-journal.sql")), (2, include_str!("../../db/0002-views.sql"))];

/// The newest layout that is known.
const LATEST: i64 = {
    let [.., (number, _)] = MIGRATIONS;
    number
};

/// Sees that the file is a journal with the newest layout; an empty file becomes one.
pub(super) fn bring_up_to_date(connection: &mut Connection, file: &FilePath) -> Result<(), StoreError> {
    let failed = |error| StoreError::of(file, error);
    if layout(connection, file)? == LATEST {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    // Asked again now that nobody else can write: another window may have been first.
    let layout = layout(&transaction, file)?;
    migrate(&transaction, layout).map_err(failed)?;
    transaction.commit().map_err(failed)
}

/// Applies the migrations that a file of that layout lacks.
pub(super) fn migrate(connection: &Connection, layout: i64) -> rusqlite::Result<()> {
    for (number, migration) in MIGRATIONS {
        if number > layout {
            connection.execute_batch(migration)?;
        }
    }
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", LATEST)
}

/// The layout of a journal, 0 for an empty file.
fn layout(connection: &Connection, file: &FilePath) -> Result<i64, StoreError> {
    let marks = "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
                 FROM pragma_application_id, pragma_user_version";
    let (application, layout, objects): (i64, i64, i64) = connection
        .query_row(marks, (), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .map_err(|error| StoreError::of(file, error))?;
    if objects == 0 {
        Ok(0)
    } else if application != APPLICATION {
        Err(StoreError::NotOurs(file.clone()))
    } else if layout > LATEST {
        Err(StoreError::Newer { file: file.clone(), found: layout, known: LATEST })
    } else {
        Ok(layout)
    }
}
