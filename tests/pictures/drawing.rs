//! A screen as a picture: paper, letters and the cursor, in as few colours as a small PNG needs.

use std::collections::BTreeSet;

use color_eyre::Result;
use color_eyre::eyre::ensure;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use vt100::{Cell, Screen};

use crate::colours::{Colours, Rgb};
use crate::font::Font;

/// Pixels of a cell, which is 7 by 14 at twice the size.
pub const WIDTH: u8 = 14;
pub const HEIGHT: u8 = 28;

/// How far down in a cell the line under a letter is, and how thick.
const UNDERLINE: (i32, i32) = (24, 2);

/// Pixels of the terminal's own paper around the screen.
const MARGIN: i32 = 14;

/// Steps from paper to ink: as many as look smooth, as few as keep the file small.
const SHADES: f32 = 6.0;

/// The screen as a PNG.
pub fn png(screen: &Screen, colours: Colours, font: &Font) -> Result<Vec<u8>> {
    let (rows, columns) = screen.size();
    let mut canvas = Canvas::new(corner(rows.get(), columns.get()), colours.paper)?;
    let places = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
    let cells = places.filter_map(|place| {
        let cell = screen.cell(place.0, place.1).filter(|cell| !cell.is_wide_continuation())?;
        let has_cursor = !screen.hide_cursor() && screen.cursor_position() == place;
        Some((corner(place.0, place.1), cell, colours.of(cell, has_cursor)))
    });
    // All paper first: a letter may reach into its neighbour's cell.
    for (corner, cell, Colours { paper, .. }) in cells.clone() {
        canvas.fill(corner, (width(cell), HEIGHT.into()), paper);
    }
    for (corner, cell, Colours { ink, .. }) in cells {
        canvas.write(corner, cell, ink, font);
    }
    canvas.encode()
}

/// Where the cell of a row and a column begins.
fn corner(row: u16, column: u16) -> (i32, i32) {
    (MARGIN + i32::from(column) * i32::from(WIDTH), MARGIN + i32::from(row) * i32::from(HEIGHT))
}

fn width(cell: &Cell) -> i32 {
    i32::from(WIDTH) * if cell.is_wide() { 2 } else { 1 }
}

/// What is painted on.
struct Canvas {
    width: u32,
    height: u32,
    pixels: Vec<Rgb>,
}

impl Canvas {
    /// Blank paper for a screen that ends where the margin begins.
    fn new((right, bottom): (i32, i32), paper: Rgb) -> Result<Self> {
        let (width, height) = (u32::try_from(right + MARGIN)?, u32::try_from(bottom + MARGIN)?);
        Ok(Self { width, height, pixels: vec![paper; usize::try_from(width * height)?] })
    }

    fn pixel(&mut self, x: i32, y: i32) -> Option<&mut Rgb> {
        let x = u32::try_from(x).ok().filter(|x| *x < self.width)?;
        self.pixels.get_mut(usize::try_from(u32::try_from(y).ok()? * self.width + x).ok()?)
    }

    fn fill(&mut self, (left, top): (i32, i32), (width, height): (i32, i32), colour: Rgb) {
        for y in top..top + height {
            for x in left..left + width {
                if let Some(pixel) = self.pixel(x, y) {
                    *pixel = colour;
                }
            }
        }
    }

    fn write(&mut self, (left, top): (i32, i32), cell: &Cell, ink: Rgb, font: &Font) {
        let mut blend = |x: i32, y: i32, share: f32| {
            if let Some(pixel) = self.pixel(left + x, top + y) {
                *pixel = mixed(*pixel, ink, share);
            }
        };
        for letter in cell.contents().chars() {
            font.letter(letter, cell.bold(), &mut blend);
        }
        if cell.underline() {
            let (down, thickness) = UNDERLINE;
            self.fill((left, top + down), (width(cell), thickness), ink);
        }
    }

    /// With a palette: a byte a pixel in place of three.
    fn encode(&self) -> Result<Vec<u8>> {
        let palette: Vec<Rgb> = self.pixels.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
        ensure!(palette.len() <= 256, "A picture has {} colours, not 256: lower SHADES.", palette.len());
        let index = |colour| palette.binary_search(colour).ok().and_then(|at| u8::try_from(at).ok());
        let indices: Vec<u8> = self.pixels.iter().filter_map(index).collect();
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(palette.concat());
        encoder.set_compression(Compression::High);
        encoder.set_filter(Filter::NoFilter);
        encoder.write_header()?.write_image_data(&indices)?;
        Ok(file)
    }
}

/// Paper with a share of ink on it.
fn mixed(paper: Rgb, ink: Rgb, share: f32) -> Rgb {
    let share = (share * SHADES).round() / SHADES;
    let mut mixed = paper;
    for (paper, ink) in mixed.iter_mut().zip(ink) {
        let mix = f32::from(*paper) * (1.0 - share) + f32::from(ink) * share;
        *paper = u8::try_from(whole(mix)).unwrap_or(ink);
    }
    mixed
}

/// The nearest whole number.
#[expect(clippy::cast_possible_truncation, reason = "pixels and shades are small")]
pub fn whole(number: f32) -> i32 {
    number.round() as i32
}
