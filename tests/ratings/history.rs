//! Journals in a few lines, so that a test reads like the rule that it is about.

use std::sync::Arc;

use chrono::{NaiveDate, TimeZone, Utc};
use quorum::core::journal::{
    Activity, Adoption, Decision, Effect, Entry, Event, Forecast, Journal, Met, Note, Report, Reported, Said,
    Seq, Withdrawal,
};
use quorum::core::plan::{Action, Plan, Settings};
use quorum::core::position::{Position, Standing};
use quorum::core::words::Label;

/// A plan and what was recorded about it, in the order in which it was.
#[derive(Clone)]
pub struct History(pub Journal);

/// `31 May 2024`.
pub fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d %B %Y").unwrap()
}

/// A plan from 24 April 2024, adopted so late that silence is never asked about (rule 5).
///
/// Each action is a line: its ref, its deadline and, behind a bar, the refs that it waits on.
pub fn plan(actions: &[&str]) -> History {
    custom(actions, "31 December 2190", |_| {})
}

/// A plan from 24 April 2024, adopted on that day: silence counts.
pub fn running(actions: &[&str]) -> History {
    custom(actions, "24 April 2024", |_| {})
}

/// A plan with something else about it.
pub fn custom(actions: &[&str], adopted_on: &str, change: impl FnOnce(&mut Plan)) -> History {
    let mut plan = Plan {
        name: "small".into(),
        title: "A small plan".into(),
        organisation: Label::default(),
        period: Label::default(),
        start: Some(day("24 April 2024")),
        start_assumed: None,
        end: None,
        objective_word: "objective".into(),
        settings: Settings::default(),
        objectives: Vec::new(),
        actions: actions.iter().map(|line| Arc::new(action(line))).collect(),
        measures: Vec::new(),
        queries: Vec::new(),
    };
    change(&mut plan);
    let adoption = Event::PlanAdopted(Adoption { plan: Arc::new(plan), sample: false });
    History(Journal::default()).entry(None, adopted_on, adoption)
}

/// `5.2 July 2025 | 5.1`.
pub fn action(line: &str) -> Action {
    let (said, waits_on) = line.split_once('|').unwrap_or((line, ""));
    let (reference, deadline) = said.trim().split_once(' ').unwrap_or((said.trim(), ""));
    Action {
        reference: reference.parse().unwrap(),
        title: Label::new(&format!("Title of {reference}")),
        deadline: deadline.parse().unwrap(),
        waits_on: waits_on.split_whitespace().map(|other| other.parse().unwrap()).collect(),
        ..Action::default()
    }
}

/// A report without a forecast.
pub fn report(rating: Reported) -> Event {
    let [note, reason, path, ask] = ["Done", "Late", "Finish it", "Nothing"].map(Into::into);
    Event::ProgressReported(Report { rating, note, forecast: None, reason, path, ask })
}

/// A decision without words.
pub fn decision(effect: Effect) -> Event {
    let [words, reason] = ["", ""].map(Into::into);
    Event::DecisionMade(Decision { words, reason, minute: Label::default(), effect })
}

impl History {
    /// Any entry, recorded next.
    pub fn entry(mut self, action: Option<&str>, on: &str, event: Event) -> Self {
        let seq = self.0.last_seq() + 1;
        let recorded_at = Utc.timestamp_opt(i64::try_from(seq).unwrap(), 0).unwrap();
        let action = action.map(|reference| reference.parse().unwrap());
        let said =
            Said { effective_on: day(on), recorded_by: "J. Ahmed".into(), meeting: None, action, event };
        self.0.push(Entry { seq, recorded_at, said }).unwrap();
        self
    }

    pub fn reported(self, action: &str, on: &str, rating: Reported) -> Self {
        self.entry(Some(action), on, report(rating))
    }

    /// A Green report in which a milestone is now expected on another day.
    pub fn expects(self, action: &str, on: &str, milestone: &str, forecast: &str) -> Self {
        let Event::ProgressReported(said) = report(Reported::Green) else { unreachable!() };
        let forecast = Some(Forecast { milestone: day(milestone), date: day(forecast) });
        self.entry(Some(action), on, Event::ProgressReported(Report { forecast, ..said }))
    }

    pub fn met(self, action: &str, milestone: &str, on: &str) -> Self {
        self.entry(Some(action), on, Event::MilestoneMet(Met { milestone: day(milestone), note: "".into() }))
    }

    pub fn decided(self, action: &str, on: &str, effect: Effect) -> Self {
        self.entry(Some(action), on, decision(effect))
    }

    /// A decision that moves a milestone, known by its original date.
    pub fn moved(self, action: &str, on: &str, milestone: &str, to: &str) -> Self {
        let milestone = day(milestone);
        self.decided(action, on, Effect::DateMoved { milestone, from: milestone, to: day(to) })
    }

    pub fn logged(self, action: &str, on: &str) -> Self {
        let activity = Activity { note: "Talked".into(), place: Label::default() };
        self.entry(Some(action), on, Event::ActivityLogged(activity))
    }

    pub fn nil(self, action: &str, on: &str) -> Self {
        self.entry(Some(action), on, Event::NilReturned(Note::default()))
    }

    /// Words of the chair about an action.
    pub fn noted(self, action: &str, on: &str) -> Self {
        self.entry(Some(action), on, Event::ItemNoted(Note { note: "Heard".into(), item: Label::default() }))
    }

    /// Undoes the last entry, or what an earlier undoing undid.
    pub fn undone(self, on: &str) -> Self {
        let last = self.0.last_seq();
        self.withdrawn(last, on)
    }

    pub fn withdrawn(self, entry: Seq, on: &str) -> Self {
        let about = self.0.entry(entry).and_then(|entry| entry.said.action).map(|action| action.to_string());
        let withdrawal = Withdrawal { entry, words: "".into() };
        self.entry(about.as_deref(), on, Event::EntryWithdrawn(withdrawal))
    }

    /// How an action stood on a day.
    pub fn standing(&self, action: &str, on: &str) -> Standing {
        let position = Position::of(&self.0, day(on));
        position.action(action.parse().unwrap()).unwrap().clone()
    }

    /// The computed rating and why, as in `Red: Overdue since 31 May 2024`.
    pub fn rated(&self, action: &str, on: &str) -> String {
        let computed = self.standing(action, on).computed;
        format!("{}: {}", computed.rating.word(), computed.why)
    }

    /// The flags in their order, as in `Overdue, No update`.
    pub fn flags(&self, action: &str, on: &str) -> String {
        let flags: Vec<_> = self.standing(action, on).flags.iter().map(ToString::to_string).collect();
        flags.join(", ")
    }

    /// Is a flag raised on a day?
    pub fn flagged(&self, action: &str, flag: &str, on: &str) -> bool {
        self.standing(action, on).flags.iter().any(|raised| raised.to_string() == flag)
    }
}
