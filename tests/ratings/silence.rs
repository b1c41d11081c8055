//! Rule 5: nothing recorded from W, the first day of the quarter two before T's, up to T.

use quorum::core::journal::{Effect, Reported};

use crate::history::{History, custom, day, running};

const SILENT: &str = "Red: No update for 2 quarters";
const DATED: &str = "1.1 March 2027";

#[test]
fn silence_counts_from_the_first_day_of_the_quarter_two_before() {
    // As at a day of July to September 2025, W is 1 January 2025.
    let on_the_day = running(&[DATED]).reported("1.1", "1 January 2025", Reported::Green);
    let day_before = running(&[DATED]).reported("1.1", "31 December 2024", Reported::Green);
    for (plan, on, expected) in [
        (&on_the_day, "30 September 2025", "Green: Due 31 March 2027"),
        (&on_the_day, "1 October 2025", SILENT),
        (&day_before, "30 June 2025", "Green: Due 31 March 2027"),
        (&day_before, "1 July 2025", SILENT),
    ] {
        assert_eq!(plan.rated("1.1", on), expected, "{on}");
    }
}

#[test]
fn silence_is_not_held_against_the_time_before_the_plan_began() {
    for (start, first_silent) in [("1 April 2024", "1 October 2024"), ("2 April 2024", "1 January 2025")] {
        let plan = custom(&[DATED], "1 January 2020", |plan| plan.start = Some(day(start)));
        let before = day(first_silent).pred_opt().unwrap().format("%d %B %Y").to_string();
        assert_eq!(plan.rated("1.1", &before), "Green: Due 31 March 2027", "{start}");
        assert_eq!(plan.rated("1.1", first_silent), SILENT, "{start}");
    }
}

#[test]
fn silence_is_not_held_against_the_time_before_the_plan_was_adopted_into_the_program() {
    for (adopted, first_silent) in [("1 July 2025", "1 January 2026"), ("2 July 2025", "1 April 2026")] {
        let plan = custom(&[DATED], adopted, |_| {});
        let before = day(first_silent).pred_opt().unwrap().format("%d %B %Y").to_string();
        assert_eq!(plan.rated("1.1", &before), "Green: Due 31 March 2027", "{adopted}");
        assert_eq!(plan.rated("1.1", first_silent), SILENT, "{adopted}");
    }
}

#[test]
fn a_plan_without_a_start_counts_from_its_adoption() {
    let plan = custom(&[DATED], "1 July 2025", |plan| plan.start = None);
    assert_eq!(plan.rated("1.1", "31 December 2025"), "Green: Due 31 March 2027");
    assert_eq!(plan.rated("1.1", "1 January 2026"), SILENT);
}

#[test]
fn any_kind_of_entry_breaks_the_silence() {
    let kinds: [fn(History) -> History; 7] = [
        |plan| plan.reported("1.1", "1 June 2025", Reported::Green),
        |plan| plan.nil("1.1", "1 June 2025"),
        |plan| plan.logged("1.1", "1 June 2025"),
        |plan| plan.noted("1.1", "1 June 2025"),
        |plan| plan.decided("1.1", "1 June 2025", Effect::Words),
        |plan| plan.moved("1.1", "1 June 2025", "31 March 2027", "30 April 2027"),
        |plan| plan.met("1.1", "31 March 2027", "1 June 2025"),
    ];
    for (at, record) in kinds.into_iter().enumerate() {
        let plan = record(running(&[DATED]));
        assert_eq!(plan.rated("1.1", "31 May 2025"), SILENT, "{at}");
        assert!(plan.rated("1.1", "1 June 2025").starts_with("Green"), "{at}");
    }
}

#[test]
fn what_was_recorded_about_another_action_does_not_break_it() {
    let plan = running(&[DATED, "1.2 March 2027"]).logged("1.2", "1 June 2025");
    assert_eq!(plan.rated("1.1", "1 June 2025"), SILENT);
}

