//! Dates that decisions moved, and the slip from the original date, which no decision hides.

use quorum::core::journal::Effect;

use crate::history::{History, day, plan};

fn slip(plan: &History, on: &str) -> Option<i32> {
    plan.standing("1.1", on).slip_months
}

#[test]
fn a_date_is_moved_from_the_day_of_the_decision() {
    let plan = plan(&["1.1 May 2024"]).moved("1.1", "10 June 2024", "31 May 2024", "31 July 2024");
    assert_eq!(plan.rated("1.1", "9 June 2024"), "Red: Overdue since 31 May 2024");
    assert_eq!(plan.rated("1.1", "10 June 2024"), "Green: Due 31 July 2024");
    assert_eq!(plan.rated("1.1", "1 August 2024"), "Red: Overdue since 31 July 2024");
}

#[test]
fn the_original_date_never_moves() {
    let plan = plan(&["1.1 May 2024"]).moved("1.1", "10 May 2024", "31 May 2024", "31 July 2024").moved(
        "1.1",
        "11 May 2024",
        "31 May 2024",
        "30 September 2024",
    );
    let milestone = plan.standing("1.1", "11 May 2024").milestone.unwrap();
    assert_eq!((milestone.original_due, milestone.due), (day("31 May 2024"), day("30 September 2024")));
}

#[test]
fn forecasts_and_lateness_are_measured_against_the_date_agreed_now() {
    let plan = plan(&["1.1 May 2024"])
        .moved("1.1", "1 May 2024", "31 May 2024", "31 July 2024")
        .expects("1.1", "2 May 2024", "31 May 2024", "31 August 2024")
        .met("1.1", "31 May 2024", "31 July 2024");
    assert_eq!(plan.rated("1.1", "2 May 2024"), "Amber: Forecast 31 August 2024, 1 month late");
    assert_eq!(plan.rated("1.1", "31 July 2024"), "Green: Met 31 July 2024, on time");
}

#[test]
fn the_slip_is_counted_from_the_original_date_and_a_move_does_not_hide_it() {
    let plan = plan(&["1.1 May 2024"]).moved("1.1", "10 May 2024", "31 May 2024", "31 July 2024");
    assert_eq!(slip(&plan, "9 May 2024"), Some(0));
    assert_eq!(slip(&plan, "10 May 2024"), Some(2), "the new date");
    let plan = plan.expects("1.1", "11 May 2024", "31 May 2024", "31 October 2024");
    assert_eq!(slip(&plan, "11 May 2024"), Some(5), "the forecast");
    let plan = plan.met("1.1", "31 May 2024", "31 August 2024");
    assert_eq!(slip(&plan, "31 August 2024"), Some(3), "the day it was done");
    assert_eq!(slip(&plan, "31 August 2030"), Some(3), "for good");
}

#[test]
fn the_slip_of_what_is_overdue_grows_with_every_month() {
    let plan = plan(&["1.1 May 2024"]);
    for (on, months) in [("31 May 2024", 0), ("1 June 2024", 1), ("30 June 2024", 1), ("1 May 2025", 12)] {
        assert_eq!(slip(&plan, on), Some(months), "{on}");
    }
}

#[test]
fn a_forecast_that_has_passed_makes_nothing_early() {
    let plan = plan(&["1.1 March 2025"]).expects("1.1", "1 May 2024", "31 March 2025", "30 November 2024");
    assert_eq!(slip(&plan, "30 November 2024"), Some(-4));
    assert_eq!(slip(&plan, "1 December 2024"), Some(0), "it is due in March 2025 again");
    assert_eq!(slip(&plan, "1 April 2025"), Some(1));
}

#[test]
fn what_was_agreed_complete_slipped_to_that_day_and_no_further() {
    let plan =
        plan(&["1.1 March 2025, then March each year"]).decided("1.1", "20 May 2025", Effect::Completed);
    for on in ["20 May 2025", "31 March 2026", "1 April 2030"] {
        assert_eq!(slip(&plan, on), Some(2), "{on}");
    }
}

#[test]
fn each_move_is_counted_once_and_an_undone_one_not_at_all() {
    let plan = plan(&["1.1 May 2024"]).moved("1.1", "10 May 2024", "31 May 2024", "30 June 2024").moved(
        "1.1",
        "11 May 2024",
        "31 May 2024",
        "31 July 2024",
    );
    assert!(!plan.flags("1.1", "9 May 2024").contains("Date changed"));
    assert!(plan.flagged("1.1", "Date changed ×1", "10 May 2024"));
    assert!(plan.flagged("1.1", "Date changed ×2", "11 May 2024"));
    let undone = plan.undone("12 May 2024");
    assert!(undone.flagged("1.1", "Date changed ×1", "12 May 2024"));
    assert_eq!(undone.rated("1.1", "12 May 2024"), "Green: Due 30 June 2024", "the date before it again");
}

#[test]
fn a_cycle_moved_past_the_next_one_is_still_the_one_that_is_late() {
    let plan = plan(&["1.1 March 2025, then March each year"]).moved(
        "1.1",
        "10 June 2025",
        "31 March 2025",
        "30 June 2026",
    );
    let standing = plan.standing("1.1", "10 June 2025");
    let milestone = standing.milestone.as_ref().unwrap();
    assert_eq!((milestone.original_due, milestone.due), (day("31 March 2025"), day("30 June 2026")));
    assert_eq!(standing.slip_months, Some(15));
    let met = plan.met("1.1", "31 March 2025", "1 July 2025");
    assert_eq!(met.rated("1.1", "2 July 2025"), "Green: Due 31 March 2026", "once it is met, the next one");
}
