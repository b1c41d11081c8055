//! What is worth a word about something that may be recorded all the same: slips that the rules do not refuse.

use chrono::NaiveDate;

use super::Journal;
use super::entry::{Event, Said};
use crate::core::date::long;
use crate::core::record::{Record, Status};

/// The remarks on `said`, a sentence each; none if nothing about it surprises. They hold before it is recorded and
/// after.
pub fn remarks(journal: &Journal, said: &Said) -> Vec<String> {
    [before_the_plan(journal, said.effective_on), without_effect(journal, said)]
        .into_iter()
        .flatten()
        .collect()
}

/// History may be entered from any day, but a day before the plan is more often a slip of the finger.
fn before_the_plan(journal: &Journal, on: NaiveDate) -> Option<String> {
    let begins = journal.begins()?;
    let how = if journal.plan()?.start.is_some() { "the plan starts" } else { "the plan was taken in" };
    (on < begins).then(|| format!("{} is before {how} on {}; recorded all the same.", long(on), long(begins)))
}

/// A report does not undo a decision.
fn without_effect(journal: &Journal, said: &Said) -> Option<String> {
    let Event::ProgressReported(_) = said.event else { return None };
    let action = said.action?;
    let why = match Record::of(journal, action, NaiveDate::MAX)?.status {
        Status::Complete(on) => {
            format!("was agreed as complete on {}, and its rating stays Complete", long(on))
        }
        Status::Suspended => "is suspended, and stays not rated".to_owned(),
        Status::Live | Status::Deleted => return None,
    };
    Some(format!("Action {action} {why} until a decision resumes it; recorded all the same."))
}
