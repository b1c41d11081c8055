//! Draws the board: title, totals, a panel for each objective, hints.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Block;
use ratatui::widgets::BorderType;
use unicode_width::UnicodeWidthStr;

use super::app::App;
use super::board::Panel;
use super::board_layout::{self, Density, FOOT, HEAD, density};
use super::board_row::{self, Row};
use super::draw::{all_hints, bar, fit, hints};
use super::keymap::Context;
use super::theme::{Palette, Theme};
use crate::core::date;
use crate::core::position::{Standing, Totals};
use crate::core::rating::Rating;

/// Draws the board over the whole of `area`.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App) {
    let line = |y: u16| Rect { y: area.y + y, height: 1, ..area }.intersection(area);
    title(frame, line(0), app);
    if area.height > 4 {
        totals(frame, line(1), app);
        proportions(frame, line(2), app);
    }
    let head = if area.height > 4 { HEAD } else { 1 };
    let below =
        Rect { y: area.y + head, height: area.height.saturating_sub(head + FOOT), ..area }.intersection(area);
    if app.board.panels.is_empty() {
        let text = if app.board.filter.is_empty() {
            "The plan has no actions."
        } else {
            "No action has these words. Press Esc to show all."
        };
        frame.render_widget(Line::styled(format!(" {text}"), app.palette.dim), below);
    } else if let Some(rects) = board_layout::panels(below, &app.board) {
        for (panel, rect) in app.board.panels.iter().zip(rects) {
            draw_panel(frame, rect, app, panel);
        }
    } else {
        draw_list(frame, below, app);
    }
    let last = line(area.height.saturating_sub(1));
    match &app.board.finding {
        Some(text) if area.height > 1 => find_line(frame, last, app, text),
        _ if area.height > 1 => hints(frame, last, app),
        _ => {}
    }
}

fn title(frame: &mut Frame<'_>, area: Rect, app: &App) {
    let palette = &app.palette;
    let plan = app.journal.plan().map(|plan| plan.title.to_string()).unwrap_or_default();
    let mut right = Line::default();
    if app.journal.is_sample() {
        right.push_span(Span::styled(" SAMPLE ", palette.mark));
        right.push_span(Span::raw(" "));
    }
    let as_at = format!(" {} · as at {} ", app.position.quarter(), date::long(app.position.as_at));
    right.push_span(if app.is_past() {
        Span::styled(format!(" PAST{as_at}"), palette.mark)
    } else {
        Span::styled(as_at, palette.strong)
    });
    let room = usize::from(area.width).saturating_sub(right.width() + 2);
    bar(frame, area, Line::styled(format!(" {}", fit(&plan, room)), palette.accent), right);
}

fn totals(frame: &mut Frame<'_>, area: Rect, app: &App) {
    let palette = &app.palette;
    let totals = app.board.totals;
    let mut ratings = Line::default();
    for rating in Rating::ALL {
        ratings.push_span(Span::styled(format!(" {} ", rating.letter()), palette.chip(rating)));
        ratings.push_span(Span::styled(format!(" {}  ", totals.computed(rating)), palette.strong));
    }
    let only = format!(" only “{}”: {} shown ", app.board.filter, app.board.shown());
    let filtered = !app.board.filter.is_empty() && app.board.finding.is_none();
    let mut right = if filtered { Line::styled(only, palette.mark) } else { Line::default() };
    let mut left = Line::styled(format!(" {} actions", totals.actions), palette.strong);
    let room = usize::from(area.width).saturating_sub(left.width() + ratings.width() + right.width() + 3);
    // The letters count what the dates and records say, not what was reported.
    let by = if room >= BY_DATES.len() { BY_DATES } else { "" };
    left.push_span(Span::styled(format!("{by}  "), palette.dim));
    left.extend(ratings);
    if !filtered {
        let fitting = asides(&totals).into_iter().find(|text| text.width() <= room - by.len());
        right = Line::styled(fitting.unwrap_or_default(), palette.dim);
    }
    bar(frame, area, left, right);
}

/// What the totals go by.
const BY_DATES: &str = ", by dates";

