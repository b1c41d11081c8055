//! Draws the form that records: what was said last above, the fields below, and why it was refused.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{bar, chip_word, hints, styled_lines, wrap};
use super::record_form::{Kind, RecordForm, enter_saves};
use crate::core::date;
use crate::core::record::Record;

/// Draws the form over the whole of `area`.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, form: &RecordForm) {
    let palette = &app.palette;
    let standing = app.position.action(form.reference);
    let title = standing.map(|standing| standing.action.title.to_string()).unwrap_or_default();
    let what = if form.kind == Kind::Log { "Log" } else { "Update" };
    let top = Rect { height: 1.min(area.height), ..area };
    let left = Line::from(vec![
        Span::styled(format!(" {what} {} ", form.reference), palette.accent),
        Span::styled(title, palette.strong),
    ]);
    let right = Line::styled(format!("by {} ", app.who), palette.dim);
    bar(frame, top, left, right);

    let width = usize::from(area.width.saturating_sub(4));
    let bottom = Rect { y: area.bottom().saturating_sub(1), height: 1.min(area.height), ..area };
    let refused = form.refused.as_deref().map(|text| wrap(text, width)).unwrap_or_default();
    let refused_rows = u16::try_from(refused.len()).unwrap_or(0);
    let room = area.height.saturating_sub(3 + refused_rows);

    let mut above = context(app, form, width);
    // The fields come first where there is not room for all.
    above.truncate(usize::from(room.saturating_sub(form.form.height() + 1)));
    let mut y = area.y + 1;
    for line in &above {
        frame.render_widget(line, Rect { x: area.x + 2, y, width: area.width.saturating_sub(4), height: 1 });
        y += 1;
    }
    let y = if above.is_empty() { y } else { y + 1 };
    let height = area.bottom().saturating_sub(y + refused_rows + 1);
    form.form.draw(frame, Rect { y, height, ..area }, palette);
    let first = bottom.y.saturating_sub(refused_rows);
    for (row, text) in (first..bottom.y).zip(refused) {
        let mark = Span::styled(if row == first { " ! " } else { "   " }, palette.alert);
        let line = Line::from(vec![mark, Span::styled(text, palette.strong)]);
        frame.render_widget(line, Rect { y: row, height: 1, ..area });
    }
    hints(frame, bottom, app);
    enter_hint(frame, bottom, app, form);
}

/// The action, what others said meanwhile, and the last report.
fn context(app: &App, form: &RecordForm, width: usize) -> Vec<Line<'static>> {
    let palette = &app.palette;
    let mut lines = Vec::new();
    for theirs in &form.meanwhile {
        lines.extend(styled_lines(&format!("Meanwhile: {theirs}"), width, palette.alert));
    }
    let Some(record) = Record::of(&app.journal, form.reference, app.today) else { return lines };
    let action = &record.action;
    let deadline = if action.deadline.words.is_empty() { "No deadline set" } else { &*action.deadline.words };
    lines.extend(styled_lines(&format!("{} · {deadline}", action.services.join(", ")), width, palette.dim));
    if let Some(standing) = app.position.action(form.reference) {
        let why = Span::styled(format!(" {}", standing.computed.why), palette.dim);
        lines.push(Line::from(vec![
            Span::styled("By dates and records ", palette.dim),
            chip_word(standing.computed.rating, palette),
            why,
        ]));
    }
    match record.last_report() {
        Some((entry, report)) => {
            let said = format!(" {}, by {}", date::long(entry.said.effective_on), entry.said.recorded_by);
            lines.push(Line::from(vec![
                Span::styled("Last said            ", palette.dim),
                chip_word(report.rating.into(), palette),
                Span::styled(said, palette.dim),
            ]));
            lines.extend(styled_lines(&report.note, width, palette.base));
        }
        None => lines.push(Line::styled("Nothing was reported about it yet.", palette.dim)),
    }
    lines
}

/// What Enter does here, at the right of the hints.
fn enter_hint(frame: &mut Frame<'_>, area: Rect, app: &App, form: &RecordForm) {
    if app.notice.is_some() {
        return;
    }
    let text = match (enter_saves(form), form.form.in_multi_line()) {
        (true, _) if form.kind != Kind::Log && form.form.focused() == "rating" => {
            "Enter records “on track, nothing new” "
        }
        (true, _) => "Enter saves ",
        (false, true) => "Enter makes a new line ",
        (false, false) => "Enter goes on ",
    };
    let width = u16::try_from(text.chars().count()).unwrap_or(0);
    // Only where the hints leave room for it.
    if area.width > width + 52 {
        let at = Rect { x: area.right() - width, width, ..area };
        frame.render_widget(Line::styled(text, app.palette.accent), at);
    }
}
