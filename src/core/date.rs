//! Dates as people write them, and the arithmetic of months.
//!
//! A month means its last day, a year alone means 31 December (section 2 of the design).

use chrono::{Datelike, Days, Months, NaiveDate};

/// The years that a plan can speak of. A date outside them is a slip of the finger.
pub const YEARS: std::ops::RangeInclusive<i32> = 1990..=2199;

/// The forms that [`read`] understands, for help texts and errors.
pub const FORMS: &str = "31 March 2027, March 2027 (its last day), 2027-03-31, 31/3/2027, today or +3 months";

const MONTHS: &str = "January February March April May June July August September October November December";

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// No form fits.
    #[error("“{0}” cannot be read as a date. Write it like one of these: {FORMS}.")]
    Unreadable(String),
    /// The form fits, but there is no such day: 31 June.
    #[error("There is no such day as “{0}”. Write a date like one of these: {FORMS}.")]
    NoSuchDay(String),
    /// Far before or after any plan.
    #[error("“{0}” lies outside the years 1990 to 2199. Check the year.")]
    OutOfRange(String),
}

/// The date that `text` means, `today` being the day that `+3 months` counts from.
pub fn read(text: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let shown = || super::words::harmless(text.trim()).into_owned();
    let lower = text.trim().to_lowercase().replace(',', " ");
    let words: Vec<&str> = lower.split_whitespace().collect();
    let date = match words.as_slice() {
        ["today"] => Some(today),
        ["yesterday"] => today.pred_opt(),
        ["tomorrow"] => today.succ_opt(),
        [sign, unit] if sign.starts_with('+') => later(today, sign.get(1..), unit),
        ["+", count, unit] => later(today, Some(count), unit),
        [year] if whole(year, 4).is_some() => whole(year, 4).and_then(year_end),
        [numeric] => match split_numeric(numeric) {
            Some(parts) => Some(day(parts).ok_or_else(|| DateError::NoSuchDay(shown()))?),
            None => None,
        },
        [month, year] => match (month_number(month), whole(year, 4)) {
            (Some(month), Some(year)) => month_end(year, month),
            _ => None,
        },
        [first, second, year] => {
            let (day_word, month_word) =
                if month_number(first).is_some() { (second, first) } else { (first, second) };
            match (whole(year, 4), month_number(month_word), ordinal(day_word)) {
                (Some(year), Some(month), Some(of_month)) => {
                    Some(day((year, month, of_month)).ok_or_else(|| DateError::NoSuchDay(shown()))?)
                }
                _ => None,
            }
        }
        _ => None,
    };
    let date = date.ok_or_else(|| DateError::Unreadable(shown()))?;
    if YEARS.contains(&date.year()) { Ok(date) } else { Err(DateError::OutOfRange(shown())) }
}

/// `31 March 2025`.
pub fn long(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// `31 Mar 2025`.
pub fn short(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// The number of a month by its English name or its first three letters or more, from 1.
pub fn month_number(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let begins = |name: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    (1..).zip(MONTHS.split(' ')).find(|(_, name)| word.len() >= 3 && begins(name)).map(|(number, _)| number)
}

/// The English name of a month, with its capital.
pub fn month_name(month: u32) -> &'static str {
    month.checked_sub(1).and_then(|at| MONTHS.split(' ').nth(at as usize)).unwrap_or("?")
}

/// The last day of a month.
pub fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

/// 31 December.
pub fn year_end(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 12, 31)
}

/// `months` after `anchor`; a month end stays a month end (31 March, 30 June, 30 September).
pub fn add_months(anchor: NaiveDate, months: u32) -> Option<NaiveDate> {
    let moved = anchor.checked_add_months(Months::new(months))?;
    if month_end(anchor.year(), anchor.month()) == Some(anchor) {
        month_end(moved.year(), moved.month())
    } else {
        Some(moved)
    }
}

/// The calendar months from one date to another: 31 May to 12 June is 1, and backwards is negative.
pub fn calendar_months(from: NaiveDate, to: NaiveDate) -> i32 {
    let number = |d: NaiveDate| d.year() * 12 + d.month0().cast_signed();
    number(to) - number(from)
}

/// The day that `2027-03-31`, `31/3/2027` or `31.3.27` means.
pub fn in_figures(text: &str) -> Option<NaiveDate> {
    split_numeric(text).and_then(day).filter(|day| YEARS.contains(&day.year()))
}

