//! Recurring and continuing work: cycles met and missed, yearly numbers, check-ins and what was done.

use super::{Block, Review, Run, Table, Text, counted, heading, plain, rated};
use crate::core::date;
use crate::core::journal::{Entry, Event};
use crate::core::position::{Flag, Standing};
use crate::core::record::{Record, Status};
use crate::core::schedule::Schedule;

/// The tables of recurring and continuing work, each only if the plan has such work.
pub(super) fn recurring(review: &Review<'_>) -> Vec<Block> {
    let mut blocks: Vec<_> =
        [cycles(review), yearly(review), check_ins(review)].into_iter().flatten().map(Block::Table).collect();
    let activities = activities(review);
    if !activities.is_empty() {
        blocks.push(heading(2, format!("Activities {}", review.span())));
        blocks.push(Block::List(activities));
    }
    if !blocks.is_empty() {
        blocks.insert(0, heading(1, "Recurring and continuing work"));
    }
    blocks
}

/// The live actions with such a schedule, each as a row.
fn rows<'r>(
    review: &'r Review<'_>,
    row: impl Fn(&'r Standing, &'r Record<'r>) -> Option<Vec<Text>>,
) -> Vec<Vec<Text>> {
    let live = review.actions().filter(|(standing, _)| standing.status == Status::Live);
    live.filter_map(|(standing, record)| row(standing, record)).collect()
}

fn table(caption: String, header: &[&str], rows: Vec<Vec<Text>>, numeric: &[usize]) -> Option<Table> {
    let header = header.iter().map(|head| (*head).to_owned()).collect();
    (!rows.is_empty()).then(|| Table { caption, header, rows, numeric: numeric.to_vec() })
}

fn cycles(review: &Review<'_>) -> Option<Table> {
    let rows = rows(review, |standing, record| {
        let (Schedule::Every { .. } | Schedule::PlanYears(_)) = standing.action.deadline.schedule else {
            return None;
        };
        let mut milestones = record.milestones(review.plan.start, review.as_at());
        milestones.retain(|milestone| milestone.due < review.as_at() || milestone.met_on.is_some());
        let met = milestones.iter().filter(|milestone| milestone.met_on.is_some()).count();
        let next = standing.next_due.map_or_else(|| "None".to_owned(), date::long);
        let name = review.name(standing.reference());
        let figures = [milestones.len(), met, milestones.len() - met].map(|number| plain(number.to_string()));
        Some([vec![plain(name)], figures.to_vec(), vec![plain(next)]].concat())
    });
    let header = ["Action", "Cycles so far", "Met", "Missed", "Next due"];
    table(format!("Recurring work: cycles as at {}", date::long(review.as_at())), &header, rows, &[1, 2, 3])
}

fn yearly(review: &Review<'_>) -> Option<Table> {
    let year = review.position.quarter();
    let first_day = year.back(year.number().cast_signed() - 1).first_day();
    let rows = rows(review, |standing, record| {
        let Schedule::Quota { times } = standing.action.deadline.schedule else { return None };
        let logged = record.activities(first_day, review.as_at()).count();
        let short = if standing.has(Flag::FellShortLastYear) { "; fell short last year" } else { "" };
        Some(vec![
            plain(review.name(standing.reference())),
            plain(format!("{logged} of {times}")),
            rated(standing.computed.rating),
            plain(format!("{}{short}", review.why(standing))),
        ])
    });
    let (start, end) = (year.financial_year(), year.financial_year() + 1);
    let header = ["Action", "Logged", "Computed", "Why"];
    table(format!("So many times a year: financial year {start} to {end}"), &header, rows, &[])
}

fn check_ins(review: &Review<'_>) -> Option<Table> {
    let rows = rows(review, |standing, _| {
        let (Schedule::Continuing(_) | Schedule::Events | Schedule::AsRequired) =
            standing.action.deadline.schedule
        else {
            return None;
        };
        // What was done after the day of the figures is heard of at the meeting all the same.
        let record = Record::of(review.journal, standing.reference(), review.until())?;
        let heard: Vec<_> = record.entries.iter().filter(|entry| review.covers(entry)).collect();
        let last = heard.last()?;
        let number = |is: fn(&Event) -> bool| {
            plain(heard.iter().filter(|entry| is(&entry.said.event)).count().to_string())
        };
        Some(vec![
            plain(review.name(standing.reference())),
            number(|event| matches!(event, Event::ActivityLogged(_))),
            number(|event| matches!(event, Event::ProgressReported(_) | Event::MilestoneMet(_))),
            number(|event| matches!(event, Event::NilReturned(_))),
            plain(date::long(last.said.effective_on)),
        ])
    });
    let header = ["Action", "Activities", "Reports", "Nil returns", "Last heard"];
    let heard = counted(super::count(&rows), "action was", "actions were");
    table(format!("Continuing work: {heard} heard of {}", review.span()), &header, rows, &[1, 2, 3])
}

fn activities(review: &Review<'_>) -> Vec<Text> {
    let activity = |entry: &Entry| match &entry.said.event {
        Event::ActivityLogged(activity) => {
            let place =
                if activity.place.is_empty() { String::new() } else { format!(", {}", activity.place) };
            let on = date::long(entry.said.effective_on);
            let said = Run::Plain(format!(", {on}{place}: {}", activity.note));
            Some(vec![Run::Strong(review.subject(entry)), said])
        }
        _ => None,
    };
    review.entries().into_iter().filter_map(activity).collect()
}
