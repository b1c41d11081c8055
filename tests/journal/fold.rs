//! What holds for any journal: the fold, undoing, and the positions that follow.

use chrono::{Datelike, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;
use quorum::core::account::account;
use quorum::core::journal::{Entry, Event, Journal, Said, Seq, check};
use quorum::core::minutes::{Audience, review};
use quorum::core::period::Quarter;
use quorum::core::position::{Position, Standing};
use quorum::core::rating::Rating;

use crate::anything::{days, sayings};
use crate::small::{add, adopted, adoption, day, entry, note, said, withdrawal};

fn journal_of(sayings: Vec<Said>) -> Journal {
    let mut journal = adopted();
    for said in sayings {
        add(&mut journal, said);
    }
    journal
}

/// All that is shown of a journal on a day, as text.
fn shown(journal: &Journal, on: NaiveDate) -> String {
    format!("{:?}", Position::of(journal, on))
}

fn standing(journal: &Journal) -> Vec<bool> {
    (1..=journal.last_seq()).map(|seq| journal.holds(seq)).collect()
}

/// Which entries stand, worked out from the newest: one falls if something that stands withdraws it.
fn standing_from_the_end(entries: &[Entry]) -> Vec<bool> {
    let mut holds = vec![true; entries.len()];
    for (at, entry) in entries.iter().enumerate().rev() {
        let Event::EntryWithdrawn(withdrawal) = &entry.said.event else { continue };
        if holds[at] && (1..entry.seq).contains(&withdrawal.entry) {
            holds[usize::try_from(withdrawal.entry).unwrap() - 1] = false;
        }
    }
    holds
}

/// Days before, in and long after the plan.
const LANDMARKS: [&str; 4] = ["1 January 1990", "1 July 2024", "31 March 2026", "31 December 2199"];

#[test]
fn a_gap_is_refused_and_named_and_the_journal_stays_as_it_was() {
    let mut journal = adopted();
    let noted = || said("", "1 May 2024", Event::ItemNoted(note("Heard")));
    for found in [0, 1, 3, Seq::MAX] {
        let gap = journal.push(entry(found, noted())).unwrap_err();
        assert_eq!((gap.expected, gap.found), (2, found));
        assert!(gap.to_string().contains("quorum verify"));
        assert_eq!(journal.last_seq(), 1);
    }
    assert!(Journal::fold([entry(2, noted())]).is_err(), "the first entry has number 1");
}

#[test]
fn an_undoing_that_is_undone_twice_over_still_holds() {
    let mut journal = adopted();
    let noted = add(&mut journal, said("1.1", "1 May 2024", Event::ItemNoted(note("Heard"))));
    for seq in 3..8 {
        add(&mut journal, said("1.1", "2 May 2024", withdrawal(seq - 1)));
        assert_eq!(journal.holds(noted), seq % 2 == 0, "after {} undoings", seq - 2);
    }
}

#[test]
fn two_withdrawals_of_one_entry_both_have_to_be_undone() {
    let mut journal = adopted();
    let noted = add(&mut journal, said("1.1", "1 May 2024", Event::ItemNoted(note("Heard"))));
    let first = add(&mut journal, said("1.1", "2 May 2024", withdrawal(noted)));
    let second = add(&mut journal, said("1.1", "2 May 2024", withdrawal(noted)));
    add(&mut journal, said("1.1", "3 May 2024", withdrawal(first)));
    assert!(!journal.holds(noted));
    add(&mut journal, said("1.1", "3 May 2024", withdrawal(second)));
    assert!(journal.holds(noted));
}

#[test]
fn an_entry_cannot_withdraw_itself_or_a_later_one() {
    let mut journal = adopted();
    for target in [2, 4, 0, Seq::MAX] {
        let seq = add(&mut journal, said("", "2 May 2024", withdrawal(target)));
        assert!(journal.holds(seq));
    }
    assert!(standing(&journal).iter().all(|holds| *holds));
}

#[test]
fn days_beyond_all_plans_have_a_position() {
    let journal = adopted();
    for on in [NaiveDate::MIN, NaiveDate::MIN.with_year(9_999).unwrap()] {
        assert_eq!(Position::of(&journal, on).actions.len(), 7);
    }
}

#[test]
fn an_unfounded_journal_says_nothing() {
    let mut journal = Journal::default();
    add(&mut journal, said("1.1", "1 May 2024", Event::NilReturned(note(""))));
    assert!(Position::of(&journal, day("1 May 2024")).actions.is_empty());
    assert_eq!((journal.plan(), journal.adopted_on(), journal.is_sample()), (None, None, false));
    add(&mut journal, said("", "1 May 2024", adoption()));
    assert_eq!(journal.adopted_on(), Some(day("1 May 2024")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn every_journal_has_a_position_on_every_day(sayings in vec(sayings(), 0..40), on in days()) {
        let journal = journal_of(sayings);
        for on in LANDMARKS.map(day).into_iter().chain([on]) {
            let position = Position::of(&journal, on);
            prop_assert!(position.actions.is_sorted_by_key(Standing::reference));
            let totals = position.totals();
            prop_assert_eq!(Rating::ALL.map(|rating| totals.computed(rating)).iter().sum::<u32>(), totals.actions);
            for standing in &position.actions {
                prop_assert!(standing.next_due.is_none_or(|due| due >= on));
                prop_assert!(account(&journal, &position, standing.reference()).is_some());
            }
        }
    }

    #[test]
    fn every_journal_has_a_review_of_every_quarter(sayings in vec(sayings(), 0..30), on in days()) {
        let journal = journal_of(sayings);
        for audience in [Audience::Group, Audience::Public] {
            let document = review(&journal, Quarter::of(on), on, audience);
            prop_assert!(!document.blocks.is_empty());
        }
    }

    #[test]
    fn taking_in_one_by_one_is_the_same_as_folding_all(sayings in vec(sayings(), 0..40), on in days()) {
        let journal = journal_of(sayings);
        let folded = Journal::fold(journal.entries().iter().cloned()).unwrap();
        prop_assert_eq!(shown(&journal, on), shown(&folded, on));
        prop_assert_eq!(standing(&journal), standing(&folded));
        prop_assert_eq!(journal.closed_up_to(), folded.closed_up_to());
    }

    #[test]
    fn an_entry_stands_unless_something_that_stands_withdraws_it(sayings in vec(sayings(), 0..60)) {
        let journal = journal_of(sayings);
        prop_assert_eq!(standing(&journal), standing_from_the_end(journal.entries()));
        let listed: Vec<_> = journal.standing().map(|entry| entry.seq).collect();
        let held: Vec<_> = (1..=journal.last_seq()).filter(|seq| journal.holds(*seq)).collect();
        prop_assert_eq!(listed, held);
    }

    #[test]
    fn undoing_an_undoing_gives_the_original_again(
        sayings in vec(sayings(), 1..40),
        target in any::<prop::sample::Index>(),
        on in days(),
    ) {
        let mut journal = journal_of(sayings);
        let target = 1 + target.index(journal.entries().len()) as Seq;
        let (before, held) = (shown(&journal, on), standing(&journal));
        let undoing = add(&mut journal, said("", "1 May 2024", withdrawal(target)));
        prop_assert!(!journal.holds(target));
        add(&mut journal, said("", "2 May 2024", withdrawal(undoing)));
        prop_assert_eq!(shown(&journal, on), before);
        prop_assert_eq!(&standing(&journal)[..held.len()], &held[..]);
    }

    #[test]
    fn what_was_undone_is_as_if_it_had_never_been_said(sayings in vec(sayings(), 0..30), last in sayings(), on in days()) {
        prop_assume!(!matches!(last.event, Event::PlanAdopted(_)));
        let mut journal = journal_of(sayings);
        let before = shown(&journal, on);
        let target = add(&mut journal, last);
        add(&mut journal, said("", "1 May 2024", withdrawal(target)));
        prop_assert_eq!(shown(&journal, on), before);
    }

    #[test]
    fn a_position_ignores_what_speaks_for_later_days(sayings in vec(sayings(), 0..40), on in days()) {
        let known = |said: &Said| {
            // Adoption and undoing hold at every day: what was wrong was wrong all along.
            said.effective_on <= on || matches!(said.event, Event::PlanAdopted(_) | Event::EntryWithdrawn(_))
        };
        let whole = journal_of(sayings);
        let mut silenced = Journal::default();
        for entry in whole.entries() {
            // Its number is kept, so that whoever withdraws another entry still does.
            let later = said("", "1 May 2024", Event::ItemNoted(note("Something later")));
            add(&mut silenced, if known(&entry.said) { entry.said.clone() } else { later });
        }
        prop_assert_eq!(shown(&whole, on), shown(&silenced, on));
    }

    #[test]
    fn the_entries_up_to_one_show_what_was_known_then(
        sayings in vec(sayings(), 1..40),
        cut in any::<prop::sample::Index>(),
        on in days(),
    ) {
        let cut = cut.index(sayings.len());
        let mut growing = adopted();
        for said in sayings.iter().take(cut) {
            add(&mut growing, said.clone());
        }
        let (then, held) = (shown(&growing, on), standing(&growing));
        for said in sayings.into_iter().skip(cut) {
            add(&mut growing, said);
        }
        let prefix = Journal::fold(growing.entries()[..=cut].iter().cloned()).unwrap();
        prop_assert_eq!(shown(&prefix, on), then);
        prop_assert_eq!(standing(&prefix), held);
    }

    #[test]
    fn every_answer_to_what_may_be_recorded_is_given_in_words(
        sayings in vec(sayings(), 0..20),
        next in sayings(),
        today in days(),
        sure: bool,
    ) {
        let journal = journal_of(sayings);
        if let Err(refusal) = check(&journal, &next, today, sure) {
            let words = refusal.to_string();
            prop_assert!(words.ends_with('.') && words.chars().count() < 600, "{}", words);
        }
    }
}
