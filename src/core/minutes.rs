//! The minutes and the review of a quarter, as a document tree.

mod document;

pub use document::*;
