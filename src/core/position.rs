//! The position as at a day: every action with both ratings, its dates and its flags, and the totals.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::date::calendar_months;
use super::journal::{Forecast, Journal, Reported, Seq};
use super::period::Quarter;
use super::plan::{Action, ActionRef, Plan};
use super::queries;
use super::rating::{self, Circumstances, Computed, Rating, Why};
use super::record::{Dated, Record, Status};

/// How the whole plan stood on a day, with all that is known now.
#[derive(Clone, Debug)]
pub struct Position {
    /// The day that the figures speak for.
    pub as_at: NaiveDate,
    /// Every action that the plan had then, in its order; those deleted by then too.
    pub actions: Vec<Standing>,
}

/// How one action stood.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The action as it read then.
    pub action: Arc<Action>,
    /// By decision.
    pub status: Status,
    /// What dates and records say.
    pub computed: Computed,
    /// What the service said last.
    pub reported: Option<LastReport>,
    /// The milestone now looked at, also where the rating does not speak of it.
    pub milestone: Option<Dated>,
    /// The first unmet milestone on or after the day.
    pub next_due: Option<NaiveDate>,
    /// The calendar months from the original date to the one now to be expected.
    pub slip_months: Option<i32>,
    /// The actions before it that are not done.
    pub waiting_on: Vec<ActionRef>,
    /// What deserves a word beside the rating.
    pub flags: Vec<Flag>,
}

/// A report, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastReport {
    /// The service's judgement.
    pub rating: Reported,
    /// The day that it speaks for.
    pub on: NaiveDate,
    /// Its entry.
    pub seq: Seq,
    /// The forecast that came with it.
    pub forecast: Option<Forecast>,
}

impl LastReport {
    /// The last report of a record.
    pub fn of(record: &Record<'_>) -> Option<Self> {
        record.last_report().map(|(entry, report)| Self {
            rating: report.rating,
            on: entry.said.effective_on,
            seq: entry.seq,
            forecast: report.forecast,
        })
    }
}

/// A word beside the rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The milestone that the rating speaks of is past and not met.
    Overdue,
    /// The next due date lies in this quarter.
    DueThisQuarter,
    /// The next due date lies in the next quarter.
    DueNextQuarter,
    /// Nothing recorded in this or the last completed quarter.
    NoUpdate,
    /// Reported and computed are both Red, Amber or Green, and differ.
    Disagrees,
    /// Decisions have moved its dates so many times.
    DateChanged(u32),
    /// The date as adopted is past and the milestone not met, whatever the date is now.
    OriginalDatePassed,
    /// Another action has to be done first.
    Waiting,
    /// Fewer than asked for in the last financial year.
    FellShortLastYear,
    /// The plan's dates raise a question for the chair.
    Query,
}

/// Counts over some actions. A share is always shown with its denominator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// All actions but the deleted ones.
    pub actions: u32,
    /// By computed rating, in the order of [`Rating::ALL`].
    computed: [u32; 5],
    /// By reported rating: Red, Amber, Green.
    reported: [u32; 3],
    /// Without an update in this or the last completed quarter.
    pub no_update: u32,
    /// Reported and computed differ.
    pub disagree: u32,
    /// Overdue.
    pub overdue: u32,
    /// With a question for the chair.
    pub queries: u32,
}

impl Position {
    /// The position as at `as_at`, of a journal in which a plan has been adopted.
    pub fn of(journal: &Journal, as_at: NaiveDate) -> Self {
        let Some(plan) = journal.plan() else { return Self { as_at, actions: Vec::new() } };
        let about = circumstances(journal, plan, as_at);
        let queried = queries::actions(plan);
        let records: Vec<_> =
            journal.refs().into_iter().filter_map(|action| Record::of(journal, action, as_at)).collect();
        let actions = records.iter().map(|record| {
            let waiting_on = waiting_on(record, &records);
            let queried = queried.binary_search(&record.action.reference).is_ok();
            standing(record, waiting_on, queried, &about)
        });
        Self { as_at, actions: actions.collect() }
    }

    /// The quarter that the day lies in.
    pub fn quarter(&self) -> Quarter {
        Quarter::of(self.as_at)
    }

    /// How that action stood, if the plan had it.
    pub fn action(&self, reference: ActionRef) -> Option<&Standing> {
        self.actions.get(self.actions.binary_search_by_key(&reference, Standing::reference).ok()?)
    }

    /// The actions of one objective, in order of the plan.
    pub fn objective(&self, number: u16) -> &[Standing] {
        let from = self.actions.partition_point(|standing| standing.reference().objective < number);
        let to = self.actions.partition_point(|standing| standing.reference().objective <= number);
        self.actions.get(from..to).unwrap_or_default()
    }

