//! Reads the terminal's answer about its background, which arrives among the keys.
//!
//! `ESC ] 11 ; rgb:1e1e/1e1e/1e1e ESC \` reaches us as Alt-], the characters, and Alt-\ or Ctrl-g.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::theme::Theme;

/// Waits for the answer and keeps it away from the screens.
#[derive(Debug, Default)]
pub struct Listener {
    /// The answer so far, while one is arriving.
    arriving: Option<String>,
}

/// What a key was.
#[derive(Debug, PartialEq, Eq)]
pub enum Heard {
    /// A key of the user's.
    Key,
    /// A part of the answer.
    Part,
    /// The end of the answer: the theme that suits the background.
    Background(Theme),
}

impl Listener {
    /// Takes in a key, and says what it was.
    pub fn hear(&mut self, key: &KeyEvent) -> Heard {
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let KeyCode::Char(c) = key.code else {
            self.arriving = None;
            return Heard::Key;
        };
        match &mut self.arriving {
            None if alt && c == ']' => self.arriving = Some(String::new()),
            None => return Heard::Key,
            Some(answer)
                if (alt && c == '\\') || (c == 'g' && key.modifiers.contains(KeyModifiers::CONTROL)) =>
            {
                let theme = theme_of(answer);
                self.arriving = None;
                return theme.map_or(Heard::Part, Heard::Background);
            }
            // The longest answer has 26 characters: anything longer is somebody typing.
            Some(answer) if alt || answer.len() > 40 => {
                self.arriving = None;
                return Heard::Key;
            }
            Some(answer) => answer.push(c),
        }
        Heard::Part
    }
}

/// Light where the colour's luma is more than half.
fn theme_of(answer: &str) -> Option<Theme> {
    let colour = answer.strip_prefix("11;")?.split_once(':')?.1;
    let channel = |hex: &str| {
        let most = 16u32.checked_pow(u32::try_from(hex.len()).ok()?)?.checked_sub(1)?;
        Some(u32::from_str_radix(hex, 16).ok()? * 1000 / most.max(1))
    };
    let channels: Vec<u32> = colour.split('/').filter_map(channel).collect();
    let [red, green, blue, ..] = channels.as_slice() else { return None };
    // The weights of ITU-R BT.601.
    let luma = (299 * red + 587 * green + 114 * blue) / 1000;
    Some(if luma > 500 { Theme::Light } else { Theme::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(c: char, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), modifiers)
    }

    fn answer(text: &str) -> Heard {
        let mut listener = Listener::default();
        assert_eq!(listener.hear(&key(']', KeyModifiers::ALT)), Heard::Part);
        for c in text.chars() {
            assert_eq!(listener.hear(&key(c, KeyModifiers::NONE)), Heard::Part);
        }
        listener.hear(&key('\\', KeyModifiers::ALT))
    }

    #[test]
    fn the_background_chooses_the_theme() {
        assert_eq!(answer("11;rgb:1e1e/1e1e/2e2e"), Heard::Background(Theme::Dark));
        assert_eq!(answer("11;rgb:ff/ff/f0"), Heard::Background(Theme::Light));
        assert_eq!(answer("11;rgba:ffff/ffff/ffff/ffff"), Heard::Background(Theme::Light));
        assert_eq!(answer("11;rgb:zz/1/2"), Heard::Part);
        assert_eq!(answer("11;rgb:"), Heard::Part);
    }

    #[test]
    fn what_people_type_goes_through() {
        let mut listener = Listener::default();
        for c in "j]\\g".chars() {
            assert_eq!(listener.hear(&key(c, KeyModifiers::NONE)), Heard::Key);
        }
        assert_eq!(listener.hear(&key(']', KeyModifiers::ALT)), Heard::Part);
        let long = (0..60).map(|_| listener.hear(&key('x', KeyModifiers::NONE)));
        assert!(
            long.collect::<Vec<_>>().contains(&Heard::Key),
            "a lost answer does not swallow keys for ever"
        );
    }
}
