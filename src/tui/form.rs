//! Forms: fields to type into, one of them focused. What the fields mean is the business of each form.

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::style::{Modifier, Style};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use super::keymap::is_text;
use crate::core::words::harmless;

/// What was typed, by the names of the fields.
pub type Typed = BTreeMap<String, String>;

/// Fields and which of them is focused.
#[derive(Clone, Debug)]
pub struct Form {
    pub(super) fields: Vec<Field>,
    pub(super) focus: usize,
}

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
}

/// What a field takes.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// One of these, chosen by a key or the arrows. A blank key has none.
    Choice { options: Vec<(char, String)>, chosen: Option<usize> },
    /// Text, on one line or several.
    Text(Box<TextArea<'static>>),
}

/// What became of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// A field changed.
    Changed,
    /// The caret moved, or nothing happened.
    Nothing,
    /// Enter, in a field where it does not make a new line.
    Enter,
}

impl Field {
    /// A field with one of `options`, each with the key that chooses it.
    pub fn choice(name: &'static str, label: &'static str, options: Vec<(char, String)>) -> Self {
        let kind = Kind::Choice { options, chosen: None };
        Self { name, label, hint: String::new(), rows: 1, shown: true, kind }
    }

    /// The same with each option on a row of its own, for longer names.
    pub fn list(name: &'static str, label: &'static str, options: Vec<(char, String)>) -> Self {
        let rows = u16::try_from(options.len()).unwrap_or(u16::MAX).max(1);
        Self { rows, ..Self::choice(name, label, options) }
    }

    /// A text of `rows` rows; with more than one, Enter makes a new line.
    pub fn text(name: &'static str, label: &'static str, rows: u16, hint: &str) -> Self {
        let kind = Kind::Text(Box::new(text_area(Vec::new())));
        Self { name, label, hint: hint.to_owned(), rows, shown: true, kind }
    }

    fn value(&self) -> String {
        match &self.kind {
            Kind::Text(area) => area.lines().join("\n"),
            Kind::Choice { options, chosen } => {
                chosen.and_then(|at| options.get(at)).map(|(_, name)| name.clone()).unwrap_or_default()
            }
        }
    }

    fn fill(&mut self, text: &str) {
        match &mut self.kind {
            Kind::Choice { options, chosen } => *chosen = options.iter().position(|(_, name)| name == text),
            Kind::Text(area) => {
                **area = text_area(text.split('\n').map(|line| harmless(line).into_owned()).collect());
                area.move_cursor(CursorMove::Bottom);
                area.move_cursor(CursorMove::End);
            }
        }
    }

    fn is_multi_line(&self) -> bool {
        self.rows > 1 && matches!(self.kind, Kind::Text(_))
    }
}

impl Form {
    /// A form of these fields, the first focused.
    pub fn new(fields: Vec<Field>) -> Self {
        Self { fields, focus: 0 }
    }

    /// What the field holds.
    pub fn value(&self, name: &str) -> String {
        self.fields.iter().find(|field| field.name == name).map(Field::value).unwrap_or_default()
    }

    /// Puts a text into a field, or makes its choice.
    pub fn fill(&mut self, name: &str, text: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.fill(text);
        }
    }

    /// Asks for a field, or does not; one not asked for keeps what it holds.
    pub fn show(&mut self, name: &str, shown: bool) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.shown = shown;
        }
    }

    /// Says in an empty field what belongs there.
    pub fn hint(&mut self, name: &str, hint: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            hint.clone_into(&mut field.hint);
        }
    }

    /// The focused field's name.
    pub fn focused(&self) -> &'static str {
        self.fields.get(self.focus).map_or("", |field| field.name)
    }

    /// Focuses a field.
    pub fn focus(&mut self, name: &str) {
        self.focus = self.fields.iter().position(|field| field.name == name).unwrap_or(self.focus);
    }

    /// Is the focused field a text of several lines?
    pub fn in_multi_line(&self) -> bool {
        self.fields.get(self.focus).is_some_and(Field::is_multi_line)
    }

    /// Everything typed, for a draft.
    pub fn typed(&self) -> Typed {
        let filled = self.fields.iter().map(|field| (field.name.to_owned(), field.value()));
        filled.filter(|(_, text)| !text.trim().is_empty()).collect()
    }

    /// Puts back what a draft kept.
    pub fn restore(&mut self, typed: &Typed) {
        for (name, text) in typed {
            self.fill(name, text);
        }
    }

    /// Focuses the next field that is asked for, or the one before.
    pub fn step(&mut self, forward: bool) {
        let count = self.fields.len();
        for _ in 0..count {
            self.focus = (self.focus + if forward { 1 } else { count - 1 }) % count;
            if self.fields.get(self.focus).is_some_and(|field| field.shown) {
                return;
            }
        }
    }

    /// A key for the focused field. Up and Down leave a field of one row.
    pub fn press(&mut self, key: KeyEvent) -> Pressed {
        let Some(field) = self.fields.get_mut(self.focus) else { return Pressed::Nothing };
        if field.rows == 1 && matches!(key.code, KeyCode::Up | KeyCode::Down) {
            self.step(key.code == KeyCode::Down);
            return Pressed::Nothing;
        }
        let multi_line = field.is_multi_line();
        match &mut field.kind {
            Kind::Choice { options, chosen } => choose(options, chosen, key),
            Kind::Text(area) => match key.code {
                KeyCode::Enter if !multi_line => Pressed::Enter,
                KeyCode::Tab | KeyCode::BackTab | KeyCode::Esc => Pressed::Nothing,
                _ if area.input(key) => Pressed::Changed,
                _ => Pressed::Nothing,
            },
        }
    }

    /// Pasted text goes to the focused text field only; on one line if the field has one.
    pub fn paste(&mut self, text: &str) -> Pressed {
        let Some(field) = self.fields.get_mut(self.focus) else { return Pressed::Nothing };
        let multi_line = field.is_multi_line();
        let Kind::Text(area) = &mut field.kind else { return Pressed::Nothing };
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<_> = text.split('\n').map(harmless).collect();
        let pasted = area.insert_str(lines.join(if multi_line { "\n" } else { " " }));
        if pasted { Pressed::Changed } else { Pressed::Nothing }
    }

    /// How many rows all fields that are asked for take.
    pub fn height(&self) -> u16 {
        self.fields.iter().filter(|field| field.shown).map(|field| field.rows).sum()
    }
}

