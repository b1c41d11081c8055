//! The script: which pictures there are, how large, in which colours, and the keys that lead to each.

use std::path::Path;

use color_eyre::Result;

use crate::colours::{BLACK, Colours, DARK, LIGHT};
use crate::terminal::Terminal;

/// One picture.
pub struct Picture {
    /// The name of its file.
    pub name: &'static str,
    /// Columns and rows of the terminal.
    size: (u16, u16),
    /// The colours that the program is asked for.
    theme: &'static str,
    /// The arguments that the program starts with, and a text of its first screen.
    start: (&'static [&'static str], &'static str),
    /// Keys to type, and the text that shows that they have been taken in.
    steps: &'static [(&'static str, &'static str)],
}

/// Two years of sample records.
const REHEARSAL: (&[&str], &str) = (&["demo"], "53 actions");

/// A file that is not there yet.
const NEW_FILE: (&[&str], &str) = (&["--db", "plan.db"], "Your name");

/// All of them. In a text field `\n` is Ctrl-J, which clears the line.
pub const PICTURES: &[Picture] = &[
    rehearsal("board-dark", (160, 48), "dark", &[]),
    rehearsal("board-light", (160, 48), "light", &[]),
    rehearsal("board-80x24", (80, 24), "dark", &[]),
    rehearsal("board-contrast", (120, 40), "contrast", &[]),
    rehearsal("board-past", (160, 48), "dark", &[("[[[[[", "as at 30 September 2025")]),
    rehearsal("action", (140, 42), "dark", &[("/5.4\r\r", "5.4 Co-production guidance")]),
    rehearsal(
        "update",
        (120, 36),
        "dark",
        &[
            ("a", "Update 1.3"),
            ("The three outstanding plans are in. Two of the four sent back are still empty.", "empty."),
            ("\t29 January 2027", "29 January 2027"),
            ("\t\nOne director's post is vacant, so nobody has signed the two plans.", "two plans."),
            ("\t\nThe service planning lead signs them with the interim director by 29 January.", "January."),
            ("\t\nNothing.", "Nothing."),
        ],
    ),
    rehearsal(
        "log",
        (100, 30),
        "dark",
        &[
            ("/2.11\rl", "Log 2.11"),
            ("Open afternoon with two directors: 64 residents, 23 questions answered.", "answered."),
            ("\tIdea Store Bow", "Idea Store Bow"),
            ("\t20 November", "20 November"),
        ],
    ),
    rehearsal(
        "attendance",
        (100, 30),
        "dark",
        &[("m", "Figures as at"), ("\r", "0 present for 12"), ("\r\ra", "2 present"), ("\r\r", "4 present")],
    ),
    rehearsal("meeting", (160, 48), "dark", AT_AN_EXCEPTION),
    rehearsal("meeting-80x24", (80, 24), "dark", AT_AN_EXCEPTION),
    rehearsal(
        "decision",
        (120, 36),
        "dark",
        &[
            ("m", "Figures as at"),
            ("\rA", "interest to declare"),
            ("/1.3\r", "Opportunities in service plans"),
            ("dm", "Move the date"),
            ("\tMarch 2027", "31 March 2027"),
            ("\tThe date is moved to March 2027; no further move.", "no further move."),
            ("\tTwo services have no agreed plan until their restructuring ends.", "ends."),
        ],
    ),
    rehearsal("measures", (120, 40), "dark", &[("v", "Trust in the council")]),
    rehearsal(
        "minutes",
        (110, 40),
        "dark",
        &[
            ("m", "Figures as at"),
            ("\rA", "interest to declare"),
            ("\r\r\r", "Agreed the minutes of meeting 9"),
            ("/close\r\r", "when and where"),
            ("20 January 2027, Town Hall\r", "minutes of meeting 10"),
        ],
    ),
    rehearsal("review", (110, 40), "dark", &[("M", "Summary")]),
    rehearsal("history", (120, 36), "dark", &[("h", "newest first")]),
    rehearsal("help", (100, 34), "dark", &[("?", "Enter does it")]),
    Picture { name: "first-run", size: (100, 30), theme: "dark", start: NEW_FILE, steps: &[] },
];

/// Into the meeting, everybody present, to the first exception.
const AT_AN_EXCEPTION: &[(&str, &str)] = &[
    ("m", "Figures as at"),
    ("\rA", "interest to declare"),
    ("\r\r\r", "Agreed the minutes of meeting 9"),
    ("/1.3\r", "Opportunities in service plans"),
    ("G", "Store of consultation results"),
];

const fn rehearsal(
    name: &'static str,
    size: (u16, u16),
    theme: &'static str,
    steps: &'static [(&'static str, &'static str)],
) -> Picture {
    Picture { name, size, theme, start: REHEARSAL, steps }
}

impl Picture {
    /// Starts the program and types the keys; the terminal that comes back shows the picture.
    pub fn play(&self, program: &Path) -> Result<Terminal> {
        let (start, opened) = self.start;
        let arguments = [start, &["--theme", self.theme, "--as", "Minute-taker"]].concat();
        let mut terminal = Terminal::start(program, &arguments, self.size)?;
        terminal.wait_for(opened)?;
        for (keys, text) in self.steps {
            terminal.press(keys)?;
            terminal.wait_for(text)?;
        }
        Ok(terminal)
    }

    /// The colours of the terminal that it is shown in.
    pub fn colours(&self) -> Colours {
        match self.theme {
            "light" => LIGHT,
            "contrast" => BLACK,
            _ => DARK,
        }
    }
}
