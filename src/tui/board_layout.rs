//! Where the board's panels stand: 3×2 from 150 columns, 2×3 from 90, one list below.

use ratatui::layout::Rect;

use super::board::Board;
use crate::core::rating::Rating;

/// Rows above the panels: the title, the totals and the bar.
pub const HEAD: u16 = 3;
/// Rows below them: hints or a notice.
pub const FOOT: u16 = 1;

/// How many lines a row takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Density {
    /// The short title and the date.
    One,
    /// Services, date and flags on a line of their own below.
    Two,
}

/// How many panels stand beside each other in so many columns of text.
pub fn columns(width: u16) -> usize {
    match width {
        150.. => 3,
        90.. => 2,
        _ => 1,
    }
}

/// The panels, in order, where there is room for them; nothing where they make one list to scroll.
pub fn panels(area: Rect, board: &Board) -> Option<Vec<Rect>> {
    let columns = columns(area.width);
    let count = board.panels.len();
    let deep = count.div_ceil(columns);
    // A panel needs its frame and three rows to be worth one.
    if columns == 1 || count == 0 || usize::from(area.height) < deep * 5 {
        return None;
    }
    let density = if fits_two(area, board) { Density::Two } else { Density::One };
    let mut rects = vec![Rect::default(); count];
    for column in 0..columns.min(count) {
        let needs: Vec<_> = (column..count).step_by(columns).map(|at| need(board, at, density)).collect();
        let mut y = area.y;
        let (x, width) = share(area.width, columns.min(count), column);
        for (at, height) in (column..count).step_by(columns).zip(heights(area.height, &needs)) {
            if let Some(rect) = rects.get_mut(at) {
                *rect = Rect { x: area.x + x, y, width, height };
            }
            y += height;
        }
    }
    Some(rects)
}

/// How many panels stand beside each other on a board of that size: one where they make a list.
fn beside(size: (u16, u16), board: &Board) -> usize {
    if panels(below_head(size), board).is_some() { columns(size.0) } else { 1 }
}

/// Two lines a row where three quarters of all rows then still have room.
pub fn density(size: (u16, u16), board: &Board) -> Density {
    if beside(size, board) > 1 && fits_two(below_head(size), board) { Density::Two } else { Density::One }
}

/// Where the panels have room.
fn below_head((columns, rows): (u16, u16)) -> Rect {
    Rect::new(0, 0, columns, rows.saturating_sub(HEAD + FOOT))
}

fn fits_two(area: Rect, board: &Board) -> bool {
    let columns = columns(area.width);
    let most = (0..columns)
        .map(|column| {
            (column..board.panels.len())
                .step_by(columns)
                .map(|at| need(board, at, Density::Two))
                .sum::<usize>()
        })
        .max();
    most.is_some_and(|most| most * 3 <= usize::from(area.height) * 4)
}

/// The lines that a panel takes with its frame.
fn need(board: &Board, panel: usize, density: Density) -> usize {
    let Some(panel) = board.panels.get(panel) else { return 0 };
    2 + match density {
        Density::One => panel.rows.len(),
        Density::Two => panel.rows.len() * 2 - panel.computed(Rating::Complete) as usize,
    }
}

/// Where the column `at` of `count` begins, and its width; what does not divide goes to the first ones.
fn share(width: u16, count: usize, at: usize) -> (u16, u16) {
    let edge = |at: usize| u16::try_from(usize::from(width) * at / count.max(1)).unwrap_or(width);
    (edge(at), edge(at + 1) - edge(at))
}

/// The heights of panels in a column: what each needs, or a fair part of what there is; they fill it.
fn heights(total: u16, needs: &[usize]) -> Vec<u16> {
    let sum: usize = needs.iter().sum();
    let total = usize::from(total);
    let least = 5.min(total / needs.len().max(1));
    let mut heights: Vec<usize> = if sum <= total {
        needs.to_vec()
    } else {
        needs.iter().map(|need| (need * total / sum.max(1)).max(least).min(*need)).collect()
    };
    // What is left over or missing is settled row by row: with the panel that hides most, or has most.
    loop {
        let used: usize = heights.iter().sum();
        let place = match used.cmp(&total) {
            std::cmp::Ordering::Equal => break,
            std::cmp::Ordering::Greater => (0..heights.len()).max_by_key(|at| heights.get(*at).copied()),
            std::cmp::Ordering::Less => {
                let hidden = |at: &usize| {
                    needs.get(*at).zip(heights.get(*at)).map_or(0, |(n, h)| n.saturating_sub(*h))
                };
                (0..heights.len()).max_by_key(|at| (hidden(at), *at))
            }
        };
        let Some(height) = place.and_then(|at| heights.get_mut(at)) else { break };
        *height = if used > total { height.saturating_sub(1) } else { *height + 1 };
    }
    heights.into_iter().map(|height| u16::try_from(height).unwrap_or(u16::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_filled_exactly() {
        for total in 5..80 {
            for needs in [vec![8, 4], vec![16, 10], vec![30, 30], vec![5], vec![16, 4, 16]] {
                let heights = heights(total, &needs);
                assert_eq!(heights.iter().sum::<u16>(), total, "{total} {needs:?}");
            }
        }
    }

    #[test]
    fn nobody_is_cut_while_there_is_room() {
        assert_eq!(heights(40, &[16, 10]), [16, 24]);
        assert_eq!(heights(20, &[16, 16]), [10, 10]);
    }
}
