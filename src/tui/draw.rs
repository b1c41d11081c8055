//! What several screens draw alike: bars, hints, chips, wrapped and shortened text.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::app::{App, Notice};
use super::keymap::{self, Binding, Command, Context};
use super::theme::Palette;
use crate::core::minutes::{Run, Text};
use crate::core::position::Standing;
use crate::core::rating::{Rating, Why};

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

/// A line with a text at its left and one at its right, which is the one shown whole where both do not fit.
pub fn bar(frame: &mut Frame<'_>, area: Rect, left: Line<'_>, right: Line<'_>) {
    let right_width = u16::try_from(right.width()).unwrap_or(area.width).min(area.width);
    let left_width = area.width.saturating_sub(right_width + u16::from(right_width > 0));
    frame.render_widget(left, Rect { width: left_width, ..area });
    frame.render_widget(right, Rect { x: area.right() - right_width, width: right_width, ..area });
}

/// The last row: a notice, or the hints of the keys that apply, as many as fit.
pub fn hints(frame: &mut Frame<'_>, area: Rect, app: &App) {
    hints_after(frame, area, app, "");
}

/// The hints of a form, with what Enter does in the focused field before them.
pub fn hints_after(frame: &mut Frame<'_>, area: Rect, app: &App, enter: &str) {
    let palette = &app.palette;
    match &app.notice {
        Some(Notice::Done(_)) => {
            let text = said(app, area).concat();
            frame.render_widget(Line::styled(format!(" ✓ {text}"), palette.accent), area);
        }
        Some(_) => loud(frame, area, app),
        None => keys(frame, area, app, enter),
    }
}

/// A notice that is not only what was done, over the last row and as many above it as it takes.
pub fn loud(frame: &mut Frame<'_>, area: Rect, app: &App) {
    match &app.notice {
        Some(Notice::Refused(_)) => whole(frame, area, app, (" ! ", app.palette.alert)),
        Some(Notice::Note(_)) => whole(frame, area, app, (" · ", app.palette.accent)),
        Some(Notice::Done(_)) | None => {}
    }
}

/// The hints of the keys that apply, as many as fit into the rows of `area`, with what Enter does before them.
pub fn keys(frame: &mut Frame<'_>, area: Rect, app: &App, enter: &str) {
    let palette = &app.palette;
    let steps = |command| matches!(command, Command::EarlierQuarter | Command::LaterQuarter);
    let refused = |binding: &Binding| {
        (app.is_past() && binding.command.records()) || (app.shows_minutes() && steps(binding.command))
    };
    let offered = |binding: &&Binding| !binding.hint.is_empty() && !refused(binding);
    let hinted = || keymap::of(app.context()).filter(offered);
    // How to get help and how to get out are always shown, at the right.
    let is_pinned =
        |binding: &&Binding| matches!(binding.command, Command::Help | Command::Back | Command::Quit);
    let mut right: Line<'_> = hinted().filter(is_pinned).flat_map(|binding| hint(binding, palette)).collect();
    if app.context() == Context::Board && (app.is_past() || !app.board.filter.is_empty()) {
        let back = if app.board.filter.is_empty() { " today " } else { " all actions " };
        right.extend([Span::styled(" Esc", palette.accent), Span::styled(back, palette.dim)]);
    }
    let enter = (!enter.is_empty())
        .then(|| [Span::styled(" Enter", palette.accent), Span::styled(format!(" {enter} "), palette.dim)]);
    let others = hinted().filter(|binding| !is_pinned(binding)).map(|binding| hint(binding, palette));
    let mut waiting = enter.into_iter().chain(others).peekable();
    for y in area.top()..area.bottom() {
        let is_last = y + 1 == area.bottom();
        let mut room = usize::from(area.width).saturating_sub(if is_last { right.width() } else { 0 });
        let mut left = Line::default();
        while let Some(spans) = waiting.next_if(|spans| {
            let width: usize = spans.iter().map(Span::width).sum();
            let fits = width <= room;
            room = room.saturating_sub(width);
            fits
        }) {
            left.extend(spans);
        }
        let row = Rect { y, height: 1, ..area };
        bar(frame, row, left, if is_last { std::mem::take(&mut right) } else { Line::default() });
    }
}

