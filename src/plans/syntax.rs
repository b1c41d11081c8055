//! Texts that are not quite TOML: the slips named, and the rest made readable.
//!
//! One missing quote or bracket can hide a whole file from a parser. So where a text has slips, each
//! heading and each key is tried on its own, and what cannot be read is left out, line for line.

use std::borrow::Cow;

use toml::de::{DeTable, Error};

use super::fault::{Lines, quoted};
use super::log::Log;
use super::reader::Source;
use super::wording;

/// The headings of a plan file, as they are written.
pub(super) const HEADINGS: [&str; 6] =
    ["[plan]", "[settings]", "[[query]]", "[[measure]]", "[[objective]]", "[[objective.action]]"];

/// `text` without what is no TOML, each line where it was; what was left out is in `log`.
pub(super) fn mended<'t>(text: &'t str, log: &mut Log) -> Cow<'t, str> {
    if first_slip(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut mender =
        Mender { log, text: String::with_capacity(text.len()), heading: 1, skips: false, objectives: false };
    for item in items(text) {
        mender.take(&item);
    }
    Cow::Owned(mender.text)
}

/// Notes what the parser still finds in a text that was mended: keys and headings that stand twice.
pub(super) fn note(errors: &[Error], source: &Source<'_>, log: &mut Log) {
    for error in errors {
        let span = error.span().unwrap_or_default();
        let line = source.line(&span);
        let (what, remedy) = wording::plain(error.message(), source.words(span));
        log.fault(line, what, remedy);
    }
}

/// A heading, or a key with its value and whatever follows it up to the next.
struct Item<'t> {
    line: usize,
    text: &'t str,
    is_heading: bool,
}

fn items(text: &str) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut end = 0;
    for (line, content) in (1..).zip(text.split_inclusive('\n')) {
        let start = end;
        end += content.len();
        let is_heading = is_heading(content);
        match items.last_mut() {
            Some(last) if !is_heading && !last.is_heading && !begins_with_a_key(content) => {
                let from = start - last.text.len();
                last.text = text.get(from..end).unwrap_or(last.text);
            }
            _ => items.push(Item { line, text: content, is_heading }),
        }
    }
    items
}

fn is_heading(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('[') && line.trim_start_matches(['[', ' ']).starts_with(|c: char| c.is_alphabetic())
}

fn begins_with_a_key(line: &str) -> bool {
    let key = line.split_once('=').map_or("", |(key, _)| key.trim());
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

struct Mender<'l> {
    log: &'l mut Log,
    text: String,
    /// The line of the heading above.
    heading: usize,
    /// Is that heading left out, so that nobody knows what the keys below it belong to?
    skips: bool,
    /// Was there an objective yet?
    objectives: bool,
}

impl Mender<'_> {
    fn take(&mut self, item: &Item<'_>) {
        if item.is_heading {
            self.heading = item.line;
            self.skips = false;
            self.take_heading(item);
        } else if self.skips {
            self.leave_out(item.text);
        } else {
            self.take_key(item);
        }
    }

    fn take_heading(&mut self, item: &Item<'_>) {
        let slip = first_slip(item.text);
        let written = item.text.split('#').next().unwrap_or_default().trim();
        let name = written.trim_matches(['[', ']', ' ']);
        let known = HEADINGS.into_iter().find(|heading| heading.trim_matches(['[', ']']) == name);
        self.objectives |= name == "objective";
        match known {
            Some("[[objective.action]]") if !self.objectives => {
                let remedy = "Write [[objective]] with its keys above its first action.";
                self.skip(item, "An action stands above the first objective.", remedy);
            }
            Some(heading) if slip.is_some() || !same(written, heading) => {
                let what = format!("The heading {} has not the brackets that it needs.", quoted(written));
                self.log.fault(item.line, what, format!("Write {heading}."));
                self.text.push_str(heading);
                self.leave_out(item.text);
            }
            None if slip.is_some() => {
                let what =
                    format!("The heading {} cannot be read, nor what stands below it.", quoted(written));
                self.skip(item, &what, &format!("Write one of these: {}.", HEADINGS.join(", ")));
            }
            Some(_) | None => self.text.push_str(item.text),
        }
    }

    /// Leaves out a heading and, with it, all that stands below it.
    fn skip(&mut self, heading: &Item<'_>, what: &str, remedy: &str) {
        self.log.fault(heading.line, what, remedy);
        self.log.spoil(heading.line);
        self.skips = true;
        self.leave_out(heading.text);
    }

    fn take_key(&mut self, item: &Item<'_>) {
        let Some(slip) = first_slip(item.text) else { return self.text.push_str(item.text) };
        self.log.fault(item.line + slip.lines_down, slip.what, slip.remedy);
        self.log.spoil(self.heading);
        // The key itself may be sound, and only a line below it not.
        let sound: String = item.text.split_inclusive('\n').take(slip.lines_down).collect();
        let sound = if first_slip(&sound).is_none() { sound.as_str() } else { "" };
        self.text.push_str(sound);
        self.leave_out(item.text.get(sound.len()..).unwrap_or_default());
    }

    fn leave_out(&mut self, text: &str) {
        self.text.extend(text.matches('\n'));
    }
}

