//! Decisions, follow-ups, measures and members by commands: what they record, and how they refuse.

use crate::place::Place;
use crate::{entries, newest, refused, said};

/// Runs a command that has to refuse, and has to leave the journal as it is.
fn left_alone(place: &Place, words: &[&str]) -> String {
    let before = entries(place);
    let sentence = refused(place, words);
    assert_eq!(entries(place), before, "{words:?} recorded something");
    sentence
}

/// The effect of the newest decision.
fn effect(place: &Place) -> serde_json::Value {
    let entry = newest(place);
    assert_eq!(entry["kind"], "decision_made");
    entry["body"]["effect"].clone()
}

#[test]
fn each_decision_records_its_effect_with_its_minute() {
    let place = Place::with_plan();
    let decide = |words: &[&str]| {
        said(&place, &[&["decide"], words, &["--minute", "Cabinet, item 3"]].concat());
        assert_eq!(newest(&place)["body"]["minute"], "Cabinet, item 3");
        effect(&place)
    };
    let moved = decide(&["move", "1.1", "--to", "31 March 2027"]);
    assert_eq!(moved["date_moved"]["milestone"], moved["date_moved"]["from"]);
    assert_eq!(moved["date_moved"]["to"], "2027-03-31");
    let again = decide(&["move", "1.1", "--to", "30 June 2027"]);
    assert_eq!(again["date_moved"]["milestone"], moved["date_moved"]["milestone"], "the same milestone");
    assert_eq!(again["date_moved"]["from"], "2027-03-31");
    assert_eq!(decide(&["suspend", "1.2"]), "suspended");
    assert_eq!(decide(&["resume", "1.2"]), "resumed");
    assert_eq!(decide(&["complete", "1.2", "--evidence", "Printed"]), "completed");
    assert_eq!(newest(&place)["body"]["reason"], "Printed");
    assert_eq!(decide(&["delete", "1.4"]), "deleted");
    assert_eq!(decide(&["reword", "1.5", "--text", "Print two"])["reworded"]["text"], "Print two");
    let services = decide(&["reassign", "1.5", "--service", "Parks", "--service", "Legal"]);
    assert_eq!(services["reassigned"]["services"], serde_json::json!(["Parks", "Legal"]));
    let added = decide(&["add", "4", "--text", "Draw a map", "--deadline", "May 2027", "--service", "Parks"]);
    assert_eq!(newest(&place)["action"], "4.3", "the next ref of the objective");
    assert_eq!(added["added"]["deadline"], "May 2027");
    assert!(place.done(&["show", "4.3"]).contains("Draw a map"));
    decide(&["note", "--note", "Write plainly"]);
    assert_eq!(
        (&newest(&place)["action"], &newest(&place)["body"]["words"]),
        (&serde_json::Value::Null, &"Write plainly".into())
    );
}

#[test]
fn a_preview_shows_the_effect_and_records_nothing() {
    let place = Place::with_sample();
    let before = entries(&place);
    let moved = place.done(&["decide", "move", "3.4", "--to", "31 March 2028", "--preview"]);
    assert!(moved.contains("→ 31 March 2028 (originally "), "{moved}");
    assert!(moved.contains("Slip from original: "), "{moved}");
    let complete = place.done(&["decide", "complete", "1.3", "--preview"]);
    assert!(complete.contains("→ Complete: Agreed complete on 22 November 2026"), "{complete}");
    let words = place.done(&["decide", "note", "--note", "Words", "--preview"]);
    assert_eq!(words, "It changes no rating, date or text.\n");
    assert_eq!(entries(&place), before);
}

#[test]
fn a_decision_that_cannot_be_is_refused_with_a_sentence_and_leaves_nothing() {
    let place = Place::with_plan();
    for words in [&["suspend", "1.2"][..], &["delete", "1.4"]] {
        said(&place, &[&["decide"], words, &["--minute", "M"]].concat());
    }
    for (words, sentence) in [
        (&["suspend", "1.3"][..], "No meeting is open, so say where the decision is minuted"),
        (&["suspend", "1.2", "--minute", "M"], "Action 1.2 is suspended already."),
        (&["resume", "1.3", "--minute", "M"], "Action 1.3 is live already."),
        (&["complete", "1.3", "--minute", "M"], "Say in a few words what shows that it is done"),
        (&["delete", "1.4", "--minute", "M"], "Action 1.4 was deleted from the plan."),
        (&["suspend", "9.9", "--minute", "M"], "The plan has no action “9.9”."),
        (&["move", "1.3", "--to", "2030-02-30", "--minute", "M"], "2030-02-30"),
        (&["add", "1.1", "--text", "T", "--minute", "M"], "The plan has an action 1.1 already"),
        (
            &["add", "1.4", "--text", "T", "--minute", "M"],
            "The plan has an action 1.4 already, or had it before.",
        ),
        (&["add", "9", "--text", "T", "--minute", "M"], "The plan has no objective 9."),
        (&["add", "1", "--text", "", "--minute", "M"], "Say in a few words what the action is"),
        (&["add", "1", "--text", "T", "--deadline", "soonish", "--minute", "M"], "soonish"),
        (&["reword", "1.3", "--text", " ", "--minute", "M"], "Say in a few words how the action reads now"),
        (&["reassign", "1.3", "--service", "", "--minute", "M"], "Say in a few words who is responsible now"),
        (&["note", "--minute", "M"], "Say in a few words what was agreed"),
        (
            &["note", "--note", "N", "--minute", "M", "--on", "2026-11-23"],
            "23 November 2026 has not come yet.",
        ),
    ] {
        let refusal = left_alone(&place, &[&["decide"], words].concat());
        assert!(refusal.contains(sentence), "{words:?}: {refusal}");
    }
}

