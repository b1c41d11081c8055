//! What is wrong in a plan file: the line, what it is, and what to do about it.
//!
//! Knows neither TOML nor plans.

use std::fmt;

use crate::core::words::{Label, harmless};

/// One thing wrong in a plan file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line of the file, from 1.
    pub line: usize,
    /// What is wrong, as a sentence.
    pub what: String,
    /// What to do, as a sentence.
    pub remedy: String,
}

/// All that is wrong in a plan file: at least one fault, in the order of the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Fault {
    pub(super) fn new(line: usize, what: impl AsRef<str>, remedy: impl AsRef<str>) -> Self {
        let plain = |text: &str| harmless(text).into_owned();
        Self { line, what: plain(what.as_ref()), remedy: plain(remedy.as_ref()) }
    }
}

impl Faults {
    /// Nothing where there is no fault.
    pub(super) fn of(mut faults: Vec<Fault>) -> Option<Self> {
        faults.sort_by_key(|fault| fault.line);
        (!faults.is_empty()).then_some(Self(faults))
    }

    /// The faults, in the order of the lines.
    pub fn all(&self) -> &[Fault] {
        &self.0
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {} {}", self.line, self.what, self.remedy)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            1 => write!(f, "The plan file has 1 fault:")?,
            count => write!(f, "The plan file has {count} faults:")?,
        }
        self.0.iter().try_for_each(|fault| write!(f, "\n{fault}"))
    }
}

impl std::error::Error for Fault {}

impl std::error::Error for Faults {}

/// The words as a fault quotes them: on one line, and not more of them than tell which are meant.
pub(super) fn quoted(words: &str) -> String {
    const ENOUGH: usize = 60;
    let words = Label::new(words);
    match words.char_indices().nth(ENOUGH).and_then(|(end, _)| words.get(..end)) {
        Some(start) => format!("“{}…”", start.trim_end()),
        None => format!("“{words}”"),
    }
}

/// Where the lines of a text begin, in bytes.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The line that a byte lies in, from 1.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start <= byte) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_listed_by_line_under_their_count() {
        let faults =
            Faults::of(vec![Fault::new(7, "It is late.", "Hurry."), Fault::new(2, "It is\x1b.", "Look.")]);
        assert_eq!(
            faults.unwrap().to_string(),
            "The plan file has 2 faults:\nline 2: It is␛. Look.\nline 7: It is late. Hurry."
        );
        assert_eq!(Faults::of(Vec::new()), None);
    }

    #[test]
    fn a_byte_lies_in_the_line_that_began_before_it() {
        let lines = Lines::of("ab\n\nc");
        assert_eq!([0, 2, 3, 4, 5, 99].map(|byte| lines.at(byte)), [1, 1, 2, 3, 3, 3]);
    }
}
