//! Others record at the same time, and what was recorded is withdrawn.

use quorum::core::journal::{Event, Met, Reported};
use quorum::tui::app::Message;
use quorum::tui::keymap::Context;

use crate::plays::{activity, fresh, rehearsal, report};

#[test]
fn both_sides_of_a_conflict_are_on_screen_and_the_second_save_records() {
    // Whether the news came before the save or only with its refusal makes no difference.
    for news_came in [true, false] {
        let mut stage = rehearsal();
        stage.type_keys("a text:Mine Ctrl-s");
        stage.type_keys("u");
        let before = stage.app.journal.last_seq();
        stage.type_keys("g Tab text:Ours");
        stage.others_record("1.3", report(Reported::Red, "Theirs came first."));
        stage.others_record("2.1", activity("Elsewhere."));
        if news_came {
            stage.news_arrives();
        }
        stage.type_keys("Ctrl-s");
        stage.sees("Not recorded yet: someone else recorded this meanwhile.");
        stage.sees("Meanwhile: entry");
        stage.sees("Reported Red: Theirs came first.");
        stage.sees("Ours");
        assert_eq!(stage.outside.recorded_since(before).len(), 2, "ours is not among them");
        stage.type_keys("Ctrl-s");
        assert_eq!(stage.context(), Context::Board);
        stage.sees("Recorded: 1.3 Reported Green");
        assert_eq!(stage.app.journal.last_seq(), before + 3);
        assert!(stage.app.drafts.is_empty());
    }
}

#[test]
fn what_others_record_about_other_actions_is_no_conflict() {
    let mut stage = rehearsal();
    stage.type_keys("g Tab text:Done");
    stage.others_record("2.1", activity("Elsewhere."));
    stage.type_keys("Ctrl-s");
    stage.sees("Recorded: 1.3 Reported Green: Done");
    assert_eq!(stage.app.journal.last_seq(), stage.outside.stored.last_seq());
}

#[test]
fn another_conflict_after_the_first_is_shown_too() {
    let mut stage = rehearsal();
    stage.type_keys("g Tab text:Done");
    stage.others_record("1.3", activity("First."));
    stage.type_keys("Ctrl-s");
    stage.sees("Logged: First.");
    stage.others_record("1.3", activity("Second."));
    stage.type_keys("Ctrl-s");
    stage.sees("Logged: Second.");
    stage.type_keys("Ctrl-s");
    assert_eq!(stage.context(), Context::Board);
}

#[test]
fn a_forecast_for_a_milestone_that_others_record_as_met_is_asked_about() {
    let met = || Event::MilestoneMet(Met { milestone: "2026-03-31".parse().unwrap(), note: "".into() });
    let mut stage = rehearsal();
    stage.type_keys("g Tab text:Ours Tab text:31 Space text:January Space text:2027");
    stage.others_record("1.3", met());
    stage.type_keys("Ctrl-s Ctrl-s");
    stage.sees("The milestone of 31 March 2026 was met meanwhile. The next one is 31 March 2027.");
    stage.sees("Your forecast cannot be recorded: Ctrl-U empties the field, then save again.");
    assert_eq!(stage.field(), ("forecast", "31 January 2027".to_owned()));
    stage.type_keys("Ctrl-u Ctrl-s");
    let Event::ProgressReported(report) = &stage.last_said().event else { panic!("{:?}", stage.last_said()) };
    assert_eq!((&*report.note, report.forecast), ("Ours", None));
}

#[test]
fn a_forecast_that_only_stood_there_does_not_slip_to_the_next_milestone() {
    let mut stage = rehearsal();
    // 1.5 was last forecast for 29 January 2027, and that stands in the field.
    stage.type_keys("j g Tab text:Ours");
    let milestone = "2025-03-31".parse().unwrap();
    stage.others_record("1.5", Event::MilestoneMet(Met { milestone, note: "".into() }));
    stage.type_keys("Ctrl-s Ctrl-s");
    let Event::ProgressReported(report) = &stage.last_said().event else { panic!("{:?}", stage.last_said()) };
    assert_eq!((&*report.note, report.forecast), ("Ours", None));
}

#[test]
fn what_cannot_be_stored_stays_in_the_form() {
    let mut stage = rehearsal();
    stage.type_keys("g Tab text:Done");
    stage.tell(Message::Failed("The disk is full. Make room, then save again.".to_owned()));
    stage.sees("The disk is full. Make room, then save again.");
    assert_eq!(stage.value("note"), "Done");
}

