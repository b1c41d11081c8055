//! Deadlines: the words as printed, the schedule they mean, and the milestones it asks for.
//!
//! Section 2 of the design. Reading the words is in the file beside; this one knows what they mean.

mod cursor;
mod read;
mod when;

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::date;
use super::words::{Label, plural_of};

pub use read::{DeadlineError, FORMS};

/// A deadline: its printed words, which never change, and what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Deadline {
    /// As printed in the plan; empty where a draft has none.
    pub words: Label,
    /// What the words ask for, and when.
    pub schedule: Schedule,
    /// What has to be so first, in the plan's words: "we have established …".
    pub condition: Option<Label>,
}

/// What a deadline asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Schedule {
    /// Nothing: a draft without a deadline, or one whose deadline is to be confirmed.
    #[default]
    Unset,
    /// One date.
    Once(When),
    /// So many months from the plan's start, to the month's end.
    Within {
        /// The months, at least 1.
        months: u32,
    },
    /// The end of each of these years of the plan, counted from 1, in order.
    PlanYears(Vec<u32>),
    /// A date, and then again at a fixed step, anchored to the first.
    Every {
        /// The first date.
        first: When,
        /// The step in months, at least 1.
        months: u32,
        /// What it is that recurs: "reviews", "election".
        what: Option<Label>,
    },
    /// Work without an end, possibly with a first step by a date.
    Continuing(Option<Start>),
    /// Events through the year: continuing work of which each event is logged.
    Events,
    /// So many times in each financial year.
    Quota {
        /// The number of times, at least 1.
        times: u32,
    },
    /// When there is a need: each use is logged, and none is fine.
    AsRequired,
}

/// The first step of continuing work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// When the step is due.
    pub by: When,
    /// The step, if it has a name of its own, and when the work itself begins: "Develop plans", October 2024.
    pub task: Option<(Label, When)>,
}

/// A date at the precision that the plan gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// That day.
    Day(NaiveDate),
    /// A month; due on its last day. The date held is that last day.
    Month(NaiveDate),
    /// A calendar year; due on 31 December. The date held is that day.
    Year(NaiveDate),
}

/// One dated thing that a schedule asks for. It is known by its original date, whatever moves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The due date as the plan was adopted.
    pub original_due: NaiveDate,
    /// What is due, where the plan's words say so.
    pub what: Option<Label>,
}

impl When {
    /// The day that it is due.
    pub fn date(self) -> NaiveDate {
        match self {
            When::Day(date) | When::Month(date) | When::Year(date) => date,
        }
    }
}

impl Schedule {
    /// All milestones due up to `until`, and the one after: oldest first, none for work without dates.
    ///
    /// `start` is the day from which the plan counts its years and months.
    pub fn milestones(&self, start: Option<NaiveDate>, until: NaiveDate) -> Vec<Milestone> {
        let one = |original_due, what: Option<&Label>| Milestone { original_due, what: what.cloned() };
        match self {
            Schedule::Once(when) => vec![one(when.date(), None)],
            Schedule::Within { months } => {
                let due = start.and_then(|start| date::add_months(start, *months));
                let due = due.and_then(|day| date::month_end(day.year(), day.month()));
                due.into_iter().map(|due| one(due, None)).collect()
            }
            Schedule::PlanYears(years) => {
                let end_of = |year: &u32| date::add_months(start?, year * 12)?.pred_opt();
                years.iter().filter_map(end_of).map(|due| one(due, None)).collect()
            }
            Schedule::Every { first, months, what } => {
                let due = |cycle: u32| date::add_months(first.date(), months.saturating_mul(cycle));
                let mut found = Vec::new();
                for due in (0..).map_while(due) {
                    found.push(one(due, what.as_ref()));
                    if due > until {
                        break;
                    }
                }
                found
            }
            Schedule::Continuing(Some(start)) => {
                vec![one(start.by.date(), start.task.as_ref().map(|(what, _)| what))]
            }
            Schedule::Unset
            | Schedule::Continuing(None)
            | Schedule::Events
            | Schedule::Quota { .. }
            | Schedule::AsRequired => Vec::new(),
        }
    }

