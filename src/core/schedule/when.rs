//! The dates of deadlines, each at the precision that the plan gives it: a day, a month, a season, a quarter, a year.

use chrono::NaiveDate;

use super::When;
use super::cursor::Cursor;
use crate::core::date::{self, YEARS};
use crate::core::period::Quarter;

impl Cursor<'_> {
    /// A date as it stands alone: `By the end of September 2026`, `End September 2026`, `September 2026`.
    ///
    /// "End" is left out of [`Self::when`]: in a recurrence it may be the name of what recurs.
    pub(super) fn deadline_date(&mut self) -> Option<When> {
        let _ = self.word("by");
        if self.all("the end") || self.word("end") {
            let _ = self.word("of");
        }
        self.when()
    }

    /// `31 May 2024`, `31/05/2024`, `May 2024`, `Spring 2024`, `Q1 2024-25` or `2024`.
    pub(super) fn when(&mut self) -> Option<When> {
        let forms = [
            Self::whole_year,
            Self::day_in_figures,
            Self::whole_month,
            Self::season,
            Self::financial_quarter,
            Self::day,
        ];
        forms.into_iter().find_map(|form| self.attempt(form))
    }

    fn whole_year(&mut self) -> Option<When> {
        date::year_end(self.year()?).map(When::Year)
    }

    fn day_in_figures(&mut self) -> Option<When> {
        self.read(date::in_figures).map(When::Day)
    }

    fn whole_month(&mut self) -> Option<When> {
        let month = self.month()?;
        date::month_end(self.year()?, month).map(When::Month)
    }

    /// Due on the last day of the meteorological season (Met Office): spring ends on 31 May, summer on 31 August,
    /// autumn on 30 November, winter in February of the year after it began, so a winter needs both its years.
    fn season(&mut self) -> Option<When> {
        if self.word("winter") {
            return date::month_end(self.pair_of_years()? + 1, 2).map(When::Month);
        }
        let ends = [("spring", 5), ("summer", 8), ("autumn", 11)];
        let month = ends.into_iter().find(|(season, _)| self.word(season)).map(|(_, month)| month)?;
        date::month_end(self.year()?, month).map(When::Month)
    }

    /// `Q3 2026-27`, `Quarter 3 of 2026/27`. With one year alone, it could be a calendar quarter as well.
    fn financial_quarter(&mut self) -> Option<When> {
        let in_range = |number: &i32| (1..=4).contains(number);
        let short = |word: &str| word.strip_prefix(['Q', 'q'])?.parse().ok().filter(in_range);
        let number = match self.read(short) {
            Some(number) => number,
            None => self.word("quarter").then(|| self.read(|word| word.parse().ok().filter(in_range)))??,
        };
        let _ = self.word("of");
        let first = Quarter::of(NaiveDate::from_ymd_opt(self.pair_of_years()?, 4, 1)?);
        Some(When::Month(first.back(1 - number).last_day()))
    }

    fn day(&mut self) -> Option<When> {
        let of_month = self.read(date::ordinal)?;
        let (month, year) = (self.month()?, self.year()?);
        NaiveDate::from_ymd_opt(year, month, of_month).map(When::Day)
    }

    pub(super) fn month(&mut self) -> Option<u32> {
        self.read(date::month_number)
    }

    fn year(&mut self) -> Option<i32> {
        self.read(year)
    }

    /// `2026-27`, `2026/27` or `2026/2027`: the first of the two.
    fn pair_of_years(&mut self) -> Option<i32> {
        self.read(|word| {
            let (first, second) = word.split_once(['-', '/', '–'])?;
            let (first, follows) = (year(first)?, year(first)? + 1);
            let whole = follows.to_string();
            let is_next = second == whole || whole.get(2..) == Some(second);
            (is_next && YEARS.contains(&follows)).then_some(first)
        })
    }
}

fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| word.len() == 4 && YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use super::super::{Deadline, Schedule};
    use super::*;

    fn read(words: &str) -> Option<Schedule> {
        words.parse::<Deadline>().ok().map(|deadline| deadline.schedule)
    }

    #[test]
    fn a_date_is_read_as_plans_print_it() {
        let ymd = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for words in ["30 September 2026", "By 30th September 2026", "30/09/2026", "30.9.26", "2026-09-30"] {
            assert_eq!(read(words), Some(Schedule::Once(When::Day(ymd(2026, 9, 30)))), "{words}");
        }
        for words in [
            "September 2026",
            "By September 2026",
            "End September 2026",
            "End of September 2026",
            "By end September 2026",
            "by the end of September 2026",
            "Q2 2026-27",
            "By the end of Quarter 2 of 2026/27",
            "quarter 2 2026–2027",
        ] {
            assert_eq!(read(words), Some(Schedule::Once(When::Month(ymd(2026, 9, 30)))), "{words}");
        }
        for (words, end) in [
            ("Spring 2027", ymd(2027, 5, 31)),
            ("Summer 2027", ymd(2027, 8, 31)),
            ("By autumn 2027", ymd(2027, 11, 30)),
            ("Winter 2026/27", ymd(2027, 2, 28)),
            ("Winter 2027-28", ymd(2028, 2, 29)),
            ("Q4 2026-27", ymd(2027, 3, 31)),
        ] {
            assert_eq!(read(words), Some(Schedule::Once(When::Month(end))), "{words}");
        }
        assert_eq!(read("By the end of 2026"), Some(Schedule::Once(When::Year(ymd(2026, 12, 31)))));
    }

    #[test]
    fn a_date_goes_on_as_any_date_does() {
        for (words, printed) in [
            ("Spring 2027, then ongoing", "May 2027, then ongoing"),
            ("End of March 2025, then each year", "March 2025, then March each year"),
            ("Every two years, next survey autumn 2027", "Every two years, next survey November 2027"),
            (
                "Develop plans by the end of September 2024, deliver from October 2024",
                "Develop plans by September 2024, deliver from October 2024",
            ),
        ] {
            assert_eq!(read(words).map(|schedule| schedule.to_string()).as_deref(), Some(printed), "{words}");
        }
    }

    #[test]
    fn what_could_mean_two_dates_or_none_is_not_guessed() {
        for words in [
            "Winter 2027",
            "Winter 2026/28",
            "Q3 2026",
            "Q5 2026-27",
            "Quarter 0 2026-27",
            "Winter 2199/00",
            "31/02/2026",
            "2026-09",
            "End of",
            "By the September 2026",
            "five May 2024",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
