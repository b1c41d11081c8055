//! What was done: actions agreed complete, and milestones met.

use super::{Block, Review, Run, Table, Text, counted, heading, plain};
use crate::core::date;
use crate::core::journal::{Decision, Effect, Entry, Event, Met};
use crate::core::plan::ActionRef;
use crate::core::rating::lateness;
use crate::core::record::{Record, Status};
use crate::core::schedule::plural;

/// Completions, those looked back on and in all, and the milestones met.
pub(super) fn completed(review: &Review<'_>) -> Vec<Block> {
    let complete: Vec<_> = review
        .actions()
        .map(|(standing, _)| standing.reference())
        .filter(|reference| is_complete(review, *reference))
        .collect();
    let agreed: Vec<_> = complete.iter().filter_map(|reference| agreement(review, *reference)).collect();
    let (all, span) = (plural(review.position.totals().actions, "action"), review.span());
    let so_far = counted(super::count(&complete), "is complete", "are complete");
    let newly = match super::count(&agreed) {
        0 => format!("none was agreed complete {span}"),
        number => format!("{} {span}", counted(number, "was agreed", "were agreed")),
    };
    let mut blocks = vec![
        heading(1, "Completed"),
        Block::Paragraph(plain(match review.meeting() {
            None => format!("Of {all}, {so_far} so far; {newly}."),
            Some(_) => format!("With the decisions of this meeting, of {all} {so_far}; {newly}."),
        })),
    ];
    if !agreed.is_empty() {
        blocks.push(Block::Table(Table {
            caption: format!("Actions agreed complete {span}"),
            header: ["Action", "Agreed on", "Decision"].map(str::to_owned).to_vec(),
            rows: agreed
                .iter()
                .map(|(reference, entry, decision)| row(review, *reference, entry, decision))
                .collect(),
            numeric: Vec::new(),
        }));
    }
    let is_new = |reference: &ActionRef| agreed.iter().any(|(new, ..)| new == reference);
    let earlier: Vec<_> = complete
        .iter()
        .filter(|reference| !is_new(reference))
        .map(|reference| plain(review.name(*reference)))
        .collect();
    if !earlier.is_empty() {
        let before =
            if review.meeting().is_some() { "Complete before" } else { "Complete before this quarter" };
        blocks.push(heading(2, before));
        blocks.push(Block::List(earlier));
    }
    let met: Vec<_> = review.actions().flat_map(|(_, record)| met(review, record)).collect();
    if !met.is_empty() {
        blocks.push(heading(2, format!("Milestones met {span}")));
        blocks.push(Block::List(met));
    }
    blocks
}

/// Is it complete on the last day that the document looks at?
fn is_complete(review: &Review<'_>, reference: ActionRef) -> bool {
    let record = Record::of(review.journal, reference, review.until());
    record.is_some_and(|record| matches!(record.status, Status::Complete(_)))
}

/// The decision by which an action was agreed complete, if the document looks back on it.
fn agreement<'j>(review: &Review<'j>, reference: ActionRef) -> Option<(ActionRef, &'j Entry, &'j Decision)> {
    let decisions = review.decisions().into_iter().rev();
    let mut completions = decisions.filter(|(_, decision)| decision.effect == Effect::Completed);
    let (entry, decision) = completions.find(|(entry, _)| entry.said.action == Some(reference))?;
    Some((reference, entry, decision))
}

fn row(review: &Review<'_>, reference: ActionRef, entry: &Entry, decision: &Decision) -> Vec<Text> {
    let words = if decision.words.is_empty() { "Agreed as complete" } else { &*decision.words };
    let reason =
        if decision.reason.is_empty() { String::new() } else { format!(" (evidence: {})", decision.reason) };
    let (name, on) = (review.name(reference), date::long(entry.said.effective_on));
    vec![plain(name), plain(on), plain(format!("{words}{reason}"))]
}

fn met(review: &Review<'_>, record: &Record<'_>) -> Vec<Text> {
    let reference = record.action.reference;
    // What is met after the day of the figures is still news of the meeting.
    let Some(record) = Record::of(review.journal, reference, review.until()) else { return Vec::new() };
    let milestones = record.milestones(review.plan.start, review.until());
    let of_milestone = |original| milestones.iter().find(|milestone| milestone.original_due == original);
    let told = |met: &Met, entry: &Entry| {
        let on = entry.said.effective_on;
        let due = of_milestone(met.milestone).map_or(met.milestone, |milestone| milestone.due);
        let what = of_milestone(met.milestone).and_then(|milestone| milestone.what.as_ref());
        let what = what.map(|what| format!(" ({what})")).unwrap_or_default();
        let note = if met.note.is_empty() { String::new() } else { format!(": {}", met.note) };
        let (due_on, met_on) = (date::long(due), date::long(on));
        vec![
            Run::Strong(review.name(reference)),
            Run::Plain(format!("{what}, due {due_on}, met {met_on}, {}{note}", lateness(due, on))),
        ]
    };
    let covered = record.entries.iter().filter(|entry| review.covers(entry));
    let texts = covered.filter_map(|entry| match &entry.said.event {
        Event::MilestoneMet(met) => Some(told(met, entry)),
        _ => None,
    });
    texts.collect()
}