#[test]
fn an_entry_is_withdrawn_after_a_question() {
    let mut stage = rehearsal();
    stage.type_keys("g Enter");
    let mine = stage.app.journal.last_seq();
    stage.type_keys("h x");
    assert_eq!(stage.context(), Context::Question);
    stage.sees(&format!("Withdraw entry {mine}?"));
    stage.type_keys("n");
    assert!(stage.app.journal.holds(mine));
    assert_eq!(stage.context(), Context::History);
    stage.type_keys("x Esc x z Space");
    assert!(stage.app.journal.holds(mine), "no other key is a yes");
    stage.type_keys("y");
    assert!(!stage.app.journal.holds(mine));
    assert!(matches!(stage.last_said().event, Event::EntryWithdrawn(_)));
    assert_eq!(stage.context(), Context::History);
    stage.sees("withdrawn");
    stage.type_keys("x");
    stage.sees(&format!("Entry {mine} was withdrawn already."));
}

#[test]
fn undoing_an_undoing_brings_the_entry_back() {
    let mut stage = rehearsal();
    stage.type_keys("Esc");
    let board = stage.screen();
    stage.type_keys("g Enter h x y");
    let mine = stage.app.journal.last_seq() - 1;
    assert!(!stage.app.journal.holds(mine));
    // The withdrawal is an entry above the one selected.
    stage.type_keys("Home x y");
    assert!(stage.app.journal.holds(mine));
    stage.type_keys("Home x Enter q j k");
    assert!(!stage.app.journal.holds(mine));
    assert_eq!(stage.screen(), board, "the board is as it was at first");
}

#[test]
fn the_plan_itself_is_not_withdrawn() {
    let mut stage = fresh();
    stage.type_keys("h x");
    assert_eq!(stage.context(), Context::History);
    stage.sees("Entry 1 is the plan itself.");
}

#[test]
fn what_went_into_closed_minutes_is_not_withdrawn() {
    let mut stage = rehearsal();
    stage.type_keys("h End k k x");
    stage.sees("went into the minutes of a closed meeting");
}

#[test]
fn the_history_of_an_action_has_its_entries_only() {
    let mut stage = rehearsal();
    stage.type_keys("Enter h");
    stage.sees("History of 1.3");
    stage.misses("  2.7  ");
    stage.type_keys("q Esc h j j Enter");
    stage.sees("6.6 Capacity Building Fund");
    stage.type_keys("q");
    stage.sees("▸   515");
}

#[test]
fn the_selected_entry_stays_selected_when_others_record() {
    let mut stage = rehearsal();
    stage.type_keys("h j j");
    stage.sees("▸   515");
    stage.others_record("1.3", activity("Meanwhile."));
    stage.news_arrives();
    stage.sees("518  22 Nov 2026  1.3");
    stage.sees("▸   515");
}

#[test]
fn the_review_is_saved_in_a_format_to_a_new_file() {
    let mut stage = rehearsal();
    stage.type_keys("M s");
    assert_eq!(stage.field(), ("format", "HTML".to_owned()));
    stage.type_keys("m Tab");
    assert_eq!(stage.field(), ("path", "review-2026-27-q3.md".to_owned()));
    stage.type_keys("Enter");
    stage.sees("Saved as review-2026-27-q3.md");
    assert_eq!(stage.outside.files["review-2026-27-q3.md"], "Markdown");
    assert_eq!(stage.context(), Context::Review);

    stage.type_keys("s m Ctrl-s");
    stage.sees("review-2026-27-q3.md exists already. Give another name.");
    let long = "The file cannot be written: there is one of this name in this folder already, and nothing is ever \
                written over. Give the name of a new one.";
    stage.tell(Message::Failed(long.to_owned()));
    stage.sees(long);
    stage.sees("▸ Format");
    stage.sees("review-2026-27-q3.md");
    assert_eq!(stage.context(), Context::Form, "the form is still there to give another");
    stage.type_keys("Esc");
    assert_eq!(stage.context(), Context::Review);
}

#[test]
fn a_name_typed_for_the_file_is_kept_and_an_empty_one_refused() {
    let mut stage = rehearsal();
    stage.type_keys("M s Tab");
    for _ in 0..40 {
        stage.type_keys("Backspace");
    }
    stage.type_keys("Ctrl-s");
    stage.sees("Type the name of a new file.");
    stage.type_keys("text:november.html Shift-Tab t Tab");
    assert_eq!(stage.field(), ("path", "november.html".to_owned()), "what was typed is not lost");
}

#[test]
fn the_review_on_screen_follows_what_others_record() {
    let mut stage = rehearsal();
    stage.type_keys("M");
    stage.sees("Made from: 517 entries");
    stage.others_record("1.3", activity("Meanwhile."));
    stage.news_arrives();
    stage.sees("Made from: 518 entries");
}
