//! `quorum demo`: a rehearsal on the real plan with sample records, in a file of its own.

use std::path::Path;
use std::sync::Arc;

use super::args::Global;
use super::desk::{self, Desk};
use super::fault::Fault;
use super::{board, out, plans};
use crate::core::journal::Journal;
use crate::core::words::Label;
use crate::plans::{builtin, sample};
use crate::store::Store;

/// Opens a rehearsal in a temporary file, or writes one to a new file.
pub fn run(global: &Global, write: Option<&Path>) -> Result<(), Fault> {
    if let Some(path) = write {
        let day = set_up(path, global)?.today;
        let path = path.display().to_string();
        let as_typed = if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path.clone() };
        out::say(&format!("Wrote a rehearsal to {path}. Open it with: quorum --db {as_typed} --today {day}"));
        return Ok(());
    }
    board::needs_terminal()?;
    let folder =
        tempfile::tempdir().map_err(|source| Fault::Unwritable { file: std::env::temp_dir(), source })?;
    let desk = set_up(&folder.path().join("rehearsal.db"), global)?;
    // The rehearsal stays on its own day, on which its records are fresh.
    let global = Global { today: Some(desk.today.to_string()), ..global.clone() };
    board::show(desk, &global)
}

fn set_up(path: &Path, global: &Global) -> Result<Desk, Fault> {
    if path.exists() {
        return Err(Fault::Exists(path.to_owned()));
    }
    let plan = Arc::new(plans::shipped(&builtin::DEFAULT)?);
    let sample = sample::records(&plan)?;
    let mut store = Store::open(path)?;
    let journal = Journal::fold(store.append_dated(&sample.records)?)?;
    let today = if global.today.is_some() { desk::today(global)? } else { sample.today };
    let who = global.who.as_deref().map_or_else(|| Label::new("Minute-taker"), Label::new);
    Ok(Desk { store, journal, today, who })
}
