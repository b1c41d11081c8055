//! The list of keys, which is also a palette: type to find a line, Enter to do it.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};
use unicode_width::UnicodeWidthStr;

use super::app::{App, Effect, Notice, Screen};
use super::draw::{fit, foot, hints};
use super::keymap::{self, Binding, Command, Context, is_text};

/// The list.
#[derive(Debug)]
pub struct HelpScreen {
    /// Where help was asked for: what applies there comes first.
    context: Context,
    filter: String,
    selected: usize,
}

impl HelpScreen {
    /// The list for one place.
    pub fn new(context: Context) -> Self {
        Self { context, filter: String::new(), selected: 0 }
    }

    /// The lines with all words typed: those that apply here, then those of other places with their names.
    fn lines(&self) -> Vec<(&'static Binding, Option<&'static str>)> {
        let words: Vec<_> = self.filter.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let found = |binding: &Binding| {
            let text = format!("{} {} {}", binding.keys_shown(), binding.hint, binding.help).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        let here = keymap::of(self.context).map(|binding| (binding, None));
        let elsewhere = keymap::TABLE.iter().filter(|binding| !binding.contexts.contains(&self.context));
        let place = |binding: &Binding| {
            Context::ALL
                .iter()
                .find(|(context, _)| binding.contexts.first() == Some(context))
                .map(|(_, name)| *name)
        };
        here.chain(elsewhere.map(|b| (b, place(b)))).filter(|(binding, _)| found(binding)).collect()
    }
}

/// Does a command in the list.
pub(super) fn run(app: &mut App, mut help: HelpScreen, command: Command) -> Vec<Effect> {
    let lines = help.lines();
    let last = lines.len().saturating_sub(1);
    let page = usize::from(app.size.1.saturating_sub(8)).max(1);
    match command {
        Command::Back => return Vec::new(),
        Command::Open => {
            return match lines.get(help.selected) {
                Some((binding, None)) if binding.command != Command::Help => {
                    app.run(help.context, binding.command)
                }
                Some((_, Some(place))) => {
                    app.notice = Some(Notice::Done(format!("This key works in: {place}.")));
                    Vec::new()
                }
                _ => Vec::new(),
            };
        }
        Command::Up => help.selected = help.selected.saturating_sub(1),
        Command::Down => help.selected = (help.selected + 1).min(last),
        Command::PageUp => help.selected = help.selected.saturating_sub(page),
        Command::PageDown => help.selected = (help.selected + page).min(last),
        _ => {}
    }
    app.screens.push(Screen::Help(help));
    Vec::new()
}

/// A key that is no command is more to find.
pub(super) fn type_in(app: &mut App, mut help: HelpScreen, key: KeyEvent) {
    match key.code {
        // A second `?` closes what the first one opened.
        KeyCode::Char('?') if help.filter.is_empty() => return,
        KeyCode::Char(c) if is_text(&key) => {
            help.filter.push(c);
            help.selected = 0;
        }
        KeyCode::Backspace => {
            help.filter.pop();
            help.selected = 0;
        }
        _ => {}
    }
    app.screens.push(Screen::Help(help));
}

/// Draws the list over the middle of `area`.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, help: &HelpScreen) {
    let palette = &app.palette;
    let lines = help.lines();
    let width = area.width.saturating_sub(4).min(86);
    let height =
        area.height.saturating_sub(2).min(u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(4));
    let at = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height.saturating_sub(height)) / 3,
        width,
        height,
    };
    frame.render_widget(Clear, at);
    frame.buffer_mut().set_style(at, palette.base);
    let block = Block::bordered()
        .border_type(BorderType::Thick)
        .border_style(palette.accent)
        .title_top(Line::styled(" Keys ", palette.accent))
        .title_bottom(
            Line::styled(" type to find · Enter does it · Esc closes ", palette.dim).right_aligned(),
        );
    let inside = block.inner(at);
    frame.render_widget(block, at);
    let find = Line::from(vec![Span::styled(" Find: ", palette.accent), Span::raw(help.filter.clone())]);
    let caret =
        u16::try_from(7 + help.filter.width()).unwrap_or(u16::MAX).min(inside.width.saturating_sub(1));
    if !inside.is_empty() {
        frame.render_widget(find, Rect { height: 1, ..inside });
        frame.set_cursor_position(Position { x: inside.x + caret, y: inside.y });
    }
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    let from = help.selected.saturating_sub(usize::from(list.height) / 2);
    let from = from.min(lines.len().saturating_sub(list.height.into()));
    for (y, (place, (binding, elsewhere))) in
        (list.top()..list.bottom()).zip(lines.iter().enumerate().skip(from))
    {
        let row = Rect { y, height: 1, ..list };
        if place == help.selected {
            frame.buffer_mut().set_style(row, palette.selected);
        }
        let text = match elsewhere {
            Some(place) => format!("{place}: {}", binding.help),
            None => binding.help.to_owned(),
        };
        let style = if elsewhere.is_some() { palette.dim } else { palette.base };
        let keys = format!(" {:<16}", binding.keys_shown());
        let room = usize::from(row.width).saturating_sub(keys.width() + 1);
        let line =
            Line::from(vec![Span::styled(keys, palette.accent), Span::styled(fit(&text, room), style)]);
        frame.render_widget(line, row);
    }
    hints(frame, foot(area), app);
}
