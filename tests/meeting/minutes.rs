//! What the minutes say: their head, the agreement, decisions, follow-ups, and people in public.

use quorum::core::minutes::{Audience, minutes};

use crate::paper::{fact, formats, paper, part};
use crate::parts::full;
use crate::stage::{GROUP, Stage, day};

const MOVED: &str =
    r#"{"date_moved": {"milestone": "2025-05-31", "from": "2025-05-31", "to": "2026-06-30"}}"#;

#[test]
fn the_head_gives_the_period_the_days_the_place_and_the_chair() {
    let stage = full();
    let paper = paper(&stage, 2);
    assert_eq!(paper.title, "A small plan: minutes of meeting 2");
    assert_eq!(paper.subtitle, "January to March 2026 (quarter 4, 2025 to 2026)");
    for (name, text) in [
        ("Held on", "15 April 2026"),
        ("Position as at", "31 March 2026"),
        ("Place", "Town Hall"),
        ("In the chair", "Amina Rahman"),
        ("Record", "Draft, to be agreed at the next meeting"),
    ] {
        assert_eq!(fact(&paper, name), Some(text), "{name}");
    }
    assert_eq!(fact(&paper, "Corrections agreed"), None);
}

#[test]
fn there_are_no_minutes_of_a_meeting_that_was_not() {
    let stage = full();
    for number in [0, 3, u32::MAX] {
        assert!(minutes(&stage.journal, number, Audience::Group).is_none());
    }
}

