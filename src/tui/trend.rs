//! The measures as small charts: a bar for each year, its margin beside it, and whether the change is more than chance.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::app::App;
use super::draw::fit;
use crate::core::journal::Measurement;
use crate::core::measures::{FEWEST_ANSWERS, taken};

/// The columns of a bar for 100 per cent.
const FULL: usize = 40;

/// The measure at that place: its name, and a line for every year.
pub fn lines(app: &App, at: usize, width: usize) -> Vec<Line<'static>> {
    let series = taken(&app.journal, app.today);
    let Some((name, waves)) = series.get(at) else { return Vec::new() };
    let mut lines = vec![Line::styled(fit(name, width), app.palette.strong)];
    if waves.is_empty() {
        lines.push(Line::styled("  not taken yet", app.palette.dim));
    }
    let before = std::iter::once(None).chain(waves.iter().copied().map(Some));
    lines.extend(waves.iter().zip(before).map(|(wave, before)| bar(app, wave, before, width)));
    lines.push(Line::default());
    lines
}

/// What the lighter end of a bar means.
pub fn legend() -> String {
    format!(
        "░ is the margin: how far chance alone can move a result, 19 times in 20. No figure under {FEWEST_ANSWERS} answers."
    )
}

/// A year as a bar up to its lower margin, then the margin, then the figures.
fn bar(app: &App, wave: &Measurement, before: Option<&Measurement>, width: usize) -> Line<'static> {
    let palette = &app.palette;
    let full = FULL.min(width.saturating_sub(48)).max(10);
    let mut line = Line::from(Span::styled(format!("  {}  ", wave.year), palette.dim));
    if let Some(margin) = wave.margin() {
        let (low, high) = ((wave.value - margin).max(0.0), (wave.value + margin).min(100.0));
        let (solid, until) = (cells(low, full), cells(high, full));
        line.push_span(Span::styled("█".repeat(solid), palette.accent));
        line.push_span(Span::styled("░".repeat(until.saturating_sub(solid)), palette.accent));
        line.push_span(Span::raw(" ".repeat(full.saturating_sub(until) + 1)));
    }
    let change = before.map(|before| format!(" · {}", wave.change_since(before))).unwrap_or_default();
    let room = width.saturating_sub(line.width());
    let said = format!("{}{change}", wave.result());
    // What the change is measured against is said where there is room for it.
    let short = said.split(" (").next().filter(|_| said.width() > room);
    line.push_span(Span::styled(fit(short.unwrap_or(&said), room), palette.base));
    line
}

/// How many of `full` cells a share in per cent takes: as many as have their middle below it.
fn cells(share: f64, full: usize) -> usize {
    let full = u16::try_from(full).unwrap_or(u16::MAX);
    (0..full).filter(|cell| (f64::from(*cell) + 0.5) * 100.0 <= share * f64::from(full)).count()
}
