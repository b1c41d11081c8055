//! `quorum minutes`: the minutes of a meeting, or the review of a quarter.

use super::args::{Global, Minutes};
use super::desk::Desk;
use super::fault::Fault;
use super::{document, out};
use crate::core::date;
use crate::core::journal::{Journal, Refusal};
use crate::core::minutes::{Audience, Document, minutes, review};
use crate::core::period::Quarter;
use crate::tui::review::Paper;

/// Prints or saves the document.
pub fn run(global: &Global, asked: &Minutes) -> Result<(), Fault> {
    let format = document::meant(asked.format, asked.output.as_deref())?;
    let desk = Desk::with_plan(global)?;
    let document = meant(&desk, asked)?;
    match &asked.output {
        _ if asked.print => document::print(&document),
        None => document::write(&document, format),
        Some(path) => {
            document::save(path, &document::bytes(&document, format)?)?;
            out::say(&format!("Saved as {}", path.display()));
            Ok(())
        }
    }
}

/// The document that is meant: the minutes of a meeting, or the review of a quarter. While a meeting is open and nothing
/// else is said, it is the draft of its minutes.
fn meant(desk: &Desk, asked: &Minutes) -> Result<Document, Fault> {
    let audience = if asked.public { Audience::Public } else { Audience::Group };
    let number = asked.meeting.or_else(|| desk.journal.meeting_open().filter(|_| asked.quarter.is_none()));
    if let Some(number) = number {
        return Ok(minutes(&desk.journal, number, audience).ok_or(Refusal::NoMeeting(number))?);
    }
    let quarter = quarter(desk, asked.quarter.as_deref())?;
    Ok(review(&desk.journal, quarter, quarter.last_day().min(desk.today), audience))
}

/// The quarter that is meant: one that has begun, and not before the plan did.
fn quarter(desk: &Desk, typed: Option<&str>) -> Result<Quarter, Fault> {
    let quarter = Quarter::of(desk.date(typed)?);
    if quarter.first_day() > desk.today {
        return Err(Fault::Found(format!(
            "{} has not begun. Give a day in this quarter or an earlier one.",
            quarter.full_name()
        )));
    }
    match desk.plan()?.start.filter(|start| quarter.last_day() < *start) {
        None => Ok(quarter),
        Some(start) => Err(Fault::Found(format!(
            "{} was over before the plan started, on {}. Give a day from then on.",
            quarter.full_name(),
            date::long(start)
        ))),
    }
}

/// A paper for the group.
pub fn for_group(journal: &Journal, paper: Paper) -> Document {
    match paper {
        Paper::Review(as_at) => review(journal, Quarter::of(as_at), as_at, Audience::Group),
        Paper::Minutes(number) => minutes(journal, number, Audience::Group).unwrap_or_default(),
    }
}
