//! Text that would act instead of being read, text of great length, and text in other scripts.

use std::fs;

use serde_json::Value;

use crate::place::Place;
use crate::{newest, said};

/// Every command that prints what was recorded, in every format.
const PRINTING: [&[&str]; 13] = [
    &["show", "1.3"],
    &["history"],
    &["history", "1.3"],
    &["status"],
    &["status", "--format", "json"],
    &["status", "--format", "csv"],
    &["status", "--format", "markdown"],
    &["minutes"],
    &["minutes", "--format", "markdown"],
    &["minutes", "--format", "html"],
    &["export"],
    &["export", "--format", "csv"],
    &["export", "--format", "ics"],
];

/// Sets a title, moves the cursor, rings, erases, overwrites the line, and turns the reading order round.
const HOSTILE: &str =
    "Ask \x1b]0;owned\x07\x1b[2J\x1b[31mEve\x1b[0m\x08\x7f\u{9b}5m\rnow\u{202e}txt\u{2066}.\u{85}end";

fn acts(c: char) -> bool {
    let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    (c.is_control() && c != '\n') || reorders
}

fn assert_harmless(text: &str, what: &[&str]) {
    // In a calendar every line ends with both.
    let text = if what.contains(&"ics") { text.replace("\r\n", "\n") } else { text.to_owned() };
    let found = text.char_indices().find(|(_, c)| acts(*c));
    assert_eq!(
        found,
        None,
        "{what:?}: …{:?}",
        found.map(|(at, _)| text[at..].chars().take(40).collect::<String>())
    );
}

#[test]
fn nothing_that_was_recorded_acts_on_a_terminal() {
    let place = Place::with_plan();
    let recording: [&[&str]; 4] = [
        &["log", "1.3", "--note", HOSTILE, "--place", HOSTILE],
        &[
            "update", "1.3", "--rating", "amber", "--note", HOSTILE, "--reason", HOSTILE, "--path", HOSTILE,
            "--ask", HOSTILE,
        ],
        &["met", "1.3", "--note", HOSTILE],
        &["log", "1.3", "--nil", "--note", HOSTILE],
    ];
    for words in recording {
        let words = [words, &["--as", HOSTILE]].concat();
        assert_harmless(&said(&place, &words), &words);
    }
    for words in PRINTING {
        let run = place.quorum(words).assert().code(0);
        let output = run.get_output();
        assert_harmless(std::str::from_utf8(&output.stdout).unwrap(), words);
        assert_eq!(output.stderr, b"", "{words:?}");
    }
    // It is made visible, not dropped: what was typed can still be told.
    let shown = place.done(&["show", "1.3"]);
    assert!(shown.contains("␛]0;owned␇␛[2J␛[31mEve␛[0m␈␡"), "{shown}");
    assert!(newest(&place)["recorded_by"].as_str().unwrap().starts_with("Ask ␛]0;owned␇"));
}

#[test]
fn what_is_quoted_in_a_sentence_does_not_act_either() {
    let place = Place::with_plan();
    let quoting: [&[&str]; 6] = [
        &["show", HOSTILE],
        &["status", "--as-at", HOSTILE],
        &["init", "--plan", HOSTILE],
        &["check", HOSTILE],
        &["status", "--db", HOSTILE],
        &["backup", HOSTILE],
    ];
    for words in quoting {
        let run = place.quorum(words).assert();
        assert_harmless(std::str::from_utf8(&run.get_output().stderr).unwrap(), words);
    }
}

#[test]
fn a_plan_file_cannot_bring_in_what_acts_either() {
    let place = Place::empty();
    let plan = "[plan]\nname = \"evil\"\ntitle = \"A \\u001b[31mplan\"\nstart = 2024-04-24\n\n[[objective]]\nnumber = 1\n\
                title = \"One \\u001b]0;x\\u0007\"\nshort = \"One\"\n\n[[objective.action]]\nref = \"1.3\"\n\
                title = \"Do \\u009b5m it\"\ntext = \"Do \\u001b[2J it\"\nservices = [\"Us \\u202e\"]\ndeadline = \"May 2027\"\n";
    fs::write(place.path("evil.toml"), plan).unwrap();
    let checked = place.quorum(&["check", "evil.toml"]).assert();
    let output = checked.get_output();
    let words =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(words.contains("␛"), "{words}");
    assert_harmless(&words, &["check"]);
    place.quorum(&["init", "--plan", "evil.toml"]).assert().code(0);
    for words in PRINTING {
        assert_harmless(&place.done(words), words);
    }
}

#[test]
fn ten_thousand_characters_are_kept_and_printed_whole() {
    let place = Place::with_plan();
    let note = "Twelve households wrote to say so. ".repeat(300);
    let note = note[..10_000].trim_end().to_owned();
    said(&place, &["update", "1.3", "--rating", "green", "--note", &note]);
    assert_eq!(newest(&place)["body"]["note"], Value::from(note.clone()));
    let one_word = "x".repeat(10_000);
    said(&place, &["log", "1.4", "--note", &one_word]);
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    assert!(squeezed(&place.done(&["show", "1.3"])).contains(&squeezed(&note)));
    assert!(squeezed(&place.done(&["show", "1.4"])).contains(&one_word));
    for words in PRINTING {
        place.done(words);
    }
}

#[test]
fn other_scripts_come_out_as_they_went_in() {
    let place = Place::with_plan();
    let notes = ["اجتمعت اللجنة مع السكان في مايو", "委員會與居民會面", "কমিটি বাসিন্দাদের সাথে দেখা করেছে"];
    for note in notes {
        said(&place, &["log", "1.3", "--note", note, "--as", note, "--place", note]);
        let entry = newest(&place);
        assert_eq!((&entry["body"]["note"], &entry["recorded_by"]), (&note.into(), &note.into()));
    }
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let shown = squeezed(&place.done(&["show", "1.3"]));
    for note in notes {
        assert!(shown.contains(&squeezed(note)), "{note}");
    }
    for words in PRINTING {
        place.done(words);
    }
}
