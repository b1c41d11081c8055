//! The account of one action: its facts and its history, in words, for the screen and the command line alike.

use chrono::NaiveDate;

use super::date;
use super::follow_ups::follow_ups;
use super::journal::{Decision, Entry, Event, Journal, Report, Seq};
use super::minutes::{Run, Text, plain};
use super::plan::{ActionRef, Plan};
use super::position::{Position, Standing};
use super::queries;
use super::record::{Dated, Move, Record};
use super::schedule::plural;

/// Everything there is to say about an action as at a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Name and text, in the order to be read; each part of a text on a line of its own.
    pub facts: Vec<(&'static str, Text)>,
    /// What was recorded, newest first, what was withdrawn too.
    pub history: Vec<Told>,
}

/// An entry, told in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its number.
    pub seq: Seq,
    /// The day that it speaks for.
    pub on: NaiveDate,
    /// Who recorded it.
    pub by: String,
    /// What it says, each part on a line.
    pub text: String,
    /// When it was typed, where that was late: "(typed 22 November 2026)".
    pub typed_late: Option<String>,
    /// Does it stand, not having been withdrawn?
    pub holds: bool,
}

/// The account of an action; nothing where the plan did not have it by then.
pub fn account(journal: &Journal, position: &Position, reference: ActionRef) -> Option<Account> {
    let plan = journal.plan()?;
    let standing = position.action(reference)?;
    let record = Record::of(journal, reference, position.as_at)?;
    let mut facts = Facts { facts: Vec::new(), as_at: position.as_at };
    facts.ratings(standing, &record);
    facts.responsibility(standing);
    facts.dates(plan, standing, &record);
    facts.waits(position, standing);
    facts.follow_ups(journal, reference);
    let asked = queries::found(plan).into_iter().chain(plan.queries.iter().cloned());
    for query in asked.filter(|query| query.action == Some(reference)) {
        facts.add("Query", &query.text);
    }
    Some(Account { facts: facts.facts, history: history(journal, position.as_at, reference) })
}

struct Facts {
    facts: Vec<(&'static str, Text)>,
    as_at: NaiveDate,
}

impl Facts {
    fn add(&mut self, name: &'static str, text: &str) {
        if !text.is_empty() {
            self.facts.push((name, plain(text)));
        }
    }

    /// One more line of the last fact.
    fn add_line(&mut self, text: &str) {
        if let Some((_, fact)) = self.facts.last_mut().filter(|_| !text.is_empty()) {
            fact.push(Run::Plain(format!("\n{text}")));
        }
    }

    fn ratings(&mut self, standing: &Standing, record: &Record<'_>) {
        let disagrees = if standing.disagrees() { "Disagrees with what was reported. " } else { "" };
        let why = format!(": {disagrees}{}", standing.computed.why);
        self.facts.push(("Computed", vec![Run::Rated(standing.computed.rating), Run::Plain(why)]));
        match record.last_report() {
            Some((entry, report)) => {
                let by = format!(": {}, by {}", date::long(entry.said.effective_on), entry.said.recorded_by);
                self.facts.push(("Reported", vec![Run::Rated(report.rating.into()), Run::Plain(by)]));
                self.add_line(&report.note);
                for (name, words) in sentences(report) {
                    self.add(name, words);
                }
            }
            None => self.add("Reported", "Nothing yet"),
        }
        let flags: Vec<_> = standing.flags.iter().map(ToString::to_string).collect();
        self.add("Flags", &flags.join(" · "));
    }

    fn responsibility(&mut self, standing: &Standing) {
        let action = &standing.action;
        self.add(
            "Responsible",
            &if action.services.is_empty() { "Nobody yet".to_owned() } else { action.services.join(", ") },
        );
        self.add("Partners", &action.partners.join(", "));
        self.add("So that", &action.outcome);
        self.add("Theme", &action.theme);
    }

    fn dates(&mut self, plan: &Plan, standing: &Standing, record: &Record<'_>) {
        let deadline = &standing.action.deadline;
        let meaning = deadline.schedule.meaning(plan.start);
        if deadline.words.is_empty() {
            self.add("Deadline", &meaning);
        } else {
            self.add("Deadline", &format!("“{}”", deadline.words));
            self.add_line(&meaning);
        }
        if let Some(milestone) = &standing.milestone {
            self.milestone(milestone, standing.slip_months);
        }
        for moved in &record.moves {
            let (from, to, on) = (date::long(moved.from), date::long(moved.to), date::long(moved.decided_on));
            self.add("Date moved", &format!("from {from} to {to}, decided {on}{}", grounds(record, moved)));
        }
        let milestones = record.milestones(plan.start, self.as_at);
        if milestones.len() > 1 || milestones.iter().any(|milestone| milestone.met_on.is_some()) {
            let lines: Vec<_> = milestones.iter().map(|milestone| self.milestone_line(milestone)).collect();
            self.add("Milestones", &lines.join("\n"));
        }
    }

