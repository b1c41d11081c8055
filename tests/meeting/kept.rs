//! The minutes of a closed meeting stay word for word as they are, whatever is recorded later.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;
use quorum::core::journal::{Event, Said};
use quorum::core::minutes::{Audience, minutes};

use crate::paper::{formats, paper};
use crate::parts::full;
use crate::stage::{Stage, day};

/// Something of every kind.
const LATER: [(&str, &str, &str); 29] = [
    ("", "member_added", r#"{"name": "Gil Late", "role": "Planner"}"#),
    ("", "member_changed", r#"{"name": "Ben Okoro", "role": "Director", "organisation": "Legal"}"#),
    ("", "member_left", r#"{"name": "Dev Patel"}"#),
    ("", "meeting_opened", r#"{"position_as_at": "2026-03-31", "place": "Elsewhere", "quorum_percent": 50}"#),
    ("", "attendance_recorded", r#"{"name": "Amina Rahman", "presence": "apologies"}"#),
    ("", "item_noted", r#"{"note": "Later words", "item": "Summary"}"#),
    ("1.1", "item_noted", r#"{"note": "Later words"}"#),
    ("", "meeting_closed", r#"{"note": "Never again"}"#),
    ("1.1", "progress_reported", r#"{"rating": "green", "note": "Later words"}"#),
    ("1.3", "activity_logged", r#"{"note": "Later words"}"#),
    ("2.1", "nil_returned", "{}"),
    (
        "1.2",
        "decision_made",
        r#"{"words": "W", "minute": "M", "effect": {"date_moved":
            {"milestone": "2026-12-31", "from": "2026-12-31", "to": "2027-05-31"}}}"#,
    ),
    ("1.1", "milestone_met", r#"{"milestone": "2025-05-31"}"#),
    ("1.5", "milestone_met", r#"{"milestone": "2027-03-31"}"#),
    ("", "decision_made", r#"{"words": "Later words", "minute": "M"}"#),
    ("1.2", "decision_made", r#"{"words": "W", "minute": "M", "effect": "suspended"}"#),
    ("2.4", "decision_made", r#"{"words": "W", "minute": "M", "effect": "resumed"}"#),
    ("1.3", "decision_made", r#"{"words": "W", "minute": "M", "reason": "R", "effect": "completed"}"#),
    ("2.1", "decision_made", r#"{"words": "W", "minute": "M", "effect": "deleted"}"#),
    (
        "1.1",
        "decision_made",
        r#"{"words": "W", "minute": "M", "effect": {"reworded": {"text": "T", "title": "X"}}}"#,
    ),
    (
        "1.1",
        "decision_made",
        r#"{"words": "W", "minute": "M", "effect": {"reassigned": {"services": ["X"]}}}"#,
    ),
    (
        "1.7",
        "decision_made",
        r#"{"words": "W", "minute": "M", "effect": {"added": {"ref": "1.7", "title": "T", "text": "X"}}}"#,
    ),
    ("", "follow_up_agreed", r#"{"what": "Later words", "who": "Cath Silva", "by": "2026-01-31"}"#),
    ("", "follow_up_done", r#"{"follow_up": 13}"#),
    ("1.2", "follow_up_done", r#"{"follow_up": 32}"#),
    ("", "measure_defined", r#"{"name": "Later words"}"#),
    ("", "measure_taken", r#"{"measure": "Feels heard", "year": 2025, "value": 1, "answers": 900}"#),
    ("", "measure_taken", r#"{"measure": "Feels informed", "year": 2020, "value": 1, "answers": 900}"#),
    ("", "entry_withdrawn", r#"{"entry": NEWEST, "words": "W"}"#),
];

fn later(stage: &Stage, kind: usize, on: NaiveDate) -> Said {
    let (about, kind, body) = LATER[kind];
    let body = body.replace("NEWEST", &stage.journal.last_seq().to_string());
    let said = stage.said(about, Event::read(kind, &body).unwrap());
    let opening = (kind == "meeting_opened").then(|| stage.journal.next_meeting());
    Said { effective_on: on, meeting: opening.or(said.meeting), ..said }
}

/// All that is shown of the minutes of the two closed meetings.
fn shown(stage: &Stage) -> Vec<String> {
    let documents = [1, 2].into_iter().flat_map(|number| {
        [Audience::Group, Audience::Public].map(|to| minutes(&stage.journal, number, to).unwrap())
    });
    documents.flat_map(|document| formats(&document)).collect()
}

#[test]
fn something_of_every_kind_on_earlier_and_later_days_leaves_them_as_they_are() {
    let mut stage = full();
    let before = shown(&stage);
    stage.today = day("2031-05-01");
    let mut recorded = vec![0; LATER.len()];
    for on in ["2025-06-01", "2026-01-14", "2026-04-15", "2029-01-01", "2031-05-01"].map(day) {
        for (kind, count) in recorded.iter_mut().enumerate() {
            *count += usize::from(stage.try_take(later(&stage, kind, on)));
            assert!(shown(&stage) == before, "{:?} on {on}", LATER[kind]);
        }
    }
    let never: Vec<_> =
        LATER.iter().zip(&recorded).filter(|(_, count)| **count == 0).map(|(later, _)| later).collect();
    assert_eq!(never, [&("", "", ""); 0], "each was recorded at least once");
}

#[test]
fn what_is_in_the_minutes_cannot_be_withdrawn() {
    let mut stage = full();
    let before = shown(&stage);
    for seq in 1..=stage.journal.last_seq() {
        assert!(stage.journal.undoing(Some(seq), &"J. Ahmed".into(), stage.today).is_err(), "entry {seq}");
    }
    let late = stage.tell("1.1", "nil_returned", "{}");
    stage.undo(late);
    assert!(shown(&stage) == before);
}

#[test]
fn agreeing_them_changes_the_marks_and_the_status_alone() {
    let mut stage = full();
    let before = paper(&stage, 2);
    stage.today = day("2026-07-15");
    stage.open("2026-06-30");
    stage.tell("", "minutes_agreed", r#"{"of_meeting": 2, "corrections": "A name"}"#);
    let after = paper(&stage, 2);
    assert_eq!((&after.title, &after.subtitle), (&before.title, &before.subtitle));
    assert!(after.blocks == before.blocks);
    let changed = ["Record", "Corrections agreed"];
    let others = |facts: &[(String, String)]| {
        facts.iter().filter(|(name, _)| !changed.contains(&name.as_str())).cloned().collect::<Vec<_>>()
    };
    assert_eq!(others(&after.facts), others(&before.facts));
    assert_eq!((before.marks, after.marks), (vec!["DRAFT".to_owned()], Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_recorded_later_in_any_order_changes_them(
        sayings in prop::collection::vec((select((0..LATER.len()).collect::<Vec<_>>()), 0u64..2_500), 0..40),
        agreed in any::<bool>(),
    ) {
        let mut stage = full();
        if agreed {
            stage.tell("", "minutes_agreed", r#"{"of_meeting": 2}"#);
            // So that the agreement itself is never the newest entry, which is the one withdrawn.
            stage.tell("2.1", "nil_returned", "{}");
        }
        let before = shown(&stage);
        stage.today = day("2032-01-01");
        for (kind, days) in sayings {
            stage.try_take(later(&stage, kind, day("2025-04-01") + Days::new(days)));
        }
        prop_assert!(shown(&stage) == before);
    }
}
