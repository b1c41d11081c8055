//! Rule 4, so many times a year: floor(N × completed quarters ÷ 4) by now.

use quorum::core::journal::Reported;

use crate::history::{History, custom, day, plan};

const THRICE: &str = "1.1 Three times a year";

fn logged(days: &[&str]) -> History {
    days.iter().fold(plan(&[THRICE]), |plan, on| plan.logged("1.1", on))
}

#[test]
fn more_is_expected_the_day_after_each_quarter_ends() {
    for (plan, on, expected) in [
        (logged(&[]), "30 June 2025", 0),
        (logged(&[]), "1 July 2025", 0),
        (logged(&[]), "30 September 2025", 0),
        (logged(&[]), "1 October 2025", 1),
        (logged(&[]), "31 December 2025", 1),
        (logged(&[]), "1 January 2026", 2),
        (logged(&[]), "31 March 2026", 2),
        (logged(&[]), "1 April 2026", 0),
    ] {
        let says = format!("0 of 3 this financial year, {expected} expected by now");
        assert!(plan.rated("1.1", on).ends_with(&says), "{on}: {}", plan.rated("1.1", on));
    }
}

#[test]
fn the_number_expected_is_rounded_down() {
    for (times, expected) in [("Once", 0), ("Twice", 1), ("Four times", 3), ("Five times", 3)] {
        let plan = plan(&[&format!("1.1 {times} a year")]);
        let says = format!("{expected} expected by now");
        assert!(plan.rated("1.1", "31 March 2026").ends_with(&says), "{times}");
    }
}

#[test]
fn as_many_as_expected_is_green_one_short_amber_two_short_red() {
    let days = ["2 April 2025", "3 April 2025", "4 April 2025"];
    for (count, rating) in [(0, "Red"), (1, "Amber"), (2, "Green"), (3, "Green")] {
        let rated = logged(&days[..count]).rated("1.1", "31 March 2026");
        assert_eq!(rated, format!("{rating}: {count} of 3 this financial year, 2 expected by now"));
    }
}

#[test]
fn what_was_logged_counts_from_its_day_and_in_its_own_financial_year() {
    let plan = logged(&["31 March 2025", "1 April 2025"]);
    for (on, count) in [("30 March 2025", 0), ("31 March 2025", 1), ("1 April 2025", 1)] {
        assert!(plan.rated("1.1", on).contains(&format!(" {count} of 3 ")), "{on}");
    }
}

#[test]
fn nil_returns_reports_and_withdrawn_activities_do_not_count() {
    let plan = plan(&[THRICE])
        .nil("1.1", "2 April 2025")
        .reported("1.1", "3 April 2025", Reported::Green)
        .logged("1.1", "4 April 2025")
        .undone("5 April 2025");
    assert!(plan.rated("1.1", "31 March 2026").starts_with("Red: 0 of 3"));
}

#[test]
fn a_year_that_ended_short_is_a_flag_for_the_whole_year_after() {
    let begun = || custom(&[THRICE], "1 April 2025", |plan| plan.start = Some(day("1 April 2025")));
    let flagged = |plan: &History, on| plan.flagged("1.1", "Fell short last year", on);
    let short = begun().logged("1.1", "1 April 2025").logged("1.1", "31 March 2026");
    assert!(!flagged(&short, "31 March 2026"), "the year is still running");
    assert!(flagged(&short, "1 April 2026") && flagged(&short, "31 March 2027"));
    let enough = short.logged("1.1", "5 May 2025");
    assert!(!flagged(&enough, "1 April 2026") && !flagged(&enough, "31 March 2027"));
    assert!(flagged(&enough, "1 April 2027"), "nothing was logged in the year after");
}

#[test]
fn a_nil_return_does_not_fill_last_years_number() {
    let plan = logged(&["1 April 2025", "5 May 2025"]).nil("1.1", "6 June 2025");
    assert!(plan.flagged("1.1", "Fell short last year", "1 April 2026"));
}

#[test]
fn a_year_that_ended_before_the_plan_began_cannot_have_fallen_short() {
    for (start, flagged) in [("24 April 2024", false), ("1 April 2024", false), ("31 March 2024", true)] {
        let plan = custom(&[THRICE], "24 April 2024", |plan| plan.start = Some(day(start)));
        assert_eq!(plan.flagged("1.1", "Fell short last year", "1 July 2024"), flagged, "{start}");
        assert!(plan.flagged("1.1", "Fell short last year", "1 April 2025"), "the plan's first year counts");
    }
}

#[test]
fn only_a_yearly_number_can_fall_short() {
    let plan = plan(&["1.1 Ongoing", "1.2 As required", "1.3 March 2025, then March each year"]);
    for action in ["1.1", "1.2", "1.3"] {
        assert!(!plan.flagged(action, "Fell short last year", "1 July 2025"), "{action}");
    }
}
