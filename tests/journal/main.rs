//! The journal: what may be recorded, undone and read back, and what holds for any journal at all.

#![cfg(test)]

mod anything;
mod checked;
mod decided;
mod described;
mod fold;
mod gathered;
mod group;
mod remarked;
mod small;
mod text;
mod undone;
