//! `minutes`: its formats, any quarter, names or roles, the printer, and files never written over.

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
}

#[test]
fn a_place_that_cannot_be_written_is_named_as_it_was_given() {
    let place = Place::with_plan();
    let sentence = refused(&place, &["minutes", "--output", "nowhere/review.txt"]);
    let says = "nowhere/review.txt cannot be written: there is no folder nowhere. Make it first, or give another place.";
    assert!(sentence.contains(says), "{sentence}");
    assert!(!place.path("nowhere").exists());
    fs::write(place.path("file"), "").unwrap();
    let sentence = refused(&place, &["minutes", "--output", "file/review.txt"]);
    assert!(sentence.contains("file/review.txt cannot be written: there is no folder file."), "{sentence}");
    let sentence = refused(&place, &["minutes", "--format", "docx", "--output", "file"]);
    assert!(sentence.contains("file exists already and is left as it is."), "{sentence}");
    assert!(names(&place).iter().all(|name| !name.starts_with(".tmp")), "{:?}", names(&place));
}

/// Nobody can make a file in this folder, not even the administrator.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_file_is_named_too_and_not_the_temporary_file() {
    let place = Place::with_plan();
    let sentence = refused(&place, &["minutes", "--output", "/proc/review.docx"]);
    assert!(sentence.contains("quorum: /proc/review.docx cannot be written ("), "{sentence}");
    assert!(
        sentence.contains("Nothing was saved; give another place.") && !sentence.contains("tmp"),
        "{sentence}"
    );
}

fn names(place: &Place) -> Vec<String> {
    let entries = fs::read_dir(place.path(".")).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn the_ending_of_the_file_names_the_format_unless_another_is_given() {
    let place = Place::with_plan();
    for (name, begins) in [
        ("review.html", "<!doctype html>"),
        ("review.HTML", "<!doctype html>"),
        ("review.md", "**DRAFT**"),
        ("review.txt", "DRAFT\n"),
        ("review.docx", "PK"),
    ] {
        assert_eq!(said(&place, &["minutes", "--output", name]), format!("Saved as {name}\n"));
        let saved = fs::read(place.path(name)).unwrap();
        assert!(saved.to_ascii_lowercase().starts_with(begins.to_lowercase().as_bytes()), "{name}");
    }
    for name in ["review", "review.doc", "review.tar.gz", ".docx"] {
        let sentence = refused(&place, &["minutes", "--output", name]);
        assert!(sentence.contains(&format!("The ending of {name} names no format.")), "{sentence}");
        assert!(
            sentence.contains(".html, .docx, .pdf, .md or .txt, or say which with --format."),
            "{sentence}"
        );
        assert!(!place.path(name).exists());
        said(&place, &["minutes", "--format", "text", "--output", name]);
    }
}

#[test]
fn what_is_no_text_goes_to_a_file_or_on_to_another_program() {
    let place = Place::with_plan();
    let run = place.quorum(&["minutes", "--format", "docx"]).assert().code(0);
    assert!(run.get_output().stdout.starts_with(b"PK"));
    said(&place, &["minutes", "--output", "review.docx"]);
    assert_eq!(fs::read(place.path("review.docx")).unwrap(), run.get_output().stdout);
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_pdf_says_how_to_get_it() {
    let place = Place::with_plan();
    for words in [&["minutes", "--format", "pdf"][..], &["minutes", "--output", "review.pdf"]] {
        let sentence = refused(&place, words);
        assert!(sentence.contains("cargo install --path . --features pdf"), "{sentence}");
    }
    assert!(!place.path("review.pdf").exists());
}

#[cfg(feature = "pdf")]
#[test]
fn pdf_is_written_as_the_other_formats_are() {
    let place = Place::with_sample();
    said(&place, &["minutes", "--output", "review.pdf"]);
    let saved = fs::read(place.path("review.pdf")).unwrap();
    assert!(saved.starts_with(b"%PDF-1.7"));
    let run = place.quorum(&["minutes", "--format", "pdf"]).assert().code(0);
    assert!(run.get_output().stdout == saved, "the same bytes each time");
}

#[test]
fn a_quarter_before_the_plan_started_is_refused() {
    let place = Place::with_plan();
    let sentence = refused(&place, &["minutes", "--quarter", "March 2019"]);
    let says = "was over before the plan started, on 24 April 2024. Give a day from then on.";
    assert!(sentence.contains("January to March 2019") && sentence.contains(says), "{sentence}");
    assert!(minutes(&place, &["--quarter", "1 April 2024"]).contains("April to June 2024"));
}

#[cfg(unix)]
mod printing {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A command “lp” that does this, in a folder that is all of the path.
    fn printer(place: &Place, does: &str) -> String {
        let folder = place.path("bin");
        fs::create_dir(&folder).unwrap();
        let script = format!("#!/bin/sh\nPATH=/usr/bin:/bin\n{does}\n");
        fs::write(folder.join("lp"), script).unwrap();
        fs::set_permissions(folder.join("lp"), fs::Permissions::from_mode(0o755)).unwrap();
        folder.to_str().unwrap().to_owned()
    }

    #[test]
    fn the_review_goes_to_the_printer_under_its_title() {
        let place = Place::with_plan();
        let path =
            printer(&place, "echo \"$@\" > title; cat > paper; echo 'request id is Hall-7 (1 file(s))'");
        let run = place.quorum(&["minutes", "--print"]).env("PATH", &path).assert().code(0).stdout("");
        assert_eq!(String::from_utf8_lossy(&run.get_output().stderr), "request id is Hall-7 (1 file(s))\n");
        let title = fs::read_to_string(place.path("title")).unwrap();
        assert_eq!(title, "-t Tower Hamlets Community Engagement Strategy 2024 to 2028: quarterly review\n");
        let format = if cfg!(feature = "pdf") { "pdf" } else { "text" };
        let expected = place.quorum(&["minutes", "--format", format]).assert().code(0);
        assert!(fs::read(place.path("paper")).unwrap() == expected.get_output().stdout);
    }

    #[test]
    fn what_the_printer_says_against_it_is_passed_on() {
        let place = Place::with_plan();
        let path = printer(&place, "echo 'lp: Error - no default destination available.' >&2; exit 1");
        let run = place.quorum(&["minutes", "--print"]).env("PATH", &path).assert().code(1).stdout("");
        let sentence = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        let says =
            "The printer did not take it: lp: Error - no default destination available. Save the review with";
        assert!(sentence.contains(says), "{sentence}");
    }

    #[test]
    fn a_computer_that_cannot_print_says_so() {
        let place = Place::with_plan();
        let run =
            place.quorum(&["minutes", "--print"]).env("PATH", place.path("")).assert().code(1).stdout("");
        let sentence = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(sentence.contains("The command “lp”, which prints, is not on this computer."), "{sentence}");
    }
}

#[cfg(unix)]
#[test]
fn a_saved_document_can_be_read_by_others_as_the_users_settings_allow() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_sample();
    said(&place, &["minutes", "--output", "review.html"]);
    let new = place.path("new");
    std::fs::write(&new, "").unwrap();
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode();
    assert_eq!(mode(&place.path("review.html")), mode(&new));
}
