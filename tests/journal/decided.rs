//! Which decisions may be recorded, and how each other one is refused.

use quorum::core::journal::{Decision, Effect, Event, Journal, Refusal, Said, check};
use quorum::core::words::Words;

use crate::small::{action, add, adopted, day, decision, new_action, said};

const TODAY: &str = "22 November 2024";

fn refused(journal: &Journal, said: &Said) -> Option<Refusal> {
    check(journal, said, day(TODAY), false).err()
}

/// A decision with a reason.
fn decided(effect: Effect) -> Event {
    let Event::DecisionMade(made) = decision(effect) else { unreachable!() };
    Event::DecisionMade(Decision { reason: "Seen".into(), ..made })
}

/// After a decision of 1 October about 1.1.
fn after(effect: Effect) -> Journal {
    let mut journal = adopted();
    add(&mut journal, said("1.1", "1 October 2024", decided(effect)));
    journal
}

fn moved(milestone: &str, from: &str, to: &str) -> Effect {
    let [milestone, from, to] = [milestone, from, to].map(day);
    Effect::DateMoved { milestone, from, to }
}

/// What is said of an effect on 1.1.
fn of(journal: &Journal, effect: Effect) -> Option<Refusal> {
    refused(journal, &said("1.1", TODAY, decided(effect)))
}

