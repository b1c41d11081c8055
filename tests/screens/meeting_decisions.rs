//! Decisions: every kind, what they would change before they are saved, and the lists that lead to them.

use quorum::core::agenda::Item;
use quorum::core::journal::{Decision, Effect, Event};
use quorum::tui::keymap::Context;

use crate::meeting::{action, at, item};
use crate::plays::{fresh, rehearsal};
use crate::stage::Stage;

fn decided(stage: &Stage) -> (String, &Decision) {
    let said = stage.last_said();
    let Event::DecisionMade(decision) = &said.event else { panic!("no decision but {said:?}") };
    (said.action.map(|action| action.to_string()).unwrap_or_default(), decision)
}

#[test]
fn a_date_moved_shows_rating_and_slip_before_it_is_saved() {
    for (columns, rows) in [(80, 24), (120, 40), (160, 48)] {
        let mut stage = at("1.5").sized(columns, rows);
        stage.type_keys("d m Tab");
        stage.misses("would change");
        stage.type_keys("text:+3 Space text:months");
        stage.sees("This decision would change:");
        stage.sees("→ Green: Forecast 29 January 2027, 1 month early");
        stage.sees("31 March 2026 (originally 31 March 2025) →");
        stage.sees("22 February 2027");
        stage.type_keys("Tab text:Moved. Tab text:Staff. Ctrl-s");
        let (about, decision) = decided(&stage);
        assert_eq!((about.as_str(), &*decision.words, &*decision.reason), ("1.5", "Moved.", "Staff."));
        let Effect::DateMoved { milestone, from, to } = &decision.effect else { panic!("{decision:?}") };
        let days = [milestone, from, to].map(ToString::to_string);
        assert_eq!(days, ["2025-03-31", "2026-03-31", "2027-02-22"]);
        assert_eq!(action(&stage), "1.5", "the answer to the item may still come");
        stage.sees("10.1");
    }
}

#[test]
fn of_several_dates_the_one_that_counts_today_is_chosen_until_another_is() {
    let mut stage = at("2.12");
    stage.type_keys("d m Tab");
    assert_eq!(stage.field(), ("milestone", "30 Sep 2027".to_owned()));
    stage.type_keys("Tab text:+12 Space text:months");
    assert_eq!(stage.value("to"), "+12 months", "the key of the choice is no text");
    assert_eq!(stage.value("milestone"), "30 Sep 2027");
    stage.sees("This decision would change:");
    stage.type_keys("Shift-Tab Left Ctrl-s");
    let (_, decision) = decided(&stage);
    let Effect::DateMoved { milestone, .. } = decision.effect else { panic!("{decision:?}") };
    assert_eq!(milestone.to_string(), "2025-09-30");
}

#[test]
fn of_several_dates_the_one_that_the_item_talks_about_is_met() {
    let mut stage = at("2.12");
    stage.sees("Overdue since 30");
    stage.type_keys("m");
    assert_eq!(stage.value("milestone"), "30 Sep 2025");
    let mut stage = fresh();
    stage.type_keys("/ text:2.5 Enter l Up m");
    assert_eq!(stage.value("milestone"), "31 Oct 2026", "on the board the one that is overdue today");
}

#[test]
fn every_kind_of_decision_is_recorded_as_typed() {
    let play = |keys: &str| {
        let mut stage = at("2.1");
        stage.type_keys("d");
        stage.type_keys(keys);
        stage.type_keys("Ctrl-s");
        assert_eq!(stage.context(), Context::Item, "after {keys}:\n{}", stage.screen());
        stage
    };
    let stage = play("c Tab Tab text:Shown.");
    assert_eq!((decided(&stage).1.effect.clone(), &*decided(&stage).1.reason), (Effect::Completed, "Shown."));
    assert_eq!(decided(&play("s")).1.effect, Effect::Suspended);
    assert_eq!(decided(&play("x")).1.effect, Effect::Deleted);
    let stage = play("w Tab text:Thanks.");
    assert_eq!((decided(&stage).1.effect.clone(), &*decided(&stage).1.words), (Effect::Words, "Thanks."));
    let stage = play("r Tab Ctrl-u text:New Tab Ctrl-u text:Title");
    let Effect::Reworded { text, title } = &decided(&stage).1.effect else { panic!() };
    assert_eq!((&**text, &**title), ("New", "Title"));
    let stage = play("i Tab Ctrl-u text:Parks;Streets");
    let Effect::Reassigned { services } = &decided(&stage).1.effect else { panic!() };
    assert_eq!(services.iter().map(|service| &**service).collect::<Vec<_>>(), ["Parks", "Streets"]);
    let stage = play("a Tab text:Added Tab text:Short Tab text:Parks Tab text:March Space text:2027");
    let (about, decision) = decided(&stage);
    let Effect::Added(added) = &decision.effect else { panic!() };
    assert_eq!((about.as_str(), &*added.text, &*added.title), ("2.15", "Added", "Short"));
}

#[test]
fn what_was_suspended_is_resumed() {
    let mut stage = at("2.1");
    stage.type_keys("d s Ctrl-s d");
    stage.misses("○ Suspend");
    stage.type_keys("u Ctrl-s");
    assert_eq!(decided(&stage).1.effect, Effect::Resumed);
}

