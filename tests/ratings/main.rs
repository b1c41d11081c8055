//! The computed rating, clause by clause of section 3 of the design, with a day on each side of every boundary.

#![cfg(test)]

mod continuing;
mod decisions;
mod direction;
mod due;
mod flags;
mod history;
mod milestone;
mod moved;
mod past;
mod plan_years;
mod queries;
mod quota;
mod recurring;
mod silence;
mod totals;
mod undated;
mod waiting;
