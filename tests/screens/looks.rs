//! What each screen looks like, at three sizes.

use std::fmt::Write;

use quorum::core::journal::{Event, Forecast, Reported};

use crate::plays::{first_run, fresh, plan, rehearsal, report, with};
use crate::stage::Stage;

/// A screen of a real terminal, of a large one and of one on a wall.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (160, 48)];

/// Compares the screen at the three sizes with the last time, after the keys were typed at each size.
pub fn compare(name: &str, begin: impl Fn() -> Stage, keys: &str) {
    compare_with(name, begin, |stage| stage.type_keys(keys));
}

pub fn compare_with(name: &str, begin: impl Fn() -> Stage, play: impl Fn(&mut Stage)) {
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
fn a_fresh_file_says_why_so_much_is_red_until_the_first_key() {
    let sentence = "Nothing is recorded yet: the ratings come from the plan's dates alone. Choose an action and press \
                    u to report.";
    for (columns, rows) in SIZES {
        let mut stage = fresh().sized(columns, rows);
        stage.sees(sentence);
        stage.sees("53 actions, by dates");
        stage.type_keys("j");
        stage.misses("Nothing is recorded yet");
    }
    rehearsal().misses("Nothing is recorded yet");
}

#[test]
fn the_totals_name_what_they_count_as_far_as_there_is_room() {
    for (columns, words) in [
        (160, "10 without an update · 10 overdue · 6 disagree · 3 date queries"),
        (120, "10 no update · 10 overdue · 6 disagree · 3 date queries"),
        (100, "6 disagree · 3 date queries"),
        (80, "3 date queries"),
    ] {
        let row = rehearsal().sized(columns, 40).row("53 actions");
        assert!(row.ends_with(words), "{columns}: {row}");
    }
    for columns in 40..170 {
        let mut stage = rehearsal().sized(columns, 40);
        stage.type_keys("/ text:housing Enter");
        let row = stage.row("53 actions");
        assert!(row.ends_with("only “housing”: 4 shown"), "{columns}: {row}");
        assert!(columns < 80 || row.contains("R  8   A  6   G  22   C  11   –  6  "), "{columns}: {row}");
    }
}

#[test]
fn a_forecast_in_another_year_stands_beside_the_year_that_was_agreed() {
    let milestone = "2027-03-31".parse().unwrap();
    let shown = |forecast: &str, columns| {
        let mut said = report(Reported::Red, "Late.");
        if let Event::ProgressReported(report) = &mut said {
            report.forecast = Some(Forecast { milestone, date: forecast.parse().unwrap() });
        }
        with(plan(3, 2, "Action"), &[("1.1", said)]).sized(columns, 24).screen()
    };
    for (forecast, columns, words) in [
        ("2028-09-30", 80, "Mar 2027 → Sep 2028"),
        ("2028-09-30", 160, "Mar 2027 → 30 Sep 2028"),
        ("2027-09-30", 80, " Mar → Sep 2027"),
        ("2027-09-30", 160, " Mar → 30 Sep 2027"),
    ] {
        let screen = shown(forecast, columns);
        assert!(screen.contains(words), "{words}\n{screen}");
    }
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
    compare("log", rehearsal, "l Up m");
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
