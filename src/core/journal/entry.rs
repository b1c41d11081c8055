//! One immutable record of something said or decided, and all the kinds there are.
//!
//! The shape of each kind is a contract with every file ever written: fields are added with a
//! default, never renamed, never removed.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::core::plan::{Action, ActionRef, Measure, Plan};
use crate::core::words::{Label, Words};

/// The number of an entry in the journal, from 1 without a gap.
pub type Seq = u64;

/// One record as it stands in the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number.
    pub seq: Seq,
    /// When it was typed.
    pub recorded_at: DateTime<Utc>,
    /// What it says.
    pub said: Said,
}

/// What is to be recorded, before it has a number and a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The day that it speaks for.
    pub effective_on: NaiveDate,
    /// Who recorded it.
    pub recorded_by: Label,
    /// The number of the meeting at which it was recorded, if it was at one.
    pub meeting: Option<u32>,
    /// The action that it is about, if it is about one.
    pub action: Option<ActionRef>,
    /// What happened.
    pub event: Event,
}

/// What an entry says, by its kind. In the database the kind is a column and the rest is its body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case")]
pub enum Event {
    /// The plan was taken into the program, whole.
    PlanAdopted(Adoption),
    /// Someone joined the group.
    MemberAdded(Member),
    /// A member's role or organisation changed.
    MemberChanged(Member),
    /// Someone left the group.
    MemberLeft(Person),
    /// A meeting began; its number is the entry's.
    MeetingOpened(MeetingOpened),
    /// Someone was there, or was not.
    AttendanceRecorded(Attendance),
    /// Words for the minutes under one heading of the agenda, or about the entry's action.
    ItemNoted(Note),
    /// The meeting ended: its minutes are made from the journal up to here.
    MeetingClosed(Note),
    /// The minutes of a meeting were agreed as a correct record.
    MinutesAgreed(Agreement),
    /// A service reported on its action.
    ProgressReported(Report),
    /// Something was done on a continuing action.
    ActivityLogged(Activity),
    /// A service had nothing to report, which is an answer.
    NilReturned(Note),
    /// A milestone was done, on the entry's day.
    MilestoneMet(Met),
    /// The group agreed something.
    DecisionMade(Decision),
    /// Someone agreed to do something.
    FollowUpAgreed(FollowUp),
    /// They did it.
    FollowUpDone(FollowUpDone),
    /// A measure was added to the plan's.
    MeasureDefined(Measure),
    /// A measure was taken.
    MeasureTaken(Measurement),
    /// An earlier entry no longer holds.
    EntryWithdrawn(Withdrawal),
}

/// The plan, and where it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Adoption {
    /// The plan as adopted.
    pub plan: Arc<Plan>,
    /// Is this a rehearsal, to be marked SAMPLE everywhere?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

/// A member of the delivery group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Name.
    pub name: Label,
    /// What they are in the group: "Chair", "Head of Communications".
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub role: Label,
    /// The service or partner organisation that they speak for.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub organisation: Label,
}

/// A person by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Name.
    pub name: Label,
}

/// How a meeting began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingOpened {
    /// The last day of the period under review.
    pub position_as_at: NaiveDate,
    /// Where.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub place: Label,
    /// Who is in the chair.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub chair: Label,
    /// How many members have to be there, where the group has set a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<u32>,
    /// How many of a hundred members have to be there, where it has set a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum_percent: Option<u32>,
}

/// How many members have to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quorum {
    /// So many.
    Number(u32),
    /// So many of a hundred, rounded up.
    Percent(u32),
}

/// One person's attendance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// Name.
    pub name: Label,
    /// There or not.
    pub presence: Presence,
    /// For whom, if they are a substitute.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub instead_of: Label,
    /// What they are, if they are no member: "Grants officer".
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub role: Label,
    /// The service or partner organisation that they speak for, if they are no member.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub organisation: Label,
}

/// Was someone there?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Member, present.
    Present,
    /// Member, not present, said so.
    Apologies,
    /// There for a member.
    Substitute,
    /// There without being a member.
    InAttendance,
}

/// A few words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The words, possibly none.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub note: Words,
    /// The heading of the agenda that they belong under, where it is not the entry's action.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub item: Label,
}

