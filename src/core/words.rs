//! Text that people typed, made harmless once and for all where it enters the program.
//!
//! Control characters and escape sequences become visible signs, and the marks that reverse the
//! reading order of everything after them are shown as `�`: so no screen and no document has to
//! think of them again. Nothing else is changed; right-to-left and wide scripts stay as typed.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Free text, possibly of several lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "Cow<'_, str>")]
pub struct Words(Box<str>);

/// Text of a single line: a name, a title, a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "Cow<'_, str>")]
pub struct Label(Box<str>);

impl Words {
    /// The text made harmless, without the blank space around it.
    pub fn new(text: &str) -> Self {
        let lines: Vec<_> = text.trim().lines().map(|line| harmless(line.trim_end())).collect();
        Self(lines.join("\n").into())
    }
}

impl Label {
    /// The text made harmless and put on one line, each run of blank space as one space.
    pub fn new(text: &str) -> Self {
        let words: Vec<_> = text.split_whitespace().map(harmless).collect();
        Self(words.join(" ").into())
    }
}

/// `text` with every character that could act on a terminal or reorder a line made visible.
///
/// Tabs become spaces. Line breaks are control characters too: cut the text into lines first.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| sign(c) == c) { Cow::Borrowed(text) } else { text.chars().map(sign).collect() }
}

/// What is shown for `c`: itself, unless it would act instead of being seen.
pub fn sign(c: char) -> char {
    match c {
        '\t' => ' ',
        // Unicode has pictures for the C0 controls at U+2400: `␛` for Escape.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f' => '␡',
        // C1 controls, line and paragraph separators, and the bidirectional overrides and isolates.
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            '\u{fffd}'
        }
        other => other,
    }
}

/// The plural of an English noun, such as a plan's word for its objectives: "pledges", "priorities".
pub fn plural_of(noun: &str) -> String {
    let lower = noun.to_lowercase();
    let vowel = |letter: char| "aeiou".contains(letter);
    match lower.strip_suffix('y') {
        Some(stem) if !stem.is_empty() && !stem.ends_with(vowel) => {
            format!("{}ies", noun.strip_suffix(['y', 'Y']).unwrap_or(noun))
        }
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| lower.ends_with(end)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

macro_rules! text_type {
    ($type:ident) => {
        impl std::ops::Deref for $type {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl From<Cow<'_, str>> for $type {
            fn from(text: Cow<'_, str>) -> Self {
                Self::new(&text)
            }
        }

        impl std::borrow::Borrow<str> for $type {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
    };
}

text_type!(Words);
text_type!(Label);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_are_shown_not_obeyed() {
        assert_eq!(&*Words::new("red \x1b[31malert\x07"), "red ␛[31malert␇");
        assert_eq!(&*Label::new("a\u{202e}b\u{9b}c"), "a\u{fffd}b\u{fffd}c");
    }

    #[test]
    fn words_keep_their_lines_and_labels_have_one() {
        assert_eq!(&*Words::new("  one\r\n\r\ntwo\tthree \n"), "one\n\ntwo three");
        assert_eq!(&*Label::new(" one\n two\t three "), "one two three");
    }

    #[test]
    fn other_scripts_stay_as_typed() {
        for text in ["مرحبا بالعالم", "বাংলা", "漢字", "Žluťoučký kůň"] {
            assert_eq!(&*Words::new(text), text);
        }
    }

    #[test]
    fn plurals_are_those_of_plain_english() {
        for (one, many) in [
            ("objective", "objectives"),
            ("pledge", "pledges"),
            ("theme", "themes"),
            ("aim", "aims"),
            ("outcome", "outcomes"),
            ("priority", "priorities"),
            ("Query", "Queries"),
            ("pathway", "pathways"),
            ("focus", "focuses"),
            ("branch", "branches"),
            ("box", "boxes"),
        ] {
            assert_eq!(plural_of(one), many);
        }
    }

    #[test]
    fn text_is_made_harmless_when_it_is_read_back_too() {
        let words: Words = serde_json::from_str(r#""\u001b]0;title\u0007""#).unwrap();
        assert_eq!(&*words, "␛]0;title␇");
    }
}