    fn milestone(&mut self, milestone: &Dated, slip: Option<i32>) {
        self.add("Original date", &date::long(milestone.original_due));
        if milestone.due != milestone.original_due {
            self.add("Date now", &date::long(milestone.due));
        }
        if let Some(forecast) = milestone.forecast.filter(|_| milestone.met_on.is_none()) {
            self.add("Forecast", &date::long(forecast));
        }
        if let Some(slip) = slip.filter(|slip| *slip != 0) {
            let direction = if slip > 0 { "late" } else { "early" };
            self.add(
                "Slip",
                &format!("{} {direction}, from the original date", plural(slip.unsigned_abs(), "month")),
            );
        }
    }

    fn milestone_line(&self, milestone: &Dated) -> String {
        let what = milestone.what.as_ref().map(|what| format!(" ({what})")).unwrap_or_default();
        let due = date::long(milestone.due);
        match milestone.met_on {
            Some(on) => format!("✓ {due}{what}: met {}", date::long(on)),
            None if milestone.due < self.as_at => format!("✗ {due}{what}: not met"),
            None => format!("· {due}{what}: to come"),
        }
    }

    fn waits(&mut self, position: &Position, standing: &Standing) {
        let named = |reference: ActionRef| {
            let title = position.action(reference).map(|other| other.action.title.to_string());
            format!("{reference} {}", title.unwrap_or_default())
        };
        for reference in &standing.action.waits_on {
            let done = if standing.waiting_on.contains(reference) { "" } else { " (done)" };
            self.add("Waits on", &format!("{}{done}", named(*reference)));
        }
        let waits = |other: &&Standing| other.action.waits_on.contains(&standing.reference());
        for other in position.actions.iter().filter(waits) {
            self.add("Waited on by", &named(other.reference()));
        }
    }
}

/// Where a moved date is minuted, and why it was moved: " (minute 3.2): the supplier left".
fn grounds(record: &Record<'_>, moved: &Move) -> String {
    let entry = record.entries.iter().find(|entry| entry.seq == moved.seq);
    let Some(Event::DecisionMade(Decision { reason, minute, .. })) = entry.map(|entry| &entry.said.event)
    else {
        return String::new();
    };
    let minute = if minute.is_empty() { String::new() } else { format!(" ({minute})") };
    let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
    minute + &reason
}

impl Facts {
    /// What people agreed to do about it, and have not done yet.
    fn follow_ups(&mut self, journal: &Journal, reference: ActionRef) {
        let tracked = follow_ups(journal, self.as_at);
        let about = tracked.iter().filter(|known| known.entry.said.action == Some(reference));
        for known in about.filter(|known| known.is_open()) {
            let late = if known.is_overdue(self.as_at) { "Overdue: " } else { "" };
            self.add("Follow-up", &format!("{late}{}", known.entry.summary()));
        }
    }
}

fn history(journal: &Journal, as_at: NaiveDate, reference: ActionRef) -> Vec<Told> {
    let mut entries: Vec<_> =
        journal.about(reference).filter(|entry| entry.said.effective_on <= as_at).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.said.effective_on, entry.seq)));
    let told = |entry: &Entry| Told {
        seq: entry.seq,
        on: entry.said.effective_on,
        by: entry.said.recorded_by.to_string(),
        text: in_full(entry),
        typed_late: entry.typed_late(),
        holds: journal.holds(entry.seq),
    };
    entries.into_iter().map(told).collect()
}

/// The three sentences of Amber and Red that were said.
fn sentences(report: &Report) -> impl Iterator<Item = (&'static str, &str)> {
    let said = [("Reason", &*report.reason), ("Path to green", &*report.path), ("Asked", &*report.ask)];
    said.into_iter().filter(|(_, words)| !words.is_empty())
}

/// What an entry says, with the sentences of an Amber or Red report or the grounds of a decision.
fn in_full(entry: &Entry) -> String {
    let more: Vec<_> = match &entry.said.event {
        Event::ProgressReported(report) => sentences(report).collect(),
        Event::DecisionMade(decision) => {
            let grounds = [("Reason", &*decision.reason), ("Minute", &*decision.minute)];
            grounds.into_iter().filter(|(_, words)| !words.is_empty()).collect()
        }
        _ => Vec::new(),
    };
    let lines = more.into_iter().map(|(name, words)| format!("{name}: {words}"));
    std::iter::once(entry.summary()).chain(lines).collect::<Vec<_>>().join("\n")
}
