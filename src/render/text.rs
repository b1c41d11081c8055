//! A document as plain text for an e-mail: wrapped lines, plain headings, aligned tables.
//!
//! Nothing is cut off: a table too wide for the line is set as a block for each row, and a word
//! longer than the line stands out of it.

use textwrap::{Options, WordSplitter, wrap};
use unicode_width::UnicodeWidthStr;

use crate::core::minutes::{Block, Document, Run, Table, Text};

/// The usual width of a plain e-mail.
pub const WIDTH: usize = 78;

/// A cell up to this wide, such as a date, is not broken.
const SHORT: usize = "30 September 2026".len();

/// A column of longer text is not made narrower than this.
const NARROWEST: usize = 14;

const GAP: &str = "  ";

/// The document as text, in lines of `width` columns.
pub fn text(document: &Document, width: usize) -> String {
    let width = width.max(1);
    let mut parts = Vec::new();
    let marks = document.marks.join(", ");
    if !marks.is_empty() {
        parts.push(marks.clone());
    }
    parts.push(underlined(&document.title, '=', width));
    if !document.subtitle.is_empty() {
        parts.push(wrapped(&document.subtitle, "", "", width));
    }
    let facts = document.facts.iter().map(|(label, text)| fact(label, text, width));
    parts.push(facts.collect::<Vec<_>>().join("\n"));
    parts.extend(document.blocks.iter().map(|block| self::block(block, width)));
    if !marks.is_empty() {
        parts.push(format!("End. {marks}"));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

fn block(block: &Block, width: usize) -> String {
    match block {
        Block::Heading { level: 1, text } => format!("\n{}", underlined(text, '=', width)),
        Block::Heading { level: 2, text } => underlined(text, '-', width),
        Block::Heading { text, .. } => wrapped(text, "* ", "  ", width),
        Block::Paragraph(text) => wrapped(&words(text), "", "", width),
        Block::List(items) => {
            let items = items.iter().map(|item| wrapped(&words(item), "- ", "  ", width));
            items.collect::<Vec<_>>().join("\n")
        }
        Block::Facts(facts) => {
            let facts = facts.iter().map(|(label, text)| fact(label, &words(text), width));
            facts.collect::<Vec<_>>().join("\n")
        }
        Block::Table(table) => {
            let caption = wrapped(&format!("{}:", table.caption), "", "", width);
            format!("{caption}\n\n{}", aligned(table, width).unwrap_or_else(|| by_rows(table, width)))
        }
    }
}

fn words(text: &Text) -> String {
    text.iter().map(Run::words).collect()
}

fn underlined(text: &str, line: char, width: usize) -> String {
    let text = wrapped(text, "", "", width);
    let longest = text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
    let rule: String = std::iter::repeat_n(line, longest.min(width)).collect();
    format!("{text}\n{rule}")
}

fn fact(label: &str, text: &str, width: usize) -> String {
    wrapped(&format!("{label}: {text}"), "", "  ", width)
}

/// Lines of at most `width` columns; the line breaks of the text are kept.
fn wrapped(text: &str, first: &str, rest: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let indent = if at == 0 { first } else { rest };
        lines.extend(wrap(line, whole_words(width).initial_indent(indent).subsequent_indent(rest)));
    }
    let lines: Vec<_> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n")
}

fn whole_words(width: usize) -> Options<'static> {
    Options::new(width).break_words(false).word_splitter(WordSplitter::NoHyphenation)
}

/// Columns side by side, if the line has room for them.
fn aligned(table: &Table, width: usize) -> Option<String> {
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(words).collect()).collect();
    let widths = widths(&table.header, &rows, width)?;
    let mut lines = row_lines(&table.header, &widths, &table.numeric);
    let rule: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
    lines.push(rule.join(GAP));
    let rows: Vec<_> = rows.iter().map(|row| row_lines(row, &widths, &table.numeric)).collect();
    // Rows of several lines are set apart, or no eye could follow them.
    let apart = if rows.iter().any(|row| row.len() > 1) { "\n\n" } else { "\n" };
    let rows: Vec<_> = rows.iter().map(|row| row.join("\n")).collect();
    lines.push(rows.join(apart));
    Some(lines.join("\n"))
}

