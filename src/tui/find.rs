//! Finding actions: the words that can be found of each, and what was found with each letter typed.
//!
//! Everything typed is looked for at the starts of words, and a rating's name as a whole word: "late" finds neither
//! "translated" nor "related", "red" does not find "reduce".

use chrono::Datelike;

use super::board_row;
use crate::core::date;
use crate::core::position::{Position, Standing};
use crate::core::rating::Rating;

/// What was found in one position.
#[derive(Clone, Debug, Default)]
pub(super) struct Finder {
    /// Made when something is first looked for: most positions are only looked at.
    words: Option<Words>,
    /// One step for each letter typed: the next looks only through what was found so far, and a letter taken back
    /// looks through nothing.
    steps: Vec<Step>,
}

#[derive(Clone, Debug)]
struct Step {
    typed: String,
    /// Places in the position's actions, in their order.
    found: Vec<usize>,
}

/// The words of every action in lower case, one text after the other, with a blank before and after each word.
#[derive(Clone, Debug, Default)]
struct Words {
    text: String,
    /// Where each action's words end.
    ends: Vec<usize>,
}

impl Finder {
    /// Makes the words, so that not even the first letter waits for them.
    pub(super) fn prepare(&mut self, position: &Position) {
        self.words.get_or_insert_with(|| Words::of(position));
    }

    /// The places of the actions that have all the words of a text.
    pub(super) fn find(&mut self, position: &Position, typed: &str) -> &[usize] {
        let words = self.words.get_or_insert_with(|| Words::of(position));
        while self.steps.last().is_some_and(|step| !narrows(&step.typed, typed)) {
            self.steps.pop();
        }
        if self.steps.last().is_none_or(|step| step.typed != typed) {
            let asked = asked(typed);
            let has_all = |at: &usize| asked.iter().all(|word| words.of_action(*at).contains(word));
            let found = match self.steps.last() {
                Some(step) => step.found.iter().copied().filter(has_all).collect(),
                None => (0..position.actions.len()).filter(has_all).collect(),
            };
            self.steps.push(Step { typed: typed.to_owned(), found });
        }
        self.steps.last().map_or(&[], |step| &step.found)
    }
}

impl Words {
    fn of(position: &Position) -> Self {
        let mut words = Self::default();
        for standing in &position.actions {
            words.text.push(' ');
            words.push_action(standing);
            words.ends.push(words.text.len());
        }
        words
    }

    fn of_action(&self, at: usize) -> &str {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|to| self.text.get(from..*to)).unwrap_or_default()
    }

    fn push_action(&mut self, standing: &Standing) {
        let action = &standing.action;
        push_words(&mut self.text, &action.reference.to_string());
        push_words(&mut self.text, &action.title);
        push_words(&mut self.text, &action.text);
        for service in &action.services {
            push_words(&mut self.text, service);
        }
        let ratings = [Some(standing.computed.rating), standing.reported_rating()];
        for rating in ratings.into_iter().flatten() {
            push_words(&mut self.text, rating.word());
        }
        for flag in &standing.flags {
            push_words(&mut self.text, &flag.to_string());
        }
        for printed in board_row::printed(standing) {
            push_words(&mut self.text, &printed);
        }
        // The row prints the first three letters of a month, if it prints the date at all.
        let milestone = standing.milestone.as_ref();
        let dates = [milestone.map(|m| m.due), milestone.and_then(|m| m.forecast), standing.next_due];
        for day in dates.into_iter().flatten() {
            push_words(&mut self.text, date::month_name(day.month()));
            push_words(&mut self.text, &day.year().to_string());
        }
    }
}

/// Adds the words of a text in lower case, a blank after each; a full stop after a figure belongs to it, as in a ref.
fn push_words(to: &mut String, text: &str) {
    let mut last = ' ';
    for c in text.chars() {
        if is_of_word(c, last) && c.is_ascii() {
            to.push(c.to_ascii_lowercase());
        } else if is_of_word(c, last) {
            to.extend(c.to_lowercase());
        } else if !to.ends_with(' ') {
            to.push(' ');
        }
        last = c;
    }
    if !to.ends_with(' ') {
        to.push(' ');
    }
}

fn is_of_word(c: char, last: char) -> bool {
    c.is_alphanumeric() || (c == '.' && last.is_ascii_digit())
}

/// The words of what was typed, each with the blanks that it must have around it to be found.
fn asked(typed: &str) -> Vec<String> {
    let mut words = String::new();
    push_words(&mut words, typed);
    let whole = |word: &str| if is_rating(word) { " " } else { "" };
    words.split_whitespace().map(|word| format!(" {word}{}", whole(word))).collect()
}

fn is_rating(word: &str) -> bool {
    Rating::ALL.iter().any(|rating| rating.word().eq_ignore_ascii_case(word))
}

/// Is everything that `new` finds among what `old` found?
fn narrows(old: &str, new: &str) -> bool {
    let Some(more) = new.strip_prefix(old) else { return false };
    let ends_in_rating = asked(old).last().is_some_and(|word| word.ends_with(' '));
    !(ends_in_rating && more.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, typed: &str) -> bool {
        let mut words = " ".to_owned();
        push_words(&mut words, text);
        asked(typed).iter().all(|word| words.contains(word))
    }

    #[test]
    fn words_are_found_by_their_starts() {
        assert!(finds("31 Mar 2026 late", "late mar"));
        assert!(!finds("Translated and related", "late"));
        assert!(finds("Co-ordinated response", "co-ord RESP"));
        assert!(finds("2.10 Ask the Mayor", "2.1"));
        assert!(finds("waiting on 5.1", "5.1"));
        assert!(!finds("12.1 of them", "2.1"));
        assert!(finds("anything", " "));
    }

    #[test]
    fn ratings_are_found_whole() {
        assert!(finds("3.1 Red", "red"));
        assert!(!finds("Reduce what is shared", "red"));
        assert!(finds("Reduce what is shared", "redu"));
        assert!(!finds("Greenwich", "green"));
    }

    #[test]
    fn a_letter_more_is_looked_for_in_what_was_found_only_where_nothing_can_be_missed() {
        for (old, new, may) in [
            ("la", "late", true),
            ("late", "la", false),
            ("red", "redu", false),
            ("red", "red h", true),
            ("re", "red", true),
            ("", "a", true),
        ] {
            assert_eq!(narrows(old, new), may, "{old} {new}");
        }
    }
}
