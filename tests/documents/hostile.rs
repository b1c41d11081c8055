//! Whatever people type comes out as they typed it: no format takes any of it for a mark of its own.

use quorum::core::minutes::{Block, Document, Run, Table, Text, plain};
use quorum::core::words::Words;

use crate::reading::{bare, seen};
use crate::{formats, texts};

const SIGNS: &str = "*_#<>&\"'[]{}$\\@~=+-/`^|!?%;:,.()";

/// What each format would take for something else if nobody thought of it.
fn traps() -> Vec<String> {
    let controls: String = ('\0'..='\u{1f}').filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let mut traps: Vec<String> = [
        SIGNS,
        "# heading\n- point\n+ sum\n/ term: what\n= title =\n1. one\n| a | b |\n---",
        "--> ]]> <!-- <![CDATA[ <?xml ?> </w:t></w:p> <w:br/> &amp; &#65; &lt;b&gt; <script>alert(1)</script>",
        "#let x = 1; #panic() #sys.version $x^2$ @label <label> https://example.org // no comment /* nor this */ \\u{41}",
        "*strong* _stress_ `code` ```block``` **bold** ~~gone~~ [link](u) ![image](u) \\* \\\\ ~ -- --- ...",
        "\"double\" 'single' it's ’tis “so” 5 - 3 -1 --quarter -> => != :=",
        "\u{fffe}one\u{ffff}two\u{fffd}",
    ]
    .map(str::to_owned)
    .into();
    traps.push(controls);
    traps.extend(SIGNS.chars().map(|sign| format!("{sign}{sign} a{sign}b {sign}q{sign} d{sign}")));
    traps.iter().map(|trap| Words::new(trap).to_string()).collect()
}

/// The words in every place that a document has.
fn holding(words: &str) -> Document {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let stressed: Text = vec![Run::Strong(words.to_owned()), Run::Plain(words.to_owned())];
    Document {
        title: line.clone(),
        subtitle: line.clone(),
        marks: vec!["DRAFT".to_owned()],
        facts: vec![("Label".to_owned(), line.clone())],
        blocks: vec![
            Block::Heading { level: 1, text: line.clone() },
            Block::Heading { level: 2, text: line.clone() },
            Block::Heading { level: 3, text: line.clone() },
            Block::Paragraph(plain(words)),
            Block::Paragraph(stressed.clone()),
            Block::List(vec![plain(words), stressed.clone()]),
            Block::Facts(vec![(line.clone(), plain(words))]),
            Block::Table(Table {
                caption: line.clone(),
                header: vec!["Head".to_owned(), line],
                rows: vec![vec![plain(words), stressed.clone()], vec![stressed, plain(words)]],
                numeric: vec![1],
            }),
        ],
    }
}

#[test]
fn what_looks_like_the_marks_of_a_format_comes_out_as_it_was_typed() {
    for trap in traps() {
        let document = holding(&trap);
        for (format, bytes) in formats(&document) {
            let shown = seen(format, &bytes);
            for text in texts(&document) {
                assert!(shown.contains(&bare(&text)), "{text:?} is not in this {format}: {shown}");
            }
        }
    }
}

#[test]
fn other_scripts_come_out_too() {
    let document = holding("Žluťoučký kůň; Ελληνικά; Українська; Tiếng Việt; Ọmọ Şükrü; naïve façade");
    for (format, bytes) in formats(&document) {
        assert!(seen(format, &bytes).contains(&bare(&document.title)), "{format}");
    }
}

#[test]
fn a_document_with_nothing_in_it_is_still_one() {
    for (format, bytes) in formats(&Document { title: "Title".to_owned(), ..Document::default() }) {
        assert!(seen(format, &bytes).contains("Title"), "{format}");
    }
}
