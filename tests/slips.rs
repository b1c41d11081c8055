//! Slips as workbooks: what is in the file that services get, and that no file that comes back can harm the program.
#![cfg(test)]

#[path = "shared/workbook.rs"]
mod workbook;

use std::sync::{Arc, LazyLock};

use chrono::{NaiveDate, TimeZone, Utc};
use proptest::prelude::*;
use quorum::core::journal::{
    Adoption, Decision, Effect, Entry, Event, Journal, Note, Report, Reported, Said,
};
use quorum::core::plan::Plan;
use quorum::core::words::{Label, Words};
use quorum::slips::read::{Chosen, Filled, read};
use quorum::slips::slip::{Slip, slips};
use quorum::slips::write::{Return, workbook as written};
use workbook::Cell::{Error, Formula, Iso, Number, Text, True};
use workbook::{UPDATE, WORDS, changed, filled, packed, part, parts, reworded};

/// Words that a spreadsheet would obey if it could.
const HOSTILE: [&str; 7] =
    ["=1+1", "+1", "-1", "@SUM(A1)", "_x0041_ & <b>", "\u{1b}[31m\u{7}", "=cmd|' /C calc'!A0"];

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d %B %Y").unwrap()
}

fn plan() -> Plan {
    let action = |at: usize, more: &str| {
        let words = serde_json::to_string(HOSTILE[at]).unwrap();
        format!(r#"{{"ref": "1.{}", "title": {words}, "text": {words}, {more}}}"#, at + 1)
    };
    let actions = [
        action(0, r#""services": ["=Finance & Co", "Law"], "deadline": "May 2027""#),
        action(1, r#""services": ["Law"], "deadline": "As required""#),
        action(2, r#""services": ["Law"], "deadline": "May 2025""#),
        action(3, r#""services": ["Law"], "deadline": "March 2025, then March each year""#),
        action(4, r#""services": ["Law"], "deadline": "Three times a year""#),
        action(5, r#""deadline": "May 2025""#),
        action(6, r#""services": ["Law"], "deadline": "May 2027""#),
    ];
    let objectives = r#"[{"number": 1, "title": "One", "short": "One"}]"#;
    let actions = actions.join(",");
    let plan = format!(
        r#"{{"name": "small", "title": "=A plan", "objectives": {objectives}, "start": "2024-04-24", "actions": [{actions}]}}"#
    );
    serde_json::from_str(&plan).unwrap()
}

/// The plan, a very long report on 1.1, 1.3 complete and 1.7 deleted.
fn journal() -> Journal {
    let decided = |effect| {
        let [words, reason] = ["So be it", "Shown"].map(Words::new);
        Event::DecisionMade(Decision { words, reason, minute: "Item 3".into(), effect })
    };
    let long = Report {
        rating: Reported::Amber,
        note: Words::new(&"ü".repeat(40_000)),
        forecast: None,
        reason: "Late".into(),
        path: "Soon".into(),
        ask: "Nothing".into(),
    };
    let events = [
        ("", Event::PlanAdopted(Adoption { plan: Arc::new(plan()), sample: false })),
        ("1.1", Event::ProgressReported(long)),
        ("1.2", Event::NilReturned(Note { note: HOSTILE[0].into(), ..Note::default() })),
        ("1.3", decided(Effect::Completed)),
        ("1.7", decided(Effect::Deleted)),
    ];
    Journal::fold((1..).zip(events).map(|(seq, (action, event))| Entry {
        seq,
        recorded_at: Utc.timestamp_opt(0, 0).unwrap(),
        said: Said {
            effective_on: day("1 November 2026"),
            recorded_by: "J. Ahmed".into(),
            meeting: None,
            action: action.parse().ok(),
            event,
        },
    }))
    .unwrap()
}

fn made() -> Vec<Slip> {
    slips(&journal(), day("22 November 2026")).0
}

fn back() -> Return {
    Return { to: Label::new("=J. Ahmed"), by: Some(day("4 December 2026")) }
}

/// The slip of Law: 1.1, 1.2, 1.4 and 1.5 in rows 4 to 7.
fn law() -> Vec<u8> {
    written(&made()[1], &back()).unwrap()
}

fn answered(bytes: &[u8]) -> Filled {
    read(bytes, day("22 November 2026")).unwrap()
}

#[test]
fn each_service_is_asked_about_what_is_open_and_its_own() {
    let (slips, nobody) = slips(&journal(), day("22 November 2026"));
    let asked: Vec<(&str, Vec<String>)> = slips
        .iter()
        .map(|slip| (&*slip.service, slip.rows.iter().map(|row| row.reference.to_string()).collect()))
        .collect();
    let refs = |refs: &[&str]| refs.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(asked, [("=Finance & Co", refs(&["1.1"])), ("Law", refs(&["1.1", "1.2", "1.4", "1.5"]))]);
    assert_eq!(nobody.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1.6"]);
    let milestones: Vec<_> = slips[1].rows.iter().map(|row| row.milestone).collect();
    assert_eq!(milestones, [Some(day("31 May 2027")), None, Some(day("31 March 2026")), None]);
    assert_eq!(slips[1].rows[2].due, "“March 2025, then March each year”\ndue 31 March 2026");
}

#[test]
fn words_stay_words_whatever_they_begin_with() {
    for slip in made() {
        let bytes = written(&slip, &back()).unwrap();
        for (name, part) in parts(&bytes).iter().filter(|(name, _)| name.starts_with("xl/worksheets/")) {
            let sheet = std::str::from_utf8(part).unwrap();
            assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"), "{name}");
        }
        let words = part(&bytes, WORDS);
        for said in ["=1+1", "=A plan", "send this file back to =J. Ahmed by 4 December 2026."] {
            assert!(words.contains(said), "{said}");
        }
        assert!(!words.contains('\u{1b}'), "control characters are shown, not sent");
        assert!(words.chars().count() < 20_000, "a very long report is cut in the slip");
    }
    let filled = answered(&law());
    assert_eq!((&*filled.service, &*filled.plan, filled.seq), ("Law", "small", 5));
    assert_eq!(filled.as_at, day("22 November 2026"));
    assert!(filled.answers.is_empty());
}

#[test]
fn all_is_locked_but_the_cells_to_fill() {
    let bytes = law();
    for sheet in 1..=3 {
        let sheet = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(sheet.contains("<sheetProtection sheet=\"1\""), "{sheet}");
    }
    let styles = part(&bytes, "xl/styles.xml");
    let formats = styles.split_once("<cellXfs").unwrap().1.split_once("</cellXfs>").unwrap().0;
    let formats: Vec<_> = formats.split("<xf ").skip(1).collect();
    let sheet = part(&bytes, UPDATE);
    let unlocked = |address: &str| {
        let style =
            sheet.split_once(&format!("<c r=\"{address}\" s=\"")).unwrap().1.split_once('"').unwrap().0;
        formats[style.parse::<usize>().unwrap()].contains("locked=\"0\"")
    };
    for address in ["F2", "E4", "F4", "G4", "H4", "I4", "J4", "K4", "E7", "F7", "J7"] {
        assert!(unlocked(address), "{address} is to be filled");
    }
    // 1.2 and 1.5 have no date that could be forecast or met.
    for address in ["A1", "A2", "E2", "A3", "E3", "A4", "B4", "C4", "D4", "G5", "K5", "G7", "K7"] {
        assert!(!unlocked(address), "{address} is not to be touched");
    }
}

#[test]
fn ratings_come_from_a_list_and_dates_are_checked_with_words_for_both() {
    let sheet = part(&law(), UPDATE);
    assert_eq!(sheet.matches("<dataValidation ").count(), 7, "a word for each column to fill");
    assert!(sheet.contains("<formula1>\"Green,Amber,Red,Nothing to report\"</formula1>"), "{sheet}");
    assert_eq!(sheet.matches("type=\"date\"").count(), 2);
    for column in ["E4:E7", "F4:F7", "G4:G7", "H4:H7", "I4:I7", "J4:J7", "K4:K7"] {
        assert!(sheet.contains(&format!("sqref=\"{column}\"")), "{column}");
    }
    for words in [
        "error=\"Choose Green, Amber, Red or Nothing to report.\"",
        "error=\"Write a date with day, month and year, such as 31 March 2027.\"",
        "prompt=\"Needed with Amber and Red: the next step, who takes it and by when.\"",
    ] {
        assert!(sheet.contains(words), "{words}");
    }
}

#[test]
fn it_reads_well_on_a_screen_and_on_a4() {
    let bytes = law();
    let sheet = part(&bytes, UPDATE);
    assert!(sheet.contains("<pane xSplit=\"1\" ySplit=\"3\""), "headers and refs stay in view");
    assert!(sheet.contains("paperSize=\"9\"") && sheet.contains("orientation=\"landscape\""), "{sheet}");
    assert!(sheet.contains("<brk id=\"4\""), "what stands on one page, what is to be filled on the next");
    assert!(sheet.contains("pageOrder=\"overThenDown\""), "{sheet}");
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("Update!$A:$A,Update!$3:$3"), "headers and refs on every page: {book}");
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("wrapText=\"1\""), "{styles}");
    let finance = part(&written(&made()[0], &back()).unwrap(), UPDATE);
    assert!(finance.contains("&amp;L=Finance &amp;&amp; Co, as at 22 November 2026"), "{finance}");
}

#[test]
fn the_file_says_what_it_is_and_does_not_change_with_the_clock() {
    let properties = part(&law(), "docProps/core.xml");
    assert!(properties.contains("<dc:title>Update slip: Law</dc:title>"), "{properties}");
    assert!(properties.contains("2026-11-22T00:00:00Z"), "{properties}");
    assert_eq!(law(), law());
}

#[test]
fn dates_are_read_however_a_program_saved_them() {
    let cells =
        [("E4", Text("Green")), ("F4", Text("x")), ("G4", Number(46_402.0)), ("K6", Number(46_300.5))];
    let saved = filled(&law(), &cells);
    let unstyled = changed(&saved, UPDATE, |sheet| sheet.replace("<c r=\"G4\" s=\"8\"", "<c r=\"G4\""));
    assert_ne!(unstyled, saved);
    for bytes in [&saved, &unstyled] {
        let filled = answered(bytes);
        assert_eq!(filled.answers[0].forecast, Some(day("15 January 2027")));
        assert_eq!(filled.answers[1].met, Some(day("5 October 2026")), "a time of day is no matter");
    }
    for saved in ["2027-01-15", "2027-01-15T00:00:00"] {
        let cells = [("E4", Text("Green")), ("F4", Text("x")), ("G4", Iso(saved))];
        assert_eq!(answered(&filled(&law(), &cells)).answers[0].forecast, Some(day("15 January 2027")));
    }
    // From the epoch of old Macs, days are counted from 1904.
    let mac =
        changed(&saved, "xl/workbook.xml", |book| book.replace("<workbookPr", "<workbookPr date1904=\"1\""));
    assert_eq!(answered(&mac).answers[0].forecast, Some(day("16 January 2031")));
}

#[test]
fn words_are_read_however_a_program_saved_them() {
    let pieces = "<is><r><rPr><b/></rPr><t>Gre</t></r><r><t>en</t></r></is>";
    let saved =
        filled(&law(), &[("E4", Text("§")), ("F4", Text("  One\r\n\u{7}two_x0007_ _x005F_x0007_ مرحبا  "))]);
    let saved =
        changed(&saved, UPDATE, |sheet| sheet.replace("<is><t xml:space=\"preserve\">§</t></is>", pieces));
    let filled = answered(&saved);
    let answer = &filled.answers[0];
    assert_eq!(answer.rating, Some(Chosen::Rating(Reported::Green)));
    assert!(answer.done.starts_with("One\n"), "{:?}", answer.done);
    assert!(!answer.done.contains('\u{7}') && answer.done.ends_with("مرحبا"), "{:?}", answer.done);
}

#[test]
fn every_fault_of_a_file_is_found_at_once_in_the_order_of_its_cells() {
    let cells = [("J4", Error), ("E4", True), ("A4", Formula("B4", "1.1")), ("G5", Text("soon"))];
    let places = |bytes: &[u8]| {
        let found = read(bytes, day("22 November 2026")).unwrap_err();
        found.into_iter().map(|(cell, _)| cell.map(|cell| cell.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(places(&filled(&law(), &cells)), ["A4", "E4", "J4", "G5"].map(|cell| Some(cell.to_owned())));
    let renamed =
        reworded(&reworded(&law(), "<t>Forecast</t>", "<t>When</t>"), "<t>Rating</t>", "<t>RAG</t>");
    assert_eq!(places(&renamed), [None, None]);
}

static SLIP: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let cells =
        [("E4", Text("Green")), ("F4", Text("x")), ("G4", Number(46_402.0)), ("K6", Number(46_300.5))];
    parts(&filled(&law(), &cells))
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_damage_makes_the_reader_panic(
        of in 0_usize..16,
        at in 0.0_f64..1.0,
        length in 0_usize..40,
        put in prop_oneof![
            "[<>/\"a-zA-Z0-9 =]{0,12}",
            Just("<c r=\"ZZZZZZZ99999999999\"/>".to_owned()),
            Just("-1e308".to_owned()),
            Just("</row>".to_owned()),
            Just("&#0;".to_owned()),
        ],
    ) {
        let mut parts = SLIP.clone();
        let count = parts.len();
        let (_, bytes) = &mut parts[of % count];
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small file")]
        let at = (at * bytes.len() as f64) as usize;
        let to = (at + length).min(bytes.len());
        bytes.splice(at..to, put.into_bytes());
        let packed = packed(&parts);
        let _ = read(&packed, day("22 November 2026"));
        let _ = read(&packed[..at.min(packed.len())], day("22 November 2026"));
    }
}
