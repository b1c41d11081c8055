//! The whole file looked over: the database, its rules, and every entry with its hash.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::chain::{Columns, Link};
use super::schema;
use super::{Store, StoreError};
use crate::core::journal::Seq;

/// What looking the file over found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many entries there are.
    pub entries: Seq,
    /// The hash of the last one, 64 hexadecimal digits; empty if there is none. Noted elsewhere, it proves later
    /// that nothing before it was changed.
    pub last_hash: String,
    /// What is wrong, a sentence each; none if all is well.
    pub faults: Vec<String>,
}

impl Store {
    /// Looks the whole file over. A fault does not stop it: all that are found come back.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let failed = |error| self.failed(error);
        // In one transaction, so that what someone records meanwhile is in all of it or in none.
        let transaction = self.connection.unchecked_transaction().map_err(failed)?;
        let mut verified = Verified::default();
        verified.check_database(&transaction).map_err(failed)?;
        verified.check_rules(&transaction).map_err(failed)?;
        // A damaged page ends the walk; the check of the database has named it then.
        if let Err(error) = verified.check_entries(&transaction) {
            verified.faults.push(format!("The entries cannot be read to the end: {error}."));
        }
        Ok(verified)
    }
}

impl Verified {
    fn check_database(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let mut statement = connection.prepare("PRAGMA integrity_check")?;
        for line in statement.query_map((), |row| row.get::<_, String>(0))? {
            let line = line?;
            if line != "ok" {
                self.faults.push(format!("The database is damaged: {line}."));
            }
        }
        Ok(())
    }

    /// Are the table, its triggers and the views as they were made?
    fn check_rules(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let fresh = Connection::open_in_memory()?;
        schema::migrate(&fresh, 0)?;
        let found = definitions(connection)?;
        for (name, (sort, made)) in definitions(&fresh)? {
            match found.get(&name) {
                Some((_, now)) if *now == made => {}
                Some(_) => self.faults.push(format!("The {sort} “{name}” was altered outside Quorum.")),
                None => self.faults.push(format!("The {sort} “{name}” was removed outside Quorum.")),
            }
        }
        Ok(())
    }

    fn check_entries(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let sql = format!("SELECT {} FROM entry ORDER BY seq", Columns::NAMES);
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query(())?;
        let mut tip = Link::default();
        while let Some(row) = rows.next()? {
            self.entries += 1;
            let seq = row.get::<_, i64>(0)?.cast_unsigned();
            if seq != tip.seq + 1 {
                self.faults.push(format!("Entry {seq} stands where entry {} should be.", tip.seq + 1));
            }
            match Columns::of(row) {
                Ok((columns, hash)) => {
                    if columns.hash(&tip.hash) != hash {
                        self.faults
                            .push(format!("Entry {seq} was altered, or does not follow the one before it."));
                    } else if let Err(error) = columns.entry() {
                        self.faults.push(format!("Entry {seq} cannot be understood. {error}"));
                    }
                    // On from the hash that stands there: one altered entry is one fault, not a thousand.
                    hash.clone_into(&mut tip.hash);
                }
                Err(error) => self.faults.push(format!("Entry {seq} cannot be read: {error}.")),
            }
            tip.seq = seq;
        }
        self.last_hash = tip.hash;
        Ok(())
    }
}

/// The table, triggers and views by name: what each is, and the SQL that made it.
fn definitions(connection: &Connection) -> rusqlite::Result<BTreeMap<String, (String, String)>> {
    let mut statement =
        connection.prepare("SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    statement.query_map((), |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?.collect()
}
