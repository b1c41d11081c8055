//! `quorum measure`: surveys, their results, and what changed beyond chance.

use chrono::Datelike;

use super::args::Global;
use super::desk::Desk;
use super::fault::Fault;
use super::meeting_args::Measure as Asked;
use super::out;
use crate::core::journal::{Event, Measurement};
use crate::core::measures::{defined, taken};
use crate::core::plan::Measure;
use crate::core::words::{Label, Words};

/// Does what is asked about the measures.
pub fn run(global: &Global, asked: &Asked) -> Result<(), Fault> {
    let mut desk = Desk::with_plan(global)?;
    let label = |text: &Option<String>| text.as_deref().map(Label::new).unwrap_or_default();
    let (on, event) = match asked {
        Asked::Add { name, source, question } => {
            let question = question.as_deref().map(Words::new).unwrap_or_default();
            let measure = Measure { name: Label::new(name), source: label(source), question };
            (None, Event::MeasureDefined(measure))
        }
        Asked::Record { name, value, answers, year, mode, asked, on } => {
            let taken = Measurement {
                measure: full_name(&desk, name),
                year: year.unwrap_or(desk.today.year()),
                value: *value,
                answers: *answers,
                mode: label(mode),
                asked: label(asked),
            };
            (on.as_deref(), Event::MeasureTaken(taken))
        }
        Asked::List => return list(&desk),
    };
    let said = desk.said(None, desk.day(on)?, event);
    let entry = desk.record(&said, None, true)?;
    out::say(&format!("Recorded as {}", entry.named()));
    Ok(())
}

/// The name of the only measure that begins so, whatever the case of the letters; else what was given.
fn full_name(desk: &Desk, given: &str) -> Label {
    let start = given.trim().to_lowercase();
    let fits: Vec<_> =
        defined(&desk.journal).into_iter().filter(|m| m.name.to_lowercase().starts_with(&start)).collect();
    match fits.as_slice() {
        [only] => only.name.clone(),
        _ => Label::new(given),
    }
}

fn list(desk: &Desk) -> Result<(), Fault> {
    let series = taken(&desk.journal, desk.today);
    if series.is_empty() {
        out::say("The plan has no measures. Define one with: quorum measure add NAME --question TEXT");
        return Ok(());
    }
    let mut table = out::table(&["Measure", "Year", "Answers", "Result", "Change", "How asked"]);
    for (name, waves) in series {
        if waves.is_empty() {
            table.add_row([name, "–", "–", "Not taken yet", "", ""]);
        }
        let mut before: Option<&Measurement> = None;
        for wave in waves {
            let change = before.map_or_else(|| "First result".to_owned(), |before| wave.change_since(before));
            let asked = [&*wave.mode, &*wave.asked].into_iter().filter(|words| !words.is_empty());
            table.add_row([
                name.to_owned(),
                wave.year.to_string(),
                wave.answers.map_or_else(|| "Not recorded".to_owned(), |answers| answers.to_string()),
                wave.result(),
                change,
                asked.collect::<Vec<_>>().join("; "),
            ]);
            before = Some(wave);
        }
    }
    out::print(&format!("{table}\n"))
}
