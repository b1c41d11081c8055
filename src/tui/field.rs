//! One field of a form: a choice or a text, with its name, its label and what it holds.

use ratatui::style::{Modifier, Style};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::core::words::harmless;

/// A list of more choices than this is long.
const LONG_LIST: u16 = 4;

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in a kept draft.
    pub name: &'static str,
    /// What to type, in front of it.
    pub label: &'static str,
    /// Shown in it while it is empty.
    pub hint: String,
    /// How many rows it takes.
    pub rows: u16,
    /// Is it asked for now?
    pub shown: bool,
    pub(super) kind: Kind,
    /// A text that stood in it from the start, and where that is from.
    pub(super) given: Option<(String, String)>,
}

/// What a field takes.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// One of these, chosen by a key or the arrows. A blank key has none.
    Choice { options: Vec<(char, String)>, chosen: Option<usize> },
    /// Text, on one line or several.
    Text(Box<TextArea<'static>>),
}

impl Field {
    /// A field with one of `options`, each with the key that chooses it.
    pub fn choice(name: &'static str, label: &'static str, options: Vec<(char, String)>) -> Self {
        let kind = Kind::Choice { options, chosen: None };
        Self { name, label, hint: String::new(), rows: 1, shown: true, kind, given: None }
    }

    /// The same with each option on a row of its own, for longer names.
    pub fn list(name: &'static str, label: &'static str, options: Vec<(char, String)>) -> Self {
        let rows = u16::try_from(options.len()).unwrap_or(u16::MAX).max(1);
        Self { rows, ..Self::choice(name, label, options) }
    }

    /// A text of `rows` rows; with more than one, Enter makes a new line.
    pub fn text(name: &'static str, label: &'static str, rows: u16, hint: &str) -> Self {
        let kind = Kind::Text(Box::new(text_area(Vec::new())));
        Self { name, label, hint: hint.to_owned(), rows, shown: true, kind, given: None }
    }

    /// What it holds.
    pub(super) fn value(&self) -> String {
        match &self.kind {
            Kind::Text(area) => area.lines().join("\n"),
            Kind::Choice { options, chosen } => {
                chosen.and_then(|at| options.get(at)).map(|(_, name)| name.clone()).unwrap_or_default()
            }
        }
    }

    /// Puts a text into it, or makes its choice.
    pub(super) fn fill(&mut self, text: &str) {
        match &mut self.kind {
            Kind::Choice { options, chosen } => *chosen = options.iter().position(|(_, name)| name == text),
            Kind::Text(area) => {
                **area = text_area(text.split('\n').map(|line| harmless(line).into_owned()).collect());
                area.move_cursor(CursorMove::Bottom);
                area.move_cursor(CursorMove::End);
            }
        }
    }

    /// Where its text is from, while it is as it was given.
    pub(super) fn mark(&self) -> Option<&str> {
        self.given.as_ref().filter(|(text, _)| self.value() == *text).map(|(_, mark)| mark.as_str())
    }

    /// How many rows it takes now. A long list of choices shows only what was chosen while the writer is elsewhere.
    pub(super) fn rows_now(&self, focused: bool) -> u16 {
        match &self.kind {
            _ if !self.shown => 0,
            Kind::Choice { chosen: Some(_), .. } if !focused && self.rows > LONG_LIST => 1,
            _ => self.rows,
        }
    }

    /// Is it a text of several lines?
    pub(super) fn is_multi_line(&self) -> bool {
        self.rows > 1 && matches!(self.kind, Kind::Text(_))
    }
}

/// A text area that wraps at words and leaves the caret to the terminal's own cursor.
fn text_area(lines: Vec<String>) -> TextArea<'static> {
    let mut area = if lines.is_empty() { TextArea::default() } else { TextArea::new(lines) };
    area.set_wrap_mode(WrapMode::WordOrGlyph);
    area.set_cursor_style(Style::new());
    area.set_cursor_line_style(Style::new());
    // Whatever the palette: one of them has no colours.
    area.set_selection_style(Style::new().add_modifier(Modifier::REVERSED));
    area.set_max_histories(200);
    area
}
