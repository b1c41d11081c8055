//! The screens, by typed keys on a terminal in memory: no real terminal, no file, no clock.
#![cfg(test)]

mod cells;
mod chance;
mod drafts;
mod finding;
mod keys;
mod logging;
mod looks;
mod meeting;
mod meeting_actions;
mod meeting_careless;
mod meeting_decisions;
mod meeting_looks;
mod meeting_people;
mod meeting_together;
mod moving;
mod outside;
mod past;
mod plays;
mod reporting;
mod sizes;
mod stage;
mod table;
mod together;
