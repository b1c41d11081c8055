//! The shape of a slip: its sheets, its columns, and how a cell is named. What is written so is read so.

use std::fmt;

/// The format. It changes when a slip made before could be misread.
pub const VERSION: u32 = 1;
/// The sheet to fill in.
pub const UPDATE: &str = "Update";
/// The sheet that says how.
pub const HELP: &str = "How to fill it in";
/// The sheet that says which slip it is.
pub const ABOUT: &str = "About";

/// The row of the headers, from 0; above it stand the title and who filled it in.
pub const HEADER_ROW: u32 = 2;
/// The words left of the cell for who filled it in.
pub const FILLED_IN_BY: &str = "Filled in by";

/// The answers that the list of ratings offers.
pub const NOTHING: &str = "Nothing to report";

/// A column of the sheet to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The action's ref.
    Ref,
    /// Its title and text.
    Action,
    /// The deadline in the plan's words, and the date due.
    Due,
    /// The computed rating and why, and the last report.
    Stands,
    /// To fill: the rating.
    Rating,
    /// To fill: what was done.
    Done,
    /// To fill: when the milestone is expected.
    Forecast,
    /// To fill: why Amber or Red.
    Reason,
    /// To fill: the path to green.
    Path,
    /// To fill: what is asked of the group.
    Ask,
    /// To fill: the day on which the milestone was met.
    Met,
}

impl Column {
    /// All of them, from the left.
    pub const ALL: [Column; 11] = [
        Column::Ref,
        Column::Action,
        Column::Due,
        Column::Stands,
        Column::Rating,
        Column::Done,
        Column::Forecast,
        Column::Reason,
        Column::Path,
        Column::Ask,
        Column::Met,
    ];

    /// How it is headed, and how wide it is in characters. A4 takes the first four on one page and the rest on the next.
    const fn look(self) -> (&'static str, f64) {
        match self {
            Column::Ref => ("Ref", 6.0),
            Column::Action => ("Action", 46.0),
            Column::Due => ("Deadline", 24.0),
            Column::Stands => ("How it stands", 52.0),
            Column::Rating => ("Rating", 12.0),
            Column::Done => ("What was done", 32.0),
            Column::Forecast => ("Forecast", 14.0),
            Column::Reason => ("Reason", 20.0),
            Column::Path => ("Path to green", 22.0),
            Column::Ask => ("Asked of the group", 18.0),
            Column::Met => ("Milestone met on", 14.0),
        }
    }

    /// Its header, by which it is found again.
    pub const fn header(self) -> &'static str {
        self.look().0
    }

    /// Its width in characters.
    pub const fn width(self) -> f64 {
        self.look().1
    }

    /// Is it there to be filled in?
    pub fn is_answer(self) -> bool {
        self >= Column::Rating
    }

    /// Where it is written, from 0.
    pub const fn place(self) -> u16 {
        self as u16
    }
}

/// What the About sheet says, a line each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The version of the format.
    Format,
    /// The title of the plan, for people.
    Title,
    /// The short name of the plan.
    Plan,
    /// When the first entry of its records was typed: it tells two files with the same plan apart.
    Begun,
    /// The service.
    Service,
    /// The day that it speaks for.
    AsAt,
    /// The last entry that had been recorded.
    Entry,
}

impl Fact {
    /// All of them, in order.
    pub const ALL: [Fact; 7] =
        [Fact::Format, Fact::Title, Fact::Plan, Fact::Begun, Fact::Service, Fact::AsAt, Fact::Entry];

    /// The name that stands before it.
    pub const fn name(self) -> &'static str {
        match self {
            Fact::Format => "Quorum update slip, format",
            Fact::Title => "Plan",
            Fact::Plan => "Plan's short name",
            Fact::Begun => "Records begun",
            Fact::Service => "Service",
            Fact::AsAt => "Position as at",
            Fact::Entry => "Made after entry",
        }
    }
}

/// The place of a cell, row and column from 0. Shown as people name it: `F7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut letters, mut rest) = (Vec::new(), self.column + 1);
        while let Some(before) = rest.checked_sub(1) {
            letters.push(char::from(b'A' + u8::try_from(before % 26).unwrap_or(0)));
            rest = before / 26;
        }
        write!(f, "{}{}", letters.iter().rev().collect::<String>(), self.row + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        for (row, column, name) in
            [(0, 0, "A1"), (6, 5, "F7"), (9, 25, "Z10"), (0, 26, "AA1"), (0, 702, "AAA1")]
        {
            assert_eq!(Address { row, column }.to_string(), name);
        }
    }
}
