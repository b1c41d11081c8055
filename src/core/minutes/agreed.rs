//! What was agreed: decisions and follow-ups, and the questions that are still for the chair.

use super::{Block, Review, Run, Table, Text, counted, heading, listed, plain};
use crate::core::date;
use crate::core::follow_ups::{self, Tracked};
use crate::core::journal::{Decision, Effect, Entry};
use crate::core::queries;

/// The decisions looked back on, numbered: those of a meeting as its minutes number them.
pub(super) fn decisions(review: &Review<'_>) -> Vec<Block> {
    let decisions = review.decisions();
    if decisions.is_empty() {
        return match review.meeting() {
            Some(_) => vec![heading(1, "Decisions"), Block::Paragraph(plain("No decision was made."))],
            None => Vec::new(),
        };
    }
    let number = |at: usize, entry: &Entry| match review.meeting() {
        None => format!("Decision {}", at + 1),
        Some(meeting) => meeting
            .decision_number(entry.seq)
            .map_or_else(|| "Before the meeting".to_owned(), |number| format!("Decision {number}")),
    };
    let facts = decisions
        .into_iter()
        .enumerate()
        .map(|(at, (entry, decision))| (number(at, entry), agreed(review, entry, decision)));
    vec![heading(1, "Decisions"), Block::Facts(facts.collect())]
}

/// "AGREED: …", with what it is about, its day, its reason and where it is minuted.
fn agreed(review: &Review<'_>, entry: &Entry, decision: &Decision) -> Text {
    let change = match &decision.effect {
        Effect::Words => None,
        Effect::DateMoved { .. } if decision.names_both_dates() => None,
        Effect::DateMoved { from, to, .. } => {
            Some(format!("date moved from {} to {}", date::long(*from), date::long(*to)))
        }
        Effect::Suspended => Some("suspended".to_owned()),
        Effect::Resumed => Some("resumed".to_owned()),
        Effect::Completed => Some("complete".to_owned()),
        Effect::Added(_) => Some("added to the plan".to_owned()),
        Effect::Reworded { .. } => Some("reworded".to_owned()),
        Effect::Reassigned { services } => Some(format!("reassigned to {}", listed(services))),
        Effect::Deleted => Some("deleted from the plan".to_owned()),
    };
    let about = match (entry.said.action, change) {
        (None, None) => String::new(),
        (Some(action), None) => review.name(action),
        (_, Some(change)) => format!("{}, {change}", review.subject(entry)),
    };
    let parts = [about.as_str(), &*decision.words].into_iter().filter(|part| !part.is_empty());
    let told = parts.collect::<Vec<_>>().join(": ");
    let mut more = vec![date::long(entry.said.effective_on)];
    if let Effect::DateMoved { from, .. } = &decision.effect
        && *from < entry.said.effective_on
    {
        more.push("retrospective: asked after the due date".to_owned());
    }
    if !decision.reason.is_empty() {
        more.push(format!("reason: {}", decision.reason.trim_end_matches('.')));
    }
    if !decision.minute.is_empty() {
        more.push(format!("minuted: {}", decision.minute));
    }
    let more = more.join("; ");
    let said = format!("{told} ({more})");
    vec![Run::Strong("AGREED:".to_owned()), Run::Plain(format!(" {said}"))]
}

/// The follow-ups that are open, and how many were done.
pub(super) fn follow_ups(review: &Review<'_>) -> Vec<Block> {
    let (until, span) = (review.until(), review.span());
    let tracked = follow_ups::follow_ups(review.journal, until);
    let done = tracked.iter().filter_map(|tracked| tracked.done).filter(|(entry, _)| review.covers(entry));
    let done = u32::try_from(done.count()).unwrap_or(u32::MAX);
    let open: Vec<_> =
        tracked.iter().filter(|tracked| tracked.is_open()).map(|tracked| row(review, tracked)).collect();
    if open.is_empty() && done == 0 {
        return Vec::new();
    }
    let were = counted(done, "follow-up was", "follow-ups were");
    let done = if done == 0 { String::new() } else { format!(" {were} done {span}.") };
    let are = match super::count(&open) {
        0 => "No follow-up is".to_owned(),
        number => counted(number, "follow-up is", "follow-ups are"),
    };
    let mut blocks = vec![heading(1, "Follow-ups"), Block::Paragraph(plain(format!("{are} open.{done}")))];
    if !open.is_empty() {
        blocks.push(Block::Table(Table {
            caption: format!("Follow-ups open on {}", date::long(until)),
            header: ["What", "Who", "By when", "State", "Agreed on"].map(str::to_owned).to_vec(),
            rows: open,
            numeric: Vec::new(),
        }));
    }
    blocks
}

/// A follow-up as a row: what, who, by when, how it stands, since when.
pub(super) fn row(review: &Review<'_>, tracked: &Tracked<'_>) -> Vec<Text> {
    let Tracked { entry, follow_up, .. } = tracked;
    let about = entry.said.action.map(|action| format!(" ({})", review.name(action))).unwrap_or_default();
    let state = match tracked.done {
        Some(_) => tracked.state(review.until()),
        None if tracked.is_overdue(review.until()) => "Overdue".to_owned(),
        None => "Open".to_owned(),
    };
    vec![
        plain(format!("{}{about}", follow_up.what)),
        plain(&*review.who(&follow_up.who)),
        plain(follow_up.by.map_or_else(|| "No date".to_owned(), date::long)),
        if state == "Overdue" { vec![Run::Strong(state)] } else { plain(state) },
        plain(date::long(entry.said.effective_on)),
    ]
}

/// The questions about the plan: those that its dates raise, then those that its authors left.
pub(super) fn questions(review: &Review<'_>) -> Vec<Block> {
    let found = queries::found(review.plan);
    let questions: Vec<_> = found
        .iter()
        .chain(&review.plan.queries)
        .filter(|query| {
            let about = query.action.and_then(|action| review.position.action(action));
            about.is_none_or(|standing| !standing.is_deleted())
        })
        .map(|query| {
            let about = query.action.map_or_else(|| "The plan".to_owned(), |action| review.name(action));
            vec![Run::Strong(format!("{about}:")), Run::Plain(format!(" {}", query.text))]
        })
        .collect();
    if questions.is_empty() {
        return Vec::new();
    }
    vec![heading(1, "Questions for the chair"), Block::List(questions)]
}
