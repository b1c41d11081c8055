//! The agenda: its order, what deals with an item, and where a meeting goes on.

use quorum::core::agenda::{Agenda, Item, Tally, exception};
use quorum::core::journal::Journal;
use quorum::core::position::Position;
use quorum::core::rating::Rating;

use crate::stage::{Stage, action, day};

fn items(stage: &Stage) -> Vec<Item> {
    stage.agenda().items.iter().map(|(item, _)| *item).collect()
}

fn done(stage: &Stage) -> Vec<Item> {
    stage.agenda().items.iter().filter(|(_, done)| *done).map(|(item, _)| *item).collect()
}

/// The item at which the meeting goes on.
fn next(stage: &Stage) -> Item {
    let agenda = stage.agenda();
    agenda.items[agenda.resume(&stage.now())].0
}

fn exceptions(refs: [&str; 4]) -> [Item; 4] {
    refs.map(|reference| Item::Exception(action(reference)))
}

const NIL: (&str, &str) = ("nil_returned", "{}");

#[test]
fn the_items_stand_in_the_order_of_the_design_exceptions_first_and_worst_first() {
    let [worst, second, third, waiting] = exceptions(["1.1", "2.5", "1.2", "1.4"]);
    let rest = ["1.3", "1.5", "2.1", "2.4"].map(|reference| Item::Action(action(reference)));
    let expected = [
        &[Item::People, Item::Declarations, Item::LastMinutes, Item::Summary][..],
        &[worst, second, third, waiting],
        &rest,
        &[Item::Completions, Item::Changes, Item::Measures, Item::DueNext],
        &[Item::Escalations, Item::AnyOther, Item::Close],
    ]
    .concat();
    assert_eq!(items(&Stage::meeting()), expected, "2.2 is complete and 2.3 is deleted");
}

#[test]
fn an_exception_is_red_or_amber_by_either_rating_or_waits_with_its_date_passed() {
    let stage = Stage::meeting();
    let position = Position::of(&stage.journal, day("2025-12-31"));
    for (reference, rating) in [
        ("1.1", Some(Rating::Red)),
        ("1.2", Some(Rating::Amber)),
        ("1.4", Some(Rating::Green)),
        ("1.3", None),
        ("2.2", None),
        ("2.3", None),
        ("2.4", None),
    ] {
        assert_eq!(exception(position.action(action(reference)).unwrap()), rating, "{reference}");
    }
}