/// What the figures leave out, in words, from the longest form to the shortest. The plan's authors may have queries
/// of their own, which are no matter of dates.
fn asides(totals: &Totals) -> [String; 5] {
    let Totals { no_update, overdue, disagree, queries, .. } = totals;
    let queries = format!("{queries} date quer{}", if *queries == 1 { "y" } else { "ies" });
    [
        format!("{no_update} without an update · {overdue} overdue · {disagree} disagree · {queries} "),
        format!("{no_update} no update · {overdue} overdue · {disagree} disagree · {queries} "),
        format!("{no_update} no update · {disagree} disagree · {queries} "),
        format!("{disagree} disagree · {queries} "),
        format!("{queries} "),
    ]
}

/// The ratings as parts of one bar; the figures stand above it, so it says nothing by colour alone.
fn proportions(frame: &mut Frame<'_>, area: Rect, app: &App) {
    let palette = &app.palette;
    if palette.theme == Theme::Mono {
        return;
    }
    let totals = app.board.totals;
    let (width, all) = (u32::from(area.width.saturating_sub(2)), totals.actions.max(1));
    let (mut counted, mut spans) = (0, vec![Span::raw(" ")]);
    for rating in Rating::ALL {
        let from = counted * width / all;
        counted += totals.computed(rating);
        let cells = (counted * width / all - from) as usize;
        spans.push(Span::styled("━".repeat(cells), palette.word(rating)));
    }
    frame.render_widget(Line::from(spans), area);
}

fn draw_panel(frame: &mut Frame<'_>, area: Rect, app: &App, panel: &Panel) {
    let palette = &app.palette;
    let focused = app.board.selected.is_some_and(|selected| selected.objective == panel.objective);
    let lines = if density(app.size, &app.board) == Density::Two { 2 } else { 1 };
    let inner = usize::from(area.height.saturating_sub(2));
    let (from, to) = window(panel, app, inner, lines);
    let mut block = Block::bordered()
        .border_type(if focused { BorderType::Thick } else { BorderType::Rounded })
        .border_style(if focused { palette.accent } else { palette.frame })
        .title_top(panel_title(app, panel, usize::from(area.width), focused))
        .title_top(panel_counts(app, panel).right_aligned());
    if to < panel.rows.len() {
        let more = format!(" ↓ {} more ", panel.rows.len() - to);
        block = block.title_bottom(Line::styled(more, palette.dim).right_aligned());
    }
    if from > 0 {
        block = block.title_bottom(Line::styled(format!(" ↑ {from} "), palette.dim));
    }
    let inside = block.inner(area);
    frame.render_widget(block, area);
    let mut y = inside.y;
    for at in panel.rows.get(from..to).unwrap_or_default() {
        let Some(standing) = app.position.actions.get(*at) else { continue };
        let height = row_height(standing, lines).min(inside.bottom().saturating_sub(y));
        draw_row(frame, Rect { y, height, ..inside }, app, standing);
        y += height;
    }
}

/// The rows of a panel that are in view: all of them, or those around the selected one.
fn window(panel: &Panel, app: &App, room: usize, lines: u16) -> (usize, usize) {
    let heights: Vec<usize> = if panel.rows.len() > room {
        Vec::new()
    } else {
        let height = |at: &usize| app.position.actions.get(*at).map_or(1, |s| row_height(s, lines).into());
        panel.rows.iter().map(height).collect()
    };
    if !heights.is_empty() && heights.iter().sum::<usize>() <= room {
        return (0, panel.rows.len());
    }
    let visible = (room / usize::from(lines)).max(1);
    let keep = app.board.selected.filter(|s| s.objective == panel.objective).or(panel.remembered);
    let at = keep.and_then(|action| panel.row_of(action, &app.position)).unwrap_or(0);
    let from = at.saturating_sub(visible / 2).min(panel.rows.len().saturating_sub(visible));
    // Rows of one line leave room for some more.
    let (mut to, mut used) = (from, 0);
    for at in panel.rows.get(from..).unwrap_or_default() {
        used += app.position.actions.get(*at).map_or(1, |s| usize::from(row_height(s, lines)));
        if used > room {
            break;
        }
        to += 1;
    }
    (from, to.max(from + 1).min(panel.rows.len()))
}

/// What is done needs no second line.
fn row_height(standing: &Standing, lines: u16) -> u16 {
    if standing.computed.rating == Rating::Complete { 1 } else { lines }
}

