//! Reading entries, with the chain of hashes checked on the way.

use super::chain::{Columns, Link};
use super::{Store, StoreError};
use crate::core::journal::{Entry, Seq};

/// Entries as they were read, and the link that the next one will hang on.
#[derive(Debug)]
pub(super) struct News {
    pub entries: Vec<Entry>,
    pub tip: Link,
}

impl Store {
    /// The entries after `seq`, oldest first; all of them after 0.
    pub fn load_since(&mut self, seq: Seq) -> Result<Vec<Entry>, StoreError> {
        let news = self.read_since(seq)?;
        self.tip = news.tip;
        Ok(news.entries)
    }

    /// The entries after `seq`. What is known of the file stays as it was.
    pub(super) fn read_since(&self, seq: Seq) -> Result<News, StoreError> {
        let failed = |error| self.failed(error);
        let from = i64::try_from(seq).unwrap_or(i64::MAX);
        let sql = format!("SELECT {} FROM entry WHERE seq >= ?1 ORDER BY seq", Columns::NAMES);
        let mut statement = self.connection.prepare(&sql).map_err(failed)?;
        let mut rows = statement.query([from]).map_err(failed)?;

        let mut news = News { entries: Vec::new(), tip: Link::default() };
        if seq > 0 {
            // The entry itself comes first: has the file still the one that is known?
            let gone = || StoreError::Gone { file: self.file.clone(), seq };
            let row = rows.next().map_err(failed)?.ok_or_else(gone)?;
            if row.get(0) != Ok(from) {
                return Err(gone());
            }
            news.tip = Link { seq, hash: row.get(9).map_err(failed)? };
            if seq == self.tip.seq && news.tip != self.tip {
                return Err(self.altered(seq));
            }
        }
        while let Some(row) = rows.next().map_err(failed)? {
            let seq = news.tip.seq + 1;
            if row.get(0) != Ok(seq.cast_signed()) {
                return Err(StoreError::Gone { file: self.file.clone(), seq });
            }
            let (columns, hash) = Columns::of(row).map_err(|_| self.altered(seq))?;
            if columns.hash(&news.tip.hash) != hash {
                return Err(self.altered(seq));
            }
            let unreadable = |source| StoreError::Unreadable { file: self.file.clone(), seq, source };
            news.entries.push(columns.entry().map_err(unreadable)?);
            news.tip.seq = seq;
            hash.clone_into(&mut news.tip.hash);
        }
        Ok(news)
    }

    fn altered(&self, seq: Seq) -> StoreError {
        StoreError::Altered { file: self.file.clone(), seq }
    }
}
