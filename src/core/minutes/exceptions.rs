//! Exceptions: the actions that need attention, each with both ratings, and those without an update.

use super::gathering::noted;
use super::{Block, Review, Table, Text, counted, heading, plain, rated, services};
use crate::core::agenda::exception;
use crate::core::date;
use crate::core::position::{Direction, Flag, Standing};
use crate::core::rating::{self, Rating};
use crate::core::record::Record;
use crate::core::schedule::plural;

/// Red, Amber, overdue, disagreeing and silent actions, and those that wait past their date; worst first.
pub(super) fn exceptions(review: &Review<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, "Exceptions")];
    for (group, title) in [
        (Rating::Red, "Red, reported or computed"),
        (Rating::Amber, "Amber, reported or computed"),
        (Rating::Green, "Waiting, with the original date passed"),
    ] {
        let members: Vec<_> =
            review.actions().filter(|(standing, _)| exception(standing) == Some(group)).collect();
        if members.is_empty() {
            continue;
        }
        blocks.push(heading(2, format!("{title}: {}", plural(super::count(&members), "action"))));
        for (standing, record) in members {
            blocks.push(heading(3, review.name(standing.reference())));
            blocks.push(Block::Facts(facts(review, standing, record)));
        }
    }
    let silent = without_update(review);
    if blocks.len() == 1 {
        let other = if silent.is_empty() { "" } else { " Only updates are missing." };
        blocks.push(Block::Paragraph(plain(format!(
            "No action is Red, Amber, overdue or disagreeing.{other}"
        ))));
    }
    blocks.extend(silent);
    blocks
}

fn facts(review: &Review<'_>, standing: &Standing, record: &Record<'_>) -> Vec<(String, Text)> {
    let mut facts = vec![("Services", services(standing)), ("Deadline", deadline(review, standing))];
    if let Some(milestone) = &standing.milestone {
        let (due, original) = (date::long(milestone.due), date::long(milestone.original_due));
        let what = milestone.what.as_ref().map(|what| format!(" ({what})")).unwrap_or_default();
        let since =
            if due == original { "as in the plan".to_owned() } else { format!("originally {original}") };
        facts.push(("Due", plain(format!("{due}{what}, {since}"))));
    }
    // What was said at the meeting, too, also where it speaks for a later day than the figures.
    let heard = Record::of(review.journal, standing.reference(), review.until());
    let report = heard.as_ref().unwrap_or(record).last_report();
    facts.push(match report {
        Some((entry, report)) => {
            let since = travel(review, standing).map(|way| format!(" ({way})")).unwrap_or_default();
            let said = format!("{since}, {}: {}", date::long(entry.said.effective_on), report.note);
            ("Reported", [rated(report.rating.into()), plain(said)].concat())
        }
        None => ("Reported", plain("Not reported")),
    });
    let why = plain(format!(": {}", review.why(standing)));
    facts.push(("Computed", [rated(standing.computed.rating), why].concat()));
    if let Some(months) = standing.slip_months {
        facts.push(("Slip from the original date", plain(slip(months))));
    }
    if let Some((_, report)) = report {
        facts.push(("Reason", plain(&*report.reason)));
        facts.push(("Path to green", plain(&*report.path)));
        facts.push(("Asked of the group", plain(&*report.ask)));
    }
    facts.extend(noted(review, standing.reference()));
    let flags: Vec<_> = standing.flags.iter().map(Flag::to_string).collect();
    facts.push(("Flags", plain(flags.join(", "))));
    facts.retain(|(_, text)| !text.is_empty());
    facts.into_iter().map(|(label, text)| (label.to_owned(), text)).collect()
}

/// Which way the reported rating moved since the last minutes, in minutes.
fn travel(review: &Review<'_>, standing: &Standing) -> Option<&'static str> {
    let (_, before) = review.before()?;
    let reported = |standing: &Standing| standing.reported.map(|report| report.rating);
    let then = before.action(standing.reference()).and_then(reported);
    Some(match Direction::of(then, reported(standing))? {
        Direction::Better => "better than in the last minutes",
        Direction::Same => "as in the last minutes",
        Direction::Worse => "worse than in the last minutes",
        Direction::New => "new since the last minutes",
    })
}

/// The printed words, and what they mean.
fn deadline(review: &Review<'_>, standing: &Standing) -> Text {
    let deadline = &standing.action.deadline;
    let meaning = deadline.schedule.meaning(review.plan.start);
    plain(if deadline.words.is_empty() { meaning } else { format!("“{}”. {meaning}", deadline.words) })
}

fn slip(months: i32) -> String {
    let how_many = plural(months.unsigned_abs(), "month");
    match months {
        0 => "None".to_owned(),
        1.. => format!("{how_many} late"),
        _ => format!("{how_many} early"),
    }
}

/// One compact table of those that only lack an update.
fn without_update(review: &Review<'_>) -> Vec<Block> {
    let silent: Vec<_> = review
        .actions()
        .filter(|(standing, _)| standing.has(Flag::NoUpdate) && exception(standing).is_none())
        .collect();
    if silent.is_empty() {
        return Vec::new();
    }
    let since = date::long(rating::recent(review.as_at()));
    let number = super::count(&silent);
    let says = format!(
        "{} had no update since {since}, and nothing else to raise.",
        counted(number, "action has", "actions have")
    );
    let rows = silent.iter().map(|(standing, record)| {
        let heard = record.last_day().map_or_else(|| "Never".to_owned(), date::long);
        let deadline = &standing.action.deadline;
        vec![
            plain(review.name(standing.reference())),
            services(standing),
            plain(if deadline.words.is_empty() { "No deadline set" } else { &*deadline.words }),
            rated(standing.computed.rating),
            plain(heard),
        ]
    });
    vec![
        heading(2, format!("Only without an update: {}", plural(number, "action"))),
        Block::Paragraph(plain(says)),
        Block::Table(Table {
            caption: format!("Actions with no update since {since} and nothing else to raise"),
            header: ["Action", "Services", "Deadline", "Computed", "Last heard"].map(str::to_owned).to_vec(),
            rows: rows.collect(),
            numeric: Vec::new(),
        }),
    ]
}