    /// Is it counted from the plan's start, so that a plan without a start date cannot say when it is due?
    pub fn needs_start(&self) -> bool {
        matches!(self, Schedule::Within { .. } | Schedule::PlanYears(_))
    }

    /// What the words mean, as a sentence for people: "Once a year from 31 March 2025".
    pub fn meaning(&self, start: Option<NaiveDate>) -> String {
        let due = |milestones: Vec<Milestone>| {
            let dates: Vec<_> = milestones.iter().map(|m| date::long(m.original_due)).collect();
            if dates.is_empty() { "no date yet: the plan has no start date".to_owned() } else { and(&dates) }
        };
        match self {
            Schedule::Unset => "No deadline set".to_owned(),
            Schedule::Once(when) => format!("Due {}", date::long(when.date())),
            Schedule::Within { .. } | Schedule::PlanYears(_) => {
                format!("Due {}", due(self.milestones(start, NaiveDate::MAX)))
            }
            Schedule::Every { first, months, .. } => {
                format!("Due {}, then every {}", date::long(first.date()), every(*months))
            }
            Schedule::Continuing(None) => "Continuing work, with no date".to_owned(),
            Schedule::Continuing(Some(Start { by, task: None })) => {
                format!("To start by {}, then continuing", date::long(by.date()))
            }
            Schedule::Continuing(Some(Start { by, task: Some((what, from)) })) => {
                let from = match from {
                    When::Month(end) => end.with_day(1).unwrap_or(*end),
                    other => other.date(),
                };
                format!("{what}: due {}; continuing from {}", date::long(by.date()), date::long(from))
            }
            Schedule::Events => "Continuing; each event is logged".to_owned(),
            Schedule::Quota { times } => {
                format!("{} in each financial year (April to March)", how_often(*times))
            }
            Schedule::AsRequired => "Each use is logged; nothing to report is a valid answer".to_owned(),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let format = match self {
            When::Day(_) => "%-d %B %Y",
            When::Month(_) => "%B %Y",
            When::Year(_) => "%Y",
        };
        self.date().format(format).fmt(f)
    }
}

impl fmt::Display for Schedule {
    /// The plan's form for this schedule, such that reading it gives the schedule again.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Schedule::Unset => Ok(()),
            Schedule::Once(when) => when.fmt(f),
            Schedule::Within { months } => write!(f, "Within {}", plural(*months, "month")),
            Schedule::PlanYears(years) => {
                let numbers: Vec<_> = years.iter().map(u32::to_string).collect();
                write!(f, "Year{} {}", if years.len() == 1 { "" } else { "s" }, and(&numbers))
            }
            Schedule::Every { first, months: 12, what: None } => match first {
                When::Month(end) => write!(f, "{first}, then {} each year", date::month_name(end.month())),
                When::Day(_) | When::Year(_) => write!(f, "{first}, then each year"),
            },
            Schedule::Every { first, months, what } => {
                let what = what.as_ref().map(|what| format!(" {what}")).unwrap_or_default();
                if months % 12 == 0 {
                    write!(f, "Every {}, next{what} {first}", every(*months))
                } else {
                    write!(f, "{first}, then {}-monthly{what}", number_word(*months))
                }
            }
            Schedule::Continuing(None) => f.write_str("Ongoing"),
            Schedule::Continuing(Some(Start { by, task: None })) => write!(f, "{by}, then ongoing"),
            Schedule::Continuing(Some(Start { by, task: Some((what, from)) })) => {
                write!(f, "{what} by {by}, deliver from {from}")
            }
            Schedule::Events => f.write_str("Various events throughout the year"),
            Schedule::Quota { times } => write!(f, "{} a year", how_often(*times)),
            Schedule::AsRequired => f.write_str("As required"),
        }
    }
}

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words.fmt(f)
    }
}

