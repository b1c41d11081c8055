//! One action: its text, dates, both ratings with their reasons, and its whole history.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType};

use super::app::{App, Screen};
use super::draw::{fact, fit, foot, hints, styled_lines, top_bar};
use super::keymap::Command;
use crate::core::account::{Account, account};
use crate::core::date;
use crate::core::plan::ActionRef;
use crate::core::position::Standing;

/// The screen of one action.
#[derive(Debug)]
pub struct ActionScreen {
    /// Its ref.
    pub reference: ActionRef,
    /// Lines scrolled past.
    pub scroll: usize,
}

/// From here the history stands beside the facts, below it stands below them.
const WIDE: u16 = 120;

impl ActionScreen {
    /// The screen, from its first line.
    pub fn new(reference: ActionRef) -> Self {
        Self { reference, scroll: 0 }
    }
}

/// Does a command on the screen.
pub(super) fn run(app: &mut App, command: Command) {
    let Some(Screen::Action(screen)) = app.screens.last() else { return };
    let (reference, scroll) = (screen.reference, screen.scroll);
    let page = usize::from(app.size.1.saturating_sub(4)).max(1);
    let most = hidden_lines(app, reference);
    let (reference, scroll) = match command {
        Command::Up => (reference, scroll.saturating_sub(1)),
        Command::Down => (reference, scroll + 1),
        Command::PageUp => (reference, scroll.saturating_sub(page)),
        Command::PageDown => (reference, scroll + page),
        Command::First => (reference, 0),
        Command::Last => (reference, most),
        Command::NextAction => (neighbour(app, reference, true), 0),
        Command::PreviousAction => (neighbour(app, reference, false), 0),
        _ => return,
    };
    app.board.follow(reference, &app.position);
    if let Some(Screen::Action(screen)) = app.screens.last_mut() {
        *screen = ActionScreen { reference, scroll: scroll.min(most) };
    }
}

/// The next action of the plan, or the one before; itself at either end.
fn neighbour(app: &App, reference: ActionRef, forward: bool) -> ActionRef {
    let mut actions = app.position.actions.iter().filter(|s| !s.is_deleted()).map(Standing::reference);
    let found = if forward { actions.find(|r| *r > reference) } else { actions.rfind(|r| *r < reference) };
    found.unwrap_or(reference)
}

fn hidden_lines(app: &App, reference: ActionRef) -> usize {
    let inner = usize::from(app.size.1.saturating_sub(4));
    let (facts, history) = columns(app, reference, app.size.0);
    facts.len().max(history.len()).saturating_sub(inner)
}

/// Draws the screen over the whole of `area`.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, screen: &ActionScreen) {
    let palette = &app.palette;
    let day = format!("as at {} ", date::long(app.position.as_at));
    let day_style = if app.is_past() { palette.mark } else { palette.dim };
    let objective = app.journal.plan().and_then(|plan| plan.objective(screen.reference.objective));
    let place =
        objective.map(|objective| format!(" {} {}", objective.number, objective.short)).unwrap_or_default();
    top_bar(frame, area, app, Line::styled(place, palette.accent), Line::styled(day, day_style));
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
    let (facts, history) = columns(app, screen.reference, area.width);
    let title =
        app.position.action(screen.reference).map(|s| format!(" {} {} ", s.reference(), s.action.title));
    let left_width = if history.is_empty() { below.width } else { left_width(below.width) };
    let left = Rect { width: left_width, ..below };
    pane(frame, left, app, &title.unwrap_or_default(), &facts, screen.scroll);
    if !history.is_empty() {
        let right = Rect { x: below.x + left_width, width: below.width - left_width, ..below };
        pane(frame, right, app, " History ", &history, screen.scroll);
    }
    hints(frame, foot(area), app);
}

fn left_width(width: u16) -> u16 {
    width * 3 / 5
}

fn pane(frame: &mut Frame<'_>, area: Rect, app: &App, title: &str, lines: &[Line<'static>], scroll: usize) {
    let room = usize::from(area.height.saturating_sub(2));
    let scroll = scroll.min(lines.len().saturating_sub(room));
    let title = fit(title, usize::from(area.width.saturating_sub(4)));
    let mut block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(app.palette.frame)
        .title_top(Line::styled(title, app.palette.accent));
    let left = lines.len().saturating_sub(scroll + room);
    if left > 0 {
        block = block
            .title_bottom(Line::styled(format!(" ↓ {left} more lines "), app.palette.dim).right_aligned());
    }
    let inside = block.inner(area);
    frame.render_widget(block, area);
    for (y, line) in (inside.top()..inside.bottom()).zip(lines.iter().skip(scroll)) {
        let at = Rect { x: inside.x + 1, y, width: inside.width.saturating_sub(2), height: 1 };
        frame.render_widget(line, at.intersection(inside));
    }
}

/// The facts, and beside them the history where there is room; else the history follows the facts.
fn columns(app: &App, reference: ActionRef, width: u16) -> (Vec<Line<'static>>, Vec<Line<'static>>) {
    let inner = |width: u16| usize::from(width.saturating_sub(4));
    let standing = app.position.action(reference);
    let account = account(&app.journal, &app.position, reference);
    let Some((standing, account)) = standing.zip(account) else {
        let day = date::long(app.position.as_at);
        let sentence =
            format!("{reference} was not in the plan on {day}. Press ] for a later quarter, Esc to go back.");
        return (styled_lines(&sentence, inner(width), app.palette.base), Vec::new());
    };
    let text_width = if width >= WIDE { inner(left_width(width)) } else { inner(width) };
    let mut lines = styled_lines(&standing.action.text, text_width, app.palette.strong);
    lines.push(Line::default());
    for (name, text) in &account.facts {
        lines.extend(fact(name, text, NAMES, text_width, &app.palette));
    }
    if width >= WIDE {
        return (lines, history(app, &account, inner(width - left_width(width))));
    }
    lines.extend([Line::default(), Line::styled("History", app.palette.accent)]);
    lines.extend(history(app, &account, text_width));
    (lines, Vec::new())
}

/// The columns that the names of facts take.
const NAMES: usize = 15;

fn history(app: &App, account: &Account, width: usize) -> Vec<Line<'static>> {
    let palette = &app.palette;
    let mut lines = Vec::new();
    for told in &account.history {
        let (day, entry) = (date::long(told.on), format!(" · entry {}", told.seq));
        let withdrawn = if told.holds { "" } else { "  withdrawn" };
        let by = fit(&told.by, width.saturating_sub(day.len() + 2 + entry.len() + withdrawn.len()));
        lines.push(Line::from(vec![
            Span::styled(day, palette.accent),
            Span::styled(format!("  {by}{entry}"), palette.dim),
            Span::styled(withdrawn, palette.alert),
        ]));
        let style = if told.holds { palette.base } else { palette.dim };
        if let Some(typed) = &told.typed_late {
            lines.push(Line::styled(typed.clone(), palette.dim));
        }
        lines.extend(styled_lines(&told.text, width, style));
        lines.push(Line::default());
    }
    if lines.is_empty() {
        lines.push(Line::styled(
            "Nothing was recorded about it yet. Press u to report, l to log.",
            palette.dim,
        ));
    }
    lines
}
