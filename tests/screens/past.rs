//! Past quarters: stepping through them, and that nothing is recorded there.

use std::sync::Arc;

use quorum::core::journal::{Activity, Decision, Effect, Entry, Event, Said};
use quorum::core::plan::Action;
use ratatui::style::Modifier;

use crate::outside::noon;
use crate::plays::{first_run, fresh, rehearsal, today};
use crate::stage::Stage;

#[test]
fn what_was_typed_late_says_so_on_both_screens() {
    let mut journal = fresh().app.journal.clone();
    let event = Event::ActivityLogged(Activity { note: "A stall".into(), place: "".into() });
    let said = Said {
        effective_on: "2024-07-01".parse().unwrap(),
        recorded_by: "Somebody else".into(),
        meeting: None,
        action: "1.3".parse().ok(),
        event,
    };
    journal.push(Entry { seq: 2, recorded_at: noon(today()), said }).unwrap();
    let mut stage = Stage::new(&journal, today()).sized(120, 40);
    stage.type_keys("h");
    stage.sees("A stall (typed 22 November 2026)");
    stage.type_keys("Enter");
    stage.sees("(typed 22 November 2026)");
}

#[test]
fn brackets_step_to_the_ends_of_quarters_and_back_to_today() {
    let mut stage = rehearsal();
    stage.sees("Q3 2026-27 · as at 22 November 2026");
    for end in ["30 September 2026", "30 June 2026", "31 March 2026", "31 December 2025", "30 September 2025"]
    {
        stage.type_keys("[");
        stage.sees("PAST");
        stage.sees(&format!("as at {end}"));
    }
    stage.type_keys("]");
    stage.sees("as at 31 December 2025");
    stage.type_keys("] ] ] ]");
    stage.sees("as at 22 November 2026");
    stage.misses("PAST");
    stage.type_keys("]");
    stage.sees("This is today's position; there is none after it.");
    stage.sees("as at 22 November 2026");
}

#[test]
fn no_quarter_is_shown_before_the_plan_began() {
    let mut stage = rehearsal();
    stage.type_keys("[ [ [ [ [ [ [ [ [ [");
    stage.sees("as at 30 June 2024");
    stage.misses("there is no earlier quarter");
    stage.type_keys("[");
    stage.sees("as at 30 June 2024");
    // The notice stands for one key.
    stage.sees("The plan begins in Q1 2024-25; there is no earlier quarter.");
    stage.type_keys("j");
    stage.misses("there is no earlier quarter");
}

#[test]
fn esc_on_the_board_goes_back_to_today() {
    let mut stage = rehearsal();
    stage.type_keys("[ [ / text:housing Enter");
    stage.type_keys("Esc");
    stage.sees("PAST");
    stage.misses("only “housing”");
    stage.type_keys("Esc");
    stage.sees("as at 22 November 2026");
}

#[test]
fn nothing_is_recorded_in_the_past() {
    let mut stage = rehearsal();
    let known = stage.app.journal.last_seq();
    for keys in ["u", "g", "a", "r", "l", "Enter u", "Enter g", "h j x"] {
        stage.type_keys("[");
        stage.type_keys(keys);
        stage.sees("This is the position as at 30 September 2026. Press ] until today to record.");
        assert_eq!(stage.app.journal.last_seq(), known, "{keys}");
        stage.type_keys("Esc Esc Esc");
        stage.sees("as at 22 November 2026");
    }
}

#[test]
fn a_past_quarter_shows_what_was_reported_then() {
    let mut stage = rehearsal();
    stage.type_keys("[ [ [ [ [ / text:3.2 Enter");
    assert!(stage.row("3.2 ").contains("suspended"), "{}", stage.screen());
    stage.type_keys("Enter");
    stage.sees("as at 30 September 2025");
    stage.misses("2026, by");
    stage.type_keys("] ] ] ] ]");
    stage.sees("Complete");
}