#[test]
fn minutes_are_a_draft_until_they_are_agreed() {
    let mut stage = Stage::meeting();
    assert_eq!(fact(&paper(&stage, 1), "Record"), Some("Draft: the meeting is going on"));
    stage.close();
    assert_eq!(paper(&stage, 1).marks, ["DRAFT"]);
    stage.today = day("2026-02-01");
    let agreed = stage.tell("", "minutes_agreed", r#"{"of_meeting": 1}"#);
    assert!(paper(&stage, 1).marks.is_empty());
    assert_eq!(fact(&paper(&stage, 1), "Record"), Some("Agreed as a correct record on 1 February 2026"));
    stage.undo(agreed);
    assert_eq!(paper(&stage, 1).marks, ["DRAFT"], "the agreement was undone");
}

#[test]
fn corrections_are_named_in_the_minutes_agreed_and_in_those_that_agree_them() {
    let stage = full();
    let (first, second) = (paper(&stage, 1), paper(&stage, 2));
    assert!(first.marks.is_empty());
    assert_eq!(fact(&first, "Record"), Some("Agreed as a correct record on 15 April 2026, meeting 2"));
    assert_eq!(fact(&first, "Corrections agreed"), Some("Eve Long came too"));
    let agreed = "The minutes of meeting 1, held on 14 January 2026, were agreed as a correct record, with these \
                  corrections: Eve Long came too.";
    assert_eq!(part(&second, "Last minutes and follow-ups")[0], agreed);
    assert!(!formats(&first)[0].contains("DRAFT"));
}

#[test]
fn decisions_are_numbered_in_order_and_those_before_the_meeting_are_not() {
    let mut stage = full();
    stage.open("2026-04-15");
    stage.tell("", "decision_made", r#"{"words": "Write plainly"}"#);
    let undone = stage.decide("1.2", r#""suspended""#);
    stage.decide("1.5", r#""suspended""#);
    stage.undo(undone);
    let number = |seq| stage.now().decision_number(seq);
    assert_eq!((number(undone), number(undone + 1).as_deref()), (None, Some("3.2")));
    let expected = [
        "Decision 3.1: AGREED: Write plainly (15 April 2026)",
        "Decision 3.2: AGREED: 1.5 Permits, suspended: So be it (15 April 2026; reason: It is due)",
    ];
    assert_eq!(part(&paper(&stage, 3), "Decisions"), expected);
    let first = part(&paper(&stage, 1), "Decisions");
    assert_eq!(first.len(), 3, "{first:?}");
    assert!(first.iter().all(|line| line.starts_with("Before the meeting: AGREED: ")), "{first:?}");
}

#[test]
fn a_move_asked_after_the_due_date_is_marked() {
    let mut stage = Stage::meeting();
    stage.decide("1.1", MOVED);
    stage.decide(
        "1.2",
        r#"{"date_moved": {"milestone": "2026-12-31", "from": "2026-12-31", "to": "2027-03-31"}}"#,
    );
    let lines = part(&paper(&stage, 1), "Decisions");
    let of = |action: &str| lines.iter().find(|line| line.contains(action)).unwrap();
    assert!(of("1.1 Calendar").contains("retrospective: asked after the due date"));
    assert!(!of("1.2 Survey").contains("retrospective"));
    let changes = part(&paper(&stage, 1), "Changes to the plan");
    let moved =
        "1.1 Calendar | 31 May 2025 | 31 May 2025 | 30 June 2026 | It is due | So be it (14 January 2026)";
    assert!(changes.contains(&moved.to_owned()), "{changes:#?}");
}

#[test]
fn the_follow_up_log_shows_what_became_of_those_open_at_the_last_minutes() {
    let mut stage = Stage::meeting();
    let mut agree = |what: &str, by: &str| {
        let body = format!(r#"{{"what": "{what}", "who": "Ben Okoro", "by": "{by}"}}"#);
        stage.tell("", "follow_up_agreed", &body)
    };
    let [early, late, never, waits] =
        [("Early", "2026-02-01"), ("Late", "2026-02-01"), ("Never", "2026-02-01"), ("Waits", "2026-05-01")]
            .map(|(what, by)| agree(what, by));
    stage.tell("", "follow_up_done", &format!(r#"{{"follow_up": {early}}}"#));
    stage.close();
    stage.today = day("2026-03-03");
    stage.tell("", "follow_up_done", &format!(r#"{{"follow_up": {late}, "note": "By letter"}}"#));
    assert!(early < late && never < waits);
    stage.today = day("2026-04-15");
    stage.open("2026-03-31");
    stage.tell("1.2", "follow_up_agreed", r#"{"what": "New", "who": "Dev Patel"}"#);
    stage.close();
    let log = part(&paper(&stage, 2), "Last minutes and follow-ups");
    let row = |what: &str, by: &str, state: &str, how: &str| {
        format!("{what} | Ben Okoro | {by} | {state} | 14 January 2026 | {how}")
    };
    let expected = [
        "Follow-ups that were open at the last minutes".to_owned(),
        row("Late", "1 February 2026", "Done 3 March 2026", "By letter"),
        row("Never", "1 February 2026", "Overdue", "Not done yet"),
        row("Waits", "1 May 2026", "Open", "Not done yet"),
    ];
    assert_eq!(log, expected);
    let open = part(&paper(&stage, 2), "Follow-ups");
    assert!(open.iter().any(|line| line.starts_with("New (1.2 Survey) | Dev Patel | No date | Open")));
    assert_eq!(open[0], "3 follow-ups are open. 1 follow-up was done since the last minutes.");
}

#[test]
fn a_draft_shows_what_was_agreed_today_also_after_a_report_for_the_day_of_the_figures() {
    let mut stage = Stage::meeting();
    stage.tell("", "follow_up_agreed", r#"{"what": "Ask Legal", "who": "Ben Okoro"}"#);
    stage.decide("2.5", r#""completed""#);
    stage.tell_for(day("2025-12-31"), "1.3", "nil_returned", "{}");
    let paper = paper(&stage, 1);
    assert!(part(&paper, "Follow-ups").iter().any(|line| line.starts_with("Ask Legal")));
    assert!(
        part(&paper, "Completed")[0].contains("of 9 actions 2 are complete"),
        "{:?}",
        part(&paper, "Completed")
    );
}

#[test]
fn the_public_minutes_hold_no_member_s_name() {
    let mut stage = full();
    stage.open("2026-04-15");
    let body =
        r#"{"name": "Eve Long", "presence": "substitute", "instead_of": "ben okoro", "role": "Writer"}"#;
    stage.tell("", "attendance_recorded", body);
    stage.attend("Cath Silva", "apologies");
    let wrong = stage.attend("dev patel", "apologies");
    stage.undo(wrong);
    stage.tell("", "member_left", r#"{"name": "Dev Patel"}"#);
    stage.tell("", "member_changed", r#"{"name": "Cath Silva", "role": "Parks director"}"#);
    stage.close();
    for number in [1, 2, 3] {
        let public = minutes(&stage.journal, number, Audience::Public).unwrap();
        // What people wrote in their own words is printed as they wrote it: the corrections name one on purpose.
        for shown in formats(&public).map(|shown| shown.replace("Eve Long came too", "").to_lowercase()) {
            for name in GROUP.map(|[name, ..]| name).into_iter().chain(["Eve Long", "J. Ahmed"]) {
                assert!(!shown.contains(&name.to_lowercase()), "{name} in the minutes of meeting {number}");
            }
        }
        assert_eq!(fact(&public, "In the chair"), Some("Chair"));
        assert_eq!(fact(&public, "People"), Some("Named by their roles"));
    }
    let third = minutes(&stage.journal, 3, Audience::Public).unwrap();
    let attendance = part(&third, "Attendance").join("\n");
    assert!(attendance.contains("Writer, for Head of Communications"), "{attendance}");
}
