//! A window of any size shows something, and none ends the program.

use crate::keys::{CTRL_L, ENTER, ESC};
use crate::place::Place;
use crate::window::{Setting, Window};

const SIZES: [(u16, u16); 8] = [(80, 24), (20, 5), (2, 2), (1, 1), (1, 40), (200, 1), (20, 5), (80, 24)];

#[test]
fn every_screen_survives_every_size() {
    let place = Place::with_sample();
    let window = Window::with(&place, &Setting { size: (160, 48), ..Setting::default() });
    let screens = [
        ("", "53 actions", ""),
        (ENTER, "Responsible", "q"),
        ("u", "▸ Rating", ESC),
        ("l", "In a few words", ESC),
        ("h", "newest first", "q"),
        ("M", "Review of", "q"),
        ("?", "Keys", ESC),
        ("/", "Find:", ESC),
    ];
    for (open, shown, close) in screens {
        window.press(open);
        window.wait_for(shown);
        for (columns, rows) in SIZES {
            window.resize(columns, rows);
        }
        window.resize(160, 48);
        window.wait_for(shown);
        window.press(close);
        window.wait_for("53 actions");
        window.wait_for("[ earlier");
    }
}

#[test]
fn the_board_is_drawn_for_the_new_size() {
    let place = Place::with_plan();
    let mut window = Window::with(&place, &Setting { size: (160, 48), ..Setting::default() });
    // Three panels side by side, then two, then a list.
    window.wait_until("six panels in two rows", |screen| panels_in_a_row(screen) == 3);
    window.resize(120, 48);
    window.wait_until("six panels in three rows", |screen| panels_in_a_row(screen) == 2);
    window.resize(80, 24);
    window.wait_until("one list", |screen| panels_in_a_row(screen) <= 1);
    window.resize(20, 5);
    window.wait_for("Q3 2026-27");
    window.resize(1, 1);
    window.resize(160, 48);
    window.wait_until("six panels in two rows", |screen| panels_in_a_row(screen) == 3);
    window.press("q");
    assert!(window.wait_for_end().success());
    window.assert_given_back();
}

#[test]
fn ctrl_l_draws_every_cell_again() {
    let place = Place::with_plan();
    let window = Window::open(&place);
    window.wait_for("53 actions");
    window.wait_for_frame("the same board", || window.press(CTRL_L));
    let bytes = String::from_utf8(window.bytes()).unwrap();
    assert_eq!(bytes.matches("Joined-up").count(), 2, "the board was drawn twice");
}

/// The panels that begin in the first row that has any.
fn panels_in_a_row(screen: &vt100::Screen) -> usize {
    let begins = |row: &String| row.matches(['╭', '┏']).count();
    screen.rows(0, u16::MAX).map(|row| begins(&row)).find(|count| *count > 0).unwrap_or(0)
}
