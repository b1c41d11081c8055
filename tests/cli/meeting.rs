//! A whole meeting by commands, from its opening to the agreement of its minutes, and what is refused on the way.

use serde_json::Value;

use crate::place::Place;
use crate::{entries, newest, refused, said};

/// The rehearsal with its tenth meeting open.
fn opened() -> Place {
    let place = Place::with_sample();
    let told = said(&place, &["meeting", "open", "--chair", "Chair", "--quorum", "half"]);
    assert!(told.starts_with("Meeting 10 is open; its figures speak for 30 September 2026."), "{told}");
    place
}

/// Runs a command that has to refuse, and has to leave the journal as it is.
fn left_alone(place: &Place, words: &[&str]) -> String {
    let before = entries(place);
    let sentence = refused(place, words);
    assert_eq!(entries(place), before, "{words:?} recorded something");
    sentence
}

/// The newest entry's kind, meeting, action, day and body.
fn last(place: &Place) -> (String, Value, Value, String, Value) {
    let entry = newest(place);
    let text = |name: &str| entry[name].as_str().unwrap().to_owned();
    (
        text("kind"),
        entry["meeting"].clone(),
        entry["action"].clone(),
        text("effective_on"),
        entry["body"].clone(),
    )
}

/// Joins what the text format wrapped.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_whole_meeting_is_held_by_commands_and_its_minutes_agreed() {
    let place = opened();
    let (kind, meeting, _, on, body) = last(&place);
    assert_eq!((kind.as_str(), meeting, on.as_str()), ("meeting_opened", 10.into(), "2026-11-22"));
    let fields = ["position_as_at", "place", "chair", "quorum_percent"].map(|name| body[name].clone());
    assert_eq!(
        fields,
        ["2026-09-30".into(), "Town Hall, Whitechapel".into(), "Chair".into(), Value::from(50)]
    );

    said(&place, &["meeting", "attend", "chair", "Strategy officer"]);
    assert_eq!(newest(&place)["body"]["name"], "Strategy officer");
    said(&place, &["meeting", "attend", "Head of Communications", "--apologies"]);
    let deputy =
        ["meeting", "attend", "Deputy", "--for", "Head of Communications", "--role", "Press officer"];
    let told = said(&place, &deputy);
    assert!(told.contains("3 present for 12 members; the quorum of 6 was not met."), "{told}");
    let told = said(&place, &["meeting", "attend", "--rest"]);
    assert!(told.contains("12 present for 12 members; the quorum of 6 was met."), "{told}");
    assert!(!told.contains("Nothing is said yet of"), "{told}");

    let agenda = place.done(&["meeting", "agenda"]);
    assert!(agenda.contains("0 actions dealt with, 42 left, 16 of them exceptions."), "{agenda}");
    assert_eq!(place.done(&["meeting", "item"]), "Declarations of interest\n");
    said(&place, &["meeting", "note", "decl", "--note", "The Chair declared an interest in 6.6."]);
    assert_eq!(newest(&place)["body"]["item"], "Declarations of interest");
    let told = said(&place, &["meeting", "agree", "--corrections", "The place was Poplar."]);
    assert!(told.contains("Agreed the minutes of meeting 9"), "{told}");
    said(&place, &["meeting", "note", "summary", "--note", "A better quarter than it looks."]);
    let item = place.done(&["meeting", "item"]);
    assert!(item.contains("1.3") && item.contains("To answer"), "the first exception: {item}");

    said(&place, &["update", "3.4", "--rating", "green", "--note", "First figures came"]);
    let (kind, meeting, action, ..) = last(&place);
    assert_eq!((kind.as_str(), meeting, action), ("progress_reported", 10.into(), "3.4".into()));
    said(&place, &["meeting", "note", "1.3", "--note", "The group talked about it."]);
    assert_eq!(last(&place).2, "1.3");
    let decision =
        ["decide", "move", "1.3", "--to", "31 March 2027", "--note", "Moved once", "--reason", "Staff"];
    let told = said(&place, &decision);
    assert!(told.starts_with("Decision 10.1: recorded as entry "), "{told}");
    assert!(told.contains("31 March 2027 (originally "), "{told}");
    assert_eq!(last(&place).1, 10);
    let told = said(&place, &["decide", "complete", "3.6", "--evidence", "All trained"]);
    assert!(told.starts_with("Decision 10.2: ") && told.contains("→ Complete: Agreed complete"), "{told}");
    let follow =
        ["follow-up", "add", "Write to the services", "--who", "Strategy officer", "--by", "31/1/2027"];
    let told = said(&place, &[&follow[..], &["--action", "1.3"]].concat());
    assert!(told.starts_with("Follow-up "), "{told}");
    said(&place, &["meeting", "note", "any other", "--note", "Papers a week ahead, please."]);
    let told = said(&place, &["meeting", "close", "--next", "13 January 2027, Town Hall"]);
    assert!(told.contains("Meeting 10 is closed: 3 actions dealt with, 39 not reached."), "{told}");
    assert_eq!(last(&place).0, "meeting_closed");

    let minutes = place.done(&["minutes", "--meeting", "10"]);
    assert!(minutes.starts_with("DRAFT, SAMPLE\n"), "{minutes}");
    let text = unwrapped(&minutes);
    for words in [
        "minutes of meeting 10",
        "Held on: 22 November 2026",
        "Record: Draft, to be agreed at the next meeting",
        "Press officer, for Head of Communications",
        "The Chair declared an interest in 6.6.",
        "with these corrections: The place was Poplar.",
        "A better quarter than it looks.",
        "First figures came",
        "Noted: The group talked about it.",
        "Decision 10.1: AGREED: 1.3 Opportunities in service plans, date moved from",
        "retrospective: asked after the due date",
        "Decision 10.2: AGREED: 3.6 Accessible communications training, complete",
        "Papers a week ahead, please.",
        "Next meeting: 13 January 2027, Town Hall",
    ] {
        assert!(text.contains(words), "{words} is not in {minutes}");
    }
    let markdown = place.done(&["minutes", "--meeting", "10", "--format", "markdown"]);
    let row =
        "| Write to the services (1.3 Opportunities in service plans) | Strategy officer | 31 January 2027 |";
    assert!(markdown.contains(row), "{markdown}");
    let ninth = unwrapped(&place.done(&["minutes", "--meeting", "9"]));
    assert!(ninth.contains("Agreed as a correct record on 22 November 2026, meeting 10"), "{ninth}");
    assert!(ninth.contains("Corrections agreed: The place was Poplar."));

    said(&place, &["meeting", "agree", "--on", "2026-11-22"]);
    let agreed = place.done(&["minutes", "--meeting", "10"]);
    assert!(agreed.starts_with("SAMPLE\n"), "{agreed}");
    assert!(!agreed.contains("DRAFT"));
    let list = place.done(&["meeting", "list"]);
    let row = list.lines().find(|line| line.trim_start().starts_with("10 ")).unwrap();
    assert!(row.contains("22 Nov 2026") && row.contains("Agreed 22 Nov 2026"), "{row}");
}

