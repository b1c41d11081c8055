//! Nothing of the tree is left out of any format, and the same tree gives the same bytes.

use quorum::core::minutes::Block;

use crate::reading::{bare, seen};
use crate::{formats, rehearsed, texts};

#[test]
fn every_text_of_the_rehearsals_review_is_in_every_format_in_its_order() {
    let document = rehearsed();
    for (format, bytes) in formats(&document) {
        let shown = seen(format, &bytes);
        // The text format sets a table that is too wide with its heads before each cell.
        let mut at = 0;
        for text in texts(&document) {
            let found = shown.get(at..).unwrap_or_default().find(&bare(&text));
            match found {
                Some(further) if format != "text" => at += further,
                _ => assert!(shown.contains(&bare(&text)), "{text:?} is missing in {format}"),
            }
        }
    }
}

#[test]
fn every_heading_ref_decision_and_follow_up_is_in_every_format() {
    let document = rehearsed();
    let headings = document.blocks.iter().filter_map(|block| match block {
        Block::Heading { text, .. } => Some(text.clone()),
        _ => None,
    });
    let refs = (1..=6)
        .zip([6, 14, 9, 2, 8, 14])
        .flat_map(|(objective, last)| (1..=last).map(move |number| format!("{objective}.{number}")));
    let agreed = [
        "3 follow-ups are open. 1 follow-up was done in this quarter.",
        "Ask for a written report on action 3.4.",
        "Bring the first results of the 2026 residents’ survey.",
        "Confirm date and topic of the first partnership event.",
    ];
    let expected: Vec<_> = headings.chain(refs).chain(agreed.map(str::to_owned)).collect();
    assert!(expected.len() > 100);
    for (format, bytes) in formats(&document) {
        let shown = seen(format, &bytes);
        for text in &expected {
            assert!(shown.contains(&bare(text)), "{text:?} is missing in {format}");
        }
    }
}

#[test]
fn the_same_tree_gives_the_same_bytes() {
    let document = rehearsed();
    let first = formats(&document);
    for ((format, first), (_, second)) in first.into_iter().zip(formats(&document.clone())) {
        assert!(first == second, "{format} differs from itself");
    }
}
