//! Everything that a command can fail with, each as a sentence, and the exit code that goes with it.

use std::io;
use std::path::PathBuf;

use crate::core::date::DateError;
use crate::core::journal::{Gap, Refusal};
use crate::core::plan::ActionRef;
use crate::core::words::harmless;
use crate::plans::fault::Faults;
use crate::plans::sample::SampleError;
use crate::store::{AppendError, StoreError};

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nothing was added to it.
    #[error(transparent)]
    Append(#[from] AppendError),
    /// The rules.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A date.
    #[error(transparent)]
    Date(#[from] DateError),
    /// The entries do not follow one another.
    #[error(transparent)]
    Gap(#[from] Gap),
    /// The sample records.
    #[error(transparent)]
    Sample(#[from] SampleError),
    /// A plan file.
    #[error("{file} cannot be taken in as it is.\n{faults}")]
    Plan {
        /// The file.
        file: String,
        /// All that is wrong with it.
        faults: Faults,
    },
    /// A name that no plan has, and no file.
    #[error("There is no plan and no file “{}”. The plans that ship are {known}.", harmless(.given))]
    NoPlan {
        /// What was asked for.
        given: String,
        /// The names.
        known: String,
    },
    /// A ref that the plan does not have.
    #[error("The plan has no action “{}”.{}", harmless(.given), offer(.near))]
    NoAction {
        /// What was asked for.
        given: String,
        /// Refs that look like it.
        near: Vec<ActionRef>,
    },
    /// An objective that the plan does not have.
    #[error("The plan has no objective {given}. It has those from {first} to {last}.")]
    NoObjective {
        /// What was asked for.
        given: u16,
        /// The first one.
        first: u16,
        /// The last one.
        last: u16,
    },
    /// Nothing to name the file's place by.
    #[error("Your data folder cannot be found. Give the file with --db or QUORUM_DB.")]
    NoHome,
    /// A screen without a terminal.
    #[error(
        "The board needs a terminal to show itself, and here is none. Use “quorum status” for the actions as plain text, “quorum update” to record and “quorum minutes” for the review."
    )]
    NoTerminal,
    /// The terminal failed.
    #[error("The terminal cannot be used ({0}). Use “quorum status” and the other commands instead.")]
    Terminal(io::Error),
    /// Something would be written over.
    #[error("{} exists already and is left as it is. Give another name.", .0.display())]
    Exists(PathBuf),
    /// A file that cannot be read.
    #[error("{} cannot be read ({source}). Check its name and who may read it.", .file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that cannot be written.
    #[error("{} cannot be written ({source}). Nothing was saved; give another place.", .file.display())]
    Unwritable {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Faults were found in the file that was checked; they are printed already.
    #[error("{0}")]
    Found(String),
    /// Standard output is gone: whoever read it has read enough.
    #[error("standard output was closed")]
    Closed,
    /// Standard output failed otherwise.
    #[error("The output could not be written ({0}). Check the disk or the program that reads it.")]
    Output(io::Error),
    /// Something that should not fail did.
    #[error("{0} Please report it with what you did.")]
    Unexpected(String),
}

impl From<io::Error> for Fault {
    /// For standard output only; files have their own faults.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Fault::Closed } else { Fault::Output(error) }
    }
}

/// “Did you mean 2.10 or 2.1?”
fn offer(near: &[ActionRef]) -> String {
    let near: Vec<_> = near.iter().map(ToString::to_string).collect();
    match near.split_last() {
        None => " Run “quorum status” to see the refs.".to_owned(),
        Some((last, [])) => format!(" Did you mean {last}?"),
        Some((last, others)) => format!(" Did you mean {} or {last}?", others.join(", ")),
    }
}