    /// The totals of the whole plan.
    pub fn totals(&self) -> Totals {
        Totals::of(&self.actions)
    }
}

/// What the rating rules need to know of the plan and the day.
pub fn circumstances(journal: &Journal, plan: &Plan, as_at: NaiveDate) -> Circumstances {
    Circumstances { as_at, plan_start: plan.start, adopted_on: journal.adopted_on(), settings: plan.settings }
}

/// Rule 3: it waits on actions none of whose milestones is met, and which are not complete.
fn waiting_on(record: &Record<'_>, records: &[Record<'_>]) -> Vec<ActionRef> {
    let is_done = |reference: &ActionRef| {
        let at = records.binary_search_by_key(reference, |other| other.action.reference);
        let other = at.ok().and_then(|at| records.get(at));
        other.is_some_and(|other| !other.met.is_empty() || matches!(other.status, Status::Complete(_)))
    };
    record.action.waits_on.iter().filter(|reference| !is_done(reference)).copied().collect()
}

fn standing(
    record: &Record<'_>,
    waiting_on: Vec<ActionRef>,
    queried: bool,
    about: &Circumstances,
) -> Standing {
    let computed = rating::compute(record, &waiting_on, about);
    let milestone = computed.milestone.clone().or_else(|| {
        // Nothing is due of continuing work that has begun; of work that rests, the date still is.
        let as_at = match computed.why {
            Why::AgreedComplete(on) => on,
            Why::Suspended | Why::Deleted | Why::WaitingOn(_) => about.as_at,
            _ => return None,
        };
        rating::due_milestone(record, &Circumstances { as_at, ..*about })
    });
    let rests = matches!(record.status, Status::Complete(_) | Status::Suspended | Status::Deleted);
    let next_due = record
        .milestones(about.plan_start, about.as_at)
        .iter()
        .find(|milestone| milestone.due >= about.as_at && milestone.met_on.is_none())
        .map(|milestone| milestone.due)
        .filter(|_| !rests);
    let reported = LastReport::of(record);
    let mut standing = Standing {
        action: Arc::clone(&record.action),
        status: record.status,
        slip_months: milestone.as_ref().map(|milestone| slip(milestone, record.status, about.as_at)),
        computed,
        reported,
        milestone,
        next_due,
        waiting_on,
        flags: Vec::new(),
    };
    standing.flags = flags(record, &standing, queried, about);
    standing
}

/// The months from the original date to when it was done, or else to when it is now to be expected.
fn slip(milestone: &Dated, status: Status, as_at: NaiveDate) -> i32 {
    let done = match status {
        Status::Complete(on) => Some(milestone.met_on.unwrap_or(on)),
        _ => milestone.met_on,
    };
    // A forecast that has passed says nothing, as in rule 4; and what is not done is expected today at the earliest.
    let forecast = milestone.forecast.filter(|day| *day >= as_at);
    let expected = || forecast.unwrap_or(milestone.due).max(as_at);
    calendar_months(milestone.original_due, done.unwrap_or_else(expected))
}

fn flags(record: &Record<'_>, standing: &Standing, queried: bool, about: &Circumstances) -> Vec<Flag> {
    let mut flags = Vec::new();
    let mut flag = |flag, raised: bool| {
        if raised {
            flags.push(flag);
        }
    };
    let live = record.status == Status::Live;
    let unmet = standing.milestone.as_ref().filter(|milestone| milestone.met_on.is_none());
    let spoken_of = standing.computed.milestone.as_ref().filter(|milestone| milestone.met_on.is_none());
    let quarter = Quarter::of(about.as_at);
    flag(Flag::Query, queried && record.status != Status::Deleted);
    flag(Flag::Overdue, spoken_of.is_some_and(|milestone| milestone.due < about.as_at));
    flag(Flag::Disagrees, standing.disagrees());
    flag(Flag::Waiting, live && !standing.waiting_on.is_empty());
    flag(Flag::DueThisQuarter, standing.next_due.is_some_and(|due| quarter.contains(due)));
    flag(Flag::DueNextQuarter, standing.next_due.is_some_and(|due| quarter.next().contains(due)));
    flag(Flag::NoUpdate, live && !record.any_since(rating::recent(about.as_at)));
    flag(Flag::FellShortLastYear, live && rating::fell_short_last_year(record, about));
    flag(
        Flag::OriginalDatePassed,
        live && unmet.is_some_and(|milestone| milestone.original_due < about.as_at),
    );
    let moves = u32::try_from(record.moves.len()).unwrap_or(u32::MAX);
    flag(Flag::DateChanged(moves), moves > 0);
    flags
}

