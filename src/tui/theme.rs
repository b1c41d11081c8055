//! The palettes: which style each part of a screen has. Drawing names a role, never a colour.

use ratatui::style::{Color, Modifier, Style};

use crate::core::rating::Rating;

/// The palettes to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// For a dark terminal.
    Dark,
    /// For a light terminal.
    Light,
    /// Pure black and white with strong signal colours.
    Contrast,
    /// Bold, underline and reverse only: no colour at all.
    Mono,
}

/// The style of every role on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Which palette it is.
    pub theme: Theme,
    /// The whole screen.
    pub base: Style,
    /// What matters less.
    pub dim: Style,
    /// What matters more.
    pub strong: Style,
    /// Titles, the focused frame, keys in hints.
    pub accent: Style,
    /// Frames.
    pub frame: Style,
    /// The selected row.
    pub selected: Style,
    /// Words of warning: overdue, disagrees.
    pub alert: Style,
    /// A bar that says something unusual about the whole screen: SAMPLE, a past quarter.
    pub mark: Style,
    /// A text field.
    pub field: Style,
    ratings: [Style; 5],
    words: [Style; 5],
}

impl Theme {
    /// The next one, for a key that steps through them.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Theme::Dark => Theme::Light,
            Theme::Light => Theme::Contrast,
            Theme::Contrast => Theme::Mono,
            Theme::Mono => Theme::Dark,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Dark => "dark",
            Theme::Light => "light",
            Theme::Contrast => "high contrast",
            Theme::Mono => "no colours",
        }
    }
}

impl Palette {
    /// The palette of a theme.
    pub fn of(theme: Theme) -> Self {
        match theme {
            Theme::Dark => {
                Self::coloured(theme, &Shades { dim: 247, accent: 80, frame: 240, selected: 237, field: 236 })
            }
            Theme::Light => {
                Self::coloured(theme, &Shades { dim: 240, accent: 24, frame: 248, selected: 253, field: 255 })
            }
            Theme::Contrast => Self::contrast(),
            Theme::Mono => Self::mono(),
        }
    }

    /// The palette of a theme that somebody asked for, whatever the terminal is: with its own paper and ink.
    pub fn chosen(theme: Theme) -> Self {
        let mut palette = Self::of(theme);
        let (paper, ink) = match theme {
            Theme::Dark => (234, 252),
            Theme::Light => (231, 234),
            // The one brings its own already, the other has no colour at all.
            Theme::Contrast | Theme::Mono => return palette,
        };
        palette.base = Style::new().fg(Color::Indexed(ink)).bg(Color::Indexed(paper));
        palette.strong = palette.strong.fg(Color::Indexed(ink));
        palette
    }

    /// A rating as a letter on its colour.
    pub fn chip(&self, rating: Rating) -> Style {
        pick(&self.ratings, rating)
    }

    /// A rating as a word or a bar in its colour.
    pub fn word(&self, rating: Rating) -> Style {
        pick(&self.words, rating)
    }

    /// The terminal's own background and the 256-colour signal colours, which both kinds of terminal show alike.
    fn coloured(theme: Theme, shades: &Shades) -> Self {
        let ink = |colour: u8| Style::new().fg(Color::Indexed(colour));
        let on = |paper: u8, text: u8| ink(text).bg(Color::Indexed(paper)).add_modifier(Modifier::BOLD);
        let (red, amber, green, blue) =
            if theme == Theme::Dark { (203, 214, 78, 75) } else { (160, 130, 28, 25) };
        Self {
            theme,
            base: Style::new().fg(Color::Reset),
            dim: ink(shades.dim),
            strong: Style::new().fg(Color::Reset).add_modifier(Modifier::BOLD),
            accent: ink(shades.accent).add_modifier(Modifier::BOLD),
            frame: ink(shades.frame),
            selected: Style::new().bg(Color::Indexed(shades.selected)),
            alert: ink(red),
            mark: on(214, 16),
            field: Style::new().bg(Color::Indexed(shades.field)),
            // White on 160 has a contrast of 5.9, black on 214 of 11, white on 28 of 5.1, white on 25 of 6.4.
            ratings: [on(160, 231), on(214, 16), on(28, 231), on(25, 231), ink(shades.dim)],
            words: [ink(red), ink(amber), ink(green), ink(blue), ink(shades.dim)],
        }
    }

    fn contrast() -> Self {
        let ink = |colour| Style::new().fg(colour).bg(Color::Indexed(16));
        let on = |paper| {
            Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(paper)).add_modifier(Modifier::BOLD)
        };
        let white = ink(Color::Indexed(231));
        let loud = |colour| ink(Color::Indexed(colour)).add_modifier(Modifier::BOLD);
        Self {
            theme: Theme::Contrast,
            base: white,
            dim: white,
            strong: white.add_modifier(Modifier::BOLD),
            accent: loud(226),
            frame: white,
            selected: Style::new().add_modifier(Modifier::REVERSED),
            alert: loud(210),
            mark: on(226),
            field: white.add_modifier(Modifier::UNDERLINED),
            ratings: [on(210), on(226), on(120), on(117), white],
            words: [loud(210), loud(226), loud(120), loud(117), white],
        }
    }

    fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reversed = bold.add_modifier(Modifier::REVERSED);
        Self {
            theme: Theme::Mono,
            base: plain,
            dim: plain,
            strong: bold,
            accent: bold,
            frame: plain,
            selected: reversed,
            alert: bold,
            mark: reversed,
            field: plain,
            ratings: [reversed, bold.add_modifier(Modifier::UNDERLINED), bold, plain, plain],
            words: [bold; 5],
        }
    }
}

/// The shades that differ between a dark and a light terminal, from the 256-colour table.
struct Shades {
    dim: u8,
    accent: u8,
    frame: u8,
    selected: u8,
    field: u8,
}

fn pick(styles: &[Style; 5], rating: Rating) -> Style {
    Rating::ALL.iter().zip(styles).find(|(of, _)| **of == rating).map_or_else(Style::new, |(_, style)| *style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_palette_without_colours_has_none() {
        let palette = Palette::of(Theme::Mono);
        let styles =
            [palette.base, palette.dim, palette.selected, palette.mark, palette.field, palette.alert];
        for style in styles.iter().chain(&palette.ratings).chain(&palette.words) {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn every_theme_is_reached_by_stepping() {
        let seen = [Theme::Dark.next(), Theme::Dark.next().next(), Theme::Dark.next().next().next()];
        assert_eq!(seen, [Theme::Light, Theme::Contrast, Theme::Mono]);
        assert_eq!(Theme::Mono.next(), Theme::Dark);
    }
}
