//! Each flag, on and off at its boundary.

use quorum::core::journal::{Effect, Reported};

use crate::history::plan;

#[test]
fn overdue_is_raised_the_day_after_the_date_and_lowered_the_day_it_is_met() {
    let plan = plan(&["1.1 May 2024"]).met("1.1", "31 May 2024", "12 June 2024");
    for (on, raised) in
        [("31 May 2024", false), ("1 June 2024", true), ("11 June 2024", true), ("12 June 2024", false)]
    {
        assert_eq!(plan.flagged("1.1", "Overdue", on), raised, "{on}");
    }
}

#[test]
fn overdue_is_raised_whatever_the_forecast_says() {
    let plan = plan(&["1.1 May 2024"]).expects("1.1", "1 May 2024", "31 May 2024", "30 June 2024");
    assert!(plan.rated("1.1", "1 June 2024").starts_with("Amber"));
    assert!(plan.flagged("1.1", "Overdue", "1 June 2024"));
}

#[test]
fn overdue_is_not_raised_where_the_rating_speaks_of_no_milestone() {
    let waiting = plan(&["1.1 Ongoing", "1.2 May 2024 | 1.1"]);
    assert!(!waiting.flagged("1.2", "Overdue", "1 June 2024"));
    for effect in [Effect::Suspended, Effect::Completed, Effect::Deleted] {
        let plan = plan(&["1.1 May 2024"]).decided("1.1", "1 May 2024", effect);
        assert!(!plan.flagged("1.1", "Overdue", "1 June 2024"));
    }
}

#[test]
fn due_this_quarter_and_due_next_quarter_change_with_the_quarter() {
    let plan = plan(&["1.1 30 September 2025", "1.2 1 July 2025"]);
    for action in ["1.1", "1.2"] {
        for (on, this, next) in [
            ("31 March 2025", false, false),
            ("1 April 2025", false, true),
            ("30 June 2025", false, true),
            ("1 July 2025", true, false),
        ] {
            assert_eq!(plan.flagged(action, "Due this quarter", on), this, "{action} on {on}");
            assert_eq!(plan.flagged(action, "Due next quarter", on), next, "{action} on {on}");
        }
    }
    assert!(plan.flagged("1.1", "Due this quarter", "30 September 2025"), "on the day itself");
    assert!(!plan.flagged("1.2", "Due this quarter", "2 July 2025"), "what has passed is overdue instead");
}

#[test]
fn due_this_quarter_follows_the_date_agreed_now_and_what_is_met() {
    let plan = plan(&["1.1 September 2025"])
        .moved("1.1", "5 July 2025", "30 September 2025", "31 October 2025")
        .met("1.1", "30 September 2025", "7 July 2025");
    assert!(plan.flagged("1.1", "Due this quarter", "4 July 2025"));
    assert!(!plan.flagged("1.1", "Due this quarter", "5 July 2025"));
    assert!(plan.flagged("1.1", "Due next quarter", "6 July 2025"));
    assert!(!plan.flagged("1.1", "Due next quarter", "7 July 2025"));
}

#[test]
fn no_update_is_raised_when_nothing_is_recorded_in_this_or_the_last_completed_quarter() {
    for deadline in ["March 2027", "Ongoing", "As required", "Twice a year", ""] {
        let plan = plan(&[&format!("1.1 {deadline}")]).nil("1.1", "1 April 2025");
        for (on, raised) in [
            ("31 March 2025", true),
            ("1 April 2025", false),
            ("30 September 2025", false),
            ("1 October 2025", true),
        ] {
            assert_eq!(plan.flagged("1.1", "No update", on), raised, "{deadline}: {on}");
        }
    }
}

#[test]
fn no_update_is_not_asked_of_what_rests_by_decision() {
    for effect in [Effect::Suspended, Effect::Completed, Effect::Deleted] {
        let plan = plan(&["1.1 March 2027"]).decided("1.1", "1 June 2024", effect);
        assert!(!plan.flagged("1.1", "No update", "1 June 2026"));
    }
}

#[test]
fn disagrees_is_raised_when_both_judge_and_differ() {
    for (said, before, after) in
        [(Reported::Green, false, true), (Reported::Amber, true, true), (Reported::Red, true, false)]
    {
        let plan = plan(&["1.1 May 2024"]).reported("1.1", "1 May 2024", said);
        assert!(!plan.flagged("1.1", "Disagrees", "30 April 2024"), "nothing said yet");
        assert_eq!(plan.flagged("1.1", "Disagrees", "31 May 2024"), before, "{said:?} beside Green");
        assert_eq!(plan.flagged("1.1", "Disagrees", "1 June 2024"), after, "{said:?} beside Red");
    }
}

#[test]
fn disagrees_is_not_raised_beside_a_rating_that_does_not_judge() {
    let plan = plan(&["1.1 May 2024", "1.2 As required", "1.3 May 2024 | 1.2"])
        .reported("1.1", "1 May 2024", Reported::Red)
        .reported("1.2", "1 May 2024", Reported::Red)
        .reported("1.3", "1 May 2024", Reported::Red)
        .decided("1.1", "2 May 2024", Effect::Completed);
    for action in ["1.1", "1.2", "1.3"] {
        assert!(!plan.flagged(action, "Disagrees", "2 May 2024"), "{action}");
    }
}

#[test]
fn the_original_date_has_passed_the_day_after_it_though_it_was_moved() {
    let plan = plan(&["1.1 May 2024"]).moved("1.1", "10 May 2024", "31 May 2024", "31 July 2024").met(
        "1.1",
        "31 May 2024",
        "20 July 2024",
    );
    for (on, raised) in
        [("31 May 2024", false), ("1 June 2024", true), ("19 July 2024", true), ("20 July 2024", false)]
    {
        assert_eq!(plan.flagged("1.1", "Original date passed", on), raised, "{on}");
    }
    assert!(!plan.flagged("1.1", "Overdue", "1 June 2024"), "the date agreed now has not");
}

#[test]
fn the_original_date_passes_for_what_waits_too() {
    let plan = plan(&["1.1 Ongoing", "1.2 May 2024 | 1.1"]);
    assert!(!plan.flagged("1.2", "Original date passed", "31 May 2024"));
    assert!(plan.flagged("1.2", "Original date passed", "1 June 2024"));
}

#[test]
fn waiting_is_not_said_of_what_rests_by_decision() {
    let plan = plan(&["1.1 Ongoing", "1.2 May 2024 | 1.1"]).decided("1.2", "10 May 2024", Effect::Suspended);
    assert!(plan.flagged("1.2", "Waiting", "9 May 2024"));
    assert!(!plan.flagged("1.2", "Waiting", "10 May 2024"));
}

#[test]
fn an_action_of_which_there_is_nothing_to_say_has_no_flag() {
    let plan = plan(&["1.1 March 2027"]).reported("1.1", "1 May 2024", Reported::Green);
    assert_eq!(plan.flags("1.1", "1 May 2024"), "");
    assert_eq!(plan.flags("1.1", "1 April 2027"), "Overdue, Disagrees, No update, Original date passed");
}