/// The width of each column: at least its longest word, at most its longest line.
fn widths(header: &[String], rows: &[Vec<String>], width: usize) -> Option<Vec<usize>> {
    let longest =
        |parts: &mut dyn Iterator<Item = &str>| parts.map(UnicodeWidthStr::width).max().unwrap_or(0);
    let mut widths = Vec::new();
    let mut wanted = Vec::new();
    for (at, head) in header.iter().enumerate() {
        let cells: Vec<_> = rows.iter().filter_map(|row| row.get(at)).map(String::as_str).collect();
        let line = longest(&mut cells.iter().flat_map(|cell| cell.lines()));
        let word = longest(&mut cells.iter().flat_map(|cell| cell.split_whitespace()));
        let head_word = longest(&mut head.split_whitespace());
        widths.push(head_word.max(word).max(if line <= SHORT { line } else { NARROWEST }));
        wanted.push(line.max(head.width()));
    }
    let gaps = GAP.len() * header.len().saturating_sub(1);
    let mut spare = width.checked_sub(widths.iter().sum::<usize>() + gaps)?;
    while spare > 0 {
        let short = |(width, wanted): &(&mut usize, &usize)| wanted.saturating_sub(**width);
        let neediest = widths.iter_mut().zip(&wanted).max_by_key(short).filter(|column| short(column) > 0);
        let Some((column, _)) = neediest else { break };
        *column += 1;
        spare -= 1;
    }
    Some(widths)
}

fn row_lines(cells: &[String], widths: &[usize], numeric: &[usize]) -> Vec<String> {
    let column = |(cell, width): (&String, &usize)| -> Vec<String> {
        cell.lines()
            .flat_map(|line| wrap(line, whole_words(*width)))
            .map(|line| line.trim().to_owned())
            .collect()
    };
    let columns: Vec<Vec<String>> = cells.iter().zip(widths).map(column).collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or_default().max(1);
    (0..height)
        .map(|at| {
            let parts = columns.iter().zip(widths).enumerate().map(|(number, (column, width))| {
                let part = column.get(at).map_or("", String::as_str);
                let room = " ".repeat(width.saturating_sub(part.width()));
                if numeric.contains(&number) { room + part } else { part.to_owned() + &room }
            });
            parts.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
        })
        .collect()
}

/// A block for each row: the head of the column, then the cell.
fn by_rows(table: &Table, width: usize) -> String {
    let rows = table.rows.iter().map(|row| {
        let cells = table.header.iter().zip(row).map(|(head, cell)| fact(head, &words(cell), width));
        cells.collect::<Vec<_>>().join("\n")
    });
    rows.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::minutes::plain;

    fn table(cells: &[&[&str]]) -> Document {
        let text = |cell: &&str| plain(*cell);
        let rows = cells[1..].iter().map(|row| row.iter().map(text).collect()).collect();
        let header = cells[0].iter().map(|cell| (*cell).to_owned()).collect();
        let table = Table { caption: "A table".into(), header, rows, numeric: vec![1] };
        Document { title: "T".into(), blocks: vec![Block::Table(table)], ..Document::default() }
    }

    #[test]
    fn columns_are_aligned_by_what_the_eye_sees() {
        let shown = text(&table(&[&["Name", "Number"], &["漢字", "5"], &["Arts", "12"]]), WIDTH);
        assert!(shown.ends_with("Name  Number\n----  ------\n漢字       5\nArts      12\n"), "{shown}");
    }

    #[test]
    fn a_table_too_wide_for_the_line_is_set_row_by_row_and_nothing_is_cut_off() {
        let long = "incomprehensibilities".repeat(3);
        let shown = text(&table(&[&["Name", "Number"], &[&long, "5"]]), 40);
        assert!(shown.ends_with(&format!("Name:\n  {long}\nNumber: 5\n")), "{shown}");
    }

    #[test]
    fn line_breaks_are_kept_and_continued_lines_are_indented() {
        let blocks = vec![Block::List(vec![plain("one\n\ntwo three")])];
        let document = Document { title: "T".into(), blocks, ..Document::default() };
        assert!(text(&document, 8).ends_with("- one\n\n  two\n  three\n"));
    }
}
