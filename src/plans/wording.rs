//! What the TOML parser says about a text, in the words of someone who writes a plan.

use chrono::NaiveDate;

use super::fault::quoted;
use crate::core::date;

/// What is wrong, and what to do.
pub(super) type Said = (String, String);

/// `message` is the parser's, `words` are those that it is about, and may be none.
pub(super) fn plain(message: &str, words: &str) -> Said {
    let about = message.split(',').next().unwrap_or(message);
    let (what, remedy) = match about {
        "string values must be quoted" | "invalid boolean" | "missing value" | "invalid value" => {
            return unquoted(words);
        }
        "duplicate key" => {
            return (format!("{} is written a second time.", quoted(words)), KEEP_ONE.to_owned());
        }
        _ if message.ends_with("non-double-quote visible characters, `\\`") => INVISIBLE,
        "invalid basic string" => (
            "A text begins with a double quote but does not end with one on the same line.",
            "Put a straight double quote at its end, and keep the text on one line.",
        ),
        "invalid literal string" => (
            "A text begins with a single quote but does not end with one on the same line.",
            "Put the text in straight double quotes.",
        ),
        "invalid multi-line basic string" | "invalid multi-line literal string" => (
            "A text begins with three quotes but does not end with three.",
            "Put three straight double quotes at its end.",
        ),
        "unexpected key or value" => (
            "Something follows after the end of the value.",
            r#"Delete it; or, if the text goes on, write \" for a double quote inside it."#,
        ),
        "missing comma between array elements"
        | "extra comma in array"
        | "unexpected `=` in array"
        | "unclosed array" => (
            "The list lacks a comma or its closing bracket.",
            r#"Write it like this: ["One service", "Another"]."#,
        ),
        "key with no value"
        | "invalid unquoted key"
        | "unquoted keys cannot be empty"
        | "missing key for inline table element" => (
            "The line is neither a heading in square brackets nor a key with an equals sign and a value.",
            r#"Write it like title = "…", or put # before it to make it a comment; a text in double quotes stays on one line."#,
        ),
        "missing escaped value" | "too few unicode value digits" | "invalid value for escape" => (
            "A backslash in the text does not stand before a sign that it can go with.",
            r#"Write \\ for a backslash, and \" for a double quote."#,
        ),
        "invalid date" | "invalid datetime" | "invalid time" => {
            return (format!("There is no such date as {}.", quoted(words)), DATE_FORM.to_owned());
        }
        "carriage return must be followed by newline" | "invalid comment character" => INVISIBLE,
        _ if about.contains("number")
            || about.contains("digit")
            || about.contains("zero")
            || about.contains("float") =>
        {
            return (
                "The number cannot be read.".to_owned(),
                "Write it in plain digits, without a zero in front.".to_owned(),
            );
        }
        _ => {
            return (
                format!("The line cannot be read ({message})."),
                "Write it as in the plans that ship with the program.".to_owned(),
            );
        }
    };
    (what.to_owned(), remedy.to_owned())
}

/// How a date stands in a plan file.
pub(super) const DATE_FORM: &str = "Write year-month-day without quotes: 2024-04-24.";

const KEEP_ONE: &str = "Keep one of the two and delete the other.";

const INVISIBLE: (&str, &str) = (
    "The line holds a character that cannot be seen, such as one copied from another program.",
    "Delete the line and type it again.",
);

/// A date that was written in another way than year-month-day, in that form.
pub(super) fn as_date(words: &str) -> Option<NaiveDate> {
    // A plan is no place for "tomorrow" or "+3 months": two todays give two dates for those.
    let [one, another] = [NaiveDate::MIN, NaiveDate::MAX].map(|today| date::read(words, today).ok());
    one.filter(|_| one == another)
}

fn unquoted(words: &str) -> Said {
    if words.trim().is_empty() {
        return (
            "There is no value after the equals sign.".to_owned(),
            "Write one, or delete the line.".to_owned(),
        );
    }
    let shown = quoted(words.trim_matches(['“', '”', '‘', '’', '"']));
    let what = format!("The value {shown} is not in straight double quotes.");
    let remedy = match as_date(words) {
        Some(date) => format!("If it is a date, write {date}; otherwise put double quotes around it."),
        None => r#"Put it in straight quotes, as in title = "…"."#.to_owned(),
    };
    (what, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_other_forms_are_offered_in_the_right_one() {
        let day = NaiveDate::from_ymd_opt(2024, 4, 24);
        for words in ["24 April 2024", "24/4/2024", "24.4.24"] {
            assert_eq!(as_date(words), day, "{words}");
        }
        for words in ["today", "+3 months", "soon", ""] {
            assert_eq!(as_date(words), None, "{words}");
        }
    }

    #[test]
    fn a_message_that_nobody_thought_of_is_passed_on() {
        assert_eq!(
            plain("oddity, expected sense", "x").0,
            "The line cannot be read (oddity, expected sense)."
        );
    }
}
