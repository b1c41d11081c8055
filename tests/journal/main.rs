//! The journal: what may be recorded, undone and read back, and what holds for any journal at all.

#![cfg(test)]

mod anything;
mod checked;
mod described;
mod fold;
mod group;
mod remarked;
mod small;
mod text;
mod undone;
