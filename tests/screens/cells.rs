//! What holds of every cell on every screen: no control characters, no rating by colour alone, no colour in Mono.

use quorum::core::rating::Rating;
use quorum::core::words::harmless;
use quorum::tui::theme::{Palette, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use crate::plays::{first_run, rehearsal};
use crate::sizes::{MEETING_WAYS, WAYS};
use crate::stage::Stage;

/// Something is drawn, and nothing that could act on a terminal.
#[track_caller]
pub fn assert_sound(stage: &Stage) {
    let cells = stage.cells();
    let size = (cells.area.width, cells.area.height);
    assert!(
        cells.content.iter().any(|cell| !cell.symbol().trim().is_empty()),
        "nothing is drawn at {size:?}"
    );
    for cell in &cells.content {
        let symbol = cell.symbol();
        assert_eq!(harmless(symbol), symbol, "at {size:?}");
    }
}

/// Every screen in a theme, with its name.
fn screens(theme: Theme) -> impl Iterator<Item = (&'static str, Stage)> {
    let play = move |mut stage: Stage, way| {
        stage.app.palette = Palette::of(theme);
        stage.type_keys(way);
        // One of the ways steps through the themes.
        stage.app.palette = Palette::of(theme);
        stage.draw();
        (way, stage)
    };
    let others = ["g", "[ [ [", "a text:abc Shift-Left Shift-Left", "g Enter", "a Ctrl-s"];
    let ways = WAYS.into_iter().chain(MEETING_WAYS).chain(others);
    ways.map(move |way| play(rehearsal().sized(120, 40), way)).chain([play(first_run(), "Tab")])
}

#[test]
fn without_colours_no_cell_has_one() {
    for (way, stage) in screens(Theme::Mono) {
        for cell in &stage.cells().content {
            let colours = (cell.fg, cell.bg, cell.underline_color);
            assert_eq!(
                colours,
                (Color::Reset, Color::Reset, Color::Reset),
                "{:?} after {way}",
                cell.symbol()
            );
        }
    }
}

#[test]
fn a_theme_that_was_chosen_has_its_own_paper_and_ink_everywhere() {
    for theme in [Theme::Dark, Theme::Light] {
        for way in WAYS.into_iter().filter(|way| !way.contains('t')) {
            let mut stage = rehearsal().sized(120, 40);
            while stage.app.palette.theme != theme || stage.app.palette == Palette::of(theme) {
                stage.type_keys("t");
            }
            stage.type_keys(way);
            let own = |cell: &&Cell| cell.bg == Color::Reset || cell.fg == Color::Reset;
            let missing: String = stage.cells().content.iter().filter(own).map(Cell::symbol).collect();
            assert_eq!(missing, "", "after {way} in {theme:?}");
        }
    }
    let stage = rehearsal();
    let papers = |cell: &&Cell| cell.bg == Color::Reset;
    assert!(stage.cells().content.iter().any(|cell| papers(&cell)), "what suits the terminal leaves its own");
}

/// The texts that stand on a background of that colour, each with what is on it in one row.
fn texts_on(cells: &Buffer, paper: Color) -> Vec<String> {
    let mut texts = vec![String::new()];
    for row in cells.content.chunks(cells.area.width.into()) {
        for cell in row {
            match (cell.bg == paper, texts.last_mut()) {
                (true, Some(text)) => text.push_str(cell.symbol()),
                (false, Some(text)) if text.is_empty() => {}
                _ => texts.push(String::new()),
            }
        }
        texts.push(String::new());
    }
    texts.retain(|text| !text.is_empty());
    texts
}

#[test]
fn a_rating_is_never_shown_by_colour_alone() {
    for theme in [Theme::Dark, Theme::Light, Theme::Contrast] {
        let palette = Palette::of(theme);
        for (way, stage) in screens(theme) {
            for rating in [Rating::Red, Rating::Amber, Rating::Green, Rating::Complete] {
                for text in texts_on(stage.cells(), palette.chip(rating).bg.unwrap()) {
                    let text = text.trim();
                    let said = text == rating.letter()
                        || text == rating.word()
                        || text == format!("● {}", rating.word());
                    // What is marked, and no rating, stands on the same paper as Amber.
                    let marked =
                        ["SAMPLE", "PAST", "only “", "as at"].iter().any(|mark| text.starts_with(mark));
                    assert!(said || marked, "“{text}” on {} after {way} in {theme:?}", rating.word());
                }
            }
        }
    }
}

#[test]
fn every_action_on_the_board_has_the_letters_of_its_ratings() {
    let mut stage = rehearsal().sized(80, 100);
    for theme in [Theme::Dark, Theme::Light, Theme::Contrast, Theme::Mono] {
        stage.app.palette = Palette::of(theme);
        stage.draw();
        for standing in &stage.app.position.actions {
            let row = stage.row(&format!(" {:<5} {}", standing.reference(), standing.action.title));
            let letters: String = row.chars().skip(1).take(3).collect();
            let (computed, reported) = (standing.computed.rating, standing.reported_rating());
            assert!(letters.contains(computed.letter()), "{row}");
            if standing.disagrees() {
                assert_eq!(letters, format!("{}≠{}", reported.unwrap().letter(), computed.letter()), "{row}");
            }
        }
    }
}

#[test]
fn the_totals_and_every_panel_count_by_letters() {
    let stage = rehearsal().sized(120, 40);
    let totals = stage.app.position.totals();
    let counts = |rating: Rating| totals.computed(rating);
    let [red, amber, green, complete, none] = Rating::ALL.map(counts);
    stage.sees(&format!("53 actions, by dates R {red} A {amber} G {green} C {complete} – {none}"));
    assert_eq!(red + amber + green + complete + none, 53);
    stage.sees("R2 G2 C2");
}
