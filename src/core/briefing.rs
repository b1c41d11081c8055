//! The briefing on one item of the agenda: what was last said and agreed about an action, what has changed since the
//! last meeting, what the plan asks next, and the questions to answer.

use chrono::NaiveDate;

use super::date;
use super::follow_ups::follow_ups;
use super::journal::{Entry, Event, Journal, Seq};
use super::minutes::{Run, Text, plain};
use super::plan::ActionRef;
use super::position::{Flag, Position, Standing};
use super::rating::Why;
use super::record::Record;
use super::schedule::Schedule;

/// What there is to say about an action at a meeting, as name and text, in the order to be read.
pub fn briefing(
    journal: &Journal,
    position: &Position,
    action: ActionRef,
    since: Seq,
    today: NaiveDate,
) -> Vec<(&'static str, Text)> {
    let Some(standing) = position.action(action) else { return Vec::new() };
    let Some(record) = Record::of(journal, action, today) else { return Vec::new() };
    let mut facts = Vec::new();
    let mut add = |name, text: Text| {
        if !text.is_empty() {
            facts.push((name, text));
        }
    };
    let disagrees = if standing.disagrees() { "Disagrees with what was reported. " } else { "" };
    let why = Run::Plain(format!(": {disagrees}{}", standing.computed.why));
    add("Computed", vec![Run::Rated(standing.computed.rating), why]);
    add("To answer", plain(questions(standing, &record).join("\n")));
    add("Reported", last_report(&record));
    add("Plan asks next", plain(asked_next(standing)));
    add("Agreed", plain(agreed(&record)));
    add("Follow-ups", plain(open_follow_ups(journal, action, today)));
    add("Since then", plain(news(&record, since, journal.meeting_open())));
    facts
}

/// The last report, with its day and its sentences.
fn last_report(record: &Record<'_>) -> Text {
    let Some((entry, report)) = record.last_report() else { return plain("Nothing yet") };
    let day = date::long(entry.said.effective_on);
    let mut said = vec![Run::Rated(report.rating.into()), Run::Plain(format!(", {day}: {}", report.note))];
    for (name, words) in [("Why", &report.reason), ("Path to green", &report.path), ("Asked", &report.ask)] {
        if !words.is_empty() {
            said.push(Run::Plain(format!("\n{name}: {words}")));
        }
    }
    said
}

fn asked_next(standing: &Standing) -> String {
    let deadline = &standing.action.deadline;
    let words =
        if deadline.words.is_empty() { "No deadline".to_owned() } else { format!("“{deadline}”") };
    let Some(milestone) = &standing.milestone else { return words };
    let due = date::long(milestone.due);
    let moved = if milestone.due == milestone.original_due {
        String::new()
    } else {
        format!(", originally {}", date::long(milestone.original_due))
    };
    let what = milestone.what.as_ref().map(|what| format!(" ({what})")).unwrap_or_default();
    let state = match (milestone.met_on, milestone.forecast) {
        (Some(on), _) => format!(", met {}", date::long(on)),
        (None, Some(forecast)) => format!(", forecast {}", date::long(forecast)),
        (None, None) => String::new(),
    };
    format!("{words}: due {due}{what}{moved}{state}")
}

/// The last decision about it.
fn agreed(record: &Record<'_>) -> String {
    let mut decisions =
        record.entries.iter().rev().filter(|entry| matches!(entry.said.event, Event::DecisionMade(_)));
    decisions.next().map(|entry| dated(entry)).unwrap_or_default()
}

fn open_follow_ups(journal: &Journal, action: ActionRef, today: NaiveDate) -> String {
    let tracked = follow_ups(journal, today);
    let open = tracked.iter().filter(|known| known.is_open() && known.entry.said.action == Some(action));
    let lines: Vec<_> = open
        .map(|known| {
            let late = if known.is_overdue(today) { " (overdue)" } else { "" };
            format!("{}{late}", known.entry.summary())
        })
        .collect();
    lines.join("\n")
}

/// What was recorded since the last minutes, but for the last report, which is told already, and what this meeting said.
fn news(record: &Record<'_>, since: Seq, meeting: Option<u32>) -> String {
    let told = record.last_report().map(|(entry, _)| entry.seq);
    let fresh = record.entries.iter().filter(|entry| entry.seq > since && Some(entry.seq) != told);
    let fresh = fresh.filter(|entry| meeting.is_none() || entry.said.meeting != meeting);
    let mut lines: Vec<_> = fresh.map(|entry| dated(entry)).collect();
    let earlier = lines.len().saturating_sub(MOST_NEWS);
    lines.drain(..earlier);
    if earlier > 0 {
        lines.insert(0, format!("and {earlier} before"));
    }
    lines.join("\n")
}

/// As many as can be taken in at a glance.
const MOST_NEWS: usize = 4;

fn dated(entry: &Entry) -> String {
    format!("{}: {}", date::long(entry.said.effective_on), entry.summary())
}

/// The questions that the records leave open, for the service to answer.
pub fn questions(standing: &Standing, record: &Record<'_>) -> Vec<String> {
    let mut questions = Vec::new();
    let day = |day: NaiveDate| date::long(day);
    match &standing.computed.why {
        Why::Overdue { since, forecast: None } => {
            questions.push(format!("Is the milestone of {} met? If not, when is it expected?", day(*since)));
        }
        Why::Overdue { forecast: Some(forecast), .. } => {
            questions
                .push(format!("The forecast, {}, has passed. Is it done? If not, when?", day(*forecast)));
        }
        Why::Expected { due, forecast: Some(forecast) } if forecast > due => questions.push(format!(
            "Does {} still hold? What brings it back to {}?",
            day(*forecast),
            day(*due)
        )),
        Why::Expected { due, .. } => questions.push(format!("Will it be done by {}?", day(*due))),
        Why::WaitingOn(_) => {
            questions.push("Can any of it begin before what it waits on is done?".to_owned());
        }
        Why::Quota { logged, times, .. } => {
            questions.push(format!(
                "{logged} of {times} are logged this year. What was done, and when is the next?"
            ));
        }
        Why::NoUpdate => questions.push("What was done since it was last heard of?".to_owned()),
        Why::Silent { .. } => {
            questions.push("Nothing was recorded for months. Is anybody working on it?".to_owned());
        }
        Why::Met { .. } | Why::Active(_) => {
            let continuing = matches!(
                standing.action.deadline.schedule,
                Schedule::Continuing(_) | Schedule::Events | Schedule::Every { .. }
            );
            questions
                .push(if continuing { "What was done?" } else { "Is it complete, to be agreed?" }.to_owned());
        }
        Why::AsRequired => questions.push("Was it needed? “Nothing to report” is an answer.".to_owned()),
        Why::NoDeadline => questions.push("When shall it be done?".to_owned()),
        Why::Suspended => questions.push("Shall it be resumed?".to_owned()),
        Why::AgreedComplete(_) | Why::Deleted => {}
    }
    if standing.disagrees() {
        questions
            .push("The two ratings disagree. Which holds, and what is missing in the records?".to_owned());
    }
    if standing.has(Flag::Query) {
        questions.push("The plan’s date raises a question for the chair.".to_owned());
    }
    if record.last_report().is_none() && questions.is_empty() {
        questions.push("How does it stand?".to_owned());
    }
    questions
}
