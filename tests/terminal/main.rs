//! The program itself in a real pseudo-terminal: started, typed into, pasted into, resized, stopped and killed.
#![cfg(test)]
#![cfg(unix)]

mod beginning;
mod colours;
mod drafts;
mod leaving;
mod meeting;
mod minute_taker;
mod output;
mod panic;
mod pasting;
mod rehearsal;
mod resizing;
mod screens;
mod sharing;
mod stopping;
mod window;

#[path = "../shared/place.rs"]
mod place;

/// Keys, as the bytes that terminals send for them.
mod keys {
    pub const ENTER: &str = "\r";
    pub const ESC: &str = "\x1b";
    pub const TAB: &str = "\t";
    pub const CTRL_A: &str = "\x01";
    pub const CTRL_C: &str = "\x03";
    pub const CTRL_D: &str = "\x04";
    pub const CTRL_K: &str = "\x0b";
    pub const CTRL_L: &str = "\x0c";
    pub const CTRL_S: &str = "\x13";
    pub const CTRL_Z: &str = "\x1a";
}
