//! The actions of a meeting: one key for each answer, and on by itself after it.

use quorum::core::agenda::Item;
use quorum::core::journal::{Event, FollowUp, Reported};
use quorum::tui::keymap::Context;

use crate::meeting::{action, at, item, meeting, said};
use crate::plays::activity;
use crate::stage::Stage;

fn last(stage: &Stage) -> (String, &Event) {
    let said = stage.last_said();
    assert_eq!(said.meeting, Some(10), "what is told at a meeting belongs to it");
    (said.action.map(|action| action.to_string()).unwrap_or_default(), &said.event)
}

#[test]
fn an_exception_shows_what_was_said_what_the_dates_say_and_what_to_answer() {
    let stage = at("1.3").sized(120, 40);
    for words in [
        "Exceptions: 1.3 Opportunities in service plans",
        "Responsible Heads of service",
        "Disagrees with what was reported.",
        "To answer Does 30 September 2026 still hold?",
        "Path to green:",
        "Plan asks next",
    ] {
        stage.sees(words);
    }
    stage.sees("· Attendance");
}

#[test]
fn on_track_and_nothing_new_is_one_key() {
    let mut stage = at("1.3");
    stage.type_keys("G");
    let (about, Event::ProgressReported(report)) = last(&stage) else { panic!("no report") };
    assert_eq!(
        (about.as_str(), report.rating, &*report.note),
        ("1.3", Reported::Green, "On track, nothing new.")
    );
    assert_eq!(stage.last_said().effective_on.to_string(), "2026-09-30", "the day of the figures");
    assert_eq!(action(&stage), "1.5");
}

#[test]
fn on_track_and_nothing_new_is_two_keys_by_its_form() {
    let mut stage = at("1.3");
    stage.type_keys("g Enter");
    let (about, Event::ProgressReported(report)) = last(&stage) else { panic!("no report") };
    assert_eq!((about.as_str(), report.rating), ("1.3", Reported::Green));
    assert_eq!((action(&stage).as_str(), said(&stage).len()), ("1.5", 1));
}

#[test]
fn amber_and_red_ask_for_their_three_sentences() {
    for (key, rating) in [("a", Reported::Amber), ("r", Reported::Red)] {
        // Nothing was reported about 3.4 with sentences that could stand there.
        let mut stage = at("6.8");
        stage.type_keys(key);
        assert_eq!(stage.field().0, "note");
        for (field, words) in
            [("note", "Half."), ("reason", "Staff."), ("path", "Ann by May."), ("ask", "Money.")]
        {
            assert_eq!(stage.field().0, field);
            stage.type_keys("Ctrl-u");
            stage.type_text(words);
            stage.type_keys(if field == "note" { "Tab Tab" } else { "Tab" });
        }
        stage.type_keys("Ctrl-s");
        let (about, Event::ProgressReported(report)) = last(&stage) else { panic!("no report") };
        assert_eq!((about.as_str(), report.rating), ("6.8", rating));
        let words = [&report.note, &report.reason, &report.path, &report.ask].map(ToString::to_string);
        assert_eq!(words, ["Half.", "Staff.", "Ann by May.", "Money."]);
        assert_eq!(action(&stage), "6.10");
    }
}

#[test]
fn a_sentence_that_is_missing_is_asked_for_and_the_item_stays() {
    let mut stage = at("3.4");
    stage.type_keys("r text:Late. Tab Tab Ctrl-u Ctrl-s");
    stage.sees("Red needs the reason");
    assert_eq!(stage.field().0, "reason");
    assert!(said(&stage).is_empty());
    stage.type_keys("Esc");
    assert_eq!(action(&stage), "3.4");
}

#[test]
fn nothing_to_report_is_one_key() {
    let mut stage = at("2.4");
    stage.type_keys("0");
    assert!(matches!(last(&stage), (about, Event::NilReturned(_)) if about == "2.4"));
    assert_eq!(action(&stage), "2.6", "2.5 is an exception, and stood before");
}

