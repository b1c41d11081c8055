//! Entries in words: one line for lists, for undo and for conflicts.

use super::entry::{Decision, Effect, Entry, Event, Presence, Reported};
use crate::core::date;
use crate::core::schedule::and;

impl Entry {
    /// What it says, in a sentence without its day and author: "Reported Amber: waiting for the supplier".
    pub fn summary(&self) -> String {
        summary(&self.said.event)
    }

    /// The entry as it is named when it is undone: "entry 41, Reported Green (2.10, 3 March 2026, by J. Ahmed)".
    pub fn named(&self) -> String {
        let said = &self.said;
        let action = said.action.map(|action| format!("{action}, ")).unwrap_or_default();
        let day = date::long(said.effective_on);
        format!("entry {}, {} ({action}{day}, by {})", self.seq, self.summary(), said.recorded_by)
    }

    /// When it was typed, "(typed 22 November 2026)", where that is later than the morning after the day that it
    /// speaks for: a meeting minuted the next day is not worth a word, and what is told at a meeting speaks for the
    /// day of its figures on purpose.
    pub fn typed_late(&self) -> Option<String> {
        let typed = self.recorded_at.date_naive();
        let is_late = self.said.meeting.is_none() && (typed - self.said.effective_on).num_days() > 1;
        is_late.then(|| format!("(typed {})", date::long(typed)))
    }

    /// The kind, as people say it: "Progress", "Activity".
    pub fn kind_name(&self) -> &'static str {
        match self.said.event {
            Event::PlanAdopted(_) => "Plan",
            Event::MemberAdded(_) | Event::MemberChanged(_) | Event::MemberLeft(_) => "Member",
            Event::MeetingOpened(_) | Event::MeetingClosed(_) => "Meeting",
            Event::AttendanceRecorded(_) => "Attendance",
            Event::ItemNoted(_) => "Note",
            Event::MinutesAgreed(_) => "Minutes",
            Event::ProgressReported(_) => "Progress",
            Event::ActivityLogged(_) => "Activity",
            Event::NilReturned(_) => "Nil return",
            Event::MilestoneMet(_) => "Met",
            Event::DecisionMade(_) => "Decision",
            Event::FollowUpAgreed(_) | Event::FollowUpDone(_) => "Follow-up",
            Event::MeasureDefined(_) | Event::MeasureTaken(_) => "Measure",
            Event::EntryWithdrawn(_) => "Withdrawn",
        }
    }
}

impl Decision {
    /// Do its own words say from when to when it moves a date, so that nobody has to say it again?
    pub fn names_both_dates(&self) -> bool {
        match &self.effect {
            Effect::DateMoved { from, to, .. } => {
                [from, to].iter().all(|day| self.words.contains(&date::long(**day)))
            }
            _ => false,
        }
    }
}

impl Reported {
    /// The rating as a word.
    pub fn word(self) -> &'static str {
        match self {
            Reported::Red => "Red",
            Reported::Amber => "Amber",
            Reported::Green => "Green",
        }
    }
}

fn summary(event: &Event) -> String {
    match event {
        Event::PlanAdopted(adoption) => format!("Adopted the plan “{}”", adoption.plan.title),
        Event::MemberAdded(member) => with("Joined the group", &member.name),
        Event::MemberChanged(member) => with("Member changed", &member.name),
        Event::MemberLeft(person) => with("Left the group", &person.name),
        Event::MeetingOpened(meeting) => with("Meeting opened", &meeting.place),
        Event::AttendanceRecorded(attendance) => {
            let presence = match attendance.presence {
                Presence::Present => "Present",
                Presence::Apologies => "Apologies",
                Presence::Substitute => "Substitute",
                Presence::InAttendance => "In attendance",
            };
            with(presence, &attendance.name)
        }
        Event::ItemNoted(note) => with("Noted", &note.note),
        Event::MeetingClosed(note) => with("Meeting closed", &note.note),
        Event::MinutesAgreed(agreed) => {
            with(&format!("Agreed the minutes of meeting {}", agreed.of_meeting), &agreed.corrections)
        }
        Event::ProgressReported(report) => {
            let forecast = report.forecast.map(|f| format!(", forecast {}", date::long(f.date)));
            with(&format!("Reported {}{}", report.rating.word(), forecast.unwrap_or_default()), &report.note)
        }
        Event::ActivityLogged(activity) if activity.place.is_empty() => with("Logged", &activity.note),
        Event::ActivityLogged(activity) => with(&format!("Logged at {}", activity.place), &activity.note),
        Event::NilReturned(note) => with("Nothing to report", &note.note),
        Event::MilestoneMet(met) => {
            with(&format!("Met the milestone of {}", date::long(met.milestone)), &met.note)
        }
        Event::DecisionMade(decision) => {
            let change = effect(&decision.effect);
            let said_already = change.is_empty() || decision.names_both_dates();
            with(if said_already { "Agreed" } else { &change }, &decision.words)
        }
        Event::FollowUpAgreed(follow_up) => {
            let what = match follow_up.by {
                Some(by) => format!("{} by {}", follow_up.what.trim_end_matches('.'), date::long(by)),
                None => follow_up.what.to_string(),
            };
            format!("{} to: {what}", follow_up.who)
        }
        Event::FollowUpDone(done) => {
            with(&format!("Done: the follow-up of entry {}", done.follow_up), &done.note)
        }
        Event::MeasureDefined(measure) => with("Measure defined", &measure.name),
        Event::MeasureTaken(taken) => format!("{} {}: {}", taken.measure, taken.year, taken.result()),
        Event::EntryWithdrawn(withdrawal) => with("Withdrew", &withdrawal.words),
    }
}

/// What a decision changes, in words; empty for words alone.
fn effect(effect: &Effect) -> String {
    match effect {
        Effect::Words => String::new(),
        Effect::DateMoved { from, to, .. } => {
            format!("Moved the date from {} to {}", date::long(*from), date::long(*to))
        }
        Effect::Suspended => "Suspended".to_owned(),
        Effect::Resumed => "Resumed".to_owned(),
        Effect::Completed => "Agreed as complete".to_owned(),
        Effect::Added(action) => format!("Added action {}", action.reference),
        Effect::Reworded { .. } => "Reworded".to_owned(),
        Effect::Reassigned { services } => format!("Reassigned to {}", and(services)),
        Effect::Deleted => "Deleted from the plan".to_owned(),
    }
}

fn with(what: &str, words: &str) -> String {
    if words.is_empty() { what.to_owned() } else { format!("{what}: {words}") }
}
