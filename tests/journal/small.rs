//! A small plan with every kind of schedule, and journals about it.

use std::sync::Arc;

use chrono::{NaiveDate, TimeZone, Utc};
use quorum::core::journal::{
    Adoption, Decision, Effect, Entry, Event, Journal, Note, Report, Reported, Said, Seq, Withdrawal,
};
use quorum::core::plan::{Action, ActionRef, Plan};
use quorum::core::words::{Label, Words};

const PLAN: &str = r#"{"name": "small", "title": "A small plan", "start": "2024-04-24",
    "objectives": [{"number": 1, "title": "Listening", "short": "Listening"}],
    "actions": [
        {"ref": "1.1", "title": "Calendar", "text": "Make one", "deadline": "May 2024"},
        {"ref": "1.2", "title": "Reviews", "text": "Hold them", "deadline": "June 2024, then three-monthly reviews"},
        {"ref": "1.3", "title": "Stalls", "text": "Hold them", "deadline": "May 2024, then ongoing"},
        {"ref": "1.4", "title": "Forums", "text": "Hold them", "deadline": "Three times a year"},
        {"ref": "1.5", "title": "Letters", "text": "Write them", "deadline": "As required"},
        {"ref": "1.6", "title": "Survey", "text": "Ask", "deadline": "Years 1 and 2", "waits_on": ["1.1", "1.2"]},
        {"ref": "1.7", "title": "Draft", "text": "Decide"}
    ]}"#;

/// `31 May 2024`.
pub fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d %B %Y").unwrap()
}

pub fn plan() -> Plan {
    serde_json::from_str(PLAN).unwrap()
}

pub fn adoption() -> Event {
    Event::PlanAdopted(Adoption { plan: Arc::new(plan()), sample: false })
}

/// The plan adopted on 24 April 2024, and nothing else.
pub fn adopted() -> Journal {
    let mut journal = Journal::default();
    add(&mut journal, said("", "24 April 2024", adoption()));
    journal
}

pub fn action(reference: &str) -> ActionRef {
    reference.parse().unwrap()
}

/// Something said by J. Ahmed; about no action where the ref is empty.
pub fn said(reference: &str, on: &str, event: Event) -> Said {
    let action = reference.parse().ok();
    Said { effective_on: day(on), recorded_by: "J. Ahmed".into(), meeting: None, action, event }
}

/// Records it next, whatever it says.
pub fn add(journal: &mut Journal, said: Said) -> Seq {
    let seq = journal.last_seq() + 1;
    journal.push(entry(seq, said)).unwrap();
    seq
}

pub fn entry(seq: Seq, said: Said) -> Entry {
    Entry { seq, recorded_at: Utc.timestamp_opt(0, 0).unwrap(), said }
}

pub fn note(words: &str) -> Note {
    Note { note: words.into(), item: Label::default() }
}

pub fn withdrawal(entry: Seq) -> Event {
    Event::EntryWithdrawn(Withdrawal { entry, words: "It was wrong".into() })
}

pub fn decision(effect: Effect) -> Event {
    let [words, reason]: [Words; 2] = ["So be it".into(), "".into()];
    Event::DecisionMade(Decision { words, reason, minute: "Meeting of 1 May 2024, item 3".into(), effect })
}

pub fn report(rating: Reported) -> Report {
    let [note, reason, path, ask] = ["Done", "Late", "Finish it", "Nothing"].map(Into::into);
    Report { rating, note, forecast: None, reason, path, ask }
}

/// An action to be added, due at the end of May 2026.
pub fn new_action(reference: &str) -> Arc<Action> {
    let deadline = "May 2026".parse().unwrap();
    Arc::new(Action {
        reference: action(reference),
        title: "New".into(),
        text: "Begin".into(),
        deadline,
        ..Action::default()
    })
}
