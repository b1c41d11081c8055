//! The world outside the screens, in memory: a journal that others write to as well, drafts, files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use quorum::core::journal::{Adoption, Entry, Event, Journal, Said, Seq};
use quorum::core::minutes::{Audience, minutes, review};
use quorum::core::period::Quarter;
use quorum::plans::builtin;
use quorum::render;
use quorum::tui::app::{Effect, Message};
use quorum::tui::form::Typed;
use quorum::tui::review::Paper;

/// What the screens' effects are carried out on.
pub struct Outside {
    /// The journal as stored; the screens may not know its newest entries yet.
    pub stored: Journal,
    /// What was half typed.
    pub drafts: BTreeMap<String, Typed>,
    /// The files written, and as what.
    pub files: BTreeMap<String, String>,
    today: NaiveDate,
    /// Reviews composed before: composing one takes longer than drawing it.
    composed: BTreeMap<(String, u16, Seq), String>,
}

impl Outside {
    pub fn new(stored: Journal, today: NaiveDate) -> Self {
        let (drafts, files, composed) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { stored, drafts, files, today, composed }
    }

    /// Does what an effect asks for; `known` is the last entry that the screens know.
    pub fn carry_out(&mut self, effect: Effect, known: Seq) -> Option<Message> {
        match effect {
            Effect::Record { said, seen } => Some(self.record(vec![*said], seen, known)),
            Effect::RecordAll { said, seen } => Some(self.record(said, seen, known)),
            Effect::KeepDraft { name, typed } => {
                self.drafts.insert(name, typed);
                None
            }
            Effect::DropDraft { name } => {
                self.drafts.remove(&name);
                None
            }
            Effect::Compose { paper, width } => Some(Message::Composed(self.compose(paper, width))),
            Effect::SavePaper { format, path, .. } => Some(if self.files.contains_key(&path) {
                Message::Failed(format!("{path} exists already. Give another name."))
            } else {
                self.files.insert(path.clone(), format);
                Message::Saved(path)
            }),
            Effect::Adopt { plan, who } => {
                let plan = Arc::new(builtin::named(&plan).unwrap().plan().unwrap());
                let event = Event::PlanAdopted(Adoption { plan, sample: false });
                let (effective_on, recorded_by) = (self.today, who);
                let said = Said { effective_on, recorded_by, meeting: None, action: None, event };
                Some(self.record(vec![said], 0, known))
            }
            Effect::Suspend | Effect::Redraw | Effect::Quit => None,
        }
    }

    /// Stores what was said, whoever said it.
    pub fn store(&mut self, said: Said) {
        let entry = Entry { seq: self.stored.last_seq() + 1, recorded_at: noon(self.today), said };
        self.stored.push(entry).unwrap();
    }

    /// The entries after one.
    pub fn since(&self, known: Seq) -> Vec<Entry> {
        self.stored.entries().iter().filter(|entry| entry.seq > known).cloned().collect()
    }

    /// Stores what was said, unless others recorded something about the same action after `seen`.
    fn record(&mut self, said: Vec<Said>, seen: Seq, known: Seq) -> Message {
        let stood_in_the_way = |entry: &Entry| {
            entry.said.action.is_some() && said.iter().any(|said| said.action == entry.said.action)
        };
        let theirs: Vec<_> = self.since(seen).into_iter().filter(stood_in_the_way).collect();
        if !theirs.is_empty() {
            return Message::Conflict { news: self.since(known), theirs };
        }
        for said in said {
            self.store(said);
        }
        Message::Recorded(self.since(known))
    }

    fn compose(&mut self, paper: Paper, width: u16) -> String {
        let journal = &self.stored;
        let compose = || {
            let document = match paper {
                Paper::Review(as_at) => review(journal, Quarter::of(as_at), as_at, Audience::Group),
                Paper::Minutes(number) => minutes(journal, number, Audience::Group).unwrap(),
            };
            render::text::text(&document, width.into())
        };
        self.composed.entry((format!("{paper:?}"), width, journal.last_seq())).or_insert_with(compose).clone()
    }

    /// The actions that anything was recorded about after an entry.
    pub fn recorded_since(&self, known: Seq) -> BTreeSet<String> {
        self.since(known).iter().filter_map(|entry| Some(entry.said.action?.to_string())).collect()
    }
}

/// When everything in these tests is typed.
pub fn noon(day: NaiveDate) -> DateTime<Utc> {
    Utc.from_utc_datetime(&day.and_hms_opt(12, 0, 0).unwrap())
}
