//! The computed rating: what dates and records say about an action. Section 3 of the design.
//!
//! The rules stand in the order in which they apply; the first that does wins.

use std::fmt;

use chrono::NaiveDate;

use super::date::{self, calendar_months};
use super::period::Quarter;
use super::plan::{ActionRef, Settings};
use super::record::{Dated, Record, Status};
use super::schedule::{Schedule, and, plural};

/// A rating, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// Off track.
    Red,
    /// At risk.
    Amber,
    /// On track.
    Green,
    /// None, for a reason that is not a judgement.
    NotRated,
    /// Agreed to be done.
    Complete,
}

/// A computed rating and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computed {
    /// The rating.
    pub rating: Rating,
    /// The rule that gave it, with its figures.
    pub why: Why,
    /// The milestone that the rating speaks of, if it speaks of one.
    pub milestone: Option<Dated>,
}

/// Why a rating is as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Completion was agreed on that day.
    AgreedComplete(NaiveDate),
    /// Suspended by decision.
    Suspended,
    /// Deleted by decision.
    Deleted,
    /// Other actions come first.
    WaitingOn(Vec<ActionRef>),
    /// The milestone was done.
    Met {
        /// When.
        on: NaiveDate,
        /// The date agreed for it.
        due: NaiveDate,
    },
    /// The milestone is past, and nothing says when it will be done.
    Overdue {
        /// The date agreed for it.
        since: NaiveDate,
        /// A forecast that is past as well.
        forecast: Option<NaiveDate>,
    },
    /// The milestone is expected at a date.
    Expected {
        /// The date agreed for it.
        due: NaiveDate,
        /// The date that the service expects, if it said.
        forecast: Option<NaiveDate>,
    },
    /// Continuing work, last heard of on that day.
    Active(NaiveDate),
    /// Continuing work, not heard of in this or the last completed quarter.
    NoUpdate,
    /// So many of a yearly number.
    Quota {
        /// Logged this financial year.
        logged: u32,
        /// To be expected by now.
        expected: u32,
        /// The number for the year.
        times: u32,
    },
    /// Nothing is due until there is a need.
    AsRequired,
    /// The plan gives no deadline.
    NoDeadline,
    /// Nothing at all was recorded for so many quarters.
    Silent {
        /// The quarters of the plan's settings.
        quarters: u32,
    },
}

/// What the rules need to know besides the action's own record.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances {
    /// The day that the rating speaks for.
    pub as_at: NaiveDate,
    /// The day from which the plan counts its years and months.
    pub plan_start: Option<NaiveDate>,
    /// The day on which the plan was adopted into the program.
    pub adopted_on: Option<NaiveDate>,
    /// The plan's figures.
    pub settings: Settings,
}

/// The computed rating of an action; `waiting_on` are the actions before it that are not done.
pub fn compute(record: &Record<'_>, waiting_on: &[ActionRef], about: &Circumstances) -> Computed {
    let of = |rating, why| Computed { rating, why, milestone: None };
    match record.status {
        Status::Complete(on) => return of(Rating::Complete, Why::AgreedComplete(on)),
        Status::Suspended => return of(Rating::NotRated, Why::Suspended),
        Status::Deleted => return of(Rating::NotRated, Why::Deleted),
        Status::Live => {}
    }
    if !waiting_on.is_empty() {
        return of(Rating::NotRated, Why::WaitingOn(waiting_on.to_vec()));
    }
    let by_schedule = by_schedule(record, about);
    // Rule 5 is about ratings by date or by quota; a milestone that was met has nothing left to say.
    let can_fall_silent =
        matches!(by_schedule.why, Why::Overdue { .. } | Why::Expected { .. } | Why::Quota { .. });
    if can_fall_silent && is_silent(record, about) {
        let why = Why::Silent { quarters: about.settings.silent_quarters };
        return Computed { rating: Rating::Red, why, milestone: by_schedule.milestone };
    }
    by_schedule
}