impl std::str::FromStr for Deadline {
    type Err = DeadlineError;

    fn from_str(words: &str) -> Result<Self, DeadlineError> {
        let words = Label::new(words);
        let (schedule, condition) = read::deadline(&words)?;
        Ok(Self { words, schedule, condition })
    }
}

impl TryFrom<String> for Deadline {
    type Error = DeadlineError;

    fn try_from(words: String) -> Result<Self, DeadlineError> {
        words.parse()
    }
}

impl From<Deadline> for String {
    fn from(deadline: Deadline) -> Self {
        deadline.words.to_string()
    }
}

const NUMBER_WORDS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// "three" for 3, "18" for 18.
pub(super) fn number_word(number: u32) -> String {
    NUMBER_WORDS.get(number as usize).map_or_else(|| number.to_string(), ToString::to_string)
}

/// "Once", "Twice", "Three times".
fn how_often(times: u32) -> String {
    match times {
        1 => "Once".to_owned(),
        2 => "Twice".to_owned(),
        _ => {
            let mut words = number_word(times);
            if let Some(first) = words.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            words + " times"
        }
    }
}

/// "year", "two years", "3 months", as it follows "every".
fn every(months: u32) -> String {
    match (months / 12, months % 12) {
        (1, 0) => "year".to_owned(),
        (years, 0) => format!("{} years", number_word(years)),
        (0, 1) => "month".to_owned(),
        _ => format!("{} months", number_word(months)),
    }
}

/// "1 month", "18 months".
pub fn plural(number: u32, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {}", plural_of(noun)) }
}

/// "1", "1 and 2", "1, 2 and 3".
pub fn and<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<_> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn dates(words: &str, until: NaiveDate) -> Vec<NaiveDate> {
        let deadline: Deadline = words.parse().unwrap();
        let start = Some(ymd(2024, 4, 24));
        deadline.schedule.milestones(start, until).iter().map(|m| m.original_due).collect()
    }

    #[test]
    fn recurrence_is_anchored_to_the_series_and_month_ends_are_kept() {
        assert_eq!(
            dates("June 2024, then three-monthly reviews", ymd(2025, 1, 15)),
            [ymd(2024, 6, 30), ymd(2024, 9, 30), ymd(2024, 12, 31), ymd(2025, 3, 31)]
        );
        assert_eq!(
            dates("Every two years, next election 2025", ymd(2026, 1, 1)),
            [ymd(2025, 12, 31), ymd(2027, 12, 31)]
        );
    }

    #[test]
    fn months_and_years_of_the_plan_are_counted_from_its_start() {
        assert_eq!(dates("Within 18 months", ymd(2030, 1, 1)), [ymd(2025, 10, 31)]);
        assert_eq!(dates("Years 1 and 3", ymd(2018, 1, 1)), [ymd(2025, 4, 23), ymd(2027, 4, 23)]);
    }

    #[test]
    fn work_without_dates_has_no_milestones() {
        for words in
            ["", "Ongoing", "Three times a year", "As required", "Various events throughout the year"]
        {
            assert!(dates(words, ymd(2030, 1, 1)).is_empty(), "{words}");
        }
    }

    #[test]
    fn the_meaning_is_said_in_plain_words() {
        let meaning =
            |words: &str| words.parse::<Deadline>().unwrap().schedule.meaning(Some(ymd(2024, 4, 24)));
        assert_eq!(meaning("March 2025, then March each year"), "Due 31 March 2025, then every year");
        assert_eq!(
            meaning("Develop plans by September 2024, deliver from October 2024"),
            "Develop plans: due 30 September 2024; continuing from 1 October 2024"
        );
        assert_eq!(meaning("Within 18 months"), "Due 31 October 2025");
        assert_eq!(meaning("Twice a year"), "Twice in each financial year (April to March)");
    }
}
