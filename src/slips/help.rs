//! What a slip says to whoever fills it in.

use super::layout::{Column, FILLED_IN_BY};
use super::slip::Slip;
use super::write::Return;
use crate::core::date::long;

/// The end of the sentence that asks for the slip: ", and send this file back to J. Ahmed by 4 December 2026."
pub fn send(back: &Return) -> String {
    let by = back.by.map(|by| format!(" by {}", long(by))).unwrap_or_default();
    format!(", and send this file back to {}{by}.", back.to)
}

/// The word beside a cell to fill. A spreadsheet shows 255 characters of it.
pub fn message(column: Column) -> &'static str {
    match column {
        Column::Rating => {
            "Your own judgement. Green: on track. Amber: at risk. Red: off track. Or: nothing to report. Leave the row empty to say nothing."
        }
        Column::Done => {
            "What was done since the last report, in a sentence or two. Needed with Green, Amber and Red."
        }
        Column::Forecast => {
            "The date on which you now expect what is due, such as 31 March 2027. Leave it empty if the due date holds."
        }
        Column::Reason => "Needed with Amber and Red: why it is at risk or off track.",
        Column::Path => "Needed with Amber and Red: the next step, who takes it and by when.",
        Column::Ask => {
            "Needed with Amber and Red: what you ask of the group. Write “nothing” if you ask nothing."
        }
        Column::Met => "Only if what was due is done: the day on which it was done, such as 31 March 2027.",
        Column::Ref | Column::Action | Column::Due | Column::Stands => "",
    }
}

/// The lines of the sheet that explains, each with its name.
pub fn lines(slip: &Slip, back: &Return) -> Vec<(String, String)> {
    let line = |name: &str, text: String| (name.to_owned(), text);
    let mut lines = vec![
        line(
            "What this is",
            format!(
                "The actions of {} in “{}”, and how each stood on {}. Your answers go to the group that monitors the plan.",
                slip.service,
                slip.title,
                long(slip.as_at)
            ),
        ),
        line(
            "What to do",
            format!(
                "On the sheet “Update”, fill in the columns from “Rating” on (the yellow cells) for every action that you can say something about{} Leave the rows empty that you can say nothing about.",
                send(back)
            ),
        ),
        line(
            FILLED_IN_BY,
            "Your name, at the top of the sheet “Update”. Your answers are recorded under it.".to_owned(),
        ),
    ];
    let answers = Column::ALL.into_iter().filter(|column| column.is_answer());
    lines.extend(answers.map(|column| line(column.header(), message(column).to_owned())));
    lines.extend([
        line("Grey cells", "The action has no date now that could be forecast or met: leave them as they are.".to_owned()),
        line("Please leave", "No formulas, no merged cells, no other columns; do not rename or remove columns and sheets. What is written elsewhere is not read.".to_owned()),
        line("How it stands", "What dates and records say, and what was reported last. Both stand beside each other; the rating is yours to give.".to_owned()),
    ]);
    lines
}
