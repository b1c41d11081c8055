//! The font: found among those of the system, and its letters as shades of ink in a cell.

use std::path::{Path, PathBuf};
use std::{env, fs};

use ab_glyph::{Font as _, FontVec, Glyph, PxScale, point};
use color_eyre::Result;
use color_eyre::eyre::{OptionExt, eyre};

use crate::drawing::{HEIGHT, WIDTH, whole};

/// The regular and the bold letters of one family.
pub struct Font {
    regular: FontVec,
    bold: FontVec,
}

/// A font in a file: the file's name, and which of the fonts in it.
type Face = (&'static str, u32);

/// Regular and bold, the one to look for first.
const FAMILIES: [[Face; 2]; 3] = [
    [("DejaVuSansMono.ttf", 0), ("DejaVuSansMono-Bold.ttf", 0)],
    [("Menlo.ttc", 0), ("Menlo.ttc", 1)],
    [("consola.ttf", 0), ("consolab.ttf", 0)],
];

/// Where Debian, Arch, Fedora, other Unixes, macOS and Windows keep them; `~` is the user's home.
const FOLDERS: [&str; 10] = [
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/TTF",
    "/usr/share/fonts/dejavu-sans-mono-fonts",
    "/usr/share/fonts/dejavu",
    "/usr/local/share/fonts/dejavu",
    "~/.local/share/fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
];

impl Font {
    /// The first family of which both files are there.
    pub fn of_the_system() -> Result<Self> {
        let home = env::home_dir().unwrap_or_default();
        let folders = FOLDERS.map(|folder| match folder.strip_prefix("~/") {
            Some(rest) => home.join(rest),
            None => PathBuf::from(folder),
        });
        let found = FAMILIES.iter().find_map(|[regular, bold]| {
            let folder = folders.iter().find(|f| f.join(regular.0).is_file() && f.join(bold.0).is_file())?;
            Some((folder, *regular, *bold))
        });
        let (folder, regular, bold) = found.ok_or_eyre(
            "There is no DejaVu Sans Mono on this system: install it (Debian: fonts-dejavu-core) and try again.",
        )?;
        Ok(Self { regular: read(folder, regular)?, bold: read(folder, bold)? })
    }

    /// Gives the pixels of a letter, from the upper left of its cell, with how much ink each has: 0 to 1.
    pub fn letter(&self, letter: char, bold: bool, mut pixel: impl FnMut(i32, i32, f32)) {
        let has_bold = self.bold.glyph_id(letter).0 != 0;
        let font = if bold && has_bold { &self.bold } else { &self.regular };
        let Some(outline) = font.outline_glyph(placed(font, letter)) else { return };
        let corner = outline.px_bounds().min;
        let (left, top) = (whole(corner.x), whole(corner.y));
        outline.draw(|x, y, share| pixel(left + x.cast_signed(), top + y.cast_signed(), share));
    }
}

fn read(folder: &Path, (name, index): Face) -> Result<FontVec> {
    let path = folder.join(name);
    FontVec::try_from_vec_and_index(fs::read(&path)?, index)
        .map_err(|fault| eyre!("{} is no font that can be read: {fault}", path.display()))
}

/// A letter on its base line, stretched so that the font fills the cell: the lines of frames join without gaps.
fn placed(font: &FontVec, letter: char) -> Glyph {
    let narrow = font.height_unscaled() / font.h_advance_unscaled(font.glyph_id('M'));
    let scale = PxScale { x: f32::from(WIDTH) * narrow, y: f32::from(HEIGHT) };
    let base_line = font.ascent_unscaled() / font.height_unscaled() * f32::from(HEIGHT);
    font.glyph_id(letter).with_scale_and_position(scale, point(0.0, base_line.round()))
}
