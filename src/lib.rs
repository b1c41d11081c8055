//! Quorum keeps the delivery plan of a public strategy honest: a board of its objectives and actions, what each
//! service reports beside what the dates say, an append-only journal, and the review of every quarter.
//!
//! # Where everything lives
//!
//! | module | owns | must not know |
//! | --- | --- | --- |
//! | [`core`] | the words and the rules: deadlines, periods, ratings, the journal and its fold, the minutes as a tree | terminal, SQL, files, the clock |
//! | [`plans`] | reading plan files with every fault at once; the plans and the sample records that ship | who asks, where files are |
//! | [`store`] | the file: open, migrate, load, append, watch, verify, back up | what entries mean |
//! | [`render`] | one format a file: text, Markdown, HTML, DOCX, PDF, all from the same tree | where the tree came from |
//! | [`slips`] | workbooks that services fill in, and reading them back with every fault at once | who asks, where files are |
//! | [`tui`] | the screens: state, messages, effects, drawing | store, render |
//! | [`cli`] | the commands, and carrying out what the screens ask for | – it knows everyone |
//! | [`os`] | what only one kind of operating system has | Quorum |
//!
//! Arrows point down only: `main → cli → {tui, render, slips, store, plans} → core`; a test keeps it so.
//!
//! # Where to start reading
//!
//! [`core::journal`] is the heart: everything that happens is one [`core::journal::Entry`], and all else is a fold
//! over them. [`core::record`] gathers what they say about one action on one day, [`core::rating`] judges it, and
//! [`core::position`] does so for the whole plan. The board draws a position; the review puts it into words.

/// The words, the rules and the journal. Knows neither terminal nor SQL nor file nor clock.
pub mod core {
    pub mod account;
    pub mod agenda;
    pub mod briefing;
    pub mod date;
    pub mod decision;
    pub mod follow_ups;
    pub mod group;
    pub mod journal;
    pub mod measures;
    pub mod meeting;
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

/// Plan files: reading them, with every fault at once, and what ships with the program. Opens no files.
pub mod plans {
    mod action;
    pub mod builtin;
    mod consistency;
    pub mod fault;
    pub mod file;
    mod log;
    mod reader;
    pub mod sample;
    mod short;
    mod syntax;
    mod wording;
}

pub mod store;

/// Documents in each format, from the one tree of [`core::minutes`].
pub mod render {
    mod columns;
    pub mod docx;
    pub mod html;
    pub mod markdown;
    #[cfg(feature = "pdf")]
    pub mod pdf;
    pub mod text;
}

/// Update slips: workbooks that services fill in without the program, and what comes back. Opens no files.
pub mod slips {
    pub mod collect;
    pub mod container;
    pub mod fault;
    mod help;
    mod layout;
    pub mod name;
    pub mod read;
    pub mod slip;
    pub mod write;
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
    mod decision;
    mod draw;
    pub mod field;
    mod find;
    pub mod form;
    mod form_view;
    pub mod help;
    pub mod history;
    mod jotting;
    mod key_table;
    pub mod keymap;
    mod log;
    mod looking;
    pub mod measures;
    pub mod meeting;
    mod meeting_jump;
    mod meeting_rows;
    mod meeting_run;
    pub mod meeting_view;
    pub mod record_form;
    pub mod record_kind;
    pub mod record_view;
    mod recording;
    mod report;
    pub mod review;
    pub mod run;
    pub mod save_form;
    pub mod terminal;
    pub mod theme;
    mod trend;
    mod update;
    pub mod view;
    pub mod welcome;
}

/// The command line: one file for each family of commands; the only place that knows everyone.
pub mod cli {
    pub mod args;
    mod board;
    mod collect;
    mod decide;
    mod demo;
    mod desk;
    mod document;
    mod fault;
    mod file;
    mod follow_up;
    mod measure;
    mod meeting;
    pub mod meeting_args;
    mod member;
    mod memory;
    mod out;
    mod plans;
    mod record;
    mod review;
    pub mod run;
    mod show;
    pub mod slip_args;
    mod slips;
    mod status;
    mod status_data;
}

pub mod os;
