//! The PDF as a reader, a screen reader and a printer need it; its structure is read back by Poppler's pdfinfo.

use std::process::Command;

use quorum::core::minutes::{Block, Document, Table, plain};
use quorum::render::pdf::pdf;

use crate::reading::{bare, seen};
use crate::rehearsed;

/// What pdfinfo says of a PDF with these options.
fn told(bytes: &[u8], options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.pdf");
    std::fs::write(&file, bytes).unwrap();
    let run = Command::new("pdfinfo").args(options).arg(&file).output().expect("install poppler-utils");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn it_is_tagged_titled_and_in_british_english_and_promises_pdf_ua() {
    let bytes = pdf(&rehearsed()).unwrap();
    let said = told(&bytes, &[]);
    let title = "Tower Hamlets Community Engagement Strategy 2024 to 2028: quarterly review";
    assert!(said.lines().any(|line| line.starts_with("Title:") && line.ends_with(title)), "{said}");
    assert!(said.lines().any(|line| line.split_whitespace().eq(["Tagged:", "yes"])), "{said}");
    assert!(said.contains("(A4)") && !said.contains("CreationDate"), "{said}");
    let raw = String::from_utf8_lossy(&bytes);
    for part in ["<pdfuaid:part>1</pdfuaid:part>", "/Lang (en-GB)", "/Outlines", "/DisplayDocTitle true"] {
        assert!(raw.contains(part), "{part}");
    }
}

#[test]
fn headings_lists_and_tables_are_tagged_as_what_they_are() {
    let document = rehearsed();
    let structure = told(&pdf(&document).unwrap(), &["-struct"]);
    let tagged =
        |tag: &str| structure.lines().filter(|line| line.split_whitespace().next() == Some(tag)).count();
    let headings = |wanted: u8| {
        document
            .blocks
            .iter()
            .filter(|block| matches!(block, Block::Heading { level, .. } if *level == wanted))
            .count()
    };
    assert_eq!([tagged("H1"), tagged("H2"), tagged("H3")], [headings(1), headings(2), headings(3)]);
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let tables: Vec<_> = tables.collect();
    assert_eq!([tagged("THead"), tagged("Caption")], [tables.len(), tables.len()]);
    assert_eq!(tagged("TH"), tables.iter().map(|table| table.header.len()).sum::<usize>());
    assert!(tagged("LI") > 20);
}

#[test]
fn every_page_has_the_marks_and_its_number() {
    let bytes = pdf(&rehearsed()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.pdf");
    std::fs::write(&file, &bytes).unwrap();
    let run =
        Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output().unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    let pages: Vec<_> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert!(pages.len() > 10);
    for (at, page) in pages.iter().enumerate() {
        let (number, page) = (at + 1, bare(page));
        assert!(page.starts_with("DRAFT·SAMPLE"), "page {number}: {page}");
        assert!(page.ends_with(&format!("Page{number}of{}", pages.len())), "page {number}: {page}");
    }
}

#[test]
fn a_row_longer_than_a_page_goes_on_on_the_next() {
    let long = "A note that does not end. ".repeat(400) + "The end.";
    let table = Table {
        caption: "Notes".to_owned(),
        header: vec!["Ref".to_owned(), "Note".to_owned()],
        rows: vec![vec![plain("1.1"), plain(long.as_str())]],
        numeric: Vec::new(),
    };
    let blocks = vec![Block::Table(table)];
    let document = Document { title: "Title".to_owned(), blocks, ..Document::default() };
    assert!(seen("pdf", &pdf(&document).unwrap()).contains(&bare("The end.")));
}

#[test]
fn other_scripts_need_a_font_of_the_computer_or_are_named_by_their_numbers() {
    let names = "漢字 বাংলা مرحبا 😀";
    let document = Document { title: names.to_owned(), ..Document::default() };
    assert!(pdf(&document).unwrap().starts_with(b"%PDF-1.7"));
}