#[test]
fn outside_a_meeting_a_decision_says_where_it_is_minuted() {
    let mut journal = adopted();
    let words = Event::read("decision_made", r#"{"words": "So be it"}"#).unwrap();
    assert_eq!(refused(&journal, &said("", TODAY, words.clone())), Some(Refusal::NoMinute));
    let opened = Event::read("meeting_opened", r#"{"position_as_at": "2024-09-30"}"#).unwrap();
    add(&mut journal, Said { meeting: Some(1), ..said("", TODAY, opened) });
    let at_it = Said { meeting: Some(1), ..said("", TODAY, words.clone()) };
    assert_eq!(refused(&journal, &at_it), None);
    assert_eq!(refused(&journal, &said("", TODAY, words)), Some(Refusal::NoMinute), "not at the meeting");
}

#[test]
fn a_decision_in_words_has_words() {
    let empty = Event::read("decision_made", r#"{"words": " ", "minute": "Item 3"}"#).unwrap();
    for about in ["", "1.1"] {
        let refusal = refused(&adopted(), &said(about, TODAY, empty.clone()));
        assert_eq!(refusal, Some(Refusal::NoWords("what was agreed")));
    }
}

#[test]
fn a_decision_that_changes_something_names_its_action() {
    for effect in [Effect::Suspended, Effect::Completed, Effect::Deleted, Effect::Added(new_action("1.8"))] {
        assert_eq!(refused(&adopted(), &said("", TODAY, decided(effect))), Some(Refusal::NoSubject));
    }
    let refusal = refused(&adopted(), &said("1.8", TODAY, decided(Effect::Suspended)));
    assert_eq!(refusal, Some(Refusal::NoAction(action("1.8"))));
}

#[test]
fn of_a_deleted_action_only_its_return_is_decided() {
    let journal = after(Effect::Deleted);
    for effect in [Effect::Words, Effect::Suspended, Effect::Completed, Effect::Deleted] {
        assert_eq!(of(&journal, effect), Some(Refusal::Deleted(action("1.1"))));
    }
    assert_eq!(of(&journal, Effect::Resumed), None);
}

#[test]
fn nothing_is_decided_that_stands_so_already() {
    let stands = |state| Some(Refusal::StandsSo { action: action("1.1"), state });
    assert_eq!(of(&after(Effect::Suspended), Effect::Suspended), stands("suspended"));
    assert_eq!(of(&after(Effect::Completed), Effect::Completed), stands("complete"));
    assert_eq!(of(&adopted(), Effect::Resumed), stands("live"));
    let done = after(Effect::Completed);
    assert_eq!(of(&done, Effect::Suspended), stands("complete"));
    let due = "31 May 2024";
    assert_eq!(of(&done, moved(due, due, "30 June 2024")), stands("complete"));
    assert_eq!(of(&after(Effect::Suspended), Effect::Resumed), None);
    assert_eq!(of(&after(Effect::Completed), Effect::Resumed), None);
    assert_eq!(of(&after(Effect::Suspended), Effect::Completed), None);
}

#[test]
fn a_completion_says_what_shows_it() {
    let bare = said("1.1", TODAY, decision(Effect::Completed));
    assert_eq!(refused(&adopted(), &bare), Some(Refusal::NoWords("what shows that it is done")));
    assert_eq!(of(&adopted(), Effect::Completed), None);
}

#[test]
fn a_date_is_moved_from_the_one_that_holds_to_another() {
    let due = "31 May 2024";
    let journal = adopted();
    assert_eq!(of(&journal, moved(due, due, "30 June 2024")), None);
    assert_eq!(of(&journal, moved(due, due, due)), Some(Refusal::SameDate(day(due))));
    let other = Refusal::OtherDue { now: day(due), given: day("1 May 2024") };
    assert_eq!(of(&journal, moved(due, "1 May 2024", "30 June 2024")), Some(other));
    let journal = after(moved(due, due, "30 June 2024"));
    let old = Refusal::OtherDue { now: day("30 June 2024"), given: day(due) };
    assert_eq!(of(&journal, moved(due, due, "31 July 2024")), Some(old));
    assert_eq!(of(&journal, moved(due, "30 June 2024", due)), None, "and back");
}

#[test]
fn only_a_milestone_that_there_is_has_a_date_to_move() {
    let refusal = of(&adopted(), moved("30 June 2024", "30 June 2024", "31 July 2024"));
    assert!(matches!(refusal, Some(Refusal::OtherMilestone { given, .. }) if given == day("30 June 2024")));
    let of_none = said("1.4", TODAY, decided(moved("30 June 2024", "30 June 2024", "31 July 2024")));
    assert_eq!(refused(&adopted(), &of_none), Some(Refusal::NoMilestone(action("1.4"))));
}

#[test]
fn an_action_is_added_with_words_under_a_new_ref_of_an_objective_that_there_is() {
    let adding = |reference: &str| said(reference, TODAY, decided(Effect::Added(new_action(reference))));
    assert_eq!(refused(&adopted(), &adding("1.8")), None);
    assert_eq!(refused(&adopted(), &adding("1.1")), Some(Refusal::HasAction(action("1.1"))));
    assert_eq!(refused(&after(Effect::Deleted), &adding("1.1")), Some(Refusal::HasAction(action("1.1"))));
    let word = adopted().plan().unwrap().objective_word.clone();
    assert_eq!(refused(&adopted(), &adding("2.1")), Some(Refusal::NoObjective { word, number: 2 }));
    let mut silent = (*new_action("1.8")).clone();
    silent.text = Words::default();
    let silent = said("1.8", TODAY, decided(Effect::Added(silent.into())));
    assert_eq!(refused(&adopted(), &silent), Some(Refusal::NoWords("what the action is")));
}

#[test]
fn an_action_is_never_reworded_to_nothing_or_given_to_nobody() {
    let reworded = |text: &str| Effect::Reworded { text: text.into(), title: "".into() };
    assert_eq!(of(&adopted(), reworded(" ")), Some(Refusal::NoWords("how the action reads now")));
    assert_eq!(of(&adopted(), reworded("Make two")), None);
    let nobody = Some(Refusal::NoWords("who is responsible now"));
    for services in [vec![], vec!["".into()], vec![" ".into(), "".into()]] {
        assert_eq!(of(&adopted(), Effect::Reassigned { services }), nobody);
    }
    assert_eq!(of(&adopted(), Effect::Reassigned { services: vec!["Parks".into()] }), None);
}

#[test]
fn no_decision_is_of_a_day_to_come() {
    let refusal = refused(&adopted(), &said("1.1", "23 November 2024", decided(Effect::Suspended)));
    assert_eq!(refusal, Some(Refusal::Future(day("23 November 2024"))));
}
