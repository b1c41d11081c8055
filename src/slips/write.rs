//! A slip as a workbook: locked but for the cells to fill, with lists and checks that say in words what is wanted.
//!
//! Text is always written as text, so that nothing that begins with `=` becomes a formula.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime,
    Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::help;
use super::layout::{ABOUT, Column, FILLED_IN_BY, Fact, HEADER_ROW, HELP, NOTHING, UPDATE, VERSION};
use super::slip::Slip;
use crate::core::date::{YEARS, long};
use crate::core::journal::Reported;
use crate::core::words::Label;

/// Where a slip goes when it is filled in.
#[derive(Clone, Debug, Default)]
pub struct Return {
    /// To whom.
    pub to: Label,
    /// By when.
    pub by: Option<NaiveDate>,
}

/// A library's fault in writing a workbook; no text of a plan should cause one.
#[derive(Debug, thiserror::Error)]
#[error("The slip of {service} could not be made ({source}).")]
pub struct WriteError {
    service: Label,
    source: XlsxError,
}

/// The bytes of a slip: the same for the same slip, whenever they are made.
pub fn workbook(slip: &Slip, back: &Return) -> Result<Vec<u8>, WriteError> {
    written(slip, back).map_err(|source| WriteError { service: slip.service.clone(), source })
}

fn written(slip: &Slip, back: &Return) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(slip)?);
    update(workbook.add_worksheet(), slip, back)?;
    explanation(workbook.add_worksheet(), slip, back)?;
    about(workbook.add_worksheet(), slip)?;
    workbook.save_to_buffer()
}

fn properties(slip: &Slip) -> Result<DocProperties, XlsxError> {
    let day = slip.as_at;
    let (year, month, of_month) =
        (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()));
    let made = ExcelDateTime::from_ymd(year.unwrap_or(1990), month.unwrap_or(1), of_month.unwrap_or(1))?;
    Ok(DocProperties::new()
        .set_title(format!("Update slip: {}", slip.service))
        .set_subject(format!("{}, as at {}", slip.title, long(day)))
        .set_author("Quorum")
        .set_creation_datetime(&made))
}

/// The looks of the cells.
struct Looks {
    title: Format,
    plain: Format,
    header: Format,
    answer_header: Format,
    reference: Format,
    given: Format,
    words: Format,
    date: Format,
    no_date: Format,
}

impl Looks {
    fn new() -> Self {
        let line = Color::RGB(0x00B7_BDC5);
        let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_size(10);
        let boxed = cell.clone().set_border(FormatBorder::Thin).set_border_color(line);
        let header = boxed.clone().set_bold();
        let answer = boxed.clone().set_unlocked().set_background_color(Color::RGB(0x00FF_FBE6));
        Self {
            title: Format::new().set_bold().set_font_size(14),
            plain: Format::new().set_font_size(10),
            header: header.clone().set_background_color(Color::RGB(0x00E3_E7ED)),
            answer_header: header.set_background_color(Color::RGB(0x00F5_E3A1)),
            reference: boxed.clone().set_bold(),
            given: boxed.clone(),
            // Text whatever is typed, so that "=" and "3.10" stay as they are.
            words: answer.clone().set_num_format("@"),
            date: answer.set_num_format("d mmmm yyyy").set_align(FormatAlign::Left),
            no_date: boxed.set_background_color(Color::RGB(0x00E9_E9E9)),
        }
    }
}

fn update(sheet: &mut Worksheet, slip: &Slip, back: &Return) -> Result<(), XlsxError> {
    let looks = Looks::new();
    let sample = if slip.sample { "SAMPLE – " } else { "" };
    sheet.set_name(UPDATE)?;
    sheet.write_string_with_format(
        0,
        0,
        format!("{sample}{}: {}", slip.service, slip.title),
        &looks.title,
    )?;
    let ask = format!(
        "As at {}. Fill in the columns from “Rating” on (yellow){}",
        long(slip.as_at),
        help::send(back)
    );
    sheet.write_string_with_format(1, 0, ask, &looks.plain)?;
    let by = Column::Done.place();
    sheet.write_string_with_format(1, Column::Rating.place(), FILLED_IN_BY, &looks.plain)?;
    sheet.write_blank(1, by, &looks.words)?;
    for column in Column::ALL {
        let look = if column.is_answer() { &looks.answer_header } else { &looks.header };
        sheet.set_column_width(column.place(), column.width())?;
        sheet.write_string_with_format(HEADER_ROW, column.place(), column.header(), look)?;
    }
    let first = HEADER_ROW + 1;
    for (row, said) in (first..).zip(&slip.rows) {
        sheet.write_string_with_format(
            row,
            Column::Ref.place(),
            said.reference.to_string(),
            &looks.reference,
        )?;
        for (column, text) in
            [(Column::Action, &said.action), (Column::Due, &said.due), (Column::Stands, &said.stands)]
        {
            sheet.write_string_with_format(row, column.place(), text.as_str(), &looks.given)?;
        }
        let given =
            [(Column::Action, &said.action), (Column::Due, &said.due), (Column::Stands, &said.stands)];
        let lines = given.into_iter().map(|(column, text)| lines(text, column.width())).max();
        sheet.set_row_height(row, height(lines.unwrap_or(1).max(ROOM_TO_WRITE), 10))?;
        for column in Column::ALL.into_iter().filter(|column| column.is_answer()) {
            let look = match column {
                Column::Forecast | Column::Met if said.milestone.is_none() => &looks.no_date,
                Column::Forecast | Column::Met => &looks.date,
                _ => &looks.words,
            };
            sheet.write_blank(row, column.place(), look)?;
        }
    }
    let last = HEADER_ROW + u32::try_from(slip.rows.len()).unwrap_or(0);
    checks(sheet, first, last)?;
    page(sheet, slip, last)
}

