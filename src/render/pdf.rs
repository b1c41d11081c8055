//! A document as PDF for reading, for printing and for screen readers (PDF/UA-1), set by Typst.
//!
//! The layout is a Typst file of its own beside this one. It gets the text as data and never as markup, so nothing that
//! people typed is interpreted. No clock is read: the same tree gives the same bytes.

mod fonts;

use serde_json::{Value, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::layout::PagedDocument;
use typst::syntax::{FileId, Source, VirtualPath};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::fonts::Fonts;
use super::columns::{Layout, layout};
use crate::core::minutes::{Block, Document, Run, Table, Text};

const LAYOUT: &str = include_str!("pdf/review.typ");

/// A row with more text than this may be split between pages: it could be longer than one.
const LONG_ROW: usize = 1200;

/// Why there is no PDF, in Typst's words.
#[derive(Debug, thiserror::Error)]
#[error("The review could not be set as PDF ({0}). Choose another format, such as DOCX.")]
pub struct PdfError(String);

/// The document as the bytes of a PDF file.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PdfError> {
    let (text, fonts) = fonts::with_a_sign_for_each(&data(document).to_string());
    let press = Press {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(fonts.book()),
        fonts,
        layout: Source::new(FileId::new(None, VirtualPath::new("review.typ")), LAYOUT.to_owned()),
        data: (FileId::new(None, VirtualPath::new("review.json")), Bytes::from_string(text)),
    };
    let pages: PagedDocument = typst::compile(&press).output.map_err(|faults| refused(&faults))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|fault| PdfError(fault.to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(&document.title),
        timestamp: None,
        standards,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&pages, &options).map_err(|faults| refused(&faults));
    // What was worked out for this document serves no other.
    typst::comemo::evict(0);
    pdf
}

fn refused(faults: &[SourceDiagnostic]) -> PdfError {
    PdfError(faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; "))
}

/// All that Typst gets to know: the layout, the data and the fonts.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Fonts,
    layout: Source,
    data: (FileId, Bytes),
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.layout.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.layout.id() { Ok(self.layout.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)
    }

    fn today(&self, _: Option<i64>) -> Option<Datetime> {
        None
    }
}

/// The tree as the layout reads it.
fn data(document: &Document) -> Value {
    let facts: Vec<_> = document.facts.iter().map(|(label, text)| json!([label, text])).collect();
    let blocks: Vec<_> = document.blocks.iter().map(block).collect();
    json!({
        "title": document.title,
        "subtitle": document.subtitle,
        "marks": document.marks,
        "facts": facts,
        "blocks": blocks,
    })
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading { level, text } => json!({ "kind": "heading", "level": level, "text": text }),
        Block::Paragraph(text) => json!({ "kind": "paragraph", "text": inline(text) }),
        Block::List(items) => {
            json!({ "kind": "list", "items": items.iter().map(inline).collect::<Vec<_>>() })
        }
        Block::Facts(facts) => {
            let facts = facts.iter().map(|(label, text)| json!([label, inline(text)]));
            json!({ "kind": "facts", "facts": facts.collect::<Vec<_>>() })
        }
        Block::Table(table) => self::table(table),
    }
}

fn table(table: &Table) -> Value {
    let Layout { half_points, columns } = layout(table);
    let rows = table.rows.iter().map(|row| {
        let signs: usize = row.iter().flatten().map(|run| run.words().len()).sum();
        json!({ "cells": row.iter().map(inline).collect::<Vec<_>>(), "splits": signs > LONG_ROW })
    });
    json!({
        "kind": "table",
        "caption": table.caption,
        "header": table.header,
        "rows": rows.collect::<Vec<_>>(),
        "numeric": table.numeric,
        "columns": columns,
        "half-points": half_points,
    })
}

fn inline(text: &Text) -> Value {
    let run = |run: &Run| match run {
        Run::Plain(words) => json!({ "kind": "plain", "words": words }),
        Run::Strong(words) => json!({ "kind": "strong", "words": words }),
        Run::Rated(rating) => json!({ "kind": rating.key(), "words": rating.word() }),
    };
    text.iter().map(run).collect()
}