/// Rule 4.
fn by_schedule(record: &Record<'_>, about: &Circumstances) -> Computed {
    let of = |(rating, why)| Computed { rating, why, milestone: None };
    match &record.action.deadline.schedule {
        Schedule::Unset => of((Rating::NotRated, Why::NoDeadline)),
        Schedule::AsRequired => of((Rating::NotRated, Why::AsRequired)),
        Schedule::Quota { times } => of(by_quota(record, *times, about.as_at)),
        Schedule::Continuing(None) | Schedule::Events => of(by_activity(record, about.as_at)),
        Schedule::Continuing(Some(_)) => match due_milestone(record, about) {
            Some(milestone) if milestone.met_on.is_none() => by_date(milestone, about),
            _ => of(by_activity(record, about.as_at)),
        },
        Schedule::Once(_) | Schedule::Within { .. } | Schedule::PlanYears(_) | Schedule::Every { .. } => {
            due_milestone(record, about).map_or_else(
                || of((Rating::NotRated, Why::NoDeadline)),
                |milestone| by_date(milestone, about),
            )
        }
    }
}

/// The milestone that the rating speaks of: the latest one past, if it is not met; else the next one. One that was moved
/// out of the past comes before the later ones of its series: moving a date cannot hide lateness.
pub fn due_milestone(record: &Record<'_>, about: &Circumstances) -> Option<Dated> {
    let mut milestones = record.milestones(about.plan_start, about.as_at);
    let next = milestones.partition_point(|milestone| milestone.due < about.as_at);
    let latest_past = next.checked_sub(1);
    let unmet_past = latest_past.filter(|at| milestones.get(*at).is_some_and(|m| m.met_on.is_none()));
    let is_moved = |milestone: &Dated| milestone.met_on.is_none() && milestone.original_due < about.as_at;
    let moved = milestones.iter().skip(next).position(is_moved).map(|at| next + at);
    let original = |at: &usize| milestones.get(*at).map(|milestone| milestone.original_due);
    let moved_since = moved.filter(|at| original(at) > unmet_past.as_ref().and_then(original));
    let at = moved_since.or(unmet_past).or((next < milestones.len()).then_some(next)).or(latest_past)?;
    Some(milestones.swap_remove(at))
}

fn by_date(milestone: Dated, about: &Circumstances) -> Computed {
    let (due, forecast) = (milestone.due, milestone.forecast);
    let passed = |day: NaiveDate| day < about.as_at;
    let (rating, why) = if let Some(on) = milestone.met_on {
        (Rating::Green, Why::Met { on, due })
    } else if passed(due) && forecast.is_none_or(passed) {
        (Rating::Red, Why::Overdue { since: due, forecast })
    } else {
        // A forecast that has passed says nothing of a date that is still to come.
        let forecast = forecast.filter(|day| !passed(*day));
        (by_slip(due, forecast.unwrap_or(due), about.settings), Why::Expected { due, forecast })
    };
    Computed { rating, why, milestone: Some(milestone) }
}

fn by_slip(due: NaiveDate, forecast: NaiveDate, settings: Settings) -> Rating {
    if forecast <= due {
        Rating::Green
    } else if calendar_months(due, forecast) < settings.red_slip_months.cast_signed() {
        Rating::Amber
    } else {
        Rating::Red
    }
}

fn by_activity(record: &Record<'_>, as_at: NaiveDate) -> (Rating, Why) {
    match record.last_day() {
        Some(day) if day >= recent(as_at) => (Rating::Green, Why::Active(day)),
        _ => (Rating::NotRated, Why::NoUpdate),
    }
}

fn by_quota(record: &Record<'_>, times: u32, as_at: NaiveDate) -> (Rating, Why) {
    let quarter = Quarter::of(as_at);
    let completed = quarter.number() - 1;
    let year_began = quarter.back(completed.cast_signed()).first_day();
    let logged = u32::try_from(record.activities(year_began, as_at).count()).unwrap_or(u32::MAX);
    let expected = times * completed / 4;
    let rating = match expected.saturating_sub(logged) {
        0 => Rating::Green,
        1 => Rating::Amber,
        _ => Rating::Red,
    };
    (rating, Why::Quota { logged, expected, times })
}

/// Did last financial year end with fewer than asked for? Only years that ended after the plan began count.
pub fn fell_short_last_year(record: &Record<'_>, about: &Circumstances) -> bool {
    let Schedule::Quota { times } = record.action.deadline.schedule else { return false };
    let quarter = Quarter::of(about.as_at);
    let last = quarter.back(quarter.number().cast_signed());
    let (from, to) = (last.back(3).first_day(), last.last_day());
    about.plan_start.is_some_and(|start| start <= to)
        && (record.activities(from, to).count() as u64) < u64::from(times)
}

