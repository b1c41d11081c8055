//! Pasted text goes into the focused field as text, and is never taken for keys.

use crate::keys::{CTRL_S, TAB};
use crate::place::Place;
use crate::window::Window;

/// The form that reports Green on 1.1, its note focused.
fn note(place: &Place) -> Window {
    let window = Window::open(place);
    window.wait_for("53 actions");
    window.press("g");
    window.wait_for("● Green");
    window.press(TAB);
    window.wait_for("▸ What was done");
    window
}

fn saved_note(place: &Place) -> String {
    let export: serde_json::Value = serde_json::from_str(&place.done(&["export"])).unwrap();
    let last = export["entries"].as_array().unwrap().last().unwrap();
    last["body"]["note"].as_str().unwrap().to_owned()
}

#[test]
fn a_pasted_text_is_saved_as_it_is_shown() {
    let place = Place::with_plan();
    let window = note(&place);
    window.paste("First line\r\nSecond\x07 line, \x1b[31mred\x1b[0m\tend\rq");
    let shown = ["First line", "Second␇ line, ␛[31mred␛[0m end", "q"];
    for line in shown {
        window.wait_for(line);
    }
    window.press(CTRL_S);
    window.wait_for("Recorded: 1.1 Reported Green: First line");
    assert_eq!(saved_note(&place), shown.join("\n"));
}

#[test]
fn a_long_paste_in_several_scripts_arrives_whole() {
    let place = Place::with_plan();
    let window = note(&place);
    let text = "Ten households wrote. كتبت عشر أسر. 十戶來信。 ".repeat(250);
    window.paste(&(text.clone() + "Done."));
    window.wait_for("Done.");
    window.press(CTRL_S);
    window.wait_for("Recorded: 1.1 Reported Green: Ten households");
    assert_eq!(saved_note(&place), text + "Done.");
}

#[test]
fn a_paste_on_the_board_presses_no_key() {
    let place = Place::with_plan();
    let window = Window::open(&place);
    window.wait_for("53 actions");
    window.paste("g\rq");
    window.press("h");
    window.wait_for("1 entry, newest first");
    assert!(!place.done(&["history"]).contains("Reported"));
}
