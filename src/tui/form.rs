//! Forms: fields to type into, one of them focused. What the fields mean is the business of each form.

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::field::{Field, Kind};
use super::keymap::is_text;
use crate::core::words::harmless;

/// What was typed, by the names of the fields.
pub type Typed = BTreeMap<String, String>;

/// Fields and which of them is focused.
#[derive(Clone, Debug)]
pub struct Form {
    pub(super) fields: Vec<Field>,
    pub(super) focus: usize,
    letters: Letters,
}

/// The letters that chose one after the other in the focused choice: they may turn out to begin a word.
#[derive(Clone, Debug, Default)]
struct Letters {
    typed: String,
    /// What was chosen before the first of them.
    before: Option<usize>,
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

impl Form {
    /// A form of these fields, the first focused.
    pub fn new(fields: Vec<Field>) -> Self {
        Self { fields, focus: 0, letters: Letters::default() }
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

    /// Puts a text into a field and says where it is from, until it is changed.
    pub fn give(&mut self, name: &str, text: &str, mark: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.fill(text);
            field.given = Some((field.value(), mark.to_owned())).filter(|(text, _)| !text.is_empty());
        }
    }

    /// Has a text been put into a field that way, whatever became of it?
    pub fn was_given(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name && field.given.is_some())
    }

    /// Puts a text into a field that typing replaces, unless the caret is moved first.
    pub fn suggest(&mut self, name: &str, text: &str) {
        self.fill(name, text);
        let field = self.fields.iter_mut().find(|field| field.name == name);
        if let Some(Field { kind: Kind::Text(area), .. }) = field {
            area.select_all();
        }
    }

