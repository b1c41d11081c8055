//! The text of a DOCX file: a paragraph for each heading, line of facts and point, and the tables.

use std::fmt::{Display, Formatter, Result};

use super::{Escaped, HEAD, NAMES};
use crate::core::minutes::{Block, Document, Run, Table, Text};
use crate::core::rating::Rating;
use crate::render::columns::{Layout, layout};

/// Twentieths of a point between the margins: A4 without 18 mm on either side.
const WIDTH: usize = 9866;

/// A4, with the marks and the page's number inside the margins.
const SECTION: &str = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/>\
    <w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1247\" w:right=\"1020\" w:bottom=\"1134\" w:left=\"1020\" w:header=\"567\" w:footer=\"567\" \
    w:gutter=\"0\"/></w:sectPr>";

/// The whole text.
pub struct Body<'d>(pub &'d Document);

/// A paragraph of a style.
struct Paragraph<'t>(&'t str, &'t Text);
/// A fact: its label and its text, and whether it stays on one page with the next.
struct Fact<'t>(&'t str, &'t Text, bool);
struct Inline<'t>(&'t Text);
/// Words of a character style, with their line breaks.
struct Words<'t>(&'t str, &'t str);
/// A cell: its width, its text, and how it is set.
struct Cell<'t>(usize, &'t Text, &'t Setting);

/// How a cell is set.
struct Setting {
    style: &'static str,
    half_points: usize,
    is_number: bool,
}

impl Display for Body<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self(document) = self;
        let plain = |text: &str| vec![Run::Plain(text.to_owned())];
        writeln!(f, "{HEAD}\n<w:document {NAMES}><w:body>")?;
        writeln!(f, "{}", Paragraph("Title", &plain(&document.title)))?;
        writeln!(f, "{}", Paragraph("Subtitle", &plain(&document.subtitle)))?;
        // What stands at the head of each page is not read aloud.
        if !document.marks.is_empty() {
            writeln!(f, "{}", Fact("Status", &plain(&document.marks.join(" · ")), true))?;
        }
        for (label, text) in &document.facts {
            writeln!(f, "{}", Fact(label, &plain(text), false))?;
        }
        let before = std::iter::once(None).chain(document.blocks.iter().map(Some));
        for (before, block) in before.zip(&document.blocks) {
            match block {
                Block::Heading { level, text } => {
                    writeln!(f, "{}", Paragraph(&format!("Heading{level}"), &plain(text)))?;
                }
                Block::Paragraph(text) => {
                    let style = if let Some(Block::Table(_)) = before { "TableNote" } else { "Normal" };
                    writeln!(f, "{}", Paragraph(style, text))?;
                }
                Block::List(items) => {
                    items.iter().try_for_each(|item| writeln!(f, "{}", Paragraph("ListBullet", item)))?;
                }
                Block::Facts(facts) => {
                    for (at, (label, text)) in facts.iter().enumerate() {
                        // No single line of them is left alone on a page.
                        let stays = at == 0 || at + 2 == facts.len();
                        writeln!(f, "{}", Fact(label, text, stays))?;
                    }
                }
                Block::Table(table) => {
                    writeln!(f, "{}", Paragraph("Caption", &plain(&table.caption)))?;
                    self::table(f, table)?;
                }
            }
        }
        // A text must not end with a table.
        if let Some(Block::Table(_)) = document.blocks.last() {
            writeln!(f, "<w:p/>")?;
        }
        write!(f, "{SECTION}</w:body></w:document>")
    }
}

fn table(f: &mut Formatter<'_>, table: &Table) -> Result {
    let Layout { half_points, columns } = layout(table);
    let widths: Vec<_> = columns.iter().map(|share| share * WIDTH / 1000).collect();
    write!(
        f,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"ReviewTable\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"06A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" \
         w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        widths.iter().sum::<usize>(),
        Escaped(&table.caption.replace('\n', " "))
    )?;
    widths.iter().try_for_each(|width| write!(f, "<w:gridCol w:w=\"{width}\"/>"))?;
    writeln!(f, "</w:tblGrid>")?;
    let header: Vec<Text> = table.header.iter().map(|head| vec![Run::Plain(head.clone())]).collect();
    let rows = table.rows.iter().map(|row| ("TableText", row));
    for (style, row) in std::iter::once(("TableHead", &header)).chain(rows) {
        let repeated = if style == "TableHead" { "<w:tblHeader/>" } else { "" };
        write!(f, "<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>")?;
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let is_number = table.numeric.contains(&at);
            let setting = Setting { style, half_points, is_number };
            write!(f, "{}", Cell(*width, cell, &setting))?;
        }
        writeln!(f, "</w:tr>")?;
    }
    writeln!(f, "</w:tbl>")
}

impl Display for Paragraph<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self(style, text) = self;
        write!(f, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", Inline(text))
    }
}

impl Display for Fact<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self(label, text, stays) = self;
        let stays = if *stays { "<w:keepNext/>" } else { "" };
        write!(
            f,
            "<w:p><w:pPr><w:pStyle w:val=\"Fact\"/>{stays}</w:pPr>{}<w:r><w:tab/></w:r>{}</w:p>",
            Words("Label", &format!("{label}:")),
            Inline(text)
        )
    }
}

impl Display for Cell<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self(width, text, Setting { style, half_points, is_number }) = self;
        write!(f, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>")?;
        write!(f, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>")?;
        if *is_number {
            write!(f, "<w:jc w:val=\"right\"/>")?;
        }
        write!(f, "</w:pPr>")?;
        let size = format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>");
        text.iter().try_for_each(|run| self::run(f, run, &size))?;
        write!(f, "</w:p></w:tc>")
    }
}

impl Display for Inline<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.iter().try_for_each(|run| self::run(f, run, ""))
    }
}

impl Display for Words<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self(style, words) = self;
        styled(f, &format!("<w:rStyle w:val=\"{style}\"/>"), words)
    }
}

/// A run of text with the properties that it has beside its style.
fn run(f: &mut Formatter<'_>, run: &Run, more: &str) -> Result {
    let style = match run {
        Run::Plain(_) => String::new(),
        Run::Strong(_) => "<w:rStyle w:val=\"Strong\"/>".to_owned(),
        Run::Rated(rating) => format!("<w:rStyle w:val=\"{}\"/>", style_of(*rating)),
    };
    styled(f, &(style + more), run.words())
}

fn styled(f: &mut Formatter<'_>, properties: &str, words: &str) -> Result {
    write!(f, "<w:r>")?;
    if !properties.is_empty() {
        write!(f, "<w:rPr>{properties}</w:rPr>")?;
    }
    for (at, line) in words.split('\n').enumerate() {
        let before = if at == 0 { "" } else { "<w:br/>" };
        write!(f, "{before}<w:t xml:space=\"preserve\">{}</w:t>", Escaped(line))?;
    }
    write!(f, "</w:r>")
}

/// The style of a rating's word: its colour is one more sign of what the word says.
fn style_of(rating: Rating) -> &'static str {
    match rating {
        Rating::Red => "RatingRed",
        Rating::Amber => "RatingAmber",
        Rating::Green => "RatingGreen",
        Rating::NotRated => "RatingNone",
        Rating::Complete => "RatingComplete",
    }
}
