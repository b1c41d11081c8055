//! Entries in words: one line for each kind.

use quorum::core::journal::{Decision, Effect, Event};

use crate::small::{add, adopted, adoption, day, decision, entry, new_action, note, said};

#[test]
fn each_kind_is_summed_up_in_a_line_with_its_words_and_without_them() {
    for (kind, body, name, summary) in [
        ("member_added", r#"{"name":"Z. Ali","role":"Chair"}"#, "Member", "Joined the group: Z. Ali"),
        ("member_changed", r#"{"name":"Z. Ali"}"#, "Member", "Member changed: Z. Ali"),
        ("member_left", r#"{"name":"Z. Ali"}"#, "Member", "Left the group: Z. Ali"),
        (
            "meeting_opened",
            r#"{"position_as_at":"2026-09-30","place":"Town Hall"}"#,
            "Meeting",
            "Meeting opened: Town Hall",
        ),
        ("meeting_opened", r#"{"position_as_at":"2026-09-30"}"#, "Meeting", "Meeting opened"),
        ("attendance_recorded", r#"{"name":"Z. Ali","presence":"present"}"#, "Attendance", "Present: Z. Ali"),
        (
            "attendance_recorded",
            r#"{"name":"Z. Ali","presence":"apologies"}"#,
            "Attendance",
            "Apologies: Z. Ali",
        ),
        (
            "attendance_recorded",
            r#"{"name":"Z. Ali","presence":"substitute"}"#,
            "Attendance",
            "Substitute: Z. Ali",
        ),
        (
            "attendance_recorded",
            r#"{"name":"Z. Ali","presence":"in_attendance"}"#,
            "Attendance",
            "In attendance: Z. Ali",
        ),
        ("item_noted", r#"{"note":"None declared"}"#, "Note", "Noted: None declared"),
        ("meeting_closed", "{}", "Meeting", "Meeting closed"),
        ("minutes_agreed", r#"{"of_meeting":3}"#, "Minutes", "Agreed the minutes of meeting 3"),
        (
            "minutes_agreed",
            r#"{"of_meeting":3,"corrections":"Page 2"}"#,
            "Minutes",
            "Agreed the minutes of meeting 3: Page 2",
        ),
        ("progress_reported", r#"{"rating":"red","note":"Stuck"}"#, "Progress", "Reported Red: Stuck"),
        (
            "progress_reported",
            r#"{"rating":"green","note":"Done","forecast":{"milestone":"2024-05-31","date":"2024-06-30"}}"#,
            "Progress",
            "Reported Green, forecast 30 June 2024: Done",
        ),
        ("activity_logged", r#"{"note":"Stall"}"#, "Activity", "Logged: Stall"),
        ("activity_logged", r#"{"note":"Stall","place":"Market"}"#, "Activity", "Logged at Market: Stall"),
        ("nil_returned", "{}", "Nil return", "Nothing to report"),
        ("nil_returned", r#"{"note":"Away"}"#, "Nil return", "Nothing to report: Away"),
        ("milestone_met", r#"{"milestone":"2024-05-31"}"#, "Met", "Met the milestone of 31 May 2024"),
        (
            "follow_up_agreed",
            r#"{"what":"Ask Legal","who":"Z. Ali","by":"2026-12-01"}"#,
            "Follow-up",
            "Z. Ali to: Ask Legal by 1 December 2026",
        ),
        ("follow_up_agreed", r#"{"what":"Ask","who":"Z. Ali"}"#, "Follow-up", "Z. Ali to: Ask"),
        (
            "follow_up_agreed",
            r#"{"what":"Ask Legal.","who":"Z. Ali","by":"2026-12-01"}"#,
            "Follow-up",
            "Z. Ali to: Ask Legal by 1 December 2026",
        ),
        ("follow_up_done", r#"{"follow_up":24}"#, "Follow-up", "Done: the follow-up of entry 24"),
        ("measure_defined", r#"{"name":"Trust"}"#, "Measure", "Measure defined: Trust"),
        (
            "measure_taken",
            r#"{"measure":"Trust","year":2026,"value":61.5}"#,
            "Measure",
            "Trust 2026: 61.5%, margin not known",
        ),
        (
            "measure_taken",
            r#"{"measure":"Trust","year":2026,"value":61}"#,
            "Measure",
            "Trust 2026: 61%, margin not known",
        ),
        (
            "entry_withdrawn",
            r#"{"entry":25,"words":"entry 25, Logged"}"#,
            "Withdrawn",
            "Withdrew: entry 25, Logged",
        ),
    ] {
        let entry = entry(2, said("", "1 May 2024", Event::read(kind, body).unwrap()));
        assert_eq!((entry.kind_name(), entry.summary().as_str()), (name, summary));
    }
    let plan = entry(1, said("", "1 May 2024", adoption()));
    assert_eq!((plan.kind_name(), &*plan.summary()), ("Plan", "Adopted the plan “A small plan”"));
}

#[test]
fn a_decision_says_what_it_changes() {
    let services = ["Housing", "Health", "Parks"].map(Into::into).to_vec();
    let [milestone, from, to] = ["2024-05-31", "2024-06-30", "2024-09-30"].map(|day| day.parse().unwrap());
    for (effect, summary) in [
        (Effect::Words, "Agreed: So be it"),
        (
            Effect::DateMoved { milestone, from, to },
            "Moved the date from 30 June 2024 to 30 September 2024: So be it",
        ),
        (Effect::Suspended, "Suspended: So be it"),
        (Effect::Resumed, "Resumed: So be it"),
        (Effect::Completed, "Agreed as complete: So be it"),
        (Effect::Deleted, "Deleted from the plan: So be it"),
        (Effect::Added(new_action("1.8")), "Added action 1.8: So be it"),
        (Effect::Reworded { text: "New".into(), title: "".into() }, "Reworded: So be it"),
        (Effect::Reassigned { services }, "Reassigned to Housing, Health and Parks: So be it"),
    ] {
        let entry = entry(2, said("1.1", "1 May 2024", decision(effect)));
        assert_eq!((entry.kind_name(), entry.summary().as_str()), ("Decision", summary));
    }
}

#[test]
fn a_decision_whose_words_name_both_dates_is_told_once() {
    let [milestone, from, to] = ["2024-05-31", "2024-06-30", "2024-09-30"].map(|day| day.parse().unwrap());
    let words = "The date of 1.1 is moved from 30 June 2024 to 30 September 2024.";
    let effect = Effect::DateMoved { milestone, from, to };
    let decision = Decision { words: words.into(), reason: "".into(), minute: "".into(), effect };
    let entry = entry(2, said("1.1", "1 May 2024", Event::DecisionMade(decision)));
    assert_eq!(entry.summary(), format!("Agreed: {words}"));
}

#[test]
fn what_was_typed_late_says_when_but_not_the_next_morning() {
    let late = |typed: &str| {
        let mut entry = entry(2, said("1.1", "1 May 2024", Event::NilReturned(note(""))));
        entry.recorded_at = day(typed).and_hms_opt(9, 0, 0).unwrap().and_utc();
        entry.typed_late()
    };
    for soon in ["30 April 2024", "1 May 2024", "2 May 2024"] {
        assert_eq!(late(soon), None, "{soon}");
    }
    assert_eq!(late("3 May 2024").as_deref(), Some("(typed 3 May 2024)"));
}

#[test]
fn an_entry_is_named_by_its_number_action_day_and_author() {
    let mut journal = adopted();
    let about = add(&mut journal, said("1.1", "1 May 2024", Event::NilReturned(note(""))));
    let general = add(&mut journal, said("", "2 May 2024", Event::ItemNoted(note("Heard"))));
    for (seq, named) in [
        (about, "entry 2, Nothing to report (1.1, 1 May 2024, by J. Ahmed)"),
        (general, "entry 3, Noted: Heard (2 May 2024, by J. Ahmed)"),
    ] {
        assert_eq!(journal.entry(seq).unwrap().named(), named);
    }
}
