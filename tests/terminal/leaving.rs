//! Leaving, from wherever one is.

use crate::keys::CTRL_C;
use crate::place::Place;
use crate::window::{Setting, Window};

#[test]
fn q_leaves_with_success_and_gives_the_terminal_back() {
    let place = Place::with_plan();
    let mut window = Window::open(&place);
    window.wait_for("53 actions");
    window.assert_taken();
    window.press("q");
    let status = window.wait_for_end();
    assert!(status.success(), "{status}");
    window.assert_given_back();
    assert_eq!(window.text().trim(), "", "nothing is left behind on the screen");
}

#[test]
fn ctrl_c_leaves_from_every_screen() {
    let place = Place::with_plan();
    for (keys, shown) in
        [("\r", "Deadline"), ("h", "newest first"), ("M", "Review of"), ("?", "Keys"), ("/", "Find:")]
    {
        let mut window = Window::open(&place);
        window.wait_for("53 actions");
        window.press(keys);
        window.wait_for(shown);
        window.press(CTRL_C);
        assert!(window.wait_for_end().success(), "after {keys:?}");
        window.assert_given_back();
    }
}

#[test]
fn what_is_no_text_is_not_written_to_a_terminal() {
    let place = Place::with_plan();
    let words = &["minutes", "--format", "docx"];
    let mut window = Window::with(&place, &Setting { words, ..Setting::default() });
    let status = window.wait_for_end();
    assert!(!status.success(), "{status}");
    assert_eq!(
        window.text().split_whitespace().collect::<Vec<_>>().join(" "),
        "quorum: This format is not for a terminal. Give a new file with --output FILE, or send it on with | or >."
    );
}