#[test]
fn what_was_done_is_one_key_and_one_line() {
    let mut stage = at("2.11");
    stage.type_keys("l");
    stage.type_text("Canal festival, 310 talks.");
    stage.type_keys("Ctrl-s");
    let (about, Event::ActivityLogged(activity)) = last(&stage) else { panic!("nothing logged") };
    assert_eq!((about.as_str(), &*activity.note), ("2.11", "Canal festival, 310 talks."));
    assert_eq!(action(&stage), "2.13");
}

#[test]
fn a_milestone_met_is_one_key_and_what_shows_it() {
    let mut stage = at("1.3");
    stage.type_keys("m");
    stage.type_text("All plans are in.");
    stage.type_keys("Ctrl-s");
    let (about, Event::MilestoneMet(met)) = last(&stage) else { panic!("nothing met") };
    assert_eq!((about.as_str(), &*met.note), ("1.3", "All plans are in."));
    assert_eq!(met.milestone.to_string(), "2026-03-31");
    assert_eq!(action(&stage), "1.5");
}

#[test]
fn a_new_forecast_is_one_key_and_one_date_typed_over_the_last() {
    let mut stage = at("1.5");
    stage.type_keys("e");
    assert_eq!(stage.field(), ("forecast", "29 January 2027".to_owned()));
    stage.type_text("15 March 2027");
    assert_eq!(stage.field().1, "15 March 2027");
    stage.type_keys("Enter");
    let (about, Event::ProgressReported(report)) = last(&stage) else { panic!("no report") };
    assert_eq!((about.as_str(), report.rating, &*report.note), ("1.5", Reported::Red, "New forecast."));
    assert_eq!(report.forecast.unwrap().date.to_string(), "2027-03-15");
    assert!(!report.path.is_empty(), "its sentences still stand");
    assert_eq!(action(&stage), "2.12");
}

#[test]
fn a_new_forecast_leaves_a_half_typed_report_as_it_is() {
    let mut stage = at("1.5");
    stage.type_keys("a text:Half Tab text:! Esc e");
    assert_eq!(stage.value("note"), "Half");
    assert_eq!(stage.field(), ("forecast", "29 January 2027!".to_owned()));
    stage.type_keys("text:? Esc");
    assert_eq!(stage.outside.drafts["report-1.5"]["note"], "Half");
    assert_eq!(stage.outside.drafts["report-1.5"]["forecast"], "29 January 2027!?");
}

#[test]
fn words_for_the_minutes_and_follow_ups_stay_at_the_item() {
    let mut stage = at("1.3");
    stage.type_keys("o");
    stage.type_text("The plans come to the group.");
    stage.type_keys("Ctrl-s");
    assert!(
        matches!(last(&stage), (about, Event::ItemNoted(note)) if about == "1.3" && note.item.is_empty())
    );
    assert_eq!(action(&stage), "1.3");
    stage.type_keys("f");
    stage.type_text("Send the plans");
    stage.type_keys("Tab");
    stage.type_text("Heads of service");
    stage.type_keys("Tab text:+2 Space text:weeks Enter");
    let (about, Event::FollowUpAgreed(FollowUp { what, who, by })) = last(&stage) else { panic!("none") };
    assert_eq!((about.as_str(), &**what, &**who), ("1.3", "Send the plans", "Heads of service"));
    assert_eq!(by.unwrap().to_string(), "2026-12-06");
    assert_eq!(action(&stage), "1.3");
    stage.sees("✓ Noted: The plans come to the group.");
    stage.sees("✓ Heads of service to: Send the plans by 6 December 2026");
    stage.type_keys("Enter");
    assert_eq!(action(&stage), "1.5");
}

#[test]
fn a_follow_up_without_who_or_what_is_asked_where_it_is_missing() {
    let mut stage = at("1.3");
    stage.type_keys("f Ctrl-s");
    stage.sees("what is to be done");
    assert_eq!(stage.field().0, "what");
    stage.type_keys("text:Ask Ctrl-s");
    assert_eq!(stage.field().0, "who");
}