#[test]
fn what_a_decision_needs_is_asked_where_it_is_missing() {
    for (keys, field, sentence) in [
        ("", "effect", "Choose what is decided"),
        ("m", "to", "Type the new date."),
        ("c", "reason", "what shows that it is done"),
        ("w", "words", "what was agreed"),
        ("i Tab Ctrl-u", "services", "who is responsible now"),
        ("a Tab Tab Tab text:P Tab text:March Space text:2027", "text", "what the action is"),
        ("a Tab text:Words Tab Tab Tab text:soon", "deadline", "The deadline “soon” cannot be read"),
    ] {
        let mut stage = at("2.1");
        let before = stage.app.journal.last_seq();
        stage.type_keys("d");
        stage.type_keys(keys);
        stage.type_keys("Ctrl-s");
        stage.sees(sentence);
        assert_eq!((stage.field().0, stage.app.journal.last_seq()), (field, before), "after {keys}");
    }
}

#[test]
fn outside_a_meeting_a_decision_needs_where_it_is_minuted() {
    let mut stage = rehearsal();
    stage.type_keys("d w Tab text:Agreed. Ctrl-s");
    assert_eq!(stage.field().0, "minute");
    stage.type_text("Cabinet, 3 June 2026, minute 7");
    stage.type_keys("Ctrl-s");
    assert_eq!(&*decided(&stage).1.minute, "Cabinet, 3 June 2026, minute 7");
    assert_eq!(stage.last_said().meeting, None);
    stage.type_keys("f text:Ask Tab text:Ann Enter Enter");
    assert!(matches!(stage.last_said().event, Event::FollowUpAgreed(_)));
    let mut stage = at("1.3");
    stage.type_keys("d");
    stage.misses("Minuted at");
}

#[test]
fn on_the_board_a_decision_made_during_a_meeting_belongs_to_it() {
    let mut stage = at("1.3");
    stage.type_keys("Esc d w Tab text:Agreed. Ctrl-s");
    assert_eq!(stage.last_said().meeting, Some(10));
}

#[test]
fn completions_lead_to_the_decision_and_leave_the_list() {
    let mut stage = at("completions");
    stage.sees("3.3 Equalities Hub");
    stage.sees("Enter agree complete");
    stage.type_keys("Enter");
    assert_eq!(stage.field().0, "reason");
    stage.sees("This decision would change:");
    stage.type_text("Both networks meet.");
    stage.type_keys("Ctrl-s");
    assert_eq!((decided(&stage).0.as_str(), decided(&stage).1.effect.clone()), ("3.3", Effect::Completed));
    assert_eq!(item(&stage), Item::Completions);
    stage.misses("3.3 Equalities Hub");
    stage.type_keys("Enter");
    assert_eq!(stage.value("effect"), "Complete");
    stage.sees("Decide 3.6");
}

#[test]
fn what_services_ask_leads_to_the_decision_about_it() {
    let mut stage = at("changes");
    stage.sees("1.3 Opportunities in service plans");
    stage.sees("Directors to release the three outstanding plans.");
    stage.type_keys("Down Enter");
    stage.sees("Decide 1.5");
    stage.type_keys("w Tab text:So. Ctrl-s");
    assert_eq!(decided(&stage).0, "1.5");
    assert_eq!(item(&stage), Item::Changes);
    stage.sees("✓ Decision 10.1: 1.5");
    stage.type_keys("Down d");
    stage.sees("Decide 2.5");
    stage.type_keys("Esc f");
    stage.sees("Follow-up 2.5");
}

#[test]
fn what_is_due_next_quarter_leads_to_its_action() {
    let mut stage = at("due next");
    stage.sees("Enter go there");
    stage.type_keys("Enter");
    assert_eq!(stage.context(), Context::Item);
}

#[test]
fn a_result_is_recorded_and_charted_beside_the_last() {
    let mut stage = at("measures").sized(120, 40);
    stage.sees("Enter record");
    stage.type_keys("Down Enter");
    assert_eq!((stage.field().0, stage.value("year")), ("value", "2026".to_owned()));
    let measure = stage.value("measure");
    stage.type_keys("text:64.5 Tab text:1100 Enter Enter Enter");
    stage.type_text("1,100 residents");
    stage.type_keys("Enter");
    let Event::MeasureTaken(taken) = &stage.last_said().event else { panic!("{:?}", stage.last_said()) };
    assert_eq!((&*taken.measure, taken.answers, &*taken.asked), (&*measure, Some(1100), "1,100 residents"));
    assert_eq!(item(&stage), Item::Measures);
    let row = stage.row("64.5%");
    assert!(row.contains("2026") && row.contains("█░") && row.contains("±2.8 points · Up"), "{row}");
}

#[test]
fn a_result_that_cannot_be_is_asked_for_where_it_stands() {
    let mut stage = at("measures");
    stage.type_keys("Enter Ctrl-s");
    stage.sees("Type the result in per cent");
    assert_eq!(stage.field().0, "value");
    stage.type_keys("text:101 Ctrl-s");
    assert_eq!(stage.field(), ("value", "101".to_owned()));
    stage.type_keys("Ctrl-u text:50 Tab text:many Ctrl-s");
    assert_eq!(stage.field(), ("answers", "many".to_owned()));
    stage.type_keys("Ctrl-u text:0 Ctrl-s");
    assert_eq!(stage.field().0, "answers");
    stage.type_keys("Ctrl-u text:100 Tab Ctrl-u text:2031 Ctrl-s");
    assert_eq!(stage.field().0, "year");
}
