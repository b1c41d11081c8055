//! A meeting: opened, walked through, left and taken up again, closed.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use quorum::core::agenda::Item;
use quorum::core::journal::{Event, Note, Said};
use quorum::tui::app::{Message, Screen};
use quorum::tui::keymap::Context;

use crate::outside::noon;
use crate::plays::{fresh, rehearsal, today};
use crate::stage::Stage;

/// The rehearsal with its tenth meeting open, on the attendance.
pub fn meeting() -> Stage {
    let mut stage = rehearsal();
    stage.type_keys("m Enter");
    assert_eq!(stage.context(), Context::People);
    stage
}

/// The same at an item, by its ref or words.
pub fn at(words: &str) -> Stage {
    let mut stage = meeting();
    go(&mut stage, words);
    stage
}

/// Goes to an item, by its ref or words.
pub fn go(stage: &mut Stage, words: &str) {
    stage.type_keys("/");
    stage.type_text(words);
    stage.type_keys("Enter");
}

/// The item on screen.
pub fn item(stage: &Stage) -> Item {
    match stage.app.screens.last() {
        Some(Screen::Meeting(meeting)) => meeting.item,
        other => panic!("no meeting on top but {other:?}"),
    }
}

/// The action on screen.
pub fn action(stage: &Stage) -> String {
    item(stage).action().map(|action| action.to_string()).unwrap_or_default()
}

/// The entries recorded after the opening of the meeting.
pub fn said(stage: &Stage) -> Vec<&Said> {
    let entries = stage.app.journal.entries().iter().rev().map(|entry| &entry.said);
    let mut said: Vec<_> =
        entries.take_while(|said| !matches!(said.event, Event::MeetingOpened(_))).collect();
    said.reverse();
    said
}

/// The same program started again on the same journal, as after a crash.
pub fn again(stage: &Stage) -> Stage {
    Stage::with_drafts(&stage.outside.stored, stage.app.today, stage.outside.drafts.clone())
}

#[test]
fn a_meeting_opens_as_the_last_one_did() {
    let mut stage = rehearsal();
    stage.type_keys("m");
    let values = ["position", "place", "chair", "quorum"].map(|field| stage.value(field));
    assert_eq!(values, ["30 September 2026", "Town Hall, Whitechapel", "Chair", "6"]);
    stage.type_keys("Enter");
    let Event::MeetingOpened(opened) = &stage.last_said().event else { panic!("{:?}", stage.last_said()) };
    assert_eq!((&*opened.place, opened.quorum), ("Town Hall, Whitechapel", Some(6)));
    assert_eq!(stage.last_said().meeting, Some(10));
    stage.sees("Meeting 10 · 22 November 2026");
    stage.sees("figures as at 30 September 2026");
}

#[test]
fn what_stands_in_the_opening_is_typed_over_and_can_be_walked_into() {
    let mut stage = rehearsal();
    stage.type_keys("m text:2026-06-30 Tab Tab End text:! Tab text:half Enter");
    let Event::MeetingOpened(opened) = &stage.last_said().event else { panic!("{:?}", stage.last_said()) };
    assert_eq!(opened.position_as_at, "2026-06-30".parse().unwrap());
    assert_eq!((&*opened.chair, opened.quorum_percent), ("Chair!", Some(50)));
}

#[test]
fn a_meeting_is_not_opened_on_nonsense_and_nothing_typed_is_lost() {
    let mut stage = rehearsal();
    stage.type_keys("m Tab Tab Tab text:many Enter");
    stage.sees("Write the quorum as a number, half, a third, or a share such as 40%");
    assert_eq!(stage.field(), ("quorum", "many".to_owned()));
    stage.type_keys("Ctrl-u text:5 Tab text:2027-01-01 Enter");
    stage.sees("has not come yet");
    stage.type_keys("Ctrl-u text:soonish Enter");
    stage.sees("“soonish” cannot be read as a date");
    assert_eq!(stage.field().0, "position");
    assert!(stage.app.journal.meeting_open().is_none());
}