#[test]
fn under_a_heading_words_are_noted_for_the_heading() {
    for (heading, words) in [
        (Item::Summary, "A better quarter than it looks."),
        (Item::Escalations, "The mayor has to decide."),
        (Item::AnyOther, "Papers a week ahead."),
        (Item::People, "The chair came late."),
    ] {
        let mut stage = at(heading.heading());
        stage.type_keys("o");
        stage.type_text(words);
        stage.type_keys("Ctrl-s");
        let (about, Event::ItemNoted(note)) = last(&stage) else { panic!("nothing noted") };
        assert_eq!((about.as_str(), &*note.note, &*note.item), ("", words, heading.heading()));
        assert_eq!(item(&stage), heading, "more may follow");
        if heading != Item::People {
            stage.sees(&format!("✓ Noted: {words}"));
        }
    }
}

#[test]
fn none_declared_is_one_key_and_what_was_declared_goes_on_too() {
    let mut stage = at("decl");
    stage.type_keys("Enter");
    assert!(matches!(last(&stage).1, Event::ItemNoted(note) if &*note.note == "None were declared."));
    assert_eq!(item(&stage), Item::LastMinutes);
    let mut stage = at("decl");
    stage.type_keys("o text:The Space text:Chair. Ctrl-s");
    assert_eq!(item(&stage), Item::LastMinutes);
}

#[test]
fn the_last_minutes_are_agreed_and_their_follow_ups_done() {
    let mut stage = at("last minutes");
    stage.sees("Agree the minutes of meeting 9");
    stage.type_keys("Enter");
    stage.sees("The minutes of the meeting of");
    stage.type_keys("text:None Enter");
    assert!(matches!(last(&stage).1, Event::MinutesAgreed(agreed) if agreed.of_meeting == 9));
    assert_eq!(item(&stage), Item::LastMinutes);
    stage.sees("✓ Agreed the minutes of meeting 9");
    stage.misses("Agree the minutes of meeting 9");
    for follow_up in ["Ask for a written report", "Bring the first results", "Confirm date and topic"] {
        stage.sees("Enter done");
        stage.type_keys("Enter");
        stage.sees(follow_up);
        stage.type_keys("text:Done. Enter");
        assert!(matches!(&stage.last_said().event, Event::FollowUpDone(done) if &*done.note == "Done."));
    }
    stage.sees("Enter go on");
    stage.type_keys("Enter");
    assert_eq!(item(&stage), Item::Summary);
}

#[test]
fn a_list_that_has_become_shorter_keeps_a_row_chosen() {
    let mut stage = at("last minutes");
    stage.type_keys("End");
    stage.type_keys("/ text:last Space text:min Enter Down Down Down Enter");
    stage.sees("Confirm date and topic");
    stage.type_keys("Enter");
    stage.sees("Enter done");
    stage.type_keys("Enter");
    stage.sees("Bring the first results");
}

#[test]
fn keys_for_actions_do_nothing_elsewhere() {
    let mut stage = meeting();
    for heading in ["summary", "decl", "escal", "close", "completions"] {
        crate::meeting::go(&mut stage, heading);
        stage.type_keys("G 0 g r e l");
        assert_eq!(stage.context(), Context::Meeting, "{heading}");
    }
    assert!(said(&stage).is_empty());
}

#[test]
fn only_an_answer_about_the_action_on_screen_goes_on() {
    let mut stage = at("1.3").sized(120, 40);
    stage.others_record("1.5", activity("Elsewhere."));
    stage.news_arrives();
    stage.others_record("1.3", activity("Here, by somebody else."));
    stage.news_arrives();
    assert_eq!(action(&stage), "1.3", "what others record turns no page");
    stage.sees("Here, by somebody else.");
    stage.type_keys("o text:Words Ctrl-s");
    assert_eq!(action(&stage), "1.3", "a note is no answer");
    stage.type_keys("G");
    assert_eq!(action(&stage), "1.5");
}
