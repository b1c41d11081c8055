//! The other screens, each on its way through: past quarters, the review and its file, the history and its undo.

use std::fs;

use crate::keys::{CTRL_A, CTRL_K, ENTER, ESC, TAB};
use crate::place::Place;
use crate::window::Window;

#[test]
fn a_past_quarter_says_so_and_takes_no_records() {
    let place = Place::with_plan();
    let window = Window::open(&place);
    window.wait_for("Q3 2026-27 · as at 22 November 2026");
    assert!(!window.text().contains("PAST"));
    window.press("[");
    window.wait_for("PAST Q2 2026-27 · as at 30 September 2026");
    window.press("u");
    window.wait_for("This is the position as at 30 September 2026. Press ] until today to record.");
    assert!(!window.text().contains("What was done"), "no form opens");
    window.press("]");
    window.wait_for("Q3 2026-27 · as at 22 November 2026");
    window.wait_without("PAST");
    window.press("u");
    window.wait_for("What was done");
}

#[test]
fn the_review_is_saved_as_a_file_and_never_over_another() {
    let place = Place::with_plan();
    let window = Window::open(&place);
    window.wait_for("53 actions");
    window.press("M");
    window.wait_for("Review of Q3 2026-27");
    window.wait_for("quarterly review");
    let save_as = |name: &str| {
        window.press("s");
        window.wait_for("● HTML");
        window.press(TAB);
        window.wait_for("▸ File");
        window.press(&format!("{CTRL_A}{CTRL_K}{name}{ENTER}"));
    };
    save_as("the review.html");
    window.wait_for("Saved as the review.html");
    let page = fs::read_to_string(place.path("the review.html")).unwrap();
    assert!(page.to_lowercase().starts_with("<!doctype html>"));
    assert!(page == place.done(&["minutes", "--format", "html"]), "the command gives the same document");

    fs::write(place.path("somebody else's"), "their words").unwrap();
    save_as("somebody else's");
    window.wait_for("exists already and is left as it is. Give another name.");
    window.wait_for("▸ File");
    assert_eq!(fs::read_to_string(place.path("somebody else's")).unwrap(), "their words");
    window.press(ESC);
    window.wait_without("▸ File");
    window.press("q");
    window.wait_for("53 actions");
}

#[test]
fn undo_in_the_history_takes_the_board_back() {
    let place = Place::with_plan();
    let window = Window::open(&place);
    window.wait_for("53 no update");
    window.press("g\r");
    window.wait_for("G≠R 1.1");
    window.press("h");
    window.wait_for("2 entries, newest first");
    window.press("x");
    window.wait_for("Withdraw entry 2?");
    window.press("n");
    window.wait_without("Withdraw entry 2?");
    assert!(!place.done(&["history"]).contains("(withdrawn)"), "no means no");
    window.press("x");
    window.wait_for("Withdraw entry 2?");
    window.press("y");
    window.wait_for("3 entries, newest first");
    window.press("q");
    window.wait_for("53 no update");
    window.wait_for("R  1.1");
    assert!(!window.text().contains("G≠R"));
    assert!(place.done(&["history"]).contains("(withdrawn)"));
}
