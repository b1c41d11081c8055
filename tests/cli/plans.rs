//! `init`, `plans` and `check`.

use std::fs;
use std::path::Path;

use crate::place::Place;
use crate::{entries, is_private, json, newest, refused, said};

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/plans").join(name);
    path.to_str().unwrap().to_owned()
}

#[test]
fn init_takes_in_the_default_plan_and_says_where() {
    let place = Place::empty();
    let words = said(&place, &["init"]);
    assert!(words.contains("Tower Hamlets Community Engagement Strategy 2024 to 2028"), "{words}");
    assert!(words.contains("6 objectives, 53 actions"), "{words}");
    assert!(words.contains(place.file().to_str().unwrap()), "{words}");
    assert!(words.contains("“quorum check” lists them"), "{words}");
    assert!(is_private(&place.file()));
    let adopted = newest(&place);
    assert_eq!(adopted["kind"], "plan_adopted");
    assert_eq!(adopted["recorded_by"], "J. Ahmed");
    assert_eq!(adopted["effective_on"], "2026-11-22");
}

#[test]
fn init_takes_in_a_plan_by_its_name_or_from_a_file() {
    let place = Place::empty();
    said(&place, &["init", "--plan", "tower-hamlets-2018-2021"]);
    assert_eq!(json(&place, &["status", "--format", "json"])["actions"].as_array().unwrap().len(), 42);

    let other = Place::empty();
    said(&other, &["init", "--plan", &fixture("scrutiny-draft-2023.toml")]);
    assert_eq!(newest(&other)["body"]["plan"]["name"], "scrutiny-draft-2023");
}

#[test]
fn the_plans_own_word_for_its_objectives_has_its_plural() {
    let place = Place::empty();
    let plan = |number: u8| format!("[[objective]]\nnumber = {number}\ntitle = \"Part {number}\"\n");
    let head = "[plan]\nname = \"small\"\ntitle = \"Small\"\nobjective_word = \"priority\"\n";
    let action = "[[objective.action]]\nref = \"1.1\"\ntext = \"Do it.\"\n";
    let second = action.replace("1.1", "2.1");
    fs::write(place.path("small.toml"), [head, &plan(1), action, &plan(2), &second].concat()).unwrap();
    let words = said(&place, &["init", "--plan", "small.toml"]);
    assert!(words.contains("2 priorities, 2 actions"), "{words}");
    let review = place.done(&["minutes"]);
    assert!(review.contains("Priorities and ratings"), "{review}");
}

#[test]
fn init_takes_another_start_and_counts_from_it() {
    let place = Place::empty();
    said(&place, &["init", "--start", "1 June 2024"]);
    assert_eq!(newest(&place)["body"]["plan"]["start"], "2024-06-01");
    // “Within 18 months”.
    let status = json(&place, &["status", "--objective", "6", "--format", "json"]);
    let champions =
        status["actions"].as_array().unwrap().iter().find(|action| action["ref"] == "6.8").unwrap();
    assert_eq!(champions["due"], "2025-12-31");
}

#[test]
fn a_second_init_is_refused_and_changes_nothing() {
    let place = Place::with_plan();
    let before = fs::read(place.file()).unwrap();
    for words in [&["init"][..], &["init", "--plan", "tower-hamlets-2018-2021"]] {
        let sentence = refused(&place, words);
        assert!(sentence.contains("already holds the plan “Tower Hamlets"), "{sentence}");
        assert!(sentence.contains("Give another file with --db"), "{sentence}");
    }
    assert!(fs::read(place.file()).unwrap() == before, "the file is byte for byte as it was");
    assert_eq!(entries(&place).len(), 1);
}

#[test]
fn init_with_a_plan_that_cannot_be_had_makes_no_file() {
    let place = Place::empty();
    let sentence = refused(&place, &["init", "--plan", "nonsense"]);
    assert!(sentence.contains("tower-hamlets-2024-2028 and tower-hamlets-2018-2021"), "{sentence}");
    assert!(refused(&place, &["init", "--plan", &fixture("many-faults.toml")]).contains("28 faults"));
    assert!(!place.file().exists());
}

#[test]
fn plans_lists_what_ships_with_how_much_there_is() {
    let list = Place::empty().done(&["plans"]);
    for line in [
        "tower-hamlets-2024-2028 (taken if none is named)",
        "6 objectives, 53 actions",
        "5 pledges, 42 actions",
    ] {
        assert!(list.contains(line), "{line} in {list}");
    }
}

#[test]
fn check_finds_no_fault_in_a_good_file_and_lists_the_queries_of_the_plan_in_use() {
    let place = Place::with_plan();
    assert!(place.done(&["check", &fixture("scrutiny-draft-2023.toml")]).contains("no errors."));
    let raised = place.done(&["check"]);
    assert!(raised.contains("53 actions, no errors."), "{raised}");
    assert!(raised.contains("17 queries for the chair:"), "{raised}");
    for about in [
        "\n5.2   Due 30 November 2024, before the action that it waits on",
        "\n6.7   Due",
        "\n6.8   The deadline",
    ] {
        assert!(raised.contains(about), "{about} in {raised}");
    }
    let mut without_file = place.quorum(&["check"]);
    without_file.env_remove("QUORUM_DB").assert().code(0).stdout(raised);
}

#[test]
fn check_names_every_fault_of_a_file_with_its_line_and_ends_with_1() {
    let sentence = refused(&Place::empty(), &["check", &fixture("many-faults.toml")]);
    assert!(sentence.contains("many-faults.toml cannot be taken in as it is."), "{sentence}");
    let lines: Vec<u32> = sentence
        .lines()
        .filter_map(|line| line.strip_prefix("line ")?.split_once(':')?.0.parse().ok())
        .collect();
    assert!(sentence.contains(&format!("The plan file has {} faults:", lines.len())), "{sentence}");
    assert_eq!(lines.len(), 28);
    assert!(lines.is_sorted(), "{lines:?}");
    assert!(sentence.contains("line 5: “titel” is not known in [plan]. Did you mean “title”?"), "{sentence}");
    assert!(sentence.contains("line 34: The deadline “Soon” cannot be read"), "{sentence}");
}

#[test]
fn check_says_which_file_it_cannot_read() {
    let place = Place::empty();
    assert!(refused(&place, &["check", "none.toml"]).contains("none.toml cannot be read"));
    fs::create_dir(place.path("folder")).unwrap();
    assert!(refused(&place, &["check", "folder"]).contains("folder cannot be read"));
    fs::write(place.path("picture.toml"), [0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]).unwrap();
    assert!(refused(&place, &["check", "picture.toml"]).contains("line 1"));
}
