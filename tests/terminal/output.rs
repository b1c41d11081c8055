//! What comes out of the program: its bytes, the screen that they make, and the answer that a terminal gives to some.

use std::io::{Read, Write};
use std::sync::{Condvar, Mutex, PoisonError};

use vt100::{Parser, Screen};

/// The question for the background, and how a frame begins and ends.
const ASK_BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\";
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// All that has come out so far.
pub struct Seen {
    /// The screen that it makes.
    pub screen: Parser,
    /// The bytes as they were written.
    pub bytes: Vec<u8>,
    /// How many frames were drawn whole.
    pub frames: usize,
    /// Has the program ended, so that no more can come?
    pub ended: bool,
}

impl Seen {
    /// Nothing yet, on that screen.
    pub fn of(screen: Parser) -> Self {
        Self { screen, bytes: Vec::new(), frames: 0, ended: false }
    }

    /// Is no frame half drawn?
    pub fn has_whole_frames(&self) -> bool {
        let last = |mark: &[u8]| self.bytes.windows(mark.len()).rposition(|bytes| bytes == mark);
        last(FRAME_BEGINS) <= last(FRAME_ENDS)
    }

    /// Takes in what comes next; nothing means the end.
    fn take_in(&mut self, read: &[u8]) {
        self.screen.process(read);
        // A mark may have come in two pieces.
        let unread = self.bytes.len().saturating_sub(FRAME_ENDS.len() - 1);
        self.bytes.extend_from_slice(read);
        self.frames +=
            self.bytes[unread..].windows(FRAME_ENDS.len()).filter(|bytes| *bytes == FRAME_ENDS).count();
        self.ended = read.is_empty();
    }

    fn asks_background(&self) -> bool {
        self.bytes.windows(ASK_BACKGROUND.len()).any(|bytes| bytes == ASK_BACKGROUND)
    }
}

/// The text of a screen.
pub fn rows_of(screen: &Screen) -> String {
    screen.rows(0, u16::MAX).collect::<Vec<_>>().join("\n")
}

/// Takes in all that comes out of the program, until it ends; answers it as the terminal would.
pub fn watch(
    mut output: impl Read,
    seen: &(Mutex<Seen>, Condvar),
    background: Option<&str>,
    keyboard: &Mutex<Box<dyn Write + Send>>,
) {
    let (seen, news) = seen;
    let mut piece = vec![0; 1 << 16];
    let mut unanswered = background;
    loop {
        let count = output.read(&mut piece).unwrap_or(0);
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.take_in(&piece[..count]);
        news.notify_all();
        if seen.ended {
            return;
        }
        if let Some(answer) = unanswered.take_if(|_| seen.asks_background()) {
            drop(seen);
            // A program that has ended meanwhile wants no answer.
            let _ = keyboard.lock().unwrap().write_all(answer.as_bytes());
        }
    }
}
