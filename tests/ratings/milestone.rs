//! Rule 4, a milestone: due, forecast, met.

use crate::history::{custom, plan};

#[test]
fn a_date_is_green_up_to_its_day_and_overdue_the_day_after() {
    let plan = plan(&["1.1 May 2024", "1.2 12 June 2024", "1.3 2025"]);
    for (action, due, after) in [
        ("1.1", "31 May 2024", "01 June 2024"),
        ("1.2", "12 June 2024", "13 June 2024"),
        ("1.3", "31 December 2025", "01 January 2026"),
    ] {
        assert_eq!(plan.rated(action, due), format!("Green: Due {due}"));
        assert_eq!(plan.rated(action, after), format!("Red: Overdue since {due}"));
    }
}

#[test]
fn a_forecast_on_or_before_the_date_is_green() {
    for forecast in ["31 March 2025", "30 March 2025", "30 June 2024"] {
        let plan = plan(&["1.1 March 2025"]).expects("1.1", "1 June 2024", "31 March 2025", forecast);
        assert!(plan.rated("1.1", "1 June 2024").starts_with("Green: Forecast"), "{forecast}");
    }
}

#[test]
fn a_slip_of_any_days_is_amber_under_3_months_and_red_from_3() {
    for (forecast, expected) in [
        ("1 June 2025", "Amber: Forecast 1 June 2025, 1 month late"),
        ("31 July 2025", "Amber: Forecast 31 July 2025, 2 months late"),
        ("1 August 2025", "Red: Forecast 1 August 2025, 3 months late"),
        ("31 May 2026", "Red: Forecast 31 May 2026, 12 months late"),
    ] {
        let plan = plan(&["1.1 May 2025"]).expects("1.1", "1 June 2024", "31 May 2025", forecast);
        assert_eq!(plan.rated("1.1", "1 June 2024"), expected);
    }
}

#[test]
fn a_slip_is_counted_by_the_names_of_months_not_by_days() {
    // 1 May to 31 July are 91 days and 2 months; 31 May to 1 August 62 days and 3 months.
    let plan = plan(&["1.1 1 May 2025"]).expects("1.1", "1 June 2024", "1 May 2025", "2 May 2025").expects(
        "1.1",
        "2 June 2024",
        "1 May 2025",
        "31 July 2025",
    );
    assert_eq!(plan.rated("1.1", "1 June 2024"), "Amber: Forecast 2 May 2025, 1 day late");
    assert_eq!(plan.rated("1.1", "2 June 2024"), "Amber: Forecast 31 July 2025, 2 months late");
}

#[test]
fn the_months_to_red_are_a_setting_of_the_plan() {
    for (months, expected) in [(1, "Red"), (2, "Amber")] {
        let plan = custom(&["1.1 May 2025"], "24 April 2024", |plan| plan.settings.red_slip_months = months)
            .expects("1.1", "1 June 2024", "31 May 2025", "30 June 2025");
        assert_eq!(plan.standing("1.1", "1 June 2024").computed.rating.word(), expected, "{months}");
    }
}

#[test]
fn a_past_date_with_a_forecast_still_to_come_is_rated_by_its_slip() {
    let plan = plan(&["1.1 May 2024"]).expects("1.1", "20 May 2024", "31 May 2024", "31 July 2024");
    assert_eq!(plan.rated("1.1", "1 June 2024"), "Amber: Forecast 31 July 2024, 2 months late");
    assert_eq!(plan.rated("1.1", "31 July 2024"), "Amber: Forecast 31 July 2024, 2 months late");
}

#[test]
fn a_past_date_is_overdue_from_the_day_after_its_forecast() {
    let plan = plan(&["1.1 May 2024"]).expects("1.1", "20 May 2024", "31 May 2024", "31 July 2024");
    let overdue = "Red: Overdue since 31 May 2024; the forecast, 31 July 2024, has passed";
    assert_eq!(plan.rated("1.1", "1 August 2024"), overdue);
}

#[test]
fn a_forecast_that_passed_before_the_date_leaves_the_date_as_it_is() {
    let plan = plan(&["1.1 March 2025"]).expects("1.1", "20 May 2024", "31 March 2025", "31 July 2024");
    assert_eq!(plan.rated("1.1", "31 July 2024"), "Green: Forecast 31 July 2024, 8 months early");
    assert_eq!(plan.rated("1.1", "1 August 2024"), "Green: Due 31 March 2025");
    assert!(plan.rated("1.1", "1 April 2025").starts_with("Red: Overdue since 31 March 2025"));
}

#[test]
fn a_forecast_stays_until_another_is_made_for_the_same_milestone() {
    let plan = plan(&["1.1 May 2025"])
        .expects("1.1", "1 June 2024", "31 May 2025", "31 August 2025")
        .reported("1.1", "1 July 2024", quorum::core::journal::Reported::Green)
        .expects("1.1", "1 August 2024", "31 May 2025", "31 May 2025");
    assert!(plan.rated("1.1", "31 May 2024").starts_with("Green: Due"), "not before it was made");
    assert!(plan.rated("1.1", "1 June 2024").starts_with("Red: Forecast 31 August 2025"));
    assert!(plan.rated("1.1", "31 July 2024").starts_with("Red: Forecast 31 August 2025"));
    assert_eq!(plan.rated("1.1", "1 August 2024"), "Green: Forecast 31 May 2025, on time");
}

#[test]
fn a_met_milestone_is_green_from_the_day_it_was_done_and_says_how_late() {
    for (done, before, how) in [
        ("12 June 2024", "11 June 2024", "1 month late"),
        ("31 May 2024", "30 May 2024", "on time"),
        ("12 May 2024", "11 May 2024", "19 days early"),
        ("30 April 2024", "29 April 2024", "1 month early"),
        ("1 August 2024", "31 July 2024", "3 months late"),
    ] {
        let plan = plan(&["1.1 May 2024"]).met("1.1", "31 May 2024", done);
        assert_eq!(plan.rated("1.1", done), format!("Green: Met {done}, {how}"));
        assert!(!plan.rated("1.1", before).contains("Met"), "{before}");
        assert_eq!(plan.rated("1.1", "31 March 2028"), format!("Green: Met {done}, {how}"), "for good");
    }
}

#[test]
fn what_was_met_has_no_slip_from_a_forecast_any_more() {
    let plan = plan(&["1.1 May 2024"]).expects("1.1", "10 May 2024", "31 May 2024", "30 November 2024").met(
        "1.1",
        "31 May 2024",
        "20 May 2024",
    );
    assert!(plan.rated("1.1", "19 May 2024").starts_with("Red: Forecast 30 November 2024"));
    assert_eq!(plan.rated("1.1", "20 May 2024"), "Green: Met 20 May 2024, 11 days early");
}

#[test]
fn months_from_the_start_of_the_plan_end_with_the_month() {
    let plan = plan(&["1.1 Within 18 months"]);
    assert_eq!(plan.rated("1.1", "31 October 2025"), "Green: Due 31 October 2025");
    assert_eq!(plan.rated("1.1", "1 November 2025"), "Red: Overdue since 31 October 2025");
}
