//! The line that goes to an item of the agenda, by a ref or by words.

use crossterm::event::{KeyCode, KeyEvent};

use super::app::{App, Effect};
use super::keymap::is_text;
use super::meeting_run::{shown, shown_mut};
use crate::core::agenda::Item;
use crate::core::words::Label;

/// A key for the line that goes to an item.
pub(super) fn type_in(app: &mut App, key: KeyEvent) -> Vec<Effect> {
    let Some(screen) = shown_mut(app) else { return Vec::new() };
    let Some(jump) = &mut screen.jump else { return Vec::new() };
    match key.code {
        KeyCode::Char(c) if is_text(&key) => jump.push(c),
        KeyCode::Backspace => drop(jump.pop()),
        _ => return Vec::new(),
    }
    if let Some(place) = found(app) {
        app.go_to_item(place);
    }
    Vec::new()
}

/// Pasted text goes to that line as well.
pub(super) fn paste(app: &mut App, text: &str) {
    if let Some(jump) = shown_mut(app).and_then(|screen| screen.jump.as_mut()) {
        jump.push_str(&Label::new(text));
    }
    if let Some(place) = found(app) {
        app.go_to_item(place);
    }
}

/// Ends the typing of that line.
pub(super) fn end(app: &mut App) {
    if let Some(screen) = shown_mut(app) {
        screen.jump = None;
    }
}

/// The item that the typed words mean: a ref, or words of a title or a heading.
pub(super) fn found(app: &App) -> Option<usize> {
    let screen = shown(app)?;
    let typed = screen.jump.as_deref()?.trim().to_lowercase();
    if typed.is_empty() {
        return None;
    }
    let by_ref = typed.parse().ok().and_then(|action| screen.agenda.place_of(action));
    let title = |item: Item| match item.action() {
        Some(action) => screen
            .position
            .action(action)
            .map(|standing| format!("{action} {}", standing.action.title).to_lowercase())
            .unwrap_or_default(),
        None => item.heading().to_lowercase(),
    };
    by_ref.or_else(|| screen.agenda.items.iter().position(|(item, _)| title(*item).contains(&typed)))
}
