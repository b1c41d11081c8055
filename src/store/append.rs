//! Adding entries: all of what is said or nothing, and never over what someone else said in between.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Transaction, TransactionBehavior, params};
use uuid::Uuid;

use super::chain::{Columns, Link};
use super::load::News;
use super::{Store, StoreError};
use crate::core::journal::{Entry, EntryText, Event, Said, Seq};

/// Why nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Someone else was first.
    #[error(transparent)]
    Conflict(Box<Conflict>),
    /// The file could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What someone else recorded about the same thing, between what the writer saw and what they said.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub struct Conflict {
    /// What the others recorded, oldest first; at least one entry.
    pub theirs: Vec<Entry>,
    /// What was to be recorded. None of it was.
    pub ours: Vec<Said>,
}

impl Store {
    /// Records all of `said` at once, at `now`, by a writer who had seen the entries up to `seen`.
    ///
    /// Gives back everything that is new since this store last read or wrote, the entries of others too.
    /// If someone recorded something about the same action meanwhile (or, where `said` is about none,
    /// something else of its kind that is about none), that is a [`Conflict`]. On any failure nothing is
    /// recorded.
    pub fn append(
        &mut self,
        said: &[Said],
        seen: Seq,
        now: DateTime<Utc>,
    ) -> Result<Vec<Entry>, AppendError> {
        let transaction = self.begin()?;
        let news = self.read_since(seen.min(self.tip.seq))?;
        let unseen = news.entries.iter().filter(|entry| entry.seq > seen);
        let theirs: Vec<_> = unseen.filter(|entry| is_about_any(entry, said)).cloned().collect();
        if !theirs.is_empty() {
            return Err(AppendError::Conflict(Box::new(Conflict { theirs, ours: said.to_owned() })));
        }
        let news = self.write(news, said.iter().map(|said| (now, said)))?;
        transaction.commit().map_err(|error| self.failed(error))?;
        Ok(self.take_in(news))
    }

    /// Records all of `said` at once, each at its own time, whatever anyone else recorded: for sample records.
    pub fn append_dated(&mut self, said: &[(DateTime<Utc>, Said)]) -> Result<Vec<Entry>, StoreError> {
        let transaction = self.begin()?;
        let news = self.read_since(self.tip.seq)?;
        let news = self.write(news, said.iter().map(|(at, said)| (*at, said)))?;
        transaction.commit().map_err(|error| self.failed(error))?;
        Ok(self.take_in(news))
    }

    /// Begins to write. Dropped without a commit, the transaction leaves no trace.
    fn begin(&self) -> Result<Transaction<'_>, StoreError> {
        Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
            .map_err(|error| self.failed(error))
    }

    fn write<'s>(
        &self,
        mut news: News,
        said: impl Iterator<Item = (DateTime<Utc>, &'s Said)>,
    ) -> Result<News, StoreError> {
        let sql = format!(
            "INSERT INTO entry ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            Columns::NAMES
        );
        let mut insert = self.connection.prepare(&sql).map_err(|error| self.failed(error))?;
        for (at, said) in said {
            let unwritable = |source| StoreError::Unwritable { source };
            let text = EntryText::of(&said.event).map_err(|error| unwritable(error.into()))?;
            let action = said.action.map(|action| action.to_string());
            let seq = news.tip.seq + 1;
            let columns = Columns {
                seq: seq.cast_signed(),
                id: &Uuid::new_v4().to_string(),
                recorded_at: &at.to_rfc3339_opts(SecondsFormat::Millis, true),
                effective_on: &said.effective_on.to_string(),
                recorded_by: &said.recorded_by,
                meeting: said.meeting.map(i64::from),
                action: action.as_deref(),
                kind: &text.kind,
                body: &text.body,
            };
            // Read back from its own row, so that memory holds exactly what the file will give when it is next opened.
            let entry = columns.entry().map_err(unwritable)?;
            let hash = columns.hash(&news.tip.hash);
            insert
                .execute(params![
                    columns.seq,
                    columns.id,
                    columns.recorded_at,
                    columns.effective_on,
                    columns.recorded_by,
                    columns.meeting,
                    columns.action,
                    columns.kind,
                    columns.body,
                    hash,
                ])
                .map_err(|error| self.failed(error))?;
            news.entries.push(entry);
            news.tip = Link { seq, hash };
        }
        Ok(news)
    }

    /// Makes what was committed known, and gives back what was not known before.
    fn take_in(&mut self, mut news: News) -> Vec<Entry> {
        let known = std::mem::replace(&mut self.tip, news.tip).seq;
        news.entries.retain(|entry| entry.seq > known);
        news.entries
    }
}

/// Is an entry about the same thing as anything in `said`?
fn is_about_any(entry: &Entry, said: &[Said]) -> bool {
    let same_kind = |said: &Said| said.event.kind() == entry.said.event.kind();
    // What is said at a meeting cannot become part of its minutes once it is closed.
    let closed = matches!(entry.said.event, Event::MeetingClosed(_));
    let after_closing = |said: &Said| closed && said.meeting.is_some() && said.meeting == entry.said.meeting;
    said.iter().any(|said| {
        after_closing(said)
            || (said.action == entry.said.action && (said.action.is_some() || same_kind(said)))
    })
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = |entry: &Entry| {
            format!("{} recorded entry {}: {}", entry.said.recorded_by, entry.seq, entry.summary())
        };
        let theirs: Vec<_> = self.theirs.iter().map(what).collect();
        let about = self.theirs.first().and_then(|entry| entry.said.action);
        let about = about.map(|action| format!(" about {action}")).unwrap_or_default();
        write!(
            f,
            "Since you last looked, someone else recorded something{about}. {}. Yours was not recorded; read theirs, then record yours again if it still holds.",
            theirs.join("; ")
        )
    }
}