#[test]
fn the_minutes_are_the_same_years_later_and_after_more_records() {
    let place = opened();
    said(&place, &["meeting", "attend", "--rest"]);
    said(&place, &["decide", "suspend", "1.3", "--reason", "No staff"]);
    said(&place, &["meeting", "close"]);
    let all = |place: &Place, today: &str| {
        ["text", "markdown", "html"]
            .map(|format| place.done(&["minutes", "--meeting", "10", "--format", format, "--today", today]))
    };
    let before = all(&place, "2026-11-22");
    assert!(all(&place, "2031-01-01") == before);
    let later = |words: &[&str]| said(&place, &[words, &["--today", "2031-01-01"]].concat());
    later(&["decide", "resume", "1.3", "--minute", "M"]);
    later(&["update", "3.4", "--rating", "green", "--note", "Done", "--on", "2026-09-30"]);
    later(&["member", "change", "Chair", "--role", "Mayor", "--on", "2026-01-01"]);
    later(&["follow-up", "add", "Ask", "--who", "Chair", "--on", "2026-09-01"]);
    later(&["meeting", "open"]);
    later(&["meeting", "attend", "Chair"]);
    later(&["meeting", "close"]);
    assert!(all(&place, "2031-01-01") == before);
}

#[test]
fn one_meeting_is_open_at_a_time_and_without_one_nothing_belongs_to_it() {
    let place = Place::with_sample();
    let sentence = "No meeting is open. Open one first: m on the board, or “quorum meeting open”.";
    for words in [
        &["meeting", "attend", "Chair"][..],
        &["meeting", "attend", "--rest"],
        &["meeting", "agenda"],
        &["meeting", "item"],
        &["meeting", "note", "summary", "--note", "Words"],
        &["meeting", "close"],
    ] {
        assert!(left_alone(&place, words).contains(sentence), "{words:?}");
    }
    said(&place, &["meeting", "open"]);
    let refusal = left_alone(&place, &["meeting", "open"]);
    assert!(refusal.contains("Meeting 10, opened on 22 November 2026, is still open."), "{refusal}");
}

