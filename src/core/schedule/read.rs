//! The grammar of deadlines: from the plan's own words to a schedule.
//!
//! What cannot be read is shown with the words, the place and the forms that are known.

use chrono::Datelike;

use super::cursor::{Cursor, small_number};
use super::{Schedule, Start, When};
use crate::core::date;
use crate::core::words::Label;

/// The forms that are known, for errors and for the documentation of the plan format.
pub const FORMS: &str = "“May 2024”, “End of May 2024”, “31 May 2024”, “31/05/2024”, “2025”, “Spring 2027”, \
    “Q3 2026-27”, “March 2025, then March each year”, “June 2024, then three-monthly reviews”, “May 2024, then \
    ongoing”, “Develop plans by September 2024, deliver from October 2024”, “Ongoing”, “Three times a year”, \
    “Quarterly”, “Monthly”, “Annually”, “Various events throughout the year”, “As required”, “Every two years, next \
    election 2025”, “Within 18 months”, “Years 1, 2 and 3”, “To be confirmed”; each also with “, as long as …”";

/// What of a deadline cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("The deadline “{words}” cannot be read at {found} (character {at}). The forms known are: {FORMS}.")]
pub struct DeadlineError {
    /// The whole deadline.
    pub words: String,
    /// The words that no form has there, or "its end".
    pub found: String,
    /// Where they begin, counted in characters from 1.
    pub at: usize,
}

/// The schedule that `words` mean, and the condition that they set.
pub(super) fn deadline(words: &str) -> Result<(Schedule, Option<Label>), DeadlineError> {
    const CONDITIONS: [&str; 2] = ["as long as ", "provided that "];
    let lower = words.to_ascii_lowercase();
    let (dated, condition) = CONDITIONS
        .iter()
        .find_map(|phrase| {
            let at = lower.find(phrase)?;
            Some((words.get(..at)?.trim_end().trim_end_matches(','), words.get(at + phrase.len()..)?))
        })
        .map_or((words, None), |(dated, condition)| (dated, Some(Label::new(condition))));
    let mut reader = Cursor::new(dated);
    let schedule = reader.schedule().filter(|_| reader.peek().is_none());
    match schedule {
        Some(schedule) if condition.as_ref().is_none_or(|c| !c.is_empty()) => Ok((schedule, condition)),
        _ => Err(reader.error(words)),
    }
}

