//! Quorum keeps the delivery plan of a public strategy: its board, its quarterly review, its journal.

/// The words, the rules and the journal. Knows neither terminal nor SQL nor file nor clock.
pub mod core {
    pub mod date;
    pub mod journal;
    pub mod minutes;
    pub mod period;
    pub mod plan;
    pub mod position;
    pub mod queries;
    pub mod rating;
    pub mod record;
    pub mod schedule;
    pub mod words;
}

/// The screens: state, messages, effects and drawing. Knows neither store nor render.
pub mod tui {
    pub mod action;
    pub mod app;
    pub mod background;
    pub mod board;
    pub mod board_layout;
    mod board_row;
    pub mod board_view;
    mod draw;
    pub mod form;
    pub mod help;
    pub mod history;
    pub mod keymap;
    mod log;
    pub mod record_form;
    pub mod record_view;
    mod report;
    pub mod review;
    pub mod run;
    pub mod save_form;
    pub mod terminal;
    pub mod theme;
    pub mod view;
    pub mod welcome;
}
