//! The financial quarter, the period that a meeting reviews: Q1 April to June … Q4 January to March.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::date;

/// A quarter of a financial year. Quarters are ordered in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// Quarters since April of year 0: four to a financial year, so the next quarter is one more.
    ordinal: i32,
}

impl Quarter {
    /// The quarter that `day` lies in.
    pub fn of(day: NaiveDate) -> Self {
        let months = day.year() * 12 + day.month0().cast_signed() - 3;
        Self { ordinal: months.div_euclid(3) }
    }

    /// The quarter before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.back(1)
    }

    /// The quarter after.
    #[must_use]
    pub fn next(self) -> Self {
        self.back(-1)
    }

    /// So many quarters earlier.
    #[must_use]
    pub fn back(self, quarters: i32) -> Self {
        Self { ordinal: self.ordinal - quarters }
    }

    /// Its number in the financial year, 1 to 4; also how many quarters of that year are complete when it ends.
    pub fn number(self) -> u32 {
        self.ordinal.rem_euclid(4).cast_unsigned() + 1
    }

    /// The calendar year in which its financial year begins: 2024 for 2024 to 2025.
    pub fn financial_year(self) -> i32 {
        self.ordinal.div_euclid(4)
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        let (year, month) = self.first_month();
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        let (year, month) = self.first_month();
        date::month_end(year, month + 2).unwrap_or(NaiveDate::MAX)
    }

    /// Does `day` lie in it?
    pub fn contains(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// `January to March 2025 (quarter 4, 2024 to 2025)`.
    pub fn full_name(self) -> String {
        let (year, month) = self.first_month();
        let start = self.financial_year();
        format!(
            "{} to {} {year} (quarter {}, {start} to {})",
            date::month_name(month),
            date::month_name(month + 2),
            self.number(),
            start + 1
        )
    }

    fn first_month(self) -> (i32, u32) {
        match self.number() {
            4 => (self.financial_year() + 1, 1),
            number => (self.financial_year(), number * 3 + 1),
        }
    }
}

impl fmt::Display for Quarter {
    /// `Q4 2024-25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.financial_year();
        write!(f, "Q{} {year}-{:02}", self.number(), (year + 1).rem_euclid(100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_quarter_has_the_councils_names_and_days() {
        let quarter = Quarter::of(ymd(2025, 2, 14));
        assert_eq!(quarter.full_name(), "January to March 2025 (quarter 4, 2024 to 2025)");
        assert_eq!(quarter.to_string(), "Q4 2024-25");
        assert_eq!(quarter.first_day(), ymd(2025, 1, 1));
        assert_eq!(quarter.last_day(), ymd(2025, 3, 31));
        assert_eq!(quarter.next().to_string(), "Q1 2025-26");
        assert_eq!(Quarter::of(ymd(1999, 12, 31)).to_string(), "Q3 1999-00");
    }

    proptest::proptest! {
        #[test]
        fn every_day_lies_in_its_quarter(days in 0u64..80_000) {
            let day = ymd(1990, 1, 1) + chrono::Days::new(days);
            let quarter = Quarter::of(day);
            proptest::prop_assert!(quarter.first_day() <= day && day <= quarter.last_day());
            proptest::prop_assert_eq!(quarter.next().first_day(), quarter.last_day().succ_opt().unwrap());
            proptest::prop_assert_eq!(quarter.next().previous(), quarter);
        }
    }
}