impl Standing {
    /// The action's ref.
    pub fn reference(&self) -> ActionRef {
        self.action.reference
    }

    /// The reported rating as a rating, if there was a report.
    pub fn reported_rating(&self) -> Option<Rating> {
        self.reported.map(|report| report.rating.into())
    }

    /// Do reported and computed both judge, and differ?
    pub fn disagrees(&self) -> bool {
        self.computed.rating.judges()
            && self.reported_rating().is_some_and(|said| said != self.computed.rating)
    }

    /// Takes in what the service has said since.
    pub fn hear(&mut self, reported: Option<LastReport>) {
        self.reported = reported;
        self.flags.retain(|flag| *flag != Flag::Disagrees);
        if self.disagrees() {
            self.flags.push(Flag::Disagrees);
        }
    }

    /// Has it that flag? The number of changes of date does not matter.
    pub fn has(&self, flag: Flag) -> bool {
        self.flags.iter().any(|raised| std::mem::discriminant(raised) == std::mem::discriminant(&flag))
    }

    /// The worse of the two ratings, for "worst first"; where nothing judges, the computed one.
    pub fn worst(&self) -> Rating {
        match self.reported_rating() {
            Some(said) if self.computed.rating != Rating::Complete => said.min(self.computed.rating),
            _ => self.computed.rating,
        }
    }

    /// Was it deleted from the plan by then?
    pub fn is_deleted(&self) -> bool {
        self.status == Status::Deleted
    }
}

impl Totals {
    /// The totals of some actions; those deleted from the plan are left out.
    pub fn of<'a>(actions: impl IntoIterator<Item = &'a Standing>) -> Self {
        let mut totals = Self::default();
        for standing in actions.into_iter().filter(|standing| !standing.is_deleted()) {
            totals.actions += 1;
            for (rating, count) in Rating::ALL.iter().zip(&mut totals.computed) {
                *count += u32::from(standing.computed.rating == *rating);
            }
            let said = standing.reported.map(|report| report.rating);
            for (rating, count) in REPORTED.iter().zip(&mut totals.reported) {
                *count += u32::from(said == Some(*rating));
            }
            totals.no_update += u32::from(standing.has(Flag::NoUpdate));
            totals.disagree += u32::from(standing.has(Flag::Disagrees));
            totals.overdue += u32::from(standing.has(Flag::Overdue));
            totals.queries += u32::from(standing.has(Flag::Query));
        }
        totals
    }

    /// How many have that computed rating.
    pub fn computed(&self, rating: Rating) -> u32 {
        Rating::ALL.iter().zip(self.computed).find(|(of, _)| **of == rating).map_or(0, |(_, count)| count)
    }

    /// How many were last reported so.
    pub fn reported(&self, rating: Reported) -> u32 {
        REPORTED.iter().zip(self.reported).find(|(of, _)| **of == rating).map_or(0, |(_, count)| count)
    }

    /// How many were never reported on.
    pub fn never_reported(&self) -> u32 {
        self.actions - self.reported.iter().sum::<u32>()
    }
}

const REPORTED: [Reported; 3] = [Reported::Red, Reported::Amber, Reported::Green];

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flag::Overdue => f.write_str("Overdue"),
            Flag::DueThisQuarter => f.write_str("Due this quarter"),
            Flag::DueNextQuarter => f.write_str("Due next quarter"),
            Flag::NoUpdate => f.write_str("No update"),
            Flag::Disagrees => f.write_str("Disagrees"),
            Flag::DateChanged(times) => write!(f, "Date changed ×{times}"),
            Flag::OriginalDatePassed => f.write_str("Original date passed"),
            Flag::Waiting => f.write_str("Waiting"),
            Flag::FellShortLastYear => f.write_str("Fell short last year"),
            Flag::Query => f.write_str("Query"),
        }
    }
}

/// How a reported rating moved since the last agreed minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards Green.
    Better,
    /// As it was.
    Same,
    /// Towards Red.
    Worse,
    /// Not reported then.
    New,
}

impl Direction {
    /// From the rating at the last agreed minutes to the one now; nothing while nothing is reported.
    pub fn of(then: Option<Reported>, now: Option<Reported>) -> Option<Self> {
        let now = now?;
        Some(match then.map(|then| now.cmp(&then)) {
            None => Direction::New,
            Some(std::cmp::Ordering::Less) => Direction::Worse,
            Some(std::cmp::Ordering::Equal) => Direction::Same,
            Some(std::cmp::Ordering::Greater) => Direction::Better,
        })
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Direction::Better => "Better",
            Direction::Same => "Same",
            Direction::Worse => "Worse",
            Direction::New => "New",
        }
    }
}
