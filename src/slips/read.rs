//! A slip that came back, cell by cell, with every fault at once. Whether it can be recorded is judged elsewhere.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::container::{Cells, Sheets, Value, sheets};
use super::fault::What;
use super::layout::{Address, Column, FILLED_IN_BY, Fact, NOTHING, VERSION};
use crate::core::date;
use crate::core::journal::{Reported, Seq};
use crate::core::plan::ActionRef;
use crate::core::words::{Label, Words, harmless};

/// The headers stand in one of the first rows, also when someone put a row above them.
const HEADERS_WITHIN: u32 = 30;

/// The most characters of a name; more is a sentence in the wrong cell.
const LONGEST_NAME: usize = 100;

/// A slip as it came back.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The short name of the plan that it was made for.
    pub plan: Label,
    /// When the first entry of those records was typed.
    pub begun: Label,
    /// For whom it was made.
    pub service: Label,
    /// The day that it speaks for.
    pub as_at: NaiveDate,
    /// The last entry that it knew of.
    pub seq: Seq,
    /// Who filled it in; empty if they did not say.
    pub by: Label,
    /// The rows with an answer.
    pub answers: Vec<Answer>,
    /// Where each column stands.
    places: BTreeMap<Column, u32>,
}

/// One row with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its row, from 0.
    pub row: u32,
    /// The action.
    pub reference: ActionRef,
    /// The rating chosen, if one was.
    pub rating: Option<Chosen>,
    /// What was done.
    pub done: Words,
    /// When what is due is expected.
    pub forecast: Option<NaiveDate>,
    /// Why Amber or Red.
    pub reason: Words,
    /// The path to green.
    pub path: Words,
    /// What is asked of the group.
    pub ask: Words,
    /// When what was due was done.
    pub met: Option<NaiveDate>,
}

/// What the list of ratings offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// A judgement.
    Rating(Reported),
    /// A nil return.
    Nothing,
}

/// Something wrong, with its cell where it has one.
pub type Found = (Option<Address>, What);

/// Reads the bytes of a file. `today` is the day that "+3 months" counts from.
pub fn read(bytes: &[u8], today: NaiveDate) -> Result<Filled, Vec<Found>> {
    let sheets = sheets(bytes).map_err(|what| vec![(None, what)])?;
    let mut filled = identity(&sheets.about).map_err(|what| vec![(None, what)])?;
    let headers = headers(&sheets.update).ok_or_else(|| vec![(None, What::NoHeaders)])?;
    let mut page = Page { sheets: &sheets, headers, places: BTreeMap::new(), today, found: Vec::new() };
    page.find_columns();
    if page.found.is_empty() {
        filled.by = page.filled_in_by();
        filled.answers = page.answers();
        page.look_for_formulas_and_merged_cells();
    }
    filled.places = page.places;
    page.found.sort_by_key(|(cell, _)| *cell);
    page.found.dedup();
    if page.found.is_empty() { Ok(filled) } else { Err(page.found) }
}

impl Filled {
    /// The cell of an answer.
    pub fn cell(&self, answer: &Answer, column: Column) -> Address {
        Address { row: answer.row, column: self.places.get(&column).copied().unwrap_or_default() }
    }
}

/// Which slip it is.
fn identity(about: &Cells) -> Result<Filled, What> {
    let fact = |fact: Fact| {
        let named = |value: &Value| matches!(value, Value::Text(text) if text.trim() == fact.name());
        let beside = about
            .iter()
            .find(|(_, value)| named(value))
            .map(|(at, _)| Address { column: at.column + 1, ..*at });
        match beside.and_then(|at| about.get(&at)) {
            Some(Value::Text(text)) => Ok(Label::new(text)),
            _ => Err(What::NoFact(fact.name())),
        }
    };
    let number = |of| fact(of)?.parse::<Seq>().map_err(|_| What::NoFact(of.name()));
    let format = u32::try_from(number(Fact::Format)?).unwrap_or(u32::MAX);
    if format > VERSION {
        return Err(What::Newer(format));
    }
    Ok(Filled {
        plan: fact(Fact::Plan)?,
        begun: fact(Fact::Begun)?,
        service: fact(Fact::Service)?,
        as_at: fact(Fact::AsAt)?.parse().map_err(|_| What::NoFact(Fact::AsAt.name()))?,
        seq: number(Fact::Entry)?,
        by: Label::default(),
        answers: Vec::new(),
        places: BTreeMap::new(),
    })
}

