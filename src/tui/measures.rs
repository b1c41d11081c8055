//! The measures: every survey's results as a small chart, with their margins, and the form that records another.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::app::{App, Screen};
use super::draw::{foot, hints_after, styled_lines, top_bar};
use super::keymap::Command;
use super::record_kind::Kind;
use super::trend;
use crate::core::measures::taken;

/// The screen of the measures.
#[derive(Debug, Default)]
pub struct MeasuresScreen {
    /// The measure chosen, by its place.
    pub row: usize,
}

/// Does a command on the screen.
pub(super) fn run(app: &mut App, command: Command) {
    let last = taken(&app.journal, app.today).len().saturating_sub(1);
    let Some(Screen::Measures(screen)) = app.screens.last_mut() else { return };
    let row = screen.row.min(last);
    screen.row = match command {
        Command::Up => row.saturating_sub(1),
        Command::Down => (row + 1).min(last),
        Command::First | Command::PageUp => 0,
        Command::Last | Command::PageDown => last,
        Command::Open => return app.open_form(None, Kind::Measure(row)),
        _ => row,
    };
}

/// Draws the screen over the whole of `area`.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, screen: &MeasuresScreen) {
    let palette = &app.palette;
    top_bar(frame, area, app, Line::styled(" Measures", palette.accent), Line::default());
    let width = usize::from(area.width.saturating_sub(4));
    let mut lines: Vec<_> =
        styled_lines(&trend::legend(), width, palette.dim).into_iter().map(|line| (line, false)).collect();
    lines.push((Line::default(), false));
    let count = taken(&app.journal, app.today).len();
    for at in 0..count {
        let drawn = trend::lines(app, at, width);
        lines.extend(drawn.into_iter().enumerate().map(|(nth, line)| (line, at == screen.row && nth == 0)));
    }
    if count == 0 {
        let none = "The plan has no measures. The command “quorum measure add” defines one.";
        lines.push((Line::styled(none, palette.base), false));
    }
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(3), ..area }.intersection(area);
    let room = usize::from(below.height);
    let chosen = lines.iter().position(|(_, chosen)| *chosen).unwrap_or(0);
    // The measure chosen stays in view with the years below it.
    let most = lines.len().saturating_sub(room);
    let scroll = if lines.len() > room { chosen.saturating_sub(room / 3).min(most) } else { 0 };
    for (y, (line, chosen)) in (below.top()..below.bottom()).zip(lines.into_iter().skip(scroll)) {
        let row = Rect { y, height: 1, ..below };
        if chosen {
            frame.buffer_mut().set_style(row, palette.selected);
        }
        let at = Rect { x: row.x + 2, width: row.width.saturating_sub(4), ..row };
        frame.render_widget(line, at.intersection(row));
    }
    hints_after(frame, foot(area), app, if count > 0 { "record a result" } else { "" });
}
