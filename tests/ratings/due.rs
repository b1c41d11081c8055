//! The due date that a rating speaks of, and the next one.

use quorum::core::journal::Effect;

use crate::history::{History, day, plan};

fn next(plan: &History, on: &str) -> Option<String> {
    plan.standing("1.1", on).next_due.map(|due| due.format("%-d %B %Y").to_string())
}

#[test]
fn the_next_due_date_is_the_first_unmet_one_on_or_after_the_day() {
    let plan = plan(&["1.1 June 2024, then three-monthly reviews"]).met(
        "1.1",
        "30 September 2024",
        "30 September 2024",
    );
    for (on, due) in [
        ("30 June 2024", "30 June 2024"),
        ("1 July 2024", "30 September 2024"),
        ("29 September 2024", "30 September 2024"),
        ("30 September 2024", "31 December 2024"),
    ] {
        assert_eq!(next(&plan, on).as_deref(), Some(due), "{on}");
    }
}

#[test]
fn a_date_that_has_passed_is_not_the_next_one() {
    let plan = plan(&["1.1 May 2024"]);
    assert_eq!(next(&plan, "31 May 2024").as_deref(), Some("31 May 2024"));
    assert_eq!(next(&plan, "1 June 2024"), None);
}

#[test]
fn a_moved_date_is_next_where_it_is_now() {
    let plan = plan(&["1.1 May 2024"]).moved("1.1", "1 May 2024", "31 May 2024", "31 July 2024");
    assert_eq!(next(&plan, "30 April 2024").as_deref(), Some("31 May 2024"));
    assert_eq!(next(&plan, "31 July 2024").as_deref(), Some("31 July 2024"));
    assert_eq!(next(&plan, "1 August 2024"), None);
}

#[test]
fn the_due_date_is_that_of_the_milestone_spoken_of_and_the_next_one_may_be_later() {
    let plan = plan(&["1.1 March 2025, then March each year"]);
    let standing = plan.standing("1.1", "1 June 2025");
    assert_eq!(standing.computed.milestone.unwrap().due, day("31 March 2025"));
    assert_eq!(standing.next_due, Some(day("31 March 2026")));
}

#[test]
fn a_rating_that_is_not_by_date_speaks_of_no_due_date() {
    let plan = plan(&["1.1 Ongoing", "1.2 As required", "1.3 Twice a year", "1.4 May 2025 | 1.1"]);
    for action in ["1.1", "1.2", "1.3", "1.4"] {
        assert_eq!(plan.standing(action, "1 June 2024").computed.milestone, None, "{action}");
    }
    let waiting = plan.standing("1.4", "1 June 2024");
    assert_eq!(waiting.next_due, Some(day("31 May 2025")), "though what waits keeps its date");
}

#[test]
fn nothing_more_is_due_of_what_rests_by_decision() {
    for effect in [Effect::Completed, Effect::Suspended, Effect::Deleted] {
        let plan = plan(&["1.1 May 2025"]).decided("1.1", "1 June 2024", effect);
        assert_eq!(next(&plan, "31 May 2024").as_deref(), Some("31 May 2025"));
        assert_eq!(next(&plan, "1 June 2024"), None);
    }
}
