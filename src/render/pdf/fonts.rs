//! The fonts of a PDF: those built in, and where a text needs more, those of the computer.
//!
//! With the built-in fonts alone a document is the same everywhere; names in other scripts take what there is.

use std::fmt::Write;
use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst_kit::fonts::FontSearcher;

/// Noto Sans for the text; what comes with Typst for signs that it lacks.
static BUILT_IN: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let text = [notosans::REGULAR_TTF, notosans::BOLD_TTF];
    text.into_iter().chain(typst_assets::fonts()).flat_map(|font| Font::iter(Bytes::new(font))).collect()
});

/// The fonts that a document can be set in.
#[derive(Default)]
pub struct Fonts {
    /// Those of the computer, where they are needed.
    more: Option<typst_kit::fonts::Fonts>,
}

impl Fonts {
    /// What is known of each, in their order.
    pub fn book(&self) -> FontBook {
        FontBook::from_infos(self.infos().cloned())
    }

    /// The font at that place of the book.
    pub fn get(&self, index: usize) -> Option<Font> {
        match index.checked_sub(BUILT_IN.len()) {
            None => BUILT_IN.get(index).cloned(),
            Some(further) => self.more.as_ref()?.fonts.get(further)?.get(),
        }
    }

    fn infos(&self) -> impl Iterator<Item = &FontInfo> {
        let more = self.more.as_ref();
        let infos =
            more.into_iter().flat_map(|more| (0..more.fonts.len()).filter_map(|at| more.book.info(at)));
        BUILT_IN.iter().map(Font::info).chain(infos)
    }

    fn have(&self, c: char) -> bool {
        self.infos().any(|font| font.coverage.contains(c.into()))
    }
}

/// The text with a sign for every character, and the fonts that have these signs.
///
/// A character that no font has is named by its number: without a sign no PDF for screen readers can be made.
pub fn with_a_sign_for_each(text: &str) -> (String, Fonts) {
    let mut fonts = Fonts::default();
    let is_missing = |fonts: &Fonts, c: char| !c.is_ascii() && !is_unseen(c) && !fonts.have(c);
    let mut missing: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    missing.sort_unstable();
    missing.dedup();
    missing.retain(|c| is_missing(&fonts, *c));
    if !missing.is_empty() {
        fonts.more = Some(FontSearcher::new().include_system_fonts(true).search());
        missing.retain(|c| is_missing(&fonts, *c));
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fffe}' | '\u{ffff}' => shown.push('\u{fffd}'),
            c if missing.binary_search(&c).is_ok() => {
                // Writing to a string cannot fail.
                let _ = write!(shown, "[U+{:04X}]", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    (shown, fonts)
}

/// Characters that join or shape others and have no sign of their own.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_and_its_neighbours_need_no_font_of_the_computer() {
        let text = "“Café” – naïve ≠ £5 ±2.9 … ≥ → Žluťoučký Ελλάδα Київ \u{fffd}";
        let (shown, fonts) = with_a_sign_for_each(text);
        assert_eq!(shown, text);
        assert!(fonts.more.is_none());
    }

    #[test]
    fn what_no_font_has_is_named_by_its_number() {
        let (shown, _) = with_a_sign_for_each("a\u{10fffd}b\u{fffe}");
        assert_eq!(shown, "a[U+10FFFD]b\u{fffd}");
    }
}
