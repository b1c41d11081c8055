//! The records of the rehearsal: two invented years on the real plan, as journal entries.
//!
//! Works out what the data leaves to the plan: milestones, numbers of meetings and entries. Knows no
//! store and no clock: the day on which the rehearsal is set stands in the data.

mod shape;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::core::date::long;
use crate::core::journal::{
    Activity, Adoption, Agreement, Attendance, Decision, Effect, Entry, Event, FollowUp, FollowUpDone,
    Forecast, Gap, Journal, Measurement, MeetingOpened, Member, Met, Note, Person, Presence, Report, Said,
    Seq,
};
use crate::core::plan::{ActionRef, Plan};
use crate::core::position::circumstances;
use crate::core::rating::due_milestone;
use crate::core::record::{Dated, Record};
use crate::core::words::Label;
use shape::{Change, Day, File, Line, Opening, What};

const TOWER_HAMLETS: &str = include_str!("../../db/samples/tower-hamlets-2024-2028.toml");

/// What a rehearsal starts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The day on which it is set.
    pub today: NaiveDate,
    /// When each entry was recorded and what it says, in order; the first adopts the plan as a sample.
    pub records: Vec<(DateTime<Utc>, Said)>,
}

/// What is wrong with the sample records. They are part of the program, so its authors put it right.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// Not in the shape that the head of the file describes.
    #[error("The sample records cannot be read: {0} Correct them as the head of their file says.")]
    Unreadable(#[from] toml::de::Error),
    /// A day before the one above it.
    #[error("The sample record of {} stands below a later one. Put the records in order of time.", long(*.0))]
    OutOfOrder(NaiveDate),
    /// A forecast or a moved date, and nothing that it can be about.
    #[error("The sample record of {} speaks of a date that its action does not have. Check the action.", long(*.0))]
    NoMilestone(NaiveDate),
    /// Done before it was agreed, or never agreed.
    #[error("No sample record above that of {} agrees the follow-up “{id}”. Check its id.", long(*.on))]
    NoFollowUp {
        /// The day of the record.
        on: NaiveDate,
        /// The id given.
        id: String,
    },
    /// The numbers of the entries do not follow one another.
    #[error(transparent)]
    Gap(#[from] Gap),
}

/// The sample records of the plan `tower-hamlets-2024-2028`.
pub fn records(plan: &Arc<Plan>) -> Result<Sample, SampleError> {
    read(TOWER_HAMLETS, plan)
}

fn read(text: &str, plan: &Arc<Plan>) -> Result<Sample, SampleError> {
    let file: File = toml::from_str(text)?;
    let mut telling = Telling::new(file.by);
    let adoption = Adoption { plan: Arc::clone(plan), sample: true };
    telling.say(file.adopted.0, None, None, Event::PlanAdopted(adoption))?;
    for line in file.records {
        telling.tell(line)?;
    }
    let recorded = |entry: &Entry| (entry.recorded_at, entry.said.clone());
    Ok(Sample { today: file.today.0, records: telling.journal.entries().iter().map(recorded).collect() })
}

/// The journal as it grows, record by record.
struct Telling {
    journal: Journal,
    /// Who records what names nobody.
    secretary: Label,
    /// The meetings begun, and whether the last is still going on.
    meetings: u32,
    in_meeting: bool,
    follow_ups: BTreeMap<String, Seq>,
}

impl Telling {
    fn new(secretary: Label) -> Self {
        let (journal, follow_ups) = (Journal::default(), BTreeMap::new());
        Self { journal, secretary, meetings: 0, in_meeting: false, follow_ups }
    }

    fn tell(&mut self, line: Line) -> Result<(), SampleError> {
        let Line { on: Day(on), by, action, what } = line;
        if self.journal.entries().last().is_some_and(|last| last.said.effective_on > on) {
            return Err(SampleError::OutOfOrder(on));
        }
        let event = match what {
            What::MeetingOpened(opening) => return self.open(on, opening),
            What::MeetingClosed { note } => {
                self.say(on, by, action, Event::MeetingClosed(Note { note, ..Note::default() }))?;
                self.in_meeting = false;
                return Ok(());
            }
            What::FollowUp { id, what, who, due } => {
                self.follow_ups.insert(id, self.journal.last_seq() + 1);
                Event::FollowUpAgreed(FollowUp { what, who, by: Some(due.0) })
            }
            What::FollowUpDone { id, note } => {
                let agreed = self.follow_ups.get(&id).copied();
                let follow_up = agreed.ok_or(SampleError::NoFollowUp { on, id })?;
                Event::FollowUpDone(FollowUpDone { follow_up, note })
            }
            What::Report { rating, note, forecast, reason, path, ask } => {
                let forecast = forecast.map(|Day(date)| {
                    let milestone = self.milestone(on, action)?.original_due;
                    Ok::<_, SampleError>(Forecast { milestone, date })
                });
                let forecast = forecast.transpose()?;
                Event::ProgressReported(Report { rating, note, forecast, reason, path, ask })
            }
            What::Decision { words, reason, minute, effect } => {
                let effect = self.effect(on, action, effect)?;
                Event::DecisionMade(Decision { words, reason, minute, effect })
            }
            What::MemberAdded { name, organisation } => Event::MemberAdded(by_role(name, organisation)),
            What::MemberChanged { name, organisation } => Event::MemberChanged(by_role(name, organisation)),
            What::MemberLeft { name } => Event::MemberLeft(Person { name }),
            What::Noted { note, item } => Event::ItemNoted(Note { note, item }),
            What::MinutesAgreed { of_meeting, corrections } => {
                Event::MinutesAgreed(Agreement { of_meeting, corrections })
            }
            What::Activity { note, place } => Event::ActivityLogged(Activity { note, place }),
            What::Nil { note } => Event::NilReturned(Note { note, ..Note::default() }),
            What::Met { milestone, note } => Event::MilestoneMet(Met { milestone: milestone.0, note }),
            What::Measured { measure, year, value, answers, mode } => {
                let answers = Some(answers);
                Event::MeasureTaken(Measurement {
                    measure,
                    year,
                    value,
                    answers,
                    mode,
                    asked: Label::default(),
                })
            }
        };
        self.say(on, by, action, event)
    }

    /// Begins a meeting: all that is told until it is closed is part of it.
    fn open(&mut self, on: NaiveDate, opening: Opening) -> Result<(), SampleError> {
        let Opening { position_as_at, place, quorum, present, apologies, substitutes, in_attendance } =
            opening;
        (self.meetings, self.in_meeting) = (self.meetings + 1, true);
        let chair = present.first().cloned().unwrap_or_default();
        let opened = MeetingOpened {
            position_as_at: position_as_at.0,
            place,
            chair,
            quorum: Some(quorum),
            quorum_percent: None,
        };
        self.say(on, None, None, Event::MeetingOpened(opened))?;
        let all =
            |names: Vec<Label>, presence| names.into_iter().map(move |name| Attendance::of(name, presence));
        let instead =
            |(name, instead_of)| Attendance { instead_of, ..Attendance::of(name, Presence::Substitute) };
        let attendances = all(present, Presence::Present)
            .chain(substitutes.into_iter().map(instead))
            .chain(all(apologies, Presence::Apologies))
            .chain(all(in_attendance, Presence::InAttendance));
        for attendance in attendances {
            self.say(on, None, None, Event::AttendanceRecorded(attendance))?;
        }
        Ok(())
    }

    /// Takes an event into the journal, at an office hour of its day, as part of the meeting that is going on.
    fn say(
        &mut self,
        on: NaiveDate,
        by: Option<Label>,
        action: Option<ActionRef>,
        event: Event,
    ) -> Result<(), SampleError> {
        let said = Said {
            effective_on: on,
            recorded_by: by.unwrap_or_else(|| self.secretary.clone()),
            meeting: self.in_meeting.then_some(self.meetings),
            action,
            event,
        };
        let recorded_at = office_hour(&self.journal, on);
        Ok(self.journal.push(Entry { seq: self.journal.last_seq() + 1, recorded_at, said })?)
    }

    /// The milestone that a word about an action's date is about, as the record stands.
    fn milestone(&self, on: NaiveDate, action: Option<ActionRef>) -> Result<Dated, SampleError> {
        let found = self.journal.plan().zip(action).and_then(|(plan, action)| {
            let record = Record::of(&self.journal, action, on)?;
            due_milestone(&record, &circumstances(&self.journal, plan, on))
        });
        found.ok_or(SampleError::NoMilestone(on))
    }

    fn effect(
        &self,
        on: NaiveDate,
        action: Option<ActionRef>,
        change: Change,
    ) -> Result<Effect, SampleError> {
        Ok(match change {
            Change::Words => Effect::Words,
            Change::MovedTo(Day(to)) => {
                let Dated { original_due, due, .. } = self.milestone(on, action)?;
                Effect::DateMoved { milestone: original_due, from: due, to }
            }
            Change::Suspended => Effect::Suspended,
            Change::Resumed => Effect::Resumed,
            Change::Completed => Effect::Completed,
            Change::Reworded(text) => Effect::Reworded { text, title: Label::default() },
        })
    }
}

/// A member known by a role alone: the sample names no person.
fn by_role(role: Label, organisation: Label) -> Member {
    Member { name: role.clone(), role, organisation }
}

/// The first record of a day between nine and ten, each further one two minutes later.
fn office_hour(journal: &Journal, on: NaiveDate) -> DateTime<Utc> {
    let same_day = |entry: &&Entry| entry.said.effective_on == on;
    let before = journal.entries().iter().rev().take_while(same_day).count();
    let varied = i64::from(on.to_epoch_days() * 17 % 60);
    let minutes = 9 * 60 + varied + 2 * i64::try_from(before).unwrap_or(0);
    (on.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes)).and_utc()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::plan::{Action, Settings};

    fn plan() -> Arc<Plan> {
        let action = |reference: &str, deadline: &str| {
            let (reference, deadline) = (reference.parse().unwrap(), deadline.parse().unwrap());
            Arc::new(Action { reference, deadline, ..Action::default() })
        };
        Arc::new(Plan {
            name: "test".into(),
            title: "Test".into(),
            organisation: Label::default(),
            period: Label::default(),
            start: None,
            start_assumed: None,
            end: None,
            objective_word: Label::default(),
            settings: Settings::default(),
            objectives: Vec::new(),
            actions: vec![action("1.1", "May 2024"), action("1.2", "Ongoing")],
            measures: Vec::new(),
            queries: Vec::new(),
        })
    }

    fn told(records: &str) -> Result<Sample, SampleError> {
        let head = "today = 2026-11-22\nadopted = 2024-04-24\nby = \"Strategy officer\"\n";
        read(&format!("{head}{records}"), &plan())
    }

    #[test]
    fn a_forecast_and_a_moved_date_are_about_the_milestone_then_due() {
        let sample = told(
            "[[record]]\non = 2024-06-03\naction = \"1.1\"\nkind = \"decision\"\nwords = \"Moved.\"\n\
             effect = { moved_to = 2024-07-31 }\n\
             [[record]]\non = 2024-06-03\naction = \"1.1\"\nkind = \"report\"\nrating = \"green\"\n\
             note = \"On track.\"\nforecast = 2024-07-12\n",
        )
        .unwrap();
        let due = NaiveDate::from_ymd_opt(2024, 5, 31).unwrap();
        let [_, (_, moved), (_, reported)] = sample.records.as_slice() else { panic!("{sample:?}") };
        assert!(matches!(&moved.event, Event::DecisionMade(Decision {
            effect: Effect::DateMoved { milestone, from, .. }, ..
        }) if (*milestone, *from) == (due, due)));
        assert!(matches!(&reported.event, Event::ProgressReported(Report {
            forecast: Some(Forecast { milestone, .. }), ..
        }) if *milestone == due));
    }

    #[test]
    fn what_the_head_of_the_file_does_not_describe_is_refused() {
        let record = "[[record]]\non = 2024-06-03\naction = \"1.2\"\n";
        for wrong in [
            "kind = \"activity\"\nnote = \"Done.\"\nwhere = \"Poplar\"",
            "kind = \"activity\"\nnote = \"Done.\"\nBy = \"Chair\"",
            "kind = \"rumour\"\nnote = \"Done.\"",
            "kind = \"report\"\nrating = \"blue\"\nnote = \"Done.\"",
            "kind = \"nil\"\n[[recrod]]\non = 2024-06-04",
            "kind = \"follow_up\"\nid = \"a\"\nwhat = \"Write.\"\nwho = \"Chair\"\ndue = 2024-07-01T09:00:00",
        ] {
            let told = told(&format!("{record}{wrong}\n"));
            assert!(matches!(told, Err(SampleError::Unreadable(_))), "{wrong}: {told:?}");
        }
    }

    #[test]
    fn records_that_cannot_follow_from_those_above_are_refused() {
        let nil = |day| format!("[[record]]\non = 2024-06-{day}\naction = \"1.2\"\nkind = \"nil\"\n");
        assert!(matches!(told(&format!("{}{}", nil("12"), nil("11"))), Err(SampleError::OutOfOrder(_))));
        let done = "[[record]]\non = 2024-06-03\nkind = \"follow_up_done\"\nid = \"a\"\nnote = \"Sent.\"\n";
        assert!(matches!(told(done), Err(SampleError::NoFollowUp { .. })));
        let forecast = "[[record]]\non = 2024-06-03\naction = \"1.2\"\nkind = \"report\"\nrating = \"green\"\n\
            note = \"On track.\"\nforecast = 2024-07-12\n";
        assert!(matches!(told(forecast), Err(SampleError::NoMilestone(_))));
    }
}
