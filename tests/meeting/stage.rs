//! A small group with a small plan, whose meetings are played step by step: what the rules refuse cannot be played.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use quorum::core::agenda::Agenda;
use quorum::core::group::members;
use quorum::core::journal::{Adoption, Entry, Event, Journal, Member, Said, Seq, check};
use quorum::core::meeting::Meeting;
use quorum::core::plan::{ActionRef, Plan};

const PLAN: &str = r#"{"name": "small", "title": "A small plan", "start": "2025-04-01",
    "objectives": [{"number": 1, "title": "Listening", "short": "Listening"},
                   {"number": 2, "title": "Writing", "short": "Writing"}],
    "measures": [{"name": "Feels heard"}, {"name": "Feels informed"}],
    "actions": [
        {"ref": "1.1", "title": "Calendar", "text": "Make one", "services": ["Communications"], "deadline": "May 2025"},
        {"ref": "1.2", "title": "Survey", "text": "Ask", "services": ["Research"], "deadline": "December 2026"},
        {"ref": "1.3", "title": "Stalls", "text": "Hold them", "services": ["Parks"], "deadline": "Ongoing"},
        {"ref": "1.4", "title": "Visits", "text": "Go", "services": ["Parks"], "deadline": "June 2025", "waits_on": ["1.5"]},
        {"ref": "1.5", "title": "Permits", "text": "Get them", "services": ["Legal"], "deadline": "March 2027"},
        {"ref": "2.1", "title": "Letters", "text": "Write", "services": ["Communications"], "deadline": "As required"},
        {"ref": "2.2", "title": "Handbook", "text": "Print", "services": ["Research"], "deadline": "May 2025"},
        {"ref": "2.3", "title": "Poster", "text": "Print", "services": ["Parks"], "deadline": "May 2025"},
        {"ref": "2.4", "title": "Guide", "text": "Print", "services": ["Legal"], "deadline": "June 2026"},
        {"ref": "2.5", "title": "Leaflet", "text": "Print", "services": ["Communications"], "deadline": "July 2025"}
    ]}"#;

/// The group: name, role, service.
pub const GROUP: [[&str; 3]; 4] = [
    ["Amina Rahman", "Chair", "Corporate Strategy"],
    ["Ben Okoro", "Head of Communications", "Communications"],
    ["Cath Silva", "Parks manager", "Parks"],
    ["Dev Patel", "Research lead", "Research"],
];

/// `2026-01-14`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn action(text: &str) -> ActionRef {
    text.parse().unwrap()
}

/// A journal and the day on which it is played.
pub struct Stage {
    pub journal: Journal,
    pub today: NaiveDate,
}

impl Stage {
    /// The plan adopted on 1 April 2025, and nothing else.
    pub fn empty() -> Self {
        let plan: Plan = serde_json::from_str(PLAN).unwrap();
        let mut stage = Self { journal: Journal::default(), today: day("2025-04-01") };
        stage.record("", Event::PlanAdopted(Adoption { plan: Arc::new(plan), sample: false }));
        stage
    }

