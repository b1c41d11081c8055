//! Rule 4, the years of a plan: `Year 1`, `Years 2 and 3`, as in the plan of 2018 to 2021.

use crate::history::{History, custom, day};

fn plan_2018(actions: &[&str]) -> History {
    custom(actions, "31 December 2190", |plan| plan.start = Some(day("1 April 2018")))
}

#[test]
fn a_year_of_the_plan_is_due_on_its_last_day() {
    let plan = plan_2018(&["1.1 Year 1", "1.2 Year 3"]);
    assert_eq!(plan.rated("1.1", "31 March 2019"), "Green: Due 31 March 2019");
    assert_eq!(plan.rated("1.1", "1 April 2019"), "Red: Overdue since 31 March 2019");
    assert_eq!(plan.rated("1.2", "31 March 2021"), "Green: Due 31 March 2021");
    assert_eq!(plan.rated("1.2", "1 April 2021"), "Red: Overdue since 31 March 2021");
}

#[test]
fn a_year_is_counted_from_the_plans_own_start() {
    let plan = crate::history::plan(&["1.1 Year 1"]);
    assert_eq!(plan.rated("1.1", "23 April 2025"), "Green: Due 23 April 2025");
    assert_eq!(plan.rated("1.1", "24 April 2025"), "Red: Overdue since 23 April 2025");
}

#[test]
fn each_named_year_has_a_milestone_of_its_own() {
    let plan = plan_2018(&["1.1 Years 1 and 3"]).met("1.1", "31 March 2019", "1 March 2019");
    assert_eq!(plan.rated("1.1", "31 March 2019"), "Green: Met 1 March 2019, 30 days early");
    assert_eq!(plan.rated("1.1", "1 April 2019"), "Green: Due 31 March 2021", "year 2 is not named");
    assert_eq!(plan.rated("1.1", "1 April 2021"), "Red: Overdue since 31 March 2021");
}

#[test]
fn a_missed_year_does_not_hide_the_next() {
    let plan = plan_2018(&["1.1 Years 1, 2 and 3"]).met("1.1", "31 March 2020", "31 March 2020");
    assert_eq!(plan.rated("1.1", "31 March 2020"), "Red: Overdue since 31 March 2019");
    assert_eq!(plan.rated("1.1", "1 April 2020"), "Green: Due 31 March 2021");
}

#[test]
fn once_the_last_year_was_met_nothing_more_is_due() {
    let plan = plan_2018(&["1.1 Years 1 and 2"]).met("1.1", "31 March 2020", "31 March 2020");
    assert_eq!(plan.rated("1.1", "1 April 2024"), "Green: Met 31 March 2020, on time");
    assert_eq!(plan.standing("1.1", "1 April 2024").next_due, None);
}

#[test]
fn without_a_start_there_is_no_date() {
    let plan = custom(&["1.1 Year 1", "1.2 Within 18 months"], "24 April 2024", |plan| plan.start = None);
    for action in ["1.1", "1.2"] {
        assert_eq!(plan.rated(action, "1 April 2030"), "Not rated: No deadline set");
    }
}
