//! One row of the board: rating, ref, short title; services, date and flags.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::draw::{chips, fit};
use super::theme::Palette;
use crate::core::date;
use crate::core::period::Quarter;
use crate::core::position::{Flag, Standing};
use crate::core::rating::{Rating, Why};

/// What a row shows.
pub struct Row<'a> {
    /// The action.
    pub standing: &'a Standing,
    /// Is it the selected one?
    pub selected: bool,
    /// The colours.
    pub palette: &'a Palette,
    /// The quarter that is shown.
    pub quarter: Quarter,
}

/// The columns before the title: the mark, the rating, the ref.
const BEFORE_TITLE: usize = 11;
/// The columns that a service's name takes to be known by.
const READABLE: usize = 12;

/// The row's lines: one, or two with services and flags on the second.
pub fn lines(row: &Row<'_>, width: usize, two: bool) -> Vec<Line<'static>> {
    let (texts, style) = when(row, two);
    if two {
        return vec![first_line(row, width, Vec::new(), style), second_line(row, width, texts, style)];
    }
    vec![first_line(row, width, texts, style)]
}

/// The date stands at the right, in the longest of its forms that leaves the title whole.
fn first_line(row: &Row<'_>, width: usize, whens: Vec<String>, when_style: Style) -> Line<'static> {
    let Row { standing, palette, .. } = row;
    let mark = if row.selected { Span::styled("▸", palette.accent) } else { Span::raw(" ") };
    let mut line = Line::from(mark);
    line.extend(chips(standing, palette));
    line.push_span(Span::styled(format!(" {:<5} ", standing.reference()), palette.dim));
    let style = match (row.selected, standing.computed.rating == Rating::Complete) {
        (true, _) => palette.strong,
        (false, true) => palette.dim,
        (false, false) => palette.base,
    };
    let room = width.saturating_sub(BEFORE_TITLE);
    let title = &standing.action.title;
    let left = room.saturating_sub(title.width() + 1);
    let when = whens.into_iter().find(|when| when.width() <= left).unwrap_or_default();
    let title = fit(title, room);
    let gap = room.saturating_sub(title.width() + when.width());
    line.push_span(Span::styled(title, style));
    line.push_span(Span::raw(" ".repeat(gap)));
    line.push_span(Span::styled(when, when_style));
    line
}

/// The date in the longest of its forms that leaves the services readable.
fn second_line(row: &Row<'_>, width: usize, whens: Vec<String>, style: Style) -> Line<'static> {
    let palette = row.palette;
    let flags = flags(row.standing, palette);
    let flags_width: usize = flags.iter().map(|(flag, _)| flag.width() + 3).sum();
    let left = |when: &str| width.saturating_sub(BEFORE_TITLE + flags_width + when.width() + 3);
    let shortest = whens.last().cloned().unwrap_or_default();
    let when = whens.into_iter().find(|when| left(when) >= READABLE).unwrap_or(shortest);
    let room = left(&when);
    let mut parts = vec![(services(row.standing, room), palette.dim), (when, style)];
    parts.extend(flags);
    parts.retain(|(text, _)| !text.is_empty());
    let mut line = Line::raw(" ".repeat(BEFORE_TITLE));
    for (text, style) in parts {
        let dot = if line.spans.len() > 1 { " · " } else { "" };
        // What does not fit whole is left out.
        if line.width() + dot.width() + text.width() <= width {
            line.extend([Span::styled(dot, palette.dim), Span::styled(text, style)]);
        }
    }
    line
}

/// The services that fit: "Communications +1" where not all do.
fn services(standing: &Standing, room: usize) -> String {
    let all = standing.action.services.join(", ");
    let services = &standing.action.services;
    if all.width() <= room || services.len() < 2 {
        return fit(if services.is_empty() { "nobody yet" } else { &all }, room);
    }
    let more = format!(" +{}", services.len() - 1);
    // Two letters and the sign of what is left out are the least that says something.
    let room = room.saturating_sub(more.width());
    let first = services.first().filter(|_| room > 2).map(|service| fit(service, room));
    first.map(|first| first + &more).unwrap_or_default()
}

/// The flags that the rating and the date do not show already, each with how loud it is.
fn flags(standing: &Standing, palette: &Palette) -> Vec<(String, Style)> {
    let loud = palette.word(Rating::Amber);
    let word = |flag: &Flag| match flag {
        Flag::NoUpdate if standing.computed.why != Why::NoUpdate => {
            Some(("no update".to_owned(), palette.dim))
        }
        Flag::FellShortLastYear => Some(("short last year".to_owned(), loud)),
        Flag::DateChanged(times) => Some((format!("moved ×{times}"), loud)),
        Flag::Query => Some(("query".to_owned(), loud)),
        _ => None,
    };
    standing.flags.iter().filter_map(word).collect()
}

/// When it is due, in forms from the longest to the shortest, and how that is to look.
fn when(row: &Row<'_>, long: bool) -> (Vec<String>, Style) {
    let Row { standing, palette, .. } = row;
    let day = |due| if long { date::short(due) } else { due.format("%b %Y").to_string() };
    let plain = |text: &str| (vec![text.to_owned()], palette.dim);
    let alert = |forms: &[String]| (forms.to_vec(), palette.alert);
    match &standing.computed.why {
        Why::AgreedComplete(_) => plain("done"),
        Why::Suspended => plain("suspended"),
        Why::Deleted => plain("deleted"),
        Why::WaitingOn(actions) => {
            let first = actions.first().map(ToString::to_string).unwrap_or_default();
            (vec![format!("waiting on {first}"), format!("waits {first}")], palette.dim)
        }
        Why::Met { .. } => standing.next_due.map_or_else(|| plain("met"), |due| plain(&day(due))),
        Why::Overdue { since, .. } => alert(&[format!("{} late", day(*since)), "late".to_owned()]),
        Why::Expected { due, forecast: Some(forecast) } if forecast > due => {
            alert(&[format!("{} → {}", due.format("%b"), day(*forecast)), format!("→ {}", day(*forecast))])
        }
        Why::Expected { due, .. } => {
            let soon = row.quarter.contains(*due);
            (vec![day(*due)], if soon { palette.strong } else { palette.dim })
        }
        Why::Quota { logged, times, .. } => plain(&if long {
            format!("{logged} of {times} this year")
        } else {
            format!("{logged} of {times}")
        }),
        Why::Active(_) => plain("ongoing"),
        Why::NoUpdate => plain("no update"),
        Why::AsRequired => plain("as required"),
        Why::NoDeadline => plain("no deadline"),
        Why::Silent { quarters } => match &standing.milestone {
            Some(milestone) => alert(&[format!("{} silent", day(milestone.due)), "silent".to_owned()]),
            None => alert(&[format!("silent for {quarters} quarters"), "silent".to_owned()]),
        },
    }
}
