//! Nothing that was typed is lost: drafts, and pasted text.

use quorum::tui::app::{Effect, Message};
use quorum::tui::keymap::Context;

use crate::plays::{activity, first_run, rehearsal};
use crate::stage::Stage;

fn paste(stage: &mut Stage, text: &str) {
    stage.tell(Message::Paste(text.to_owned()));
}

#[test]
fn esc_keeps_what_is_half_typed_and_says_so() {
    let mut stage = rehearsal();
    stage.type_keys("a text:Half Space text:a Space text:word Esc");
    stage.sees("Kept as a draft; u on 1.3 goes on with it.");
    assert_eq!(stage.context(), Context::Board);
    stage.type_keys("u");
    assert_eq!(stage.value("note"), "Half a word");
    assert_eq!(stage.value("rating"), "Amber");
    stage.type_keys("Esc l text:x Tab text:Seen Esc");
    stage.sees("Kept as a draft; l on 1.3 goes on with it.");
}

#[test]
fn a_draft_outlives_the_program() {
    let mut stage = rehearsal();
    stage.type_keys("a text:Half Ctrl-c");
    assert_eq!(stage.asked, [Effect::Quit]);
    let drafts = stage.outside.drafts.clone();
    let mut stage = Stage::with_drafts(&stage.outside.stored, stage.app.today, drafts);
    stage.sees("Half typed last time, and kept: u on 1.3 goes on with it.");
    stage.type_keys("u");
    assert_eq!(stage.value("note"), "Half");
}

#[test]
fn ctrl_d_throws_the_draft_away() {
    let mut stage = rehearsal();
    stage.type_keys("a text:Half Ctrl-d");
    stage.sees("Thrown away; nothing was recorded.");
    assert!(stage.app.drafts.is_empty() && stage.outside.drafts.is_empty());
    stage.type_keys("u");
    assert_eq!((stage.value("note"), stage.value("rating")), (String::new(), String::new()));
}

#[test]
fn what_is_long_is_thrown_away_by_the_second_ctrl_d_only() {
    let mut stage = rehearsal();
    let text = "Seventeen plans are in; the last two are promised.";
    stage.type_keys("a");
    stage.type_text(text);
    stage.type_keys("Ctrl-d");
    stage.sees(&format!("Press Ctrl-D again to throw away {} characters.", text.len()));
    assert_eq!(stage.context(), Context::Form);
    stage.type_keys("x Ctrl-d");
    stage.sees("Press Ctrl-D again");
    assert_eq!(stage.value("note"), format!("{text}x"));
    stage.type_keys("Ctrl-d");
    stage.sees("Thrown away; nothing was recorded.");
    assert!(stage.app.drafts.is_empty() && stage.outside.drafts.is_empty());
}

#[test]
fn a_draft_is_announced_where_it_goes_on() {
    let mut stage = rehearsal();
    stage.type_keys("a text:Half Esc u");
    stage.sees("Draft from last time, unchanged below; Ctrl-D throws it away.");
    stage.type_keys("Ctrl-d u");
    stage.misses("Draft from last time");
}

#[test]
fn a_choice_alone_is_no_draft() {
    let mut stage = rehearsal();
    stage.type_keys("u r Esc l Up n Tab Esc");
    stage.misses("Kept as a draft");
    assert!(stage.app.drafts.is_empty() && stage.outside.drafts.is_empty());
}

#[test]
fn ctrl_u_empties_a_field_and_ctrl_y_puts_its_text_back() {
    let mut stage = rehearsal();
    stage.type_keys("a text:one Enter text:two Ctrl-u");
    assert_eq!(stage.value("note"), "");
    stage.sees("Emptied. Ctrl-Y puts the text back.");
    assert!(stage.outside.drafts.is_empty());
    stage.type_keys("Ctrl-y");
    assert_eq!(stage.value("note"), "one\ntwo");
    assert_eq!(stage.outside.drafts["report-1.3"]["note"], "one\ntwo");
    stage.type_keys("Esc M s Tab Ctrl-u text:a.html");
    assert_eq!(stage.field(), ("path", "a.html".to_owned()));
}

