//! One entry of every kind, and of every effect of a decision, in their stored forms.

use quorum::core::journal::{EntryText, Said};

use crate::said;

/// The action's ref (or nothing), the kind and the body of each.
const TEXTS: &[(&str, &str, &str)] = &[
    ("", "plan_adopted", PLAN),
    ("", "member_added", r#"{"name":"J. Ahmed","role":"Chair","organisation":"Council"}"#),
    ("", "member_changed", r#"{"name":"J. Ahmed","organisation":"Health"}"#),
    ("", "member_left", r#"{"name":"J. Ahmed"}"#),
    (
        "",
        "meeting_opened",
        r#"{"position_as_at":"2026-09-30","place":"Town Hall","chair":"J. Ahmed","quorum":4}"#,
    ),
    ("", "attendance_recorded", r#"{"name":"Z. Ali","presence":"substitute","instead_of":"J. Ahmed"}"#),
    ("1.1", "item_noted", r#"{"note":"First line\nসভা, \"quoted\", {braces} and 漢字"}"#),
    ("", "item_noted", r#"{"note":"None","item":"Declarations of interest"}"#),
    ("", "meeting_closed", "{}"),
    ("", "minutes_agreed", r#"{"of_meeting":1,"corrections":"Page 2: Z. Ali was there."}"#),
    (
        "1.1",
        "progress_reported",
        r#"{"rating":"amber","note":"Draft","forecast":{"milestone":"2026-12-31","date":"2027-02-28"},"reason":"Late","path":"Finish","ask":"Nothing"}"#,
    ),
    ("1.1", "activity_logged", r#"{"note":"Stall","place":"Market"}"#),
    ("1.2", "nil_returned", "{}"),
    ("1.1", "milestone_met", r#"{"milestone":"2026-12-31","note":"Published"}"#),
    ("", "decision_made", r#"{"words":"To thank everyone","effect":"words"}"#),
    (
        "1.1",
        "decision_made",
        r#"{"words":"To move it","reason":"Late","minute":"7.2","effect":{"date_moved":{"milestone":"2026-12-31","from":"2026-12-31","to":"2027-03-31"}}}"#,
    ),
    ("1.1", "decision_made", r#"{"words":"","effect":"suspended"}"#),
    ("1.1", "decision_made", r#"{"words":"","effect":"resumed"}"#),
    ("1.1", "decision_made", r#"{"words":"","effect":"completed"}"#),
    (
        "1.9",
        "decision_made",
        r#"{"words":"","effect":{"added":{"ref":"1.9","title":"New","text":"A new action","deadline":"May 2027"}}}"#,
    ),
    ("1.1", "decision_made", r#"{"words":"","effect":{"reworded":{"text":"Other words","title":"Other"}}}"#),
    ("1.1", "decision_made", r#"{"words":"","effect":{"reassigned":{"services":["Housing","Health"]}}}"#),
    ("1.2", "decision_made", r#"{"words":"","effect":"deleted"}"#),
    ("", "follow_up_agreed", r#"{"what":"Ask","who":"Z. Ali","by":"2026-12-01"}"#),
    ("", "follow_up_done", r#"{"follow_up":24,"note":"By letter"}"#),
    ("", "measure_defined", r#"{"name":"Trust","source":"Survey","question":"Do you trust us?"}"#),
    (
        "",
        "measure_taken",
        r#"{"measure":"Trust","year":2026,"value":61.5,"answers":100,"mode":"By telephone"}"#,
    ),
    ("", "entry_withdrawn", r#"{"entry":25,"words":"Done: the follow-up"}"#),
];

const PLAN: &str = r#"{"plan":{"name":"small","title":"A small plan","start":"2026-04-01","objective_word":"objective",
"settings":{"red_slip_months":3,"silent_quarters":2},
"objectives":[{"number":1,"title":"Listening","short":"Listening"},{"number":2,"title":"Telling","short":"Telling"}],
"actions":[
{"ref":"1.1","title":"Calendar","text":"Make a calendar","services":["Communications","Events"],"deadline":"December 2026"},
{"ref":"1.2","title":"Stalls","text":"Hold stalls","services":["Events"],"deadline":"Ongoing"},
{"ref":"2.9","title":"Letters","text":"Write letters","deadline":"As required"},
{"ref":"2.10","title":"Surveys","text":"Ask people","services":["Policy"],"deadline":"March 2027, then March each year"}],
"measures":[{"name":"Say","source":"Residents' survey"}]},"sample":true}"#;

/// All of them, in an order in which each is about something earlier.
pub fn everything() -> Vec<Said> {
    TEXTS.iter().map(|(action, kind, body)| said("J. Ahmed", action, kind, body)).collect()
}

#[test]
fn these_are_all_the_kinds_and_effects_with_nothing_lost_in_reading_them() {
    let kinds: std::collections::BTreeSet<_> = TEXTS.iter().map(|(_, kind, _)| kind).collect();
    assert_eq!((kinds.len(), TEXTS.len()), (19, 28));
    for (said, (_, kind, body)) in everything().iter().zip(TEXTS) {
        let text = EntryText::of(&said.event).unwrap();
        assert_eq!(text.kind, *kind);
        let [read, written] =
            [*body, &text.body].map(|body| serde_json::from_str::<serde_json::Value>(body).unwrap());
        let lost = |name: &&String| written.get(name.as_str()).is_none();
        assert_eq!(read.as_object().unwrap().keys().find(lost), None, "{kind}");
    }
}
