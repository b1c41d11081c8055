//! The meetings of the group: opened, attended, closed, and their minutes agreed. Sections 3, 4 and 8 of the design.

use chrono::{DateTime, NaiveDate, Utc};

use super::group;
use super::journal::{
    Agreement, Attendance, Decision, Entry, Event, Journal, MeetingOpened, Member, Note, Presence, Quorum,
    Seq,
};
use super::period::Quarter;
use super::plan::ActionRef;
use super::position::{LastReport, Position};
use super::record::Record;
use super::words::Label;

/// One meeting, with what was recorded at it.
#[derive(Clone, Debug)]
pub struct Meeting<'j> {
    /// Its number, from 1.
    pub number: u32,
    /// The entry that opened it.
    pub opened: &'j Entry,
    /// How it began.
    pub opening: &'j MeetingOpened,
    /// What was recorded at it and holds, in order, from its opening to its closing.
    pub entries: Vec<&'j Entry>,
    /// How it ended, if it did.
    pub closed: Option<(&'j Entry, &'j Note)>,
    /// The agreement of its minutes, if they are agreed.
    pub agreed: Option<(&'j Entry, &'j Agreement)>,
}

impl Journal {
    /// All meetings, in order.
    pub fn meetings(&self) -> Vec<Meeting<'_>> {
        let mut meetings: Vec<Meeting<'_>> = Vec::new();
        for entry in self.standing() {
            if let Event::MeetingOpened(opening) = &entry.said.event {
                meetings.push(Meeting {
                    number: entry.said.meeting.unwrap_or(0),
                    opened: entry,
                    opening,
                    entries: Vec::new(),
                    closed: None,
                    agreed: None,
                });
            }
            if let Event::MinutesAgreed(agreement) = &entry.said.event {
                let of = meetings.iter_mut().find(|meeting| meeting.number == agreement.of_meeting);
                if let Some(of) = of.filter(|of| of.agreed.is_none()) {
                    of.agreed = Some((entry, agreement));
                }
            }
            let Some(number) = entry.said.meeting else { continue };
            let at = meetings.iter_mut().rfind(|meeting| meeting.number == number);
            let Some(meeting) = at.filter(|meeting| meeting.closed.is_none()) else { continue };
            meeting.entries.push(entry);
            if let Event::MeetingClosed(note) = &entry.said.event {
                meeting.closed = Some((entry, note));
            }
        }
        meetings
    }

    /// The meeting of that number.
    pub fn meeting(&self, number: u32) -> Option<Meeting<'_>> {
        self.meetings().into_iter().find(|meeting| meeting.number == number)
    }

    /// The meeting that is going on, if one is.
    pub fn meeting_now(&self) -> Option<Meeting<'_>> {
        self.meeting_open().and_then(|number| self.meeting(number))
    }

    /// The number that the next meeting gets.
    pub fn next_meeting(&self) -> u32 {
        self.meetings().iter().map(|meeting| meeting.number).max().unwrap_or(0).saturating_add(1)
    }

    /// The journal as it was when the entry of that number had just been recorded.
    #[must_use]
    pub fn up_to(&self, seq: Seq) -> Journal {
        let entries = self.entries().iter().take_while(|entry| entry.seq <= seq).cloned();
        // Entries of a journal follow one another, so that a part of it from the start does.
        Journal::fold(entries).unwrap_or_default()
    }

    /// The day that a report or a nil return about an action speaks for if none is given: at a meeting the day of its
    /// figures, so that they show what was told there; today where no meeting is open.
    pub fn speaking_day(&self, action: ActionRef, today: NaiveDate) -> NaiveDate {
        let figures = self.meeting_now().map(|meeting| meeting.opening.position_as_at.min(today));
        figures.map_or(today, |figures| self.speaking_day_as_at(action, figures, today))
    }

    /// The day that a report as at `day` speaks for: today where something later is known about the action, so that it
    /// is the last word. What was decided, noted or agreed to be followed up says nothing of how it stands, and a
    /// withdrawal takes back.
    pub fn speaking_day_as_at(&self, action: ActionRef, day: NaiveDate, today: NaiveDate) -> NaiveDate {
        let later = |entry: &Entry| {
            let tells = !matches!(
                entry.said.event,
                Event::ItemNoted(_)
                    | Event::DecisionMade(_)
                    | Event::FollowUpAgreed(_)
                    | Event::FollowUpDone(_)
                    | Event::EntryWithdrawn(_)
            );
            tells && self.holds(entry.seq) && entry.said.effective_on > day
        };
        if self.about(action).any(later) { today } else { day }
    }

    /// The day that something said at the meeting speaks for if none is given: today, or the meeting's own day where it
    /// is minuted afterwards.
    pub fn meeting_day(&self, today: NaiveDate) -> NaiveDate {
        let afterwards = |meeting: &Meeting<'_>| {
            meeting.held_on() < today && meeting.opened.recorded_at.date_naive() > meeting.held_on()
        };
        self.meeting_now().filter(afterwards).map_or(today, |meeting| meeting.held_on())
    }

    /// The day that the next meeting's figures would speak for: the end of the last quarter that no meeting has
    /// looked at, and today where all were.
    pub fn next_position(&self, today: NaiveDate) -> NaiveDate {
        let ended = Quarter::of(today).previous().last_day();
        let looked_at = self.meetings().iter().map(|meeting| meeting.opening.position_as_at).max();
        let began = self.plan().and_then(|plan| plan.start);
        let fits = looked_at.is_none_or(|day| day < ended) && began.is_none_or(|day| day <= ended);
        if fits { ended } else { today }
    }
}

