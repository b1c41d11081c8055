//! Short titles made from long texts, for drafts that have none of their own.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::core::words::Label;

/// The first words of `text` that fit into so many columns, with `…` where more would follow.
pub(super) fn shortened(text: &str, columns: usize) -> Label {
    let text = Label::new(text);
    let whole = text.trim_end_matches('.');
    if whole.width() <= columns {
        return Label::new(whole);
    }
    let room = columns.saturating_sub(1);
    let mut width = 0;
    let fitting = |c: &(usize, char)| {
        width += c.1.width().unwrap_or(0);
        width <= room
    };
    let end = whole.char_indices().take_while(fitting).last().map_or(0, |(at, c)| at + c.len_utf8());
    let (start, rest) = whole.split_at_checked(end).unwrap_or((whole, ""));
    // A word that was cut through is left out, unless it is the only one.
    let words =
        if rest.starts_with(' ') { start } else { start.rsplit_once(' ').map_or(start, |(words, _)| words) };
    Label::new(&format!("{}…", words.trim_end_matches([' ', ',', ';', ':', '.', '-', '–', '(', '…'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_cut_at_a_word() {
        assert_eq!(
            &*shortened("Staff are equipped with the necessary knowledge", 30),
            "Staff are equipped with the…"
        );
        assert_eq!(&*shortened("Keep it simple.", 30), "Keep it simple");
        assert_eq!(&*shortened("Llanfairpwllgwyngyll", 10), "Llanfairp…");
        assert_eq!(&*shortened("Listen, and then act", 8), "Listen…");
    }

    proptest::proptest! {
        #[test]
        fn it_never_takes_more_columns_than_there_are(text in "\\PC{0,60}", columns in 1_usize..50) {
            proptest::prop_assert!(shortened(&text, columns).width() <= columns);
        }
    }
}
