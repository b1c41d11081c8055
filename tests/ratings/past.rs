//! Past positions: the day that an entry speaks for, and when it was recorded.

use quorum::core::journal::{Journal, Reported};
use quorum::core::position::Position;

use crate::history::{day, plan};

#[test]
fn history_entered_late_counts_from_the_day_that_it_speaks_for() {
    let plan = plan(&["1.1 May 2024"]).nil("1.1", "1 March 2026").met("1.1", "31 May 2024", "20 May 2024");
    assert_eq!(plan.rated("1.1", "19 May 2024"), "Green: Due 31 May 2024");
    assert_eq!(plan.rated("1.1", "20 May 2024"), "Green: Met 20 May 2024, 11 days early");
}

#[test]
fn a_past_position_knows_nothing_of_later_days() {
    let before = plan(&["1.1 May 2024"]).reported("1.1", "1 May 2024", Reported::Green);
    let after = before
        .clone()
        .moved("1.1", "1 June 2024", "31 May 2024", "31 July 2024")
        .reported("1.1", "2 June 2024", Reported::Red)
        .met("1.1", "31 May 2024", "3 June 2024");
    let shown = |plan: &crate::history::History| format!("{:?}", Position::of(&plan.0, day("31 May 2024")));
    assert_eq!(shown(&before), shown(&after));
}

#[test]
fn the_journal_up_to_an_entry_shows_the_day_as_it_was_known_then() {
    let plan = plan(&["1.1 May 2024"]).nil("1.1", "1 June 2024").met("1.1", "31 May 2024", "20 May 2024");
    let known = Journal::fold(plan.0.entries()[..2].iter().cloned()).unwrap();
    let then = Position::of(&known, day("1 June 2024"));
    assert_eq!(then.actions[0].computed.why.to_string(), "Overdue since 31 May 2024");
    assert_eq!(
        plan.rated("1.1", "1 June 2024"),
        "Green: Met 20 May 2024, 11 days early",
        "with all known now"
    );
}

#[test]
fn of_two_records_that_a_milestone_was_met_the_earlier_day_counts() {
    let plan = plan(&["1.1 May 2024"]).met("1.1", "31 May 2024", "12 June 2024").met(
        "1.1",
        "31 May 2024",
        "20 May 2024",
    );
    assert_eq!(plan.rated("1.1", "1 July 2024"), "Green: Met 20 May 2024, 11 days early");
}

#[test]
fn moves_and_forecasts_follow_the_days_they_speak_for_not_the_order_of_recording() {
    let plan = plan(&["1.1 May 2025"])
        .moved("1.1", "2 June 2024", "31 May 2025", "31 July 2025")
        .moved("1.1", "1 June 2024", "31 May 2025", "30 June 2025")
        .expects("1.1", "4 June 2024", "31 May 2025", "31 August 2025")
        .expects("1.1", "3 June 2024", "31 May 2025", "31 December 2025");
    assert_eq!(plan.rated("1.1", "1 June 2024"), "Green: Due 30 June 2025");
    assert_eq!(plan.rated("1.1", "2 June 2024"), "Green: Due 31 July 2025");
    assert!(plan.rated("1.1", "3 June 2024").starts_with("Red: Forecast 31 December 2025"));
    assert_eq!(plan.rated("1.1", "4 June 2024"), "Amber: Forecast 31 August 2025, 1 month late");
}
