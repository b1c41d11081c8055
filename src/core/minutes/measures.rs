//! Measures: survey results with their margins, and whether a change is larger than chance.

use super::{Block, Review, Table, Text, heading, plain};
use crate::core::journal::Measurement;
use crate::core::measures::{FEWEST_ANSWERS, taken};

/// What was measured so far, a row for each year; nothing while nothing was.
pub(super) fn measures(review: &Review<'_>) -> Vec<Block> {
    let series = taken(review.journal, review.until());
    let rows: Vec<_> = series
        .iter()
        .flat_map(|(_, waves)| {
            let before = std::iter::once(None).chain(waves.iter().map(Some));
            waves.iter().zip(before).map(|(wave, before)| row(before.copied(), wave))
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        heading(1, "Measures"),
        Block::Table(Table {
            caption: "Measures, with the number of answers and the margin".to_owned(),
            header: ["Measure", "Year", "Answers", "Result", "Change", "How asked"]
                .map(str::to_owned)
                .to_vec(),
            rows,
            numeric: vec![1, 2],
        }),
        Block::Paragraph(plain(format!(
            "The margin says how far chance alone can move a result, 19 times in 20. With fewer than \
             {FEWEST_ANSWERS} answers no percentage is given. A change inside the margins of both years is no \
             clear change."
        ))),
    ]
}

fn row(before: Option<&Measurement>, wave: &Measurement) -> Vec<Text> {
    let answers = wave.answers.map_or_else(|| "Not recorded".to_owned(), |answers| answers.to_string());
    let asked = [&*wave.mode, &*wave.asked].into_iter().filter(|words| !words.is_empty());
    let asked = asked.collect::<Vec<_>>().join("; ");
    vec![
        plain(&*wave.measure),
        plain(wave.year.to_string()),
        plain(answers),
        plain(wave.result()),
        plain(before.map_or_else(|| "First result".to_owned(), |before| wave.change_since(before))),
        plain(if asked.is_empty() { "Not recorded".to_owned() } else { asked }),
    ]
}
