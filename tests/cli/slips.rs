//! `slips`: a workbook for each service, none over another file, all of them or none.

use std::fs;

use crate::place::Place;
use crate::workbook::{WORDS, part};
use crate::{refused, said};

/// The names of the files in a folder, in order.
fn names(place: &Place, folder: &str) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(place.path(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn every_service_gets_a_workbook_with_its_open_actions() {
    let place = Place::with_sample();
    let told = said(&place, &["slips", "--output", "new/slips"]);
    assert!(told.starts_with("Wrote 18 slips to new/slips:\n"), "{told}");
    assert!(told.contains("  mayors-office.xlsx: Mayor's Office, 1 action\n"), "{told}");
    assert!(told.contains("  communications.xlsx: Communications, 7 actions\n"), "{told}");
    assert!(told.ends_with("record them with: quorum collect FILE…\n"), "{told}");
    let names = names(&place, "new/slips");
    assert_eq!(names.len(), 18, "and nothing half written beside them: {names:?}");
    let words = part(&fs::read(place.path("new/slips/communications.xlsx")).unwrap(), WORDS);
    // 5.1 is complete, 1.3 is another service's.
    for (reference, asked) in [("1.4", true), ("3.5", true), ("5.1", false), ("1.3", false)] {
        assert_eq!(words.contains(&format!("<t>{reference}</t>")), asked, "{reference}");
    }
    for said in ["SAMPLE – Communications", "As at 22 November 2026", "send this file back to J. Ahmed."] {
        assert!(words.contains(said), "{said}");
    }
}

#[test]
fn who_gets_them_back_by_when_and_the_day_can_be_said() {
    let place = Place::with_sample();
    let words = ["--as-at", "30 September 2026", "--return-to", "P. Osei", "--by", "4 December 2026"];
    said(&place, &[&["slips", "--output", "out"][..], &words].concat());
    let words = part(&fs::read(place.path("out/communications.xlsx")).unwrap(), WORDS);
    assert!(
        words.contains("As at 30 September 2026. Fill in the columns from “Rating” on (yellow), and send this file back to P. Osei by 4 December 2026."),
        "{words}"
    );
    assert!(words.contains("originally 31 July 2025"), "the moved date stands beside the first");
    assert!(words.contains("Last reported Green on 29 June 2026: Calendar in weekly use."), "{words}");
    let sentence = refused(&place, &["slips", "--output", "late", "--as-at", "31 December 2026"]);
    assert!(sentence.contains("31 December 2026 has not come yet."), "{sentence}");
    let sentence = refused(&place, &["slips", "--output", "late", "--by", "1 November 2026"]);
    assert!(sentence.contains("1 November 2026 is past."), "{sentence}");
    assert!(!place.path("late").exists());
}

#[test]
fn no_file_is_written_over_and_none_is_written_beside_it() {
    let place = Place::with_sample();
    fs::create_dir(place.path("out")).unwrap();
    fs::write(place.path("out/public-health.xlsx"), "mine").unwrap();
    let sentence = refused(&place, &["slips", "--output", "out"]);
    assert!(sentence.contains("public-health.xlsx exists already and is left as it is."), "{sentence}");
    assert!(sentence.contains("Nothing was written; give another folder."), "{sentence}");
    assert_eq!(names(&place, "out"), ["public-health.xlsx"]);
    assert_eq!(fs::read_to_string(place.path("out/public-health.xlsx")).unwrap(), "mine");
    let sentence = refused(&place, &["slips", "--output", "plan.db"]);
    assert!(sentence.contains("cannot be written"), "{sentence}");
}

#[test]
fn the_same_slips_are_the_same_bytes() {
    let place = Place::with_sample();
    for folder in ["one", "two"] {
        said(&place, &["slips", "--output", folder]);
    }
    for name in names(&place, "one") {
        let bytes = |folder: &str| fs::read(place.path(folder).join(&name)).unwrap();
        assert_eq!(bytes("one"), bytes("two"), "{name}");
    }
}

#[test]
fn a_file_without_a_plan_has_no_slips() {
    let place = Place::empty();
    refused(&place, &["slips", "--output", "out"]);
    assert!(!place.path("out").exists());
}
