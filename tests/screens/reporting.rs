//! Reporting: two keys for “on track”, and what a report needs.

use chrono::NaiveDate;
use quorum::core::journal::{Event, Forecast, Report, Reported};
use quorum::tui::keymap::Context;

use crate::plays::{fresh, rehearsal};
use crate::stage::Stage;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn last_report(stage: &Stage) -> &Report {
    match &stage.last_said().event {
        Event::ProgressReported(report) => report,
        other => panic!("no report but {other:?}"),
    }
}

#[test]
fn green_without_a_word_takes_two_keys() {
    let mut stage = rehearsal();
    let before = stage.app.journal.last_seq();
    stage.type_keys("g");
    stage.sees("Enter records “on track, nothing new”");
    stage.type_keys("Enter");
    assert_eq!(stage.app.journal.last_seq(), before + 1);
    let said = stage.last_said();
    assert_eq!((said.action.unwrap().to_string(), &*said.recorded_by), ("1.3".to_owned(), "Minute-taker"));
    assert_eq!(said.effective_on, stage.app.today);
    assert_eq!(last_report(&stage).rating, Reported::Green);
    assert_eq!(&*last_report(&stage).note, "On track, nothing new.");
    assert_eq!(stage.context(), Context::Board);
    stage.sees("✓ Recorded: 1.3 Reported Green: On track, nothing new.");
    assert_eq!(stage.selected(), "1.3");
    assert!(stage.row("1.3 ").contains("G≠R"), "{}", stage.screen());
}

#[test]
fn what_a_record_did_to_the_rating_is_said() {
    let mut stage = rehearsal();
    stage.type_keys("l Up m Ctrl-s");
    stage.sees("· computed now Green, was Red");
    assert_eq!(stage.selected(), "1.3", "the row has moved and is still the selected one");
    assert!(stage.row("1.3 ").starts_with('▸'), "{}", stage.screen());
}

#[test]
fn an_open_action_is_what_is_reported_on() {
    let mut stage = rehearsal();
    stage.type_keys("Enter n g Enter");
    assert_eq!(stage.last_said().action.unwrap().to_string(), "1.4");
    assert_eq!(stage.context(), Context::Action);
    stage.sees("On track, nothing new.");
}

#[test]
fn amber_is_refused_until_its_sentences_stand_and_nothing_typed_is_lost() {
    let mut stage = fresh();
    let before = stage.app.journal.last_seq();
    stage.type_keys("a Ctrl-s");
    stage.sees("Say in a few words what was done");
    assert_eq!(stage.field().0, "note");
    stage.type_text("Half of it.");
    stage.type_keys("Ctrl-s");
    stage.sees("Amber needs the reason, the path to green");
    assert_eq!(stage.field().0, "reason");
    stage.type_text("Nobody answered.");
    stage.type_keys("Ctrl-s");
    stage.sees("Amber needs the path to green (step, who, by when) and what is asked of the group");
    assert_eq!(stage.field().0, "path");
    stage.type_text("Ask again by May.");
    stage.type_keys("Ctrl-s");
    assert_eq!(stage.field().0, "ask");
    assert_eq!(stage.app.journal.last_seq(), before, "nothing is recorded yet");
    stage.type_text("nothing");
    stage.type_keys("Ctrl-s");
    assert_eq!(stage.context(), Context::Board);
    let said: Vec<&str> = {
        let report = last_report(&stage);
        vec![&report.note, &report.reason, &report.path, &report.ask]
    };
    assert_eq!(said, ["Half of it.", "Nobody answered.", "Ask again by May.", "nothing"]);
}

#[test]
fn without_a_rating_nothing_is_reported() {
    let mut stage = rehearsal();
    stage.type_keys("u Tab text:Done Ctrl-s");
    stage.sees("Choose a rating: g for Green, a for Amber, r for Red.");
    assert_eq!(stage.field().0, "rating");
    assert_eq!(stage.value("note"), "Done");
    stage.type_keys("g Ctrl-s");
    assert_eq!(&*last_report(&stage).note, "Done");
}

#[test]
fn the_sentences_are_asked_for_amber_and_red_only() {
    let mut stage = fresh();
    stage.type_keys("u g");
    stage.misses("Path to green");
    stage.type_keys("r");
    stage.sees("Path to green");
    stage.sees("Asked of the group");
    stage.type_keys("Left");
    stage.sees("● Amber");
    stage.sees("Path to green");
    stage.type_keys("g");
    stage.misses("Path to green");
}

#[test]
fn the_sentences_of_the_last_report_stand_ready_to_be_changed() {
    let mut stage = rehearsal();
    stage.type_keys("u");
    stage.sees("Last reported        Amber  24 June 2026, by Service planning lead");
    stage.type_keys("a");
    assert_eq!(stage.screen().matches("  as on 24 Jun 2026").count(), 3, "{}", stage.screen());
    stage.type_keys("Tab Tab Tab text:Still.");
    assert_eq!(stage.screen().matches("  as on 24 Jun 2026").count(), 2, "what was changed is new");
    assert_eq!(stage.value("ask"), "Directors to release the three outstanding plans.");
}

