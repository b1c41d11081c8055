//! What was done: actions agreed complete, and milestones met in the quarter.

use super::{Block, Review, Run, Table, Text, counted, heading, plain};
use crate::core::date;
use crate::core::journal::{Decision, Effect, Event};
use crate::core::rating::lateness;
use crate::core::record::{Record, Status};
use crate::core::schedule::plural;

/// Completions, in the quarter and in all, and the milestones met in the quarter.
pub(super) fn completed(review: &Review<'_>) -> Vec<Block> {
    let done = |(_, record): &(_, &Record<'_>)| matches!(record.status, Status::Complete(_));
    let complete: Vec<_> = review.actions().filter(done).collect();
    let rows: Vec<_> = complete.iter().filter_map(|(_, record)| row(review, record)).collect();
    let all = plural(review.position.totals().actions, "action");
    let so_far = counted(super::count(&complete), "is complete", "are complete");
    let in_quarter = match super::count(&rows) {
        0 => "none was agreed complete in this quarter".to_owned(),
        number => counted(number, "was agreed in this quarter", "were agreed in this quarter"),
    };
    let mut blocks = vec![
        heading(1, "Completed"),
        Block::Paragraph(plain(format!("Of {all}, {so_far} so far; {in_quarter}."))),
    ];
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            caption: "Actions agreed complete in this quarter".to_owned(),
            header: ["Action", "Agreed on", "Decision"].map(str::to_owned).to_vec(),
            rows,
            numeric: Vec::new(),
        }));
    }
    let earlier: Vec<_> = complete
        .iter()
        .filter(|(_, record)| !matches!(record.status, Status::Complete(on) if review.covers(on)))
        .map(|(standing, _)| plain(review.name(standing.reference())))
        .collect();
    if !earlier.is_empty() {
        blocks.push(heading(2, "Complete before this quarter"));
        blocks.push(Block::List(earlier));
    }
    let met: Vec<_> = review.actions().flat_map(|(_, record)| met(review, record)).collect();
    if !met.is_empty() {
        blocks.push(heading(2, "Milestones met in this quarter"));
        blocks.push(Block::List(met));
    }
    blocks
}

fn row(review: &Review<'_>, record: &Record<'_>) -> Option<Vec<Text>> {
    let Status::Complete(on) = record.status else { return None };
    let words = record.entries.iter().rev().find_map(|entry| match &entry.said.event {
        Event::DecisionMade(Decision { effect: Effect::Completed, words, .. }) => Some(words),
        _ => None,
    });
    review.covers(on).then(|| {
        let name = review.name(record.action.reference);
        vec![plain(name), plain(date::long(on)), plain(words.map_or("Agreed as complete", |words| words))]
    })
}

fn met(review: &Review<'_>, record: &Record<'_>) -> Vec<Text> {
    let milestones = record.milestones(review.plan.start, review.as_at());
    let of_milestone = |original| milestones.iter().find(|milestone| milestone.original_due == original);
    let mut texts = Vec::new();
    for entry in &record.entries {
        let (Event::MilestoneMet(met), on) = (&entry.said.event, entry.said.effective_on) else { continue };
        if !review.covers(on) {
            continue;
        }
        let due = of_milestone(met.milestone).map_or(met.milestone, |milestone| milestone.due);
        let what = of_milestone(met.milestone).and_then(|milestone| milestone.what.as_ref());
        let what = what.map(|what| format!(" ({what})")).unwrap_or_default();
        let note = if met.note.is_empty() { String::new() } else { format!(": {}", met.note) };
        texts.push(vec![
            Run::Strong(review.name(record.action.reference)),
            Run::Plain(format!(
                "{what}, due {}, met {}, {}{note}",
                date::long(due),
                date::long(on),
                lateness(due, on)
            )),
        ]);
    }
    texts
}