/// Rule 5: nothing recorded from the first day of the quarter so many before this one.
fn is_silent(record: &Record<'_>, about: &Circumstances) -> bool {
    let quarters = about.settings.silent_quarters.min(400).cast_signed();
    let from = Quarter::of(about.as_at).back(quarters).first_day();
    let counts_from = about.plan_start.max(about.adopted_on);
    counts_from.is_some_and(|day| from >= day) && !record.any_since(from)
}

/// The first day of the last completed quarter: what was recorded since counts as an update.
pub fn recent(as_at: NaiveDate) -> NaiveDate {
    Quarter::of(as_at).previous().first_day()
}

impl Rating {
    /// All of them, in the order in which totals name them.
    pub const ALL: [Rating; 5] =
        [Rating::Red, Rating::Amber, Rating::Green, Rating::Complete, Rating::NotRated];

    /// The rating as words.
    pub fn word(self) -> &'static str {
        match self {
            Rating::Red => "Red",
            Rating::Amber => "Amber",
            Rating::Green => "Green",
            Rating::Complete => "Complete",
            Rating::NotRated => "Not rated",
        }
    }

    /// The rating's name for other programs and style sheets: lower case, "none" for Not rated.
    pub fn key(self) -> &'static str {
        match self {
            Rating::Red => "red",
            Rating::Amber => "amber",
            Rating::Green => "green",
            Rating::Complete => "complete",
            Rating::NotRated => "none",
        }
    }

    /// The rating as one letter, `–` for none.
    pub fn letter(self) -> &'static str {
        match self {
            Rating::Red => "R",
            Rating::Amber => "A",
            Rating::Green => "G",
            Rating::Complete => "C",
            Rating::NotRated => "–",
        }
    }

    /// Is it one of the three that judge, and that a report can disagree with?
    pub fn judges(self) -> bool {
        matches!(self, Rating::Red | Rating::Amber | Rating::Green)
    }
}

impl From<super::journal::Reported> for Rating {
    fn from(reported: super::journal::Reported) -> Self {
        match reported {
            super::journal::Reported::Red => Rating::Red,
            super::journal::Reported::Amber => Rating::Amber,
            super::journal::Reported::Green => Rating::Green,
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::AgreedComplete(on) => write!(f, "Agreed complete on {}", date::long(*on)),
            Why::Suspended => f.write_str("Suspended"),
            Why::Deleted => f.write_str("Deleted"),
            Why::WaitingOn(actions) => {
                let refs: Vec<_> = actions.iter().map(ActionRef::to_string).collect();
                write!(f, "Waiting on {}", and(&refs))
            }
            Why::Met { on, due } => write!(f, "Met {}, {}", date::long(*on), lateness(*due, *on)),
            Why::Overdue { since, forecast: None } => write!(f, "Overdue since {}", date::long(*since)),
            Why::Overdue { since, forecast: Some(forecast) } => {
                write!(
                    f,
                    "Overdue since {}; the forecast, {}, has passed",
                    date::long(*since),
                    date::long(*forecast)
                )
            }
            Why::Expected { due, forecast: None } => write!(f, "Due {}", date::long(*due)),
            Why::Expected { due, forecast: Some(forecast) } => {
                write!(f, "Forecast {}, {}", date::long(*forecast), lateness(*due, *forecast))
            }
            Why::Active(on) => write!(f, "Active, last heard {}", date::long(*on)),
            Why::NoUpdate => f.write_str("No update"),
            Why::Quota { logged, expected, times } => {
                write!(f, "{logged} of {times} this financial year, {expected} expected by now")
            }
            Why::AsRequired => f.write_str("As required"),
            Why::NoDeadline => f.write_str("No deadline set"),
            Why::Silent { quarters } => write!(f, "No update for {}", plural(*quarters, "quarter")),
        }
    }
}

/// "on time", "3 days late", "1 month late", "2 months early".
pub fn lateness(due: NaiveDate, done: NaiveDate) -> String {
    let (months, days) = (calendar_months(due, done), (done - due).num_days());
    let how_much = match (months.unsigned_abs(), days.unsigned_abs()) {
        (_, 0) => return "on time".to_owned(),
        (0, days) => plural(u32::try_from(days).unwrap_or(u32::MAX), "day"),
        (months, _) => plural(months, "month"),
    };
    format!("{how_much} {}", if days > 0 { "late" } else { "early" })
}
