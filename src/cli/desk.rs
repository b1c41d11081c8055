//! The desk at which a command works: the open file, its journal, who records and which day it is.

use std::path::PathBuf;

use chrono::{Local, NaiveDate, Utc};

use super::args::Global;
use super::fault::Fault;
use super::memory::Memory;
use crate::core::date;
use crate::core::journal::{self, Entry, Event, Journal, Said, Seq};
use crate::core::plan::{ActionRef, Plan};
use crate::core::position::Position;
use crate::core::words::Label;
use crate::store::Store;

/// An open file with its journal.
#[derive(Debug)]
pub struct Desk {
    /// The file.
    pub store: Store,
    /// What it holds.
    pub journal: Journal,
    /// The day that it is.
    pub today: NaiveDate,
    /// Who records.
    pub who: Label,
}

impl Desk {
    /// Opens the file that the options name; makes it if there is none.
    pub fn open(global: &Global) -> Result<Self, Fault> {
        Self::at(Store::open(&db_path(global)?)?, global)
    }

    /// Opens the file for reading and recording about a plan, which must be in it.
    pub fn with_plan(global: &Global) -> Result<Self, Fault> {
        let path = db_path(global)?;
        if !path.exists() && global.db.is_none() {
            return Err(journal::Refusal::NoPlan.into());
        }
        let desk = Self::at(Store::open_existing(&path)?, global)?;
        desk.plan()?;
        Ok(desk)
    }

    fn at(mut store: Store, global: &Global) -> Result<Self, Fault> {
        let journal = Journal::fold(store.load_since(0)?)?;
        Ok(Self { store, journal, today: today(global)?, who: who(global) })
    }

    /// The plan.
    pub fn plan(&self) -> Result<&Plan, Fault> {
        Ok(self.journal.plan().ok_or(journal::Refusal::NoPlan)?)
    }

    /// A date as typed, today if none was.
    pub fn date(&self, typed: Option<&str>) -> Result<NaiveDate, Fault> {
        Ok(typed.map_or(Ok(self.today), |text| date::read(text, self.today))?)
    }

    /// The day that something said at a meeting speaks for: as typed, or else today, or the meeting's own day where it
    /// is minuted afterwards.
    pub fn day(&self, typed: Option<&str>) -> Result<NaiveDate, Fault> {
        typed.map_or(Ok(self.journal.meeting_day(self.today)), |_| self.date(typed))
    }

    /// The position as at a date as typed.
    pub fn position(&self, as_at: Option<&str>) -> Result<Position, Fault> {
        Ok(Position::of(&self.journal, self.date(as_at)?))
    }

    /// The action that a text means; if there is none, those that look like it are offered.
    pub fn action(&self, typed: &str) -> Result<ActionRef, Fault> {
        let meant = typed.parse().ok().filter(|reference| self.journal.has_action(*reference));
        meant.ok_or_else(|| Fault::NoAction {
            given: typed.to_owned(),
            near: near(&self.journal.refs(), typed),
        })
    }

    /// Records something about an action, as far as the rules allow it; gives the entry.
    pub fn record(&mut self, said: &Said, seen: Option<Seq>, sure: bool) -> Result<Entry, Fault> {
        journal::check(&self.journal, said, self.today, sure)?;
        let seen = seen.unwrap_or(self.journal.last_seq());
        let mut entries = self.store.append(std::slice::from_ref(said), seen, Utc::now())?;
        let mine =
            entries.pop().ok_or_else(|| Fault::Unexpected("The entry was not given back.".to_owned()))?;
        for entry in entries {
            self.journal.push(entry)?;
        }
        self.journal.push(mine.clone())?;
        Ok(mine)
    }

    /// Records several things, all of them or none; gives the entries.
    pub fn record_all(&mut self, said: &[Said]) -> Result<Vec<Entry>, Fault> {
        let mut supposed = self.journal.clone();
        for said in said {
            journal::check(&supposed, said, self.today, true)?;
            let seq = supposed.last_seq() + 1;
            supposed.push(Entry { seq, recorded_at: Utc::now(), said: said.clone() })?;
        }
        let news = self.store.append(said, self.journal.last_seq(), Utc::now())?;
        for entry in &news {
            self.journal.push(entry.clone())?;
        }
        let others = news.len().saturating_sub(said.len());
        Ok(news.into_iter().skip(others).collect())
    }

    /// What is to be recorded, in the name of who records; it belongs to the meeting that is open, if one is.
    pub fn said(&self, action: Option<ActionRef>, effective_on: NaiveDate, event: Event) -> Said {
        let meeting = self.journal.meeting_open();
        Said { effective_on, recorded_by: self.who.clone(), meeting, action, event }
    }
}

/// The file that the options name, or the one in the data folder.
pub fn db_path(global: &Global) -> Result<PathBuf, Fault> {
    let given = global.db.clone().filter(|path| !path.as_os_str().is_empty());
    given.or_else(|| Memory::folder().map(|folder| folder.join("quorum.db"))).ok_or(Fault::NoHome)
}

/// The day that the options name, or today.
pub fn today(global: &Global) -> Result<NaiveDate, Fault> {
    let now = Local::now().date_naive();
    let given = global.today.as_deref().filter(|text| !text.trim().is_empty());
    Ok(given.map_or(Ok(now), |text| date::read(text, now))?)
}

/// The name that the options give, or the one given at the first run, or the login's.
pub fn who(global: &Global) -> Label {
    let named = |name: Option<String>| name.map(|name| Label::new(&name)).filter(|name| !name.is_empty());
    named(global.who.clone())
        .or_else(|| named(Memory::name()))
        .or_else(|| named(whoami::realname().ok()))
        .or_else(|| named(whoami::username().ok()))
        .unwrap_or_else(|| Label::new("unnamed"))
}

/// The refs that look most like what was typed: at most three.
fn near(refs: &[ActionRef], typed: &str) -> Vec<ActionRef> {
    let typed = typed.trim().replace([',', '-', ' '], ".");
    let digits = |text: &str| text.replace('.', "");
    let mut scored: Vec<_> = refs
        .iter()
        .map(|reference| {
            let shown = reference.to_string();
            let same_digits = usize::from(digits(&shown) != digits(&typed));
            (strsim::damerau_levenshtein(&shown, &typed) + same_digits, *reference)
        })
        .filter(|(distance, _)| *distance <= 2)
        .collect();
    scored.sort_unstable();
    scored.into_iter().map(|(_, reference)| reference).take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refs_that_look_like_what_was_typed_are_offered() {
        let refs: Vec<ActionRef> =
            ["1.1", "2.1", "2.10", "2.14", "6.3"].map(|text| text.parse().unwrap()).into();
        let offered = |typed: &str| near(&refs, typed).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(offered("210").first().map(String::as_str), Some("2.10"));
        assert_eq!(offered("2,14").first().map(String::as_str), Some("2.14"));
        assert!(offered("2.15").contains(&"2.14".to_owned()));
        assert_eq!(offered("nonsense"), [""; 0]);
        assert!(near(&refs, "").len() <= 3);
    }
}
