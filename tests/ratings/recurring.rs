//! Rule 4, every n months: the latest cycle that is past, if it is not met; else the next one.

use crate::history::{day, plan};

const YEARLY: &str = "1.1 March 2025, then March each year";
const QUARTERLY: &str = "1.1 June 2024, then three-monthly reviews";

#[test]
fn a_cycle_is_green_up_to_its_day_and_overdue_the_day_after() {
    let plan = plan(&[YEARLY]);
    assert_eq!(plan.rated("1.1", "31 March 2025"), "Green: Due 31 March 2025");
    assert_eq!(plan.rated("1.1", "1 April 2025"), "Red: Overdue since 31 March 2025");
}

#[test]
fn a_missed_cycle_stays_red_until_the_next_one_takes_its_place() {
    let plan = plan(&[YEARLY]);
    assert_eq!(plan.rated("1.1", "31 March 2026"), "Red: Overdue since 31 March 2025");
    assert_eq!(plan.rated("1.1", "1 April 2026"), "Red: Overdue since 31 March 2026");
}

#[test]
fn a_missed_cycle_never_blocks_the_next() {
    let plan = plan(&[YEARLY]).met("1.1", "31 March 2026", "20 March 2026");
    assert_eq!(plan.rated("1.1", "31 March 2026"), "Red: Overdue since 31 March 2025");
    assert_eq!(plan.rated("1.1", "1 April 2026"), "Green: Due 31 March 2027");
}

#[test]
fn a_cycle_met_late_gives_way_to_the_next_at_once() {
    let plan = plan(&[YEARLY]).met("1.1", "31 March 2025", "20 August 2025");
    assert_eq!(plan.rated("1.1", "19 August 2025"), "Red: Overdue since 31 March 2025");
    assert_eq!(plan.rated("1.1", "20 August 2025"), "Green: Due 31 March 2026");
}

#[test]
fn a_cycle_met_early_is_met_up_to_its_day_and_the_next_is_looked_at_the_day_after() {
    let plan = plan(&[YEARLY]).met("1.1", "31 March 2025", "10 January 2025");
    assert_eq!(plan.rated("1.1", "9 January 2025"), "Green: Due 31 March 2025");
    assert_eq!(plan.rated("1.1", "31 March 2025"), "Green: Met 10 January 2025, 2 months early");
    assert_eq!(plan.rated("1.1", "1 April 2025"), "Green: Due 31 March 2026");
}

#[test]
fn when_a_cycle_was_met_early_the_one_after_it_is_the_next_due() {
    let plan = plan(&[YEARLY]).met("1.1", "31 March 2025", "10 January 2025").met(
        "1.1",
        "31 March 2026",
        "11 January 2025",
    );
    let next = |on| plan.standing("1.1", on).next_due;
    assert_eq!(next("9 January 2025"), Some(day("31 March 2025")));
    assert_eq!(next("10 January 2025"), Some(day("31 March 2026")));
    assert_eq!(next("11 January 2025"), Some(day("31 March 2027")));
    assert_eq!(next("31 March 2025"), Some(day("31 March 2027")));
}

#[test]
fn the_series_is_anchored_to_its_first_date_whenever_a_cycle_was_met() {
    let plan = plan(&[QUARTERLY]).met("1.1", "30 June 2024", "20 August 2024");
    for (on, due) in [
        ("20 August 2024", "30 September 2024"),
        ("1 October 2024", "30 September 2024"),
        ("1 January 2025", "31 December 2024"),
        ("1 April 2025", "31 March 2025"),
    ] {
        assert_eq!(plan.standing("1.1", on).milestone.unwrap().due, day(due), "{on}");
    }
}

#[test]
fn every_two_years_is_counted_from_the_first_date() {
    let plan = plan(&["1.1 Every two years, next election 2025"]);
    assert_eq!(plan.rated("1.1", "31 December 2025"), "Green: Due 31 December 2025");
    assert_eq!(plan.rated("1.1", "31 December 2027"), "Red: Overdue since 31 December 2025");
    assert_eq!(plan.rated("1.1", "1 January 2028"), "Red: Overdue since 31 December 2027");
}

#[test]
fn the_forecast_of_one_cycle_says_nothing_of_another() {
    let plan = plan(&[QUARTERLY]).expects("1.1", "1 June 2024", "30 June 2024", "31 August 2024").met(
        "1.1",
        "30 June 2024",
        "31 August 2024",
    );
    assert!(plan.rated("1.1", "30 August 2024").starts_with("Amber: Forecast 31 August 2024"));
    assert_eq!(plan.rated("1.1", "31 August 2024"), "Green: Due 30 September 2024");
}

#[test]
fn moving_one_cycle_leaves_the_others_where_they_are() {
    let plan = plan(&[YEARLY]).moved("1.1", "1 February 2025", "31 March 2025", "31 May 2025");
    assert_eq!(plan.rated("1.1", "31 May 2025"), "Green: Due 31 May 2025");
    assert_eq!(plan.rated("1.1", "1 June 2025"), "Red: Overdue since 31 May 2025");
    assert_eq!(plan.rated("1.1", "1 April 2026"), "Red: Overdue since 31 March 2026");
}

#[test]
fn when_a_cycle_was_moved_to_an_earlier_day_the_one_after_it_is_still_to_come() {
    let plan = plan(&[YEARLY]).moved("1.1", "1 July 2024", "31 March 2025", "30 September 2024").met(
        "1.1",
        "31 March 2025",
        "30 September 2024",
    );
    assert_eq!(plan.rated("1.1", "30 September 2024"), "Green: Met 30 September 2024, on time");
    assert_eq!(plan.rated("1.1", "1 October 2024"), "Green: Due 31 March 2026");
    assert_eq!(plan.standing("1.1", "1 October 2024").next_due, Some(day("31 March 2026")));
}
