//! Every screen at every small size and at a sweep of larger ones, on plans that nobody would write.

use quorum::core::journal::Reported;

use crate::cells::assert_sound;
use crate::plays::{activity, first_run, fresh, plan, rehearsal, report, with};
use crate::stage::Stage;

/// The ways to every screen of the program.
pub const WAYS: [&str; 18] = [
    "",
    "/ text:a",
    "/ text:qqq Enter",
    "[",
    "Enter",
    "u",
    "a text:漢字漢字 Tab Tab",
    "r Ctrl-s",
    "l",
    "l m Tab Tab Tab",
    "h",
    "h x",
    "Enter h j",
    "v Down",
    "M PageDown",
    "M s Tab",
    "? text:e",
    "t t",
];

/// The ways to every screen of a meeting: each kind of item, and each form that only a meeting has.
pub const MEETING_WAYS: [&str; 24] = [
    "m",
    "m Enter",
    "m Enter s",
    "m Enter i text:漢字漢字 Enter End",
    "m Enter n",
    "m Enter n n",
    "m Enter n n Enter",
    "m Enter n n Down Enter",
    "m Enter n n n",
    "m Enter n n n n",
    "m Enter n n n n Down Down o Ctrl-s",
    "m Enter n n n n d m",
    "m Enter n n n n d a",
    "m Enter n n n n d c",
    "m Enter n n n n f Ctrl-s",
    "m Enter / text:a",
    "m Enter / text:qqq",
    "m Enter / text:completions Enter",
    "m Enter / text:changes Enter PgDn",
    "m Enter / text:measures Enter",
    "m Enter / text:measures Enter Enter Ctrl-s",
    "m Enter / text:due Space text:next Enter Down",
    "m Enter End Enter",
    "m Enter End Enter Ctrl-s",
];

/// A text of each kind that is hard to lay out.
pub const TEXTS: [&str; 7] = [
    "A very long title that goes on and on about the engagement of every community of the whole borough, and \
     then on and on about it again, with-a-very-long-word-that-cannot-be-broken-anywhere-but-has-to-be-broken",
    "漢字かな交じり文の計画、全角文字だけでできている長い題名",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}a\u{30a}o\u{308}\u{323} ก็กิ์ नमस्ते ক্ষুদ্র\u{200d}",
    "مرحبا بالعالم שלום עולם mixed left to right",
    "control \u{1b}[31mred\u{1b}[0m \u{7} \u{9b}2J \u{202e}reversed \u{0}\u{8}\u{7f} tab\there",
    "👩‍👩‍👧‍👦 🏳️‍🌈 ﷽ 🇬🇧",
    "x",
];

/// The same screen at each size. The columns change least often: only they ask for another review.
fn sweep(stage: &mut Stage, columns: &[u16], rows: &[u16]) {
    for &columns in columns {
        for &rows in rows {
            stage.resize((columns, rows));
            assert_sound(stage);
        }
    }
}

#[test]
fn every_screen_draws_at_every_small_size() {
    let (columns, rows): (Vec<u16>, Vec<u16>) = ((1..=40).collect(), (1..=15).collect());
    for way in WAYS {
        let mut stage = rehearsal();
        stage.type_keys(way);
        sweep(&mut stage, &columns, &rows);
    }
    sweep(&mut first_run(), &columns, &rows);
}

#[test]
fn every_screen_of_a_meeting_draws_at_every_small_size_and_at_larger_ones() {
    let (columns, rows): (Vec<u16>, Vec<u16>) = ((1..=40).collect(), (1..=15).collect());
    for way in MEETING_WAYS {
        let mut stage = rehearsal();
        stage.type_keys(way);
        sweep(&mut stage, &columns, &rows);
        sweep(&mut stage, &[60, 80, 115, 116, 159, 160, 300], &[5, 19, 20, 24, 40, 90]);
    }
}

#[test]
fn a_meeting_draws_with_texts_that_are_hard_to_lay_out_and_on_plans_of_unlikely_shapes() {
    for way in MEETING_WAYS {
        for text in TEXTS {
            let recorded =
                [("1.1", report(Reported::Red, text)), ("1.2", activity(text)), ("2.1", activity(text))];
            let mut stage = with(plan(3, 4, text), &recorded);
            stage.type_keys("m Enter +");
            stage.type_text(text);
            stage.type_keys("Enter Enter Esc Esc Esc");
            stage.type_keys(way);
            sweep(&mut stage, &[2, 21, 60, 160], &[1, 7, 24]);
        }
        for (objectives, actions) in [(0, 0), (3, 0), (1, 1), (1, 60)] {
            let mut stage = with(plan(objectives, actions, "Action"), &[]);
            stage.type_keys(way);
            sweep(&mut stage, &[1, 20, 80, 160], &[1, 10, 24]);
        }
    }
}

#[test]
fn every_screen_draws_at_larger_sizes() {
    let columns = [41, 60, 80, 89, 90, 120, 149, 150, 300];
    for way in WAYS {
        let mut stage = rehearsal();
        stage.type_keys(way);
        sweep(&mut stage, &columns, &[5, 16, 24, 40, 90]);
    }
}

#[test]
fn every_screen_draws_with_texts_that_are_hard_to_lay_out() {
    for text in TEXTS {
        for way in WAYS {
            let mut stage = with(
                plan(3, 4, text),
                &[("1.1", report(Reported::Red, text)), ("1.2", activity(text)), ("2.1", activity(text))],
            );
            stage.type_keys(way);
            sweep(&mut stage, &[2, 7, 13, 21, 34, 60, 95, 160], &[1, 3, 7, 24, 50]);
        }
    }
}

#[test]
fn every_screen_draws_on_plans_of_unlikely_shapes() {
    for (objectives, actions) in [(0, 0), (3, 0), (30, 2), (1, 1), (1, 200), (12, 30)] {
        for way in WAYS {
            let mut stage = with(plan(objectives, actions, "Action"), &[]);
            stage.type_keys(way);
            sweep(&mut stage, &[1, 4, 20, 80, 100, 160], &[1, 3, 10, 24, 48]);
        }
    }
}

#[test]
fn every_action_of_a_large_plan_is_reached_and_in_view() {
    for (objectives, actions) in [(30, 2), (1, 200)] {
        for size in [(80, 24), (120, 40), (160, 48), (160, 12), (40, 6)] {
            let mut stage = with(plan(objectives, actions, "Action"), &[]).sized(size.0, size.1);
            for _ in 0..usize::from(objectives * actions) {
                let selected = stage.selected();
                assert!(stage.row("▸").contains(&selected), "{selected}\n{}", stage.screen());
                stage.type_keys("Down");
            }
            stage.type_keys("End");
            assert_eq!(stage.selected(), format!("{objectives}.{actions}"));
            assert!(stage.row("▸").contains(&stage.selected()), "{}", stage.screen());
        }
    }
}

#[test]
fn a_plan_without_actions_says_so() {
    let mut stage = with(plan(2, 0, "Objective"), &[]);
    stage.sees("The plan has no actions.");
    stage.type_keys("j k Tab 1 Enter u");
    stage.sees("The plan has no actions to record about.");
    stage.type_keys("M");
    stage.sees("Review of");
}

#[test]
fn an_empty_journal_draws_its_first_run_whatever_is_typed() {
    let stage = fresh();
    assert_sound(&stage);
    let mut stage = first_run();
    stage.type_keys("j k ? q Tab Tab q Down Down Left");
    assert_sound(&stage);
    stage.sees("Your name");
}
