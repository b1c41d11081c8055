//! The colours of a terminal: its own ink and paper, and the 256 that every terminal shows alike.

use vt100::{Cell, Color};

/// Red, green and blue.
pub type Rgb = [u8; 3];

/// The ink and the paper of a terminal where the program chooses none.
#[derive(Clone, Copy)]
pub struct Colours {
    pub ink: Rgb,
    pub paper: Rgb,
}

pub const DARK: Colours = Colours { ink: [215, 218, 224], paper: [24, 26, 31] };
pub const BLACK: Colours = Colours { ink: [255, 255, 255], paper: [0, 0, 0] };
pub const LIGHT: Colours = Colours { ink: [31, 35, 40], paper: [255, 255, 255] };

impl Colours {
    /// The ink and the paper of a cell; the other way round where it is reversed or the cursor stands on it.
    pub fn of(self, cell: &Cell, has_cursor: bool) -> Colours {
        let ink = rgb(cell.fgcolor(), self.ink);
        let paper = rgb(cell.bgcolor(), self.paper);
        if cell.inverse() == has_cursor { Self { ink, paper } } else { Self { ink: paper, paper: ink } }
    }
}

fn rgb(colour: Color, default: Rgb) -> Rgb {
    match colour {
        Color::Default => default,
        Color::Rgb(red, green, blue) => [red, green, blue],
        // The named ones differ from terminal to terminal: pure colours, dark and bright, are near to all.
        Color::Idx(index @ ..16) => [1, 2, 4].map(|bit| match (index & bit, index) {
            (0, _) => 0,
            (_, ..8) => 170,
            _ => 255,
        }),
        // A cube of six levels a side, then greys.
        Color::Idx(index @ 16..232) => {
            let at = index - 16;
            [at / 36, at / 6 % 6, at % 6].map(|level| if level == 0 { 0 } else { 55 + 40 * level })
        }
        Color::Idx(index @ 232..) => [8 + 10 * (index - 232); 3],
    }
}