    /// Empties the focused text field; Ctrl-Y, a key of every text field, puts the text back.
    pub fn clear(&mut self) -> Pressed {
        match self.fields.get_mut(self.focus).map(|field| &mut field.kind) {
            Some(Kind::Text(area)) => {
                area.select_all();
                if area.cut() { Pressed::Changed } else { Pressed::Nothing }
            }
            _ => Pressed::Nothing,
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

    /// How many options a choice has.
    pub fn options(&self, name: &str) -> usize {
        self.fields.iter().find(|field| field.name == name).map_or(0, |field| match &field.kind {
            Kind::Choice { options, .. } => options.len(),
            Kind::Text(_) => 0,
        })
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

    /// How many characters stand in the text fields that are not as they were at first.
    pub fn written(&self, at_first: &Typed) -> usize {
        let is_text = |field: &&Field| matches!(field.kind, Kind::Text(_));
        let changed = |field: &Field| {
            let text = field.value();
            let was = at_first.get(field.name).map_or("", String::as_str);
            if text == was { 0 } else { text.trim().chars().count() }
        };
        self.fields.iter().filter(is_text).map(changed).sum()
    }

    /// Puts back what a draft kept.
    pub fn restore(&mut self, typed: &Typed) {
        for (name, text) in typed {
            self.fill(name, text);
        }
    }

    /// Focuses the next field that is asked for, or the one before.
    pub fn step(&mut self, forward: bool) {
        self.letters = Letters::default();
        let count = self.fields.len();
        for _ in 0..count {
            self.focus = (self.focus + if forward { 1 } else { count - 1 }) % count;
            if self.fields.get(self.focus).is_some_and(|field| field.shown) {
                return;
            }
        }
    }

    /// A key for the focused field. Up and Down leave a field of one row, and an empty one.
    pub fn press(&mut self, key: KeyEvent) -> Pressed {
        let letters = std::mem::take(&mut self.letters);
        let Some(field) = self.fields.get_mut(self.focus) else { return Pressed::Nothing };
        let multi_line = field.is_multi_line();
        let passable = field.rows == 1 || (multi_line && field.value().is_empty());
        if passable && matches!(key.code, KeyCode::Up | KeyCode::Down) {
            self.step(key.code == KeyCode::Down);
            return Pressed::Nothing;
        }
        match &mut field.kind {
            Kind::Choice { options, chosen } => match key.code {
                KeyCode::Char(c) if is_text(&key) => self.press_letter(c, letters),
                _ => choose(options.len(), chosen, key.code),
            },
            Kind::Text(area) => match key.code {
                KeyCode::Enter if !multi_line => Pressed::Enter,
                KeyCode::Tab | KeyCode::BackTab | KeyCode::Esc => Pressed::Nothing,
                code => {
                    // At the end of a selected text the caret has nowhere to go, and still ends the selection.
                    let moves = matches!(code, KeyCode::Left | KeyCode::Right | KeyCode::Home | KeyCode::End);
                    if moves && !key.modifiers.contains(KeyModifiers::SHIFT) {
                        area.cancel_selection();
                    }
                    if area.input(key) { Pressed::Changed } else { Pressed::Nothing }
                }
            },
        }
    }

    /// A letter in a choice chooses. One that does not is text for the next text field; and where it makes a word of
    /// the letters before it, they are text too and have chosen nothing: somebody who types without looking
    /// loses no word.
    fn press_letter(&mut self, c: char, mut letters: Letters) -> Pressed {
        let next = self.next_text();
        let Some(Field { kind: Kind::Choice { options, chosen }, .. }) = self.fields.get_mut(self.focus)
        else {
            return Pressed::Nothing;
        };
        let own = options.iter().position(|(key, _)| *key == c.to_ascii_lowercase() && c != ' ');
        let begins_text = !letters.typed.is_empty() && begins_text(c);
        if let Some(own) = own.filter(|_| !begins_text) {
            if letters.typed.is_empty() {
                letters.before = *chosen;
            }
            letters.typed.push(c);
            *chosen = Some(own);
            self.letters = letters;
            return Pressed::Changed;
        }
        let Some(next) = next else {
            return if c == ' ' { choose(options.len(), chosen, KeyCode::Right) } else { Pressed::Nothing };
        };
        let mut word = String::new();
        if make_a_word(&letters.typed, c) {
            *chosen = letters.before;
            word = letters.typed;
        }
        word.push(c);
        self.focus = next;
        self.paste(&word)
    }

    /// The next text field that is asked for.
    fn next_text(&self) -> Option<usize> {
        let mut after = self.fields.iter().enumerate().skip(self.focus + 1);
        after.find(|(_, field)| field.shown && matches!(field.kind, Kind::Text(_))).map(|(at, _)| at)
    }

    /// Pasted text goes into the focused text field, or the next one; on one line if the field has one.
    pub fn paste(&mut self, text: &str) -> Pressed {
        self.letters = Letters::default();
        if matches!(self.fields.get(self.focus), Some(Field { kind: Kind::Choice { .. }, .. })) {
            self.focus = self.next_text().unwrap_or(self.focus);
        }
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
        self.fields.iter().enumerate().map(|(at, field)| field.rows_now(at == self.focus)).sum()
    }
}

/// Steps through so many options.
fn choose(count: usize, chosen: &mut Option<usize>, code: KeyCode) -> Pressed {
    let last = count.saturating_sub(1);
    *chosen = match code {
        KeyCode::Enter => return Pressed::Enter,
        KeyCode::Right | KeyCode::Down => Some(chosen.map_or(0, |at| if at == last { 0 } else { at + 1 })),
        KeyCode::Left | KeyCode::Up => Some(chosen.map_or(0, |at| at.checked_sub(1).unwrap_or(last))),
        _ => return Pressed::Nothing,
    };
    Pressed::Changed
}

/// Does `c` go on with a word that these letters begin? A capital or a figure after them begins a text of its own.
fn make_a_word(letters: &str, c: char) -> bool {
    letters.chars().last().is_some_and(|last| last.is_uppercase() || !begins_text(c))
}

/// Does a character after the letter of a choice begin a text, such as a date or a sentence?
fn begins_text(c: char) -> bool {
    c.is_uppercase() || c.is_numeric() || c == '+'
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(form.paste("g"), Pressed::Changed);
        assert_eq!((form.value("rating"), form.value("note")), (String::new(), "g".to_owned()));
        form.focus("on");
        form.paste("1 May\r\n2027\x1b[2J");
        assert_eq!(form.value("on"), "1 May 2027␛[2J");
    }

    #[test]
    fn what_is_typed_in_a_choice_is_a_choice_or_text_and_never_lost() {
        for (typed, rating, note) in [
            ("g", "Green", ""),
            ("rg", "Green", ""),
            ("group met", "", "group met"),
            ("read it", "", "read it"),
            ("Group met", "", "Group met"),
            ("GROUP MET", "", "GROUP MET"),
            ("gDone", "Green", "Done"),
            ("gRead", "Green", "Read"),
            ("g+3 months", "Green", "+3 months"),
            ("g34 came", "Green", "34 came"),
            ("we met", "", "we met"),
            (" x", "", " x"),
        ] {
            let mut form = form();
            for c in typed.chars() {
                press(&mut form, KeyCode::Char(c));
            }
            assert_eq!((&*form.value("rating"), &*form.value("note")), (rating, note), "{typed}");
        }
    }

    #[test]
    fn a_suggestion_is_typed_over_unless_the_caret_moves() {
        for (key, becomes) in [(None, "x"), (Some(KeyCode::Right), "todayx"), (Some(KeyCode::End), "todayx")]
        {
            let mut form = form();
            form.focus("on");
            form.suggest("on", "today");
            key.map(|key| press(&mut form, key));
            press(&mut form, KeyCode::Char('x'));
            assert_eq!(form.value("on"), becomes);
        }
    }

    #[test]
    fn an_emptied_field_gets_its_text_back() {
        let mut form = form();
        form.focus("note");
        form.paste("one\ntwo");
        assert_eq!(form.clear(), Pressed::Changed);
        assert_eq!(form.value("note"), "");
        form.press(KeyEvent::new(KeyCode::Char('y'), KeyModifiers::CONTROL));
        assert_eq!(form.value("note"), "one\ntwo");
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
    fn a_letter_that_chose_stays_behind_when_the_writer_goes_on() {
        let mut form = form();
        press(&mut form, KeyCode::Char('r'));
        form.step(true);
        form.step(false);
        press(&mut form, KeyCode::Char('x'));
        assert_eq!((form.value("rating"), form.value("note")), ("Red".to_owned(), "x".to_owned()));
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
