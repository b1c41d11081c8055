//! `quorum minutes`: the review of a quarter in each format, to standard output or a new file.

use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;

use super::args::{DocumentFormat, Global, Minutes};
use super::desk::Desk;
use super::fault::Fault;
use super::out;
use crate::core::journal::Journal;
use crate::core::journal::Refusal;
use crate::core::minutes::{Audience, minutes, review};
use crate::core::period::Quarter;
use crate::render;

/// The columns of the text format, which an e-mail shows without breaking lines again.
const EMAIL_WIDTH: usize = 78;

/// Prints or saves the review.
pub fn run(global: &Global, asked: &Minutes) -> Result<(), Fault> {
    let desk = Desk::with_plan(global)?;
    let number = asked.meeting.or_else(|| desk.journal.meeting_open().filter(|_| asked.quarter.is_none()));
    if let Some(number) = number {
        let audience = if asked.public { Audience::Public } else { Audience::Group };
        let document = minutes(&desk.journal, number, audience).ok_or(Refusal::NoMeeting(number))?;
        let text = match asked.format {
            DocumentFormat::Text => render::text::text(&document, EMAIL_WIDTH),
            DocumentFormat::Markdown => render::markdown::markdown(&document),
            DocumentFormat::Html => render::html::html(&document),
        };
        return out::print(&text);
    }
    let quarter = Quarter::of(desk.date(asked.quarter.as_deref())?);
    if quarter.first_day() > desk.today {
        return Err(Fault::Found(format!(
            "{} has not begun. Give a day in this quarter or an earlier one.",
            quarter.full_name()
        )));
    }
    let audience = if asked.public { Audience::Public } else { Audience::Group };
    let text = compose(&desk.journal, quarter.last_day().min(desk.today), audience, asked.format);
    match &asked.output {
        None => out::print(&text),
        Some(path) => {
            save(path, &text)?;
            out::say(&format!("Saved as {}", path.display()));
            Ok(())
        }
    }
}

/// The review as at a day, in a format.
pub fn compose(journal: &Journal, as_at: NaiveDate, audience: Audience, format: DocumentFormat) -> String {
    let document = review(journal, Quarter::of(as_at), as_at, audience);
    match format {
        DocumentFormat::Text => render::text::text(&document, EMAIL_WIDTH),
        DocumentFormat::Markdown => render::markdown::markdown(&document),
        DocumentFormat::Html => render::html::html(&document),
    }
}

/// The review as at a day, as text of that width.
pub fn for_screen(journal: &Journal, as_at: NaiveDate, width: u16) -> String {
    let document = review(journal, Quarter::of(as_at), as_at, Audience::Group);
    render::text::text(&document, width.into())
}

/// Writes a new file, whole or not at all: first beside its place, then moved there.
pub fn save(path: &Path, text: &str) -> Result<(), Fault> {
    let failed = |source| Fault::Unwritable { file: path.to_owned(), source };
    if path.exists() {
        return Err(Fault::Exists(path.to_owned()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist_noclobber(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// The format of that name, as the screens give it.
pub fn format_named(name: &str) -> DocumentFormat {
    match name {
        "markdown" => DocumentFormat::Markdown,
        "html" => DocumentFormat::Html,
        _ => DocumentFormat::Text,
    }
}
