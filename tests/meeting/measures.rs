//! Measures: what was taken, in which order, and what corrects what.

use quorum::core::measures::{defined, named, taken};

use crate::paper::{paper, part};
use crate::stage::{Stage, day};

fn take(stage: &mut Stage, measure: &str, year: i32, value: f64, answers: u32) -> u64 {
    let body =
        format!(r#"{{"measure": "{measure}", "year": {year}, "value": {value}, "answers": {answers}}}"#);
    stage.tell("", "measure_taken", &body)
}

/// Each measure with its years and values.
fn series(stage: &Stage, on: &str) -> Vec<(String, Vec<(i32, f64)>)> {
    let waves = |waves: &[&quorum::core::journal::Measurement]| {
        waves.iter().map(|wave| (wave.year, wave.value)).collect()
    };
    taken(&stage.journal, day(on)).iter().map(|(name, all)| ((*name).to_owned(), waves(all))).collect()
}

#[test]
fn years_stand_in_order_and_a_later_figure_corrects_that_of_its_year() {
    let mut stage = Stage::set();
    for (year, value) in [(2025, 40.0), (2023, 30.0), (2024, 35.0), (2023, 31.5)] {
        take(&mut stage, "Feels heard", year, value, 100);
    }
    let wrong = take(&mut stage, "FEELS HEARD", 2024, 99.0, 100);
    let heard = |of_2024| vec![(2023, 31.5), (2024, of_2024), (2025, 40.0)];
    let none = ("Feels informed".to_owned(), Vec::new());
    assert_eq!(series(&stage, "2026-01-14"), [("Feels heard".to_owned(), heard(99.0)), none.clone()]);
    stage.undo(wrong);
    assert_eq!(series(&stage, "2026-01-14"), [("Feels heard".to_owned(), heard(35.0)), none.clone()]);
    assert_eq!(
        series(&stage, "2026-01-13"),
        [("Feels heard".to_owned(), Vec::new()), none],
        "the day before"
    );
}

#[test]
fn the_measures_are_those_of_the_plan_then_those_defined_since() {
    let mut stage = Stage::set();
    stage.tell("", "measure_defined", r#"{"name": "Trusts us"}"#);
    let names: Vec<_> = defined(&stage.journal).iter().map(|measure| measure.name.to_string()).collect();
    assert_eq!(names, ["Feels heard", "Feels informed", "Trusts us"]);
    assert_eq!(named(&stage.journal, "trusts US").unwrap().name, "Trusts us".into());
    assert!(named(&stage.journal, "Trusts").is_none(), "a part of a name names nothing");
}

#[test]
fn the_minutes_give_no_percentage_for_few_answers_and_no_change_that_may_be_chance() {
    let mut stage = Stage::meeting();
    take(&mut stage, "Feels heard", 2024, 50.0, 100);
    take(&mut stage, "Feels heard", 2025, 58.0, 100);
    take(&mut stage, "Feels informed", 2025, 61.0, 29);
    let lines = part(&paper(&stage, 1), "Measures");
    assert_eq!(lines[1], "Feels heard | 2024 | 100 | 50%, ±9.8 points | First result | Not recorded");
    assert!(lines[2].contains("No clear change (inside ±13.8 points)"), "{}", lines[2]);
    let few = "Feels informed | 2025 | 29 | Too few answers for a percentage | First result | Not recorded";
    assert_eq!(lines[3], few);
}

#[test]
fn thirty_answers_are_enough() {
    let mut stage = Stage::set();
    take(&mut stage, "Feels heard", 2025, 50.0, 30);
    let series = taken(&stage.journal, stage.today);
    assert_eq!(series[0].1[0].result(), "50%, ±17.9 points");
}