/// Every hint of a place, for a line that asks something.
pub fn all_hints(context: Context, palette: &Palette) -> Line<'static> {
    keymap::of(context).filter(|b| !b.hint.is_empty()).flat_map(|b| hint(b, palette)).collect()
}

fn hint(binding: &Binding, palette: &Palette) -> [Span<'static>; 2] {
    let key = Span::styled(format!(" {}", binding.key_shown()), palette.accent);
    [key, Span::styled(format!(" {} ", binding.hint), palette.dim)]
}

/// The first row of a screen: its name at the left; at the right a word more, and SAMPLE in a rehearsal.
pub fn top_bar(frame: &mut Frame<'_>, area: Rect, app: &App, left: Line<'_>, mut right: Line<'_>) {
    let sample = if app.journal.is_sample() { " SAMPLE " } else { "" };
    if left.width() + sample.len() + right.width() + 2 > usize::from(area.width) {
        right.spans.clear();
    }
    right.spans.insert(0, Span::raw(" "));
    right.spans.insert(0, Span::styled(sample, app.palette.mark));
    bar(frame, Rect { height: 1.min(area.height), ..area }, left, right);
}

/// The last row of `area`.
pub fn foot(area: Rect) -> Rect {
    Rect { y: area.bottom().saturating_sub(1), height: 1.min(area.height), ..area }
}

/// A fact: its name at the left in `names` columns, its text beside it; a rating stands as a chip before the text.
pub fn fact(name: &str, text: &Text, names: usize, width: usize, palette: &Palette) -> Vec<Line<'static>> {
    let chip = text.iter().find_map(|run| match run {
        Run::Rated(rating) => Some(chip_word(*rating, palette)),
        _ => None,
    });
    let words: String = text.iter().filter(|run| !matches!(run, Run::Rated(_))).map(Run::words).collect();
    let style = if name == "Slip" { palette.alert } else { palette.base };
    let lead = chip.as_ref().map_or(0, |chip| chip.width() + 1);
    let mut lines = Vec::new();
    for (at, words) in wrap(words.trim_start_matches([':', ',', ' ']), width.saturating_sub(names + lead))
        .into_iter()
        .enumerate()
    {
        let mut line =
            Line::from(Span::styled(format!("{:<names$}", if at == 0 { name } else { "" }), palette.dim));
        match chip.clone().filter(|_| at == 0) {
            Some(chip) => line.extend([chip, Span::raw(" ")]),
            None => line.push_span(Span::raw(" ".repeat(lead))),
        }
        line.push_span(Span::styled(words, style));
        lines.push(line);
    }
    lines
}

/// What the foot says now in as many rows as that takes. What is only good to know leaves the most of a small
/// window to the rest.
pub fn said(app: &App, area: Rect) -> Vec<String> {
    let width = usize::from(area.width).saturating_sub(4);
    match &app.notice {
        Some(Notice::Refused(text)) => wrap(text, width),
        Some(Notice::Note(text)) => {
            let lines = wrap(text, width);
            if lines.len() * 5 > usize::from(app.size.1) { vec![fit(text, width)] } else { lines }
        }
        Some(Notice::Done(text)) => vec![fit(text, width)],
        None => Vec::new(),
    }
}

/// A sentence may be long: it grows upwards from the last row, over whatever stands there.
fn whole(frame: &mut Frame<'_>, area: Rect, app: &App, mark: (&str, Style)) {
    let palette = &app.palette;
    let lines = said(app, area);
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.bottom());
    let over = Rect { y: area.bottom() - rows, height: rows, ..area };
    frame.render_widget(Clear, over);
    frame.buffer_mut().set_style(over, palette.base);
    for (row, line) in (over.top()..over.bottom()).zip(lines) {
        let first = if row == over.top() { mark.0 } else { "   " };
        let line = Line::from(vec![Span::styled(first, mark.1), Span::styled(line, palette.strong)]);
        frame.render_widget(line, Rect { y: row, height: 1, ..over });
    }
}

/// Three cells: the rating as a letter on its colour; where the two ratings differ, both.
pub fn chips(standing: &Standing, palette: &Palette) -> [Span<'static>; 3] {
    let computed = standing.computed.rating;
    let rests = computed == Rating::Complete || standing.computed.why == Why::Suspended;
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
