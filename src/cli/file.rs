//! `quorum verify`, `backup` and `export`: the file as a whole.

use std::path::Path;

use icalendar::{Calendar, Component, Event as CalendarEvent, EventLike};
use serde::Serialize;

use super::args::{ExportFormat, Global};
use super::desk::{self, Desk};
use super::fault::Fault;
use super::{out, status_data};
use crate::core::date;
use crate::core::journal::{Entry, Event};
use crate::core::plan::Plan;
use crate::core::schedule::plural;
use crate::store::{Store, StoreError};

/// Checks the file and prints what is wrong with it.
pub fn verify(global: &Global) -> Result<(), Fault> {
    let path = desk::db_path(global)?;
    let verified = Store::open_existing(&path).and_then(|store| store.verify()).map_err(past_checking)?;
    if verified.faults.is_empty() {
        let entries = plural(u32::try_from(verified.entries).unwrap_or(u32::MAX), "entry");
        out::print(&format!("In order: {entries}.\n"))?;
        if !verified.last_hash.is_empty() {
            out::print(&format!("Fingerprint: {}\n", verified.last_hash))?;
            out::say("A copy with the same fingerprint holds the same entries, word for word.");
        }
        return Ok(());
    }
    out::print(&(verified.faults.join("\n") + "\n"))?;
    Err(Fault::Found(
        "The file is not in order. Keep it as it is, and restore a backup beside it.".to_owned(),
    ))
}

/// A file too damaged to be checked: that it should be checked is no advice any more.
fn past_checking(error: StoreError) -> Fault {
    match error {
        StoreError::Damaged { file, detail } => Fault::Found(format!(
            "{file} is damaged ({detail}), too badly to be checked further. Keep it as it is, and restore a backup \
             beside it."
        )),
        other => other.into(),
    }
}

/// Copies the file.
pub fn backup(global: &Global, to: &Path) -> Result<(), Fault> {
    Store::open_existing(&desk::db_path(global)?)?.backup(to)?;
    out::say(&format!("Copied to {}", to.display()));
    Ok(())
}

/// Prints everything for other programs.
pub fn export(global: &Global, format: ExportFormat) -> Result<(), Fault> {
    let desk = Desk::with_plan(global)?;
    match format {
        ExportFormat::Json => json(&desk),
        ExportFormat::Csv => out::print(&csv(&desk)?),
        ExportFormat::Ics => out::print(&calendar(&desk)?),
    }
}

#[derive(Serialize)]
struct Everything<'j> {
    plan: &'j Plan,
    position: status_data::Json,
    entries: Vec<ExportedEntry<'j>>,
}

#[derive(Serialize)]
struct ExportedEntry<'j> {
    seq: u64,
    recorded_at: String,
    effective_on: String,
    recorded_by: &'j str,
    meeting: Option<u32>,
    action: Option<String>,
    withdrawn: bool,
    summary: String,
    #[serde(flatten)]
    event: &'j Event,
}

fn json(desk: &Desk) -> Result<(), Fault> {
    let position = desk.position(None)?;
    let shown: Vec<_> = position.actions.iter().filter(|standing| !standing.is_deleted()).collect();
    let entries = desk.journal.entries().iter().map(|entry| exported(desk, entry)).collect();
    out::print_json(&Everything {
        plan: desk.plan()?,
        position: status_data::Json::of(&position, &shown),
        entries,
    })
}

fn exported<'j>(desk: &'j Desk, entry: &'j Entry) -> ExportedEntry<'j> {
    ExportedEntry {
        seq: entry.seq,
        recorded_at: entry.recorded_at.to_rfc3339(),
        effective_on: entry.said.effective_on.to_string(),
        recorded_by: &entry.said.recorded_by,
        meeting: entry.said.meeting,
        action: entry.said.action.map(|action| action.to_string()),
        withdrawn: !desk.journal.holds(entry.seq),
        summary: entry.summary(),
        event: &entry.said.event,
    }
}

fn csv(desk: &Desk) -> Result<String, Fault> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| Fault::Unexpected(error.to_string());
    rows.write_record([
        "entry",
        "recorded_at",
        "effective_on",
        "recorded_by",
        "ref",
        "kind",
        "withdrawn",
        "summary",
    ])
    .map_err(failed)?;
    for entry in desk.journal.entries() {
        let exported = exported(desk, entry);
        let row = [
            exported.seq.to_string(),
            exported.recorded_at,
            exported.effective_on,
            exported.recorded_by.to_owned(),
            exported.action.unwrap_or_default(),
            exported.event.kind().to_owned(),
            if exported.withdrawn { "yes" } else { "no" }.to_owned(),
            exported.summary,
        ];
        rows.write_record(row.map(out::not_a_formula)).map_err(failed)?;
    }
    out::csv_text(rows)
}

/// The next due date of every action, each a whole day.
fn calendar(desk: &Desk) -> Result<String, Fault> {
    let position = desk.position(None)?;
    let plan = desk.plan()?;
    let mut calendar = Calendar::new().name(&plan.title).done();
    for standing in position.actions.iter().filter(|standing| !standing.is_deleted()) {
        let Some(due) = standing.next_due else { continue };
        let about = format!(
            "{}\nResponsible: {}\nDeadline: {}",
            standing.action.text,
            standing.action.services.join(", "),
            standing.action.deadline
        );
        let event = CalendarEvent::new()
            .uid(&format!("{}-{}-{due}@quorum", plan.name, standing.reference()))
            .summary(&format!("{} {} due {}", standing.reference(), standing.action.title, date::long(due)))
            .description(&about)
            .starts(due)
            .done();
        calendar.push(event);
    }
    Ok(calendar.to_string())
}
