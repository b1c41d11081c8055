//! The quarter's review on screen, as it will print, to be scrolled and saved.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use chrono::NaiveDate;

use super::app::{App, Screen};
use super::draw::{foot, hints, top_bar};
use super::keymap::Command;
use super::save_form::SaveForm;
use crate::core::date;

/// A document on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The review of a quarter, as at a day in it.
    Review(NaiveDate),
    /// The minutes of the meeting of that number.
    Minutes(u32),
}

/// The document, as text.
#[derive(Debug, Default)]
pub struct ReviewScreen {
    lines: Vec<String>,
    scroll: usize,
    /// The meeting whose minutes it shows; the review of the quarter if there is none.
    meeting: Option<u32>,
}

impl ReviewScreen {
    /// The screen of a meeting's minutes, or of the review of the quarter.
    pub fn of(meeting: Option<u32>) -> Self {
        Self { meeting, ..Self::default() }
    }

    /// Are they minutes?
    pub fn is_minutes(&self) -> bool {
        self.meeting.is_some()
    }

    /// What it shows.
    pub fn paper(&self, app: &App) -> Paper {
        self.meeting.map_or(Paper::Review(app.position.as_at), Paper::Minutes)
    }

    /// The columns that the text is set in: at most 100, which reads well on a wall.
    pub fn width(size: (u16, u16)) -> u16 {
        size.0.saturating_sub(2).clamp(20, 100)
    }

    /// Takes in the composed text.
    pub(super) fn show(&mut self, text: &str) {
        // A blank row keeps the text off the bar above it.
        self.lines = std::iter::once("").chain(text.lines()).map(str::to_owned).collect();
    }
}

/// Does a command on the review.
pub(super) fn run(app: &mut App, command: Command) {
    let page = usize::from(app.size.1.saturating_sub(2)).max(1);
    let Some(Screen::Review(review)) = app.screens.last_mut() else { return };
    let most = review.lines.len().saturating_sub(page);
    review.scroll = match command {
        Command::Up => review.scroll.saturating_sub(1),
        Command::Down => review.scroll + 1,
        Command::PageUp => review.scroll.saturating_sub(page),
        Command::PageDown => review.scroll + page,
        Command::First => 0,
        Command::Last => most,
        _ => review.scroll,
    }
    .min(most);
    if let (Command::Save, Some(Screen::Review(review))) = (command, app.screens.last()) {
        let form = SaveForm::new(review.paper(app), app.formats.clone());
        app.screens.push(Screen::Save(form));
    }
}

/// Draws the review over the whole of `area`.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, review: &ReviewScreen) {
    let palette = &app.palette;
    let page = usize::from(area.height.saturating_sub(2));
    let left = match review.paper(app) {
        Paper::Review(as_at) => {
            format!(" Review of {} · as at {}", app.position.quarter(), date::long(as_at))
        }
        Paper::Minutes(number) => format!(" Minutes of meeting {number}"),
    };
    // A text that was composed anew can be shorter than what was scrolled past.
    let scroll = review.scroll.min(review.lines.len().saturating_sub(page));
    let seen = (scroll + page).min(review.lines.len()) * 100 / review.lines.len().max(1);
    let right = Line::styled(format!("{seen}% "), palette.dim);
    top_bar(frame, area, app, Line::styled(left, palette.accent), right);
    let width = ReviewScreen::width(app.size).min(area.width);
    let x = area.x + (area.width - width) / 2;
    let rows = (area.y + 1)..area.bottom().saturating_sub(1);
    for (y, at) in rows.zip(scroll..review.lines.len()) {
        frame.render_widget(line(review, at, app), Rect { x, y, width, height: 1 });
    }
    hints(frame, foot(area), app);
}

/// A line of the text; what is underlined is a heading.
fn line<'r>(review: &'r ReviewScreen, at: usize, app: &App) -> Line<'r> {
    let text = |at: usize| review.lines.get(at).map_or("", String::as_str);
    let rule = |text: &str| text.len() > 2 && text.bytes().all(|b| b == b'=' || b == b'-');
    let style = if rule(text(at)) {
        app.palette.frame
    } else if rule(text(at + 1)) {
        app.palette.accent
    } else {
        app.palette.base
    };
    Line::from(Span::styled(text(at), style))
}
