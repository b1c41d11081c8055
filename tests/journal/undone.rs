//! Undo: what it takes back, step by step, and what it says.

use chrono::NaiveDate;
use quorum::core::journal::{Effect, Event, Journal, Refusal, Reported, Said, Seq, check};

use crate::small::{action, add, adopted, day, decision, note, report, said};

fn today() -> NaiveDate {
    day("22 November 2024")
}

fn undoing(journal: &Journal, seq: Option<Seq>) -> Result<Said, Refusal> {
    journal.undoing(seq, &"J. Ahmed".into(), today())
}

/// Undoes the last entry, and says which that was.
fn step_back(journal: &mut Journal) -> Result<Seq, Refusal> {
    let said = undoing(journal, None)?;
    let Event::EntryWithdrawn(withdrawal) = &said.event else { panic!("an undoing withdraws") };
    let target = withdrawal.entry;
    check(journal, &said, today(), false)?;
    add(journal, said);
    Ok(target)
}

/// The plan, then entries 2, 3 and 4.
fn three() -> Journal {
    let mut journal = adopted();
    add(&mut journal, said("1.1", "1 May 2024", Event::ProgressReported(report(Reported::Green))));
    add(&mut journal, said("1.2", "2 May 2024", decision(Effect::Suspended)));
    add(&mut journal, said("", "3 May 2024", Event::ItemNoted(note("Heard"))));
    journal
}

#[test]
fn undo_takes_back_the_last_entry_and_says_in_words_what_it_was() {
    let mut journal = three();
    add(&mut journal, said("1.1", "4 May 2024", Event::ProgressReported(report(Reported::Amber))));
    let said = undoing(&journal, None).unwrap();
    assert_eq!((said.effective_on, &*said.recorded_by), (today(), "J. Ahmed"));
    assert_eq!((said.action, said.meeting), (Some(action("1.1")), None), "it stands in the action's history");
    let Event::EntryWithdrawn(withdrawal) = said.event else { panic!("an undoing withdraws") };
    assert_eq!(withdrawal.entry, 5);
    assert_eq!(&*withdrawal.words, "entry 5, Reported Amber: Done (1.1, 4 May 2024, by J. Ahmed)");
}

#[test]
fn undo_again_and_again_goes_back_step_by_step_to_the_plan() {
    let mut journal = three();
    assert_eq!([4, 3, 2].map(|_| step_back(&mut journal)), [Ok(4), Ok(3), Ok(2)]);
    assert_eq!(step_back(&mut journal), Err(Refusal::NothingToUndo("J. Ahmed".into())));
    assert_eq!(journal.last_seq(), 7, "and nothing was taken out of the journal");
}

#[test]
fn a_new_entry_is_the_next_to_be_undone() {
    let mut journal = three();
    step_back(&mut journal).unwrap();
    let new = add(&mut journal, said("1.1", "5 May 2024", Event::NilReturned(note(""))));
    assert_eq!([0, 1].map(|_| step_back(&mut journal)), [Ok(new), Ok(3)]);
}

#[test]
fn a_given_entry_is_undone_wherever_it_stands_and_an_undoing_too() {
    let mut journal = three();
    let said = undoing(&journal, Some(2)).unwrap();
    let undone = add(&mut journal, said);
    assert!(!journal.holds(2) && journal.holds(3));
    assert_eq!(undoing(&journal, Some(2)), Err(Refusal::AlreadyWithdrawn(2)));
    let said = undoing(&journal, Some(undone)).unwrap();
    assert_eq!(said.action, Some(action("1.1")));
    add(&mut journal, said);
    assert!(journal.holds(2), "brought back");
    assert_eq!(undoing(&journal, Some(undone)), Err(Refusal::AlreadyWithdrawn(undone)));
}

#[test]
fn what_was_brought_back_is_undone_by_a_step_back_again() {
    let mut journal = three();
    let said = undoing(&journal, Some(4)).unwrap();
    let undone = add(&mut journal, said);
    let said = undoing(&journal, Some(undone)).unwrap();
    add(&mut journal, said);
    assert_eq!(step_back(&mut journal), Ok(4));
}

#[test]
fn there_is_nothing_to_undo_in_a_fresh_file_or_an_empty_one() {
    for journal in [adopted(), Journal::default()] {
        assert_eq!(undoing(&journal, None), Err(Refusal::NothingToUndo("J. Ahmed".into())));
    }
}

#[test]
fn what_others_recorded_is_undone_by_its_number_only() {
    let journal = three();
    let other = |seq| journal.undoing(seq, &"P. Nair".into(), today());
    assert_eq!(other(None), Err(Refusal::NothingToUndo("P. Nair".into())));
    assert_eq!(other(Some(4)).map(|said| said.recorded_by), Ok("P. Nair".into()));
}

#[test]
fn the_plan_and_what_does_not_exist_are_not_undone() {
    let journal = three();
    assert_eq!(undoing(&journal, Some(1)), Err(Refusal::IsThePlan(1)));
    for seq in [0, 5, Seq::MAX] {
        assert_eq!(undoing(&journal, Some(seq)), Err(Refusal::NoEntry(seq)));
    }
}

#[test]
fn undo_stops_at_the_minutes_of_a_closed_meeting() {
    let mut journal = three();
    let closed = add(&mut journal, said("", "6 May 2024", Event::MeetingClosed(note(""))));
    let after = add(&mut journal, said("1.1", "7 May 2024", Event::NilReturned(note(""))));
    assert_eq!(step_back(&mut journal), Ok(after));
    assert_eq!(step_back(&mut journal), Err(Refusal::InMinutes(closed)));
    assert_eq!(undoing(&journal, Some(2)), Err(Refusal::InMinutes(2)));
}