impl<'j> Meeting<'j> {
    /// The day on which it was held.
    pub fn held_on(&self) -> NaiveDate {
        self.opened.said.effective_on
    }

    /// The quarter under review.
    pub fn quarter(&self) -> Quarter {
        Quarter::of(self.opening.position_as_at)
    }

    /// The last entry that its minutes are made from: its closing, or the newest while it is going on.
    pub fn made_from(&self, journal: &Journal) -> Seq {
        self.closed.map_or(journal.last_seq(), |(entry, _)| entry.seq)
    }

    /// Who was there and who was not: the last word on each person, in the order of the first.
    pub fn attendance(&self) -> Vec<&'j Attendance> {
        let mut attended: Vec<&Attendance> = Vec::new();
        for entry in &self.entries {
            let Event::AttendanceRecorded(attendance) = &entry.said.event else { continue };
            match attended.iter_mut().find(|known| group::same(&known.name, &attendance.name)) {
                Some(known) => *known = attendance,
                None => attended.push(attendance),
            }
        }
        attended
    }

    /// Those of them who were there so.
    pub fn those(&self, presence: Presence) -> Vec<&'j Attendance> {
        self.attendance().into_iter().filter(|attendance| attendance.presence == presence).collect()
    }

    /// The decisions made at it, in the order in which the minutes number them.
    pub fn decisions(&self) -> Vec<(&'j Entry, &'j Decision)> {
        let decision = |entry: &&'j Entry| match &entry.said.event {
            Event::DecisionMade(decision) => Some((*entry, decision)),
            _ => None,
        };
        self.entries.iter().filter_map(decision).collect()
    }

    /// The number of a decision in the minutes, such as "10.3".
    pub fn decision_number(&self, seq: Seq) -> Option<String> {
        let at = self.decisions().iter().position(|(entry, _)| entry.seq == seq)?;
        Some(format!("{}.{}", self.number, at + 1))
    }

    /// What was noted under a heading of the agenda, in order.
    pub fn notes(&self, heading: &str) -> Vec<&'j Note> {
        let note = |entry: &&'j Entry| match &entry.said.event {
            Event::ItemNoted(note) if entry.said.action.is_none() && group::same(&note.item, heading) => {
                Some(note)
            }
            _ => None,
        };
        self.entries.iter().filter_map(note).collect()
    }

    /// How the plan stands for the meeting: by dates and records on the day of its figures, and as reported by the last
    /// day that was recorded for at it.
    pub fn position(&self, journal: &Journal) -> Position {
        let as_at = self.opening.position_as_at;
        let mut position = Position::of(journal, as_at);
        let until = self.until();
        for standing in position.actions.iter_mut().filter(|_| until > as_at) {
            let record = Record::of(journal, standing.reference(), until);
            standing.hear(record.as_ref().and_then(LastReport::of));
        }
        position
    }

    /// The last day that was recorded for at it, and at least that of its figures.
    pub fn until(&self) -> NaiveDate {
        let days = self.entries.iter().map(|entry| entry.said.effective_on);
        days.fold(self.opening.position_as_at, NaiveDate::max)
    }

    /// The minutes that it has taken by `now`: on each day from the first entry to the last, and today to now.
    pub fn minutes_used(&self, now: DateTime<Utc>) -> i64 {
        let mut used = 0;
        for day in
            self.entries.chunk_by(|one, next| one.recorded_at.date_naive() == next.recorded_at.date_naive())
        {
            let (Some(first), Some(last)) = (day.first(), day.last()) else { continue };
            let goes_on = self.closed.is_none() && first.recorded_at.date_naive() == now.date_naive();
            let until = if goes_on { now } else { last.recorded_at };
            used += (until - first.recorded_at).num_minutes().max(0);
        }
        used
    }

    /// How it stood with the quorum.
    pub fn quorum(&self, members: &[Member]) -> QuorumState {
        let there = self.attendance();
        // A member and their substitute have one seat.
        let taken = |member: &&Member| {
            there.iter().any(|attendance| match attendance.presence {
                Presence::Present => group::same(&attendance.name, &member.name),
                Presence::Substitute => group::same(&attendance.instead_of, &member.name),
                Presence::Apologies | Presence::InAttendance => false,
            })
        };
        let present = u32::try_from(members.iter().filter(taken).count()).unwrap_or(u32::MAX);
        let members = u32::try_from(members.len()).unwrap_or(u32::MAX);
        QuorumState { present, members, needed: self.opening.rule().map(|rule| rule.needed(members)) }
    }

    /// The members of whom nothing is known yet: neither there nor excused.
    pub fn unaccounted<'m>(&self, members: &'m [Member]) -> Vec<&'m Member> {
        let attended = self.attendance();
        let accounted = |member: &&Member| {
            attended.iter().any(|a| {
                group::same(&a.name, &member.name)
                    || (!a.instead_of.is_empty() && group::same(&a.instead_of, &member.name))
            })
        };
        members.iter().filter(|member| !accounted(member)).collect()
    }

    /// The services among `services` for which nobody was there: no member, substitute or guest of that name or
    /// that organisation.
    pub fn not_represented<'s>(&self, services: &[&'s Label], people: &[Member]) -> Vec<&'s Label> {
        let there: Vec<_> =
            self.attendance().into_iter().filter(|a| a.presence != Presence::Apologies).collect();
        let speaks_for = |attendance: &Attendance, service: &str| {
            let of = |name: &str| {
                group::same(name, service)
                    || group::named(people, name).is_some_and(|member| {
                        group::same(&member.organisation, service) || group::same(&member.role, service)
                    })
            };
            of(&attendance.name)
                || (!attendance.instead_of.is_empty() && of(&attendance.instead_of))
                || (!attendance.organisation.is_empty() && group::same(&attendance.organisation, service))
        };
        let missing = |service: &&&Label| !there.iter().any(|attendance| speaks_for(attendance, service));
        services.iter().filter(missing).copied().collect()
    }
}

