//! The board's state: which action is selected, in which order rows stand, what is looked for.

use crossterm::event::{KeyCode, KeyEvent};

use super::action::ActionScreen;
use super::app::{App, Effect, Screen};
use super::board_layout::{Density, density};
use super::find::Finder;
use super::keymap::{Command, is_text};
use crate::core::plan::ActionRef;
use crate::core::position::{Position, Standing, Totals};
use crate::core::rating::Rating;

/// The board.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// The selected action; never a row number, so that it stays selected when rows move.
    pub selected: Option<ActionRef>,
    /// Worst first, or in the order of the plan?
    pub by_plan: bool,
    /// The text being typed to find actions, while it is.
    pub finding: Option<String>,
    /// Only actions with all of these words are shown.
    pub filter: String,
    /// One panel for each objective that has rows to show.
    pub panels: Vec<Panel>,
    /// The totals of the whole plan, counted here once and not for each frame.
    pub totals: Totals,
    /// The panels while nothing is looked for.
    all: Vec<Panel>,
    /// The computed rating of each of the position's actions, side by side: they are counted at every letter typed.
    ratings: Vec<Rating>,
    finder: Finder,
}

/// The rows of one objective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// The objective's number.
    pub objective: u16,
    /// Its rows, as places in the position's actions.
    pub rows: Vec<usize>,
    /// How many of them have each computed rating, in the order of [`Rating::ALL`].
    counts: [u32; 5],
    /// The row selected last, to come back to.
    pub remembered: Option<ActionRef>,
}

impl Board {
    /// The board of a position, the first row selected.
    pub fn new(position: &Position) -> Self {
        let mut board = Self::default();
        board.arrange(position);
        board
    }

    /// Takes in a position, keeping the selection where it can.
    pub fn arrange(&mut self, position: &Position) {
        self.finder = Finder::default();
        self.totals = position.totals();
        self.ratings = position.actions.iter().map(|standing| standing.computed.rating).collect();
        self.sort(position);
    }

    /// Puts all rows in order.
    fn sort(&mut self, position: &Position) {
        self.remember();
        let known = std::mem::take(&mut self.all);
        for (at, standing) in position.actions.iter().enumerate().filter(|(_, s)| !s.is_deleted()) {
            let objective = standing.reference().objective;
            if self.all.last().is_none_or(|panel| panel.objective != objective) {
                let remembered = known.iter().find(|p| p.objective == objective).and_then(|p| p.remembered);
                self.all.push(Panel { objective, rows: Vec::new(), counts: [0; 5], remembered });
            }
            if let Some(panel) = self.all.last_mut() {
                panel.rows.push(at);
            }
        }
        for panel in &mut self.all {
            panel.count(&self.ratings);
            if !self.by_plan {
                // Stable, so that equals stay in the order of the plan.
                panel.rows.sort_by_key(|at| position.actions.get(*at).map(Standing::worst));
            }
        }
        self.narrow(position);
    }

    /// Shows what the filter leaves of the rows, in their order.
    fn narrow(&mut self, position: &Position) {
        self.remember();
        self.panels.clone_from(&self.all);
        if !self.filter.trim().is_empty() {
            let mut shown = vec![false; position.actions.len()];
            for at in self.finder.find(position, &self.filter) {
                if let Some(shown) = shown.get_mut(*at) {
                    *shown = true;
                }
            }
            for panel in &mut self.panels {
                let all = panel.rows.len();
                panel.rows.retain(|at| shown.get(*at).is_some_and(|shown| *shown));
                if panel.rows.len() < all {
                    panel.count(&self.ratings);
                }
            }
            self.panels.retain(|panel| !panel.rows.is_empty());
        }
        if self.place(position).is_none() {
            self.selected = self.panels.first().and_then(|panel| panel.reference(0, position));
        }
    }

    /// Keeps the rows selected last, for panels that come back.
    fn remember(&mut self) {
        for panel in &self.panels {
            if let Some(known) = self.all.iter_mut().find(|known| known.objective == panel.objective) {
                known.remembered = panel.remembered;
            }
        }
    }

    /// The panel and the row of the selected action.
    pub fn place(&self, position: &Position) -> Option<(usize, usize)> {
        let selected = self.selected?;
        let panel = self.panels.iter().position(|panel| panel.objective == selected.objective)?;
        Some((panel, self.panels.get(panel)?.row_of(selected, position)?))
    }

    /// How many rows are shown.
    pub fn shown(&self) -> usize {
        self.panels.iter().map(|panel| panel.rows.len()).sum()
    }

    fn select(&mut self, panel: usize, row: usize, position: &Position) {
        let Some(panel) = self.panels.get_mut(panel) else { return };
        let Some(reference) = panel.reference(row.min(panel.rows.len().saturating_sub(1)), position) else {
            return;
        };
        panel.remembered = Some(reference);
        self.selected = Some(reference);
    }

    /// Selects the action that is looked at elsewhere, if it is on the board.
    pub(super) fn follow(&mut self, reference: ActionRef, position: &Position) {
        let row_in = |(at, panel): (usize, &Panel)| Some((at, panel.row_of(reference, position)?));
        if let Some((panel, row)) = self.panels.iter().enumerate().find_map(row_in) {
            self.select(panel, row, position);
        }
    }