#[test]
fn a_long_text_shows_that_there_is_more_of_it() {
    let mut stage = rehearsal();
    stage.type_keys("a");
    stage.misses("↑");
    paste(&mut stage, &"Ten households wrote to us about this. ".repeat(20));
    assert!(stage.row("What was done").contains("What was done      ↑"), "{}", stage.screen());
    stage.misses("↓");
    for _ in 0..30 {
        stage.type_keys("Up");
    }
    assert!(stage.row("What was done").contains("What was done      ┃"), "{}", stage.screen());
    stage.sees("↓");
}

#[test]
fn a_form_that_was_only_looked_at_leaves_no_draft() {
    let mut stage = rehearsal();
    stage.type_keys("u Tab Tab Esc a Esc l Tab text:x Backspace Esc");
    stage.misses("Kept as a draft");
    assert!(stage.app.drafts.is_empty() && stage.outside.drafts.is_empty());
}

#[test]
fn what_was_recorded_is_no_draft_any_more() {
    let mut stage = rehearsal();
    stage.type_keys("g Tab text:Done Ctrl-s");
    assert!(stage.app.drafts.is_empty() && stage.outside.drafts.is_empty());
}

#[test]
fn each_action_and_each_form_has_its_own_draft() {
    let mut stage = rehearsal();
    stage.type_keys("u Tab text:first Esc j u Tab text:second Esc l text:third Esc");
    let kept: Vec<_> = stage.outside.drafts.iter().map(|(name, typed)| (&**name, &*typed["note"])).collect();
    assert_eq!(kept, [("log-1.5", "third"), ("report-1.3", "first"), ("report-1.5", "second")]);
}

#[test]
fn pasted_text_is_never_a_key() {
    let mut stage = rehearsal();
    let before = stage.screen();
    for text in ["q", "g", "\r", "u\rx\r", "/", "2"] {
        paste(&mut stage, text);
        assert_eq!(stage.screen(), before, "{text:?} on the board");
    }
    for keys in ["Enter", "h", "h x", "M", "?"] {
        stage.type_keys(keys);
        let (before, known) = (stage.screen(), stage.app.journal.last_seq());
        paste(&mut stage, "q\ry\rg\r");
        assert_eq!((stage.screen(), stage.app.journal.last_seq()), (before, known), "after {keys}");
        stage.type_keys("Esc Esc");
    }
    assert!(stage.asked.is_empty());
}

#[test]
fn pasted_text_goes_to_a_focused_text_field_only() {
    let mut stage = rehearsal();
    stage.type_keys("u");
    paste(&mut stage, "g");
    assert_eq!(stage.value("rating"), "", "a choice takes no pasted text");
    assert_eq!(stage.field(), ("note", "g".to_owned()), "the next text field does");
    stage.type_keys("Backspace");
    paste(&mut stage, "one\r\ntwo\rthree\tfour\u{1b}[2J");
    assert_eq!(stage.value("note"), "one\ntwo\nthree four␛[2J");
    assert_eq!(stage.context(), Context::Form);
    stage.type_keys("Tab");
    paste(&mut stage, "1 May\n2027");
    assert_eq!(stage.value("forecast"), "1 May 2027");
    assert_eq!(
        stage.outside.drafts["report-1.3"]["note"], "one\ntwo\nthree four␛[2J",
        "a draft of it is kept"
    );

    stage.type_keys("Ctrl-d Ctrl-d /");
    paste(&mut stage, "housing\n");
    stage.sees("Find: housing");
    stage.sees("4 of 53");
}

#[test]
fn a_name_can_be_pasted_at_the_first_run() {
    let mut stage = first_run();
    stage.type_keys("End");
    paste(&mut stage, " (Town Hall)\n");
    assert_eq!(stage.field(), ("who", "Minute-taker (Town Hall) ".to_owned()));
    assert!(stage.app.journal.plan().is_none(), "pasting does not begin");
}

#[test]
fn what_others_record_leaves_an_open_form_as_it_is() {
    let mut stage = rehearsal();
    stage.type_keys("a text:Half");
    let before = (stage.field(), stage.value("reason"), stage.cursor());
    stage.others_record("1.3", activity("Meanwhile."));
    stage.others_record("2.1", activity("Elsewhere."));
    stage.news_arrives();
    assert_eq!((stage.field(), stage.value("reason"), stage.cursor()), before);
    assert_eq!(stage.context(), Context::Form);
    stage.type_keys("text:way");
    assert_eq!(stage.value("note"), "Halfway");
}
