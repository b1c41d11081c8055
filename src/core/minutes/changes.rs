//! Changes to the plan in the quarter: dates that were moved, and whatever else decisions changed.

use super::{Block, Review, Table, Text, heading, listed, plain};
use crate::core::date;
use crate::core::journal::{Decision, Effect, Entry, Event};
use crate::core::plan::ActionRef;

/// The dates moved and the other changes; that no date was changed is worth saying too.
pub(super) fn changes(review: &Review<'_>) -> Vec<Block> {
    let decisions = review.decisions();
    let moved: Vec<_> =
        decisions.iter().filter_map(|(entry, decision)| moved(review, entry, decision)).collect();
    let other: Vec<_> =
        decisions.iter().filter_map(|(entry, decision)| other(review, entry, decision)).collect();
    let mut blocks = vec![heading(1, "Changes to the plan")];
    blocks.push(if moved.is_empty() {
        Block::Paragraph(plain(format!("No date was changed {}.", review.span())))
    } else {
        Block::Table(Table {
            caption: format!("Dates moved by decision {}", review.span()),
            header: ["Action", "Original date", "From", "To", "Reason", "Decision"]
                .map(str::to_owned)
                .to_vec(),
            rows: moved,
            numeric: Vec::new(),
        })
    });
    if !other.is_empty() {
        blocks.push(Block::Table(Table {
            caption: format!("Other changes by decision {}", review.span()),
            header: ["Action", "Change", "Decided on", "Reason", "Decision"].map(str::to_owned).to_vec(),
            rows: other,
            numeric: Vec::new(),
        }));
    }
    blocks
}

fn moved(review: &Review<'_>, entry: &Entry, decision: &Decision) -> Option<Vec<Text>> {
    let Effect::DateMoved { milestone, from, to } = &decision.effect else { return None };
    let mut row = vec![plain(review.subject(entry))];
    row.extend([milestone, from, to].map(|day| plain(date::long(*day))));
    row.extend([reason(decision), words(entry, decision)]);
    Some(row)
}

fn other(review: &Review<'_>, entry: &Entry, decision: &Decision) -> Option<Vec<Text>> {
    let action = entry.said.action?;
    let change = match &decision.effect {
        Effect::Words | Effect::Completed | Effect::DateMoved { .. } => return None,
        Effect::Reworded { text, .. } => {
            let before = text_before(review, action, entry);
            format!("Reworded to “{text}”, from “{before}”")
        }
        Effect::Reassigned { services } => format!("Reassigned to {}", listed(services)),
        Effect::Added(added) => {
            let due = if added.deadline.words.is_empty() {
                String::new()
            } else {
                format!(", due “{}”", added.deadline)
            };
            let by = if added.services.is_empty() {
                String::new()
            } else {
                format!("; {}", listed(&added.services))
            };
            format!("Added: {}: “{}”{due}{by}", added.title, added.text)
        }
        Effect::Suspended => "Suspended".to_owned(),
        Effect::Resumed => "Resumed".to_owned(),
        Effect::Deleted => "Deleted from the plan".to_owned(),
    };
    let on = plain(date::long(entry.said.effective_on));
    Some(vec![plain(review.name(action)), plain(change), on, reason(decision), plain(&*decision.words)])
}

fn reason(decision: &Decision) -> Text {
    plain(if decision.reason.is_empty() { "None given" } else { &*decision.reason })
}

/// The words of a decision, its day, and where it is minuted.
fn words(entry: &Entry, decision: &Decision) -> Text {
    let minute = if decision.minute.is_empty() { String::new() } else { format!(", {}", decision.minute) };
    plain(format!("{} ({}{minute})", decision.words, date::long(entry.said.effective_on)))
}

/// How an action read before an entry reworded it.
fn text_before(review: &Review<'_>, action: ActionRef, by: &Entry) -> String {
    let known = review.actions().find(|(standing, _)| standing.reference() == action);
    let entries = known.map_or(&[][..], |(_, record)| &record.entries);
    let earlier = entries.iter().take_while(|entry| entry.seq != by.seq);
    let texts = earlier.filter_map(|entry| match &entry.said.event {
        Event::DecisionMade(Decision { effect: Effect::Reworded { text, .. }, .. }) => Some(text),
        Event::DecisionMade(Decision { effect: Effect::Added(added), .. }) => Some(&added.text),
        _ => None,
    });
    let adopted = review.plan.action(action).map(|action| &action.text);
    texts.last().or(adopted).map(ToString::to_string).unwrap_or_default()
}
