//! One file, several programs: what one records shows in the others, and nobody writes over anybody.

use std::time::{Duration, Instant};

use crate::keys::{CTRL_S, TAB};
use crate::place::Place;
use crate::window::Window;

#[test]
fn what_one_window_records_shows_in_the_other_within_a_second() {
    let place = Place::with_plan();
    let (first, second) = (Window::open(&place), Window::open(&place));
    first.wait_for("53 no update");
    second.wait_for("53 no update");
    second.press("g\r");
    first.wait_for("52 no update");
    // Each time right after the first window has looked, which is the longest that it can take. A busy machine may
    // spoil some of them, but not all.
    let waits = (48..52).rev().map(|left| {
        let begun = Instant::now();
        second.press("jg\r");
        first.wait_for(&format!("{left} no update"));
        begun.elapsed()
    });
    let shortest = waits.min().unwrap();
    assert!(shortest < Duration::from_secs(1), "{shortest:?}");
}

#[test]
fn a_record_that_someone_else_forestalled_is_refused_once_with_both_sides_shown() {
    let place = Place::with_plan();
    let window = Window::open(&place);
    window.wait_for("53 actions");
    window.press("/1.3\r");
    window.wait_for("only “1.3”: 1 shown");
    window.press("g");
    window.wait_for("Update 1.3");
    window.press(&format!("{TAB}Mine: all plans are in"));
    window.wait_for("Mine: all plans are in");

    let theirs =
        ["update", "1.3", "--rating", "green", "--note", "Theirs: three are missing", "--as", "P. Osei"];
    place.done(&theirs);
    window.press(CTRL_S);
    window.wait_for("someone else recorded this meanwhile");
    window.wait_for("Meanwhile: entry 2, Reported Green: Theirs: three are missing");
    window.wait_for("P. Osei");
    window.wait_for("Mine: all plans are in");
    assert!(!place.done(&["history", "1.3"]).contains("Mine"), "nothing is recorded yet");

    window.press(CTRL_S);
    window.wait_for("Recorded: 1.3 Reported Green: Mine: all plans are in");
    let history = place.done(&["history", "1.3"]);
    assert!(
        history.contains("Mine: all plans are in") && history.contains("Theirs: three are missing"),
        "{history}"
    );
}

#[test]
#[cfg(target_os = "linux")]
fn what_is_recorded_in_the_same_moment_as_others_are_noticed_shows_too() {
    let place = Place::with_plan();
    let window = Window::open(&place);
    window.wait_for("53 actions");
    window.press("g");
    window.wait_for("Update 1.1");
    // While the program cannot run, both a key comes and the time to look what others have recorded.
    window.signal("STOP");
    window.wait_until_stopped();
    let stopped = Instant::now();
    while stopped.elapsed() < Duration::from_millis(600) {
        place.done(&["log", "1.2", "--nil"]);
    }
    window.press("\r");
    window.signal("CONT");
    window.wait_for("Recorded: 1.1");
    window.wait_for("G≠R 1.1");
    window.wait_for("51 no update");
}

#[test]
fn a_record_about_another_action_stands_in_nobodys_way() {
    let place = Place::with_plan();
    let window = Window::open(&place);
    window.wait_for("53 actions");
    window.press("g");
    window.wait_for("Update 1.1");
    place.done(&["log", "1.2", "--nil"]);
    window.press("\r");
    window.wait_for("Recorded: 1.1");
    window.wait_for("51 no update");
}
