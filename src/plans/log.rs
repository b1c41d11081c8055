//! What was noticed while a plan file was read. Knows neither TOML nor plans.

use std::collections::BTreeSet;

use super::fault::Fault;

/// The faults found so far, and where something could not be read at all.
#[derive(Default)]
pub(super) struct Log {
    pub(super) faults: Vec<Fault>,
    spoilt: BTreeSet<usize>,
}

/// A value and the line that it stands on.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) line: usize,
}

impl Log {
    pub(super) fn fault(&mut self, line: usize, what: impl AsRef<str>, remedy: impl AsRef<str>) {
        self.faults.push(Fault::new(line, what, remedy));
    }

    /// Something below the heading on that line was not read: what seems to be missing may be just that.
    pub(super) fn spoil(&mut self, heading: usize) {
        self.spoilt.insert(heading);
    }

    pub(super) fn is_spoilt(&self, heading: usize) -> bool {
        self.spoilt.contains(&heading)
    }

    /// Was everything read, so that what was not found is not in the file?
    pub(super) fn all_was_read(&self) -> bool {
        self.spoilt.is_empty()
    }
}

impl<T> At<T> {
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> At<U> {
        At { value: change(self.value), line: self.line }
    }
}
