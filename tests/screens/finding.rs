//! Finding actions: what a row prints finds it, and words are found by their starts.

use std::collections::{BTreeMap, BTreeSet};

use crate::plays::{fresh, rehearsal};
use crate::stage::Stage;

/// The refs on the board.
fn shown(stage: &Stage) -> BTreeSet<String> {
    let actions = &stage.app.position.actions;
    let rows = stage.app.board.panels.iter().flat_map(|panel| &panel.rows);
    rows.map(|at| actions[*at].reference().to_string()).collect()
}

fn found(stage: &mut Stage, text: &str) -> BTreeSet<String> {
    stage.type_keys("Esc /");
    stage.type_text(text);
    shown(stage)
}

/// Every word that the rows print after the title, with the refs of the rows that do.
fn printed(stage: &Stage) -> BTreeMap<String, BTreeSet<String>> {
    let mut printed = BTreeMap::<String, BTreeSet<String>>::new();
    for standing in &stage.app.position.actions {
        let (reference, title) = (standing.reference().to_string(), &*standing.action.title);
        let row = stage.row(&format!(" {reference:<5} {title}"));
        for word in row.split_once(title).unwrap().1.split_whitespace().filter(|word| *word != "→") {
            printed.entry(word.to_owned()).or_default().insert(reference.clone());
        }
    }
    printed
}

#[test]
fn what_a_row_prints_finds_the_row() {
    for (mut stage, some) in [
        (rehearsal(), ["late", "done", "ongoing", "silent", "Sep", "→"]),
        (fresh(), ["late", "of", "as", "0", "May", "3"]),
    ] {
        stage.resize((80, 100));
        let printed = printed(&stage);
        let known = |word: &&&str| **word == "→" || printed.contains_key(**word);
        assert_eq!(some.iter().filter(known).count(), some.len(), "{:?}", printed.keys());
        for (word, rows) in printed {
            let found = found(&mut stage, &word);
            assert!(found.is_superset(&rows), "“{word}” is printed by {rows:?} and finds {found:?}");
        }
    }
}

#[test]
fn words_are_found_by_their_starts_only() {
    let mut stage = rehearsal();
    let late = found(&mut stage, "late");
    for standing in &stage.app.position.actions {
        let words = format!("{} {}", standing.action.title, standing.action.text).to_lowercase();
        if late.contains(&standing.reference().to_string()) {
            let flagged = format!("{:?} {:?}", standing.computed.why, standing.flags).contains("Overdue");
            let begins = words.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with("late"));
            assert!(flagged || begins, "{} {:?}", standing.reference(), standing.computed);
        }
    }
    assert!(!late.is_empty() && late.len() < 53);
}

#[test]
fn a_rating_is_found_by_its_whole_name() {
    let mut stage = rehearsal();
    let rated = |stage: &Stage, word: &str| {
        let actions = stage.app.position.actions.iter();
        let has = |reported: Option<&str>, computed: &str| computed == word || reported == Some(word);
        let is = |s: &&quorum::core::position::Standing| {
            has(s.reported_rating().map(quorum::core::rating::Rating::word), s.computed.rating.word())
        };
        actions.filter(is).map(|s| s.reference().to_string()).collect::<BTreeSet<_>>()
    };
    let (red, amber) = (rated(&stage, "Red"), rated(&stage, "Amber"));
    assert_eq!(found(&mut stage, "red"), red);
    assert_eq!(found(&mut stage, "Amber"), amber);
}

#[test]
fn letters_typed_one_by_one_taken_back_and_pasted_find_the_same() {
    for text in ["redu", "red housing", "no update", "2.1", "march", "green"] {
        let (mut typed, mut pasted, mut back) = (rehearsal(), rehearsal(), rehearsal());
        let expected = found(&mut typed, text);
        pasted.type_keys("/");
        pasted.tell(quorum::tui::app::Message::Paste(text.to_owned()));
        assert_eq!(shown(&pasted), expected, "{text}");
        found(&mut back, &format!("{text}e"));
        back.type_keys("Backspace");
        assert_eq!(shown(&back), expected, "{text}");
    }
}

#[test]
fn what_was_found_follows_what_is_recorded_and_the_quarter() {
    let mut stage = rehearsal();
    let before = found(&mut stage, "silent");
    stage.type_keys("Enter");
    let first = before.first().unwrap().clone();
    stage.others_record(&first, crate::plays::activity("A visit."));
    stage.news_arrives();
    assert!(!shown(&stage).contains(&first), "{first} is not silent any more");
    stage.type_keys("[ [ [ [ [");
    assert_ne!(shown(&stage), before);
}
