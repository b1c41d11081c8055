//! First run: who is recording, and which plan. The defaults are sensible; Enter begins.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::app::{App, Effect, Notice, Screen};
use super::draw::{foot, hints_after, styled_lines};
use super::field::Field;
use super::form::{Form, Pressed};
use super::keymap::Command;
use crate::core::words::Label;

/// The form of the first run.
#[derive(Debug)]
pub struct Welcome {
    /// The name and the plan.
    pub form: Form,
}

impl Welcome {
    /// The form, with the login's name and the first plan of the shelf filled in.
    pub fn new(who: &Label, shelf: &[(String, String)]) -> Self {
        let plans = ('1'..='9').zip(shelf).map(|(key, (_, title))| (key, title.clone())).collect();
        let mut form = Form::new(vec![
            Field::text("who", "Your name", 1, "as the minutes shall give it"),
            Field::list("plan", "The plan", plans),
        ]);
        form.suggest("who", who);
        if let Some((_, title)) = shelf.first() {
            form.fill("plan", title);
        }
        Self { form }
    }
}

fn begin(app: &mut App, welcome: &Welcome) -> Vec<Effect> {
    let who = Label::new(&welcome.form.value("who"));
    let title = welcome.form.value("plan");
    let plan = app.shelf.iter().find(|(_, of)| *of == title).map(|(name, _)| name.clone());
    match plan {
        Some(plan) if !who.is_empty() => {
            app.who = who.clone();
            vec![Effect::Adopt { plan, who }]
        }
        _ => {
            app.notice =
                Some(Notice::Refused("Type your name and choose a plan; then press Enter.".to_owned()));
            Vec::new()
        }
    }
}

/// Does a command in the form.
pub(super) fn run(app: &mut App, mut welcome: Welcome, command: Command) -> Vec<Effect> {
    match command {
        Command::NextField => welcome.form.step(true),
        Command::PreviousField => welcome.form.step(false),
        Command::ClearField => drop(welcome.form.clear()),
        _ => {}
    }
    app.screens.push(Screen::Welcome(welcome));
    Vec::new()
}

/// A key for the focused field; Enter begins.
pub(super) fn type_in(app: &mut App, mut welcome: Welcome, key: KeyEvent) -> Vec<Effect> {
    let effects = if welcome.form.press(key) == Pressed::Enter { begin(app, &welcome) } else { Vec::new() };
    app.screens.push(Screen::Welcome(welcome));
    effects
}

/// Draws the form in the middle of `area`.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, welcome: &Welcome) {
    let palette = &app.palette;
    let width = area.width.min(84);
    let x = area.x + (area.width - width) / 2;
    let mut lines = vec![Line::styled("Quorum", palette.accent), Line::default()];
    let about = "Keeps the delivery plan of a public strategy: what each service reports, what the dates say, \
                 what was decided, and the review of the quarter.";
    lines.extend(styled_lines(about, width.into(), palette.base));
    lines.push(Line::default());
    let height = u16::try_from(lines.len()).unwrap_or(0) + welcome.form.height() + 3;
    let mut y = area.y + area.height.saturating_sub(height) / 3;
    for line in lines {
        let at = Rect { x, y, width, height: 1 };
        frame.render_widget(line, at.intersection(area));
        y += 1;
    }
    let form = Rect { x, y, width, height: welcome.form.height() }.intersection(area);
    welcome.form.draw(frame, form, palette);
    let last = foot(area);
    hints_after(frame, last, app, "begins");
}