/// The row of the headers.
fn headers(update: &Cells) -> Option<u32> {
    let is_ref = |value: &Value| matches!(value, Value::Text(text) if text.trim() == Column::Ref.header());
    update.iter().find(|(at, value)| at.row < HEADERS_WITHIN && is_ref(value)).map(|(at, _)| at.row)
}

/// The sheet to fill in, while it is read.
struct Page<'s> {
    sheets: &'s Sheets,
    headers: u32,
    places: BTreeMap<Column, u32>,
    today: NaiveDate,
    found: Vec<Found>,
}

impl Page<'_> {
    fn fault(&mut self, at: Address, what: What) {
        self.found.push((Some(at), what));
    }

    fn find_columns(&mut self) {
        let (sheets, headers) = (self.sheets, self.headers);
        for (at, value) in sheets.update.iter().filter(|(at, _)| at.row == headers) {
            let Value::Text(text) = value else { continue };
            let Some(column) = Column::ALL.into_iter().find(|column| column.header() == text.trim()) else {
                continue;
            };
            if self.places.insert(column, at.column).is_some() {
                self.fault(*at, What::TwoColumns(column.header()));
            }
        }
        let missing = Column::ALL.into_iter().filter(|column| !self.places.contains_key(column));
        let missing: Vec<_> = missing.map(|column| (None, What::NoColumn(column.header()))).collect();
        self.found.extend(missing);
    }

    fn filled_in_by(&mut self) -> Label {
        let sheets = self.sheets;
        let label = |value: &Value| matches!(value, Value::Text(text) if text.trim() == FILLED_IN_BY);
        let above = sheets.update.iter().filter(|(at, _)| at.row < self.headers);
        let at = above
            .filter(|(_, value)| label(value))
            .map(|(at, _)| Address { column: at.column + 1, ..*at })
            .next();
        let name = Label::new(&at.map(|at| self.words(at)).unwrap_or_default());
        if let Some(at) = at.filter(|_| name.chars().count() > LONGEST_NAME) {
            self.fault(at, What::LongName);
        }
        name
    }

    /// The rows with an answer; those that cannot be read are faults.
    fn answers(&mut self) -> Vec<Answer> {
        let sheets = self.sheets;
        let below = sheets.update.keys().filter(|at| at.row > self.headers);
        let mut rows: Vec<_> = below.clone().map(|at| at.row).collect();
        rows.dedup();
        let columns: Vec<_> = self.places.values().copied().collect();
        let outside = below.filter(|at| !columns.contains(&at.column));
        self.found.extend(outside.map(|at| (Some(*at), What::Outside)));
        let mut answers: Vec<Answer> = Vec::new();
        for row in rows {
            let Some(answer) = self.answer(row) else { continue };
            match answers.iter().find(|other| other.reference == answer.reference) {
                None => answers.push(answer),
                Some(other) => {
                    let what = What::SameRef { reference: answer.reference, row: other.row + 1 };
                    self.fault(self.at(row, Column::Ref), what);
                }
            }
        }
        answers
    }

    fn at(&self, row: u32, column: Column) -> Address {
        Address { row, column: self.places.get(&column).copied().unwrap_or_default() }
    }

    /// A row; nothing if it has no answer.
    fn answer(&mut self, row: u32) -> Option<Answer> {
        let answers = Column::ALL.into_iter().filter(|column| column.is_answer());
        let filled = answers.clone().any(|column| self.sheets.update.contains_key(&self.at(row, column)));
        if !filled {
            return None;
        }
        let words = |page: &mut Self, column| Words::new(&page.words(page.at(row, column)));
        let rating = self.rating(self.at(row, Column::Rating));
        let (done, reason) = (words(self, Column::Done), words(self, Column::Reason));
        let (path, ask) = (words(self, Column::Path), words(self, Column::Ask));
        let forecast = self.date(self.at(row, Column::Forecast));
        let met = self.date(self.at(row, Column::Met));
        let reference = self.reference(self.at(row, Column::Ref))?;
        Some(Answer { row, reference, rating, done, forecast, reason, path, ask, met })
    }

    fn reference(&mut self, at: Address) -> Option<ActionRef> {
        let what = match self.sheets.update.get(&at) {
            None => What::EmptyRef,
            Some(Value::Text(text)) => match text.parse() {
                Ok(reference) => return Some(reference),
                Err(_) => What::OtherRef(Label::new(&format!("“{text}”"))),
            },
            Some(Value::Formula) => What::Formula,
            // A spreadsheet makes 2.1 of 2.10, which is another action.
            Some(other) => What::NoRef(held(other)),
        };
        self.fault(at, what);
        None
    }

    fn rating(&mut self, at: Address) -> Option<Chosen> {
        let text = self.words(at);
        let chosen = text.trim();
        if chosen.is_empty() {
            return None;
        }
        let ratings = [Reported::Green, Reported::Amber, Reported::Red];
        let rating =
            ratings.into_iter().find(|rating| rating.word().eq_ignore_ascii_case(chosen)).map(Chosen::Rating);
        let rating = rating.or(chosen.eq_ignore_ascii_case(NOTHING).then_some(Chosen::Nothing));
        if rating.is_none() {
            self.fault(at, What::NoRating(chosen.to_owned()));
        }
        rating
    }

    /// The words of a cell; none if it is empty or holds something else, which is a fault.
    fn words(&mut self, at: Address) -> String {
        let what = match self.sheets.update.get(&at) {
            None => return String::new(),
            Some(Value::Text(text)) => return text.clone(),
            Some(Value::Formula) => What::Formula,
            Some(other) => What::NoText(held(other)),
        };
        self.fault(at, what);
        String::new()
    }

    fn date(&mut self, at: Address) -> Option<NaiveDate> {
        let what = match self.sheets.update.get(&at)? {
            Value::Text(text) => match date::read(text, self.today) {
                Ok(day) => return Some(day),
                Err(error) => What::Date(error),
            },
            Value::Formula => What::Formula,
            value @ (Value::Date(_) | Value::Number(_)) => {
                match day(value).map(|day| date::read(&day.to_string(), self.today)) {
                    Some(Ok(day)) => return Some(day),
                    _ => What::NoDate(held(value)),
                }
            }
            other @ Value::Other(_) => What::NoDate(held(other)),
        };
        self.fault(at, what);
        None
    }

    /// Nothing that is shown may differ from what is read, also where only the program writes.
    fn look_for_formulas_and_merged_cells(&mut self) {
        let sheets = self.sheets;
        let formulas = sheets.update.iter().filter(|(_, value)| **value == Value::Formula);
        self.found.extend(formulas.map(|(at, _)| (Some(*at), What::Formula)));
        let merged = sheets.merged.iter().filter(|(_, last)| last.row >= self.headers);
        self.found.extend(merged.map(|(first, last)| (Some(*first), What::Merged(*last))));
    }
}

/// The day of a date, or of a number that a program saved without its look: days since the end of 1899.
fn day(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Date(day) => *day,
        Value::Number(number) if number.fract() == 0.0 && (1.0..1_000_000.0).contains(number) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "within the range above"
            )]
            let days = *number as u64;
            NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
        }
        _ => None,
    }
}

/// What a cell holds, in words.
fn held(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("“{}”", harmless(text)),
        Value::Number(number) => format!("the number {number}"),
        Value::Date(Some(day)) => format!("the date {}", date::long(*day)),
        Value::Date(None) => "a date that there is not".to_owned(),
        Value::Other(what) => (*what).to_owned(),
        Value::Formula => "a formula".to_owned(),
    }
}
