//! The DOCX file as a word processor and a screen reader need it.

use std::collections::BTreeSet;

use quorum::core::minutes::Block;
use quorum::render::docx::docx;
use roxmltree::{Document, Node};

use crate::reading::part;
use crate::rehearsed;

const PARTS: [&str; 11] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "docProps/app.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/header.xml",
    "word/footer.xml",
];

fn named<'a, 'i>(tree: &'a Document<'i>, name: &str) -> Vec<Node<'a, 'i>> {
    tree.descendants().filter(|node| node.has_tag_name(name)).collect()
}

fn value<'a>(node: Node<'a, '_>) -> &'a str {
    node.attributes().find(|attribute| attribute.name() == "val").unwrap().value()
}

#[test]
fn every_part_is_well_formed_and_tells_no_time() {
    let bytes = docx(&rehearsed()).unwrap();
    for name in PARTS {
        let text = part(&bytes, name);
        Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let core = part(&bytes, "docProps/core.xml");
    assert!(!core.contains("dcterms") && core.contains("<dc:language>en-GB</dc:language>"), "{core}");
    assert!(core.contains("2024 to 2028: quarterly review</dc:title>"), "{core}");
    assert!(part(&bytes, "word/styles.xml").contains("<w:lang w:val=\"en-GB\""));
}

#[test]
fn every_style_that_the_text_uses_is_there() {
    let bytes = docx(&rehearsed()).unwrap();
    let (text, styles) = (part(&bytes, "word/document.xml"), part(&bytes, "word/styles.xml"));
    let (text, styles) = (Document::parse(&text).unwrap(), Document::parse(&styles).unwrap());
    let known: BTreeSet<_> = named(&styles, "style")
        .into_iter()
        .map(|style| style.attributes().find(|attribute| attribute.name() == "styleId").unwrap().value())
        .collect();
    let used: BTreeSet<_> =
        ["pStyle", "rStyle", "tblStyle"].iter().flat_map(|kind| named(&text, kind)).map(value).collect();
    assert!(used.is_subset(&known), "{:?}", used.difference(&known));
    for style in
        ["Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Caption", "ListBullet", "RatingRed"]
    {
        assert!(used.contains(style), "{style} is not used");
    }
}

#[test]
fn headings_are_headings_of_their_level() {
    let document = rehearsed();
    let text = part(&docx(&document).unwrap(), "word/document.xml");
    let tree = Document::parse(&text).unwrap();
    let styled = named(&tree, "pStyle").into_iter().filter(|style| value(*style).starts_with("Heading"));
    let found: Vec<_> = styled
        .map(|style| {
            let paragraph = style.ancestors().find(|node| node.has_tag_name("p")).unwrap();
            let words = paragraph.descendants().filter(Node::is_text).filter_map(|node| node.text());
            (value(style).to_owned(), words.collect::<String>())
        })
        .collect();
    let expected = document.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, text } => Some((format!("Heading{level}"), text.clone())),
        _ => None,
    });
    assert_eq!(found, expected.collect::<Vec<_>>());
}

#[test]
fn tables_repeat_their_header_split_no_row_and_merge_no_cell() {
    let document = rehearsed();
    let text = part(&docx(&document).unwrap(), "word/document.xml");
    let tree = Document::parse(&text).unwrap();
    let tables = named(&tree, "tbl");
    assert!(tables.len() > 15 && tables.len() == named(&tree, "tblHeader").len());
    for table in tables {
        let caption = table.prev_sibling_element().unwrap();
        assert!(caption.descendants().any(|node| node.has_tag_name("pStyle") && value(node) == "Caption"));
        let rows: Vec<_> = table.children().filter(|node| node.has_tag_name("tr")).collect();
        assert!(rows[0].descendants().any(|node| node.has_tag_name("tblHeader")));
        let columns = table.descendants().filter(|node| node.has_tag_name("gridCol")).count();
        for row in rows {
            assert!(row.descendants().any(|node| node.has_tag_name("cantSplit")));
            assert_eq!(row.children().filter(|node| node.has_tag_name("tc")).count(), columns);
        }
    }
    assert!(named(&tree, "gridSpan").is_empty() && named(&tree, "vMerge").is_empty());
}

#[test]
fn every_page_has_the_marks_and_its_number() {
    let bytes = docx(&rehearsed()).unwrap();
    assert!(part(&bytes, "word/header.xml").contains("DRAFT · SAMPLE"));
    let footer = part(&bytes, "word/footer.xml");
    assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES "), "{footer}");
    let text = part(&bytes, "word/document.xml");
    assert!(text.contains("r:id=\"header\"") && text.contains("r:id=\"footer\""));
}
