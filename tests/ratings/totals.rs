//! Totals: each action once in each count, always beside the number of all.

use quorum::core::journal::{Effect, Reported};
use quorum::core::position::{Position, Totals};
use quorum::core::rating::Rating;

use crate::history::{History, day, plan};

fn small() -> History {
    plan(&[
        "1.1 May 2024",
        "1.2 June 2025",
        "1.3 Ongoing",
        "2.1 June 2025",
        "2.2 May 2025 | 1.3",
        "2.3 June 2025",
        "2.4 November 2023",
    ])
    .reported("1.1", "1 June 2024", Reported::Green)
    .expects("1.2", "1 June 2024", "30 June 2025", "31 July 2025")
    .reported("1.2", "2 June 2024", Reported::Amber)
    .decided("2.1", "1 June 2024", Effect::Completed)
    .reported("2.3", "1 June 2024", Reported::Red)
    .decided("2.3", "2 June 2024", Effect::Deleted)
}

fn totals(on: &str) -> Totals {
    Position::of(&small().0, day(on)).totals()
}

#[test]
fn every_action_but_the_deleted_is_counted_once_by_each_rating() {
    let totals = totals("10 June 2024");
    assert_eq!(totals.actions, 6, "2.3 was deleted");
    // 1.1 and 2.4 overdue; 1.2 one month late; 2.1 complete; 1.3 not heard of and 2.2 waiting.
    assert_eq!(Rating::ALL.map(|rating| totals.computed(rating)), [2, 1, 0, 1, 2]);
    let said = [Reported::Red, Reported::Amber, Reported::Green].map(|said| totals.reported(said));
    assert_eq!((said, totals.never_reported()), ([0, 1, 1], 4));
}

#[test]
fn the_counts_by_rating_add_up_to_the_denominator_on_any_day() {
    for on in ["1 January 2020", "1 June 2024", "2 June 2024", "1 July 2025", "31 December 2099"] {
        let totals = totals(on);
        assert_eq!(Rating::ALL.iter().map(|rating| totals.computed(*rating)).sum::<u32>(), totals.actions);
        let said = [Reported::Red, Reported::Amber, Reported::Green].map(|said| totals.reported(said));
        assert_eq!(said.iter().sum::<u32>() + totals.never_reported(), totals.actions);
    }
}

#[test]
fn a_deleted_action_leaves_the_denominator_on_the_day_of_the_decision() {
    assert_eq!((totals("1 June 2024").actions, totals("2 June 2024").actions), (7, 6));
}

#[test]
fn what_is_not_rated_and_what_has_no_update_are_counts_of_their_own() {
    let totals = totals("10 June 2024");
    assert_eq!(totals.computed(Rating::NotRated), 2);
    assert_eq!(totals.no_update, 3, "1.3, 2.2 and 2.4; what is complete is not asked");
    assert_eq!((totals.disagree, totals.overdue, totals.queries), (1, 2, 1));
}

#[test]
fn the_totals_of_the_objectives_add_up_to_those_of_the_plan() {
    let position = Position::of(&small().0, day("10 June 2024"));
    let of = |number| Totals::of(position.objective(number));
    assert_eq!((of(1).actions, of(2).actions, of(3).actions), (3, 3, 0));
    let red = |totals: Totals| totals.computed(Rating::Red);
    assert_eq!(red(of(1)) + red(of(2)), red(position.totals()));
}

#[test]
fn a_fresh_file_shows_every_action_on_any_day() {
    let plan = plan(&["1.1 May 2024", "1.2 Ongoing"]);
    for on in ["1 January 1990", "24 April 2024", "31 December 2199"] {
        let position = Position::of(&plan.0, day(on));
        assert_eq!((position.as_at, position.totals().actions), (day(on), 2), "{on}");
    }
}

#[test]
fn without_a_plan_there_is_an_empty_position() {
    let position = Position::of(&quorum::core::journal::Journal::default(), day("1 May 2024"));
    assert_eq!(position.totals(), Totals::default());
}
