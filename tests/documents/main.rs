//! The review in every format, read back as a reader of that format sees it: whole, harmless, and the same each time.
#![cfg(test)]

mod hostile;
mod package;
#[cfg(feature = "pdf")]
mod paper;
mod reading;
mod whole;

use std::sync::Arc;

use chrono::NaiveDate;
use quorum::core::journal::{Entry, Journal};
use quorum::core::minutes::{Audience, Block, Document, Run, Text, minutes, review};
use quorum::core::period::Quarter;
use quorum::plans::{builtin, sample};
use quorum::render::docx::docx;
use quorum::render::html::html;
use quorum::render::markdown::markdown;
use quorum::render::text::text;

/// The rehearsal's journal, and its day.
fn rehearsal() -> (Journal, NaiveDate) {
    let plan = Arc::new(builtin::DEFAULT.plan().unwrap());
    let sample::Sample { today, records } = sample::records(&plan).unwrap();
    let entry = |(seq, (recorded_at, said))| Entry { seq, recorded_at, said };
    (Journal::fold((1..).zip(records).map(entry)).unwrap(), today)
}

/// The review of the rehearsal's last quarter.
fn rehearsed() -> Document {
    let (journal, today) = rehearsal();
    review(&journal, Quarter::of(today), today, Audience::Group)
}

/// The minutes of a meeting at which much was decided.
fn minuted() -> Document {
    minutes(&rehearsal().0, 7, Audience::Group).unwrap()
}

/// The document in every format that the tests were built with.
fn formats(document: &Document) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("text", text(document, 10_000).into_bytes()),
        ("markdown", markdown(document).into_bytes()),
        ("html", html(document).into_bytes()),
        ("docx", docx(document).unwrap()),
        #[cfg(feature = "pdf")]
        ("pdf", quorum::render::pdf::pdf(document).unwrap()),
    ]
}

/// Every text of the tree, in its order.
fn texts(document: &Document) -> Vec<String> {
    let words = |text: &Text| text.iter().map(Run::words).collect::<String>();
    let mut texts = vec![document.title.clone(), document.subtitle.clone()];
    texts.extend(document.facts.iter().flat_map(|(label, text)| [label.clone(), text.clone()]));
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => texts.push(text.clone()),
            Block::Paragraph(text) => texts.push(words(text)),
            Block::List(items) => texts.extend(items.iter().map(words)),
            Block::Facts(facts) => {
                texts.extend(facts.iter().flat_map(|(label, text)| [label.clone(), words(text)]));
            }
            Block::Table(table) => {
                texts.push(table.caption.clone());
                texts.extend(table.header.iter().cloned());
                texts.extend(table.rows.iter().flatten().map(words));
            }
        }
    }
    texts
}