/// Lines that a row has at least, for what is written by hand on a printed slip.
const ROOM_TO_WRITE: usize = 3;

/// How many lines a text takes in a column of that width. Not every program makes rows as high as their text by itself.
fn lines(text: &str, width: f64) -> usize {
    // A width is of the digits of the standard font; letters of the size used here are a little narrower.
    let fits = (0u8..u8::MAX).take_while(|columns| f64::from(*columns) <= width).count();
    textwrap::wrap(text, fits.max(1)).len()
}

/// The height in points of so many lines of a font size.
fn height(lines: usize, font: u8) -> f64 {
    let lines = f64::from(u16::try_from(lines).unwrap_or(u16::MAX));
    // The greatest height that the format knows is 409 points.
    (lines * f64::from(font) * 1.3 + 3.0).min(409.0)
}

/// The list of ratings, the checks of dates, and a word beside every cell to fill.
fn checks(sheet: &mut Worksheet, first: u32, last: u32) -> Result<(), XlsxError> {
    for column in Column::ALL.into_iter().filter(|column| column.is_answer()) {
        let check = DataValidation::new()
            .set_input_title(column.header())?
            .set_input_message(help::message(column))?
            .set_error_style(DataValidationErrorStyle::Stop);
        let check = match column {
            Column::Rating => {
                let ratings = [Reported::Green, Reported::Amber, Reported::Red].map(Reported::word);
                let answers: Vec<_> = ratings.into_iter().chain([NOTHING]).collect();
                check
                    .allow_list_strings(&answers)?
                    .set_error_title("Please choose from the list")?
                    .set_error_message("Choose Green, Amber, Red or Nothing to report.")?
            }
            Column::Forecast | Column::Met => check
                .allow_date(DataValidationRule::Between(
                    day(*YEARS.start(), 1, 1)?,
                    day(*YEARS.end(), 12, 31)?,
                ))
                .set_error_title("Please give a date")?
                .set_error_message("Write a date with day, month and year, such as 31 March 2027.")?,
            _ => check.allow_any_value(),
        };
        sheet.add_data_validation(first, column.place(), last, column.place(), &check)?;
    }
    Ok(())
}

fn day(year: i32, month: u8, of_month: u8) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(1990), month, of_month)
}

/// On the screen the headers and the refs stay in view. On A4 the left half of the table is one page and the cells to
/// fill the next, each with the refs.
fn page(sheet: &mut Worksheet, slip: &Slip, last: u32) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(HEADER_ROW + 1, Column::Action.place())?;
    sheet.set_selection(HEADER_ROW + 1, Column::Rating.place(), HEADER_ROW + 1, Column::Rating.place())?;
    sheet.set_landscape().set_paper_size(9).set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3).set_print_scale(78);
    sheet.set_vertical_page_breaks(&[Column::Rating.place().into()])?.set_page_order(false);
    sheet.set_repeat_rows(HEADER_ROW, HEADER_ROW)?.set_repeat_columns(0, 0)?;
    sheet.set_print_area(0, 0, last, Column::Met.place())?;
    // An ampersand begins a code in a footer, unless it is doubled.
    let service = slip.service.replace('&', "&&");
    sheet.set_footer(format!("&L{service}, as at {}&RPage &P of &N", long(slip.as_at)));
    protect(sheet);
    Ok(())
}

/// Locked, without a password: it keeps fingers from slipping, and hides nothing. Rows and columns can be made larger.
fn protect(sheet: &mut Worksheet) {
    let options =
        ProtectionOptions { format_rows: true, format_columns: true, ..ProtectionOptions::default() };
    sheet.protect_with_options(&options);
}

fn explanation(sheet: &mut Worksheet, slip: &Slip, back: &Return) -> Result<(), XlsxError> {
    let words = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_size(11);
    let bold = words.clone().set_bold();
    sheet.set_name(HELP)?.set_column_width(0, 22)?.set_column_width(1, 90)?;
    let title = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, "How to fill in this slip", &title)?;
    for (row, (name, text)) in (2..).zip(help::lines(slip, back)) {
        sheet.write_string_with_format(row, 0, name, &bold)?;
        sheet.set_row_height(row, height(lines(&text, 84.0), 11))?;
        sheet.write_string_with_format(row, 1, text, &words)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    protect(sheet);
    Ok(())
}

fn about(sheet: &mut Worksheet, slip: &Slip) -> Result<(), XlsxError> {
    let words = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_size(11);
    sheet.set_name(ABOUT)?.set_column_width(0, 30)?.set_column_width(1, 70)?;
    for (row, fact) in (0..).zip(Fact::ALL) {
        let text = match fact {
            Fact::Format => VERSION.to_string(),
            Fact::Title => slip.title.to_string(),
            Fact::Plan => slip.plan.to_string(),
            Fact::Begun => slip.begun.clone(),
            Fact::Service => slip.service.to_string(),
            Fact::AsAt => slip.as_at.to_string(),
            Fact::Entry => slip.seq.to_string(),
        };
        sheet.write_string_with_format(row, 0, fact.name(), &words)?;
        sheet.write_string_with_format(row, 1, text, &words)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    protect(sheet);
    Ok(())
}
