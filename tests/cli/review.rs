//! `minutes`: three formats, any quarter, names or roles, and files never written over.

use std::fs;

use crate::place::Place;
use crate::{refused, said};

const FORMATS: [&str; 3] = ["text", "markdown", "html"];

fn minutes(place: &Place, more: &[&str]) -> String {
    place.done(&[&["minutes"], more].concat())
}

#[test]
fn every_format_tells_the_same_quarter() {
    let place = Place::with_sample();
    for format in FORMATS {
        let text = minutes(&place, &["--format", format]);
        for part in [
            "Tower Hamlets Community Engagement Strategy 2024 to 2028: quarterly review",
            "October to December 2026 (quarter 3, 2026 to 2027)",
            "22 November 2026",
            "DRAFT",
            "SAMPLE",
        ] {
            assert!(text.contains(part), "{part:?} in {format}");
        }
        for action in ["1.1", "2.10", "6.14"] {
            assert!(text.contains(action), "{action} in {format}");
        }
    }
    assert_eq!(minutes(&place, &[]), minutes(&place, &["--format", "text"]));
    assert!(minutes(&place, &["--format", "html"]).to_lowercase().starts_with("<!doctype html>"));
    assert!(minutes(&place, &["--format", "markdown"]).lines().any(|line| line.starts_with("# ")));
}

#[test]
fn a_quarter_is_named_by_any_day_or_month_in_it() {
    let place = Place::with_sample();
    let march = minutes(&place, &["--quarter", "31 March 2026"]);
    assert!(march.contains("January to March 2026 (quarter 4, 2025 to 2026)"));
    assert!(march.contains("Position as at: 31 March 2026"));
    assert_eq!(minutes(&place, &["--quarter", "January 2026"]), march);
    assert_eq!(minutes(&place, &["--quarter", "2026-02-14"]), march);
    assert_ne!(minutes(&place, &[]), march);
    let sentence = refused(&place, &["minutes", "--quarter", "March 2027"]);
    assert!(
        sentence.contains("January to March 2027 (quarter 4, 2026 to 2027) has not begun."),
        "{sentence}"
    );
}

#[test]
fn the_public_gets_no_names() {
    let place = Place::with_plan();
    said(&place, &["update", "1.3", "--rating", "green", "--note", "All in", "--as", "Zebedee Quill"]);
    for format in FORMATS {
        assert!(minutes(&place, &["--format", format]).contains("Zebedee Quill"), "{format}");
        let public = minutes(&place, &["--format", format, "--public"]);
        assert!(public.contains("All in") && !public.contains("Quill"), "{format}");
    }
}

#[test]
fn a_file_is_written_once_and_never_over_another() {
    let place = Place::with_plan();
    for format in FORMATS {
        let words = ["minutes", "--format", format, "--output", format];
        assert_eq!(said(&place, &words), format!("Saved as {format}\n"));
        let saved = fs::read_to_string(place.path(format)).unwrap();
        assert!(saved == minutes(&place, &["--format", format]), "the same as on standard output");
        fs::write(place.path(format), "somebody else's").unwrap();
        let sentence = refused(&place, &words);
        assert!(sentence.contains(&format!("{format} exists already and is left as it is.")), "{sentence}");
        assert_eq!(fs::read_to_string(place.path(format)).unwrap(), "somebody else's");
    }
    let sentence = refused(&place, &["minutes", "--output", "nowhere/review.txt"]);
    assert!(sentence.contains("nowhere/review.txt cannot be written"), "{sentence}");
    assert!(!place.path("nowhere").exists());
}
