//! Where to save the review, and as what.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear};

use super::app::{App, Effect, Notice, Screen};
use super::draw::{foot, hints, said};
use super::field::Field;
use super::form::{Form, Pressed};
use super::keymap::Command;
use super::review::Paper;
use crate::core::period::Quarter;

/// A format that the review can be saved in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// The key that chooses it.
    pub key: char,
    /// Its name.
    pub name: &'static str,
    /// The ending of its files.
    pub ending: &'static str,
}

/// The form.
#[derive(Debug)]
pub struct SaveForm {
    /// The format and the path.
    pub form: Form,
    paper: Paper,
    formats: Vec<Format>,
    /// The name that was suggested; another one in the field was typed.
    suggested: String,
}

impl SaveForm {
    /// The form for a paper, with a name to suit it.
    pub fn new(paper: Paper, formats: Vec<Format>) -> Self {
        let choices = formats.iter().map(|format| (format.key, format.name.to_owned())).collect();
        let mut form = Form::new(vec![
            Field::list("format", "Format", choices),
            Field::text("path", "File", 1, "the name of a new file"),
        ]);
        form.fill("format", formats.first().map_or("", |format| format.name));
        let mut new = Self { form, paper, formats, suggested: String::new() };
        new.name_file();
        new
    }

    /// The file's name follows the format, unless it was typed.
    fn name_file(&mut self) {
        if self.form.value("path") != self.suggested {
            return;
        }
        let ending = self.format().map_or("txt", |format| format.ending);
        let name = match self.paper {
            Paper::Minutes(number) => format!("minutes-{number}.{ending}"),
            Paper::Review(as_at) => {
                let quarter = Quarter::of(as_at);
                let year = quarter.financial_year();
                format!("review-{year}-{:02}-q{}.{ending}", (year + 1) % 100, quarter.number())
            }
        };
        self.form.suggest("path", &name);
        self.suggested = name;
    }

    fn format(&self) -> Option<Format> {
        self.formats.iter().copied().find(|format| format.name == self.form.value("format"))
    }

    fn save(&mut self, notice: &mut Option<Notice>) -> Vec<Effect> {
        let path = self.form.value("path").trim().to_owned();
        let Some(format) = self.format().filter(|_| !path.is_empty()) else {
            self.form.focus("path");
            *notice = Some(Notice::Refused("Type the name of a new file.".to_owned()));
            return Vec::new();
        };
        // The ending of a name that was typed says which format is meant, as on the command line.
        let typed = self.formats.iter().find(|known| {
            path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case(known.ending))
        });
        let format = typed.copied().unwrap_or(format);
        vec![Effect::SavePaper { paper: self.paper, format: format.name.to_owned(), path }]
    }
}

/// Does a command in the form.
pub(super) fn run(app: &mut App, mut form: SaveForm, command: Command) -> Vec<Effect> {
    let mut effects = Vec::new();
    match command {
        Command::Save => effects = form.save(&mut app.notice),
        Command::NextField => form.form.step(true),
        Command::PreviousField => form.form.step(false),
        Command::ClearField => drop(form.form.clear()),
        Command::Back | Command::Discard => return effects,
        _ => {}
    }
    app.screens.push(Screen::Save(form));
    effects
}

/// A key for the focused field; Enter saves.
pub(super) fn type_in(app: &mut App, mut form: SaveForm, key: KeyEvent) -> Vec<Effect> {
    let mut effects = Vec::new();
    let of_format = form.form.focused() == "format";
    match form.form.press(key) {
        Pressed::Changed if of_format => form.name_file(),
        Pressed::Enter => effects = form.save(&mut app.notice),
        Pressed::Changed | Pressed::Nothing => {}
    }
    app.screens.push(Screen::Save(form));
    effects
}

/// Draws the form over the foot of the review, above what the foot says.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, form: &SaveForm) {
    // A row for each format, one for the name, and the frame.
    let rows = u16::try_from(form.formats.len()).unwrap_or(u16::MAX).max(1).saturating_add(3);
    let height = rows.min(area.height);
    let foot_rows = u16::try_from(said(app, area).len()).unwrap_or(u16::MAX).max(1);
    let y = area.bottom().saturating_sub(height.saturating_add(foot_rows)).max(area.y);
    let at = Rect { y, height, ..area };
    frame.render_widget(Clear, at);
    frame.buffer_mut().set_style(at, app.palette.base);
    let block = Block::bordered()
        .border_type(BorderType::Thick)
        .border_style(app.palette.accent)
        .title_top(Line::styled(" Save as a file ", app.palette.accent));
    let inside = block.inner(at);
    frame.render_widget(block, at);
    form.form.draw(frame, inside, &app.palette);
    if app.notice.is_some() {
        hints(frame, foot(area), app);
    }
}
