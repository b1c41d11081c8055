//! The appendices that list: all actions, and what was recorded in the quarter.

use super::{Block, Review, Table, Text, capital, heading, plain, rated, reported, services};
use crate::core::date;
use crate::core::journal::{Entry, Event};
use crate::core::period::Quarter;
use crate::core::position::Standing;
use crate::core::record::{Record, Status};

/// Every action of the plan, a table for each objective.
pub(super) fn all_actions(review: &Review<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, "Appendix A: all actions")];
    let word = capital(&review.plan.objective_word);
    for (number, objective) in review.objectives() {
        let rows: Vec<_> = review
            .actions()
            .filter(|(standing, _)| standing.reference().objective == number)
            .map(|(standing, record)| row(review, standing, record))
            .collect();
        if rows.is_empty() {
            continue;
        }
        let title = objective.map(|objective| format!(": {}", objective.title)).unwrap_or_default();
        blocks.push(heading(2, format!("{word} {number}{title}")));
        let header =
            ["Ref", "Action", "Services", "Deadline", "Due now", "Reported", "Computed", "Why", "Last heard"];
        blocks.push(Block::Table(Table {
            caption: format!("All actions of {} {number}", review.plan.objective_word),
            header: header.map(str::to_owned).to_vec(),
            rows,
            numeric: Vec::new(),
        }));
    }
    blocks
}

fn row(review: &Review<'_>, standing: &Standing, record: &Record<'_>) -> Vec<Text> {
    let action = &standing.action;
    let open = standing.milestone.as_ref().filter(|milestone| milestone.met_on.is_none());
    let due = open.map(|milestone| milestone.due).or(standing.next_due).filter(|_| !is_over(standing));
    let words = &action.deadline.words;
    vec![
        plain(action.reference.to_string()),
        plain(&*action.title),
        services(standing),
        plain(if words.is_empty() { "No deadline set" } else { &**words }),
        plain(due.map_or_else(|| "No date".to_owned(), date::long)),
        reported(standing),
        rated(standing.computed.rating),
        plain(review.why(standing)),
        plain(record.last_day().map_or_else(|| "Never".to_owned(), date::long)),
    ]
}

/// Nothing is due any more of what is complete or deleted.
fn is_over(standing: &Standing) -> bool {
    matches!(standing.status, Status::Complete(_) | Status::Deleted)
}

/// What was recorded in the quarter, newest first, and what was withdrawn.
pub(super) fn recorded(review: &Review<'_>) -> Vec<Block> {
    let is_withdrawal = |entry: &&Entry| matches!(entry.said.event, Event::EntryWithdrawn(_));
    let mut entries = review.entries();
    entries.reverse();
    let (withdrawn, recorded): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_withdrawal);
    let (title, recorded_for) = match review.meeting() {
        Some(_) => (review.span(), format!("Recorded {}", review.span())),
        None => ("in the quarter", "Recorded for this quarter".to_owned()),
    };
    let mut blocks = vec![heading(1, format!("Appendix C: what was recorded {title}"))];
    blocks.push(
        listed(review, &recorded, &recorded_for)
            .map_or_else(|| Block::Paragraph(plain("Nothing was recorded.")), Block::Table),
    );
    blocks.extend(listed(review, &withdrawn, &format!("Withdrawn {}", review.span())).map(Block::Table));
    // Minutes look back on what was recorded since the last ones, whatever day it speaks for.
    if review.meeting().is_none() {
        blocks.extend(late(review));
    }
    blocks
}

fn listed(review: &Review<'_>, entries: &[&Entry], caption: &str) -> Option<Table> {
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            let typed = entry.typed_late().map(|typed| format!(" {typed}")).unwrap_or_default();
            vec![
                plain(entry.seq.to_string()),
                plain(date::long(entry.said.effective_on) + &typed),
                plain(review.subject(entry)),
                plain(review.said(entry)),
                plain(&*review.who(&entry.said.recorded_by)),
            ]
        })
        .collect();
    let header = ["Entry", "Date", "Action", "What", "Recorded by"].map(str::to_owned).to_vec();
    (!rows.is_empty()).then(|| Table {
        caption: format!("{caption}, newest first"),
        header,
        rows,
        numeric: vec![0],
    })
}

/// History can be entered late: what was typed in a later quarter than the one that it speaks for, if either of
/// the two is this one. Documents made before then read otherwise.
fn late(review: &Review<'_>) -> Vec<Block> {
    let is_late = |entry: &&Entry| {
        let (on, typed) = (entry.said.effective_on, entry.recorded_at.date_naive());
        let in_a_later_quarter = entry.typed_late().is_some() && Quarter::of(on) < Quarter::of(typed);
        in_a_later_quarter && (review.in_quarter(on) || review.in_quarter(typed))
    };
    let mut entries: Vec<_> = review.journal.standing().filter(is_late).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.said.effective_on, entry.seq)));
    let Some(table) = listed(review, &entries, "Recorded late") else { return Vec::new() };
    let why = "Each of these was typed in a later quarter than the one that it speaks for, so a review made before \
        it was typed does not have it.";
    vec![heading(2, "Recorded late"), Block::Paragraph(plain(why)), Block::Table(table)]
}
