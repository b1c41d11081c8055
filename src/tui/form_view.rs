//! Draws a form: labels at the left, fields beside them, the terminal's own cursor at the caret.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};
use ratatui_textarea::TextArea;
use unicode_width::UnicodeWidthStr;

use super::field::{Field, Kind};
use super::form::Form;
use super::theme::Palette;
use crate::core::rating::Rating;
use crate::core::words::harmless;

impl Form {
    /// Draws the fields one below the other, scrolled so that the focused one is in view.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, palette: &Palette) {
        let above: u16 = self.fields.iter().take(self.focus).map(|field| field.rows_now(false)).sum();
        let focused = self.fields.get(self.focus).map_or(0, |field| field.rows);
        let mut hidden = (above + focused).saturating_sub(area.height).min(above);
        let mut y = area.y;
        for (at, field) in self.fields.iter().enumerate().filter(|(_, field)| field.shown) {
            let wanted = field.rows_now(at == self.focus);
            if hidden >= wanted {
                hidden -= wanted;
                continue;
            }
            let rows = (wanted - hidden).min(area.bottom().saturating_sub(y));
            hidden = 0;
            if rows == 0 {
                break;
            }
            let row = Rect { y, height: rows, ..area };
            draw_field(frame, row, field, at == self.focus, palette);
            y += rows;
        }
    }
}

/// The columns that the labels take.
const LABELS: u16 = 21;

fn draw_field(frame: &mut Frame<'_>, area: Rect, field: &Field, focused: bool, palette: &Palette) {
    let label = if focused {
        Span::styled(format!("▸ {}", field.label), palette.accent)
    } else {
        Span::styled(format!("  {}", field.label), palette.dim)
    };
    let label_width = LABELS.min(area.width / 3);
    frame.render_widget(Line::from(label), Rect { width: label_width, height: 1, ..area });
    if let Some(mark) = field.mark().filter(|_| area.height > 1) {
        let below = Rect { y: area.y + 1, width: label_width, height: 1, ..area };
        frame.render_widget(Line::styled(format!("  {mark}"), palette.dim), below);
    }
    let left = label_width + 2;
    let to_edge = Rect { x: area.x + left, width: area.width.saturating_sub(left), ..area };
    let inside = Rect { width: to_edge.width.saturating_sub(1), ..to_edge };
    match &field.kind {
        Kind::Choice { options, chosen } => {
            let options = options.iter().enumerate();
            let all = field.rows_now(focused) == field.rows;
            let shown = options.filter(|(at, _)| all || *chosen == Some(*at));
            let shown = shown.map(|(at, option)| choice(option, *chosen == Some(at), focused, palette));
            if field.rows == 1 {
                frame.render_widget(shown.flatten().collect::<Line<'_>>(), to_edge);
            } else {
                frame.render_widget(shown.map(Line::from_iter).collect::<Text<'_>>(), to_edge);
            }
        }
        Kind::Text(text) => draw_text(frame, inside, text, &field.hint, focused, palette),
    }
    let (bar, style) = if focused { ("┃", palette.accent) } else { ("│", palette.frame) };
    let (above, below) = match &field.kind {
        Kind::Text(text) if !inside.is_empty() => hidden(text, inside),
        _ => (false, false),
    };
    for y in area.top()..area.bottom() {
        let at = Rect { x: area.x + label_width, y, width: 1.min(area.width), height: 1 };
        let sign = match y {
            y if above && y == area.top() => Span::styled("↑", palette.accent),
            y if below && y + 1 == area.bottom() => Span::styled("↓", palette.accent),
            _ => Span::styled(bar, style),
        };
        frame.render_widget(sign, at.intersection(frame.area()));
    }
}

/// Has a text that was drawn there more lines above, and more below?
fn hidden(text: &TextArea<'static>, area: Rect) -> (bool, bool) {
    let top = usize::from(text.scroll_offset().0);
    // Wrapping at words can only make more rows than these.
    let rows = text.lines().iter().map(|line| line.width().div_ceil(area.width.into()).max(1));
    (top > 0, rows.sum::<usize>() > top + usize::from(area.height))
}

fn choice(option: &(char, String), chosen: bool, focused: bool, palette: &Palette) -> [Span<'static>; 2] {
    let (key, name) = option;
    let style = if chosen { chosen_style(name, palette) } else { palette.dim };
    let mark = if chosen { '●' } else { '○' };
    let key = if focused && !key.is_whitespace() { format!(" {key}  ") } else { "  ".to_owned() };
    [Span::styled(format!("{mark} {name} "), style), Span::styled(key, palette.accent)]
}

/// A chosen rating stands in its colour.
fn chosen_style(name: &str, palette: &Palette) -> Style {
    Rating::ALL
        .iter()
        .find(|rating| rating.word() == name)
        .map_or(palette.selected.patch(palette.strong), |r| palette.chip(*r))
}

fn draw_text(
    frame: &mut Frame<'_>,
    area: Rect,
    text: &TextArea<'static>,
    hint: &str,
    focused: bool,
    palette: &Palette,
) {
    frame.buffer_mut().set_style(area, palette.field);
    if area.is_empty() {
        return;
    }
    frame.render_widget(text, area);
    if text.is_empty() {
        frame
            .render_widget(Line::styled(harmless(hint).into_owned(), palette.field.patch(palette.dim)), area);
    }
    if focused {
        let (caret, (top, left)) = (text.screen_cursor(), text.scroll_offset());
        let x = u16::try_from(caret.col)
            .unwrap_or(u16::MAX)
            .saturating_sub(left)
            .min(area.width.saturating_sub(1));
        let y = u16::try_from(caret.row).unwrap_or(u16::MAX).saturating_sub(top).min(area.height - 1);
        frame.set_cursor_position(Position { x: area.x + x, y: area.y + y });
    }
}
