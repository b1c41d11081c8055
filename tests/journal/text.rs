//! The stored text of an event: a kind, a JSON object, and back.

use proptest::prelude::*;
use quorum::core::journal::{EntryText, Event, Measurement};
use quorum::core::words::Label;

use crate::anything::events;
use crate::small::adoption;

#[test]
fn the_plan_is_read_back_whole() {
    let text = EntryText::of(&adoption()).unwrap();
    assert_eq!(text.kind, "plan_adopted");
    assert_eq!(Event::read(&text.kind, &text.body).unwrap(), adoption());
}

#[test]
fn a_number_that_json_cannot_hold_is_refused_before_it_is_stored() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let [mode, asked] = ["face to face", "residents"].map(Label::from);
        let taken = Measurement { measure: "Trust".into(), year: 2026, value, answers: None, mode, asked };
        let refused = EntryText::of(&Event::MeasureTaken(taken)).unwrap_err().to_string();
        assert!(refused.contains("measure_taken"), "{refused}");
    }
}

#[test]
fn a_kind_or_a_body_from_another_program_is_refused_by_name() {
    for (kind, body) in [
        ("", "{}"),
        ("nil_return", "{}"),
        ("NilReturned", "{}"),
        ("milestone_met", "{}"),
        ("milestone_met", r#"{"milestone":"31 May 2024"}"#),
        ("progress_reported", r#"{"rating":"blue","note":"Done"}"#),
        ("decision_made", r#"{"words":"So be it","effect":"forgotten"}"#),
        ("nil_returned", ""),
        ("nil_returned", "null"),
        ("nil_returned", "{"),
        ("nil_returned", "{}}"),
        ("nil_returned", r#"{},"kind":"meeting_closed""#),
        ("nil\"returned", "{}"),
    ] {
        let refused = Event::read(kind, body).unwrap_err().to_string();
        assert!(refused.contains(&format!("“{kind}”")), "{refused}");
    }
}

#[test]
fn fields_that_a_later_version_adds_are_passed_over() {
    let read = Event::read("nil_returned", r#"{"note":"None","colour":"blue"}"#).unwrap();
    assert_eq!(read, Event::read("nil_returned", r#"{"note":"None"}"#).unwrap());
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_the_same(event in events()) {
        let text = EntryText::of(&event).unwrap();
        prop_assert_eq!(text.kind.as_str(), event.kind());
        prop_assert!(serde_json::from_str::<serde_json::Value>(&text.body).unwrap().is_object());
        let read = Event::read(&text.kind, &text.body).unwrap();
        prop_assert_eq!(EntryText::of(&read).unwrap(), text, "and written the same again");
        prop_assert_eq!(read, event);
    }

    #[test]
    fn no_text_makes_the_reader_panic(kind in "[a-z_\"\\\\]{0,16}", body in "\\PC{0,40}") {
        let _ = Event::read(&kind, &body);
    }
}
