//! The board in a window of 160×48: one frame, and one key with the frame that answers it.

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::Bencher;
use quorum::tui::app::{App, Message, Start};
use quorum::tui::theme::Theme;
use quorum::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::made;

const SIZE: (u16, u16) = (160, 48);

#[divan::bench(args = [made::REAL, made::LARGE])]
fn draws(bencher: Bencher<'_, '_>, actions: usize) {
    let (app, mut terminal) = (board(actions), terminal());
    bencher.bench_local(|| {
        terminal.draw(|frame| view::draw(frame, &app)).unwrap();
    });
}

#[divan::bench(args = [made::REAL, made::LARGE])]
fn answers_a_key_at_the_end_of_the_plan(bencher: Bencher<'_, '_>, actions: usize) {
    let (mut app, mut terminal) = (board(actions), terminal());
    app.update(key(KeyCode::End));
    let mut keys = "kkkkkjjjjj".chars().cycle();
    bencher.bench_local(|| {
        app.update(key(KeyCode::Char(keys.next().unwrap())));
        terminal.draw(|frame| view::draw(frame, &app)).unwrap();
    });
}

#[divan::bench(args = [made::REAL, made::LARGE])]
fn finds_what_is_typed(bencher: Bencher<'_, '_>, actions: usize) {
    let mut app = board(actions);
    app.update(key(KeyCode::Char('/')));
    let keys = [KeyCode::Char('5'), KeyCode::Backspace];
    let mut keys = keys.into_iter().cycle();
    bencher.bench_local(|| app.update(key(keys.next().unwrap())));
}

#[divan::bench(args = [made::REAL, made::LARGE])]
fn opens_on_a_journal(bencher: Bencher<'_, '_>, actions: usize) {
    let journal = made::journal(actions);
    bencher.with_inputs(|| journal.clone()).bench_values(app);
}

fn key(code: KeyCode) -> Message {
    Message::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn board(actions: usize) -> App {
    app(made::journal(actions))
}

fn app(journal: quorum::core::journal::Journal) -> App {
    let mut app = App::new(Start {
        journal,
        today: made::today(),
        who: "J. Ahmed".into(),
        theme: Theme::Dark,
        shelf: Vec::new(),
        formats: Vec::new(),
        drafts: BTreeMap::new(),
    });
    app.update(Message::Resize(SIZE.0, SIZE.1));
    app
}

fn terminal() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap()
}
