//! What was agreed: decisions and follow-ups, and the questions that are still for the chair.

use std::collections::BTreeSet;

use super::{Block, Review, Run, Table, Text, counted, heading, listed, plain};
use crate::core::date;
use crate::core::journal::{Decision, Effect, Entry, Event, FollowUp, Seq};
use crate::core::queries;

/// The decisions of the quarter, numbered.
pub(super) fn decisions(review: &Review<'_>) -> Vec<Block> {
    let decisions = review.decisions();
    if decisions.is_empty() {
        return Vec::new();
    }
    let numbered = (1..).zip(decisions);
    let facts = numbered
        .map(|(number, (entry, decision))| (format!("Decision {number}"), agreed(review, entry, decision)));
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
        (Some(action), None) => format!("{}: ", review.name(action)),
        (_, Some(change)) => format!("{}, {change}: ", review.subject(entry)),
    };
    let mut more = vec![date::long(entry.said.effective_on)];
    if !decision.reason.is_empty() {
        more.push(format!("reason: {}", decision.reason.trim_end_matches('.')));
    }
    if !decision.minute.is_empty() {
        more.push(format!("minuted: {}", decision.minute));
    }
    let more = more.join("; ");
    let said = format!("{about}{} ({more})", decision.words);
    vec![Run::Strong("AGREED:".to_owned()), Run::Plain(format!(" {said}"))]
}

/// The follow-ups that are open, and how many were done in the quarter.
pub(super) fn follow_ups(review: &Review<'_>) -> Vec<Block> {
    let mut done: BTreeSet<Seq> = BTreeSet::new();
    let mut done_in_quarter: u32 = 0;
    let mut agreed: Vec<(&Entry, &FollowUp)> = Vec::new();
    for entry in review.journal.standing().filter(|entry| entry.said.effective_on <= review.as_at()) {
        match &entry.said.event {
            Event::FollowUpAgreed(follow_up) => agreed.push((entry, follow_up)),
            Event::FollowUpDone(of) if done.insert(of.follow_up) => {
                done_in_quarter += u32::from(review.covers(entry.said.effective_on));
            }
            _ => {}
        }
    }
    let open: Vec<_> = agreed
        .iter()
        .filter(|(entry, _)| !done.contains(&entry.seq))
        .map(|(entry, follow_up)| row(review, entry, follow_up))
        .collect();
    if open.is_empty() && done_in_quarter == 0 {
        return Vec::new();
    }
    let were = counted(done_in_quarter, "follow-up was", "follow-ups were");
    let done = if done_in_quarter == 0 { String::new() } else { format!(" {were} done in this quarter.") };
    let are = match super::count(&open) {
        0 => "No follow-up is".to_owned(),
        number => counted(number, "follow-up is", "follow-ups are"),
    };
    let mut blocks = vec![heading(1, "Follow-ups"), Block::Paragraph(plain(format!("{are} open.{done}")))];
    if !open.is_empty() {
        blocks.push(Block::Table(Table {
            caption: format!("Follow-ups open on {}", date::long(review.as_at())),
            header: ["What", "Who", "By when", "State", "Agreed on"].map(str::to_owned).to_vec(),
            rows: open,
            numeric: Vec::new(),
        }));
    }
    blocks
}

fn row(review: &Review<'_>, entry: &Entry, follow_up: &FollowUp) -> Vec<Text> {
    let about = entry.said.action.map(|action| format!(" ({})", review.name(action))).unwrap_or_default();
    let overdue = follow_up.by.is_some_and(|by| by < review.as_at());
    vec![
        plain(format!("{}{about}", follow_up.what)),
        plain(&*review.who(&follow_up.who)),
        plain(follow_up.by.map_or_else(|| "No date".to_owned(), date::long)),
        if overdue { vec![Run::Strong("Overdue".to_owned())] } else { plain("Open") },
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