#[test]
fn on_a_fresh_file_the_agenda_says_that_there_are_no_members_yet() {
    let mut stage = fresh();
    stage.type_keys("m Enter");
    stage.sees("The group has no members yet: + adds one.");
    stage.type_keys("a");
    stage.sees("The group has no members yet. Press + to add one.");
    stage.type_keys("s");
    stage.sees("The group has no members yet.");
    assert_eq!(stage.context(), Context::People);
    stage.type_keys("Enter");
    assert_eq!(item(&stage), Item::Declarations);
}

#[test]
fn the_tally_is_always_on_screen_and_counts_down() {
    let mut stage = meeting();
    stage.sees("0 done · 42 left (16 exceptions)");
    stage.tell(Message::Now(noon(today()) + Duration::minutes(17)));
    stage.sees("17 min · item 1 of 53");
    go(&mut stage, "1.3");
    stage.type_keys("G");
    stage.sees("1 done · 41 left (15 exceptions)");
    let items = stage.app.journal.meeting_now().unwrap();
    assert_eq!(items.entries.len(), 2, "the opening and the report");
    for size in [(80, 24), (120, 40), (160, 48)] {
        stage.resize(size);
        for _ in 0..60 {
            stage.sees("1 done · 41 left (15 exceptions)");
            stage.sees("17 min · item");
            stage.type_keys("n");
        }
        stage.type_keys("Home");
    }
    go(&mut stage, "1.5");
    stage.type_keys("a");
    stage.sees("1 done · 41 left · 17 min");
    stage.type_keys("Esc");
    let later: DateTime<Utc> = noon(today()) + Duration::hours(2);
    stage.tell(Message::Now(later));
    stage.sees("120 min");
}

#[test]
fn items_are_skipped_without_a_word_and_nothing_is_recorded_by_it() {
    let mut stage = meeting();
    stage.type_keys("n n n n");
    assert_eq!(action(&stage), "1.3");
    stage.type_keys("p p");
    assert_eq!(item(&stage), Item::LastMinutes);
    stage.type_keys("Right Left Left Left Left p");
    assert_eq!(item(&stage), Item::People, "there is nothing before the first");
    stage.type_keys("End n n");
    assert_eq!(item(&stage), Item::Close, "nor after the last");
    stage.type_keys("Home");
    assert_eq!(item(&stage), Item::People);
    assert!(said(&stage).is_empty());
}

#[test]
fn tab_goes_to_the_next_item_that_is_left() {
    let mut stage = at("1.5");
    stage.type_keys("G");
    go(&mut stage, "1.3");
    stage.type_keys("Tab");
    assert_eq!(action(&stage), "2.12", "1.5 is dealt with");
    stage.type_keys("p");
    assert_eq!(action(&stage), "1.5", "and can still be looked at");
    stage.sees("Store of consultation results ✓");
}

#[test]
fn slash_goes_to_an_item_by_ref_by_words_and_by_heading() {
    for (words, found) in
        [("5.6", "5.6"), ("2.1", "2.1"), ("2.10", "2.10"), ("ask the mayor", "2.10"), (" Youth C", "6.3")]
    {
        assert_eq!(action(&at(words)), found, "{words}");
    }
    for (words, found) in
        [("escal", Item::Escalations), ("ANY OTHER", Item::AnyOther), ("close", Item::Close)]
    {
        assert_eq!(item(&at(words)), found, "{words}");
    }
}

#[test]
fn slash_says_what_it_is_and_when_nothing_is_found() {
    let mut stage = meeting();
    stage.type_keys("/");
    stage.sees("Go to:");
    stage.sees("a ref or words · Enter stays there");
    stage.type_keys("text:esc");
    assert_eq!(item(&stage), Item::Escalations, "at every key");
    stage.type_keys("text:zz");
    stage.sees("Go to: esczz");
    stage.sees("nothing found");
    assert_eq!(item(&stage), Item::Escalations, "stays where it was");
    stage.type_keys("Backspace Backspace Esc n");
    assert_eq!(item(&stage), Item::AnyOther, "n is a key again");
}

