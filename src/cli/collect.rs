//! `quorum collect`: reads slips that came back, shows what they would record and what is wrong, and records all or
//! nothing.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::args::Global;
use super::desk::Desk;
use super::fault::Fault;
use super::out;
use super::slip_args::Collect;
use crate::core::date::long;
use crate::core::journal::{self, Entry, Said};
use crate::core::schedule::plural;
use crate::slips::collect::{Collected, Collecting, collect};
use crate::slips::container::MOST_BYTES;
use crate::slips::fault::{Fault as Wrong, What};
use crate::slips::read::{Filled, read};

/// Reads the slips, and records them unless only a preview is asked for.
pub fn run(global: &Global, asked: &Collect) -> Result<(), Fault> {
    let mut desk = Desk::with_plan(global)?;
    let mut faults = Vec::new();
    let slips = read_all(&desk, &asked.files, &mut faults);
    let about =
        Collecting { today: desk.today, who: desk.who.clone(), anyway: asked.anyway, earlier: asked.earlier };
    let collected = collect(&desk.journal, &slips, &about);
    faults.extend(collected.faults.iter().cloned());
    if asked.preview {
        out::print(&shown(&collected))?;
    }
    if !faults.is_empty() {
        return Err(Fault::Found(told(&faults)));
    }
    let left_out: Vec<_> = collected.left_out.iter().map(|left_out| format!("\n  {left_out}")).collect();
    if collected.said.is_empty() {
        let left_out = left_out.concat();
        return Err(Fault::Found(format!(
            "Nothing is left to record. Check that these are the slips that were filled in.{left_out}"
        )));
    }
    if asked.preview {
        out::say("Nothing was recorded yet. Without --preview it would be.");
        return Ok(());
    }
    for left_out in &collected.left_out {
        out::say(left_out);
    }
    for entry in desk.record_all(&collected.said)? {
        out::say(&format!("Recorded as {}", entry.named()));
        for remark in journal::remarks(&desk.journal, &entry.said) {
            out::say(&format!("Please note: {remark}"));
        }
    }
    Ok(())
}

/// Reads the slips, each with its name, and adds what is wrong with those that cannot be read.
fn read_all(desk: &Desk, files: &[PathBuf], faults: &mut Vec<Wrong>) -> Vec<(String, Filled)> {
    let (mut slips, mut known) = (Vec::new(), Vec::new());
    for path in files {
        // As it was typed: two folders can hold files of the same name.
        let file = path.display().to_string();
        let mut fault = |cell, what| faults.push(Wrong { file: file.clone(), cell, what });
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        if known.contains(&place) {
            fault(None, What::Twice);
            continue;
        }
        known.push(place);
        match bytes(path) {
            Err(what) => fault(None, what),
            Ok(bytes) => match read(&bytes, desk.today) {
                Ok(filled) => slips.push((file, filled)),
                Err(found) => found.into_iter().for_each(|(cell, what)| fault(cell, what)),
            },
        }
    }
    slips
}

/// The bytes of a file of the size that a slip can have.
fn bytes(path: &Path) -> Result<Vec<u8>, What> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsm")) {
        return Err(What::Macros);
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(|error| What::Unreadable(error.to_string()))?;
    if bytes.len() as u64 > MOST_BYTES { Err(What::Huge) } else { Ok(bytes) }
}

/// Every fault, a line each.
fn told(faults: &[Wrong]) -> String {
    let lines: Vec<_> = faults.iter().map(|fault| format!("\n  {fault}")).collect();
    let count = plural(u32::try_from(faults.len()).unwrap_or(u32::MAX), "thing");
    let stand = if faults.len() == 1 { "stands" } else { "stand" };
    format!("Nothing was recorded; {count} {stand} in the way:{}", lines.concat())
}

/// What would be recorded, a line each.
fn shown(collected: &Collected) -> String {
    let line = |said: &Said| {
        let action = said.action.map(|action| format!("{action}  ")).unwrap_or_default();
        let entry = Entry { seq: 0, recorded_at: chrono::DateTime::UNIX_EPOCH, said: said.clone() };
        let summary = entry.summary().replace('\n', " ");
        format!("{action}{summary} ({}, by {})\n", long(said.effective_on), said.recorded_by)
    };
    let left_out = collected.left_out.iter().map(|sentence| format!("{sentence}\n"));
    collected.said.iter().map(line).chain(left_out).collect()
}
