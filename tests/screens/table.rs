//! The table of keys, and that the screens keep what it says: in the footers, in the list of keys, in what keys do.

use quorum::tui::app::{Effect, Screen};
use quorum::tui::keymap::{self, Context};

use crate::plays::{first_run, rehearsal};
use crate::stage::Stage;

/// The ways into each context, from the first screen.
fn ways(context: Context) -> &'static [&'static str] {
    match context {
        Context::Board => &["", "j j Tab j", "[ [", "/ text:housing Enter"],
        Context::Action => &["Enter", "Enter n PageDown", "[ [ Enter"],
        Context::History => &["h", "h j j PageDown", "h k x n"],
        Context::Review => &["M", "M PageDown PageDown", "[ [ M"],
        Context::Form => &["a", "a text:x", "a Tab text:x", "u", "M s"],
        Context::Find => &["/", "/ text:a Down"],
        Context::Help => &["?", "? Down Down", "? text:page"],
        Context::Question => &["h x"],
        Context::Welcome => &["", "Tab"],
        Context::People => &["m Enter Down", "m Enter Down Down", "m Enter n Left"],
        Context::Meeting => &[
            "m Enter n",
            "m Enter n n Down",
            "m Enter n n n",
            "m Enter n n PageDown",
            "m Enter / text:due Enter Down",
        ],
        Context::Item => {
            &["m Enter / text:1.3 Enter", "m Enter / text:1.3 Enter Down Down", "m Enter / text:3.4 Enter"]
        }
        Context::Measures => &["v", "v Down Down"],
        Context::Jump => &["m Enter /", "m Enter / text:2.10"],
    }
}

fn stage_in(context: Context, way: &str) -> Stage {
    let mut stage = if context == Context::Welcome { first_run() } else { rehearsal() };
    stage.type_keys(way);
    assert_eq!(stage.context(), context, "after {way}");
    stage
}

#[test]
fn every_key_of_the_table_does_something_in_its_place() {
    let mut dead = Vec::new();
    for (context, name) in Context::ALL {
        for key in keymap::of(context).flat_map(|binding| binding.keys) {
            let acts = |way: &&str| {
                let mut stage = stage_in(context, way);
                let (before, asked) = (stage.cells().clone(), stage.asked.len());
                stage.type_keys(&key.to_string());
                *stage.cells() != before || stage.asked.len() > asked
            };
            if !ways(context).iter().any(acts) {
                dead.push(format!("{name}: {key}"));
            }
        }
    }
    assert!(dead.is_empty(), "keys that do nothing: {dead:?}");
}

#[test]
fn every_hint_of_the_table_is_in_the_footer_of_its_place() {
    let mut missing = Vec::new();
    for (context, name) in Context::ALL {
        for way in ways(context) {
            let mut stage = stage_in(context, way);
            stage.resize((260, 30));
            if stage.app.notice.is_some() {
                continue;
            }
            let foot = stage.foot();
            let past = stage.app.is_past();
            let refused = |binding: &keymap::Binding| past && binding.command.records();
            for binding in keymap::of(context).filter(|b| !b.hint.is_empty() && !refused(b)) {
                let hint = format!("{} {}", binding.key_shown(), binding.hint);
                if !foot.contains(&hint) {
                    missing.push(format!("{name} after “{way}”: “{hint}” in “{}”", foot.trim()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_way_out_and_the_way_to_help_are_shown_in_every_window_of_40_columns() {
    for (context, name) in Context::ALL {
        let mut stage = stage_in(context, ways(context)[0]);
        stage.resize((40, 24));
        let ways_out: &[&str] = match context {
            Context::Board => &["? help", "q quit"],
            Context::Action
            | Context::History
            | Context::Review
            | Context::Measures
            | Context::Meeting
            | Context::Item
            | Context::People => &["? help", "Esc back"],
            Context::Jump => &["Enter stays there"],
            Context::Form | Context::Help => &["Esc back"],
            // What is typed there is worth more than the hints.
            Context::Find => &["of 53"],
            Context::Question => &["y yes", "n no"],
            Context::Welcome => &["Esc leave"],
        };
        for hint in ways_out {
            assert!(stage.foot().contains(hint), "{name}: {hint} is not in “{}”", stage.foot());
        }
    }
}

#[test]
fn hints_are_cut_between_and_never_within() {
    for columns in 20..140 {
        let stage = rehearsal().sized(columns, 24);
        let foot = stage.foot();
        let hints: Vec<_> = keymap::of(Context::Board).filter(|binding| !binding.hint.is_empty()).collect();
        let mut rest = foot.clone();
        for hint in &hints {
            rest = rest.replacen(&format!("{} {}", hint.key_shown(), hint.hint), "", 1);
        }
        assert_eq!(rest.trim(), "", "{columns} columns: “{foot}”");
    }
}

#[test]
fn the_list_of_keys_has_every_line_of_its_place() {
    for context in [Context::Board, Context::Action, Context::History, Context::Review] {
        let mut stage = stage_in(context, ways(context)[0]).sized(100, 70);
        stage.type_keys("?");
        for binding in keymap::of(context) {
            stage.sees(&format!("{:<16}{}", binding.keys_shown(), binding.help));
        }
    }
}

#[test]
fn a_line_is_found_and_done_from_the_list_of_keys() {
    let mut stage = rehearsal();
    stage.type_keys("? text:order");
    stage.sees("Worst first, or in the order of the plan");
    stage.misses("Report progress on the action");
    stage.type_keys("Enter");
    assert!(stage.app.board.by_plan);
    assert_eq!(stage.context(), Context::Board);

    stage.type_keys("? PageDown");
    stage.misses("Report progress on the action");
    stage.type_keys("PageUp");
    stage.sees("Report progress on the action");
    stage.type_keys("Esc ? text:amber Enter");
    assert_eq!(stage.context(), Context::Form);
    assert_eq!(stage.value("rating"), "Amber");

    stage.type_keys("Esc Enter ? text:next Enter");
    assert!(matches!(stage.app.screens.last(), Some(Screen::Action(action)) if action.reference.number == 4));
    stage.type_keys("? text:leave Space text:quorum");
    stage.type_keys("Backspace Backspace");
    stage.sees("Find: leave quor");
}

#[test]
fn quitting_is_done_from_the_list_of_keys_too() {
    let mut stage = rehearsal();
    stage.type_keys("? text:everything Enter");
    assert_eq!(stage.asked, [Effect::Quit]);
}

#[test]
fn lines_of_other_places_say_where_they_work() {
    let mut stage = rehearsal();
    stage.type_keys("? text:withdraw");
    stage.sees("History: Withdraw the entry; it stays readable");
    stage.type_keys("Enter");
    stage.sees("This key works in: History.");
    assert_eq!(stage.context(), Context::Board);
}

#[test]
fn the_list_of_keys_closes_without_doing_anything() {
    for way_out in ["Esc", "?", "text:un Esc"] {
        let mut stage = rehearsal();
        let before = stage.screen();
        stage.type_keys("? ");
        assert_ne!(stage.screen(), before);
        stage.type_keys(way_out);
        assert_eq!(stage.screen(), before, "{way_out}");
    }
}

#[test]
fn keys_that_are_no_text_leave_the_list_of_keys_as_it_is() {
    let mut stage = rehearsal();
    stage.type_keys("? Down Down Down");
    let before = stage.cells().clone();
    stage.type_keys("Left Tab Delete");
    assert_eq!(*stage.cells(), before);
}