fn draw_row(frame: &mut Frame<'_>, area: Rect, app: &App, standing: &Standing) {
    let selected = app.board.selected == Some(standing.reference()) && app.screens.is_empty();
    let row = Row { standing, selected, palette: &app.palette, quarter: app.position.quarter() };
    if selected {
        frame.buffer_mut().set_style(area, app.palette.selected);
    }
    for (y, line) in
        (area.top()..area.bottom()).zip(board_row::lines(&row, area.width.into(), area.height > 1))
    {
        frame.render_widget(line, Rect { y, height: 1, ..area });
    }
}

fn panel_title(app: &App, panel: &Panel, width: usize, focused: bool) -> Line<'static> {
    let name = app.journal.plan().and_then(|plan| plan.objective(panel.objective));
    let name = name.map(|objective| objective.short.to_string()).unwrap_or_default();
    let room = width.saturating_sub(panel_counts(app, panel).width() + 8);
    let style = if focused { app.palette.accent } else { app.palette.strong };
    Line::styled(format!(" {} {} ", panel.objective, fit(&name, room)), style)
}

/// How many rows of the panel have each computed rating.
fn panel_counts(app: &App, panel: &Panel) -> Line<'static> {
    let mut line = Line::raw(" ");
    for rating in Rating::ALL.into_iter().filter(|rating| panel.computed(*rating) > 0) {
        let style = app.palette.word(rating).add_modifier(Modifier::BOLD);
        line.push_span(Span::styled(format!("{}{} ", rating.letter(), panel.computed(rating)), style));
    }
    line
}

/// One list for narrow windows: each objective's name, then its rows; the selected one stays in view.
fn draw_list(frame: &mut Frame<'_>, area: Rect, app: &App) {
    let selected = app.board.place(&app.position);
    let mut line_of_selected = 0;
    let mut starts = Vec::with_capacity(app.board.panels.len());
    let mut count = 0;
    for (at, panel) in app.board.panels.iter().enumerate() {
        starts.push(count);
        if let Some((_, row)) = selected.filter(|(panel, _)| *panel == at) {
            line_of_selected = count + 1 + row;
        }
        count += panel.rows.len() + 1;
    }
    let room = usize::from(area.height);
    let from = line_of_selected.saturating_sub(room / 2).min(count.saturating_sub(room));
    for (y, line) in (area.top()..area.bottom()).zip(from..count) {
        let at = Rect { y, height: 1, ..area };
        let panel = starts.partition_point(|start| *start <= line).saturating_sub(1);
        let (Some(panel), Some(start)) = (app.board.panels.get(panel), starts.get(panel)) else { continue };
        match line.checked_sub(start + 1) {
            None => list_head(frame, at, app, panel),
            Some(row) => {
                let standing = panel.rows.get(row).and_then(|at| app.position.actions.get(*at));
                if let Some(standing) = standing {
                    draw_row(frame, Rect { width: at.width.saturating_sub(1), ..at }, app, standing);
                }
            }
        }
    }
}

fn list_head(frame: &mut Frame<'_>, area: Rect, app: &App, panel: &Panel) {
    let palette: &Palette = &app.palette;
    let focused = app.board.selected.is_some_and(|selected| selected.objective == panel.objective);
    let title = panel_title(app, panel, area.width.into(), focused);
    let counts = panel_counts(app, panel);
    let used = title.width() + counts.width() + 2;
    let rule: Style = if focused { palette.accent } else { palette.frame };
    let mut line = Line::from(Span::styled("─", rule));
    line.extend(title.spans.into_iter().map(|span| span.patch_style(title.style)));
    line.push_span(Span::styled("─".repeat(usize::from(area.width).saturating_sub(used)), rule));
    line.extend(counts.spans);
    line.push_span(Span::styled("─", rule));
    frame.render_widget(line, area);
}

fn find_line(frame: &mut Frame<'_>, area: Rect, app: &App, text: &str) {
    let palette = &app.palette;
    let shown = format!(" {} of {} ", app.board.shown(), app.board.totals.actions);
    let left = Line::from(vec![Span::styled(" Find: ", palette.accent), Span::raw(text.to_owned())]);
    let caret = left.width().min(usize::from(area.width).saturating_sub(1));
    let mut right = Line::styled(shown, palette.dim);
    let hints = all_hints(Context::Find, palette);
    // What is typed is worth more than the hints.
    if left.width() + right.width() + hints.width() < usize::from(area.width) {
        right.extend(hints);
    }
    bar(frame, area, left, right);
    frame.set_cursor_position(Position { x: area.x + u16::try_from(caret).unwrap_or(0), y: area.y });
}
