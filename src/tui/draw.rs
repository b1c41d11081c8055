//! What several screens draw alike: bars, hints, chips, wrapped and shortened text.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::app::{App, Notice};
use super::keymap;
use super::theme::Palette;
use crate::core::position::Standing;
use crate::core::rating::Rating;

/// `text`, or as much of it as fits `width` columns with `…` at the end.
pub fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut fitted = String::new();
    let mut room = width.saturating_sub(1);
    for grapheme in text.graphemes(true) {
        match room.checked_sub(grapheme.width()) {
            Some(left) => room = left,
            None => break,
        }
        fitted.push_str(grapheme);
    }
    if width > 0 {
        fitted.truncate(fitted.trim_end().len());
        fitted.push('…');
    }
    fitted
}

/// The lines of a text, each at most `width` columns wide.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    textwrap::wrap(text, width.max(1)).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// A line with a text at its left and one at its right; the right one goes where both do not fit.
pub fn bar(frame: &mut Frame<'_>, area: Rect, left: Line<'_>, right: Line<'_>) {
    let room = usize::from(area.width);
    let fits = left.width() + right.width() < room;
    let right_width = u16::try_from(right.width()).unwrap_or(area.width);
    frame.render_widget(left, area);
    if fits {
        let at = Rect { x: area.right() - right_width, width: right_width, ..area };
        frame.render_widget(right, at);
    }
}

/// The last row: a notice, or the hints of the keys that apply, as many as fit.
pub fn hints(frame: &mut Frame<'_>, area: Rect, app: &App) {
    let palette = &app.palette;
    match &app.notice {
        Some(Notice::Done(text)) => {
            return frame.render_widget(Line::styled(format!(" ✓ {text}"), palette.accent), area);
        }
        Some(Notice::Refused(text)) => return refusal(frame, area, text, palette),
        None => {}
    }
    let mut line = Line::default();
    for binding in keymap::of(app.context()).filter(|binding| !binding.hint.is_empty()) {
        let key = Span::styled(format!(" {}", binding.key_shown()), palette.accent);
        let hint = Span::styled(format!(" {} ", binding.hint), palette.dim);
        if line.width() + key.width() + hint.width() > usize::from(area.width) {
            continue;
        }
        line.push_span(key);
        line.push_span(hint);
    }
    frame.render_widget(line, area);
}

/// A refusal may be long: it grows upwards from the last row, over whatever stands there.
fn refusal(frame: &mut Frame<'_>, area: Rect, text: &str, palette: &Palette) {
    let lines = wrap(text, usize::from(area.width).saturating_sub(4));
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.bottom());
    let over = Rect { y: area.bottom() - rows, height: rows, ..area };
    frame.render_widget(Clear, over);
    frame.buffer_mut().set_style(over, palette.base);
    for (row, line) in (over.top()..over.bottom()).zip(lines) {
        let mark = if row == over.top() { " ! " } else { "   " };
        let line = Line::from(vec![Span::styled(mark, palette.alert), Span::styled(line, palette.strong)]);
        frame.render_widget(line, Rect { y: row, height: 1, ..over });
    }
}

/// Three cells: the rating as a letter on its colour; where the two ratings differ, both.
pub fn chips(standing: &Standing, palette: &Palette) -> [Span<'static>; 3] {
    let computed = standing.computed.rating;
    let rests = computed == Rating::Complete || standing.computed.why == crate::core::rating::Why::Suspended;
    match standing.reported_rating().filter(|said| *said != computed && !rests) {
        None => {
            let style = palette.chip(computed);
            [Span::styled(" ", style), Span::styled(computed.letter(), style), Span::styled(" ", style)]
        }
        Some(said) => {
            let between =
                if standing.disagrees() { Span::styled("≠", palette.alert) } else { Span::raw(" ") };
            [
                Span::styled(said.letter(), palette.chip(said)),
                between,
                Span::styled(computed.letter(), palette.chip(computed)),
            ]
        }
    }
}

/// A rating as a word on its colour.
pub fn chip_word(rating: Rating, palette: &Palette) -> Span<'static> {
    Span::styled(format!(" {} ", rating.word()), palette.chip(rating))
}

/// The lines of a text under a style.
pub fn styled_lines(text: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    wrap(text, width).into_iter().map(|line| Line::styled(line, style)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortened_text_never_exceeds_its_room() {
        for text in ["Central engagement calendar", "漢字漢字漢字", "مرحبا بالعالم", "a", ""]
        {
            for width in 0..30 {
                assert!(fit(text, width).width() <= width, "{text} {width}");
            }
        }
        assert_eq!(fit("Central calendar", 9), "Central…");
        assert_eq!(fit("Central", 7), "Central");
    }

    #[test]
    fn long_words_are_broken_rather_than_cut() {
        assert_eq!(wrap("aaaaaaaaaa bb", 4).concat().replace(' ', ""), "aaaaaaaaaabb");
    }
}
