//! What each screen looks like, at three sizes.

use std::fmt::Write;

use crate::plays::{first_run, fresh, rehearsal};
use crate::stage::Stage;

/// A screen of a real terminal, of a large one and of one on a wall.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (160, 48)];

/// Compares the screen at the three sizes with the last time, after the keys were typed at each size.
fn compare(name: &str, begin: impl Fn() -> Stage, keys: &str) {
    compare_with(name, begin, |stage| stage.type_keys(keys));
}

fn compare_with(name: &str, begin: impl Fn() -> Stage, play: impl Fn(&mut Stage)) {
    let mut shown = String::new();
    for (columns, rows) in SIZES {
        let mut stage = begin().sized(columns, rows);
        play(&mut stage);
        writeln!(shown, "{columns} columns, {rows} rows\n{}\n", stage.screen()).unwrap();
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("screens__{name}"), shown));
}

#[test]
fn the_board() {
    compare("board", rehearsal, "");
    compare("board_in_the_order_of_the_plan", rehearsal, "s");
    compare("board_filtered", rehearsal, "/ text:housing Enter");
    compare("board_while_finding", rehearsal, "/ text:social Space text:care");
    compare("board_as_at_30_september_2025", rehearsal, "[ [ [ [ [");
    compare("board_of_a_fresh_file", fresh, "");
}

#[test]
fn one_action() {
    // 5.2 waited on another, its date was moved, it was met late, and it raises a question for the chair.
    let keys = "/ text:5.2 Enter Esc Enter";
    compare("action", rehearsal, keys);
    let mut stage = rehearsal().sized(120, 90);
    stage.type_keys(keys);
    for words in
        ["Date moved", "Waits on", "5.1 Engagement and Consultation Service", "Query", "met 30 September"]
    {
        stage.sees(words);
    }
}

#[test]
fn words_are_not_cut_within() {
    let (whole, cut) = (["short last year", "no update", "query"], ["short l", "no up", "quer"]);
    for columns in 90..=170 {
        let stage = fresh().sized(columns, 60);
        let screen = stage.screen().replace("queries", "");
        for (whole, cut) in whole.iter().zip(cut) {
            assert_eq!(screen.matches(whole).count(), screen.matches(cut).count(), "{columns}\n{screen}");
        }
    }
    let mut stage = rehearsal().sized(120, 40);
    stage.type_keys("/ text:5.2 Enter Esc Enter");
    assert!(stage.row("30 September 2026  Eng").contains("… · entry 494"), "{}", stage.screen());
}

#[test]
fn the_forms() {
    compare_with("report_amber", rehearsal, |stage| {
        stage.type_keys("a");
        stage.type_text("Seventeen plans are in.\nThe last two are promised.");
        stage.type_keys("Tab");
        stage.type_text("31 December 2026");
    });
    compare("report_refused", fresh, "a text:Half Space text:done. Ctrl-s");
    compare("log", rehearsal, "l m");
}

#[test]
fn history_and_undo() {
    compare("history", rehearsal, "h j j");
    compare("history_with_its_question", rehearsal, "h j j x");
}

#[test]
fn review_and_saving_it() {
    compare("review", rehearsal, "M");
    compare("save_review", rehearsal, "M s");
}

#[test]
fn keys_and_first_run() {
    compare("help", rehearsal, "?");
    compare("first_run", first_run, "");
}
