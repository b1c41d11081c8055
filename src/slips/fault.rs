//! What is wrong with a slip, each fault with its file, its cell and what to do.

use std::fmt;

use chrono::NaiveDate;

use super::layout::{Address, UPDATE};
use crate::core::date::{DateError, FORMS, long};
use crate::core::journal::Refusal;
use crate::core::plan::ActionRef;
use crate::core::words::{Label, harmless};

/// Something wrong with one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// The cell, where it is about one.
    pub cell: Option<Address>,
    /// What is wrong.
    pub what: What,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum What {
    /// A file that cannot be opened, and why.
    #[error("cannot be read ({0}). Check its name and who may read it.")]
    Unreadable(String),
    /// No workbook in the form that Quorum reads.
    #[error(
        "is not an Excel workbook (.xlsx). Give the slip that was filled in; save it as .xlsx if your program saved it otherwise."
    )]
    NoWorkbook,
    /// An old workbook, or one with a password.
    #[error("is protected with a password or saved in an old format. Save it without a password as .xlsx.")]
    Locked,
    /// With a program in it.
    #[error("contains macros, and is not read. Save it as .xlsx, which holds none.")]
    Macros,
    /// Far larger than any slip.
    #[error("is far larger than a slip can be, and is not read. Copy the answers into a fresh slip.")]
    Huge,
    /// A workbook that breaks off or contradicts itself.
    #[error(
        "is damaged and cannot be read to its end. Open it in a spreadsheet program, save it as .xlsx and try again."
    )]
    Damaged,
    /// A workbook without a sheet that slips have.
    #[error(
        "is a workbook, but no update slip: the sheet “{0}” is missing. Give a slip that “quorum slips” made."
    )]
    NoSlip(&'static str),
    /// The same file again.
    #[error("is given twice. Give it once.")]
    Twice,
    /// The sheet that says which slip it is was changed.
    #[error(
        "no longer says which slip it is: “{0}” is missing or changed on the sheet About. Copy the answers into a fresh slip."
    )]
    NoFact(&'static str),
    /// A format that is not known yet.
    #[error("was made by a newer version of Quorum (format {0}). Use that version to collect it.")]
    Newer(u32),
    /// Made for another plan.
    #[error(
        "is a slip of another plan, {slip}; this file holds {here}. Give the file of that plan with --db."
    )]
    OtherPlan {
        /// The slip's.
        slip: Label,
        /// The one in use.
        here: Label,
    },
    /// Made from another file with the same plan.
    #[error(
        "was made from other records of the same plan, begun {0}. Give the file with those records with --db."
    )]
    OtherRecords(Label),
    /// Made when the journal was longer than it is now.
    #[error(
        "was made after entry {slip}, but these records end with entry {here}: they are an older copy. Give the file that is in use with --db."
    )]
    AheadOf {
        /// What the slip knew.
        slip: u64,
        /// What there is.
        here: u64,
    },
    /// A slip with a day that was not.
    #[error("speaks for {}, which has not come yet. Check --today, or make a fresh slip.", long(*.0))]
    NotYet(NaiveDate),
    /// Nothing in it.
    #[error("has no row of headers that begins with “Ref”. Copy the answers into a fresh slip.")]
    NoHeaders,
    /// A column was renamed or removed.
    #[error(
        "has no column “{0}”. Columns may be moved, but not renamed or removed; put the header back as it was."
    )]
    NoColumn(&'static str),
    /// Two columns with the same header.
    #[error("is headed “{0}”, as another column is. Keep one of the two.")]
    TwoColumns(&'static str),
    /// Words where nothing is read.
    #[error("stands outside the cells to fill and would be lost. Move it into one of them, or clear it.")]
    Outside,
    /// Cells made one.
    #[error("is merged with others up to {0}. Unmerge them and fill in each cell by itself.")]
    Merged(Address),
    /// A formula.
    #[error("holds a formula, which is not read. Write what it comes to as text.")]
    Formula,
    /// Something else where words belong.
    #[error("holds {0} where words belong. Write it as a sentence.")]
    NoText(String),
    /// A name that is none.
    #[error("is longer than a name can be. Write the name alone.")]
    LongName,
    /// A ref that was turned into something else.
    #[error("holds {0} where an action's ref belongs. Put the ref back as it was, as text.")]
    NoRef(String),
    /// Something else where a date belongs.
    #[error("holds {0} where a date belongs. Write it like one of these: {FORMS}.")]
    NoDate(String),
    /// Words that are no date.
    #[error("{0}")]
    Date(DateError),
    /// A rating that is none.
    #[error("“{}” is no rating. Choose Green, Amber, Red or Nothing to report.", harmless(.0))]
    NoRating(String),
    /// Answers in a row without a ref.
    #[error("is empty, but the row has answers. Put the action's ref back.")]
    EmptyRef,
    /// A ref that no action has, or none of this slip.
    #[error("{0} is no action of this slip. Put the ref back as it was.")]
    OtherRef(Label),
    /// A ref twice.
    #[error("{reference} stands in row {row} too. Keep one row for each action.")]
    SameRef {
        /// The action.
        reference: ActionRef,
        /// The other row, as the spreadsheet counts.
        row: u32,
    },
    /// Answers without a rating.
    #[error("has no rating, but the row has other answers. Choose Green, Amber, Red or Nothing to report.")]
    EmptyRating,
    /// A cell that the rating needs.
    #[error("is empty, and {rating} needs {what}.")]
    Empty {
        /// The rating.
        rating: &'static str,
        /// What belongs there.
        what: &'static str,
    },
    /// Nothing to report, and yet something.
    #[error(
        "has an answer, but the rating says Nothing to report. Choose another rating, or clear the cell."
    )]
    Something,
    /// A forecast for what is done.
    #[error("forecasts what the row says is done. Clear one of the two.")]
    ForecastOfMet,
    /// A forecast or a day for what has no date.
    #[error("is about a date that the action does not have now. Clear it, and say it in words instead.")]
    NoMilestone,
    /// The rules.
    #[error("{0}")]
    Refused(Refusal),
    /// A forecast earlier than the last one.
    #[error("{0} Add --earlier to confirm.")]
    Earlier(Refusal),
    /// Someone was there first.
    #[error(
        "Since this slip was made, something else was recorded about {reference}. {theirs}. The slip says: {ours}. Add --anyway if the slip still holds, or clear the row."
    )]
    Since {
        /// The action.
        reference: ActionRef,
        /// What was recorded.
        theirs: String,
        /// What the slip says.
        ours: String,
    },
    /// Two slips about one action.
    #[error(
        "{other} speaks of {reference} too. It says: {theirs}. This one says: {ours}. Add --anyway to record both, or clear one of the rows."
    )]
    BothSpeak {
        /// The action.
        reference: ActionRef,
        /// The other file and row.
        other: String,
        /// What it says.
        theirs: String,
        /// What this one says.
        ours: String,
    },
    /// The same answers again.
    #[error(
        "What it says of {reference} is recorded already, as {entry}. Clear the row, or leave the file out."
    )]
    Recorded {
        /// The action.
        reference: ActionRef,
        /// The entries, by their numbers.
        entry: String,
    },
}

impl What {
    /// Does its sentence stand by itself, not going on from the name of the cell or file?
    fn is_sentence(&self) -> bool {
        matches!(
            self,
            What::Date(_)
                | What::NoRating(_)
                | What::OtherRef(_)
                | What::SameRef { .. }
                | What::Refused(_)
                | What::Earlier(_)
                | What::Since { .. }
                | What::BothSpeak { .. }
                | What::Recorded { .. }
        )
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", harmless(&self.file))?;
        if let Some(cell) = self.cell {
            write!(f, ", cell {cell} of {UPDATE}")?;
        }
        write!(f, "{}{}", if self.what.is_sentence() { ": " } else { " " }, self.what)
    }
}
