//! Draws the form that records: what was said last above, the fields below, and why it was refused.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{fact, foot, hints_after, styled_lines, top_bar, wrap};
use super::meeting_view::tally_words;
use super::record_form::{RecordForm, enter_saves};
use crate::core::date;
use crate::core::minutes::{Run, plain};
use crate::core::record::Record;

/// The columns that the names of facts take: as many as the labels of the fields below them.
const NAMES: usize = 21;
/// Lines longer than this are hard to read.
const WIDEST: u16 = 124;

/// Draws the form over the whole of `area`.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, form: &RecordForm) {
    let palette = &app.palette;
    let standing = form.about.and_then(|action| app.position.action(action));
    let title = standing.map(|standing| standing.action.title.to_string()).unwrap_or_default();
    let about = form.about.map(|action| format!(" {action}")).unwrap_or_default();
    let left = Line::from(vec![
        Span::styled(format!(" {}{about} ", form.kind.title()), palette.accent),
        Span::styled(title, palette.strong),
    ]);
    let right = tally_words(app).unwrap_or_else(|| format!("by {} ", app.who));
    top_bar(frame, area, app, left, Line::styled(right, palette.dim));

    let width = area.width.min(WIDEST);
    let text_width = usize::from(width.saturating_sub(4));
    let bottom = foot(area);
    let refused = form.refused.as_deref().map(|text| wrap(text, text_width)).unwrap_or_default();
    let refused_rows = u16::try_from(refused.len()).unwrap_or(0);
    let room = area.height.saturating_sub(3 + refused_rows);
    let mut above = context(app, form, text_width);
    // The fields come first where there is not room for all.
    above.truncate(usize::from(room.saturating_sub(form.form.height() + 1)));
    let mut y = area.y + 2.min(area.height);
    for line in &above {
        let row = Rect { x: area.x + 2, y, width: width.saturating_sub(4), height: 1 };
        frame.render_widget(line, row.intersection(area));
        y += 1;
    }
    let y = if above.is_empty() { y.saturating_sub(1) } else { y + 1 };
    let height = bottom.y.saturating_sub(y + refused_rows);
    form.form.draw(frame, Rect { y, height, width, ..area }.intersection(area), palette);
    let first = bottom.y.saturating_sub(refused_rows);
    for (row, text) in (first..bottom.y).zip(refused) {
        let mark = Span::styled(if row == first { " ! " } else { "   " }, palette.alert);
        let line = Line::from(vec![mark, Span::styled(text, palette.strong)]);
        frame.render_widget(line, Rect { y: row, height: 1, ..area });
    }
    hints_after(frame, bottom, app, enter(form));
}

/// What Enter does in the focused field.
fn enter(form: &RecordForm) -> &'static str {
    match (enter_saves(form), form.form.in_multi_line(), form.form.focused()) {
        (true, _, "rating") => "records “on track, nothing new”",
        (true, _, _) => "saves",
        (false, _, "next") => "",
        (false, true, _) => "new line",
        (false, false, _) => "goes on",
    }
}

/// The action, what others said meanwhile, and the last report.
fn context(app: &App, form: &RecordForm, width: usize) -> Vec<Line<'static>> {
    let palette = &app.palette;
    let mut lines = Vec::new();
    for theirs in &form.meanwhile {
        lines.extend(styled_lines(&format!("Meanwhile: {theirs}"), width, palette.alert));
    }
    if !form.changes.is_empty() {
        lines.push(Line::styled("This decision would change:", palette.accent));
        for (name, before, after) in &form.changes {
            lines.extend(fact(name, &plain(format!("{before} → {after}")), NAMES, width, palette));
        }
        return lines;
    }
    let record = form.about.and_then(|action| Record::of(&app.journal, action, app.today));
    let Some(record) = record else {
        lines.extend(styled_lines(&form.kind.lead(app), width, palette.base));
        lines.retain(|line| line.width() > 0);
        return lines;
    };
    let mut add = |name, text| lines.extend(fact(name, &text, NAMES, width, palette));
    let action = &record.action;
    add("Responsible", plain(action.services.join(", ")));
    let deadline = if action.deadline.words.is_empty() { "No deadline set" } else { &*action.deadline.words };
    add("Deadline", plain(deadline));
    if let Some(standing) = app.position.action(record.action.reference) {
        let why = Run::Plain(format!(": {}", standing.computed.why));
        add("Computed", vec![Run::Rated(standing.computed.rating), why]);
    }
    match record.last_report() {
        Some((entry, report)) => {
            let said = format!(": {}, by {}", date::long(entry.said.effective_on), entry.said.recorded_by);
            add("Last reported", vec![Run::Rated(report.rating.into()), Run::Plain(said)]);
            add("", plain(&*report.note));
        }
        None => add("Last reported", plain("Nothing yet")),
    }
    lines
}
