//! Refs, dates and files that are not what they should be: a sentence that helps, and nothing touched.

use std::fs;

use quorum::core::date;
use rusqlite::Connection;

use crate::place::Place;
use crate::{refused, said};

/// Commands that need a good file, each of its own kind.
const COMMANDS: [&[&str]; 9] = [
    &["status"],
    &["show", "1.1"],
    &["history"],
    &["log", "1.1", "--nil"],
    &["undo"],
    &["minutes"],
    &["export"],
    &["verify"],
    &["backup", "copy.db"],
];

#[test]
fn an_unknown_ref_offers_those_that_look_like_it() {
    let place = Place::with_plan();
    for words in
        [&["show", "210"][..], &["history", "210"], &["log", "210", "--nil"], &["met", "210", "--note", "x"]]
    {
        let sentence = refused(&place, words);
        assert!(sentence.contains("The plan has no action “210”. Did you mean 2.10"), "{sentence}");
    }
    let sentence = refused(&place, &["update", "2.15", "--rating", "green", "--note", "x"]);
    assert!(sentence.contains("Did you mean 2.1, 2.5 or 2.10?"), "{sentence}");
    let sentence = refused(&place, &["show", "everything"]);
    assert!(sentence.contains("Run “quorum status” to see the refs."), "{sentence}");
}

#[test]
fn an_unreadable_date_lists_the_forms_wherever_it_is_given() {
    let place = Place::with_plan();
    let report = ["update", "1.3", "--rating", "green", "--note", "x"];
    let places: [&[&str]; 8] = [
        &["status", "--as-at", "soonish"],
        &["show", "1.3", "--as-at", "soonish"],
        &["log", "1.3", "--nil", "--on", "soonish"],
        &["met", "1.3", "--note", "x", "--milestone", "soonish"],
        &["minutes", "--quarter", "soonish"],
        &["status", "--today", "soonish"],
        &["init", "--start", "soonish"],
        &[&report[..], &["--forecast", "soonish"]].concat(),
    ];
    for words in places {
        let sentence = refused(&place, words);
        assert!(sentence.contains("“soonish” cannot be read as a date."), "{words:?}: {sentence}");
        assert!(sentence.contains(date::FORMS), "{words:?}: {sentence}");
    }
    assert!(refused(&place, &["status", "--as-at", "31 June 2026"]).contains("There is no such day"));
    assert!(refused(&place, &["status", "--as-at", "1 May 20226"]).contains(date::FORMS));
}

/// Every command refuses such a file with a sentence, and leaves it byte for byte as it was.
fn assert_refused_and_untouched(place: &Place, name: &str, why: &str) {
    let before = fs::read(place.path(name)).unwrap();
    for words in COMMANDS.into_iter().chain([&["init"][..]]) {
        let sentence = refused(place, &[words, &["--db", name]].concat());
        assert!(sentence.contains(why), "{words:?}: {sentence}");
    }
    assert!(fs::read(place.path(name)).unwrap() == before, "{name} was changed");
    assert!(!place.path("copy.db").exists(), "nothing half copied is left");
}

#[test]
fn a_file_that_is_no_journal_is_left_alone() {
    let place = Place::empty();
    fs::write(place.path("letter.txt"), "Dear Sir or Madam,\n".repeat(100)).unwrap();
    assert_refused_and_untouched(&place, "letter.txt", "is not a Quorum file");
    Connection::open(place.path("other.db")).unwrap().execute_batch("CREATE TABLE bird (name TEXT)").unwrap();
    assert_refused_and_untouched(&place, "other.db", "is the database of another program");
}

#[test]
fn a_file_of_a_newer_version_is_left_alone() {
    let place = Place::with_plan();
    Connection::open(place.file()).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_refused_and_untouched(&place, "plan.db", "was written by a newer version of Quorum");
}

#[test]
fn a_folder_or_nothing_at_all_is_no_file() {
    let place = Place::empty();
    fs::create_dir(place.path("folder")).unwrap();
    fs::write(place.path("letter.txt"), "Dear Sir").unwrap();
    for words in COMMANDS {
        let at = |name| refused(&place, &[words, &["--db", name]].concat());
        assert!(at("folder").contains("is a folder. Give the path of a file"), "{words:?}");
        assert!(at("nothing.db").contains("There is no file"), "{words:?}");
        assert!(at("nowhere/nothing.db").contains("or run “quorum init”"), "{words:?}");
        assert!(at("letter.txt/nothing.db").contains("There is no file"), "{words:?}");
        place.quorum(&[words, &["--db", ""]].concat()).assert().code(2);
    }
    assert!(refused(&place, &["init", "--db", "folder"]).contains("is a folder"));
    assert!(refused(&place, &["init", "--db", "letter.txt/new.db"]).contains("could not be made"));
    assert_eq!(fs::read_dir(place.path("folder")).unwrap().count(), 0);
    assert!(!place.path("nothing.db").exists() && !place.path("nowhere").exists(), "asking makes nothing");
    said(&place, &["init", "--db", "nowhere/new.db"]);
    assert!(place.path("nowhere/new.db").exists(), "beginning does");
}

#[test]
fn a_file_without_a_plan_says_how_to_take_one_in() {
    let place = Place::empty();
    fs::write(place.file(), "").unwrap();
    for words in
        [&["status"][..], &["show", "1.1"], &["log", "1.1", "--nil"], &["minutes"], &["export"], &["undo"]]
    {
        let sentence = refused(&place, words);
        assert!(sentence.contains("Run “quorum init” to take one in."), "{words:?}: {sentence}");
    }
    said(&place, &["init"]);
}

#[test]
fn without_a_file_named_the_users_own_folder_is_used() {
    let place = Place::empty();
    let own = || {
        let mut command = place.quorum(&[]);
        command.env_remove("QUORUM_DB");
        command
    };
    own().arg("status").assert().code(1).stdout("");
    assert!(!place.path("data").exists(), "asking makes nothing");
    own().arg("init").assert().code(0);
    assert!(place.path("data/quorum/quorum.db").exists());
    own().arg("status").assert().code(0);
}

#[test]
fn an_altered_entry_is_told_by_everything_that_reads_it() {
    let place = Place::with_plan();
    said(&place, &["log", "1.3", "--note", "Twelve came"]);
    said(&place, &["log", "1.3", "--note", "Nobody came"]);
    let file = Connection::open(place.file()).unwrap();
    file.execute("UPDATE entry SET body = replace(body, 'Nobody', 'Everybody') WHERE seq = 3", ())
        .expect_err("the file's own rules refuse it");
    file.execute_batch("DROP TRIGGER entry_is_never_changed").unwrap();
    let changed = file.execute("UPDATE entry SET body = replace(body, 'Twelve', 'Ninety') WHERE seq = 2", ());
    assert_eq!(changed, Ok(1));
    drop(file);

    for words in
        [&["status"][..], &["show", "1.3"], &["history"], &["log", "1.3", "--nil"], &["minutes"], &["export"]]
    {
        let sentence = refused(&place, words);
        assert!(sentence.contains("Entry 2 was altered outside Quorum"), "{words:?}: {sentence}");
        assert!(sentence.contains("Run “quorum verify”, and restore a backup."), "{words:?}: {sentence}");
    }
    let run = place.quorum(&["verify"]).assert().code(1);
    let faults = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert!(faults.contains("The trigger “entry_is_never_changed” was removed outside Quorum."), "{faults}");
    assert!(faults.contains("Entry 2 was altered"), "{faults}");
    assert!(!faults.contains("Entry 3"), "one altered entry is one fault: {faults}");
}
