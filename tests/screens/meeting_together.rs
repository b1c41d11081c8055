//! A meeting that is interrupted: drafts, a restart, and others who record or close it meanwhile.

use quorum::core::journal::{Event, Note, Reported, Said};
use quorum::tui::app::Screen;
use quorum::tui::keymap::Context;

use crate::meeting::{action, again, at, go, item, meeting};
use crate::plays::{activity, rehearsal, report};
use crate::stage::Stage;

/// Somebody else says something for the meeting as a whole.
fn others_say(stage: &mut Stage, event: Event) {
    let (effective_on, recorded_by) = (stage.app.today, "P. Osei".into());
    stage.outside.store(Said { effective_on, recorded_by, meeting: Some(10), action: None, event });
}

/// Each form of a meeting: the item, the keys that open it and type a mark, where the mark is, and how it is kept.
const FORMS: [(&str, &str, &str, &str); 12] = [
    ("1.3", "a text:Mark", "note", "u on 1.3"),
    ("1.3", "l text:Mark", "note", "l on 1.3"),
    ("1.3", "m text:Mark", "note", "l on 1.3"),
    ("1.3", "d w Tab text:Mark", "words", "d on 1.3"),
    ("1.3", "f text:Mark", "what", "f on 1.3"),
    ("1.3", "o text:Mark", "note", "o on 1.3"),
    ("escal", "o text:Mark", "note", "o on escalations"),
    ("escal", "f text:Mark", "what", "f in the meeting"),
    ("escal", "d text:Mark", "words", "d in the meeting"),
    ("attendance", "i text:Mark", "person", "i on the meeting’s attendance"),
    ("last", "Enter text:Mark", "corrections", "Enter on the minutes of meeting 9"),
    ("close", "Enter text:Mark", "next", "Enter at the end of the meeting"),
];

#[test]
fn what_is_half_typed_survives_esc_and_a_restart_in_every_form() {
    for (place, keys, field, way) in FORMS {
        let mut stage = at(place);
        stage.type_keys(keys);
        assert_eq!(stage.value(field), "Mark", "{place} {keys}");
        stage.type_keys("Esc");
        stage.sees("Kept as a draft;");
        let opening = keys.split(" text:").next().unwrap();
        let mut announced = false;
        for key in opening.split(' ') {
            stage.type_keys(key);
            announced |= stage.screen().contains("Draft from last time, unchanged below");
        }
        assert_eq!((announced, stage.value(field).as_str()), (true, "Mark"), "{place} {keys} after Esc");

        let mut stage = again(&stage);
        stage.resize((160, 24));
        stage.sees(&format!("Half typed last time, and kept: {way} goes on with it."));
        stage.type_keys("m");
        go(&mut stage, place);
        stage.type_keys(opening);
        assert_eq!(stage.value(field), "Mark", "{place} {keys} after a restart");
        stage.type_keys("Ctrl-d");
        assert!(stage.outside.drafts.is_empty(), "{:?}", stage.outside.drafts);
    }
}

#[test]
fn the_half_typed_opening_survives_too() {
    let mut stage = rehearsal();
    stage.type_keys("m Tab text:Poplar Esc");
    stage.sees("Kept as a draft; m goes on with it.");
    let mut stage = again(&stage);
    stage.sees("Half typed last time, and kept: m goes on with it.");
    stage.type_keys("m");
    assert_eq!(stage.value("place"), "Poplar");
    stage.type_keys("Enter");
    assert!(stage.outside.drafts.is_empty(), "what was recorded is no draft any more");
}

#[test]
fn each_member_s_substitute_and_each_follow_up_is_typed_for_itself() {
    let mut stage = at("last");
    stage.type_keys("Down Enter text:One Esc Down Enter");
    assert_eq!(stage.value("note"), "", "another follow-up");
    stage.type_keys("Esc Up Enter");
    assert_eq!(stage.value("note"), "One");
    again(&stage)
        .sized(160, 24)
        .sees("Half typed last time, and kept: Enter on a follow-up in the meeting goes on");
}

#[test]
fn another_window_closes_the_meeting_and_the_screen_says_who() {
    let mut stage = at("1.3");
    others_say(&mut stage, Event::MeetingClosed(Note::default()));
    stage.news_arrives();
    assert_eq!(stage.context(), Context::Board);
    stage.sees("Meeting 10 was closed by P. Osei.");
    stage.type_keys("m");
    stage.sees("Open a meeting");
}

#[test]
fn another_window_closes_the_meeting_while_something_is_typed_for_it() {
    for known in [true, false] {
        let mut stage = at("1.3");
        stage.type_keys("o text:Words");
        others_say(&mut stage, Event::MeetingClosed(Note::default()));
        if known {
            stage.news_arrives();
        }
        let before = stage.outside.stored.last_seq();
        stage.type_keys("Ctrl-s");
        if known {
            assert_eq!(stage.outside.stored.last_seq(), before, "nothing is recorded");
            assert_eq!(stage.value("note"), "Words", "and nothing is lost");
        }
    }
}

#[test]
fn another_window_withdraws_the_opening() {
    let mut stage = meeting();
    let undo =
        stage.app.journal.undoing(Some(stage.app.journal.last_seq()), &"P. Osei".into(), stage.app.today);
    stage.outside.store(undo.unwrap());
    stage.news_arrives();
    assert_eq!(stage.context(), Context::Board);
    stage.sees("The opening of meeting 10 was withdrawn");
}

#[test]
fn both_sides_of_a_conflict_about_the_action_on_screen_are_shown() {
    let mut stage = at("6.8");
    stage.type_keys("g Tab text:Ours");
    stage.others_record("6.8", report(Reported::Red, "Theirs came first."));
    stage.type_keys("Ctrl-s");
    stage.sees("someone else recorded this meanwhile");
    stage.sees("Reported Red: Theirs came first.");
    assert_eq!(stage.value("note"), "Ours");
    stage.type_keys("Ctrl-s");
    assert_eq!(action(&stage), "6.10");
}

#[test]
fn one_key_answers_are_not_recorded_over_what_others_recorded() {
    for key in ["G", "0"] {
        let mut stage = at("6.8");
        stage.others_record("6.8", activity("Theirs."));
        let before = stage.outside.stored.last_seq();
        stage.type_keys(key);
        stage.sees("Not recorded: meanwhile came");
        assert_eq!((action(&stage).as_str(), stage.outside.stored.last_seq()), ("6.8", before));
        stage.type_keys(key);
        assert_eq!(action(&stage), "6.10", "the second time it is meant");
    }
}

#[test]
fn another_window_answers_an_item_and_the_tally_knows() {
    let mut stage = at("1.3");
    let event = report(Reported::Green, "Theirs.");
    let (effective_on, action) = (stage.app.today, "1.5".parse().ok());
    stage.outside.store(Said {
        effective_on,
        recorded_by: "P. Osei".into(),
        meeting: Some(10),
        action,
        event,
    });
    stage.news_arrives();
    stage.sees("1 done · 41 left (15 exceptions)");
    stage.type_keys("G");
    assert_eq!(crate::meeting::action(&stage), "2.12", "1.5 is dealt with");
}

#[test]
fn another_day_begins_during_the_meeting() {
    let mut stage = at("1.3");
    stage.tell(quorum::tui::app::Message::Today("2026-11-23".parse().unwrap()));
    assert!(matches!(stage.app.screens.last(), Some(Screen::Meeting(_))));
    stage.type_keys("o text:Late Ctrl-s");
    assert_eq!(stage.last_said().effective_on.to_string(), "2026-11-23");
    assert_eq!(item(&stage).action().unwrap().to_string(), "1.3");
}
