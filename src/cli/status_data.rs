//! The position for other programs: JSON and CSV, with the names that section 7 of the design fixes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::fault::Fault;
use super::out;
use crate::core::journal::Reported;
use crate::core::position::{Flag, Position, Standing, Totals};
use crate::core::rating::Rating;
use crate::core::record::Status;

/// The position. Dates are ISO, ratings and flags in lower case.
#[derive(Debug, Serialize)]
pub struct Json {
    as_at: String,
    period: String,
    totals: JsonTotals,
    actions: Vec<JsonAction>,
}

#[derive(Debug, Serialize)]
struct JsonTotals {
    actions: u32,
    computed: BTreeMap<&'static str, u32>,
    reported: BTreeMap<&'static str, u32>,
    no_update: u32,
    disagree: u32,
    overdue: u32,
    queries: u32,
}

#[derive(Debug, Serialize)]
struct JsonAction {
    #[serde(rename = "ref")]
    reference: String,
    objective: u16,
    title: String,
    text: String,
    services: Vec<String>,
    deadline: String,
    schedule: String,
    original_due: Option<String>,
    due: Option<String>,
    next_due: Option<String>,
    forecast: Option<String>,
    reported: Option<&'static str>,
    computed: &'static str,
    why: String,
    flags: Vec<String>,
    slip_months: Option<i32>,
    waiting_on: Vec<String>,
}

impl Json {
    /// The actions shown, with their totals.
    pub fn of(position: &Position, shown: &[&Standing]) -> Self {
        let totals = Totals::of(shown.iter().copied());
        let reported = [Reported::Red, Reported::Amber, Reported::Green];
        let mut reported: BTreeMap<_, _> =
            reported.into_iter().map(|said| (Rating::from(said).key(), totals.reported(said))).collect();
        reported.insert("none", totals.never_reported());
        Self {
            as_at: position.as_at.to_string(),
            period: position.quarter().to_string(),
            totals: JsonTotals {
                actions: totals.actions,
                computed: Rating::ALL
                    .into_iter()
                    .map(|rating| (rating.key(), totals.computed(rating)))
                    .collect(),
                reported,
                no_update: totals.no_update,
                disagree: totals.disagree,
                overdue: totals.overdue,
                queries: totals.queries,
            },
            actions: shown.iter().map(|standing| JsonAction::of(standing)).collect(),
        }
    }
}

/// The date of the milestone that the rating speaks of, or that it waits for; none of work that rests by decision.
pub fn due(standing: &Standing) -> Option<NaiveDate> {
    standing.milestone.as_ref().filter(|_| standing.status == Status::Live).map(|milestone| milestone.due)
}

impl JsonAction {
    fn of(standing: &Standing) -> Self {
        let action = &standing.action;
        let iso = |date: Option<NaiveDate>| date.map(|date| date.to_string());
        let milestone = standing.milestone.as_ref();
        Self {
            reference: action.reference.to_string(),
            objective: action.reference.objective,
            title: action.title.to_string(),
            text: action.text.to_string(),
            services: action.services.iter().map(ToString::to_string).collect(),
            deadline: action.deadline.words.to_string(),
            schedule: action.deadline.schedule.to_string(),
            original_due: iso(milestone.map(|milestone| milestone.original_due)),
            due: iso(due(standing)),
            next_due: iso(standing.next_due),
            forecast: iso(milestone.and_then(|milestone| milestone.forecast)),
            reported: standing.reported_rating().map(Rating::key),
            computed: standing.computed.rating.key(),
            why: standing.computed.why.to_string(),
            flags: standing.flags.iter().map(|flag| snake_case(*flag)).collect(),
            slip_months: standing.slip_months,
            waiting_on: standing.waiting_on.iter().map(ToString::to_string).collect(),
        }
    }

    /// The cells, in the order of [`COLUMNS`].
    fn cells(self) -> [String; 17] {
        [
            self.reference,
            self.objective.to_string(),
            self.title,
            self.text,
            self.services.join("; "),
            self.deadline,
            self.schedule,
            self.original_due.unwrap_or_default(),
            self.due.unwrap_or_default(),
            self.next_due.unwrap_or_default(),
            self.forecast.unwrap_or_default(),
            self.reported.unwrap_or_default().to_owned(),
            self.computed.to_owned(),
            self.why,
            self.flags.join("; "),
            self.slip_months.map(|months| months.to_string()).unwrap_or_default(),
            self.waiting_on.join("; "),
        ]
    }
}

/// The columns of the CSV: the fields of an action in JSON, lists joined by semicolons.
const COLUMNS: [&str; 17] = [
    "ref",
    "objective",
    "title",
    "text",
    "services",
    "deadline",
    "schedule",
    "original_due",
    "due",
    "next_due",
    "forecast",
    "reported",
    "computed",
    "why",
    "flags",
    "slip_months",
    "waiting_on",
];

/// The actions shown, a row each.
pub fn csv(shown: &[&Standing]) -> Result<String, Fault> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| Fault::Unexpected(error.to_string());
    rows.write_record(COLUMNS).map_err(failed)?;
    for standing in shown {
        rows.write_record(JsonAction::of(standing).cells().map(out::not_a_formula)).map_err(failed)?;
    }
    out::csv_text(rows)
}

/// `due_this_quarter`; the number of changes of a date stands in the words only.
fn snake_case(flag: Flag) -> String {
    match flag {
        Flag::DateChanged(_) => "date_changed".to_owned(),
        other => other.to_string().to_lowercase().replace(' ', "_"),
    }
}
