//! Rule 4, work without dates: as required, and no schedule at all.

use quorum::core::journal::Reported;

use crate::history::plan;

#[test]
fn work_as_required_is_never_rated_used_or_not() {
    let plan = plan(&["1.1 As required"]).logged("1.1", "1 May 2025").nil("1.1", "1 June 2025");
    for on in ["24 April 2024", "1 May 2025", "1 June 2025", "1 June 2030"] {
        assert_eq!(plan.rated("1.1", on), "Not rated: As required", "{on}");
    }
}

#[test]
fn an_action_without_a_deadline_is_never_rated_and_says_so() {
    let plan = plan(&["1.1"]).reported("1.1", "1 May 2025", Reported::Red);
    assert_eq!(plan.rated("1.1", "1 May 2025"), "Not rated: No deadline set");
}

#[test]
fn nothing_is_due_of_work_without_dates() {
    let plan = plan(&["1.1", "1.2 As required", "1.3 Ongoing", "1.4 Twice a year"]);
    for action in ["1.1", "1.2", "1.3", "1.4"] {
        let standing = plan.standing(action, "1 May 2025");
        assert_eq!((standing.milestone, standing.next_due, standing.slip_months), (None, None, None));
    }
}
