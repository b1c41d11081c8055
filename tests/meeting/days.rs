//! The days that things speak for: what is told at a meeting, and the next meeting's figures.

use chrono::NaiveDate;
use quorum::core::journal::{Entry, Said};

use crate::stage::{Stage, action, day};

fn speaks(stage: &Stage, about: &str) -> NaiveDate {
    stage.journal.speaking_day(action(about), stage.today)
}

#[test]
fn what_is_told_at_a_meeting_speaks_for_the_day_of_its_figures_and_else_for_today() {
    let mut stage = Stage::set();
    let today = stage.today;
    assert_eq!(speaks(&stage, "1.1"), today);
    stage.open("2025-12-31");
    assert_eq!(speaks(&stage, "1.1"), day("2025-12-31"));
    stage.close();
    assert_eq!(speaks(&stage, "1.1"), today);
}

#[test]
fn it_speaks_for_today_where_something_later_is_known_about_the_action() {
    let mut stage = Stage::set();
    stage.today = day("2026-01-05");
    stage.tell("1.1", "nil_returned", "{}");
    stage.today = day("2026-01-14");
    stage.open("2025-12-31");
    assert_eq!(speaks(&stage, "1.1"), stage.today);
    assert_eq!(speaks(&stage, "1.3"), day("2025-12-31"), "not so for another action");
}

#[test]
fn what_is_withdrawn_is_not_known_nor_is_its_withdrawal() {
    let mut stage = Stage::meeting();
    let wrong = stage.tell("1.1", "nil_returned", "{}");
    assert_eq!(speaks(&stage, "1.1"), stage.today);
    stage.undo(wrong);
    assert_eq!(speaks(&stage, "1.1"), day("2025-12-31"));
}

#[test]
fn notes_and_follow_ups_about_an_action_do_not_keep_its_report_out_of_the_figures() {
    let mut stage = Stage::meeting();
    stage.tell("1.1", "item_noted", r#"{"note": "Discussed"}"#);
    let agreed = stage.tell("1.1", "follow_up_agreed", r#"{"what": "Ask", "who": "Ben Okoro"}"#);
    stage.tell("1.1", "follow_up_done", &format!(r#"{{"follow_up": {agreed}}}"#));
    assert_eq!(speaks(&stage, "1.1"), day("2025-12-31"));
}

#[test]
fn a_meeting_about_today_speaks_for_today_and_never_for_a_later_day() {
    let mut stage = Stage::set();
    stage.open("2026-01-14");
    stage.today = day("2026-01-10");
    assert_eq!(speaks(&stage, "1.1"), stage.today);
}

#[test]
fn the_next_figures_are_those_of_the_last_quarter_that_no_meeting_has_looked_at() {
    let mut stage = Stage::set();
    let next = |stage: &Stage| stage.journal.next_position(stage.today);
    assert_eq!(next(&stage), day("2025-12-31"));
    stage.open("2025-12-31");
    assert_eq!(next(&stage), stage.today, "that quarter is looked at");
    stage.close();
    stage.today = day("2026-03-31");
    assert_eq!(next(&stage), stage.today, "the quarter is not over before the day after");
    stage.today = day("2026-04-01");
    assert_eq!(next(&stage), day("2026-03-31"));
}

#[test]
fn no_quarter_before_the_plan_began_is_looked_at() {
    let mut stage = Stage::empty();
    stage.today = day("2025-05-01");
    assert_eq!(stage.journal.next_position(stage.today), stage.today);
    stage.today = day("2025-07-01");
    assert_eq!(stage.journal.next_position(stage.today), day("2025-06-30"));
}

#[test]
fn meetings_are_numbered_from_one_and_never_beyond_all_numbers() {
    let mut stage = Stage::set();
    assert_eq!((stage.journal.next_meeting(), stage.journal.meeting_open()), (1, None));
    stage.open("2025-12-31");
    assert_eq!((stage.journal.next_meeting(), stage.journal.meeting_open()), (2, Some(1)));
    stage.close();
    assert_eq!((stage.journal.next_meeting(), stage.journal.meeting_open()), (2, None));
    let said = stage.journal.meeting(1).unwrap().opened.said.clone();
    let (seq, recorded_at) = (stage.journal.last_seq() + 1, stage.journal.entries()[0].recorded_at);
    let said = Said { meeting: Some(u32::MAX), ..said };
    stage.journal.push(Entry { seq, recorded_at, said }).unwrap();
    assert_eq!(stage.journal.next_meeting(), u32::MAX, "a file with the last of all numbers is still read");
}
