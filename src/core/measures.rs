//! Measures: the figures of surveys, with their margins, and whether a change is larger than chance.
//!
//! The figures are those of section 8 of the design, at the usual 95% confidence.

use chrono::NaiveDate;

use super::group::same;
use super::journal::{Event, Journal, Measurement};
use super::plan::Measure;

/// Below this number of answers no percentage is given.
pub const FEWEST_ANSWERS: u32 = 30;

/// The measures of the plan, and those defined since, in order.
pub fn defined(journal: &Journal) -> Vec<&Measure> {
    let planned = journal.plan().into_iter().flat_map(|plan| &plan.measures);
    let since = journal.standing().filter_map(|entry| match &entry.said.event {
        Event::MeasureDefined(measure) => Some(measure),
        _ => None,
    });
    planned.chain(since).collect()
}

/// The measure of that name, whatever the case of the letters.
pub fn named<'j>(journal: &'j Journal, name: &str) -> Option<&'j Measure> {
    let defined = defined(journal);
    defined.iter().find(|measure| same(&measure.name, name)).copied()
}

/// What was measured by `day`, for each measure the years in order; a later figure for a year corrects an earlier one.
pub fn taken(journal: &Journal, day: NaiveDate) -> Vec<(&str, Vec<&Measurement>)> {
    let mut series: Vec<(&str, Vec<&Measurement>)> =
        defined(journal).into_iter().map(|measure| (&*measure.name, Vec::new())).collect();
    for entry in journal.standing().filter(|entry| entry.said.effective_on <= day) {
        let Event::MeasureTaken(taken) = &entry.said.event else { continue };
        let at = series.iter().position(|(name, _)| same(name, &taken.measure)).unwrap_or(series.len());
        if at == series.len() {
            series.push((&*taken.measure, Vec::new()));
        }
        let Some((_, waves)) = series.get_mut(at) else { continue };
        match waves.binary_search_by_key(&taken.year, |wave| wave.year) {
            Ok(known) => {
                if let Some(wave) = waves.get_mut(known) {
                    *wave = taken;
                }
            }
            Err(place) => waves.insert(place, taken),
        }
    }
    series
}

/// The margin of a share of `answers` answers, both in per cent: 50 of 100 answers gives about 10 points.
pub fn margin(share: f64, answers: u32) -> f64 {
    let p = (share / 100.0).clamp(0.0, 1.0);
    196.0 * (p * (1.0 - p) / f64::from(answers.max(1))).sqrt()
}

/// The margin of the change between two waves, from the margins of each.
pub fn joint_margin(before: f64, after: f64) -> f64 {
    before.hypot(after)
}

impl Measurement {
    /// The margin in points, where enough answered.
    pub fn margin(&self) -> Option<f64> {
        let answers = self.answers.filter(|answers| *answers >= FEWEST_ANSWERS)?;
        Some(margin(self.value, answers))
    }

    /// The result in words: "51.2%, ±4.9 points".
    pub fn result(&self) -> String {
        match (self.answers, self.margin()) {
            (None, _) => format!("{}%, margin not known", figure(self.value)),
            (Some(_), None) => "Too few answers for a percentage".to_owned(),
            (Some(_), Some(margin)) => format!("{}%, ±{}", figure(self.value), points(margin)),
        }
    }

    /// The change since an earlier wave in words; inside the two waves' joint margin it is no clear change.
    pub fn change_since(&self, before: &Measurement) -> String {
        let (Some(then), Some(now)) = (before.margin(), self.margin()) else {
            return "Cannot be compared".to_owned();
        };
        let (moved, margin) = (self.value - before.value, joint_margin(then, now));
        if moved.abs() <= margin {
            return format!("No clear change (inside ±{})", points(margin));
        }
        let way = if moved > 0.0 { "Up" } else { "Down" };
        format!("{way} {} (more than ±{})", points(moved.abs()), points(margin))
    }
}

/// At most one decimal place.
pub fn figure(value: f64) -> String {
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
    use crate::core::words::Label;

    fn wave(year: i32, value: f64, answers: u32) -> Measurement {
        let (measure, mode) = ("Feels heard".into(), Label::default());
        Measurement { measure, year, value, answers: Some(answers), mode, asked: Label::default() }
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
        let change = |value, answers| wave(2026, value, answers).change_since(&before);
        assert_eq!(change(62.0, 100), "No clear change (inside ±13.7 points)");
        assert_eq!(change(66.0, 100), "Up 16 points (more than ±13.5 points)");
        assert_eq!(change(30.0, 100), "Down 20 points (more than ±13.3 points)");
        assert_eq!(change(90.0, 29), "Cannot be compared");
    }

    #[test]
    fn too_few_answers_give_no_percentage() {
        assert_eq!(wave(2026, 50.0, 29).result(), "Too few answers for a percentage");
        assert_eq!(wave(2026, 51.25, 400).result(), "51.2%, ±4.9 points");
    }
}
