//! Where a command's words go: data to standard output, words about it to standard error.

use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use super::fault::Fault;
use crate::core::words::harmless;

/// The widest that a table for people gets, and what it gets where there is no terminal to ask.
const WIDEST: usize = 160;

/// Prints data.
pub fn print(text: &str) -> Result<(), Fault> {
    write(text.as_bytes())
}

/// Prints data that is not text.
pub fn write(bytes: &[u8]) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    Ok(out.flush()?)
}

/// Prints data as JSON, easy on the eye.
pub fn print_json(data: &impl Serialize) -> Result<(), Fault> {
    let text = serde_json::to_string_pretty(data).map_err(|error| Fault::Unexpected(error.to_string()))?;
    print(&(text + "\n"))
}

/// Says something about the data. Where nobody can hear it, nothing is lost.
pub fn say(sentence: &str) {
    let lines: Vec<_> = sentence.lines().map(harmless).collect();
    let _ = writeln!(io::stderr().lock(), "{}", lines.join("\n"));
}

/// The columns that text for people may take.
pub fn width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || io::stdout().is_terminal().then(|| crossterm::terminal::size().ok()).flatten();
    asked.or_else(|| terminal().map(|(columns, _)| columns.into())).unwrap_or(100).clamp(40, WIDEST)
}

/// The text of a CSV writer.
pub fn csv_text(rows: csv::Writer<Vec<u8>>) -> Result<String, Fault> {
    let bytes = rows.into_inner().map_err(|error| Fault::Unexpected(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| Fault::Unexpected(error.to_string()))
}

/// A cell that a spreadsheet would take for a formula, with the apostrophe that makes it text.
pub fn not_a_formula(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

/// A table for people, as wide as they can see, with a rule below its header.
pub fn table(header: &[&str]) -> comfy_table::Table {
    let rule = comfy_table::LineStyle::none().fill('─').junction('─');
    let mut table = comfy_table::Table::new();
    table
        .load_style(comfy_table::TableStyle::new().header_separator(rule))
        .set_width(u16::try_from(width()).unwrap_or(u16::MAX))
        .set_content_arrangement(comfy_table::ContentArrangement::Dynamic)
        .set_header(header);
    table
}