#[test]
fn a_meeting_is_not_opened_on_a_quorum_or_a_day_that_cannot_be() {
    let place = Place::with_sample();
    for nonsense in ["0", "101%", "many", ""] {
        let refusal = left_alone(&place, &["meeting", "open", "--quorum", nonsense]);
        assert!(refusal.contains("cannot be read as a quorum"), "{refusal}");
    }
    let refusal = left_alone(&place, &["meeting", "open", "--position", "2026-12-31"]);
    assert!(refusal.contains("31 December 2026 has not come yet."), "{refusal}");
    said(&place, &["meeting", "open", "--position", "2026-06-30", "--on", "2026-11-20"]);
    assert_eq!(newest(&place)["body"]["quorum"], 6, "as last time");
}

#[test]
fn attendance_is_recorded_whole_or_not_at_all() {
    let place = opened();
    for (words, sentence) in [
        (&["Chair", "chair"][..], "chair is named twice. Nothing was recorded; name everyone once."),
        (&["Chair", "Stranger"], "Stranger is not a member of the group."),
        (&["Deputy", "--for", "Stranger"], "The group has no member Stranger."),
    ] {
        let refusal = left_alone(&place, &[&["meeting", "attend"], words].concat());
        assert!(refusal.contains(sentence), "{refusal}");
    }
    for misused in [&["--rest", "Chair"][..], &[], &["Chair", "--apologies", "--in-attendance"]] {
        place.quorum(&[&["meeting", "attend"], misused].concat()).assert().code(2);
    }
    said(&place, &["meeting", "attend", "--rest"]);
    let before = entries(&place).len();
    said(&place, &["meeting", "attend", "--rest"]);
    assert_eq!(entries(&place).len(), before, "nobody is left");
}

#[test]
fn an_item_is_named_by_its_ref_or_the_beginning_of_its_heading() {
    let place = opened();
    assert_eq!(place.done(&["meeting", "item", "ANY"]), "Any other business\n");
    assert!(place.done(&["meeting", "item", "2.10"]).contains("Ask the Mayor"));
    let refusal = left_alone(&place, &["meeting", "note", "xyz", "--note", "Words"]);
    assert!(refusal.contains("The agenda has no heading “xyz”. It has “Attendance”, "), "{refusal}");
    let refusal = left_alone(&place, &["meeting", "note", "9.9", "--note", "Words"]);
    assert!(refusal.contains("The plan has no action “9.9”."), "{refusal}");
    let refusal = left_alone(&place, &["meeting", "note", "summary", "--note", " "]);
    assert!(refusal.contains("Say in a few words what is to be noted"), "{refusal}");
    said(&place, &["log", "1.3", "--nil"]);
    let left = place.done(&["meeting", "agenda", "--left"]);
    assert!(!left.contains(" 1.3 ") && left.contains(" 1.5 "), "{left}");
}

#[test]
fn minutes_are_agreed_of_a_closed_meeting_and_once() {
    let place = opened();
    for (number, sentence) in [
        ("10", "Meeting 10 is not closed yet."),
        ("77", "There is no meeting 77."),
        ("3", "The minutes of meeting 3 were agreed on 16 April 2025 already."),
    ] {
        let refusal = left_alone(&place, &["meeting", "agree", number]);
        assert!(refusal.contains(sentence), "{refusal}");
    }
    said(&place, &["meeting", "agree"]);
    let refusal = left_alone(&place, &["meeting", "agree"]);
    assert!(refusal.contains("The minutes of every closed meeting are agreed already."), "{refusal}");
    let refusal = refused(&place, &["minutes", "--meeting", "11"]);
    assert!(refusal.contains("There is no meeting 11."), "{refusal}");
}

#[test]
fn what_is_told_at_a_meeting_is_in_its_figures_also_after_a_note_and_an_undoing() {
    let place = opened();
    said(&place, &["meeting", "note", "3.4", "--note", "Discussed"]);
    said(&place, &["log", "3.4", "--nil"]);
    said(&place, &["undo"]);
    said(&place, &["update", "3.4", "--rating", "green", "--note", "First figures came"]);
    assert_eq!(last(&place).3, "2026-09-30");
}
