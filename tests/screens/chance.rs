//! Keys typed at random: whatever is typed in whatever window, nothing panics and every frame is sound.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::prelude::*;
use quorum::core::journal::Reported;
use quorum::tui::app::{Message, Screen};

use crate::cells::assert_sound;
use crate::plays::{activity, first_run, fresh, plan, rehearsal, report, with};
use crate::sizes::TEXTS;
use crate::stage::Stage;

/// One thing that happens to the screens.
#[derive(Clone, Debug)]
enum Happening {
    Key(KeyEvent),
    Paste(String),
    Resize(u16, u16),
    OthersRecord(bool),
    Fails(String),
    Midnight,
}

/// A key of the table, a letter of some script, or any other with anything held.
fn key() -> impl Strategy<Value = KeyEvent> {
    let named = prop::sample::select(vec![
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Insert,
        KeyCode::F(1),
        KeyCode::Null,
    ]);
    let command = prop::sample::select("ugarlhMsxyn[]/?tqjkpm 123m".chars().collect::<Vec<_>>());
    let odd = prop::sample::select("漢é\u{301}م\u{200d}👩\u{7f}\u{1b}\u{202e}\t".chars().collect::<Vec<_>>());
    let held = prop::sample::select(vec![
        KeyModifiers::NONE,
        KeyModifiers::CONTROL,
        KeyModifiers::ALT,
        KeyModifiers::SHIFT,
    ]);
    prop_oneof![
        6 => command.prop_map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)),
        5 => (named, held.clone()).prop_map(|(code, held)| KeyEvent::new(code, held)),
        1 => (prop::char::range('a', 'z'), held).prop_map(|(c, held)| KeyEvent::new(KeyCode::Char(c), held)),
        1 => odd.prop_map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)),
        1 => any::<char>().prop_map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)),
    ]
}

fn happening() -> impl Strategy<Value = Happening> {
    let text = prop_oneof![prop::sample::select(TEXTS.to_vec()).prop_map(str::to_owned), any::<String>()];
    let (columns, rows) = (prop_oneof![1u16..12, 12u16..170], prop_oneof![1u16..8, 8u16..60]);
    prop_oneof![
        30 => key().prop_map(Happening::Key),
        2 => text.clone().prop_map(Happening::Paste),
        2 => (columns, rows).prop_map(|(columns, rows)| Happening::Resize(columns, rows)),
        1 => any::<bool>().prop_map(Happening::OthersRecord),
        1 => text.prop_map(Happening::Fails),
        1 => Just(Happening::Midnight),
    ]
}

fn happen(stage: &mut Stage, happening: Happening) {
    match happening {
        Happening::Key(key) => stage.press([key]),
        Happening::Paste(text) => stage.tell(Message::Paste(text)),
        Happening::Resize(columns, rows) => stage.resize((columns, rows)),
        Happening::OthersRecord(told) => {
            if let Some(action) = stage.app.journal.refs().first().map(ToString::to_string) {
                stage.others_record(&action, activity("Meanwhile."));
                if told {
                    stage.news_arrives();
                }
            }
        }
        Happening::Fails(sentence) => stage.tell(Message::Failed(sentence)),
        Happening::Midnight => stage.tell(Message::Today(stage.app.today.succ_opt().unwrap())),
    }
}

/// Lets it all happen, and checks what must hold after each.
fn play(mut stage: Stage, happenings: Vec<Happening>) {
    for happening in happenings {
        let typed = typed(&stage);
        let esc = matches!(happening, Happening::Key(key) if key.code == KeyCode::Esc);
        happen(&mut stage, happening);
        assert_sound(&stage);
        let on_the_board = stage.app.board.place(&stage.app.position).is_some();
        assert!(on_the_board || stage.app.board.shown() == 0, "nothing is selected on a board with rows");
        if let Some((name, mut typed)) = typed.filter(|_| esc) {
            let mut kept = stage.app.drafts.get(&name).cloned().unwrap_or_default();
            // The key that opens a form chooses a rating in it; that alone is nothing typed.
            for typed in [&mut kept, &mut typed] {
                typed.remove("rating");
            }
            assert_eq!(kept, typed, "Esc lost what was typed");
        }
        assert_eq!(stage.app.drafts, stage.outside.drafts, "what is kept outside is what is kept here");
        if stage.app.screens.len() > 30 {
            return;
        }
    }
}

/// What is typed in the form on top, where it is more than what stood there at first.
fn typed(stage: &Stage) -> Option<(String, quorum::tui::form::Typed)> {
    match stage.app.screens.last() {
        Some(Screen::Record(form)) if stage.app.drafts.contains_key(&form.draft_name()) => {
            Some((form.draft_name(), form.form.typed()))
        }
        _ => None,
    }
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn on_the_rehearsal(happenings in prop::collection::vec(happening(), 1..60)) {
        play(rehearsal(), happenings);
    }

    #[test]
    fn on_a_fresh_file_and_before_there_is_one(
        begun in any::<bool>(),
        happenings in prop::collection::vec(happening(), 1..60),
    ) {
        play(if begun { fresh() } else { first_run() }, happenings);
    }

    #[test]
    fn on_plans_that_nobody_would_write(
        (objectives, actions) in prop::sample::select(vec![(0u16, 0u16), (30, 2), (1, 60), (3, 4)]),
        text in prop::sample::select(TEXTS.to_vec()),
        happenings in prop::collection::vec(happening(), 1..60),
    ) {
        let recorded = [("1.1", report(Reported::Amber, text)), ("1.2", activity(text))];
        let recorded = if actions > 1 { &recorded[..] } else { &[] };
        play(with(plan(objectives, actions, text), recorded), happenings);
    }
}
