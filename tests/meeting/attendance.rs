//! Attendance, quorum, and for whom nobody spoke.

use quorum::core::journal::{Attendance, Presence, Quorum};
use quorum::core::meeting::QuorumState;
use quorum::core::words::Label;

use crate::paper::{paper, part};
use crate::stage::{GROUP, Stage};

/// The last word on each person.
fn attended(stage: &Stage) -> Vec<(String, Presence)> {
    stage.now().attendance().iter().map(|known| (known.name.to_string(), known.presence)).collect()
}

fn state(stage: &Stage) -> QuorumState {
    stage.now().quorum(&stage.members())
}

fn unaccounted(stage: &Stage) -> Vec<String> {
    let people = stage.members();
    stage.now().unaccounted(&people).iter().map(|member| member.name.to_string()).collect()
}

fn not_represented(stage: &Stage) -> Vec<String> {
    let services = ["Communications", "Research", "Parks", "Legal"].map(Label::new);
    let services: Vec<&Label> = services.iter().collect();
    let missing = stage.now().not_represented(&services, &stage.members());
    missing.iter().map(ToString::to_string).collect()
}

fn substitute(stage: &mut Stage, name: &str, instead_of: &str) -> u64 {
    let body = format!(r#"{{"name": "{name}", "presence": "substitute", "instead_of": "{instead_of}"}}"#);
    stage.tell("", "attendance_recorded", &body)
}

#[test]
fn the_last_word_on_each_person_counts_whatever_the_case_of_the_letters() {
    let mut stage = Stage::meeting();
    stage.attend("Amina Rahman", "present");
    stage.attend("Ben Okoro", "present");
    let last = stage.attend("AMINA RAHMAN", "apologies");
    let is =
        |presence| vec![("AMINA RAHMAN".to_owned(), presence), ("Ben Okoro".to_owned(), Presence::Present)];
    assert_eq!(attended(&stage), is(Presence::Apologies));
    assert_eq!((state(&stage).present, state(&stage).members), (1, 4));
    stage.undo(last);
    assert_eq!(attended(&stage)[0], ("Amina Rahman".to_owned(), Presence::Present), "undone");
    assert_eq!(state(&stage).present, 2);
}

#[test]
fn apologies_and_guests_are_no_part_of_the_quorum_and_substitutes_are() {
    let mut stage = Stage::meeting();
    stage.attend("Amina Rahman", "present");
    stage.attend("Ben Okoro", "apologies");
    stage.attend("Guest", "in_attendance");
    assert_eq!(state(&stage), QuorumState { present: 1, members: 4, needed: Some(3) });
    assert_eq!(state(&stage).words(), "1 present for 4 members; the quorum of 3 was not met");
    substitute(&mut stage, "Eve Long", "Ben Okoro");
    assert_eq!(state(&stage).is_met(), Some(false));
    stage.attend("Cath Silva", "present");
    assert_eq!(state(&stage).is_met(), Some(true), "three of three");
    assert_eq!(state(&stage).words(), "3 present for 4 members; the quorum of 3 was met");
}

#[test]
fn a_share_of_the_members_is_rounded_up() {
    for (rule, members, needed) in [
        (Quorum::Percent(50), 11, 6),
        (Quorum::Percent(50), 12, 6),
        (Quorum::Percent(33), 12, 4),
        (Quorum::Percent(100), 7, 7),
        (Quorum::Percent(1), 0, 0),
        (Quorum::Number(5), 12, 5),
    ] {
        assert_eq!(rule.needed(members), needed, "{rule} of {members}");
    }
    assert!(Quorum::Percent(u32::MAX).needed(u32::MAX) > 0, "no file makes it overflow");
}

#[test]
fn a_group_without_a_rule_has_no_quorum() {
    let state = QuorumState { present: 2, members: 4, needed: None };
    assert_eq!(state.is_met(), None);
    assert_eq!(state.words(), "2 present for 4 members; the group has set no quorum");
}

#[test]
fn a_quorum_is_read_as_people_write_it_and_nonsense_is_refused() {
    for (text, rule) in [
        ("5", Quorum::Number(5)),
        (" half ", Quorum::Percent(50)),
        ("Half", Quorum::Percent(50)),
        ("a third", Quorum::Percent(33)),
        ("one quarter", Quorum::Percent(25)),
        ("two thirds", Quorum::Percent(66)),
        ("40%", Quorum::Percent(40)),
        ("40 %", Quorum::Percent(40)),
        ("100%", Quorum::Percent(100)),
    ] {
        assert_eq!(Quorum::read(text), Some(rule), "{text}");
        assert_eq!(Quorum::read(&rule.to_string()), Some(rule), "{rule} is read back");
    }
    for nonsense in ["0", "0%", "101%", "many", "", " ", "%", "-1", "2.5", "1001"] {
        assert_eq!(Quorum::read(nonsense), None, "{nonsense}");
    }
}

#[test]
fn a_rule_set_replaces_the_one_before() {
    let stage = Stage::meeting();
    let mut opening = stage.now().opening.clone();
    assert_eq!(opening.rule(), Some(Quorum::Number(3)));
    for rule in [Quorum::Percent(50), Quorum::Number(2)] {
        opening.set_rule(rule);
        assert_eq!(opening.rule(), Some(rule));
    }
}

#[test]
fn a_service_is_represented_by_its_member_a_substitute_or_a_guest_of_it() {
    let mut stage = Stage::meeting();
    assert_eq!(not_represented(&stage), ["Communications", "Research", "Parks", "Legal"]);
    stage.attend("Ben Okoro", "present");
    assert_eq!(not_represented(&stage), ["Research", "Parks", "Legal"]);
    stage.attend("Dev Patel", "apologies");
    assert_eq!(not_represented(&stage), ["Research", "Parks", "Legal"], "apologies speak for nobody");
    substitute(&mut stage, "Eve Long", "Dev Patel");
    assert_eq!(not_represented(&stage), ["Parks", "Legal"]);
    let guest = r#"{"name": "Finn", "presence": "in_attendance", "organisation": "legal"}"#;
    stage.tell("", "attendance_recorded", guest);
    assert_eq!(not_represented(&stage), ["Parks"]);
    stage.attend("Parks", "in_attendance");
    assert_eq!(not_represented(&stage), [""; 0], "a service by its own name");
}

#[test]
fn members_are_accounted_for_by_presence_apologies_or_a_substitute() {
    let mut stage = Stage::meeting();
    assert_eq!(unaccounted(&stage), GROUP.map(|[name, ..]| name));
    stage.attend("amina rahman", "present");
    stage.attend("Ben Okoro", "apologies");
    assert_eq!(unaccounted(&stage), ["Cath Silva", "Dev Patel"]);
    substitute(&mut stage, "Eve Long", "cath silva");
    assert_eq!(unaccounted(&stage), ["Dev Patel"]);
}

#[test]
fn the_minutes_say_who_was_there_who_was_not_and_who_said_nothing() {
    let mut stage = Stage::meeting();
    assert_eq!(part(&paper(&stage, 1), "Attendance")[0], "Who was there is not recorded.");
    stage.attend("Amina Rahman", "present");
    stage.attend("Ben Okoro", "apologies");
    substitute(&mut stage, "Eve Long", "Cath Silva");
    let guest = Attendance {
        role: "Grants officer".into(),
        organisation: "Legal".into(),
        ..Attendance::of("Finn".into(), Presence::InAttendance)
    };
    stage.record("", quorum::core::journal::Event::AttendanceRecorded(guest));
    let expected = [
        "Present",
        "Amina Rahman, Chair, Corporate Strategy",
        "Substitutes",
        "Eve Long, for Cath Silva",
        "In attendance",
        "Finn, Grants officer, Legal",
        "Apologies",
        "Ben Okoro, Head of Communications, Communications",
        "Absent without apologies: Dev Patel.",
        "2 present for 4 members; the quorum of 3 was not met.",
        "Of 4 services with actions in the plan, 2 were not represented: Communications; Research.",
    ];
    assert_eq!(part(&paper(&stage, 1), "Attendance"), expected);
}
