//! The stage: the screens on a terminal in memory, keys typed at them, and what is then to be seen.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use crossterm::event::KeyEvent;
use quorum::core::journal::{Event, Journal, Said};
use quorum::plans::builtin;
use quorum::tui::app::{App, Effect, Message, Screen, Start};
use quorum::tui::form::Typed;
use quorum::tui::keymap::Context;
use quorum::tui::save_form::Format;
use quorum::tui::theme::Theme;
use quorum::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use crate::keys;
use crate::outside::Outside;

/// The screens with a terminal, and a world outside.
pub struct Stage {
    pub app: App,
    pub outside: Outside,
    /// What was asked for beyond the journal and the drafts.
    pub asked: Vec<Effect>,
    terminal: Terminal<TestBackend>,
    shown: Buffer,
}

/// The formats of a program that was built with all.
fn formats() -> Vec<Format> {
    let all = [
        ('h', "HTML", "html"),
        ('d', "DOCX", "docx"),
        ('p', "PDF", "pdf"),
        ('m', "Markdown", "md"),
        ('t', "Text", "txt"),
    ];
    all.map(|(key, name, ending)| Format { key, name, ending }).into()
}

impl Stage {
    /// The screens at 80×24 on a journal, on a day.
    pub fn new(journal: &Journal, today: NaiveDate) -> Self {
        Self::with_drafts(journal, today, BTreeMap::new())
    }

    /// The same with what was half typed last time.
    pub fn with_drafts(journal: &Journal, today: NaiveDate, drafts: BTreeMap<String, Typed>) -> Self {
        let shelf = builtin::ALL.iter().map(|plan| (plan.name.to_owned(), plan.title.to_owned())).collect();
        let app = App::new(Start {
            journal: journal.clone(),
            today,
            who: "Minute-taker".into(),
            theme: Theme::Dark,
            shelf,
            formats: formats(),
            drafts,
        });
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let outside = Outside::new(journal.clone(), today);
        let mut stage = Self { app, outside, asked: Vec::new(), terminal, shown: Buffer::default() };
        stage.draw();
        stage
    }

    /// The window gets another size.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.terminal.backend_mut().resize(columns, rows);
        self.tell(Message::Resize(columns, rows));
    }

    /// The same, for a chain of calls.
    pub fn sized(mut self, columns: u16, rows: u16) -> Self {
        self.resize((columns, rows));
        self
    }

    /// Types keys in the notation of [`keys`].
    pub fn type_keys(&mut self, keys: &str) {
        self.press(keys::read(keys));
    }

    /// Types a text.
    pub fn type_text(&mut self, text: &str) {
        self.press(keys::typing(text));
    }

    /// Presses keys, and draws after each.
    pub fn press(&mut self, keys: impl IntoIterator<Item = KeyEvent>) {
        for key in keys {
            self.tell(Message::Key(key));
        }
    }

    /// Tells the screens what happened, carries out what they ask for, and draws.
    pub fn tell(&mut self, message: Message) {
        let mut waiting = vec![message];
        while let Some(message) = waiting.pop() {
            for effect in self.app.update(message) {
                if matches!(effect, Effect::Suspend | Effect::Redraw | Effect::Quit) {
                    self.asked.push(effect.clone());
                }
                waiting.extend(self.outside.carry_out(effect, self.app.journal.last_seq()));
            }
        }
        self.draw();
    }

    /// Someone else records something about an action; the screens do not know it yet.
    pub fn others_record(&mut self, action: &str, event: Event) {
        let (effective_on, recorded_by) = (self.app.today, "Somebody else".into());
        let action = Some(action.parse().unwrap());
        self.outside.store(Said { effective_on, recorded_by, meeting: None, action, event });
    }

    /// What others have recorded reaches the screens.
    pub fn news_arrives(&mut self) {
        let news = self.outside.since(self.app.journal.last_seq());
        self.tell(Message::Entries(news));
    }

    /// Draws a frame.
    pub fn draw(&mut self) {
        let app = &self.app;
        let frame = self.terminal.draw(|frame| view::draw(frame, app)).unwrap();
        self.shown = frame.buffer.clone();
    }

    /// What is on the screen, cell by cell.
    pub fn cells(&self) -> &Buffer {
        &self.shown
    }

    /// Where the terminal's cursor is.
    pub fn cursor(&mut self) -> (u16, u16) {
        let cursor = self.terminal.get_cursor_position().unwrap();
        (cursor.x, cursor.y)
    }

    /// What is on the screen, as text.
    pub fn screen(&self) -> String {
        rows(&self.shown).join("\n")
    }

    /// The last row.
    pub fn foot(&self) -> String {
        rows(&self.shown).pop().unwrap()
    }

    /// The first row that has this text.
    pub fn row(&self, text: &str) -> String {
        let found = rows(&self.shown).into_iter().find(|row| row.contains(text));
        found.unwrap_or_else(|| panic!("“{text}” is not on the screen:\n{}", self.screen()))
    }

    /// Asserts that a text is on the screen, however its words are spread over columns and rows.
    #[track_caller]
    pub fn sees(&self, text: &str) {
        assert!(self.reads(text), "“{text}” is not on the screen:\n{}", self.screen());
    }

    /// Asserts that a text is not on the screen.
    #[track_caller]
    pub fn misses(&self, text: &str) {
        assert!(!self.reads(text), "“{text}” is on the screen:\n{}", self.screen());
    }

    fn reads(&self, text: &str) -> bool {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        words(&self.screen()).contains(&words(text))
    }

    /// The selected action's ref.
    pub fn selected(&self) -> String {
        self.app.board.selected.map(|action| action.to_string()).unwrap_or_default()
    }

    /// Where keys go now.
    pub fn context(&self) -> Context {
        self.app.context()
    }

    /// The focused field of the form on top, and what it holds.
    pub fn field(&self) -> (&'static str, String) {
        let form = match self.app.screens.last() {
            Some(Screen::Record(record)) => &record.form,
            Some(Screen::Save(save)) => &save.form,
            Some(Screen::Welcome(welcome)) => &welcome.form,
            other => panic!("no form but {other:?}"),
        };
        (form.focused(), form.value(form.focused()))
    }

    /// What a field of the form on top holds.
    pub fn value(&self, field: &str) -> String {
        let Some(Screen::Record(record)) = self.app.screens.last() else { panic!("no form on top") };
        record.form.value(field)
    }

    /// What was recorded last.
    pub fn last_said(&self) -> &Said {
        &self.app.journal.entries().last().unwrap().said
    }
}

/// The rows of a buffer as text, without the blank cells at their ends.
pub fn rows(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width).max(1);
    let row = |cells: &[ratatui::buffer::Cell]| {
        let (mut text, mut covered) = (String::new(), 0);
        for cell in cells {
            // A wide character covers the cell after it.
            if covered == 0 {
                text.push_str(cell.symbol());
                covered = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
            } else {
                covered -= 1;
            }
        }
        text.trim_end().to_owned()
    };
    buffer.content.chunks(width).map(row).collect()
}
