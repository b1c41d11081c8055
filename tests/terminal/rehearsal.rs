//! The rehearsal is marked as one wherever one looks.

use crate::keys::{ENTER, ESC};
use crate::place::Place;
use crate::window::{Setting, Window};

#[test]
fn a_rehearsal_says_sample_on_every_screen() {
    for size in [(160, 48), (80, 24)] {
        let place = Place::empty();
        let window = Window::with(&place, &Setting { words: &["demo"], size, ..Setting::default() });
        let shows_sample = |screen: &str| {
            window.wait_for(screen);
            assert!(window.text().contains("SAMPLE"), "at {size:?}, no SAMPLE on\n{}", window.text());
        };
        shows_sample("53 actions");
        window.press(ENTER);
        shows_sample("Responsible");
        window.press("u");
        shows_sample("▸ Rating");
        window.press(ESC);
        window.wait_without("▸ Rating");
        window.press("q");
        shows_sample("53 actions");
        window.press("l");
        shows_sample("In a few words");
        window.press(ESC);
        window.wait_without("In a few words");
        window.press("h");
        shows_sample("newest first");
        window.press("q");
        window.wait_for("53 actions");
        window.press("M");
        shows_sample("quarterly review");
        window.press("\x1b[F");
        window.wait_without("quarterly review");
        shows_sample("100%");
        assert!(!place.file().exists(), "a rehearsal leaves the user's own file alone");
    }
}

#[test]
fn a_rehearsal_leaves_nothing_behind_and_ends_with_success() {
    let place = Place::empty();
    let temporary = place.path("temporary");
    std::fs::create_dir(&temporary).unwrap();
    let here: &str = temporary.to_str().unwrap();
    let mut command = place.quorum(&["demo", "--write", "rehearsal.db"]);
    command.env("TMPDIR", here).assert().success();
    assert_eq!(std::fs::read_dir(&temporary).unwrap().count(), 0);

    let setting = Setting { words: &["demo"], environment: &[("TMPDIR", "temporary")], ..Setting::default() };
    let mut window = Window::with(&place, &setting);
    window.wait_for("53 actions");
    assert_eq!(std::fs::read_dir(&temporary).unwrap().count(), 1, "the rehearsal's own folder");
    window.press("q");
    assert!(window.wait_for_end().success());
    window.assert_given_back();
    assert_eq!(std::fs::read_dir(&temporary).unwrap().count(), 0, "removed with the rehearsal");
}