#[test]
fn a_withdrawn_entry_does_not_break_the_silence_and_nor_does_withdrawing_it() {
    let plan = running(&[DATED]).logged("1.1", "1 June 2025").undone("2 June 2025");
    assert_eq!(plan.rated("1.1", "2 June 2025"), SILENT);
    assert_eq!(plan.undone("3 June 2025").rated("1.1", "2 June 2025"), "Green: Due 31 March 2027");
}

#[test]
fn silence_makes_every_rating_by_date_red() {
    let late = running(&[DATED]).expects("1.1", "1 May 2024", "31 March 2027", "30 April 2027");
    assert!(late.rated("1.1", "31 December 2024").starts_with("Amber: Forecast"), "within two quarters");
    assert_eq!(late.rated("1.1", "1 January 2025"), SILENT);
    let overdue = running(&["1.1 May 2024"]);
    assert_eq!(overdue.rated("1.1", "31 December 2024"), "Red: Overdue since 31 May 2024");
    assert_eq!(overdue.rated("1.1", "1 January 2025"), SILENT);
    assert!(overdue.flagged("1.1", "Overdue", "1 January 2025"), "and it is overdue all the same");
}

#[test]
fn silence_makes_a_rating_by_number_red() {
    let plan = running(&["1.1 Three times a year"]);
    assert_eq!(plan.rated("1.1", "31 December 2024"), "Amber: 0 of 3 this financial year, 1 expected by now");
    assert_eq!(plan.rated("1.1", "1 January 2025"), SILENT);
    assert_eq!(plan.rated("1.1", "1 April 2025"), SILENT, "also when nothing is expected yet");
}

#[test]
fn silence_makes_a_start_and_a_cycle_that_are_not_met_red() {
    for deadline in ["May 2027, then ongoing", "March 2027, then March each year", "Within 36 months"] {
        let plan = running(&[&format!("1.1 {deadline}")]);
        assert_eq!(plan.rated("1.1", "1 January 2025"), SILENT, "{deadline}");
    }
}

#[test]
fn what_has_no_date_or_number_is_never_silent() {
    let plan = running(&["1.1 Ongoing", "1.2 As required", "1.3", "1.4 May 2025 | 1.1"]);
    for (action, expected) in [
        ("1.1", "Not rated: No update"),
        ("1.2", "Not rated: As required"),
        ("1.3", "Not rated: No deadline set"),
        ("1.4", "Not rated: Waiting on 1.1"),
    ] {
        assert_eq!(plan.rated(action, "1 January 2026"), expected);
    }
}

#[test]
fn continuing_work_that_has_started_is_never_silent() {
    let plan = running(&["1.1 May 2024, then ongoing"]).met("1.1", "31 May 2024", "31 May 2024");
    assert_eq!(plan.rated("1.1", "1 January 2026"), "Not rated: No update");
}

#[test]
fn a_milestone_that_was_met_is_never_silent() {
    let plan = running(&["1.1 May 2024"]).met("1.1", "31 May 2024", "31 May 2024");
    assert_eq!(plan.rated("1.1", "1 January 2026"), "Green: Met 31 May 2024, on time");
}

#[test]
fn the_cycle_after_one_that_was_met_can_fall_silent() {
    let plan = running(&["1.1 May 2024, then May each year"]).met("1.1", "31 May 2024", "31 May 2024");
    assert_eq!(plan.rated("1.1", "31 December 2024"), "Green: Due 31 May 2025");
    assert_eq!(plan.rated("1.1", "1 January 2025"), SILENT);
}

#[test]
fn the_quarters_of_silence_are_a_setting_of_the_plan() {
    for (quarters, first_silent, says) in
        [(1, "1 October 2024", "No update for 1 quarter"), (3, "1 April 2025", "No update for 3 quarters")]
    {
        let plan = custom(&[DATED], "24 April 2024", |plan| plan.settings.silent_quarters = quarters);
        let before = day(first_silent).pred_opt().unwrap().format("%d %B %Y").to_string();
        assert_eq!(plan.rated("1.1", &before), "Green: Due 31 March 2027");
        assert_eq!(plan.rated("1.1", first_silent), format!("Red: {says}"));
    }
}
