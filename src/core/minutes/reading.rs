//! The appendix on how to read the ratings: section 3 of the design in plain English, with the plan's own figures.

use super::{Audience, Block, Review, heading, plain};
use crate::core::schedule::{number_word, plural};

/// How to read the ratings.
pub(super) fn how_to_read(review: &Review<'_>) -> Vec<Block> {
    let mut blocks = vec![
        heading(1, "Appendix B: how to read the ratings"),
        Block::Paragraph(plain(
            "Each action has two ratings, and they are never merged. The reported rating is what the service \
             says. The computed rating is what the dates and the records say; anyone can check it against them.",
        )),
        Block::Facts(
            meanings(review).into_iter().map(|(word, text)| (word.to_owned(), plain(text))).collect(),
        ),
        Block::Paragraph(plain(
            "Not rated and No update are shown as counts of their own, and are no part of any share.",
        )),
    ];
    if review.audience == Audience::Public {
        blocks.push(Block::Paragraph(plain(
            "In this version people are named by their roles. What services wrote in their own words is \
             printed as they wrote it.",
        )));
    }
    blocks
}

fn meanings(review: &Review<'_>) -> Vec<(&'static str, String)> {
    let settings = review.plan.settings;
    let slip = plural(settings.red_slip_months, "month");
    let silent = number_word(settings.silent_quarters);
    let quarters = if settings.silent_quarters == 1 { "quarter" } else { "quarters" };
    vec![
        ("Complete", "The group has agreed that the action is done. Nothing else makes an action complete.".to_owned()),
        (
            "Red",
            format!(
                "The date has passed, the work is not recorded as done and no later date is expected; or the \
                 service expects it {slip} or more after the date agreed; or two or more fewer activities than \
                 should be by now of a yearly number; or nothing at all was recorded about a dated action in \
                 this quarter and the {silent} {quarters} before."
            ),
        ),
        (
            "Amber",
            format!(
                "The service expects it after the date agreed, by less than {slip}; or one activity fewer than \
                 should be by now of a yearly number."
            ),
        ),
        (
            "Green",
            "The milestone is met, or expected by the date agreed; or continuing work was heard of in this or \
             the last completed quarter; or there are as many activities as should be by now."
                .to_owned(),
        ),
        (
            "Not rated",
            "There is nothing to judge by: the action is suspended, waits on another action, has no deadline, \
             is done only as required, or is continuing work without an update. The reason is always given."
                .to_owned(),
        ),
        (
            "Dates",
            "A month means its last day, and a year alone means 31 December. An action is overdue from the day \
             after. Work that recurs is judged by its latest cycle."
                .to_owned(),
        ),
        ("No update", "Nothing was recorded about the action in this or the last completed quarter.".to_owned()),
        ("Disagree", "Both ratings are Red, Amber or Green, and they differ.".to_owned()),
        (
            "Slip",
            "The months from the original date to when the work was done or is now expected. Only a decision \
             moves a date, and the slip is always counted from the date as adopted."
                .to_owned(),
        ),
        (
            "Amber and Red reports",
            "The service gives the reason, the path to green and what it asks of the group.".to_owned(),
        ),
    ]
}
