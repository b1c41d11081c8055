//! How fast the parts of the program are: `cargo bench`, or `cargo bench -- board` for some of them.
//!
//! A file each for the rules, the store, the board, the review and the minutes; [`made`] makes what they work on. To see the whole
//! program at work on a large plan, `cargo bench -- write FILE ACTIONS` writes one to a new file.

#![expect(clippy::unwrap_used, reason = "where something cannot be set up there is nothing to measure")]

mod board;
mod made;
mod minutes;
mod review;
mod rules;
mod store;

fn main() {
    let words: Vec<_> = std::env::args().skip(1).collect();
    match words.as_slice() {
        [word, file, actions, ..] if word == "write" => made::write(file.as_ref(), actions.parse().unwrap()),
        _ => divan::main(),
    }
}