/// Are the brackets the same, whatever the spaces between?
fn same(written: &str, heading: &str) -> bool {
    written.chars().filter(|c| !c.is_whitespace()).eq(heading.chars())
}

struct Slip {
    /// How many lines below the first.
    lines_down: usize,
    what: String,
    remedy: String,
}

fn first_slip(text: &str) -> Option<Slip> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let error = errors.iter().min_by_key(|error| error.span().map_or(0, |span| span.start))?;
    let span = error.span().unwrap_or_default();
    let (what, remedy) = wording::plain(error.message(), text.get(span.clone()).unwrap_or_default());
    // What is never closed is noticed at the end of the text, but it is the beginning that one looks for.
    let at_the_end = text.get(span.start..).is_none_or(|rest| rest.trim().is_empty());
    let unclosed =
        at_the_end && (error.message().contains("multi-line") || error.message().contains("unclosed"));
    Some(Slip { lines_down: if unclosed { 0 } else { Lines::of(text).at(span.start) - 1 }, what, remedy })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines with a slip, and what is left of the text.
    fn mend(text: &str) -> (Vec<usize>, String) {
        let mut log = Log::default();
        let left = mended(text, &mut log).into_owned();
        assert!(first_slip(&left).is_none(), "{left}");
        (log.faults.iter().map(|fault| fault.line).collect(), left)
    }

    #[test]
    fn one_slip_does_not_hide_the_next() {
        let text = "[plan\nname = \"a\ntitle = “b”\nstart = 2024-02-31\nlist = [\"a\"\n\n[[query]]\nstray words\ntext = \"c\"\n";
        let (lines, left) = mend(text);
        assert_eq!(lines, [1, 2, 3, 4, 5, 8]);
        assert_eq!(left, "[plan]\n\n\n\n\n\n[[query]]\n\ntext = \"c\"\n");
    }

    #[test]
    fn a_wrapped_text_is_one_slip() {
        let (lines, left) = mend("[plan]\nname = \"a\"\ntitle = \"one\ntwo\"\nperiod = \"b\"\n");
        assert_eq!(lines, [3]);
        assert_eq!(left, "[plan]\nname = \"a\"\n\n\nperiod = \"b\"\n");
    }

    #[test]
    fn three_quotes_that_are_never_closed_are_found_where_they_open() {
        let text =
            "[[objective]]\nnumber = 1\noverview = \"\"\"\nOne.\n\nTwo.\n\n[[objective]]\nnumber = 2\n";
        assert_eq!(mend(text).0, [3]);
    }

    #[test]
    fn keys_below_a_heading_that_nobody_can_read_are_left_out() {
        let (lines, left) = mend("[[mystery]\nname = \"a\nfoo\n[plan]\nname = \"b\"\n");
        assert_eq!(lines, [1]);
        assert_eq!(left, "\n\n\n[plan]\nname = \"b\"\n");
    }

    #[test]
    fn actions_above_the_first_objective_are_left_out() {
        let (lines, left) = mend("[[objective.action]]\nref = \"1.1\"\n[[objective]]\nnumber = 1\n");
        assert_eq!(lines, [1]);
        assert_eq!(left, "\n\n[[objective]]\nnumber = 1\n");
    }

    #[test]
    fn what_is_already_sound_stays_as_it_is() {
        let text = "[plan]\r\nname = \"a\"\r\noverview = \"\"\"\r\n[not a heading]\r\nkey = value\"\"\"\r\n";
        assert_eq!(mend(text), (vec![], text.to_owned()));
    }
}
