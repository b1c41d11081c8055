//! Draws the topmost screen. It sees the state and cannot change it.

use ratatui::Frame;

use super::app::{App, Screen};
use super::{
    action, board_view, help, history, measures, meeting_view, record_view, review, save_form, welcome,
};

/// In fewer columns nothing can be read but that the program is there.
const NARROWEST: u16 = 6;

/// Draws the whole window.
pub fn draw(frame: &mut Frame<'_>, app: &App) {
    let area = frame.area();
    frame.buffer_mut().set_style(area, app.palette.base);
    if area.width < NARROWEST {
        return frame.render_widget("Quorum", area);
    }
    draw_from(frame, app, &app.screens);
}

/// Draws the last of `screens`; those that cover only a part draw what lies below them first.
fn draw_from(frame: &mut Frame<'_>, app: &App, screens: &[Screen]) {
    let area = frame.area();
    let Some((top, below)) = screens.split_last() else { return board_view::draw(frame, area, app) };
    match top {
        Screen::Welcome(form) => welcome::draw(frame, area, app, form),
        Screen::Action(screen) => action::draw(frame, area, app, screen),
        Screen::History(screen) => history::draw(frame, area, app, screen, None),
        Screen::Review(screen) => review::draw(frame, area, app, screen),
        Screen::Measures(screen) => measures::draw(frame, area, app, screen),
        Screen::Meeting(screen) => meeting_view::draw(frame, area, app, screen),
        Screen::Record(form) => record_view::draw(frame, area, app, form),
        Screen::Save(form) => {
            draw_from(frame, app, below);
            save_form::draw(frame, area, app, form);
        }
        Screen::Help(screen) => {
            draw_from(frame, app, below);
            help::draw(frame, area, app, screen);
        }
        Screen::Undo(seq) => match below.last() {
            Some(Screen::History(screen)) => history::draw(frame, area, app, screen, Some(*seq)),
            _ => draw_from(frame, app, below),
        },
    }
}