/// Which minutes were agreed, and with what corrections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The number of the meeting whose minutes they are.
    pub of_meeting: u32,
    /// What was corrected, in words.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub corrections: Words,
}

/// A service's own judgement of its action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reported {
    /// Off track.
    Red,
    /// At risk.
    Amber,
    /// On track.
    Green,
}

/// What a service reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its judgement.
    pub rating: Reported,
    /// What was done.
    pub note: Words,
    /// When it now expects the milestone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Forecast>,
    /// Why Amber or Red.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub reason: Words,
    /// The path to green: step, who, by when.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub path: Words,
    /// What is asked of the group; can be "nothing".
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub ask: Words,
}

/// The date that a service expects for one milestone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast {
    /// The milestone, by its original date.
    pub milestone: NaiveDate,
    /// The date expected.
    pub date: NaiveDate,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// What.
    pub note: Words,
    /// Where.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub place: Label,
}

/// A milestone done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// The milestone, by its original date.
    pub milestone: NaiveDate,
    /// What shows it.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub note: Words,
}

/// Something that the group agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// "AGREED: …"
    pub words: Words,
    /// Why.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub reason: Words,
    /// Where it is minuted, if it was not made at a meeting in this journal.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub minute: Label,
    /// What it changes.
    #[serde(default)]
    pub effect: Effect,
}

/// What a decision changes about the entry's action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Nothing: free words.
    #[default]
    Words,
    /// The due date of a milestone, known by its original date.
    DateMoved {
        /// The milestone.
        milestone: NaiveDate,
        /// The date until now.
        from: NaiveDate,
        /// The date from now on.
        to: NaiveDate,
    },
    /// No work is expected until it is resumed.
    Suspended,
    /// Work is expected again.
    Resumed,
    /// The action is done.
    Completed,
    /// The plan gained the action.
    Added(Arc<Action>),
    /// The action reads so now.
    Reworded {
        /// The text.
        text: Words,
        /// The short title, if that changed too.
        #[serde(default, skip_serializing_if = "str::is_empty")]
        title: Label,
    },
    /// These are responsible now.
    Reassigned {
        /// All of them.
        services: Vec<Label>,
    },
    /// The plan lost the action.
    Deleted,
}

/// Something that someone agreed to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// What.
    pub what: Words,
    /// Who.
    pub who: Label,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
}

/// A follow-up that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpDone {
    /// The entry in which it was agreed.
    pub follow_up: Seq,
    /// How.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub note: Words,
}

/// A measure taken once. Shares are per cent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// The measure's name.
    pub measure: Label,
    /// The year that it speaks for.
    pub year: i32,
    /// The value, in per cent.
    pub value: f64,
    /// How many answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<u32>,
    /// How they were asked: "face to face", "online panel".
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub mode: Label,
    /// Who was asked: "100 residents aged 16 and over".
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub asked: Label,
}

/// What is withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The entry that no longer holds.
    pub entry: Seq,
    /// What it had said, in words.
    pub words: Words,
}

impl Event {
    /// The name of the kind in the database.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::PlanAdopted(_) => "plan_adopted",
            Event::MemberAdded(_) => "member_added",
            Event::MemberChanged(_) => "member_changed",
            Event::MemberLeft(_) => "member_left",
            Event::MeetingOpened(_) => "meeting_opened",
            Event::AttendanceRecorded(_) => "attendance_recorded",
            Event::ItemNoted(_) => "item_noted",
            Event::MeetingClosed(_) => "meeting_closed",
            Event::MinutesAgreed(_) => "minutes_agreed",
            Event::ProgressReported(_) => "progress_reported",
            Event::ActivityLogged(_) => "activity_logged",
            Event::NilReturned(_) => "nil_returned",
            Event::MilestoneMet(_) => "milestone_met",
            Event::DecisionMade(_) => "decision_made",
            Event::FollowUpAgreed(_) => "follow_up_agreed",
            Event::FollowUpDone(_) => "follow_up_done",
            Event::MeasureDefined(_) => "measure_defined",
            Event::MeasureTaken(_) => "measure_taken",
            Event::EntryWithdrawn(_) => "entry_withdrawn",
        }
    }
}