impl Attendance {
    /// A person by name alone.
    pub fn of(name: Label, presence: Presence) -> Self {
        let [instead_of, role, organisation] = [""; 3].map(Label::from);
        Self { name, presence, instead_of, role, organisation }
    }
}

impl MeetingOpened {
    /// How many have to be there, as the group has set it.
    pub fn rule(&self) -> Option<Quorum> {
        self.quorum_percent.map(Quorum::Percent).or(self.quorum.map(Quorum::Number))
    }

    /// Sets how many have to be there.
    pub fn set_rule(&mut self, rule: Quorum) {
        (self.quorum, self.quorum_percent) = match rule {
            Quorum::Number(number) => (Some(number), None),
            Quorum::Percent(percent) => (None, Some(percent)),
        };
    }
}

impl Quorum {
    /// How many of so many members have to be there.
    pub fn needed(self, members: u32) -> u32 {
        match self {
            Quorum::Number(number) => number,
            Quorum::Percent(percent) => members.saturating_mul(percent).div_ceil(100),
        }
    }

    /// A number, "half", "a third", "a quarter" or a share: `5`, `40%`.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let share = match text.trim_start_matches("a ").trim_start_matches("one ") {
            "half" => Some(50),
            "third" => Some(33),
            "quarter" => Some(25),
            "two thirds" => Some(66),
            other => other.strip_suffix('%').and_then(|number| number.trim().parse().ok()),
        };
        match share {
            Some(percent @ 1..=100) => Some(Quorum::Percent(percent)),
            Some(_) => None,
            None => text.parse().ok().filter(|number| (1..=1000).contains(number)).map(Quorum::Number),
        }
    }
}

impl std::fmt::Display for Quorum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Quorum::Number(number) => write!(f, "{number}"),
            Quorum::Percent(percent) => write!(f, "{percent}%"),
        }
    }
}

/// Who has to be there, and who is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuorumState {
    /// Members and substitutes present.
    pub present: u32,
    /// Members of the group.
    pub members: u32,
    /// How many have to be present; nothing where the group has set no number.
    pub needed: Option<u32>,
}

impl QuorumState {
    /// Are enough there?
    pub fn is_met(self) -> Option<bool> {
        self.needed.map(|needed| self.present >= needed)
    }

    /// In words: "8 present for 12 members; the quorum of 6 was met"; a substitute is there for a member.
    pub fn words(self) -> String {
        let Self { present, members, .. } = self;
        let there = format!("{present} present for {members} members");
        match (self.needed, self.is_met()) {
            (Some(needed), Some(true)) => format!("{there}; the quorum of {needed} was met"),
            (Some(needed), _) => format!("{there}; the quorum of {needed} was not met"),
            (None, _) => format!("{there}; the group has set no quorum"),
        }
    }
}
