//! `quorum slips`: a workbook for each service, all of them written or none, and none over another file.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::args::Global;
use super::desk::Desk;
use super::fault::Fault;
use super::out;
use super::slip_args::Slips;
use crate::core::date::{self, long};
use crate::core::journal::Refusal;
use crate::core::plan::ActionRef;
use crate::core::schedule::{and, plural};
use crate::core::words::Label;
use crate::slips::name::file_names;
use crate::slips::slip::{Slip, slips};
use crate::slips::write::{Return, workbook};

/// Writes the slips.
pub fn run(global: &Global, asked: &Slips) -> Result<(), Fault> {
    let desk = Desk::with_plan(global)?;
    let as_at = desk.date(asked.as_at.as_deref())?;
    if as_at > desk.today {
        return Err(Refusal::Future(as_at).into());
    }
    let back = Return {
        to: asked.return_to.as_deref().map_or_else(|| desk.who.clone(), Label::new),
        by: asked.by.as_deref().map(|day| date::read(day, desk.today)).transpose()?,
    };
    if let Some(past) = back.by.filter(|by| *by < desk.today) {
        return Err(Fault::Found(format!(
            "{} is past. Give a day on which slips can still come back.",
            long(past)
        )));
    }
    let (slips, nobody) = slips(&desk.journal, as_at);
    if slips.is_empty() {
        return Err(Fault::Found(
            "No action that is still open has a service, so there is no slip to write.".into(),
        ));
    }
    let services: Vec<_> = slips.iter().map(|slip| &*slip.service).collect();
    let paths: Vec<_> = file_names(&services).into_iter().map(|name| asked.output.join(name)).collect();
    let made =
        slips.iter().map(|slip| workbook(slip, &back).map_err(|error| Fault::Unexpected(error.to_string())));
    let made = made.collect::<Result<Vec<_>, _>>()?;
    save_all(&asked.output, &paths, &made)?;
    out::say(&told(&asked.output, &slips, &paths, &nobody));
    Ok(())
}

/// What was written, a line each.
fn told(folder: &Path, slips: &[Slip], paths: &[PathBuf], nobody: &[ActionRef]) -> String {
    let count = |number: usize, noun| plural(u32::try_from(number).unwrap_or(u32::MAX), noun);
    let mut lines = vec![format!("Wrote {} to {}:", count(slips.len(), "slip"), folder.display())];
    for (slip, path) in slips.iter().zip(paths) {
        let name = path.file_name().unwrap_or_default().display();
        lines.push(format!("  {name}: {}, {}", slip.service, count(slip.rows.len(), "action")));
    }
    if !nobody.is_empty() {
        let refs: Vec<_> = nobody.iter().map(ToString::to_string).collect();
        lines.push(format!("Nobody is responsible for {}, so no slip asks about it.", and(&refs)));
    }
    lines.push("When they come back filled in, record them with: quorum collect FILE…".to_owned());
    lines.join("\n")
}

/// Writes new files, all of them or none: each first beside its place, and moved there when all are whole.
fn save_all(folder: &Path, paths: &[PathBuf], contents: &[Vec<u8>]) -> Result<(), Fault> {
    let there: Vec<_> = paths.iter().filter(|path| path.symlink_metadata().is_ok()).collect();
    if let Some((first, others)) = there.split_first() {
        let first = first.display();
        let exist = match others.len() {
            0 => format!("{first} exists already and is left as it is."),
            more => format!("{first} and {more} more exist already and are left as they are."),
        };
        return Err(Fault::Found(format!("{exist} Nothing was written; give another folder.")));
    }
    let failed = |file: &Path| {
        let file = file.to_owned();
        move |source| Fault::Unwritable { file, source }
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let mut whole = Vec::new();
    for (path, bytes) in paths.iter().zip(contents) {
        let mut file = NamedTempFile::new_in(folder).map_err(failed(path))?;
        file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed(path))?;
        whole.push((path, file));
    }
    let mut moved: Vec<&PathBuf> = Vec::new();
    for (path, file) in whole {
        if let Err(error) = file.persist_noclobber(path) {
            for path in moved {
                let _ = fs::remove_file(path);
            }
            return Err(failed(path)(error.error));
        }
        moved.push(path);
    }
    Ok(())
}
