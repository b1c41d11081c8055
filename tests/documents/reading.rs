//! What a reader sees of a document in each format, without blank space: lines break where each format will.

use std::io::{Cursor, Read};
use std::process::Command;

use pulldown_cmark::{Event, Options, Parser};
use roxmltree::Node;
use zip::ZipArchive;

/// The text of a document.
pub fn seen(format: &str, bytes: &[u8]) -> String {
    let shown = || String::from_utf8(bytes.to_vec()).unwrap();
    bare(&match format {
        "text" => shown(),
        "markdown" => of_markdown(&shown()),
        "html" => of_html(&shown()),
        "docx" => of_docx(bytes),
        "pdf" => of_pdf(bytes),
        other => panic!("{other} cannot be read"),
    })
}

/// Without blank space; the two signs that XML cannot hold as the one that stands for them.
pub fn bare(text: &str) -> String {
    let signs = text.chars().filter(|c| !c.is_whitespace());
    signs.map(|c| if matches!(c, '\u{fffe}' | '\u{ffff}') { '\u{fffd}' } else { c }).collect()
}

/// A part of a DOCX file.
pub fn part(docx: &[u8], name: &str) -> String {
    let mut package = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn of_markdown(markdown: &str) -> String {
    let parts = Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let text = parts.filter_map(|part| match part {
        Event::Text(text) => Some(text.into_string()),
        Event::InlineHtml(html) if &*html == "<br>" => Some(" ".to_owned()),
        Event::Start(_) | Event::End(_) | Event::HardBreak => None,
        other => panic!("{other:?}"),
    });
    text.collect()
}

fn of_html(html: &str) -> String {
    let body = html.split_once("<body>").unwrap().1;
    let text: String =
        body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(text, |text, (escaped, sign)| text.replace(escaped, sign))
}

fn of_docx(docx: &[u8]) -> String {
    let text = part(docx, "word/document.xml");
    let tree = roxmltree::Document::parse(&text).unwrap();
    tree.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

/// By Poppler's pdftotext, in the order of the text; without the margins, where each page has its marks and number.
fn of_pdf(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.pdf");
    std::fs::write(&file, pdf).unwrap();
    let within = ["-x", "0", "-y", "55", "-W", "600", "-H", "735"];
    let mut command = Command::new("pdftotext");
    command.args(["-raw", "-enc", "UTF-8"]).args(within).arg(&file).arg("-");
    let run = command.output().expect("pdftotext reads the PDF back: install poppler-utils");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let text = without_accents_of_its_own(&String::from_utf8(run.stdout).unwrap());
    // The pictures of control characters are named by their numbers where the computer has no font for them.
    let pictures =
        ('\u{2400}'..='\u{2421}').map(|picture| (format!("[U+{:04X}]", u32::from(picture)), picture));
    pictures.fold(bare(&text), |text, (name, picture)| text.replace(&name, &picture.to_string()))
}

/// Poppler takes a ` or ^ before a letter for its accent, as old TeX files have it: `q comes out as q with a grave.
fn without_accents_of_its_own(text: &str) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    for at in 1..signs.len() {
        let sign = match signs[at] {
            '\u{300}' => '`',
            '\u{302}' => '^',
            _ => continue,
        };
        (signs[at - 1], signs[at]) = (sign, signs[at - 1]);
    }
    signs.into_iter().collect()
}
