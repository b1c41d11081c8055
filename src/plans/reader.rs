//! Typed access to the tables of a TOML file, noting what is wrong and going on.
//!
//! A table remembers which keys it was asked for: whatever else it holds is unknown. Knows nothing of plans.

use std::ops::{Range, RangeInclusive};

use chrono::{Datelike, NaiveDate};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Lines, quoted};
use super::log::{At, Log};
use super::wording::{DATE_FORM, as_date};
use crate::core::date::YEARS;

/// The text that a tree was made from, for lines and quotations.
pub(super) struct Source<'t> {
    text: &'t str,
    lines: Lines,
}

/// One table of the file.
pub(super) struct Table<'t> {
    /// The line of its heading.
    pub(super) line: usize,
    heading: &'static str,
    source: &'t Source<'t>,
    entries: &'t DeTable<'t>,
    asked: Vec<&'static str>,
    missing: Vec<Missing>,
}

struct Missing {
    key: &'static str,
    line: usize,
    what: String,
    remedy: String,
}

type Value<'t> = &'t Spanned<DeValue<'t>>;

impl<'t> Source<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, lines: Lines::of(text) }
    }

    pub(super) fn line(&self, span: &Range<usize>) -> usize {
        self.lines.at(span.start)
    }

    pub(super) fn words(&self, span: Range<usize>) -> &'t str {
        self.text.get(span).unwrap_or_default()
    }
}

impl<'t> Table<'t> {
    /// The file as a whole.
    pub(super) fn root(source: &'t Source<'t>, entries: &'t DeTable<'t>) -> Self {
        Self::new(1, "the file", source, entries)
    }

    fn new(line: usize, heading: &'static str, source: &'t Source<'t>, entries: &'t DeTable<'t>) -> Self {
        Self { line, heading, source, entries, asked: Vec::new(), missing: Vec::new() }
    }

    /// Does the table hold that key, whatever its value?
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Notes that a key has to be there and is not, unless it turns out to be there under a wrong name.
    pub(super) fn lacks(&mut self, key: &'static str, line: usize, what: String, remedy: &str) {
        self.missing.push(Missing { key, line, what, remedy: remedy.to_owned() });
    }

    /// Notes that a key has to be there; `example` shows how to write it.
    pub(super) fn needs(&mut self, key: &'static str, example: &str) {
        if !self.has(key) {
            let what = format!("There is no “{key}” in {}.", self.heading);
            self.lacks(key, self.line, what, &format!("Write it: {example}."));
        }
    }

    /// The text of a key; nothing if it is not there or empty.
    pub(super) fn text(&mut self, key: &'static str, log: &mut Log) -> Option<At<&'t str>> {
        let value = self.value(key)?;
        self.as_text(key, value, log).filter(|text| !text.value.trim().is_empty())
    }

    /// The text of a key that has to be there and not to be empty.
    pub(super) fn needed_text(
        &mut self,
        key: &'static str,
        example: &str,
        log: &mut Log,
    ) -> Option<At<&'t str>> {
        self.needs(key, example);
        let value = self.value(key)?;
        let text = self.as_text(key, value, log)?;
        if text.value.trim().is_empty() {
            log.fault(text.line, format!("“{key}” is empty."), format!("Write it: {example}."));
            return None;
        }
        Some(text)
    }

