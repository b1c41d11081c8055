//! Recording: drafts kept and dropped, entries asked for and taken in, conflicts shown.

use unicode_width::UnicodeWidthStr;

use super::app::{App, Effect, Notice, Screen};
use super::draw::fit;
use super::form::Typed;
use super::keymap::Command;
use super::meeting_view::notice_room;
use crate::core::journal::{self, Entry, Said, Seq};

impl App {
    /// Keeps what is half typed, here and outside.
    pub(super) fn keep_draft(&mut self, name: String, typed: Typed) -> Vec<Effect> {
        if typed.is_empty() {
            return self.drop_draft(name);
        }
        self.drafts.insert(name.clone(), typed.clone());
        vec![Effect::KeepDraft { name, typed }]
    }

    /// Forgets what was half typed, if there was anything.
    pub(super) fn drop_draft(&mut self, name: String) -> Vec<Effect> {
        if self.drafts.remove(&name).is_some() { vec![Effect::DropDraft { name }] } else { Vec::new() }
    }

    /// Asks for an entry to be stored, if the rules allow it.
    pub(super) fn record(&self, said: Said, seen: Seq, sure: bool) -> Result<Vec<Effect>, journal::Refusal> {
        journal::check(&self.journal, &said, self.today, sure)?;
        Ok(vec![Effect::Record { said: Box::new(said), seen }])
    }

    /// Asks for several entries to be stored, all of them or none.
    pub(super) fn record_all(&self, said: Vec<Said>) -> Result<Vec<Effect>, journal::Refusal> {
        for said in &said {
            journal::check(&self.journal, said, self.today, false)?;
        }
        Ok(vec![Effect::RecordAll { said, seen: self.journal.last_seq() }])
    }

    pub(super) fn take_in(&mut self, entries: Vec<Entry>) {
        let before = self.journal.plan().is_some();
        for entry in entries {
            if let Err(gap) = self.journal.push(entry) {
                self.notice = Some(Notice::Refused(gap.to_string()));
                return;
            }
        }
        if !before && self.journal.plan().is_some() {
            self.screens.clear();
        }
        self.look_at(self.position.as_at);
        self.refresh_meeting();
    }

    /// The form on top has done its work: its draft goes, and the sentence says what was recorded.
    pub(super) fn recorded(&mut self, entries: Vec<Entry>) -> Vec<Effect> {
        let newest = entries.last().cloned();
        let mine = entries.last().map(|entry| {
            let action = entry.said.action.map(|action| format!("{action} ")).unwrap_or_default();
            let said = format!("Recorded: {action}{}", entry.summary().lines().next().unwrap_or_default());
            (said, entry.said.action)
        });
        let rating = |app: &Self, action| Some(app.position.action(action?)?.computed.rating);
        let action = mine.as_ref().and_then(|(_, action)| *action);
        let was = rating(self, action);
        self.take_in(entries);
        let moved = was.zip(rating(self, action)).filter(|(was, is)| was != is);
        let moved = moved.map(|(was, is)| format!(" · computed now {}, was {}", is.word(), was.word()));
        let moved = moved.unwrap_or_default();
        // Where the row has gone is worth more than the end of what was just typed.
        let in_meeting = self.screens.iter().any(|screen| matches!(screen, Screen::Meeting(_)));
        let room = if in_meeting {
            notice_room(self.size).saturating_sub(2)
        } else {
            usize::from(self.size.0).saturating_sub(4)
        };
        let room = room.saturating_sub(moved.width());
        let mine = mine.map(|(said, _)| fit(&said, room) + &moved).map(Notice::Done);
        let mine = self.nothing_recorded().map(Notice::Note).or(mine);
        let mut effects = Vec::new();
        match self.screens.pop() {
            Some(Screen::Record(form)) => effects = self.drop_draft(form.draft_name()),
            Some(other) => self.screens.push(other),
            None => {}
        }
        if let Some(entry) = newest {
            effects.extend(self.after(&entry));
        }
        // Only if taking it in had nothing to complain of.
        self.notice = self.notice.take().or(mine);
        effects
    }

    /// Others recorded something about the action meanwhile: both sides stay on the screen.
    pub(super) fn conflict(&mut self, news: Vec<Entry>, theirs: &[Entry]) {
        self.take_in(news);
        let seen = self.journal.last_seq();
        if let Some(Screen::Record(form)) = self.screens.last_mut() {
            form.meanwhile(theirs, seen);
        } else {
            let what = theirs.last().map(Entry::named).unwrap_or_default();
            let sentence = format!("Not recorded: meanwhile came {what}. Look, and try again.");
            self.notice = Some(Notice::Refused(sentence));
        }
    }

    pub(super) fn answer_undo(&mut self, seq: Seq, command: Command) -> Vec<Effect> {
        if command != Command::Yes {
            return Vec::new();
        }
        let seen = self.journal.last_seq();
        let asked = self.journal.undoing(Some(seq), &self.who, self.today);
        match asked.and_then(|said| self.record(said, seen, true)) {
            Ok(effects) => effects,
            Err(refusal) => {
                self.notice = Some(Notice::Refused(refusal.to_string()));
                Vec::new()
            }
        }
    }
}
