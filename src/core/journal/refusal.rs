//! Why something cannot be recorded, each as a sentence that says what to do.

use chrono::NaiveDate;

use super::entry::{Reported, Seq};
use crate::core::date::long;
use crate::core::plan::ActionRef;
use crate::core::schedule::and;
use crate::core::words::Label;

/// Why something cannot be recorded. Nothing of what was typed is lost by it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing adopted yet.
    #[error("This file holds no plan yet. Run “quorum init” to take one in.")]
    NoPlan,
    /// One plan per file.
    #[error("This file already holds the plan “{0}”. Give another file with --db for another plan.")]
    HasPlan(String),
    /// The plan does not have it.
    #[error("The plan has no action {0}. Run “quorum status” to see the refs.")]
    NoAction(ActionRef),
    /// The plan has it already; a ref stands for one action, also after that was deleted.
    #[error("The plan has an action {0} already, or had it before. Give the new action a ref of its own.")]
    HasAction(ActionRef),
    /// The plan no longer has it.
    #[error("Action {0} was deleted from the plan. Only a decision to resume it can bring it back.")]
    Deleted(ActionRef),
    /// The day has not come.
    #[error("{} has not come yet. Give today or an earlier day.", long(*.0))]
    Future(NaiveDate),
    /// A report, an activity or a decision without words.
    #[error("Say in a few words {0}; there is nothing to record yet.")]
    NoWords(&'static str),
    /// Amber or Red without its sentences.
    #[error("{} needs {} in a sentence each. Write “nothing” where nothing is asked of the group.", .rating.word(), and(.missing))]
    Sentences {
        /// The rating.
        rating: Reported,
        /// What is missing.
        missing: Vec<&'static str>,
    },
    /// A forecast that is past when it is made.
    #[error("The forecast, {}, is before the day of the report, {}. Give the date now expected; if it is done, record it as met.", long(*.forecast), long(*.on))]
    ForecastPast {
        /// The forecast.
        forecast: NaiveDate,
        /// The day of the report.
        on: NaiveDate,
    },
    /// Earlier than the service said last time: possible, but more often a slip.
    #[error("The forecast, {}, is before the last one, {}. Check the date; if the work is ahead, confirm it.", long(*.forecast), long(*.last))]
    ForecastEarlier {
        /// The forecast.
        forecast: NaiveDate,
        /// The last one for the same milestone.
        last: NaiveDate,
    },
    /// No date to forecast or to meet.
    #[error("Action {0} has no milestone with a date. Log what was done instead.")]
    NoMilestone(ActionRef),
    /// None of its dates.
    #[error("Action {action} has no milestone of {}. Its nearest dates are {}.", long(*.given), and(.known))]
    OtherMilestone {
        /// The action.
        action: ActionRef,
        /// The date given.
        given: NaiveDate,
        /// The dates that it has.
        known: Vec<String>,
    },
    /// Done before.
    #[error("The milestone of {} was recorded as met on {} already. Undo that entry if it is wrong.", long(*.milestone), long(*.on))]
    AlreadyMet {
        /// The milestone.
        milestone: NaiveDate,
        /// When it was met.
        on: NaiveDate,
    },
    /// There is no such entry.
    #[error("The journal has no entry {0}. Run “quorum history” to see the numbers.")]
    NoEntry(Seq),
    /// Nothing there to undo.
    #[error(
        "Nothing of {0}'s is left to undo. To undo an entry of someone else's, give its number; history shows it."
    )]
    NothingToUndo(Label),
    /// It does not hold any more.
    #[error("Entry {0} was withdrawn already.")]
    AlreadyWithdrawn(Seq),
    /// It is in a closed meeting's minutes.
    #[error(
        "Entry {0} went into the minutes of a closed meeting. Record a correction as a new entry instead."
    )]
    InMinutes(Seq),
    /// The plan itself.
    #[error("Entry {0} is the plan itself. Start another file with --db for another plan.")]
    IsThePlan(Seq),
    /// Someone of that name belongs to the group already.
    #[error("{0} is a member already. Change the member instead, or tell the two apart by their names.")]
    IsMember(Label),
    /// Nobody of that name belongs to the group.
    #[error("The group has no member {0}. Add the person first; “quorum member list” gives the names.")]
    NoMember(Label),
    /// Present or excused without being a member.
    #[error(
        "{0} is not a member of the group. Record the person as a substitute or as in attendance, or add a member."
    )]
    NotAMember(Label),
    /// One meeting at a time.
    #[error("Meeting {number}, opened on {}, is still open. Close it before another is opened.", long(*.on))]
    MeetingOpen {
        /// The open meeting's number.
        number: u32,
        /// When it was opened.
        on: NaiveDate,
    },
    /// What belongs to a meeting, and none is open.
    #[error("No meeting is open. Open one first: m on the board, or “quorum meeting open”.")]
    NoMeetingOpen,
    /// Recorded as part of a meeting that is not the one going on.
    #[error("Meeting {0} is not open. What is recorded now cannot become part of its minutes.")]
    MeetingNotOpen(u32),
    /// There is no such meeting.
    #[error("There is no meeting {0}. “quorum meeting list” gives the numbers.")]
    NoMeeting(u32),
    /// Agreed while it is going on.
    #[error("Meeting {0} is not closed yet. Its minutes can be agreed when it is.")]
    NotClosed(u32),
    /// Agreed twice.
    #[error("The minutes of meeting {meeting} were agreed on {} already. Record what is still wrong as a new entry.", long(*.on))]
    AlreadyAgreed {
        /// The meeting.
        meeting: u32,
        /// When they were agreed.
        on: NaiveDate,
    },
    /// Outside a meeting a decision has to say where it is minuted.
    #[error("No meeting is open, so say where the decision is minuted: give the minute’s reference with it.")]
    NoMinute,
    /// A decision that changes an action, and names none.
    #[error("Say which action the decision is about.")]
    NoSubject,
    /// The date that it has.
    #[error("The milestone is due on {} already. Give another date.", long(*.0))]
    SameDate(NaiveDate),
    /// The date has changed since it was looked at.
    #[error("The milestone is due on {}, not on {}. Look again, and decide on the date that holds.", long(*.now), long(*.given))]
    OtherDue {
        /// The date that holds.
        now: NaiveDate,
        /// The date that the decision starts from.
        given: NaiveDate,
    },
    /// Before what it follows from.
    #[error("{} is before {}, when {what}. Give that day or a later one.", long(*.on), long(*.since))]
    Before {
        /// The day given.
        on: NaiveDate,
        /// The day of what it follows from.
        since: NaiveDate,
        /// "the action was last decided on".
        what: &'static str,
    },
    /// It stands so already.
    #[error("Action {action} is {state} already.")]
    StandsSo {
        /// The action.
        action: ActionRef,
        /// "suspended", "complete".
        state: &'static str,
    },
    /// An objective that the plan does not have.
    #[error("The plan has no {word} {number}. Give the new action a ref of one that it has.")]
    NoObjective {
        /// What the plan calls its objectives.
        word: Label,
        /// The number given.
        number: u16,
    },
    /// There is no such follow-up.
    #[error("Entry {0} is no follow-up. “quorum follow-up list” gives the numbers.")]
    NoFollowUp(Seq),
    /// Done before.
    #[error("The follow-up of entry {follow_up} was done on {} already.", long(*.on))]
    FollowUpDone {
        /// The follow-up.
        follow_up: Seq,
        /// When it was done.
        on: NaiveDate,
    },
    /// A measure of that name is there.
    #[error("There is a measure “{0}” already. Give the new one another name.")]
    HasMeasure(Label),
    /// No measure has that name.
    #[error("There is no measure “{given}”. {}", those(.known))]
    NoMeasure {
        /// The name given.
        given: Label,
        /// The names that there are.
        known: Vec<Label>,
    },
    /// No share of anything.
    #[error("{0}% is no share. Give the result in per cent, from 0 to 100.")]
    NoShare(String),
    /// A survey of a year that is not.
    #[error("The year {0} is not in reach of this plan. Check it.")]
    OddYear(i32),
}

/// The measures to choose from, or how to get one.
fn those(known: &[Label]) -> String {
    match known {
        [] => "None is defined yet: “quorum measure add” defines one.".to_owned(),
        known => format!("Those that there are: {}.", and(known)),
    }
}
