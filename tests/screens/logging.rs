//! Logging: an activity, a nil return, a milestone met.

use quorum::core::journal::Event;
use quorum::tui::keymap::Context;

use crate::plays::{fresh, rehearsal};

#[test]
fn an_activity_is_logged_with_its_place() {
    let mut stage = rehearsal();
    stage.type_keys("l");
    stage.type_text("Walked the wards.");
    stage.type_keys("Tab");
    stage.type_text("Poplar Union");
    stage.type_keys("Enter Enter");
    let Event::ActivityLogged(activity) = &stage.last_said().event else { panic!("{:?}", stage.last_said()) };
    assert_eq!((&*activity.note, &*activity.place), ("Walked the wards.", "Poplar Union"));
    stage.sees("✓ Recorded: 1.3 Logged at Poplar Union: Walked the wards.");
    assert_eq!(stage.context(), Context::Board);
}

#[test]
fn an_activity_needs_words() {
    let mut stage = rehearsal();
    let before = stage.app.journal.last_seq();
    stage.type_keys("l Ctrl-s");
    stage.sees("Say in a few words what was done; there is nothing to record yet.");
    assert_eq!(stage.field().0, "note");
    assert_eq!(stage.app.journal.last_seq(), before);
}

#[test]
fn a_minute_taker_who_types_at_once_loses_no_word() {
    for text in ["Nothing new from the wards", "something was said", "met the mayor"] {
        let mut stage = rehearsal();
        stage.type_keys("l");
        stage.type_text(text);
        assert_eq!(stage.field(), ("note", text.to_owned()));
        assert_eq!(stage.value("kind"), "Something was done");
        // In the choice itself the same words are words, too.
        let mut stage = rehearsal();
        stage.type_keys("l Shift-Tab Shift-Tab");
        assert_eq!(stage.field().0, "on");
        stage.type_keys("Tab");
        assert_eq!(stage.field().0, "kind");
        stage.type_text(text);
        assert_eq!(stage.field(), ("note", text.to_owned()));
        assert_eq!(stage.value("kind"), "Something was done");
    }
    let mut stage = rehearsal();
    stage.type_keys("u text:grow");
    assert_eq!((stage.field(), stage.value("rating")), (("note", "grow".to_owned()), String::new()));
    let mut stage = rehearsal();
    stage.type_keys("u text:gro");
    stage.sees("Taken as words, not as a choice.");
}

#[test]
fn nothing_to_report_takes_four_keys_and_the_form_names_them() {
    let mut stage = rehearsal();
    stage.type_keys("l");
    stage.sees("↑ n Enter: nothing to report");
    stage.type_keys("Up n Enter");
    assert!(matches!(stage.last_said().event, Event::NilReturned(_)), "{:?}", stage.last_said());
    assert_eq!(stage.context(), Context::Board);
}

#[test]
fn a_milestone_is_met_by_its_date() {
    let mut stage = rehearsal();
    stage.type_keys("l Up m");
    stage.sees("31 Mar 2026");
    stage.type_keys("Ctrl-s");
    let Event::MilestoneMet(met) = &stage.last_said().event else { panic!("{:?}", stage.last_said()) };
    assert_eq!(met.milestone.to_string(), "2026-03-31");
}

#[test]
fn all_choices_are_on_screen_where_screens_are_small() {
    for mut stage in [rehearsal(), fresh()] {
        stage.type_keys("l");
        for choice in ["Something was done", "Nothing to report", "Milestone met"] {
            stage.sees(choice);
        }
    }
}

#[test]
fn a_milestone_cannot_be_met_where_none_is_open() {
    let mut stage = rehearsal();
    // 2.4 is ongoing.
    stage.type_keys("/ text:2.4 Enter l");
    stage.misses("Milestone met");
    stage.type_keys("Up m Tab text:Done Ctrl-s");
    assert!(matches!(stage.last_said().event, Event::ActivityLogged(_)), "{:?}", stage.last_said());
}
