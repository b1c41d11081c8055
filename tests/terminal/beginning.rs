//! The first minutes: no file yet, then the board, then the first report.

use std::os::unix::fs::PermissionsExt;

use crate::keys::ENTER;
use crate::place::Place;
use crate::window::Window;

#[test]
fn one_enter_takes_the_plan_in_and_shows_its_53_actions() {
    let place = Place::empty();
    let mut window = Window::open(&place);
    window.wait_for("Your name");
    window.wait_for("J. Ahmed");
    window.wait_for("● Tower Hamlets Community Engagement Strategy 2024");
    window.assert_taken();
    window.press(ENTER);
    window.wait_for("53 actions");
    window.wait_for("1.1   Delivery group set up");

    let mode = std::fs::metadata(place.file()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "the file is for its owner alone");
    assert!(place.done(&["history"]).contains("Adopted the plan"));

    window.press("q");
    assert!(window.wait_for_end().success());
    window.assert_given_back();

    let again = Window::open(&place);
    again.wait_for("53 actions");
    assert!(!again.text().contains("Your name"), "nobody is asked twice");
}

#[test]
fn the_name_typed_at_first_is_the_name_on_the_records() {
    let place = Place::empty();
    let window = Window::open(&place);
    window.wait_for("Your name");
    window.press("\x05-Brown\r");
    window.wait_for("53 actions");
    window.press("g\r");
    window.wait_for("Recorded: 1.1");
    assert!(place.done(&["history", "1.1"]).contains("J. Ahmed-Brown"));
}

#[test]
fn a_name_typed_over_the_suggested_one_is_the_name_on_the_records() {
    let place = Place::empty();
    let window = Window::open(&place);
    window.wait_for("Your name");
    window.press("Ann Other\r");
    window.wait_for("Nothing is recorded yet");
    window.press("g\r");
    window.wait_for("Recorded: 1.1");
    let history = place.done(&["history", "1.1"]);
    assert!(history.contains("Ann Other") && !history.contains("J. Ahmed"), "{history}");
}

#[test]
fn g_and_enter_record_green_and_another_program_sees_it() {
    let place = Place::with_plan();
    let window = Window::open(&place);
    window.wait_for("53 no update");
    window.press("g");
    window.wait_for("● Green");
    window.press(ENTER);
    window.wait_for("Recorded: 1.1 Reported Green: On track, nothing new.");
    window.wait_for("G≠R 1.1   Delivery group set up");
    window.wait_for("52 no update");
    let history = place.done(&["history", "1.1"]);
    assert!(history.contains("Reported Green: On track, nothing new."), "{history}");
    assert!(history.contains("J. Ahmed"), "{history}");
}
