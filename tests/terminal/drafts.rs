//! What is half typed survives an Esc, a signal and a kill.

use crate::keys::{CTRL_C, CTRL_D, ENTER, ESC, TAB};
use crate::place::Place;
use crate::window::Window;

/// Opens an Amber report on 1.1 and types the note and the reason; the path to green is still to come.
fn half_a_report(place: &Place) -> Window {
    let window = Window::open(place);
    window.wait_for("53 actions");
    window.press("a");
    window.wait_for("▸ What was done");
    window.press("Terms of reference are writ");
    window.press(&TAB.repeat(2));
    window.wait_for("▸ Reason");
    window.press("The chair is away");
    window.wait_for("The chair is away");
    window.press(TAB);
    // By now the loop has come round, so that what was typed before is on the disk.
    window.wait_for("▸ Path to green");
    window
}

fn assert_shows_the_draft(window: &Window) {
    window.wait_for("● Amber");
    window.wait_for("Terms of reference are writ");
    window.wait_for("The chair is away");
}

fn assert_draft_at_next_start(place: &Place) {
    let again = Window::open(place);
    again.wait_for("53 actions");
    again.press("u");
    assert_shows_the_draft(&again);
    assert!(!place.done(&["history"]).contains("Terms of reference"), "a draft is no record");
}

#[test]
fn esc_keeps_the_draft_and_u_goes_on_with_it() {
    let place = Place::with_plan();
    let window = half_a_report(&place);
    window.press(ESC);
    window.wait_for("Kept as a draft; u on 1.1 goes on with it.");
    assert!(!window.text().contains("The chair is away"));
    window.press("u");
    assert_shows_the_draft(&window);
}

#[test]
fn a_polite_signal_ends_the_program_and_keeps_the_draft() {
    for signal in ["TERM", "HUP", "INT"] {
        let place = Place::with_plan();
        let mut window = half_a_report(&place);
        window.signal(signal);
        let status = window.wait_for_end();
        assert!(status.success(), "after SIG{signal}: {status}");
        window.assert_given_back();
        assert_draft_at_next_start(&place);
    }
}

#[test]
fn a_kill_does_not_lose_the_draft() {
    let place = Place::with_plan();
    let mut window = half_a_report(&place);
    window.signal("KILL");
    assert!(!window.wait_for_end().success());
    assert_draft_at_next_start(&place);
}

#[test]
fn ctrl_c_leaves_at_once_and_keeps_the_draft() {
    let place = Place::with_plan();
    let mut window = half_a_report(&place);
    window.press(CTRL_C);
    assert!(window.wait_for_end().success());
    window.assert_given_back();
    assert_draft_at_next_start(&place);
}

#[test]
fn a_draft_thrown_away_or_recorded_does_not_come_back() {
    let place = Place::with_plan();
    let window = half_a_report(&place);
    window.press(CTRL_D);
    window.wait_for("Press Ctrl-D again to throw away 44 characters.");
    window.press(CTRL_D);
    window.wait_for("Thrown away; nothing was recorded.");
    window.press("u");
    window.wait_for("▸ Rating");
    assert!(!window.text().contains("The chair is away"), "{}", window.text());
    window.press("g\tMet on Tuesday");
    window.wait_for("Met on Tuesday");
    window.press("\x13");
    window.wait_for("Recorded: 1.1 Reported Green: Met on Tuesday");
    drop(window);
    let again = Window::open(&place);
    again.wait_for("53 actions");
    again.press("u");
    again.wait_for("Met on Tuesday");
    again.wait_for("○ Green");
    again.press(&format!("g{ENTER}"));
    again.wait_for("Recorded: 1.1 Reported Green: On track, nothing new.");
}
