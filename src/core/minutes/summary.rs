//! The summary: the totals in sentences, and the table of objectives and ratings.

use super::movement::since_last_quarter;
use super::{Block, Review, Run, Table, Text, capital, counted, heading, plain};
use crate::core::agenda::Item;
use crate::core::date;
use crate::core::journal::Reported;
use crate::core::position::Totals;
use crate::core::rating::{self, Rating};
use crate::core::schedule::{and, plural};
use crate::core::words::plural_of;

/// The position in plain sentences, with the change since the end of the quarter before.
pub(super) fn summary(review: &Review<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, "Summary")];
    if review.as_at() < review.quarter.last_day() {
        let (day, end) = (date::long(review.as_at()), date::long(review.quarter.last_day()));
        let running = format!("Position as at {day}; the quarter ends on {end}.");
        blocks.push(Block::Paragraph(vec![Run::Strong(running)]));
    }
    if review.journal.is_sample() {
        let sample =
            "The records behind this review are a sample: they show how it works, not what happened.";
        blocks.push(Block::Paragraph(plain(sample)));
    }
    let own = review.meeting().map(|meeting| meeting.notes(Item::Summary.heading())).unwrap_or_default();
    blocks.extend(own.iter().map(|note| Block::Paragraph(plain(&*note.note))));
    blocks.push(Block::List(sentences(review, &review.position.totals()).into_iter().map(plain).collect()));
    blocks.extend(since_last_quarter(review));
    blocks
}

fn sentences(review: &Review<'_>, totals: &Totals) -> Vec<String> {
    let of = |rating| totals.computed(rating);
    let is = |number, word: &str| format!("{} {word}", counted(number, "is", "are"));
    let all = plural(totals.actions, "action");
    let by_dates = and(&[
        is(of(Rating::Red), "Red"),
        is(of(Rating::Amber), "Amber"),
        is(of(Rating::Green), "Green"),
        is(of(Rating::NotRated), "not rated"),
    ]);
    let mut sentences = vec![
        format!("Of {all}, {}.", is(of(Rating::Complete), "complete")),
        format!("By their dates and records, {by_dates}."),
        services_reported(totals),
    ];
    let since = date::long(rating::recent(review.as_at()));
    let notable = [
        (totals.overdue, "is overdue", "are overdue", String::new()),
        (totals.no_update, "has had no update", "have had no update", format!(" since {since}")),
        (
            totals.disagree,
            "has a reported rating that disagrees with the computed one",
            "have a reported rating that disagrees with the computed one",
            String::new(),
        ),
        (totals.queries, "raises a question for the chair", "raise a question for the chair", String::new()),
    ];
    let notable = notable.into_iter().filter(|(number, ..)| *number > 0);
    sentences.extend(
        notable.map(|(number, one, many, more)| format!("Of {all}, {}{more}.", counted(number, one, many))),
    );
    sentences
}

fn services_reported(totals: &Totals) -> String {
    if totals.never_reported() == totals.actions {
        return "No service has reported yet.".to_owned();
    }
    let said = [Reported::Red, Reported::Amber, Reported::Green]
        .map(|rating| counted(totals.reported(rating), "as", "as") + " " + rating.word());
    let never = match totals.never_reported() {
        0 => String::new(),
        number => format!("; {} never been reported on", counted(number, "has", "have")),
    };
    format!("Services last reported {}{never}.", and(&said))
}

/// How many actions of each objective are in each state.
pub(super) fn objectives(review: &Review<'_>) -> Vec<Block> {
    let word = &review.plan.objective_word;
    let mut rows: Vec<_> = review
        .objectives()
        .into_iter()
        .map(|(number, objective)| {
            let totals = Totals::of(review.position.objective(number));
            let short = objective.map(|objective| format!(" {}", objective.short)).unwrap_or_default();
            figures(plain(format!("{number}{short}")), &totals)
        })
        .collect();
    rows.push(figures(vec![Run::Strong("All".to_owned())], &review.position.totals()));
    let mut header = vec![capital(word), "Actions".to_owned()];
    header.extend(Rating::ALL.map(|rating| rating.word().to_owned()));
    header.extend(["No update".to_owned(), "Disagree".to_owned()]);
    vec![
        heading(1, format!("{} and ratings", plural_of(&capital(word)))),
        Block::Table(Table {
            caption: format!("Actions by {word} and computed rating, as at {}", date::long(review.as_at())),
            numeric: (1..header.len()).collect(),
            header,
            rows,
        }),
        Block::Paragraph(plain(
            "Red to Not rated add up to the actions. No update and Disagree count some of them again.",
        )),
    ]
}

fn figures(name: Text, totals: &Totals) -> Vec<Text> {
    let mut row = vec![name, plain(totals.actions.to_string())];
    row.extend(Rating::ALL.map(|rating| plain(totals.computed(rating).to_string())));
    row.extend([totals.no_update, totals.disagree].map(|number| plain(number.to_string())));
    row
}
