//! Quorum keeps the delivery plan of a public strategy: its board, its quarterly review, its journal.

/// The words, the rules and the journal. Knows neither terminal nor SQL nor file nor clock.
pub mod core {
    pub mod date;
    pub mod journal;
    pub mod minutes;
    pub mod period;
    pub mod plan;
    pub mod position;
    pub mod queries;
    pub mod rating;
    pub mod record;
    pub mod schedule;
    pub mod words;
}
