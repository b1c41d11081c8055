//! Measures: survey results with their margins, and whether a change is larger than chance.
//!
//! The figures are those of section 8 of the design, at the usual 95% confidence.

use std::collections::BTreeMap;

use super::{Block, Review, Table, Text, heading, plain};
use crate::core::journal::{Event, Measurement};
use crate::core::words::Label;

/// Below this number of answers no percentage is given.
const FEWEST_ANSWERS: u32 = 30;

/// The margin of a share of `answers` answers, both in per cent: 50 of 100 answers gives about 10 points.
pub fn margin(share: f64, answers: u32) -> f64 {
    let p = (share / 100.0).clamp(0.0, 1.0);
    196.0 * (p * (1.0 - p) / f64::from(answers.max(1))).sqrt()
}

/// The margin of the change between two waves, from the margins of each.
pub fn joint_margin(before: f64, after: f64) -> f64 {
    before.hypot(after)
}

/// What was measured so far, a row for each year; nothing while nothing was.
pub(super) fn measures(review: &Review<'_>) -> Vec<Block> {
    let mut waves: BTreeMap<(&Label, i32), &Measurement> = BTreeMap::new();
    for entry in review.journal.standing().filter(|entry| entry.said.effective_on <= review.as_at()) {
        if let Event::MeasureTaken(taken) = &entry.said.event {
            // A later figure for the same year corrects the earlier one.
            waves.insert((&taken.measure, taken.year), taken);
        }
    }
    if waves.is_empty() {
        return Vec::new();
    }
    let mut before: Option<&Measurement> = None;
    let mut rows = Vec::new();
    for wave in waves.into_values() {
        rows.push(row(before.filter(|before| before.measure == wave.measure), wave));
        before = Some(wave);
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
    vec![
        plain(&*wave.measure),
        plain(wave.year.to_string()),
        plain(answers),
        plain(result(wave)),
        plain(before.map_or_else(|| "First result".to_owned(), |before| change(before, wave))),
        plain(if wave.mode.is_empty() { "Not recorded" } else { &*wave.mode }),
    ]
}

fn result(wave: &Measurement) -> String {
    match wave.answers {
        None => format!("{}%, margin not known", figure(wave.value)),
        Some(answers) if answers < FEWEST_ANSWERS => "Too few answers for a percentage".to_owned(),
        Some(answers) => {
            format!("{}%, ±{}", figure(wave.value), points(margin(wave.value, answers)))
        }
    }
}

fn change(before: &Measurement, after: &Measurement) -> String {
    let margin_of = |wave: &Measurement| {
        let answers = wave.answers.filter(|answers| *answers >= FEWEST_ANSWERS)?;
        Some(margin(wave.value, answers))
    };
    let (Some(then), Some(now)) = (margin_of(before), margin_of(after)) else {
        return "Cannot be compared".to_owned();
    };
    let (moved, margin) = (after.value - before.value, joint_margin(then, now));
    if moved.abs() <= margin {
        return format!("No clear change (inside ±{})", points(margin));
    }
    let way = if moved > 0.0 { "Up" } else { "Down" };
    format!("{way} {} (more than ±{})", points(moved.abs()), points(margin))
}

/// At most one decimal place.
fn figure(value: f64) -> String {
    let rounded = format!("{value:.1}");
    rounded.strip_suffix(".0").map(str::to_owned).unwrap_or(rounded)
}

fn points(value: f64) -> String {
    let figure = figure(value);
    let noun = if figure == "1" { "point" } else { "points" };
    format!("{figure} {noun}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(year: i32, value: f64, answers: u32) -> Measurement {
        let (measure, mode) = ("Feels heard".into(), Label::default());
        Measurement { measure, year, value, answers: Some(answers), mode }
    }

    #[test]
    fn a_hundred_answers_give_about_ten_points_and_two_such_waves_need_about_fourteen() {
        let one = margin(50.0, 100);
        assert!((one - 9.8).abs() < 0.01, "{one}");
        assert!((joint_margin(one, one) - 13.86).abs() < 0.01);
        assert!(margin(0.0, 100) < 0.01 && margin(120.0, 0).is_finite());
    }

    #[test]
    fn a_change_counts_only_outside_the_joint_margin() {
        let before = wave(2025, 50.0, 100);
        assert_eq!(change(&before, &wave(2026, 62.0, 100)), "No clear change (inside ±13.7 points)");
        assert_eq!(change(&before, &wave(2026, 66.0, 100)), "Up 16 points (more than ±13.5 points)");
        assert_eq!(change(&before, &wave(2026, 30.0, 100)), "Down 20 points (more than ±13.3 points)");
        assert_eq!(change(&before, &wave(2026, 90.0, 29)), "Cannot be compared");
    }

    #[test]
    fn too_few_answers_give_no_percentage() {
        assert_eq!(result(&wave(2026, 50.0, 29)), "Too few answers for a percentage");
        assert_eq!(result(&wave(2026, 51.25, 400)), "51.2%, ±4.9 points");
    }
}
