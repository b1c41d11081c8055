//! A workbook taken apart and put together again, as other programs and people do to it.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The sheet to fill in.
pub const UPDATE: &str = "xl/worksheets/sheet1.xml";
/// The words of all sheets.
pub const WORDS: &str = "xl/sharedStrings.xml";

/// What is put into a cell.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'c> {
    /// Words, as most programs save them.
    Text(&'c str),
    /// A number; a date where the cell is shown as one.
    Number(f64),
    /// A date by itself, as some programs save it.
    Iso(&'c str),
    /// TRUE.
    True,
    /// An error.
    Error,
    /// A formula and what it came to.
    Formula(&'c str, &'c str),
}

/// The parts of a workbook, by name.
pub fn parts(workbook: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let read = |at| {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(workbook)).unwrap().len()).map(read).collect()
}

/// The workbook of these parts.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The text of a part.
pub fn part(workbook: &[u8], name: &str) -> String {
    let (_, bytes) = parts(workbook).into_iter().find(|(known, _)| known == name).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The workbook with a part changed.
pub fn changed(workbook: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts(workbook);
    for (_, bytes) in parts.iter_mut().filter(|(known, _)| known == name) {
        *bytes = change(std::str::from_utf8(bytes).unwrap()).into_bytes();
    }
    packed(&parts)
}

/// The workbook with words changed wherever they stand.
pub fn reworded(workbook: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert!(part(workbook, WORDS).contains(from), "{from} is there to be changed");
    changed(workbook, WORDS, |words| words.replace(from, to))
}

/// The workbook with cells of the sheet to fill in filled.
pub fn filled(workbook: &[u8], cells: &[(&str, Cell<'_>)]) -> Vec<u8> {
    changed(workbook, UPDATE, |sheet| {
        cells.iter().fold(sheet.to_owned(), |sheet, (address, cell)| with_cell(&sheet, address, *cell))
    })
}

fn with_cell(sheet: &str, address: &str, cell: Cell<'_>) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let (kind, inside) = match cell {
        Cell::Text(text) => {
            ("inlineStr", format!("<is><t xml:space=\"preserve\">{}</t></is>", escaped(text)))
        }
        Cell::Number(number) => ("n", format!("<v>{number}</v>")),
        Cell::Iso(date) => ("d", format!("<v>{date}</v>")),
        Cell::True => ("b", "<v>1</v>".to_owned()),
        Cell::Error => ("e", "<v>#N/A</v>".to_owned()),
        Cell::Formula(formula, value) => ("str", format!("<f>{}</f><v>{value}</v>", escaped(formula))),
    };
    let begins = format!("<c r=\"{address}\"");
    if let Some((before, rest)) = sheet.split_once(&begins) {
        let (attributes, after) = rest.split_once('>').unwrap();
        let after = if attributes.ends_with('/') { after } else { after.split_once("</c>").unwrap().1 };
        let style = attributes.split_once(" s=\"").unwrap().1.split_once('"').unwrap().0;
        format!("{before}{begins} s=\"{style}\" t=\"{kind}\">{inside}</c>{after}")
    } else {
        let row: String = address.chars().filter(char::is_ascii_digit).collect();
        let added = format!("{begins} t=\"{kind}\">{inside}</c>");
        match sheet.split_once(&format!("<row r=\"{row}\"")) {
            None => sheet.replace("</sheetData>", &format!("<row r=\"{row}\">{added}</row></sheetData>")),
            Some((before, rest)) => {
                let rest = rest.replacen("</row>", &format!("{added}</row>"), 1);
                format!("{before}<row r=\"{row}\"{rest}")
            }
        }
    }
}
