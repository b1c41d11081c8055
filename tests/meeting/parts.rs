//! The parts of the minutes: all of them, in the order of the design, and no heading with nothing below it.

use std::collections::BTreeSet;

use quorum::core::minutes::{Audience, Block, minutes};

use crate::paper::{empty_headings, formats, headings, paper, part};
use crate::stage::{GROUP, Stage, day};

/// A meeting at which something belongs under every heading, closed.
pub fn full() -> Stage {
    let mut stage = Stage::meeting();
    stage.tell("", "follow_up_agreed", r#"{"what": "Ask Legal", "who": "Ben Okoro", "by": "2026-01-31"}"#);
    stage.close();
    stage.today = day("2026-04-15");
    stage.open("2026-03-31");
    stage.tell("", "minutes_agreed", r#"{"of_meeting": 1, "corrections": "Eve Long came too"}"#);
    for [name, ..] in GROUP {
        stage.attend(name, "present");
    }
    for heading in
        ["Declarations of interest", "Summary", "Escalations", "Any other business", "Next meeting and close"]
    {
        stage.note(heading, &format!("Words under {heading}"));
    }
    stage.tell("1.1", "item_noted", r#"{"note": "Words about 1.1"}"#);
    stage.tell("1.3", "item_noted", r#"{"note": "Words about 1.3"}"#);
    let taken = r#"{"measure": "Feels heard", "year": 2025, "value": 50, "answers": 100}"#;
    stage.tell("", "measure_taken", taken);
    stage.tell_for(day("2026-03-31"), "1.3", "activity_logged", r#"{"note": "One stall"}"#);
    let moved = r#"{"date_moved": {"milestone": "2025-05-31", "from": "2025-05-31", "to": "2026-06-30"}}"#;
    stage.decide("1.1", moved);
    stage.decide("2.5", r#""completed""#);
    stage.tell("1.2", "follow_up_agreed", r#"{"what": "Ask again", "who": "Dev Patel"}"#);
    stage.close();
    stage
}

#[test]
fn the_parts_stand_in_the_order_of_the_design() {
    let stage = full();
    let expected = [
        "Attendance",
        "Declarations of interest",
        "Last minutes and follow-ups",
        "Summary",
        "Objectives and ratings",
        "Exceptions",
        "Completed",
        "Changes to the plan",
        "Recurring and continuing work",
        "Waiting on others",
        "Measures",
        "Due next quarter",
        "Decisions",
        "Follow-ups",
        "Questions for the chair",
        "Escalations",
        "Any other business",
        "Next meeting",
        "Appendix A: all actions",
        "Appendix B: how to read the ratings",
        "Appendix C: what was recorded since the last minutes",
    ];
    assert_eq!(headings(&paper(&stage, 2)), expected);
}

#[test]
fn a_part_with_nothing_to_say_is_left_out_with_its_heading() {
    let mut stage = Stage::meeting();
    stage.close();
    let paper = paper(&stage, 1);
    let parts = headings(&paper);
    for silent in [
        "Declarations of interest",
        "Last minutes and follow-ups",
        "Measures",
        "Follow-ups",
        "Escalations",
        "Any other business",
        "Notes on other items",
    ] {
        assert!(!parts.contains(&silent), "{silent} in {parts:?}");
    }
    let decisions = part(&paper, "Decisions");
    assert!(decisions.iter().all(|line| line.starts_with("Before the meeting: AGREED:")), "{decisions:?}");
    assert_eq!(empty_headings(&paper), [""; 0]);
}

#[test]
fn no_heading_is_empty() {
    for stage in [Stage::meeting(), full()] {
        for meeting in stage.journal.meetings() {
            for audience in [Audience::Group, Audience::Public] {
                let document = minutes(&stage.journal, meeting.number, audience).unwrap();
                assert_eq!(empty_headings(&document), [""; 0], "meeting {}", meeting.number);
            }
        }
    }
}

#[test]
fn what_is_noted_stands_where_it_belongs() {
    let stage = full();
    let paper = paper(&stage, 2);
    for heading in ["Declarations of interest", "Escalations", "Any other business"] {
        assert_eq!(part(&paper, heading), [format!("Words under {heading}")]);
    }
    assert_eq!(part(&paper, "Summary")[0], "Words under Summary", "the chair’s own sentences come first");
    let next = ["Words under Next meeting and close", "Next meeting: 15 April 2026"];
    assert_eq!(part(&paper, "Next meeting"), next);
    let exceptions = part(&paper, "Exceptions");
    assert!(exceptions.contains(&"Noted: Words about 1.1".to_owned()), "{exceptions:#?}");
    assert!(exceptions.contains(&"1.3 Stalls: Words about 1.3".to_owned()), "no exception, so below them");
}

#[test]
fn words_under_the_other_headings_are_kept_too() {
    let mut stage = Stage::meeting();
    let others =
        ["Completions to agree", "Changes to the plan", "Measures", "Due next quarter", "Attendance"];
    for heading in others {
        stage.note(heading, &format!("Words under {heading}"));
    }
    stage.note("Last minutes and follow-ups", "No minutes yet");
    let paper = paper(&stage, 1);
    let notes = part(&paper, "Notes on other items");
    assert_eq!(notes, others.map(|heading| [heading.to_owned(), format!("Words under {heading}")]).concat());
    assert_eq!(part(&paper, "Last minutes and follow-ups"), ["No minutes yet"]);
}

#[test]
fn each_exception_has_both_ratings_the_reason_the_path_and_the_ask() {
    let stage = Stage::meeting();
    let exceptions = part(&paper(&stage, 1), "Exceptions");
    let at = exceptions.iter().position(|line| line == "1.2 Survey").unwrap();
    let told = exceptions[at..].join("\n");
    for words in [
        "Reported: Amber, 3 November 2025: Drafted",
        "Computed: Amber: Forecast 31 January 2027, 1 month late",
        "Reason: Late",
        "Path to green: B. asks by May",
        "Asked of the group: nothing",
    ] {
        assert!(told.contains(words), "{words} is not in {told}");
    }
    let order = ["Red, reported or computed: 2 actions", "Amber, reported or computed: 1 action"];
    let places = order.map(|title| exceptions.iter().position(|line| line == title).unwrap());
    assert!(places[0] < places[1]);
}

#[test]
fn every_action_stands_in_appendix_a() {
    let stage = full();
    let rows = part(&paper(&stage, 2), "Appendix A: all actions");
    for action in &stage.journal.plan().unwrap().actions {
        let begins = format!("{} | ", action.reference);
        assert_eq!(rows.iter().filter(|row| row.starts_with(&begins)).count(), 1, "{begins}");
    }
}

#[test]
fn appendix_c_lists_what_was_recorded_since_the_last_minutes_and_no_more() {
    let stage = full();
    let first = stage.journal.meeting(1).unwrap().closed.unwrap().0.seq;
    let paper = paper(&stage, 2);
    let rows = paper.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if table.caption.starts_with("Recorded since") => Some(&table.rows),
        _ => None,
    });
    let seqs: Vec<u64> = rows.flatten().map(|row| crate::paper::words(&row[0]).parse().unwrap()).collect();
    let days: Vec<_> = seqs.iter().map(|seq| stage.journal.entry(*seq).unwrap().said.effective_on).collect();
    assert!(days.is_sorted_by(|one, next| one >= next), "newest first: {days:?}");
    assert_eq!(BTreeSet::from_iter(seqs), (first + 1..=stage.journal.last_seq()).collect());
}

#[test]
fn each_format_holds_the_marks_and_the_parts() {
    let stage = full();
    let paper = paper(&stage, 2);
    for shown in formats(&paper) {
        assert!(shown.contains("DRAFT"));
        for heading in headings(&paper) {
            assert!(shown.contains(heading), "{heading}");
        }
    }
}