    /// The date of a key.
    pub(super) fn date(&mut self, key: &'static str, log: &mut Log) -> Option<At<NaiveDate>> {
        let value = self.value(key)?;
        let line = self.line_of(value);
        let DeValue::Datetime(written) = value.get_ref() else {
            let remedy = match value.get_ref().as_str().and_then(as_date) {
                Some(date) => format!("Write the date without quotes: {date}."),
                None => DATE_FORM.to_owned(),
            };
            log.fault(line, format!("“{key}” is {}, not a date.", kind(value)), remedy);
            return None;
        };
        let date = written.date.filter(|_| written.time.is_none() && written.offset.is_none());
        let day = date
            .and_then(|d| NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into()))
            .filter(|day| YEARS.contains(&day.year()));
        if day.is_none() {
            let what = format!("“{key}” is {}, and has to be a day from 1990 to 2199.", self.words(value));
            log.fault(line, what, DATE_FORM);
        }
        day.map(|value| At { value, line })
    }

    /// The whole number of a key, which has to lie in `range`.
    pub(super) fn number(
        &mut self,
        key: &'static str,
        range: RangeInclusive<u16>,
        log: &mut Log,
    ) -> Option<At<u16>> {
        let value = self.value(key)?;
        let line = self.line_of(value);
        let number = match value.get_ref() {
            DeValue::Integer(written) => u16::from_str_radix(written.as_str(), written.radix()).ok(),
            _ => None,
        };
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let (least, most) = range.into_inner();
            let words = self.words(value);
            let what = format!("“{key}” is {words}, and has to be a whole number from {least} to {most}.");
            log.fault(line, what, "Write the number in digits, without quotes.");
        }
        number.map(|value| At { value, line })
    }

    /// The texts of a list, without the empty ones.
    pub(super) fn texts(&mut self, key: &'static str, log: &mut Log) -> Vec<At<&'t str>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            let what = format!("“{key}” is {}, not a list.", kind(value));
            let item = format!("\"{}\"", self.source.words(value.span()).trim_matches('"'));
            log.fault(self.line_of(value), what, format!("Put it in square brackets: {key} = [{item}]."));
            return Vec::new();
        };
        let texts = items.iter().filter_map(|item| self.as_text(key, item, log));
        texts.filter(|text| !text.value.trim().is_empty()).collect()
    }

    /// The table under a heading that is written once.
    pub(super) fn table(
        &mut self,
        key: &'static str,
        heading: &'static str,
        log: &mut Log,
    ) -> Option<Table<'t>> {
        let value = self.value(key)?;
        let line = self.line_of(value);
        let table = value.get_ref().as_table();
        if table.is_none() {
            let what = format!("“{key}” does not stand here as the heading {heading}.");
            log.fault(line, what, format!("Write {heading} once, and its keys on the lines below."));
            log.spoil(line);
        }
        table.map(|entries| Self::new(line, heading, self.source, entries))
    }

    /// The tables under a heading that can be written many times.
    pub(super) fn tables(
        &mut self,
        key: &'static str,
        heading: &'static str,
        log: &mut Log,
    ) -> Vec<Table<'t>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items: Vec<Value<'t>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        let table = |item: &Value<'t>| {
            let entries = item.get_ref().as_table()?;
            Some(Self::new(self.line_of(item), heading, self.source, entries))
        };
        let tables: Vec<_> = items.iter().filter_map(table).collect();
        if !value.get_ref().is_array() || tables.len() < items.len() {
            let line = self.line_of(value);
            let what =
                format!("“{key}” needs the heading {heading} above its keys, and has another or none.");
            log.fault(line, what, format!("Write {heading}, in double brackets, above the keys of each."));
            log.spoil(line);
        }
        tables
    }

    /// Notes the keys that nobody asked for, and those that have to be there and are not.
    pub(super) fn finish(mut self, log: &mut Log) {
        let unknown = self.entries.iter().filter(|(key, _)| !self.asked.contains(&&**key.get_ref()));
        for (key, value) in unknown {
            let what = format!("{} is not known in {}.", quoted(key.get_ref()), self.heading);
            let remedy = match nearest(key.get_ref(), &self.asked) {
                Some(known) => {
                    // One slip is one fault: what is missing is there, under a wrong name.
                    self.missing.retain(|missing| missing.key != known);
                    format!("Did you mean “{known}”?")
                }
                None => format!("Delete it, or use one of these: {}.", self.asked.join(", ")),
            };
            log.fault(self.source.line(&key.span()), what, remedy);
            if holds_tables(value) {
                log.spoil(self.line);
            }
        }
        if !log.is_spoilt(self.line) {
            self.missing
                .into_iter()
                .for_each(|missing| log.fault(missing.line, missing.what, missing.remedy));
        }
    }

    fn value(&mut self, key: &'static str) -> Option<Value<'t>> {
        self.asked.push(key);
        self.entries.get(key)
    }

    fn line_of(&self, value: Value<'t>) -> usize {
        self.source.line(&value.span())
    }

    /// A value as it is written, for a fault.
    fn words(&self, value: Value<'t>) -> String {
        quoted(self.source.words(value.span()).trim_matches('"'))
    }

    fn as_text(&self, key: &str, value: Value<'t>, log: &mut Log) -> Option<At<&'t str>> {
        let line = self.line_of(value);
        let text = value.get_ref().as_str();
        if text.is_none() {
            let words = self.source.words(value.span());
            let remedy = match value.get_ref() {
                DeValue::Array(_) | DeValue::Table(_) => "Write one text in double quotes.".to_owned(),
                _ => format!("Put it in double quotes: \"{words}\"."),
            };
            log.fault(line, format!("“{key}” has {} where a text belongs.", kind(value)), remedy);
        }
        text.map(|value| At { value, line })
    }
}

/// The known word that a misspelt one is most like, if it is like any.
fn nearest(word: &str, known: &[&'static str]) -> Option<&'static str> {
    const LIKE: f64 = 0.8;
    let likeness = |known: &str| strsim::jaro_winkler(&word.to_lowercase(), known);
    let ranked = known.iter().map(|known| (likeness(known), *known));
    ranked
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(likeness, _)| *likeness >= LIKE)
        .map(|(_, known)| known)
}

fn holds_tables(value: Value<'_>) -> bool {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().any(|item| item.get_ref().is_table()),
        other => other.is_table(),
    }
}

fn kind(value: Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
