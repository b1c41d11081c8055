//! Reported ratings: the last one holds, and which way it moved since the last agreed minutes.

use quorum::core::journal::Reported::{Amber, Green, Red};
use quorum::core::position::Direction::{self, Better, New, Same, Worse};

use crate::history::plan;

#[test]
fn the_direction_compares_two_reported_ratings() {
    for (then, now, direction) in [
        (Red, Amber, Better),
        (Red, Green, Better),
        (Amber, Green, Better),
        (Green, Amber, Worse),
        (Green, Red, Worse),
        (Amber, Red, Worse),
        (Red, Red, Same),
        (Amber, Amber, Same),
        (Green, Green, Same),
    ] {
        assert_eq!(Direction::of(Some(then), Some(now)), Some(direction), "{then:?} to {now:?}");
    }
}

#[test]
fn what_was_not_reported_then_is_new_and_what_is_not_reported_now_has_no_direction() {
    for now in [Red, Amber, Green] {
        assert_eq!(Direction::of(None, Some(now)), Some(New));
        assert_eq!(Direction::of(Some(now), None), None);
    }
    assert_eq!(Direction::of(None, None), None);
    assert_eq!([Better, Same, Worse, New].map(Direction::word), ["Better", "Same", "Worse", "New"]);
}

#[test]
fn the_last_report_holds_from_its_day_until_the_next_one() {
    let plan =
        plan(&["1.1 May 2025"]).reported("1.1", "1 May 2024", Red).reported("1.1", "1 June 2024", Green);
    let said = |on| plan.standing("1.1", on).reported.map(|report| report.rating);
    for (on, rating) in [
        ("30 April 2024", None),
        ("1 May 2024", Some(Red)),
        ("31 May 2024", Some(Red)),
        ("1 June 2024", Some(Green)),
        ("1 June 2034", Some(Green)),
    ] {
        assert_eq!(said(on), rating, "{on}");
    }
}

#[test]
fn of_two_reports_the_one_for_the_later_day_is_the_last_whenever_it_was_recorded() {
    let late =
        plan(&["1.1 May 2025"]).reported("1.1", "1 June 2024", Green).reported("1.1", "1 May 2024", Red);
    assert_eq!(late.standing("1.1", "1 July 2024").reported.unwrap().rating, Green);
    let same =
        plan(&["1.1 May 2025"]).reported("1.1", "1 June 2024", Green).reported("1.1", "1 June 2024", Red);
    assert_eq!(
        same.standing("1.1", "1 July 2024").reported.unwrap().rating,
        Red,
        "of one day, the last said"
    );
}
