//! An entry as the columns of its row, and the hash that chains it to the one before.
//!
//! The recipe of the hash is a promise to other programs: `db/0001-journal.sql` gives it in full.

use std::error::Error;

use chrono::DateTime;
use rusqlite::Row;
use sha2::{Digest, Sha256};

use crate::core::journal::{Entry, Event, Said, Seq};
use crate::core::words::Label;

/// One link of the chain: an entry's number and hash. The default is what entry 1 hangs on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Link {
    pub seq: Seq,
    /// 64 hexadecimal digits; empty before entry 1.
    pub hash: String,
}

/// The columns of an entry, without its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns<'r> {
    pub seq: i64,
    pub id: &'r str,
    pub recorded_at: &'r str,
    pub effective_on: &'r str,
    pub recorded_by: &'r str,
    pub meeting: Option<i64>,
    pub action: Option<&'r str>,
    pub kind: &'r str,
    pub body: &'r str,
}

impl<'r> Columns<'r> {
    /// The columns in the order in which [`Self::of`] reads them, and then the hash.
    pub const NAMES: &'static str =
        "seq, id, recorded_at, effective_on, recorded_by, meeting, action, kind, body, hash";

    /// The columns of a row, and the hash that stands in it.
    pub fn of(row: &'r Row<'_>) -> rusqlite::Result<(Self, &'r str)> {
        let text = |column| -> rusqlite::Result<&'r str> { Ok(row.get_ref(column)?.as_str()?) };
        let columns = Self {
            seq: row.get(0)?,
            id: text(1)?,
            recorded_at: text(2)?,
            effective_on: text(3)?,
            recorded_by: text(4)?,
            meeting: row.get(5)?,
            action: row.get_ref(6)?.as_str_or_null()?,
            kind: text(7)?,
            body: text(8)?,
        };
        Ok((columns, text(9)?))
    }

    /// The hash of this entry when it follows one of the hash `previous`.
    pub fn hash(&self, previous: &str) -> String {
        let seq = self.seq.to_string();
        let meeting = self.meeting.map(|meeting| meeting.to_string());
        let mut sha = Sha256::new();
        for field in [
            Some(previous),
            Some(&seq),
            Some(self.id),
            Some(self.recorded_at),
            Some(self.effective_on),
            Some(self.recorded_by),
            meeting.as_deref(),
            self.action,
            Some(self.kind),
            Some(self.body),
        ] {
            // The length goes first, so that no text can pass for the end of a field.
            match field {
                Some(text) => {
                    sha.update(text.len().to_string());
                    sha.update(":");
                    sha.update(text);
                    sha.update(",");
                }
                None => sha.update("-,"),
            }
        }
        hexadecimal(&sha.finalize())
    }

    /// The entry that the columns mean.
    pub fn entry(&self) -> Result<Entry, Box<dyn Error + Send + Sync>> {
        Ok(Entry {
            seq: self.seq.try_into()?,
            recorded_at: DateTime::parse_from_rfc3339(self.recorded_at)?.to_utc(),
            said: Said {
                effective_on: self.effective_on.parse()?,
                recorded_by: Label::new(self.recorded_by),
                meeting: self.meeting.map(u32::try_from).transpose()?,
                action: self.action.map(str::parse).transpose()?,
                event: Event::read(self.kind, self.body)?,
            },
        })
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Columns<'static> = Columns {
        seq: 1,
        id: "00000000-0000-4000-8000-000000000000",
        recorded_at: "2026-11-22T09:30:00.000Z",
        effective_on: "2026-11-22",
        recorded_by: "J. Ahmed",
        meeting: None,
        action: None,
        kind: "member_left",
        body: r#"{"name":"A"}"#,
    };

    #[test]
    fn the_hash_is_that_of_the_recipe() {
        // The second is what sha256sum makes of the text.
        let text = "0:,1:1,36:00000000-0000-4000-8000-000000000000,24:2026-11-22T09:30:00.000Z,\
                    10:2026-11-22,8:J. Ahmed,-,-,11:member_left,12:{\"name\":\"A\"},";
        assert_eq!(PLAIN.hash(""), hexadecimal(&Sha256::digest(text)));
        assert_eq!(PLAIN.hash(""), "2c9c8cbc9171044a1fbbcd22325690b51d2b25a29784f20cae9c3d8ce3ecb4e0");
    }

    #[test]
    fn every_field_and_the_hash_before_change_the_hash() {
        let others = [
            Columns { seq: 2, ..PLAIN },
            Columns { id: "00000000-0000-4000-8000-000000000001", ..PLAIN },
            Columns { recorded_at: "2026-11-22T09:30:00.001Z", ..PLAIN },
            Columns { effective_on: "2026-11-23", ..PLAIN },
            Columns { recorded_by: "J. Ahmad", ..PLAIN },
            Columns { meeting: Some(1), ..PLAIN },
            Columns { action: Some("1.1"), ..PLAIN },
            Columns { kind: "member_lost", ..PLAIN },
            Columns { body: r#"{"name":"B"}"#, ..PLAIN },
        ];
        let mut hashes: Vec<_> = others.iter().map(|other| other.hash("")).collect();
        hashes.extend([PLAIN.hash(""), PLAIN.hash("0")]);
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), others.len() + 2);
    }

    proptest::proptest! {
        #[test]
        fn words_cannot_move_from_one_field_into_the_next(
            by in "[a:0-9,é-]{0,12}", kind in "[a:0-9,é-]{0,12}", cut in 0usize..12,
        ) {
            let one = Columns { recorded_by: &by, kind: &kind, ..PLAIN };
            let joined = format!("{by}{kind}");
            let cut = (0..=cut.min(joined.len())).rfind(|at| joined.is_char_boundary(*at)).unwrap();
            let (recorded_by, kind) = joined.split_at(cut);
            let other = Columns { recorded_by, kind, ..PLAIN };
            proptest::prop_assert_eq!(one == other, one.hash("") == other.hash(""));
        }

        #[test]
        fn nothing_and_a_text_that_looks_like_nothing_differ(text in "[-,:0]{0,4}") {
            let said = Columns { action: Some(&text), ..PLAIN };
            proptest::prop_assert_ne!(said.hash(""), PLAIN.hash(""));
        }
    }
}
