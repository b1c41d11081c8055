//! Ways to look into a document.

use quorum::core::minutes::{Audience, Block, Document, Run, Table, Text, minutes};
use quorum::render::{html::html, markdown::markdown, text::text};

use crate::stage::Stage;

/// The minutes of a meeting, for the group.
pub fn paper(stage: &Stage, number: u32) -> Document {
    minutes(&stage.journal, number, Audience::Group).unwrap()
}

/// A document in each format.
pub fn formats(document: &Document) -> [String; 3] {
    [text(document, 78), markdown(document), html(document)]
}

pub fn words(text: &Text) -> String {
    text.iter().map(Run::words).collect()
}

/// The headings of the parts, in order.
pub fn headings(document: &Document) -> Vec<&str> {
    let heading = |block| match block {
        &Block::Heading { level: 1, ref text } => Some(text.as_str()),
        _ => None,
    };
    document.blocks.iter().filter_map(heading).collect()
}

/// Every text of one part, a line each.
pub fn part(document: &Document, title: &str) -> Vec<String> {
    let begins = |block: &Block| matches!(block, Block::Heading { level: 1, text } if text == title);
    let is_part = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
    let from = document.blocks.iter().position(begins).unwrap_or_else(|| panic!("no part {title}"));
    document.blocks[from + 1..].iter().take_while(|block| !is_part(block)).flat_map(lines).collect()
}

/// Every text of a block, each with its label; the cells of a row on one line.
pub fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { text, .. } => vec![text.clone()],
        Block::Paragraph(text) => vec![words(text)],
        Block::List(items) => items.iter().map(words).collect(),
        Block::Facts(facts) => {
            facts.iter().map(|(label, text)| format!("{label}: {}", words(text))).collect()
        }
        Block::Table(Table { caption, rows, .. }) => {
            let row = |row: &Vec<Text>| row.iter().map(words).collect::<Vec<_>>().join(" | ");
            std::iter::once(caption.clone()).chain(rows.iter().map(row)).collect()
        }
    }
}

/// A fact at the head of the document.
pub fn fact<'d>(document: &'d Document, name: &str) -> Option<&'d str> {
    document.facts.iter().find(|(label, _)| label == name).map(|(_, text)| text.as_str())
}

/// Headings with nothing below them: another of the same or a higher level follows, or the end.
pub fn empty_headings(document: &Document) -> Vec<&str> {
    let level = |block: &Block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    };
    let mut empty = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let Block::Heading { level: own, text } = block else { continue };
        let filled =
            document.blocks.get(at + 1).is_some_and(|next| level(next).is_none_or(|next| next > *own));
        if !filled {
            empty.push(text.as_str());
        }
    }
    empty
}