#[test]
fn the_review_follows_the_quarter() {
    let mut stage = rehearsal();
    stage.type_keys("M");
    stage.sees("Position as at: 22 November 2026");
    stage.type_keys("[");
    stage.sees("Position as at: 30 September 2026");
    stage.type_keys("s");
    stage.sees("review-2026-27-q2.html");
}

#[test]
fn another_day_moves_the_position_unless_a_past_one_is_shown() {
    let tomorrow = crate::plays::today().succ_opt().unwrap();
    let mut stage = rehearsal();
    stage.tell(quorum::tui::app::Message::Today(tomorrow));
    stage.sees("as at 23 November 2026");

    let mut stage = rehearsal();
    stage.type_keys("[");
    stage.tell(quorum::tui::app::Message::Today(tomorrow));
    stage.sees("as at 30 September 2026");
    stage.type_keys("]");
    stage.sees("as at 23 November 2026");
}

#[test]
fn a_fresh_file_shows_past_quarters_of_its_plan_too() {
    let mut stage = fresh();
    stage.type_keys("[ [ [ [ [ [ [ [ [ [ [");
    stage.sees("as at 30 June 2024");
}

#[test]
fn the_first_run_adopts_the_plan_that_was_chosen_in_the_name_given() {
    let mut stage = first_run();
    stage.type_keys("End");
    stage.type_text(" at the meeting");
    stage.type_keys("Tab Down Enter");
    stage.sees("Tower Hamlets Community Engagement");
    stage.sees("Nothing is recorded yet: the ratings come from the plan's dates alone.");
    assert_eq!(&*stage.app.journal.plan().unwrap().name, "tower-hamlets-2018-2021");
    assert_eq!(&*stage.last_said().recorded_by, "Minute-taker at the meeting");
    assert_eq!(&*stage.app.who, "Minute-taker at the meeting");
}

#[test]
fn a_name_that_is_typed_replaces_the_suggested_one() {
    let mut stage = first_run();
    stage.type_text("Ann Other");
    assert_eq!(stage.field(), ("who", "Ann Other".to_owned()));
    let mut stage = first_run();
    stage.type_keys("Right");
    stage.type_text("s");
    assert_eq!(stage.field(), ("who", "Minute-takers".to_owned()));
    let mut stage = first_run();
    stage.type_keys("End Ctrl-u text:Bo");
    assert_eq!(stage.field(), ("who", "Bo".to_owned()));
}

#[test]
fn the_suggested_name_is_shown_as_selected() {
    let mut stage = first_run();
    let reversed = |stage: &Stage| {
        let cells = stage.cells().content.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED));
        cells.map(ratatui::buffer::Cell::symbol).collect::<String>()
    };
    assert_eq!(reversed(&stage).trim(), "Minute-taker");
    stage.type_keys("End");
    assert_eq!(reversed(&stage), "");
}

#[test]
fn an_action_that_was_not_in_the_plan_yet_says_so() {
    let mut stage = rehearsal();
    let added = Action { reference: "1.9".parse().unwrap(), title: "A new one".into(), ..Action::default() };
    let effect = Effect::Added(Arc::new(added));
    let decision = Decision { words: "Add it.".into(), reason: "".into(), minute: "".into(), effect };
    stage.others_record("1.9", Event::DecisionMade(decision));
    stage.news_arrives();
    stage.type_keys("[ h Home Enter");
    stage.sees("1.9 was not in the plan on 30 September 2026. Press ] for a later quarter,");
    stage.sees("Esc to go back.");
    stage.type_keys("]");
    stage.sees("A new one");
}

#[test]
fn the_first_run_asks_for_a_name() {
    let mut stage = first_run();
    stage.type_keys("Backspace Enter");
    stage.sees("Type your name and choose a plan; then press Enter.");
    assert!(stage.app.journal.plan().is_none());
    stage.type_keys("text:A Enter");
    assert_eq!(&*stage.last_said().recorded_by, "A");
}
