//! What may be recorded about the group: members, meetings, attendance, minutes, follow-ups and measures.

use quorum::core::journal::{Event, Journal, Refusal, Said, Seq, check};
use quorum::core::words::Label;

use crate::small::{add, adopted, day, decision, said, withdrawal};

const TODAY: &str = "22 November 2024";

fn event(kind: &str, body: &str) -> Event {
    Event::read(kind, body).unwrap()
}

/// Said today, at the meeting that is open, if one is.
fn now(journal: &Journal, event: Event) -> Said {
    Said { meeting: journal.meeting_open(), ..said("", TODAY, event) }
}

fn refused(journal: &Journal, kind: &str, body: &str) -> Option<Refusal> {
    check(journal, &now(journal, event(kind, body)), day(TODAY), false).err()
}

fn tell(journal: &mut Journal, kind: &str, body: &str) -> Seq {
    assert_eq!(refused(journal, kind, body), None, "{kind} {body}");
    let said = now(journal, event(kind, body));
    add(journal, said)
}

fn opening(number: u32) -> Said {
    let event = event("meeting_opened", r#"{"position_as_at": "2024-09-30"}"#);
    Said { meeting: Some(number), ..said("", TODAY, event) }
}

/// With two members.
fn grouped() -> Journal {
    let mut journal = adopted();
    tell(&mut journal, "member_added", r#"{"name": "Amina Rahman"}"#);
    tell(&mut journal, "member_added", r#"{"name": "Ben Okoro"}"#);
    journal
}

/// With a meeting open, too.
fn met() -> Journal {
    let mut journal = grouped();
    add(&mut journal, opening(1));
    journal
}

#[test]
fn nobody_joins_twice_whatever_the_case_of_the_letters() {
    let mut journal = grouped();
    for name in ["Amina Rahman", "AMINA rahman"] {
        let refusal = refused(&journal, "member_added", &format!(r#"{{"name": "{name}"}}"#));
        assert_eq!(refusal, Some(Refusal::IsMember("Amina Rahman".into())), "{name}");
    }
    assert_eq!(refused(&journal, "member_added", r#"{"name": " "}"#), Some(Refusal::NoWords("the name")));
    tell(&mut journal, "member_left", r#"{"name": "amina rahman"}"#);
    tell(&mut journal, "member_added", r#"{"name": "Amina Rahman"}"#);
}

#[test]
fn only_a_member_changes_or_leaves() {
    let mut journal = grouped();
    for kind in ["member_changed", "member_left"] {
        let refusal = refused(&journal, kind, r#"{"name": "Eve Long"}"#);
        assert_eq!(refusal, Some(Refusal::NoMember("Eve Long".into())), "{kind}");
    }
    tell(&mut journal, "member_left", r#"{"name": "Ben Okoro"}"#);
    let refusal = refused(&journal, "member_left", r#"{"name": "Ben Okoro"}"#);
    assert_eq!(refusal, Some(Refusal::NoMember("Ben Okoro".into())));
}

#[test]
fn one_meeting_is_open_at_a_time() {
    let mut journal = met();
    let refusal = check(&journal, &opening(2), day(TODAY), false).err();
    assert_eq!(refusal, Some(Refusal::MeetingOpen { number: 1, on: day(TODAY) }));
    tell(&mut journal, "meeting_closed", "{}");
    assert_eq!(check(&journal, &opening(2), day(TODAY), false), Ok(()));
}

#[test]
fn an_opening_that_was_undone_does_not_come_back_beside_another() {
    let mut journal = met();
    let opened = journal.last_seq();
    let undone = add(&mut journal, said("", TODAY, withdrawal(opened)));
    assert_eq!(journal.meeting_open(), None);
    let back = || said("", TODAY, withdrawal(undone));
    assert_eq!(check(&journal, &back(), day(TODAY), false), Ok(()), "no other is open");
    add(&mut journal, opening(1));
    let refusal = check(&journal, &back(), day(TODAY), false).err();
    assert_eq!(refusal, Some(Refusal::MeetingOpen { number: 1, on: day(TODAY) }));
}

#[test]
fn what_was_said_at_a_meeting_whose_opening_was_undone_is_no_part_of_the_next() {
    let mut journal = met();
    let opened = journal.last_seq();
    tell(&mut journal, "attendance_recorded", r#"{"name": "Ben Okoro", "presence": "present"}"#);
    add(&mut journal, said("", TODAY, withdrawal(opened)));
    add(&mut journal, opening(1));
    assert_eq!(journal.meeting_now().unwrap().attendance().len(), 0);
}

#[test]
fn no_meeting_looks_at_a_day_to_come() {
    let journal = grouped();
    let refusal = check(&journal, &opening(1), day("29 September 2024"), false).err();
    assert_eq!(refusal, Some(Refusal::Future(day(TODAY))), "it is not held yet");
    let said = Said { effective_on: day("29 September 2024"), ..opening(1) };
    let refusal = check(&journal, &said, day("29 September 2024"), false).err();
    assert_eq!(refusal, Some(Refusal::Future(day("30 September 2024"))), "its figures are to come");
}

#[test]
fn what_belongs_to_a_meeting_needs_one_that_is_open() {
    let mut journal = met();
    tell(&mut journal, "meeting_closed", "{}");
    let present = r#"{"name": "Ben Okoro", "presence": "present"}"#;
    for (kind, body) in
        [("attendance_recorded", present), ("item_noted", r#"{"note": "Heard"}"#), ("meeting_closed", "{}")]
    {
        assert_eq!(refused(&journal, kind, body), Some(Refusal::NoMeetingOpen), "{kind}");
        let late = Said { meeting: Some(1), ..said("", TODAY, event(kind, body)) };
        let refusal = check(&journal, &late, day(TODAY), false).err();
        assert_eq!(refusal, Some(Refusal::MeetingNotOpen(1)), "{kind}");
    }
    let report = event("nil_returned", "{}");
    let late = Said { meeting: Some(7), ..said("1.1", TODAY, report) };
    assert_eq!(check(&journal, &late, day(TODAY), false), Err(Refusal::MeetingNotOpen(7)));
}

#[test]
fn members_are_present_or_excused_and_others_come_as_guests_or_for_a_member() {
    let journal = met();
    let attends = |name: &str, presence: &str, instead_of: &str| {
        let body = format!(r#"{{"name": "{name}", "presence": "{presence}", "instead_of": "{instead_of}"}}"#);
        refused(&journal, "attendance_recorded", &body)
    };
    let stranger = || Some(Refusal::NotAMember("Eve Long".into()));
    assert_eq!(attends("Eve Long", "present", ""), stranger());
    assert_eq!(attends("Eve Long", "apologies", ""), stranger());
    assert_eq!(attends("Eve Long", "in_attendance", ""), None);
    assert_eq!(attends("Eve Long", "substitute", "BEN okoro"), None);
    assert_eq!(attends("ben okoro", "present", ""), None);
    assert_eq!(attends("Eve Long", "substitute", "Finn"), Some(Refusal::NoMember("Finn".into())));
    assert_eq!(attends(" ", "in_attendance", ""), Some(Refusal::NoWords("the name")));
    for instead_of in ["", "EVE LONG"] {
        let refusal = attends("Eve Long", "substitute", instead_of);
        assert!(
            matches!(&refusal, Some(Refusal::NoWords(what)) if what.starts_with("for whom")),
            "{refusal:?}"
        );
    }
}

#[test]
fn a_note_has_words() {
    let refusal = refused(&met(), "item_noted", r#"{"note": " ", "item": "Summary"}"#);
    assert_eq!(refusal, Some(Refusal::NoWords("what is to be noted")));
}

#[test]
fn minutes_are_agreed_once_and_after_the_meeting() {
    let mut journal = met();
    let agree = |journal: &Journal, number: u32| {
        refused(journal, "minutes_agreed", &format!(r#"{{"of_meeting": {number}}}"#))
    };
    assert_eq!(agree(&journal, 1), Some(Refusal::NotClosed(1)));
    for unknown in [0, 2] {
        assert_eq!(agree(&journal, unknown), Some(Refusal::NoMeeting(unknown)));
    }
    tell(&mut journal, "meeting_closed", "{}");
    let agreed = tell(&mut journal, "minutes_agreed", r#"{"of_meeting": 1}"#);
    assert_eq!(agree(&journal, 1), Some(Refusal::AlreadyAgreed { meeting: 1, on: day(TODAY) }));
    add(&mut journal, said("", TODAY, withdrawal(agreed)));
    assert_eq!(agree(&journal, 1), None, "the agreement was undone");
}

#[test]
fn a_follow_up_says_what_and_who() {
    let journal = grouped();
    let agreed = |what: &str, who: &str| {
        refused(&journal, "follow_up_agreed", &format!(r#"{{"what": "{what}", "who": "{who}"}}"#))
    };
    assert_eq!(agreed("", "Ben Okoro"), Some(Refusal::NoWords("what is to be done")));
    assert_eq!(agreed("Ask", " "), Some(Refusal::NoWords("who does it")));
    assert_eq!(agreed("Ask", "Somebody"), None, "members are not alone in doing things");
}

#[test]
fn a_follow_up_is_done_once_and_only_one_that_holds() {
    let mut journal = grouped();
    let done = |journal: &Journal, seq: Seq| {
        refused(journal, "follow_up_done", &format!(r#"{{"follow_up": {seq}}}"#))
    };
    for nothing in [0, 2, 99] {
        assert_eq!(done(&journal, nothing), Some(Refusal::NoFollowUp(nothing)), "entry {nothing}");
    }
    let ask = r#"{"what": "Ask", "who": "Ben Okoro"}"#;
    let [first, second] = [(); 2].map(|()| tell(&mut journal, "follow_up_agreed", ask));
    let told = tell(&mut journal, "follow_up_done", &format!(r#"{{"follow_up": {first}}}"#));
    assert_eq!(done(&journal, first), Some(Refusal::FollowUpDone { follow_up: first, on: day(TODAY) }));
    add(&mut journal, said("", TODAY, withdrawal(told)));
    assert_eq!(done(&journal, first), None, "it was not done after all");
    add(&mut journal, said("", TODAY, withdrawal(second)));
    assert_eq!(done(&journal, second), Some(Refusal::NoFollowUp(second)), "withdrawn");
}

#[test]
fn a_follow_up_can_be_done_although_its_action_was_deleted() {
    let mut journal = grouped();
    let ask = event("follow_up_agreed", r#"{"what": "Ask", "who": "Ben Okoro"}"#);
    let seq = add(&mut journal, said("1.1", TODAY, ask.clone()));
    add(&mut journal, said("1.1", TODAY, decision(quorum::core::journal::Effect::Deleted)));
    let done = event("follow_up_done", &format!(r#"{{"follow_up": {seq}}}"#));
    assert_eq!(check(&journal, &said("1.1", TODAY, done), day(TODAY), false), Ok(()));
    let refusal = check(&journal, &said("1.1", TODAY, ask), day(TODAY), false).err();
    assert_eq!(refusal, Some(Refusal::Deleted("1.1".parse().unwrap())), "but nothing new is agreed about it");
}

#[test]
fn a_measure_is_defined_once_under_a_name() {
    let mut journal = grouped();
    tell(&mut journal, "measure_defined", r#"{"name": "Trust"}"#);
    let refusal = refused(&journal, "measure_defined", r#"{"name": "TRUST"}"#);
    assert_eq!(refusal, Some(Refusal::HasMeasure("Trust".into())));
    assert_eq!(refused(&journal, "measure_defined", r#"{"name": ""}"#), Some(Refusal::NoWords("the name")));
}

#[test]
fn a_measure_that_is_taken_is_known_and_its_figures_can_be() {
    let mut journal = grouped();
    tell(&mut journal, "measure_defined", r#"{"name": "Trust"}"#);
    let taken = |measure: &str, year: i32, value: f64, answers: Option<u32>| {
        let (mode, asked) = (Label::default(), Label::default());
        let measure = measure.into();
        let taken = quorum::core::journal::Measurement { measure, year, value, answers, mode, asked };
        check(&journal, &said("", TODAY, Event::MeasureTaken(taken)), day(TODAY), false).err()
    };
    assert_eq!(taken("trust", 2024, 50.0, Some(100)), None);
    for value in [0.0, 100.0] {
        assert_eq!(taken("Trust", 2024, value, None), None);
    }
    let unknown = Refusal::NoMeasure { given: "Hope".into(), known: vec!["Trust".into()] };
    assert_eq!(taken("Hope", 2024, 50.0, None), Some(unknown));
    for (value, shown) in [(101.0, "101"), (-0.5, "-0.5"), (f64::NAN, "NaN"), (f64::INFINITY, "inf")] {
        assert_eq!(taken("Trust", 2024, value, None), Some(Refusal::NoShare(shown.to_owned())));
    }
    for year in [2025, 1989, 0, i32::MAX] {
        assert_eq!(taken("Trust", year, 50.0, None), Some(Refusal::OddYear(year)));
    }
    assert_eq!(taken("Trust", 2024, 50.0, Some(0)), Some(Refusal::NoWords("how many answered")));
}

#[test]
fn a_measure_cannot_be_taken_while_none_is_defined() {
    let refusal = refused(&grouped(), "measure_taken", r#"{"measure": "Trust", "year": 2024, "value": 50}"#);
    assert_eq!(refusal, Some(Refusal::NoMeasure { given: "Trust".into(), known: Vec::new() }));
    let sentence = refusal.unwrap().to_string();
    assert!(
        sentence.starts_with("There is no measure “Trust”. ") && !sentence.ends_with(": ."),
        "{sentence}"
    );
}
