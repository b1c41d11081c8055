//! A panic gives the terminal back before anybody reads about it.
//!
//! The program has no way to panic when it is asked to, so this crate runs itself once more as one that does, with the
//! session and the hook that the program uses.

use quorum::tui::terminal::{Session, install_panic_hook};

use crate::place::Place;
use crate::window::{Setting, Window};

const TOLD: &str = "QUORUM_TEST_PANICS";

/// No test by itself: what the other one runs in a window.
#[test]
fn a_program_that_panics_if_it_is_told_to() {
    if std::env::var_os(TOLD).is_none() {
        return;
    }
    install_panic_hook();
    let mut session = Session::open(false).unwrap();
    session.draw(|frame| frame.render_widget("Drawn", frame.area())).unwrap();
    panic!("rehearsed");
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_reported_on_the_users_own_screen() {
    let place = Place::empty();
    let setting = Setting {
        program: std::env::current_exe().unwrap().into(),
        words: &["--exact", "panic::a_program_that_panics_if_it_is_told_to", "--nocapture"],
        environment: &[(TOLD, "1")],
        ..Setting::default()
    };
    let mut window = Window::with(&place, &setting);
    assert!(!window.wait_for_end().success());
    window.assert_given_back();
    let bytes = String::from_utf8(window.bytes()).unwrap();
    let at = |text: &str| bytes.find(text).unwrap_or_else(|| panic!("no {text:?} in {bytes:?}"));
    assert!(at("\x1b[?1049h") < at("Drawn"));
    assert!(at("Drawn") < at("\x1b[?1049l"));
    assert!(
        at("\x1b[?1049l") < at("rehearsed"),
        "reported only after the terminal was given back: {bytes:?}"
    );
    assert!(window.text().contains("rehearsed"), "{}", window.text());
}