    /// Goes to a panel, to the row that was selected there last.
    fn enter(&mut self, panel: usize, position: &Position) {
        let remembered = self.panels.get(panel).and_then(|p| p.row_of(p.remembered?, position));
        self.select(panel, remembered.unwrap_or(0), position);
    }

    /// Moves by rows within the panel, and from its ends into the next panel or the one before: one key walks through
    /// the whole plan.
    fn step(&mut self, by: isize, position: &Position) {
        let Some((panel, row)) = self.place(position) else { return };
        let rows = self.panels.get(panel).map_or(0, |panel| panel.rows.len());
        match row.checked_add_signed(by) {
            Some(next) if next < rows => self.select(panel, next, position),
            Some(_) if panel + 1 < self.panels.len() && row + 1 == rows => {
                self.select(panel + 1, 0, position);
            }
            None if panel > 0 && row == 0 => self.select(panel - 1, usize::MAX, position),
            Some(_) => self.select(panel, usize::MAX, position),
            None => self.select(panel, 0, position),
        }
    }

    fn turn(&mut self, by: isize, position: &Position) {
        let Some((panel, _)) = self.place(position) else { return };
        let count = self.panels.len().cast_signed();
        let next = (panel.cast_signed() + by).rem_euclid(count.max(1));
        self.enter(next.cast_unsigned(), position);
    }
}

impl Panel {
    fn reference(&self, row: usize, position: &Position) -> Option<ActionRef> {
        Some(position.actions.get(*self.rows.get(row)?)?.reference())
    }

    fn count(&mut self, ratings: &[Rating]) {
        self.counts = [0; 5];
        for rating in self.rows.iter().filter_map(|at| ratings.get(*at)) {
            for (of, count) in Rating::ALL.iter().zip(&mut self.counts) {
                *count += u32::from(of == rating);
            }
        }
    }

    /// How many of the rows have that computed rating.
    pub fn computed(&self, rating: Rating) -> u32 {
        Rating::ALL.iter().zip(self.counts).find(|(of, _)| **of == rating).map_or(0, |(_, count)| count)
    }

    /// The row of an action, if it is shown.
    pub fn row_of(&self, reference: ActionRef, position: &Position) -> Option<usize> {
        let at = position.actions.binary_search_by_key(&reference, Standing::reference).ok()?;
        self.rows.iter().position(|row| *row == at)
    }
}

/// Does a command on the board.
pub(super) fn run(app: &mut App, command: Command) -> Vec<Effect> {
    let (position, board) = (&app.position, &mut app.board);
    let page = usize::from(app.size.1.saturating_sub(8)).max(1)
        / if density(app.size, board) == Density::Two { 2 } else { 1 };
    match command {
        Command::Up => board.step(-1, position),
        Command::Down => board.step(1, position),
        Command::PageUp => board.step(-(page.cast_signed().max(2)), position),
        Command::PageDown => board.step(page.cast_signed().max(2), position),
        Command::First => board.select(0, 0, position),
        Command::Last => board.select(board.panels.len().saturating_sub(1), usize::MAX, position),
        Command::Left | Command::PreviousPanel => board.turn(-1, position),
        Command::Right | Command::NextPanel => board.turn(1, position),
        Command::Open if board.finding.is_some() => board.finding = None,
        Command::Open => {
            let action = board.selected.map(ActionScreen::new);
            app.screens.extend(action.map(Screen::Action));
        }
        Command::Find => {
            board.finder.prepare(position);
            board.finding = Some(std::mem::take(&mut board.filter));
        }
        Command::Sort => {
            board.by_plan = !board.by_plan;
            board.sort(position);
        }
        Command::Back if board.finding.is_some() || !board.filter.is_empty() => {
            board.finding = None;
            board.filter.clear();
            board.narrow(position);
        }
        Command::Back if app.is_past() => app.look_at(app.today),
        _ => {}
    }
    if app.board.finding.is_some() && command == Command::Find {
        find(app);
    }
    Vec::new()
}

/// A key that is no command: more to find, or the number of an objective.
pub(super) fn type_in(app: &mut App, key: KeyEvent) {
    if let Some(text) = &mut app.board.finding {
        match key.code {
            KeyCode::Char(_) if !is_text(&key) => return,
            KeyCode::Char(c) => text.push(c),
            KeyCode::Backspace => drop(text.pop()),
            _ => return,
        }
        find(app);
    } else if let KeyCode::Char(digit) = key.code
        && let Some(number) = digit.to_digit(10)
        && let Some(panel) = app.board.panels.iter().position(|panel| u32::from(panel.objective) == number)
    {
        app.board.enter(panel, &app.position);
    }
}

/// Pasted text is more to find.
pub(super) fn find_more(app: &mut App, pasted: &str) {
    if let Some(text) = &mut app.board.finding {
        text.push_str(&crate::core::words::Label::new(pasted));
        find(app);
    }
}

fn find(app: &mut App) {
    app.board.filter = app.board.finding.clone().unwrap_or_default();
    app.board.narrow(&app.position);
}
