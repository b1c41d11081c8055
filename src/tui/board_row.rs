//! One row of the board: rating, ref, short title; services, date and flags.

use chrono::{Datelike, NaiveDate};
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
    let (texts, style) = (when(row.standing, two), when_style(row));
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
    let style = |flag: &Flag| if *flag == Flag::NoUpdate { palette.dim } else { palette.word(Rating::Amber) };
    let flags = standing.flags.iter();
    flags.filter_map(|flag| flag_word(*flag, standing).map(|word| (word, style(flag)))).collect()
}

fn flag_word(flag: Flag, standing: &Standing) -> Option<String> {
    match flag {
        Flag::NoUpdate if standing.computed.why != Why::NoUpdate => Some("no update".to_owned()),
        Flag::FellShortLastYear => Some("short last year".to_owned()),
        Flag::DateChanged(times) => Some(format!("moved ×{times}")),
        Flag::Query => Some("query".to_owned()),
        _ => None,
    }
}

/// What rows of the action print beside its title and its services, for whoever looks for a word of it.
pub(super) fn printed(standing: &Standing) -> impl Iterator<Item = String> {
    let met = matches!(standing.computed.why, Why::Met { .. }).then(|| "met".to_owned());
    let flags = standing.flags.iter().filter_map(|flag| flag_word(*flag, standing));
    when(standing, true).into_iter().chain(met).chain(flags)
}

/// The month that was agreed and the date now expected, from the longest form to the shortest; a year that differs
/// is the most important part of it.
fn expected(due: NaiveDate, forecast: NaiveDate, long: bool) -> Vec<String> {
    let day = if long { date::short(forecast) } else { forecast.format("%b %Y").to_string() };
    let alone = format!("→ {day}");
    if due.year() == forecast.year() {
        return vec![format!("{} {alone}", due.format("%b")), alone];
    }
    let years = format!("{} → {}", due.format("%b ’%y"), forecast.format("%b ’%y"));
    vec![format!("{} {alone}", due.format("%b %Y")), years, alone]
}

/// When it is due, or what stands for a date, in forms from the longest to the shortest.
fn when(standing: &Standing, long: bool) -> Vec<String> {
    let day = |due| if long { date::short(due) } else { due.format("%b %Y").to_string() };
    let one = |text: &str| vec![text.to_owned()];
    match &standing.computed.why {
        Why::AgreedComplete(_) => one("done"),
        Why::Suspended => one("suspended"),
        Why::Deleted => one("deleted"),
        Why::WaitingOn(actions) => {
            let first = actions.first().map(ToString::to_string).unwrap_or_default();
            vec![format!("waiting on {first}"), format!("waits {first}")]
        }
        Why::Met { .. } => standing.next_due.map_or_else(|| one("met"), |due| one(&day(due))),
        Why::Overdue { since, .. } => vec![format!("{} late", day(*since)), "late".to_owned()],
        Why::Expected { due, forecast: Some(forecast) } if forecast > due => expected(*due, *forecast, long),
        Why::Expected { due, .. } => one(&day(*due)),
        Why::Quota { logged, times, .. } if long => vec![format!("{logged} of {times} this year")],
        Why::Quota { logged, times, .. } => vec![format!("{logged} of {times}")],
        Why::Active(_) => one("ongoing"),
        Why::NoUpdate => one("no update"),
        Why::AsRequired => one("as required"),
        Why::NoDeadline => one("no deadline"),
        Why::Silent { quarters } => match &standing.milestone {
            Some(milestone) => vec![format!("{} silent", day(milestone.due)), "silent".to_owned()],
            None => vec![format!("silent for {quarters} quarters"), "silent".to_owned()],
        },
    }
}

/// How that is to look.
fn when_style(row: &Row<'_>) -> Style {
    match &row.standing.computed.why {
        Why::Overdue { .. } | Why::Silent { .. } => row.palette.alert,
        Why::Expected { due, forecast: Some(forecast) } if forecast > due => row.palette.alert,
        Why::Expected { due, .. } if row.quarter.contains(*due) => row.palette.strong,
        _ => row.palette.dim,
    }
}
