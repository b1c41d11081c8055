//! To the shell and back.

use crate::keys::{CTRL_Z, TAB};
use crate::place::Place;
use crate::window::Window;

#[test]
#[cfg(target_os = "linux")]
fn ctrl_z_stops_the_program_and_continuing_brings_the_screen_back() {
    let place = Place::with_plan();
    let mut window = Window::open(&place);
    window.wait_for("53 actions");
    window.press("a");
    window.wait_for("▸ What was done");
    window.press("Half a line");
    window.wait_for("Half a line");
    // By the key, and by the signal that a shell's “suspend” sends.
    for stop in [|window: &Window| window.press(CTRL_Z), |window: &Window| window.signal("TSTP")] {
        stop(&window);
        window.wait_until_stopped();
        window.wait_until("the shell's screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        window.assert_given_back();
        assert!(!window.text().contains("Half a line"), "the shell's own screen is shown");
        window.wait_for_frame("the form again", || window.signal("CONT"));
        window.wait_for("Half a line");
        window.assert_taken();
        window.press(TAB);
        window.wait_for("▸ Forecast");
        window.press("\x1b[Z");
        window.wait_for("▸ What was done");
    }
    window.press("\x03");
    assert!(window.wait_for_end().success());
    window.assert_given_back();
}