    /// With the group and the autumn's records, on 14 January 2026, with no meeting held yet.
    pub fn set() -> Self {
        let mut stage = Self::empty();
        for [name, role, organisation] in GROUP {
            let body = format!(r#"{{"name": "{name}", "role": "{role}", "organisation": "{organisation}"}}"#);
            stage.tell("", "member_added", &body);
        }
        stage.today = day("2025-11-03");
        stage.tell(
            "1.2",
            "progress_reported",
            r#"{"rating": "amber", "note": "Drafted", "reason": "Late", "path": "B. asks by May", "ask": "nothing",
                "forecast": {"milestone": "2026-12-31", "date": "2027-01-31"}}"#,
        );
        stage.tell("1.3", "activity_logged", r#"{"note": "Two stalls", "place": "Poplar"}"#);
        stage.tell("1.5", "progress_reported", r#"{"rating": "green", "note": "Asked for"}"#);
        for (reference, effect) in [("2.2", "completed"), ("2.3", "deleted"), ("2.4", "suspended")] {
            let body = format!(
                r#"{{"words": "So be it", "reason": "Seen", "minute": "Item 3", "effect": "{effect}"}}"#
            );
            stage.tell(reference, "decision_made", &body);
        }
        stage.today = day("2026-01-14");
        stage
    }

    /// The same, with a meeting open about the position as at 31 December 2025.
    pub fn meeting() -> Self {
        let mut stage = Self::set();
        stage.open("2025-12-31");
        stage
    }

    /// What would be said today by J. Ahmed, at the meeting that is open, if one is.
    pub fn said(&self, about: &str, event: Event) -> Said {
        let meeting = self.journal.meeting_open();
        let (effective_on, recorded_by) = (self.today, "J. Ahmed".into());
        Said { effective_on, recorded_by, meeting, action: about.parse().ok(), event }
    }

    fn push(&mut self, said: Said) -> Seq {
        let seq = self.journal.last_seq() + 1;
        let recorded_at = self.today.and_time(NaiveTime::MIN).and_utc();
        self.journal.push(Entry { seq, recorded_at, said }).unwrap();
        seq
    }

    /// Records what the rules allow, and fails on what they refuse.
    pub fn take(&mut self, said: Said) -> Seq {
        assert_eq!(check(&self.journal, &said, self.today, true), Ok(()), "{said:?}");
        self.push(said)
    }

    /// Records what the rules allow, and says whether they did.
    pub fn try_take(&mut self, said: Said) -> bool {
        let allowed = check(&self.journal, &said, self.today, true).is_ok();
        if allowed {
            self.push(said);
        }
        allowed
    }

    pub fn record(&mut self, about: &str, event: Event) -> Seq {
        self.take(self.said(about, event))
    }

    /// Records an event in its stored form, about an action or (where the ref is empty) none.
    pub fn tell(&mut self, about: &str, kind: &str, body: &str) -> Seq {
        self.record(about, Event::read(kind, body).unwrap())
    }

    /// The same, speaking for another day.
    pub fn tell_for(&mut self, on: NaiveDate, about: &str, kind: &str, body: &str) -> Seq {
        let said = self.said(about, Event::read(kind, body).unwrap());
        self.take(Said { effective_on: on, ..said })
    }

    /// Opens the next meeting; three have to be there.
    pub fn open(&mut self, position: &str) {
        let number = self.journal.next_meeting();
        let body = format!(
            r#"{{"position_as_at": "{position}", "place": "Town Hall", "chair": "Amina Rahman", "quorum": 3}}"#
        );
        let said = self.said("", Event::read("meeting_opened", &body).unwrap());
        self.take(Said { meeting: Some(number), ..said });
    }

    pub fn attend(&mut self, name: &str, presence: &str) -> Seq {
        self.tell("", "attendance_recorded", &format!(r#"{{"name": "{name}", "presence": "{presence}"}}"#))
    }

    /// Words under a heading of the agenda.
    pub fn note(&mut self, heading: &str, words: &str) -> Seq {
        self.tell("", "item_noted", &format!(r#"{{"note": "{words}", "item": "{heading}"}}"#))
    }

    /// A decision with an effect in its stored form.
    pub fn decide(&mut self, about: &str, effect: &str) -> Seq {
        let body = format!(r#"{{"words": "So be it", "reason": "It is due", "effect": {effect}}}"#);
        self.tell(about, "decision_made", &body)
    }

    pub fn close(&mut self) -> Seq {
        self.tell("", "meeting_closed", r#"{"note": "Next meeting: 15 April 2026"}"#)
    }

    pub fn undo(&mut self, seq: Seq) -> Seq {
        self.take(self.journal.undoing(Some(seq), &"J. Ahmed".into(), self.today).unwrap())
    }

    pub fn now(&self) -> Meeting<'_> {
        self.journal.meeting_now().unwrap()
    }

    pub fn agenda(&self) -> Agenda {
        Agenda::of(&self.journal, &self.now())
    }

    pub fn members(&self) -> Vec<Member> {
        members(&self.journal, self.today)
    }
}
