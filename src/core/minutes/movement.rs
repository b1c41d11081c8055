//! What moved since the end of the quarter before: totals, and the ratings of single actions.

use super::{Block, Review, Run, Table, Text, heading, plain, rated};
use crate::core::date;
use crate::core::position::{Position, Standing, Totals};
use crate::core::rating::Rating;

/// Which way an action's ratings moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Worse,
    Better,
    /// To or from Not rated, or reported for the first time.
    Otherwise,
}

/// The change since the last minutes or the end of the quarter before, if the plan ran then.
pub(super) fn since_last_quarter(review: &Review<'_>) -> Vec<Block> {
    let Some(before) = before(review) else { return Vec::new() };
    let then = date::long(before.as_at);
    let mut blocks = vec![heading(
        2,
        match review.before() {
            Some((meeting, _)) => format!("Change since the minutes of meeting {} ({then})", meeting.number),
            None => format!("Change since {then}"),
        },
    )];
    blocks.push(totals(review, &before));
    let moved: Vec<_> = review
        .actions()
        .filter(|(now, _)| !now.is_deleted())
        .filter_map(|(now, _)| ratings(review, before.action(now.reference())?, now))
        .collect();
    if moved.is_empty() {
        blocks.push(Block::Paragraph(plain("No action's rating changed.")));
    }
    for (way, name) in [(Way::Worse, "Worse"), (Way::Better, "Better"), (Way::Otherwise, "Changed otherwise")]
    {
        let texts: Vec<_> = moved.iter().filter(|(moved, _)| *moved == way).map(|(_, t)| t.clone()).collect();
        if !texts.is_empty() {
            blocks.push(heading(3, name));
            blocks.push(Block::List(texts));
        }
    }
    blocks
}

/// The position to compare with: that of the last minutes, or else at the end of the quarter before.
fn before(review: &Review<'_>) -> Option<Position> {
    if let Some((_, position)) = review.before() {
        return Some(position.clone());
    }
    let then = review.quarter.previous().last_day();
    let mut began = review.plan.start.into_iter().chain(review.journal.adopted_on());
    began.any(|day| day <= then).then(|| Position::of(review.journal, then))
}

fn totals(review: &Review<'_>, before: &Position) -> Block {
    let (then, now) = (before.totals(), review.position.totals());
    let by_rating = |rating: Rating| (rating.word(), then.computed(rating), now.computed(rating));
    let mut figures = vec![("Actions in the plan", then.actions, now.actions)];
    figures.extend(Rating::ALL.map(by_rating));
    let others = |totals: &Totals| [totals.overdue, totals.no_update, totals.disagree];
    let names = ["Overdue", "No update", "Disagree"];
    figures.extend(
        names.into_iter().zip(others(&then)).zip(others(&now)).map(|((name, then), now)| (name, then, now)),
    );
    let rows: Vec<_> = figures
        .into_iter()
        .filter(|(_, then, now)| then != now)
        .map(|(name, then, now)| {
            let change = i64::from(now) - i64::from(then);
            vec![plain(name), plain(then.to_string()), plain(now.to_string()), plain(format!("{change:+}"))]
        })
        .collect();
    if rows.is_empty() {
        return Block::Paragraph(plain("No total has changed."));
    }
    let header = ["Total", &date::long(before.as_at), &date::long(review.as_at()), "Change"];
    Block::Table(Table {
        caption: "Totals that changed, by computed rating".to_owned(),
        header: header.map(str::to_owned).to_vec(),
        rows,
        numeric: vec![1, 2, 3],
    })
}

/// How the ratings of one action moved; nothing if neither did.
fn ratings(review: &Review<'_>, then: &Standing, now: &Standing) -> Option<(Way, Text)> {
    let computed = (then.computed.rating != now.computed.rating)
        .then(|| moved("computed", then.computed.rating, now.computed.rating));
    let reported = match (then.reported_rating(), now.reported_rating()) {
        (Some(then), Some(now)) if then != now => Some(moved("reported", then, now)),
        (None, Some(now)) => Some((Way::Otherwise, [plain("first reported "), rated(now)].concat())),
        _ => None,
    };
    let way = [&computed, &reported].into_iter().flatten().map(|(way, _)| *way).min()?;
    let mut text = vec![Run::Strong(review.name(now.reference())), Run::Plain(": ".to_owned())];
    if let Some((_, computed)) = &computed {
        text.extend_from_slice(computed);
        text.extend(plain(format!(" ({})", review.why(now))));
    }
    if let Some((_, reported)) = reported {
        text.extend(plain(if computed.is_some() { "; " } else { "" }));
        text.extend(reported);
    }
    Some((way, text))
}

fn moved(which: &str, then: Rating, now: Rating) -> (Way, Text) {
    let way = if then == Rating::NotRated || now == Rating::NotRated {
        Way::Otherwise
    } else if now < then {
        Way::Worse
    } else {
        Way::Better
    };
    (way, [plain(format!("{which} from ")), rated(then), plain(" to "), rated(now)].concat())
}