#[test]
fn what_is_recorded_at_the_meeting_moves_no_item() {
    let mut stage = Stage::meeting();
    let before = items(&stage);
    stage.tell_for(day("2025-12-31"), "1.1", "milestone_met", r#"{"milestone": "2025-05-31"}"#);
    let red = r#"{"rating": "red", "note": "n", "reason": "r", "path": "p", "ask": "a"}"#;
    stage.tell_for(day("2025-12-31"), "1.5", "progress_reported", red);
    stage.decide("1.4", r#""deleted""#);
    stage.decide("1.2", r#""completed""#);
    stage.decide("2.4", r#""resumed""#);
    assert_eq!(items(&stage), before);
}

#[test]
fn any_entry_about_an_action_at_the_meeting_deals_with_it_and_none_from_outside_does() {
    let mut stage = Stage::set();
    stage.tell("1.1", NIL.0, NIL.1);
    stage.open("2025-12-31");
    assert_eq!(done(&stage), [], "what was said before the meeting");
    let about = ["1.1", "1.2", "1.3", "1.4", "2.5"];
    stage.tell(about[0], NIL.0, NIL.1);
    stage.tell(about[1], "item_noted", r#"{"note": "Heard"}"#);
    stage.tell(about[2], "follow_up_agreed", r#"{"what": "Ask", "who": "Ben Okoro"}"#);
    stage.decide(about[3], r#""suspended""#);
    stage.tell(about[4], "activity_logged", r#"{"note": "Printed"}"#);
    let dealt: Vec<_> = done(&stage).into_iter().filter_map(Item::action).collect();
    assert_eq!(dealt, ["1.1", "2.5", "1.2", "1.4", "1.3"].map(action));
    stage.close();
    let closed = stage.journal.meeting(1).unwrap();
    let tally = Agenda::of(&stage.journal, &closed).tally();
    stage.tell("2.1", NIL.0, NIL.1);
    let closed = stage.journal.meeting(1).unwrap();
    assert_eq!(Agenda::of(&stage.journal, &closed).tally(), tally, "what is said after it");
}

#[test]
fn headings_are_dealt_with_by_words_under_them_and_by_what_they_are_for() {
    for item in Item::HEADINGS {
        let mut stage = Stage::meeting();
        stage.note(item.heading(), "Heard");
        assert_eq!(done(&stage), [item]);
    }
    let mut stage = Stage::meeting();
    stage.attend("Amina Rahman", "present");
    let taken = r#"{"measure": "Feels heard", "year": 2025, "value": 50, "answers": 100}"#;
    stage.tell("", "measure_taken", taken);
    assert_eq!(done(&stage), [Item::People, Item::Measures]);
    stage.close();
    stage.open("2025-12-31");
    stage.tell("", "minutes_agreed", r#"{"of_meeting": 1}"#);
    assert_eq!(done(&stage), [Item::LastMinutes]);
}

#[test]
fn a_heading_is_known_by_its_beginning_whatever_the_case_of_the_letters() {
    assert_eq!(Item::of_heading(" any OTHER"), Some(Item::AnyOther));
    assert_eq!(Item::of_heading("Due"), Some(Item::DueNext));
    for nothing in ["", "  ", "xyz", "Exceptions", "Other actions"] {
        assert_eq!(Item::of_heading(nothing), None, "{nothing}");
    }
}

#[test]
fn a_meeting_goes_on_after_the_item_dealt_with_last_also_when_it_is_read_anew() {
    let mut stage = Stage::meeting();
    assert_eq!(next(&stage), Item::People, "nothing is dealt with");
    stage.attend("Amina Rahman", "present");
    assert_eq!(next(&stage), Item::Declarations);
    stage.tell("2.5", NIL.0, NIL.1);
    assert_eq!(next(&stage), Item::Exception(action("1.2")), "what was passed over is not gone back to");
    stage.tell("1.2", NIL.0, NIL.1);
    stage.tell("1.1", NIL.0, NIL.1);
    assert_eq!(next(&stage), Item::Exception(action("1.4")), "what is dealt with is passed over");
    stage.journal = Journal::fold(stage.journal.entries().to_vec()).unwrap();
    assert_eq!(next(&stage), Item::Exception(action("1.4")), "after a crash");
    stage.note("Next meeting", "In April");
    assert_eq!(next(&stage), Item::Close, "nothing comes after the last item");
}

#[test]
fn what_is_withdrawn_deals_with_nothing() {
    let mut stage = Stage::meeting();
    stage.attend("Amina Rahman", "present");
    let said = stage.tell("1.1", NIL.0, NIL.1);
    stage.undo(said);
    assert_eq!(done(&stage), [Item::People]);
    assert_eq!(next(&stage), Item::Declarations);
    let undone = stage.journal.last_seq();
    stage.undo(undone);
    assert_eq!(done(&stage), [Item::People, Item::Exception(action("1.1"))], "and brought back");
}

#[test]
fn the_tally_counts_actions_and_exceptions_left() {
    let mut stage = Stage::meeting();
    assert_eq!(stage.agenda().tally(), Tally { done: 0, left: 8, exceptions_left: 4 });
    stage.attend("Amina Rahman", "present");
    stage.tell("1.1", NIL.0, NIL.1);
    stage.tell("1.1", NIL.0, NIL.1);
    stage.tell("1.3", NIL.0, NIL.1);
    assert_eq!(stage.agenda().tally(), Tally { done: 2, left: 6, exceptions_left: 3 });
}

#[test]
fn items_are_found_by_themselves_and_by_their_action() {
    let agenda = Stage::meeting().agenda();
    assert_eq!(agenda.place(Item::Summary), Some(3));
    assert_eq!(agenda.place_of(action("1.1")), Some(4));
    assert_eq!(agenda.place_of(action("2.2")), None);
    assert_eq!(agenda.next_left(agenda.items.len() - 1), agenda.items.len() - 1, "the last stays");
}
