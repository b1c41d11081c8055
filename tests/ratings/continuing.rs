//! Rule 4, continuing work: its start milestone, then any entry in this or the last completed quarter.

use quorum::core::journal::{Effect, Reported};

use crate::history::{History, plan};

const ONGOING: [&str; 2] = ["1.1 Ongoing", "1.2 Various events throughout the year"];

#[test]
fn work_never_heard_of_has_no_update() {
    let plan = plan(&ONGOING);
    for action in ["1.1", "1.2"] {
        assert_eq!(plan.rated(action, "1 July 2024"), "Not rated: No update");
    }
}

#[test]
fn an_entry_counts_in_its_own_quarter_and_the_next_one() {
    let plan = plan(&ONGOING).logged("1.1", "31 March 2025").logged("1.2", "1 April 2025");
    for (action, on, expected) in [
        ("1.1", "30 March 2025", "Not rated: No update"),
        ("1.1", "31 March 2025", "Green: Active, last heard 31 March 2025"),
        ("1.1", "30 June 2025", "Green: Active, last heard 31 March 2025"),
        ("1.1", "1 July 2025", "Not rated: No update"),
        ("1.2", "30 September 2025", "Green: Active, last heard 1 April 2025"),
        ("1.2", "1 October 2025", "Not rated: No update"),
    ] {
        assert_eq!(plan.rated(action, on), expected, "{action} on {on}");
    }
}

#[test]
fn any_entry_about_the_action_counts() {
    let kinds: [fn(History) -> History; 6] = [
        |plan| plan.logged("1.1", "1 May 2025"),
        |plan| plan.nil("1.1", "1 May 2025"),
        |plan| plan.noted("1.1", "1 May 2025"),
        |plan| plan.reported("1.1", "1 May 2025", Reported::Red),
        |plan| plan.decided("1.1", "1 May 2025", Effect::Words),
        |plan| plan.decided("1.1", "1 May 2025", Effect::Reassigned { services: vec!["Housing".into()] }),
    ];
    for (at, record) in kinds.into_iter().enumerate() {
        let plan = record(plan(&ONGOING));
        assert_eq!(plan.rated("1.1", "1 May 2025"), "Green: Active, last heard 1 May 2025", "{at}");
        assert_eq!(plan.rated("1.2", "1 May 2025"), "Not rated: No update", "{at}: about the other one");
    }
}

#[test]
fn an_entry_that_was_withdrawn_does_not_count_and_nor_does_its_withdrawal() {
    let plan = plan(&ONGOING).logged("1.1", "1 May 2025").undone("2 May 2025");
    assert_eq!(plan.rated("1.1", "2 May 2025"), "Not rated: No update");
    let again = plan.undone("3 May 2025");
    assert_eq!(again.rated("1.1", "2 May 2025"), "Green: Active, last heard 1 May 2025");
}

#[test]
fn a_start_is_a_milestone_until_it_is_met_however_active_the_work_is() {
    let plan = plan(&["1.1 May 2024, then ongoing"]).logged("1.1", "30 June 2024").met(
        "1.1",
        "31 May 2024",
        "12 July 2024",
    );
    assert_eq!(plan.rated("1.1", "31 May 2024"), "Green: Due 31 May 2024");
    assert_eq!(plan.rated("1.1", "11 July 2024"), "Red: Overdue since 31 May 2024");
    assert_eq!(plan.rated("1.1", "12 July 2024"), "Green: Active, last heard 12 July 2024");
    assert_eq!(plan.rated("1.1", "31 December 2024"), "Green: Active, last heard 12 July 2024");
    assert_eq!(plan.rated("1.1", "1 January 2025"), "Not rated: No update");
}

#[test]
fn a_start_that_slips_is_rated_by_its_forecast() {
    let plan = plan(&["1.1 April 2024 and ongoing"]).expects(
        "1.1",
        "24 April 2024",
        "30 April 2024",
        "30 June 2024",
    );
    assert_eq!(plan.rated("1.1", "30 June 2024"), "Amber: Forecast 30 June 2024, 2 months late");
}

#[test]
fn a_first_step_with_a_name_is_named_and_what_follows_is_continuing() {
    let plan = plan(&["1.1 Develop plans by September 2024, deliver from October 2024"]).met(
        "1.1",
        "30 September 2024",
        "30 September 2024",
    );
    let before = plan.standing("1.1", "29 September 2024").milestone.unwrap();
    assert_eq!(before.what.as_deref(), Some("Develop plans"));
    assert_eq!(plan.rated("1.1", "1 October 2024"), "Green: Active, last heard 30 September 2024");
    let after = plan.standing("1.1", "1 October 2024");
    assert_eq!((after.milestone, after.next_due), (None, None), "nothing is due of continuing work");
}
