//! Nothing of the tree is left out of any format, and the same tree gives the same bytes.

use quorum::core::journal::Event;
use quorum::core::minutes::{Block, Document};

use crate::reading::{bare, seen};
use crate::{formats, minuted, rehearsal, rehearsed, texts};

#[test]
fn every_text_of_a_review_and_of_minutes_is_in_every_format_in_its_order() {
    for document in [rehearsed(), minuted()] {
        is_whole(&document);
    }
}

fn is_whole(document: &Document) {
    for (format, bytes) in formats(document) {
        let shown = seen(format, &bytes);
        // The text format sets a table that is too wide with its heads before each cell.
        let mut at = 0;
        for text in texts(document) {
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
fn every_decision_and_follow_up_of_a_meeting_is_in_every_format() {
    let (journal, _) = rehearsal();
    let meeting = journal.meeting(7).unwrap();
    let decisions = meeting.decisions();
    assert!(decisions.len() > 3);
    let numbers = (1..=decisions.len()).map(|at| format!("Decision 7.{at}"));
    let words = decisions.iter().map(|(_, decision)| decision.words.to_string());
    let follow_ups = meeting.entries.iter().filter_map(|entry| match &entry.said.event {
        Event::FollowUpAgreed(follow_up) => Some(follow_up.what.to_string()),
        _ => None,
    });
    let expected: Vec<_> = numbers.chain(words).chain(follow_ups).collect();
    for (format, bytes) in formats(&minuted()) {
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