#[test]
fn a_follow_up_is_agreed_listed_and_done() {
    let place = Place::with_plan();
    place.quorum(&["follow-up", "list"]).assert().code(0).stdout("").stderr("No follow-up is open.\n");
    said(
        &place,
        &["follow-up", "add", "Ask Legal", "--who", "Ben", "--by", "1 November 2026", "--action", "1.3"],
    );
    let number = newest(&place)["seq"].to_string();
    assert_eq!(newest(&place)["action"], "1.3");
    let list = place.done(&["follow-up", "list"]);
    for words in [&number, "Ask Legal", "Ben", "Overdue since 1", "1.3"] {
        assert!(list.contains(words), "{words} is not in {list}");
    }
    said(&place, &["follow-up", "done", &number, "--note", "By letter"]);
    let done = newest(&place);
    assert_eq!((done["action"].as_str(), done["body"]["note"].as_str()), (Some("1.3"), Some("By letter")));
    place.quorum(&["follow-up", "list"]).assert().code(0).stdout("");
    assert!(place.done(&["follow-up", "list", "--all"]).contains("Done 22 November 2026"));
    let refusal = left_alone(&place, &["follow-up", "done", &number]);
    assert!(refusal.contains("was done on 22 November 2026 already."), "{refusal}");
    for nothing in ["1", "99"] {
        let refusal = left_alone(&place, &["follow-up", "done", nothing]);
        assert!(refusal.contains(&format!("Entry {nothing} is no follow-up.")), "{refusal}");
    }
    let refusal = left_alone(&place, &["follow-up", "add", "", "--who", "Ben"]);
    assert!(refusal.contains("Say in a few words what is to be done"), "{refusal}");
}

#[test]
fn a_measure_is_defined_taken_corrected_and_listed() {
    let place = Place::with_plan();
    said(&place, &["measure", "add", "Hope", "--source", "Survey", "--question", "Do you?"]);
    for (year, value) in [("2025", "40"), ("2024", "50"), ("2025", "80")] {
        said(&place, &["measure", "record", "hop", "--value", value, "-n", "100", "--year", year]);
    }
    assert_eq!(newest(&place)["body"]["measure"], "Hope", "known by its beginning");
    let list = place.done(&["measure", "list"]);
    let rows: Vec<_> = list.lines().filter(|line| line.starts_with(" Hope")).collect();
    assert_eq!(rows.len(), 2, "{list}");
    assert!(rows[0].contains("2024") && rows[0].contains("50%, ±9.8 points"), "{list}");
    assert!(rows[1].contains("2025") && rows[1].contains("80%, ±7.8 points"), "{list}");
    for (words, sentence) in [
        (&["add", "HOPE"][..], "There is a measure “Hope” already."),
        (&["record", "Fear", "--value", "50"], "There is no measure “Fear”. Those that there are: "),
        (&["record", "Hope", "--value", "101"], "101% is no share."),
        (&["record", "Hope", "--value", "NaN"], "NaN% is no share."),
        (
            &["record", "Hope", "--value", "50", "--year", "2027"],
            "The year 2027 is not in reach of this plan.",
        ),
        (&["record", "Hope", "--value", "50", "-n", "0"], "Say in a few words how many answered"),
    ] {
        let refusal = left_alone(&place, &[&["measure"], words].concat());
        assert!(refusal.contains(sentence), "{words:?}: {refusal}");
    }
}

#[test]
fn members_join_change_and_leave() {
    let place = Place::with_plan();
    let none = "The group has no members yet. Add one with: quorum member add NAME --role TEXT\n";
    place.quorum(&["member", "list"]).assert().code(0).stdout("").stderr(none);
    said(&place, &["member", "add", "Amina Rahman", "--role", "Chair", "--organisation", "Strategy"]);
    said(&place, &["member", "change", "AMINA RAHMAN", "--role", "Mayor"]);
    let body = &newest(&place)["body"];
    assert_eq!(
        *body,
        serde_json::json!({"name": "Amina Rahman", "role": "Mayor", "organisation": "Strategy"})
    );
    assert!(place.done(&["member", "list"]).contains("Mayor"));
    for (words, sentence) in [
        (["add", "amina rahman"], "Amina Rahman is a member already."),
        (["change", "Eve"], "The group has no member Eve."),
        (["left", "Eve"], "The group has no member Eve."),
        (["add", ""], "Say in a few words the name"),
    ] {
        let refusal = left_alone(&place, &[&["member"], &words[..]].concat());
        assert!(refusal.contains(sentence), "{words:?}: {refusal}");
    }
    said(&place, &["member", "left", "amina rahman"]);
    place.quorum(&["member", "list"]).assert().code(0).stdout("").stderr(none);
}

#[test]
fn an_actions_account_names_its_open_follow_ups_and_marks_those_overdue() {
    let place = Place::with_plan();
    said(
        &place,
        &["follow-up", "add", "Write", "--who", "Grants officer", "--by", "1 May 2026", "--action", "2.1"],
    );
    said(&place, &["follow-up", "add", "Ring", "--who", "Chair", "--action", "2.1"]);
    let account = place.done(&["show", "2.1"]);
    assert!(account.contains("Follow-up: Overdue: Grants officer to: Write by 1 May 2026"), "{account}");
    assert!(account.contains("Follow-up: Chair to: Ring"), "{account}");
    said(&place, &["follow-up", "done", "3"]);
    assert!(!place.done(&["show", "2.1"]).contains("Follow-up: Chair to: Ring"));
}
