//! A document as a tree: what the minutes say, before any format.
//!
//! Every format and the screen are made from this one tree, so that all say the same.

use crate::core::rating::Rating;

/// A document for people to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The title, at its head.
    pub title: String,
    /// The line below it: the period under review.
    pub subtitle: String,
    /// Marks that stand on every page: DRAFT, SAMPLE.
    pub marks: Vec<String>,
    /// Label and text, at its head: "Position as at", "31 March 2026".
    pub facts: Vec<(String, String)>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; level 1 is a part of the document, 2 and 3 are below.
    Heading {
        /// 1 to 3.
        level: u8,
        /// The words.
        text: String,
    },
    /// Text; its line breaks are kept.
    Paragraph(Text),
    /// Points, each a text.
    List(Vec<Text>),
    /// Label and text, such as "Path to green" and what it is.
    Facts(Vec<(String, Text)>),
    /// A table without merged cells.
    Table(Table),
}

/// A run of text, some of it marked.
pub type Text = Vec<Run>;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// As it is.
    Plain(String),
    /// Stressed.
    Strong(String),
    /// A rating: a word, and where there is colour, in its colour.
    Rated(Rating),
}

/// A table with a header row; every row has as many cells as the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows, for those who cannot see it at a glance.
    pub caption: String,
    /// The heads of the columns.
    pub header: Vec<String>,
    /// The rows; the first cell of a row names it.
    pub rows: Vec<Vec<Text>>,
    /// The columns that hold numbers, to be set to the right.
    pub numeric: Vec<usize>,
}

/// Plain text as a text of one run; none for no words.
pub fn plain(text: impl Into<String>) -> Text {
    let text = text.into();
    if text.is_empty() { Vec::new() } else { vec![Run::Plain(text)] }
}

/// Stressed text as a text of one run.
pub fn strong(text: impl Into<String>) -> Text {
    vec![Run::Strong(text.into())]
}

/// A rating as a text of one run.
pub fn rated(rating: Rating) -> Text {
    vec![Run::Rated(rating)]
}

/// A heading of level 1 to 3.
pub fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading { level, text: text.into() }
}

impl Run {
    /// The words, without any mark.
    pub fn words(&self) -> &str {
        match self {
            Run::Plain(text) | Run::Strong(text) => text,
            Run::Rated(rating) => rating.word(),
        }
    }
}