fn choose(options: &[(char, String)], chosen: &mut Option<usize>, key: KeyEvent) -> Pressed {
    let last = options.len().saturating_sub(1);
    let next = match key.code {
        KeyCode::Enter => return Pressed::Enter,
        KeyCode::Right | KeyCode::Down | KeyCode::Char(' ') => {
            Some(chosen.map_or(0, |at| if at == last { 0 } else { at + 1 }))
        }
        KeyCode::Left | KeyCode::Up => Some(chosen.map_or(0, |at| at.checked_sub(1).unwrap_or(last))),
        KeyCode::Char(c) if is_text(&key) => {
            options.iter().position(|(key, _)| *key == c.to_ascii_lowercase())
        }
        _ => None,
    };
    match next {
        Some(next) => {
            *chosen = Some(next);
            Pressed::Changed
        }
        None => Pressed::Nothing,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyModifiers;

    fn form() -> Form {
        let ratings = [('r', "Red"), ('g', "Green")].map(|(key, name)| (key, name.to_owned()));
        Form::new(vec![
            Field::choice("rating", "Rating", ratings.to_vec()),
            Field::text("note", "What was done", 3, ""),
            Field::text("on", "On", 1, "today"),
        ])
    }

    fn press(form: &mut Form, code: KeyCode) -> Pressed {
        form.press(KeyEvent::new(code, KeyModifiers::NONE))
    }

    #[test]
    fn enter_makes_a_line_in_a_note_and_only_there() {
        let mut form = form();
        assert_eq!(press(&mut form, KeyCode::Char('g')), Pressed::Changed);
        assert_eq!(press(&mut form, KeyCode::Enter), Pressed::Enter);
        form.focus("note");
        press(&mut form, KeyCode::Char('a'));
        assert_eq!(press(&mut form, KeyCode::Enter), Pressed::Changed);
        form.focus("on");
        assert_eq!(press(&mut form, KeyCode::Enter), Pressed::Enter);
        assert_eq!(form.value("note"), "a\n");
        assert_eq!(form.value("rating"), "Green");
    }

    #[test]
    fn a_pasted_text_is_harmless_and_never_a_key() {
        let mut form = form();
        assert_eq!(form.paste("g"), Pressed::Nothing, "a choice takes no pasted text");
        form.focus("on");
        form.paste("1 May\r\n2027\x1b[2J");
        assert_eq!(form.value("on"), "1 May 2027␛[2J");
    }

    #[test]
    fn what_was_typed_is_put_back() {
        let mut first = form();
        press(&mut first, KeyCode::Char('r'));
        first.focus("note");
        first.paste("one\ntwo");
        let mut second = form();
        second.restore(&first.typed());
        assert_eq!(second.typed(), first.typed());
        assert_eq!(second.value("note"), "one\ntwo");
    }

    #[test]
    fn fields_not_asked_for_are_stepped_over() {
        let mut form = form();
        form.show("note", false);
        form.step(true);
        assert_eq!(form.focused(), "on");
        form.step(false);
        assert_eq!(form.focused(), "rating");
    }
}
