//! What has not come yet: actions that wait on others, and what is due next.

use chrono::NaiveDate;

use super::{Block, Review, Table, Text, heading, plain, rated, reported, services};
use crate::core::date;
use crate::core::position::{Flag, Standing};
use crate::core::record::{Dated, Status};

/// The actions that wait on others.
pub(super) fn waiting(review: &Review<'_>) -> Vec<Block> {
    let waiting = review.actions().filter(|(standing, _)| standing.has(Flag::Waiting));
    let rows: Vec<_> = waiting
        .map(|(standing, _)| {
            let due = standing.milestone.as_ref().map_or_else(|| "No date".to_owned(), |m| date::long(m.due));
            let passed = if standing.has(Flag::OriginalDatePassed) { "Passed" } else { "Not passed" };
            vec![
                plain(review.name(standing.reference())),
                plain(review.names(&standing.waiting_on)),
                plain(due),
                plain(passed),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let header = ["Action", "Waits on", "Due", "Original date"];
    vec![
        heading(1, "Waiting on others"),
        Block::Table(Table {
            caption: "Actions that wait on other actions".to_owned(),
            header: header.map(str::to_owned).to_vec(),
            rows,
            numeric: Vec::new(),
        }),
    ]
}

/// What is due in the next quarter, and in what is left of this one.
pub(super) fn due_next(review: &Review<'_>) -> Vec<Block> {
    let next = review.quarter.next();
    let (today, end) = (review.as_at(), review.quarter.last_day());
    let left = due(review, today, end, format!("Due between {} and {}", date::long(today), date::long(end)));
    let caption = format!("Due in {}", next.full_name());
    let coming = due(review, next.first_day(), next.last_day(), caption);
    let mut blocks = vec![heading(1, "Due next quarter")];
    blocks.push(coming.map_or_else(
        || Block::Paragraph(plain(format!("Nothing is due in {}.", next.full_name()))),
        Block::Table,
    ));
    if let Some(left) = left.filter(|_| today < end) {
        blocks.push(heading(2, "Still due in this quarter"));
        blocks.push(Block::Table(left));
    }
    blocks
}

fn due(review: &Review<'_>, from: NaiveDate, to: NaiveDate, caption: String) -> Option<Table> {
    let mut due: Vec<(Dated, &Standing)> = Vec::new();
    for (standing, record) in review.actions().filter(|(standing, _)| standing.status == Status::Live) {
        let milestones = record.milestones(review.plan.start, to).into_iter();
        let open = milestones.filter(|m| m.met_on.is_none() && (from..=to).contains(&m.due));
        due.extend(open.map(|milestone| (milestone, standing)));
    }
    due.sort_by_key(|(milestone, standing)| (milestone.due, standing.reference()));
    let rows: Vec<_> = due.iter().map(|(milestone, standing)| row(review, milestone, standing)).collect();
    let header = ["Action", "Services", "Due", "Original date", "Reported", "Computed"];
    let header = header.map(str::to_owned).to_vec();
    (!rows.is_empty()).then(|| Table { caption, header, rows, numeric: Vec::new() })
}

fn row(review: &Review<'_>, milestone: &Dated, standing: &Standing) -> Vec<Text> {
    vec![
        plain(review.name(standing.reference())),
        services(standing),
        plain(date::long(milestone.due)),
        plain(date::long(milestone.original_due)),
        reported(standing),
        rated(standing.computed.rating),
    ]
}