#[test]
fn a_forecast_earlier_than_the_last_is_asked_about_and_saved_the_second_time() {
    let mut stage = rehearsal();
    // 1.5 was last forecast for 29 January 2027.
    stage.type_keys("j u g Tab text:Ready. Tab");
    assert_eq!(stage.field(), ("forecast", "29 January 2027".to_owned()));
    for _ in 0.."29 January 2027".len() {
        stage.type_keys("Backspace");
    }
    stage.type_text("20 December 2026");
    let before = stage.app.journal.last_seq();
    stage.type_keys("Ctrl-s");
    stage.sees("The forecast, 20 December 2026, is before the last one, 29 January 2027.");
    stage.sees("Save again to confirm.");
    assert_eq!(stage.app.journal.last_seq(), before);
    assert_eq!(stage.field().0, "forecast");
    stage.type_keys("Ctrl-s");
    assert_eq!(stage.app.journal.last_seq(), before + 1);
    let forecast = Forecast { milestone: day("2025-03-31"), date: day("2026-12-20") };
    assert_eq!(last_report(&stage).forecast, Some(forecast));
}

#[test]
fn another_date_is_asked_about_anew() {
    let mut stage = rehearsal();
    stage.type_keys("j u g Tab text:Ready. Tab");
    for _ in 0.."29 January 2027".len() {
        stage.type_keys("Backspace");
    }
    let before = stage.app.journal.last_seq();
    stage.type_keys("text:2026-12-20 Ctrl-s Backspace text:1 Ctrl-s");
    stage.sees("The forecast, 21 December 2026, is before");
    assert_eq!(stage.app.journal.last_seq(), before);
    stage.type_keys("Ctrl-s");
    assert_eq!(stage.app.journal.last_seq(), before + 1);
}

#[test]
fn a_date_that_cannot_be_read_is_refused_where_it_stands() {
    let mut stage = rehearsal();
    stage.type_keys("u g Tab text:Ready. Tab text:soonish Ctrl-s");
    stage.sees("“soonish” cannot be read as a date. Write it like one of these: 31 March 2027");
    assert_eq!(stage.field(), ("forecast", "soonish".to_owned()));
    stage.type_keys("Shift-Tab Shift-Tab Shift-Tab");
    assert_eq!(stage.field().0, "on", "round to the last field");
    for _ in 0..7 {
        stage.type_keys("Tab Tab Tab Backspace Shift-Tab Shift-Tab Shift-Tab");
    }
    stage.type_keys("text:31/6/2026 Enter");
    stage.sees("There is no such day as “31/6/2026”.");
    assert_eq!(stage.field().0, "on");
    assert_eq!(stage.value("note"), "Ready.");
}

#[test]
fn a_day_that_has_not_come_is_refused() {
    let mut stage = rehearsal();
    stage.type_keys("g Shift-Tab text:tomorrow Enter");
    stage.sees("23 November 2026 has not come yet. Give today or an earlier day.");
    assert_eq!(stage.field(), ("on", "tomorrow".to_owned()));
}

#[test]
fn history_can_be_entered_late() {
    let mut stage = rehearsal();
    stage.type_keys("g Shift-Tab");
    stage.type_text("1 October 2026");
    stage.type_keys("Enter");
    assert_eq!(stage.last_said().effective_on, day("2026-10-01"));
}

#[test]
fn enter_in_a_note_makes_a_line_and_never_saves() {
    let mut stage = rehearsal();
    let before = stage.app.journal.last_seq();
    stage.type_keys("g Tab text:one Enter text:two Enter Enter");
    assert_eq!(stage.field(), ("note", "one\ntwo\n\n".to_owned()));
    assert_eq!(stage.app.journal.last_seq(), before);
    stage.sees("Enter new line");
    stage.type_keys("Ctrl-s");
    assert_eq!(&*last_report(&stage).note, "one\ntwo");
}

#[test]
fn enter_elsewhere_goes_on_and_saves_from_the_last_field() {
    let mut stage = rehearsal();
    let before = stage.app.journal.last_seq();
    stage.type_keys("u a Enter");
    assert_eq!(stage.field().0, "note");
    stage.type_keys("text:Slow. Tab Enter");
    assert_eq!(stage.field().0, "reason");
    stage.type_keys("Tab Tab Tab");
    stage.sees("Enter saves");
    stage.type_keys("Enter");
    assert_eq!(stage.app.journal.last_seq(), before + 1);
}

#[test]
fn arrows_leave_a_field_of_one_row_and_stay_in_a_note() {
    let mut stage = rehearsal();
    stage.type_keys("u g Down");
    assert_eq!(stage.field().0, "note");
    stage.type_keys("text:ab Enter text:cd Up text:x Down Down");
    assert_eq!(stage.field(), ("note", "abx\ncd".to_owned()));
    stage.type_keys("Tab Up");
    assert_eq!(stage.field().0, "note");
    stage.type_keys("Tab Down");
    assert_eq!(stage.field().0, "on");
}

#[test]
fn the_cursor_stands_at_the_caret() {
    let mut stage = rehearsal();
    stage.type_keys("a text:abc");
    let (x, y) = stage.cursor();
    let row = stage.screen().lines().nth(y.into()).unwrap().to_owned();
    assert_eq!(row.chars().nth(usize::from(x) - 1), Some('c'), "{row}");
    stage.type_keys("Left Left");
    assert_eq!(stage.cursor(), (x - 2, y));
    stage.type_text("漢");
    assert_eq!(stage.cursor(), (x, y), "a wide character takes two columns");
}
