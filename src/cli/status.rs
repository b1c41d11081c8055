//! `quorum status`: how every action stands, as a table, sentences, JSON, CSV or Markdown.

use super::args::{Due, Global, RatingName, Status, StatusFormat};
use super::desk::Desk;
use super::fault::Fault;
use super::{out, status_data};
use crate::core::date;
use crate::core::minutes::{Block, Document, Run, Table, plain};
use crate::core::position::{Flag, Position, Standing, Totals};
use crate::core::rating::Rating;
use crate::core::schedule::plural;
use crate::render;

/// Lists the actions asked for.
pub fn run(global: &Global, asked: &Status) -> Result<(), Fault> {
    let desk = Desk::with_plan(global)?;
    let plan = desk.plan()?;
    if let Some(given) = asked.objective.filter(|number| plan.objective(*number).is_none()) {
        let number = |objective: Option<&crate::core::plan::Objective>| objective.map_or(0, |o| o.number);
        let (first, last) = (number(plan.objectives.first()), number(plan.objectives.last()));
        return Err(Fault::NoObjective { given, first, last });
    }
    let position = desk.position(asked.as_at.as_deref())?;
    let shown: Vec<_> = position.actions.iter().filter(|standing| is_asked_for(standing, asked)).collect();
    match asked.format {
        StatusFormat::Table => out::print(&table(&position, &shown))?,
        StatusFormat::Text => out::print(&sentences(&position, &shown))?,
        StatusFormat::Json => out::print_json(&status_data::Json::of(&position, &shown))?,
        StatusFormat::Csv => out::print(&status_data::csv(&shown)?)?,
        StatusFormat::Markdown => out::print(&render::markdown::markdown(&document(&position, &shown)))?,
    }
    if shown.is_empty() {
        out::say("No action fits what was asked for.");
    }
    Ok(())
}

fn is_asked_for(standing: &Standing, asked: &Status) -> bool {
    let has_service = |text: &String| {
        standing.action.services.iter().any(|service| service.to_lowercase().contains(&text.to_lowercase()))
    };
    let is_due = |due: &Due| match due {
        Due::This => standing.has(Flag::DueThisQuarter),
        Due::Next => standing.has(Flag::DueNextQuarter),
        Due::Overdue => standing.has(Flag::Overdue),
    };
    let is_rated = |name: &RatingName| {
        let rating = rating(*name);
        standing.computed.rating == rating || standing.reported_rating() == Some(rating)
    };
    !standing.is_deleted()
        && asked.objective.is_none_or(|number| standing.reference().objective == number)
        && asked.service.as_ref().is_none_or(has_service)
        && asked.due.as_ref().is_none_or(is_due)
        && asked.rating.as_ref().is_none_or(is_rated)
}

fn rating(name: RatingName) -> Rating {
    match name {
        RatingName::Red => Rating::Red,
        RatingName::Amber => Rating::Amber,
        RatingName::Green => Rating::Green,
        RatingName::Complete => Rating::Complete,
        RatingName::None => Rating::NotRated,
    }
}

/// The rows as people read them: wide terminals get the services too, and still wider ones what the rating is about.
fn table(position: &Position, shown: &[&Standing]) -> String {
    let (wide, widest) = (out::width() >= 110, out::width() >= 130);
    let mut header = vec!["Ref", "Action", "Reported", "Computed", "Why", "Next due"];
    if wide {
        header.insert(2, "Services");
    }
    if widest {
        header.insert(6, "Due");
    }
    let mut table = out::table(&header);
    for standing in shown {
        let mut row = vec![
            standing.reference().to_string(),
            standing.action.title.to_string(),
            standing.reported_rating().map_or("–", Rating::word).to_owned(),
            standing.computed.rating.word().to_owned(),
            why(standing),
            standing.next_due.map(date::short).unwrap_or_default(),
        ];
        if wide {
            row.insert(2, standing.action.services.join(", "));
        }
        if widest {
            row.insert(6, status_data::due(standing).map(date::short).unwrap_or_default());
        }
        table.add_row(row);
    }
    let (head, totals) = frame(position, shown);
    format!("{head}\n{table}\n{totals}\n")
}

/// A sentence for each action, each on one line: for those who cannot see columns, and for e-mails.
fn sentences(position: &Position, shown: &[&Standing]) -> String {
    let (head, totals) = frame(position, shown);
    let lines: String = shown.iter().map(|standing| sentence(standing) + "\n").collect();
    format!("{head}\n\n{lines}\n{totals}\n")
}

fn sentence(standing: &Standing) -> String {
    let action = &standing.action;
    let services =
        if action.services.is_empty() { "nobody yet".to_owned() } else { action.services.join(", ") };
    let reported = match standing.reported_rating() {
        Some(rating) => format!("reported {}", rating.word()),
        None => "not reported".to_owned(),
    };
    let computed = standing.computed.rating.word();
    let next = standing.next_due.map(|due| format!(" Next due {}.", date::long(due))).unwrap_or_default();
    format!(
        "{} {} ({services}): {reported}, computed {computed}: {}.{next}",
        action.reference,
        action.title,
        why(standing)
    )
}

/// What stands above and below the actions: period and day, and the totals.
fn frame(position: &Position, shown: &[&Standing]) -> (String, String) {
    let totals = Totals::of(shown.iter().copied());
    let counts: Vec<_> =
        Rating::ALL.iter().map(|rating| format!("{} {}", rating.word(), totals.computed(*rating))).collect();
    let head = format!("{}, position as at {}", position.quarter().full_name(), date::long(position.as_at));
    let totals = format!(
        "{}, computed: {}. {} without an update, {} disagree, {} with a query.",
        plural(totals.actions, "action"),
        counts.join(", "),
        totals.no_update,
        totals.disagree,
        totals.queries
    );
    (head, totals)
}

/// The reason, and the flags that it does not say already.
fn why(standing: &Standing) -> String {
    let more = standing.flags.iter().filter(|flag| {
        matches!(flag, Flag::Disagrees | Flag::DateChanged(_) | Flag::FellShortLastYear | Flag::Query)
    });
    let mut why = standing.computed.why.to_string();
    for flag in more {
        why.push_str("; ");
        why.push_str(&flag.to_string().to_lowercase());
    }
    why
}

fn document(position: &Position, shown: &[&Standing]) -> Document {
    let header = ["Ref", "Action", "Services", "Deadline", "Next due", "Reported", "Computed", "Why"];
    let rows = shown.iter().map(|standing| {
        let next_due = standing.next_due.map(date::long).unwrap_or_default();
        vec![
            plain(standing.reference().to_string()),
            plain(standing.action.title.to_string()),
            plain(standing.action.services.join(", ")),
            plain(standing.action.deadline.words.to_string()),
            plain(next_due),
            standing.reported_rating().map_or_else(|| plain("None"), |rating| vec![Run::Rated(rating)]),
            vec![Run::Rated(standing.computed.rating)],
            plain(why(standing)),
        ]
    });
    let table = Table {
        caption: "How the actions stand".to_owned(),
        header: header.map(str::to_owned).into(),
        rows: rows.collect(),
        numeric: Vec::new(),
    };
    Document {
        title: "How the actions stand".to_owned(),
        subtitle: position.quarter().full_name(),
        facts: vec![("Position as at".to_owned(), date::long(position.as_at))],
        blocks: vec![Block::Table(table)],
        ..Document::default()
    }
}
