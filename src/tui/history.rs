//! The journal on screen, newest first, with undo.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::action::ActionScreen;
use super::app::{App, Notice, Screen};
use super::draw::{all_hints, bar, fit, foot, hints, styled_lines, top_bar};
use super::keymap::{Command, Context};
use crate::core::date;
use crate::core::journal::{Entry, Journal, Seq, can_withdraw};
use crate::core::plan::ActionRef;
use crate::core::schedule::plural;

/// The list of entries.
#[derive(Debug)]
pub struct HistoryScreen {
    /// Only those about this action, if one is given.
    about: Option<ActionRef>,
    /// The selected entry.
    selected: Seq,
}

impl HistoryScreen {
    /// The list, the newest entry selected.
    pub fn new(journal: &Journal, about: Option<ActionRef>) -> Self {
        let mut screen = Self { about, selected: 0 };
        screen.selected = screen.entries(journal).last().map_or(0, |entry| entry.seq);
        screen
    }

    fn entries<'j>(&self, journal: &'j Journal) -> Vec<&'j Entry> {
        match self.about {
            Some(action) => journal.about(action).collect(),
            None => journal.entries().iter().collect(),
        }
    }

    /// The list newest first, and the place of the selected entry in it.
    fn list<'j>(&self, journal: &'j Journal) -> (Vec<&'j Entry>, usize) {
        let mut entries = self.entries(journal);
        entries.reverse();
        let at =
            entries.partition_point(|entry| entry.seq > self.selected).min(entries.len().saturating_sub(1));
        (entries, at)
    }
}

/// Does a command on the list.
pub(super) fn run(app: &mut App, command: Command) {
    let page = usize::from(app.size.1.saturating_sub(8)).max(1);
    let Some(Screen::History(screen)) = app.screens.last_mut() else { return };
    let (entries, at) = screen.list(&app.journal);
    let last = entries.len().saturating_sub(1);
    let next = match command {
        Command::Up => at.saturating_sub(1),
        Command::Down => (at + 1).min(last),
        Command::PageUp => at.saturating_sub(page),
        Command::PageDown => (at + page).min(last),
        Command::First => 0,
        Command::Last => last,
        _ => at,
    };
    let Some(entry) = entries.get(next) else { return };
    screen.selected = entry.seq;
    let (seq, action) = (entry.seq, entry.said.action);
    match (command, action) {
        (Command::Open, Some(action)) => app.screens.push(Screen::Action(ActionScreen::new(action))),
        (Command::Open, None) => {
            app.notice = Some(Notice::Done("This entry is about no action.".to_owned()));
        }
        (Command::Undo, _) if app.refuses_past() => {}
        (Command::Undo, _) => match can_withdraw(&app.journal, seq) {
            Ok(_) => app.screens.push(Screen::Undo(seq)),
            Err(refusal) => app.notice = Some(Notice::Refused(refusal.to_string())),
        },
        _ => {}
    }
}

/// Draws the list over the whole of `area`, the selected entry in full below it.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, screen: &HistoryScreen, asking: Option<Seq>) {
    let palette = &app.palette;
    let (entries, at) = screen.list(&app.journal);
    let title = match screen.about {
        Some(action) => format!(" History of {action}"),
        None => " History".to_owned(),
    };
    let number = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let count = Line::styled(format!("{}, newest first ", plural(number, "entry")), palette.dim);
    top_bar(frame, area, app, Line::styled(title, palette.accent), count);
    let detail = entries
        .get(at)
        .map(|entry| detail(app, entry, usize::from(area.width.saturating_sub(4))))
        .unwrap_or_default();
    let detail_rows = u16::try_from(detail.len()).unwrap_or(u16::MAX).min(area.height / 3);
    let list = Rect { y: area.y + 2, height: area.height.saturating_sub(detail_rows + 5), ..area };
    let from =
        at.saturating_sub(usize::from(list.height) / 2).min(entries.len().saturating_sub(list.height.into()));
    for (y, (place, entry)) in (list.top()..list.bottom()).zip(entries.iter().enumerate().skip(from)) {
        draw_entry(frame, Rect { y, height: 1, ..list }, app, entry, place == at);
    }
    let rule = Rect { y: list.bottom(), height: 1, ..area }.intersection(area);
    frame.render_widget(Line::styled("─".repeat(area.width.into()), palette.frame), rule);
    for (y, line) in (rule.bottom()..area.bottom().saturating_sub(1)).zip(detail) {
        frame.render_widget(line, Rect { x: area.x + 2, y, width: area.width.saturating_sub(4), height: 1 });
    }
    let bottom = foot(area);
    match asking {
        Some(seq) => question(frame, bottom, app, seq),
        None => hints(frame, bottom, app),
    }
}

fn draw_entry(frame: &mut Frame<'_>, area: Rect, app: &App, entry: &Entry, selected: bool) {
    let palette = &app.palette;
    if selected {
        frame.buffer_mut().set_style(area, palette.selected);
    }
    let holds = app.journal.holds(entry.seq);
    let action = entry.said.action.map(|action| action.to_string()).unwrap_or_default();
    let before = format!("{:>6}  {:<11}  {action:<5} ", entry.seq, date::short(entry.said.effective_on));
    let kind = format!("{:<10} ", if holds { entry.kind_name() } else { "withdrawn" });
    let room = usize::from(area.width).saturating_sub(before.chars().count() + 15);
    // In a narrow window the words come first; the selected entry says below when it was typed.
    let typed =
        entry.typed_late().filter(|_| room >= 60).map(|typed| format!(" {typed}")).unwrap_or_default();
    let summary = fit(&entry.summary().replace('\n', " "), room.saturating_sub(typed.len()));
    let text = if holds { palette.base } else { palette.dim };
    let line = Line::from(vec![
        Span::styled(if selected { "▸" } else { " " }, palette.accent),
        Span::styled(before, palette.dim),
        Span::styled(kind, if holds { palette.accent } else { palette.alert }),
        Span::styled(summary, text),
        Span::styled(typed, palette.dim),
    ]);
    frame.render_widget(line, area);
}

fn detail(app: &App, entry: &Entry, width: usize) -> Vec<Line<'static>> {
    let palette = &app.palette;
    let typed = entry.recorded_at.format("%-d %B %Y, %H:%M UTC");
    let by = format!(
        "Typed by {} on {typed}, for {}",
        entry.said.recorded_by,
        date::long(entry.said.effective_on)
    );
    let mut lines = styled_lines(&entry.summary(), width, palette.base);
    lines.push(Line::styled(by, palette.dim));
    lines
}

fn question(frame: &mut Frame<'_>, area: Rect, app: &App, seq: Seq) {
    let asked = format!(" Withdraw entry {seq}? It stays readable, and can be brought back.");
    let asked = Line::styled(asked, app.palette.strong);
    bar(frame, area, asked, all_hints(Context::Question, &app.palette));
}
