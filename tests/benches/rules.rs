//! The rules: reading deadlines, folding the journal, rating every action.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use quorum::core::journal::Journal;
use quorum::core::position::Position;
use quorum::core::schedule::Deadline;
use quorum::plans::builtin;

use crate::made;

#[divan::bench]
fn reads_the_deadlines_of_both_plans(bencher: Bencher<'_, '_>) {
    let plans = builtin::ALL.iter().map(|shipped| shipped.plan().unwrap());
    let words: Vec<_> =
        plans.flat_map(|plan| plan.actions).map(|action| action.deadline.words.to_string()).collect();
    let read = |words: &String| drop(black_box(words.parse::<Deadline>()));
    bencher.counter(ItemsCount::new(words.len())).bench(|| words.iter().for_each(read));
}

#[divan::bench(args = [10_000, 1_000_000], max_time = 5)]
fn folds_entries(bencher: Bencher<'_, '_>, entries: usize) {
    let entries = made::entries(made::REAL, entries - 1);
    bencher
        .counter(ItemsCount::new(entries.len()))
        .with_inputs(|| entries.clone())
        .bench_values(|entries| Journal::fold(entries).unwrap());
}

#[divan::bench(args = [made::REAL, made::LARGE], max_time = 5)]
fn rates_actions(bencher: Bencher<'_, '_>, actions: usize) {
    let journal = made::journal(actions);
    bencher.counter(ItemsCount::new(actions)).bench(|| Position::of(black_box(&journal), made::today()));
}
