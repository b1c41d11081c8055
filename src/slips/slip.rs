//! What a slip says before it is filled in: a service's actions and how each stands.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

use crate::core::date;
use crate::core::journal::{Entry, Event, Journal, Seq};
use crate::core::plan::{ActionRef, Plan};
use crate::core::position::{Position, Standing, circumstances};
use crate::core::rating::due_milestone;
use crate::core::record::{Dated, Record, Status};
use crate::core::words::Label;

/// The most of a text that one cell of a slip repeats. The journal has the rest.
const MOST_CHARACTERS: usize = 1200;

/// One service's slip.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// For whom.
    pub service: Label,
    /// The title of the plan.
    pub title: Label,
    /// The short name of the plan.
    pub plan: Label,
    /// When the first entry of the records was typed.
    pub begun: String,
    /// Is it made of sample records?
    pub sample: bool,
    /// The day that it speaks for.
    pub as_at: NaiveDate,
    /// The last entry that it knows of.
    pub seq: Seq,
    /// The actions.
    pub rows: Vec<Row>,
}

/// One action on a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its ref.
    pub reference: ActionRef,
    /// Title and text.
    pub action: String,
    /// The deadline in the plan's words, and the date due.
    pub due: String,
    /// The computed rating and why, the last report, and what was heard since.
    pub stands: String,
    /// The milestone that a forecast or "met on" is about, by its original date.
    pub milestone: Option<NaiveDate>,
}

/// The slips of every service, by name, with the actions that no service is responsible for.
pub fn slips(journal: &Journal, as_at: NaiveDate) -> (Vec<Slip>, Vec<ActionRef>) {
    let Some(plan) = journal.plan() else { return (Vec::new(), Vec::new()) };
    let position = Position::of(journal, as_at);
    let wanted = || position.actions.iter().filter(|standing| is_asked_about(standing));
    let mut services: Vec<_> = wanted().flat_map(|standing| &standing.action.services).collect();
    services.retain(|service| !service.is_empty());
    services.sort_unstable();
    services.dedup();
    let of = |service: &Label| {
        let theirs = wanted().filter(|standing| standing.action.services.contains(service));
        Slip {
            service: service.clone(),
            title: plan.title.clone(),
            plan: plan.name.clone(),
            begun: begun(journal),
            sample: journal.is_sample(),
            as_at,
            seq: journal.last_seq(),
            rows: theirs.filter_map(|standing| row(journal, plan, standing, as_at)).collect(),
        }
    };
    let nobody =
        wanted().filter(|standing| standing.action.services.iter().all(|service| service.is_empty()));
    (services.into_iter().map(of).collect(), nobody.map(Standing::reference).collect())
}

/// When the first entry of a journal was typed, to the thousandth of a second: only copies of a file share it.
pub fn begun(journal: &Journal) -> String {
    let at = journal.entry(1).map_or(DateTime::<Utc>::MIN_UTC, |entry| entry.recorded_at);
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// What is complete or deleted has nothing to report.
fn is_asked_about(standing: &Standing) -> bool {
    !matches!(standing.status, Status::Complete(_) | Status::Deleted)
}

fn row(journal: &Journal, plan: &Plan, standing: &Standing, as_at: NaiveDate) -> Option<Row> {
    let record = Record::of(journal, standing.reference(), as_at)?;
    let open = due_milestone(&record, &circumstances(journal, plan, as_at))
        .filter(|milestone| milestone.met_on.is_none());
    Some(Row {
        reference: standing.reference(),
        action: action(standing),
        due: due(standing, open.as_ref()),
        stands: stands(standing, &record),
        milestone: open.map(|milestone| milestone.original_due),
    })
}

fn action(standing: &Standing) -> String {
    let (title, text) = (&*standing.action.title, &*standing.action.text);
    if title == text { text.to_owned() } else { shortened(&format!("{title}\n{text}")) }
}

fn due(standing: &Standing, open: Option<&Dated>) -> String {
    let words = &standing.action.deadline.words;
    let mut lines =
        vec![if words.is_empty() { "No deadline set".to_owned() } else { format!("“{words}”") }];
    if let Some(open) = open {
        let what = open.what.as_ref().map(|what| format!("{what}: ")).unwrap_or_default();
        lines.push(format!("{what}due {}", date::long(open.due)));
        if open.due != open.original_due {
            lines.push(format!("originally {}", date::long(open.original_due)));
        }
    }
    shortened(&lines.join("\n"))
}

fn stands(standing: &Standing, record: &Record<'_>) -> String {
    let computed = &standing.computed;
    let rating = computed.rating.word();
    let mut lines = vec![format!("By dates and records {rating}: {}.", computed.why)];
    lines.push(match record.last_report() {
        None => "Nothing was reported yet.".to_owned(),
        Some((entry, report)) => {
            let forecast =
                report.forecast.map(|forecast| format!(", forecast {}", date::long(forecast.date)));
            let (word, day) = (report.rating.word(), date::long(entry.said.effective_on));
            format!("Last reported {word} on {day}{}: {}", forecast.unwrap_or_default(), report.note)
        }
    });
    let is_news = |entry: &&&Entry| {
        matches!(entry.said.event, Event::ActivityLogged(_) | Event::NilReturned(_) | Event::MilestoneMet(_))
    };
    let since = record
        .entries
        .iter()
        .rev()
        .take_while(|entry| !matches!(entry.said.event, Event::ProgressReported(_)));
    if let Some(news) = since.into_iter().find(is_news) {
        lines.push(format!("{}: {}", date::long(news.said.effective_on), news.summary()));
    }
    shortened(&lines.join("\n"))
}

/// The text as far as a cell shows it with ease.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARACTERS) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}
