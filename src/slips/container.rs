//! The file of a slip: a workbook at all, of a size that a slip has, and its cells as they are, with nothing trusted.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::fault::What;
use super::layout::{ABOUT, Address, UPDATE};

/// The most bytes that a slip's file has; one of 60 actions has some 30,000.
pub const MOST_BYTES: u64 = 5_000_000;
/// The most bytes that it has unpacked: a small file can hold a very large one.
const MOST_UNPACKED: u64 = 100_000_000;
/// The most cells that are read of a sheet.
const MOST_CELLS: usize = 100_000;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A number that is shown as a date, or a date by itself; nothing if there is no such day.
    Date(Option<NaiveDate>),
    /// Yes or no, a duration, an error: something that no cell of a slip holds, in words.
    Other(&'static str),
    /// A formula. What it came to is not looked at.
    Formula,
}

/// The cells of a sheet that hold something, row by row.
pub type Cells = BTreeMap<Address, Value>;

/// The two sheets that are read.
#[derive(Debug)]
pub struct Sheets {
    /// The one filled in.
    pub update: Cells,
    /// The ranges of cells in it that were merged, each by its first cell and its last.
    pub merged: Vec<(Address, Address)>,
    /// The one that says which slip it is.
    pub about: Cells,
}

/// Reads the bytes of a file.
pub fn sheets(bytes: &[u8]) -> Result<Sheets, What> {
    packing(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => What::Locked,
        _ => What::NoWorkbook,
    })?;
    let names = workbook.sheet_names();
    if let Some(missing) = [ABOUT, UPDATE].into_iter().find(|name| !names.iter().any(|known| known == name)) {
        return Err(What::NoSlip(missing));
    }
    let merged = workbook.merge_cells_by_sheet_name(UPDATE).map_err(|_| What::Damaged)?;
    let corner = |(row, column)| Address { row, column };
    Ok(Sheets {
        update: cells(&mut workbook, UPDATE)?,
        merged: merged.into_iter().map(|range| (corner(range.start), corner(range.end))).collect(),
        about: cells(&mut workbook, ABOUT)?,
    })
}

/// Is it packed as a workbook is, within measure and without macros?
fn packing(bytes: &[u8]) -> Result<(), What> {
    // The container of old workbooks, and of those with a password.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(What::Locked);
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| What::NoWorkbook)?;
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| What::Damaged)?;
        let name = part.name().map_err(|_| What::Damaged)?;
        if name.to_ascii_lowercase().ends_with("vbaproject.bin") {
            return Err(What::Macros);
        }
        // The size that the file gives for a part is not believed.
        let size = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| What::Damaged)?;
        left = left.checked_sub(size).ok_or(What::Huge)?;
    }
    Ok(())
}

/// The cells of a sheet, read one by one: a single cell far down must not call for the room of all before it.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Cells, What> {
    let damaged = |_| What::Damaged;
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(damaged)?;
    let mut cells = Cells::new();
    let mut seen = 0_usize;
    while let Some(cell) = reader.next_cell_with_formula().map_err(damaged)? {
        seen += 1;
        if seen > MOST_CELLS {
            return Err(What::Huge);
        }
        let value = if cell.formula.is_some() { Some(Value::Formula) } else { value(&cell.value) };
        let (row, column) = cell.pos;
        cells.extend(value.map(|value| (Address { row, column }, value)));
    }
    Ok(cells)
}

fn value(data: &DataRef<'_>) -> Option<Value> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Value::Text(text.to_owned()));
    match data {
        DataRef::Empty => None,
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        #[expect(clippy::cast_precision_loss, reason = "it is only shown")]
        DataRef::Int(number) => Some(Value::Number(*number as f64)),
        DataRef::Float(number) => Some(Value::Number(*number)),
        DataRef::Bool(_) => Some(Value::Other("yes or no (TRUE or FALSE)")),
        DataRef::DurationIso(_) => Some(Value::Other("a duration")),
        DataRef::Error(_) => Some(Value::Other("an error of the spreadsheet")),
        DataRef::DateTime(at) if at.is_duration() => Some(Value::Other("a duration")),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            Some(Value::Date(NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())))
        }
        DataRef::DateTimeIso(at) => Some(Value::Date(at.get(..10).and_then(|day| day.parse().ok()))),
    }
}
