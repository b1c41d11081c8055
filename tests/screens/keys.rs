//! Keys as the tests write them: `j`, `Enter`, `Ctrl-s`, `Shift-Right`, `Space`, `text:hello`.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The keys of a text in that notation, one after the other.
pub fn read(keys: &str) -> Vec<KeyEvent> {
    keys.split_whitespace().flat_map(word).collect()
}

/// The keys that type a text, with Enter for each new line.
pub fn typing(text: &str) -> Vec<KeyEvent> {
    let code = |c| if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
    text.chars().map(|c| KeyEvent::new(code(c), KeyModifiers::NONE)).collect()
}

fn word(word: &str) -> Vec<KeyEvent> {
    if let Some(text) = word.strip_prefix("text:") {
        return typing(text);
    }
    let held =
        [("Ctrl-", KeyModifiers::CONTROL), ("Alt-", KeyModifiers::ALT), ("Shift-", KeyModifiers::SHIFT)];
    let found = held.into_iter().find_map(|(name, held)| Some((word.strip_prefix(name)?, held)));
    // Shift-Tab is a key of its own.
    let (name, modifiers) = found.filter(|_| word != "Shift-Tab").unwrap_or((word, KeyModifiers::NONE));
    vec![KeyEvent::new(code(name), modifiers)]
}

fn code(name: &str) -> KeyCode {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(c), None) if c.is_ascii() || c.is_alphabetic() => KeyCode::Char(c),
        _ => match name {
            "Enter" => KeyCode::Enter,
            "Esc" => KeyCode::Esc,
            "Tab" => KeyCode::Tab,
            "Shift-Tab" => KeyCode::BackTab,
            "Space" => KeyCode::Char(' '),
            "Backspace" => KeyCode::Backspace,
            "Delete" => KeyCode::Delete,
            "Up" | "↑" => KeyCode::Up,
            "Down" | "↓" => KeyCode::Down,
            "Left" | "←" => KeyCode::Left,
            "Right" | "→" => KeyCode::Right,
            "PageUp" | "PgUp" => KeyCode::PageUp,
            "PageDown" | "PgDn" => KeyCode::PageDown,
            "Home" => KeyCode::Home,
            "End" => KeyCode::End,
            _ => panic!("no key is called {name}"),
        },
    }
}
