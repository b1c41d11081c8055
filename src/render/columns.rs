//! How wide the columns of a table on paper are, and how small its text: for the formats that have pages.
//!
//! Measured in hundredths of the size of the text, by what the letters of Arial and its like take on average, so that
//! no font has to be read.

use unicode_width::UnicodeWidthChar;

use crate::core::minutes::{Run, Table, Text};

/// Half points from margin to margin: A4 without 18 mm on either side.
const PAGE: usize = 986;

/// What the edges of a cell take.
const EDGES: usize = 110;

/// A cell up to this long, such as a date, is not broken if that can be.
const SHORT: usize = "30 September 2026".len();

/// A bold letter is wider: so many hundredths.
const BOLD: usize = 109;

/// How much a column grows at a time: a narrow letter.
const STEP: usize = 25;

/// From the most legible to the smallest that can be read on paper: half points, whether short cells, dates among
/// them, stay whole, and what a column of longer text takes at least.
const CHOICES: [(usize, bool, usize); 5] =
    [(18, true, 850), (16, true, 850), (18, false, 850), (16, false, 700), (15, false, 0)];

/// How a table is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The size of its text in half points, as word processors count.
    pub half_points: usize,
    /// The width of each column in thousandths of the page's; together the whole.
    pub columns: Vec<usize>,
}

/// The largest text at which no word is broken, and columns that make the table short.
pub fn layout(table: &Table) -> Layout {
    let choices = CHOICES.map(|(half_points, whole, narrowest)| {
        let columns =
            (0..table.header.len()).map(|at| Column::of(table, at, whole, narrowest)).collect::<Vec<_>>();
        (half_points, columns)
    });
    let least = |columns: &[Column]| columns.iter().map(|column| column.least).sum::<usize>();
    let fits = |(half_points, columns): &&(usize, Vec<Column>)| least(columns) * half_points <= PAGE * 100;
    let [.., smallest] = &choices;
    let (half_points, columns) = choices.iter().find(fits).unwrap_or(smallest);
    let page = PAGE * 100 / half_points;
    // Where even the smallest is too large, long words break: every column gives a part.
    let least = least(columns).max(page);
    let mut widths: Vec<_> = columns.iter().map(|column| (column.least * page / least).max(1)).collect();
    for _ in 0..page.saturating_sub(widths.iter().sum()) / STEP {
        // The one with the most lines grows, as long as any has more than one.
        let lines = |(column, width): &(&Column, &mut usize)| {
            if **width < column.most { column.total / **width } else { 0 }
        };
        let neediest = columns.iter().zip(&mut widths).max_by_key(lines).filter(|most| lines(most) > 0);
        let Some((_, width)) = neediest else { break };
        *width += STEP;
    }
    Layout { half_points: *half_points, columns: shares(&widths) }
}

/// The widths as thousandths of their sum, together a thousand.
fn shares(widths: &[usize]) -> Vec<usize> {
    let sum = widths.iter().sum::<usize>().max(1);
    let mut shares: Vec<_> = widths.iter().map(|width| width * 1000 / sum).collect();
    let rest = 1000_usize.saturating_sub(shares.iter().sum());
    if let Some(widest) = shares.iter_mut().max() {
        *widest += rest;
    }
    shares
}

/// What a column needs.
struct Column {
    /// So that no word is broken.
    least: usize,
    /// So that no line is broken.
    most: usize,
    /// All its text, so finely that lines can be compared.
    total: usize,
}

impl Column {
    fn of(table: &Table, at: usize, whole: bool, narrowest: usize) -> Self {
        let cells: Vec<(String, usize)> = table
            .rows
            .iter()
            .filter_map(|row| row.get(at))
            // The first column names the row in bold.
            .map(|text| (text.iter().map(Run::words).collect(), if at == 0 { BOLD } else { weight(text) }))
            .collect();
        let head = table.header.get(at).map_or("", String::as_str);
        let longest = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or_default();
        let line =
            longest(&mut cells.iter().flat_map(|(cell, bold)| cell.lines().map(|line| width(line, *bold))));
        let mut words =
            cells.iter().flat_map(|(cell, bold)| cell.split_whitespace().map(|word| width(word, *bold)));
        let word = longest(&mut words);
        let head_word = longest(&mut head.split_whitespace().map(|word| width(word, BOLD)));
        let is_short =
            cells.iter().flat_map(|(cell, _)| cell.lines()).all(|line| line.chars().count() <= SHORT);
        let least = match (is_short, whole) {
            (true, true) => line,
            (true, false) => word,
            (false, _) => word.max(narrowest),
        };
        Self {
            least: least.max(head_word) + EDGES,
            most: line.max(width(head, BOLD)) + EDGES,
            total: cells.iter().map(|(cell, bold)| width(cell, *bold) + EDGES).sum::<usize>() * 100,
        }
    }
}

/// How bold a cell is: ratings and stressed words are.
fn weight(text: &Text) -> usize {
    if text.iter().all(|run| matches!(run, Run::Plain(_))) { 100 } else { BOLD }
}

/// What a text takes on a line.
fn width(text: &str, bold: usize) -> usize {
    let letter = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 26,
        ' ' | 'f' | 't' | 'r' | '-' | '(' | ')' | '/' | '‘' | '’' | '“' | '”' => 33,
        'm' | 'M' | 'W' => 84,
        'w' => 72,
        'A'..='Z' => 70,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 50,
        other => 56 * other.width().unwrap_or(1),
    };
    text.chars().map(letter).sum::<usize>() * bold / 100
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::minutes::plain;

    fn table(header: &[&str], row: &[&str]) -> Table {
        let header: Vec<_> = header.iter().map(|head| (*head).to_owned()).collect();
        Table { header, rows: vec![row.iter().map(|cell| plain(*cell)).collect()], ..Table::default() }
    }

    #[test]
    fn long_texts_get_the_room_and_dates_stay_whole() {
        let note = "A long note about what was done. ".repeat(20);
        let set = layout(&table(&["Ref", "When", "What"], &["2.10", "30 September 2026", &note]));
        assert_eq!(set.half_points, 18);
        let [reference, date, note] = set.columns[..] else { panic!("{set:?}") };
        assert!(reference < 70 && (170..200).contains(&date) && note > 700, "{set:?}");
    }

    #[test]
    fn a_wide_table_is_set_smaller_and_even_the_widest_fits() {
        let word = "incomprehensible";
        let wide = |columns: usize| layout(&table(&vec![word; columns], &vec!["x"; columns]));
        assert!(wide(6).half_points < wide(5).half_points);
        for columns in [1, 5, 9, 40] {
            assert_eq!(wide(columns).columns.iter().sum::<usize>(), 1000, "{columns}");
        }
        assert_eq!(layout(&Table::default()).columns, [0; 0]);
    }
}
