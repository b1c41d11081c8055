//! A cursor over the words of a deadline, each with its place in the text: what the grammar is made of.

use super::NUMBER_WORDS;
use super::read::DeadlineError;
use crate::core::words::Label;

/// A word or a comma, and the byte at which it begins.
#[derive(Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    at: usize,
}

/// Where the reading of a deadline has come to.
pub(super) struct Cursor<'t> {
    pub(super) tokens: Vec<Token<'t>>,
    pub(super) next: usize,
    /// The furthest token that some form failed at: the place to show.
    furthest: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some(token) = next_token(&mut rest) {
            let at = token.as_ptr() as usize - text.as_ptr() as usize;
            tokens.push(Token { text: token, at });
        }
        Self { tokens, next: 0, furthest: 0 }
    }

    // Everything below moves on only when it succeeds.

    /// The first of `forms` that reads everything up to the end.
    pub(super) fn either<T>(&mut self, forms: &[fn(&mut Self) -> Option<T>]) -> Option<T> {
        forms.iter().find_map(|form| self.attempt(|reader| form(reader).filter(|_| reader.peek().is_none())))
    }

    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.next;
        let found = read(self);
        if found.is_none() {
            self.furthest = self.furthest.max(self.next);
            self.next = before;
        }
        found
    }

    pub(super) fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.next).copied()
    }

    pub(super) fn skip(&mut self) -> Option<()> {
        self.peek()?;
        self.next += 1;
        Some(())
    }

    pub(super) fn read<T>(&mut self, meaning: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = meaning(self.peek()?.text)?;
        self.next += 1;
        Some(found)
    }

    pub(super) fn word(&mut self, word: &str) -> bool {
        self.read(|text| text.eq_ignore_ascii_case(word).then_some(())).is_some()
    }

    pub(super) fn comma(&mut self) -> bool {
        self.word(",")
    }

    pub(super) fn all(&mut self, words: &str) -> bool {
        self.attempt(|reader| words.split(' ').all(|word| reader.word(word)).then_some(())).is_some()
    }

    /// The words from token `from` up to here.
    pub(super) fn between(&self, from: usize) -> Option<Label> {
        let words: Vec<_> = self.tokens.get(from..self.next)?.iter().map(|token| token.text).collect();
        (!words.is_empty()).then(|| Label::new(&words.join(" ").replace(" ,", ",")))
    }

    pub(super) fn error(&self, words: &str) -> DeadlineError {
        let place = self.tokens.get(self.furthest.max(self.next));
        let at = place.map_or(words.len(), |token| token.at);
        DeadlineError {
            words: words.to_owned(),
            found: place.map_or_else(|| "its end".to_owned(), |token| format!("“{}”", token.text)),
            at: words.get(..at).map_or(0, |before| before.chars().count()) + 1,
        }
    }
}

/// The next word or comma of `rest`, which moves on behind it.
fn next_token<'t>(rest: &mut &'t str) -> Option<&'t str> {
    let text = rest.trim_start();
    let length = match text.find(|c: char| c.is_whitespace() || c == ',') {
        Some(0) => 1,
        Some(end) => end,
        None => text.len(),
    };
    let (token, after) = text.split_at_checked(length)?;
    *rest = after;
    (!token.is_empty()).then_some(token)
}

/// `3` or `three`, from 1 to 999.
pub(super) fn small_number(word: &str) -> Option<u32> {
    let spelled =
        (0..).zip(NUMBER_WORDS).find(|(_, name)| name.eq_ignore_ascii_case(word)).map(|(number, _)| number);
    spelled.or_else(|| word.parse().ok()).filter(|number| (1..=999).contains(number))
}