#[test]
fn pasted_text_goes_into_that_line_and_nowhere_else() {
    let mut stage = meeting();
    let before = stage.screen();
    stage.tell(Message::Paste("G\rq1.3".to_owned()));
    assert_eq!(stage.screen(), before);
    stage.type_keys("/");
    stage.tell(Message::Paste("5.6\n".to_owned()));
    assert_eq!(action(&stage), "5.6");
    assert_eq!(stage.context(), Context::Jump);
    assert!(said(&stage).is_empty());
}

#[test]
fn what_was_recorded_leaves_the_keys_for_the_next_answer_on_screen() {
    for (columns, rows) in [(80, 24), (120, 40), (160, 48)] {
        let mut stage = at("1.3").sized(columns, rows);
        stage.type_keys("G");
        stage.sees("✓ Recorded: 1.3 Reported Green");
        for key in ["G nothing new", "a amber", "d decide", "f follow-up", "o note", "? help", "Esc back"] {
            stage.sees(key);
        }
    }
}

#[test]
fn the_meeting_goes_on_where_it_stopped() {
    let mut stage = at("1.5");
    stage.type_keys("G");
    assert_eq!(action(&stage), "2.12");
    stage.type_keys("Esc");
    assert_eq!(stage.context(), Context::Board);
    assert_eq!(stage.selected(), "2.12", "the board went along");
    stage.type_keys("m");
    assert_eq!(action(&stage), "2.12");
    let mut stage = again(&stage);
    stage.type_keys("m");
    assert_eq!(action(&stage), "2.12", "also after a crash");
    stage.sees("1 done · 41 left");
}

#[test]
fn the_past_holds_no_meeting() {
    let mut stage = rehearsal();
    stage.type_keys("[ m");
    stage.sees("Press ] until today to record.");
    assert_eq!(stage.context(), Context::Board);
    let mut stage = meeting();
    stage.type_keys("Esc [ m");
    assert_eq!(stage.context(), Context::Board);
    stage.type_keys("] m M [");
    stage.sees("Minutes speak for the day of their figures alone.");
    stage.type_keys("Esc");
    assert!(!stage.app.is_past(), "no key of a meeting leads into the past");
}

#[test]
fn a_meeting_is_not_closed_by_pressing_enter_on_and_on() {
    let mut stage = meeting();
    stage.type_keys("End Enter Enter Enter");
    stage.sees("Closing cannot be undone");
    stage.sees("42 actions were not reached.");
    assert_eq!(stage.app.journal.meeting_open(), Some(10));
    stage.type_keys("Ctrl-s");
    assert_eq!(stage.app.journal.meeting_open(), None);
}

#[test]
fn closing_shows_the_minutes_and_s_saves_them() {
    let mut stage = at("1.3");
    stage.type_keys("G End");
    stage.sees("1 action dealt with, 41 not reached.");
    stage.type_keys("Enter");
    stage.type_text("13 January 2027, Town Hall");
    stage.type_keys("Enter");
    let Event::MeetingClosed(Note { note, .. }) = &stage.last_said().event else { panic!("not closed") };
    assert_eq!(&**note, "Next meeting: 13 January 2027, Town Hall");
    assert_eq!(stage.context(), Context::Review);
    stage.sees("Minutes of meeting 10");
    stage.sees("DRAFT");
    stage.misses("[ earlier");
    stage.type_keys("s");
    stage.sees("minutes-10.html");
    stage.type_keys("Ctrl-s");
    stage.sees("Saved as minutes-10.html");
    assert_eq!(stage.outside.files, BTreeMap::from([("minutes-10.html".to_owned(), "HTML".to_owned())]));
    stage.type_keys("Esc");
    assert_eq!(stage.context(), Context::Board);
    stage.type_keys("m");
    assert_eq!(stage.field(), ("position", "22 November 2026".to_owned()), "the next meeting can be opened");
}

#[test]
fn the_minutes_can_be_read_while_the_meeting_goes_on() {
    let mut stage = at("1.3");
    stage.type_keys("G M");
    stage.sees("Minutes of meeting 10");
    stage.type_keys("Esc");
    assert_eq!(action(&stage), "1.5");
    stage.type_keys("h");
    stage.sees("On track, nothing new.");
    stage.type_keys("x y Esc");
    assert_eq!(action(&stage), "1.5");
    stage.sees("0 done · 42 left (16 exceptions)");
}
