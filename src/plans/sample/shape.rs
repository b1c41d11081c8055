//! The shape of `db/samples/*.toml`, which the head of such a file describes.
//!
//! Owns the words of the file; knows nothing of the journal that is made of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::core::journal::Reported;
use crate::core::plan::ActionRef;
use crate::core::words::{Label, Words};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub today: Day,
    pub adopted: Day,
    pub by: Label,
    #[serde(default, rename = "record")]
    pub records: Vec<Line>,
}

/// A date without quotes, as TOML has it.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "toml::value::Datetime")]
pub(super) struct Day(pub NaiveDate);

impl TryFrom<toml::value::Datetime> for Day {
    type Error = String;

    fn try_from(found: toml::value::Datetime) -> Result<Self, String> {
        let date = found.date.filter(|_| found.time.is_none() && found.offset.is_none());
        date.and_then(|d| NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into()))
            .map(Self)
            .ok_or_else(|| format!("“{found}” is not a day; write it like 2024-06-12"))
    }
}

/// One record of the file; a meeting's opening becomes several entries.
#[derive(Deserialize)]
pub(super) struct Line {
    pub on: Day,
    pub by: Option<Label>,
    pub action: Option<ActionRef>,
    // Unknown keys end up here, and are refused here.
    #[serde(flatten)]
    pub what: What,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum What {
    MemberAdded {
        name: Label,
        organisation: Label,
    },
    MemberChanged {
        name: Label,
        organisation: Label,
    },
    MemberLeft {
        name: Label,
    },
    MeetingOpened(Opening),
    Noted {
        note: Words,
        #[serde(default)]
        item: Label,
    },
    MeetingClosed {
        note: Words,
    },
    MinutesAgreed {
        of_meeting: u32,
        #[serde(default)]
        corrections: Words,
    },
    Report {
        rating: Reported,
        note: Words,
        forecast: Option<Day>,
        #[serde(default)]
        reason: Words,
        #[serde(default)]
        path: Words,
        #[serde(default)]
        ask: Words,
    },
    Activity {
        note: Words,
        #[serde(default)]
        place: Label,
    },
    Nil {
        #[serde(default)]
        note: Words,
    },
    Met {
        milestone: Day,
        note: Words,
    },
    Decision {
        words: Words,
        #[serde(default)]
        reason: Words,
        #[serde(default)]
        minute: Label,
        #[serde(default)]
        effect: Change,
    },
    FollowUp {
        id: String,
        what: Words,
        who: Label,
        due: Day,
    },
    FollowUpDone {
        id: String,
        note: Words,
    },
    Measured {
        measure: Label,
        year: i32,
        value: f64,
        answers: u32,
        mode: Label,
    },
}

/// How a meeting began, and who came.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opening {
    pub position_as_at: Day,
    pub place: Label,
    pub quorum: u32,
    /// Who is in the chair comes first.
    pub present: Vec<Label>,
    #[serde(default)]
    pub apologies: Vec<Label>,
    /// Who came, and for whom.
    #[serde(default)]
    pub substitutes: BTreeMap<Label, Label>,
    #[serde(default)]
    pub in_attendance: Vec<Label>,
}

/// What a decision changes.
#[derive(Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Change {
    #[default]
    Words,
    MovedTo(Day),
    Suspended,
    Resumed,
    Completed,
    Reworded(Words),
}
