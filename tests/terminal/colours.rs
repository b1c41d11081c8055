//! Colours: chosen by the terminal's background, and none where none are wanted.

use vt100::Color;

use crate::keys::ENTER;
use crate::place::Place;
use crate::window::{Setting, Window};

/// The plan's title on the board.
const TITLE: &str = "Tower Hamlets";

fn window(place: &Place, background: Option<&'static str>) -> Window {
    Window::with(place, &Setting { background, ..Setting::default() })
}

#[test]
fn a_light_background_gets_colours_of_its_own_and_no_stray_characters() {
    let place = Place::with_plan();
    let dark = window(&place, Some("\x1b]11;rgb:0000/0000/0000\x1b\\"));
    dark.wait_for("53 actions");
    let unanswered = window(&place, None);
    unanswered.wait_for("53 actions");
    assert_eq!(
        dark.colours_of(TITLE),
        unanswered.colours_of(TITLE),
        "dark is what is taken without an answer"
    );

    for answer in ["\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:ff/ff/ff\x07"] {
        let light = window(&place, Some(answer));
        light.wait_for("53 actions");
        light.wait_until("another colour of the title", |screen| {
            screen.cell(0, 1).is_some_and(|cell| cell.fgcolor() == Color::Idx(24))
        });
        assert_ne!(light.colours_of(TITLE), dark.colours_of(TITLE));
        assert_eq!(light.text(), unanswered.text(), "the answer itself is not shown, and pressed no key");
    }
}

#[test]
fn the_answer_is_not_typed_into_the_first_field() {
    let place = Place::empty();
    let window = window(&place, Some("\x1b]11;rgb:ffff/ffff/ffff\x1b\\"));
    window.wait_for("Your name");
    window.wait_until("light colours", |screen| {
        let mut cells =
            (0..screen.size().0.get()).flat_map(|y| (0..screen.size().1.get()).map(move |x| (y, x)));
        cells.any(|(y, x)| screen.cell(y, x).is_some_and(|cell| cell.fgcolor() == Color::Idx(24)))
    });
    window.press(ENTER);
    window.wait_for("53 actions");
    window.press("g\r");
    window.wait_for("Recorded: 1.1");
    let history = place.done(&["history", "1.1"]);
    assert!(history.contains("J. Ahmed") && !history.contains("rgb"), "{history}");
}

#[test]
fn no_color_means_no_colour_on_any_screen() {
    let place = Place::with_sample();
    let environment = &[("NO_COLOR", "1")];
    let plain = Window::with(&place, &Setting { environment, ..Setting::default() });
    visit_every_screen(&plain);
    assert_eq!(colours(&plain.bytes()), [""; 0]);
    assert!(sgr(&plain.bytes()).any(|parts| parts == "7"), "the selection is still to be seen, reversed");

    let coloured = Window::open(&place);
    visit_every_screen(&coloured);
    assert_ne!(colours(&coloured.bytes()), [""; 0], "otherwise there are colours");
}

#[test]
fn the_theme_that_was_asked_for_is_taken_whatever_the_terminal_says() {
    let place = Place::with_plan();
    let setting = Setting {
        words: &["--theme", "light"],
        background: Some("\x1b]11;rgb:0000/0000/0000\x1b\\"),
        ..Setting::default()
    };
    let window = Window::with(&place, &setting);
    window.wait_for("53 actions");
    assert_eq!(window.colours_of(TITLE).0, Color::Idx(24));
    let asked = window.bytes().windows(4).any(|bytes| bytes == b"]11;");
    assert!(!asked, "the terminal is not asked what nobody wants to know");
}

fn visit_every_screen(window: &Window) {
    let screens = [("\r", "History"), ("u", "▸ Rating"), ("\x1b", "History"), ("q", "53 actions")];
    let more = [("h", "newest first"), ("q", "53 actions"), ("M", "Review of"), ("q", "53 actions")];
    window.wait_for("53 actions");
    for (key, shown) in screens.into_iter().chain(more).chain([("[", "PAST"), ("?", "Keys")]) {
        window.press(key);
        window.wait_for(shown);
    }
}

/// The parameters of every “select graphic rendition” that was written.
fn sgr(bytes: &[u8]) -> impl Iterator<Item = String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let sequences: Vec<_> = text.split("\x1b[").skip(1).map(str::to_owned).collect();
    sequences.into_iter().filter_map(|sequence| {
        let (parameters, _) = sequence.split_once('m')?;
        parameters.chars().all(|c| c.is_ascii_digit() || c == ';' || c == ':').then(|| parameters.to_owned())
    })
}

/// Those that set a colour of letters, of what lies behind them, or of underlines.
fn colours(bytes: &[u8]) -> Vec<String> {
    let is_colour = |code: &str| matches!(code.parse(), Ok(30..=38 | 40..=48 | 58 | 90..=107));
    sgr(bytes).filter(|parameters| parameters.split([';', ':']).any(is_colour)).collect()
}