fn later(today: NaiveDate, count: Option<&str>, unit: &str) -> Option<NaiveDate> {
    let count: u32 = count?.parse().ok()?;
    match unit.trim_end_matches('s') {
        "day" => today.checked_add_days(Days::new(count.into())),
        "week" => today.checked_add_days(Days::new(u64::from(count) * 7)),
        "month" => add_months(today, count),
        "year" => add_months(today, count.checked_mul(12)?),
        _ => None,
    }
}

/// `2027-03-31`, `31/3/2027` or `31.3.27` as (year, month, day).
fn split_numeric(text: &str) -> Option<(i32, u32, u32)> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let small = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() <= 2);
    if let Some(year) = whole(a, 4) {
        return Some((year, small(b)?, small(c)?));
    }
    let year = whole(c, 4).or_else(|| whole(c, 2).map(|short| 2000 + short))?;
    Some((year, small(b)?, small(a)?))
}

fn day((year, month, day): (i32, u32, u32)) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// A number of exactly `digits` digits.
fn whole(word: &str, digits: usize) -> Option<i32> {
    (word.len() == digits && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok())?
}

/// The number that `31`, `31st` or `2nd` means.
pub fn ordinal(word: &str) -> Option<u32> {
    word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok().filter(|_| word.len() <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let today = ymd(2026, 11, 30);
        for (text, date) in [
            ("31 March 2027", ymd(2027, 3, 31)),
            ("31st mar 2027", ymd(2027, 3, 31)),
            ("March 31, 2027", ymd(2027, 3, 31)),
            ("March 2027", ymd(2027, 3, 31)),
            (" feb 2028 ", ymd(2028, 2, 29)),
            ("2027", ymd(2027, 12, 31)),
            ("2027-03-31", ymd(2027, 3, 31)),
            ("31/3/2027", ymd(2027, 3, 31)),
            ("31.3.27", ymd(2027, 3, 31)),
            ("+3 months", ymd(2027, 2, 28)),
            ("+ 2 weeks", ymd(2026, 12, 14)),
            ("today", today),
        ] {
            assert_eq!(read(text, today), Ok(date), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        let today = ymd(2026, 11, 22);
        for text in ["", "soon", "31 Foo 2027", "13/2027", "+x months", "١٢ مايو", "+99999999999 years"]
        {
            assert!(matches!(read(text, today), Err(DateError::Unreadable(_))), "{text}");
        }
        for text in ["31 June 2027", "2027-13-01", "30/2/2027", "0 May 2027"] {
            assert!(matches!(read(text, today), Err(DateError::NoSuchDay(_))), "{text}");
        }
        assert!(matches!(read("31 March 0227", today), Err(DateError::OutOfRange(_))));
    }

    #[test]
    fn month_ends_stay_month_ends() {
        assert_eq!(add_months(ymd(2024, 6, 30), 3), Some(ymd(2024, 9, 30)));
        assert_eq!(add_months(ymd(2024, 9, 30), 3), Some(ymd(2024, 12, 31)));
        assert_eq!(add_months(ymd(2024, 2, 29), 12), Some(ymd(2025, 2, 28)));
        assert_eq!(add_months(ymd(2025, 2, 28), 36), Some(ymd(2028, 2, 29)));
    }

    #[test]
    fn calendar_months_count_the_names_of_months() {
        assert_eq!(calendar_months(ymd(2024, 5, 31), ymd(2024, 6, 12)), 1);
        assert_eq!(calendar_months(ymd(2024, 5, 31), ymd(2024, 5, 1)), 0);
        assert_eq!(calendar_months(ymd(2024, 5, 31), ymd(2023, 12, 1)), -5);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,40}") {
            let _ = read(&text, ymd(2026, 11, 22));
        }

        #[test]
        fn a_date_that_was_printed_is_read_back(days in 0u64..60_000) {
            let date = ymd(1990, 1, 1) + Days::new(days);
            let today = ymd(2026, 11, 22);
            proptest::prop_assert_eq!(read(&long(date), today), Ok(date));
            proptest::prop_assert_eq!(read(&short(date), today), Ok(date));
            proptest::prop_assert_eq!(read(&date.to_string(), today), Ok(date));
        }
    }
}