impl Cursor<'_> {
    /// Each form in turn, told apart by its first words.
    fn schedule(&mut self) -> Option<Schedule> {
        if self.tokens.is_empty() {
            return Some(Schedule::Unset);
        }
        self.either(&[
            Self::plain_words,
            Self::quota,
            Self::every_so_often,
            Self::within,
            Self::plan_years,
            Self::date_and_after,
            Self::task_then_deliver,
        ])
    }

    fn plain_words(&mut self) -> Option<Schedule> {
        let forms: [(&str, Schedule); 9] = [
            ("ongoing", Schedule::Continuing(None)),
            ("as required", Schedule::AsRequired),
            ("as and when required", Schedule::AsRequired),
            ("as needed", Schedule::AsRequired),
            ("various events throughout the year", Schedule::Events),
            // Printed where a date is still to come: no schedule, and the words are kept.
            ("to be confirmed", Schedule::Unset),
            ("to be agreed", Schedule::Unset),
            ("tbc", Schedule::Unset),
            ("tba", Schedule::Unset),
        ];
        forms.into_iter().find(|(form, _)| self.all(form)).map(|(_, schedule)| schedule)
    }

    /// `Three times a year`, `Deliver three times a year`, `Twice a year`, `Quarterly`, `Every six months`.
    fn quota(&mut self) -> Option<Schedule> {
        let _ = self.word("deliver") || self.word("hold");
        if let Some(months) = self.attempt(Self::rhythm) {
            // Without a first date there is nothing to anchor a series to: so many times in each year.
            return (12 % months == 0).then(|| Schedule::Quota { times: 12 / months });
        }
        let times = if self.word("once") {
            1
        } else if self.word("twice") {
            2
        } else {
            let times = self.number()?;
            self.word("times").then_some(times)?
        };
        ((self.word("a") || self.word("per") || self.word("each")) && self.word("year"))
            .then_some(Schedule::Quota { times })
    }

    /// `Every two years, next election 2025`.
    fn every_so_often(&mut self) -> Option<Schedule> {
        self.word("every").then_some(())?;
        let months = self.step()?;
        self.comma();
        self.word("next").then_some(())?;
        // What recurs stands between "next" and the date, and may itself be several words.
        let from = self.next;
        loop {
            let what = self.between(from);
            if let Some(first) = self.attempt(Self::when) {
                return Some(Schedule::Every { first, months, what });
            }
            self.skip()?;
        }
    }

    fn within(&mut self) -> Option<Schedule> {
        self.word("within").then_some(())?;
        Some(Schedule::Within { months: self.step()? })
    }

    /// `Year 1`, `Years 2 and 3`, `Years 1, 2 and 3`.
    fn plan_years(&mut self) -> Option<Schedule> {
        (self.word("year") || self.word("years")).then_some(())?;
        let mut years = vec![self.plan_year()?];
        while self.comma() | self.word("and") {
            let year = self.plan_year()?;
            if years.last().is_some_and(|last| *last >= year) {
                return None;
            }
            years.push(year);
        }
        Some(Schedule::PlanYears(years))
    }

    /// A date, then nothing, or a recurrence, or continuing work.
    fn date_and_after(&mut self) -> Option<Schedule> {
        let when = self.deadline_date()?;
        if self.peek().is_none() {
            return Some(Schedule::Once(when));
        }
        let _ = self.comma();
        if self.all("then ongoing")
            || self.all("and ongoing")
            || self.all("and then ongoing")
            || self.word("ongoing")
        {
            return Some(Schedule::Continuing(Some(Start { by: when, task: None })));
        }
        self.word("then").then_some(())?;
        self.attempt(|reader| reader.each_year(when))
            .or_else(|| self.attempt(|reader| reader.months_apart(when)))
    }

    /// `March each year`, `each year`. A month other than the first date's would contradict it.
    fn each_year(&mut self, first: When) -> Option<Schedule> {
        if !self.word("each") {
            let same = |month: &u32| matches!(first, When::Month(end) if end.month() == *month);
            self.read(|word| date::month_number(word).filter(same))?;
            (self.word("each") || self.word("every")).then_some(())?;
        }
        self.word("year").then_some(Schedule::Every { first, months: 12, what: None })
    }

    /// `three-monthly reviews`, `quarterly`, `every six months`.
    fn months_apart(&mut self, first: When) -> Option<Schedule> {
        let months = self.rhythm()?;
        let from = self.next;
        while self.skip().is_some() {}
        Some(Schedule::Every { first, months, what: self.between(from) })
    }

    /// `quarterly`, `each month`, `every six months`, `three-monthly`, in months.
    fn rhythm(&mut self) -> Option<u32> {
        if self.word("every") || self.word("each") {
            return self.step();
        }
        self.read(|word| match word.to_ascii_lowercase().as_str() {
            "monthly" => Some(1),
            "quarterly" => Some(3),
            "annually" | "yearly" => Some(12),
            other => other.strip_suffix("-monthly").and_then(small_number),
        })
    }

    /// `Develop plans by September 2024, deliver from October 2024`.
    fn task_then_deliver(&mut self) -> Option<Schedule> {
        let by = self.tokens.iter().position(|token| token.text.eq_ignore_ascii_case("by"))?;
        let from = std::mem::replace(&mut self.next, by);
        let task = self.between(from)?;
        let by = self.deadline_date()?;
        let _ = self.comma();
        let _ = self.word("then");
        self.all("deliver from").then_some(())?;
        let begins = self.when()?;
        Some(Schedule::Continuing(Some(Start { by, task: Some((task, begins)) })))
    }

    /// `year`, `two years`, `18 months`, in months: at most 50 years.
    fn step(&mut self) -> Option<u32> {
        let count = self.attempt(Self::number).unwrap_or(1);
        let unit = if self.word("year") || self.word("years") {
            12
        } else if self.word("quarter") || self.word("quarters") {
            3
        } else {
            (self.word("month") || self.word("months")).then_some(1)?
        };
        Some(count * unit).filter(|months| (1..=600).contains(months))
    }

    fn plan_year(&mut self) -> Option<u32> {
        self.read(|word| word.parse().ok().filter(|year| (1..=20).contains(year)))
    }

    fn number(&mut self) -> Option<u32> {
        self.read(small_number)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Deadline;
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn ymd(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn month(y: i32, m: u32) -> When {
        When::Month(date::month_end(y, m).unwrap())
    }

    #[test]
    fn every_form_of_the_plans_is_read() {
        let label = |text: &str| Some(Label::new(text));
        let start = |by| Schedule::Continuing(Some(Start { by, task: None }));
        for (words, schedule) in [
            ("May 2024", Schedule::Once(month(2024, 5))),
            ("31 May 2024", Schedule::Once(When::Day(ymd(2024, 5, 31)))),
            ("2025", Schedule::Once(When::Year(ymd(2025, 12, 31)))),
            (
                "March 2025, then March each year",
                Schedule::Every { first: month(2025, 3), months: 12, what: None },
            ),
            (
                "June 2024, then three-monthly reviews",
                Schedule::Every { first: month(2024, 6), months: 3, what: label("reviews") },
            ),
            ("May 2024, then ongoing", start(month(2024, 5))),
            ("April 2024 and ongoing", start(month(2024, 4))),
            (
                "Develop plans by September 2024, deliver from October 2024",
                Schedule::Continuing(Some(Start {
                    by: month(2024, 9),
                    task: Some((Label::new("Develop plans"), month(2024, 10))),
                })),
            ),
            ("Ongoing", Schedule::Continuing(None)),
            ("Three times a year", Schedule::Quota { times: 3 }),
            ("Deliver three times a year", Schedule::Quota { times: 3 }),
            ("Twice a year", Schedule::Quota { times: 2 }),
            ("Various events throughout the year", Schedule::Events),
            ("As required", Schedule::AsRequired),
            (
                "Every two years, next election 2025",
                Schedule::Every { first: When::Year(ymd(2025, 12, 31)), months: 24, what: label("election") },
            ),
            ("Within 18 months", Schedule::Within { months: 18 }),
            ("Year 1", Schedule::PlanYears(vec![1])),
            ("Years 2 and 3", Schedule::PlanYears(vec![2, 3])),
            ("Years 1, 2 and 3", Schedule::PlanYears(vec![1, 2, 3])),
            ("", Schedule::Unset),
        ] {
            let deadline: Deadline = words.parse().unwrap();
            assert_eq!(deadline.schedule, schedule, "{words}");
            assert_eq!(deadline.to_string(), words);
        }
    }

    #[test]
    fn how_often_is_read_in_everyday_words() {
        for (words, times) in [
            ("Quarterly", 4),
            ("Every quarter", 4),
            ("each quarter", 4),
            ("Four times a year", 4),
            ("Three-monthly", 4),
            ("Monthly", 12),
            ("Every month", 12),
            ("Twelve times a year", 12),
            ("Every six months", 2),
            ("Annually", 1),
            ("Yearly", 1),
            ("Every year", 1),
            ("Once a year", 1),
            ("Hold quarterly", 4),
            ("8 times each year", 8),
        ] {
            let deadline: Deadline = words.parse().unwrap();
            assert_eq!(deadline.schedule, Schedule::Quota { times }, "{words}");
        }
        for words in ["Every two years", "Every five months", "18-monthly"] {
            assert!(words.parse::<Deadline>().is_err(), "{words}");
        }
    }

    #[test]
    fn a_date_still_to_come_is_no_schedule_and_its_words_are_kept() {
        for words in ["TBC", "tba", "To be confirmed", "To be agreed"] {
            let deadline: Deadline = words.parse().unwrap();
            assert_eq!((deadline.schedule, &*deadline.words), (Schedule::Unset, words));
        }
    }

    #[test]
    fn a_condition_is_kept_beside_the_date() {
        let deadline: Deadline = "July 2025, as long as we have established a Service".parse().unwrap();
        assert_eq!(deadline.schedule, Schedule::Once(month(2025, 7)));
        assert_eq!(deadline.condition, Some(Label::new("we have established a Service")));
    }

    #[test]
    fn what_cannot_be_read_is_shown_with_its_place() {
        for (words, found, at) in [
            ("Sometime soon", "“Sometime”", 1),
            ("May 2024, then whenever", "“whenever”", 16),
            ("March 2025, then April each year", "“April”", 18),
            ("Three times a", "its end", 14),
            ("31 June 2024", "its end", 13),
            ("Years 3 and 2", "its end", 14),
            ("Within 0 months", "“0”", 8),
        ] {
            let error = words.parse::<Deadline>().unwrap_err();
            assert_eq!((error.found.as_str(), error.at), (found, at), "{words}");
            assert!(error.to_string().contains("As required"));
        }
    }

    fn whens() -> impl Strategy<Value = When> {
        (1990i32..2200, 1u32..=12, 1u32..=28, 0..3).prop_map(|(y, m, d, precision)| match precision {
            0 => When::Day(ymd(y, m, d)),
            1 => month(y, m),
            _ => When::Year(ymd(y, 12, 31)),
        })
    }

    fn schedules() -> impl Strategy<Value = Schedule> {
        let what = prop::option::of(prop::sample::select(vec!["reviews", "election", "progress report"]));
        let what = what.prop_map(|words| words.map(Label::new));
        let task = prop::option::of((prop::sample::select(vec!["Develop plans", "Agree terms"]), whens()));
        let task = task.prop_map(|task| task.map(|(words, from)| (Label::new(words), from)));
        prop_oneof![
            Just(Schedule::Unset),
            Just(Schedule::Events),
            Just(Schedule::AsRequired),
            whens().prop_map(Schedule::Once),
            (1u32..=600).prop_map(|months| Schedule::Within { months }),
            prop::collection::btree_set(1u32..=20, 1..6)
                .prop_map(|y| Schedule::PlanYears(y.into_iter().collect())),
            (whens(), 1u32..=600, what).prop_map(|(first, months, what)| Schedule::Every {
                first,
                months,
                what
            }),
            (1u32..=999).prop_map(|times| Schedule::Quota { times }),
            prop::option::of((whens(), task).prop_map(|(by, task)| Start { by, task }))
                .prop_map(Schedule::Continuing),
        ]
    }

    proptest! {
        #[test]
        fn reading_what_was_printed_gives_the_schedule_again(schedule in schedules()) {
            let printed = schedule.to_string();
            let deadline: Deadline = printed.parse().unwrap();
            prop_assert_eq!(deadline.schedule, schedule);
            prop_assert_eq!(deadline.words.to_string(), printed);
        }

        #[test]
        fn no_text_makes_the_reader_panic(words in "[a-zA-Z0-9, /.–—é-]{0,60}") {
            let _ = words.parse::<Deadline>();
        }
    }
}
