//! `collect` and files that are no slips, slips of something else, and cells that hold what they should not: each is
//! refused with a sentence that names the place, and nothing is recorded.

use std::fs;
use std::sync::LazyLock;

use crate::collect::{fill, refused_whole, with_slips};
use crate::place::Place;
use crate::workbook::Cell::{Error, Formula, Iso, Number, Text, True};
use crate::workbook::{Cell, UPDATE, changed, filled, packed, parts, reworded};
use crate::{entries, said};

/// A green row of 1.4.
const GREEN: [(&str, Cell<'_>); 2] = [("E4", Text("Green")), ("F4", Text("Fine"))];

/// One place for all tests that record nothing.
static PLACE: LazyLock<Place> = LazyLock::new(with_slips);

fn made() -> Vec<u8> {
    fs::read(PLACE.path("out/communications.xlsx")).unwrap()
}

/// What is said of a file with these bytes.
fn sentence(name: &str, bytes: &[u8]) -> String {
    fs::write(PLACE.path(name), bytes).unwrap();
    refused_whole(&PLACE, &["collect", name])
}

/// What is said of a slip with these cells.
fn of_cells(name: &str, cells: &[(&str, Cell<'_>)]) -> String {
    sentence(name, &filled(&made(), cells))
}

/// Asserts that the cells are refused with these words, each at its place.
fn cells_refused(name: &str, cells: &[(&str, Cell<'_>)], words: &[&str]) {
    let sentence = of_cells(name, cells);
    for words in words {
        assert!(sentence.contains(words), "“{words}” is not in: {sentence}");
    }
    let count = sentence.lines().count() - 1;
    assert_eq!(count, words.len(), "no more than these: {sentence}");
}

#[test]
fn what_is_no_workbook_is_refused() {
    for (name, bytes) in
        [("a.txt", &b"Green, fine"[..]), ("b.xlsx", b""), ("c.xlsx", b"PK\x03\x04nothing more")]
    {
        let sentence = sentence(name, bytes);
        assert!(sentence.contains(&format!("{name} is not an Excel workbook (.xlsx).")), "{sentence}");
    }
    let text = packed(&[("content.xml".to_owned(), b"<office/>".to_vec())]);
    assert!(sentence("d.ods", &text).contains("d.ods is not an Excel workbook"));
    let half = made();
    let half = &half[..half.len() / 2];
    assert!(sentence("half.xlsx", half).contains("half.xlsx is not an Excel workbook"));
    let gone = refused_whole(&PLACE, &["collect", "gone.xlsx"]);
    assert!(gone.contains("gone.xlsx cannot be read"), "{gone}");
    assert!(refused_whole(&PLACE, &["collect", "out"]).contains("out cannot be read"));
}

#[test]
fn a_workbook_with_a_password_is_refused() {
    let container = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 2000]].concat();
    let sentence = sentence("locked.xlsx", &container);
    assert!(
        sentence.contains("locked.xlsx is protected with a password or saved in an old format."),
        "{sentence}"
    );
}

#[test]
fn macros_are_refused_under_any_name() {
    let mut with_macros = parts(&made());
    with_macros.push(("xl/vbaProject.bin".to_owned(), vec![1, 2, 3]));
    for (name, bytes) in [("a.xlsm", made()), ("renamed.xlsx", packed(&with_macros))] {
        let sentence = sentence(name, &bytes);
        assert!(sentence.contains(&format!("{name} contains macros, and is not read.")), "{sentence}");
    }
}

#[test]
fn files_larger_than_a_slip_can_be_are_refused_unread() {
    let large = vec![b'x'; 5_000_001];
    assert!(sentence("large.xlsx", &large).contains("large.xlsx is far larger than a slip can be"));
    // A hundred million spaces pack into a hundred thousand bytes.
    let mut swollen = parts(&made());
    swollen.push(("xl/media/image1.png".to_owned(), vec![b' '; 100_000_001]));
    assert!(sentence("swollen.xlsx", &packed(&swollen)).contains("swollen.xlsx is far larger"));
    let rows = "<row><c/></row>".repeat(100_001);
    let long =
        changed(&made(), UPDATE, |sheet| sheet.replace("</sheetData>", &format!("{rows}</sheetData>")));
    assert!(sentence("long.xlsx", &long).contains("long.xlsx is far larger"));
}

#[test]
fn a_single_cell_at_the_end_of_the_sheet_takes_no_room() {
    cells_refused(
        "far.xlsx",
        &[("XFD1048576", Text("x"))],
        &["cell XFD1048576 of Update stands outside the cells to fill"],
    );
}

#[test]
fn a_workbook_that_is_no_slip_is_refused() {
    let renamed = changed(&made(), "xl/workbook.xml", |text| text.replace("\"About\"", "\"Notes\""));
    let sentence = sentence("other.xlsx", &renamed);
    assert!(
        sentence.contains("other.xlsx is a workbook, but no update slip: the sheet “About” is missing."),
        "{sentence}"
    );
}

#[test]
fn a_slip_of_another_plan_other_records_or_a_later_day_is_refused() {
    for (from, to, words) in [
        (
            "<t>tower-hamlets-2024-2028</t>",
            "<t>other</t>",
            "is a slip of another plan, other; this file holds tower-hamlets-2024-2028.",
        ),
        (
            "<t>2024-04-24T09:29:00.000Z</t>",
            "<t>2025-01-01T00:00:00.000Z</t>",
            "was made from other records of the same plan",
        ),
        ("<t>2026-11-22</t>", "<t>2026-12-31</t>", "speaks for 31 December 2026, which has not come yet."),
        ("<t>2026-11-22</t>", "<t>lately</t>", "“Position as at” is missing or changed on the sheet About"),
        ("<t>1</t>", "<t>2</t>", "was made by a newer version of Quorum (format 2)."),
        ("<t>Service</t>", "<t>Servant</t>", "“Service” is missing or changed on the sheet About"),
    ] {
        let sentence = sentence("about.xlsx", &reworded(&filled(&made(), &GREEN), from, to));
        assert!(sentence.contains(&format!("about.xlsx {words}")) || sentence.contains(words), "{sentence}");
    }
    let last = entries(&PLACE).len();
    let ahead = reworded(&made(), &format!("<t>{last}</t>"), "<t>9999</t>");
    let sentence = sentence("ahead.xlsx", &ahead);
    assert!(sentence.contains("was made after entry 9999, but these records end with entry"), "{sentence}");
    // The same slip at a file with another plan.
    let place = Place::empty();
    place.done(&["init", "--plan", "tower-hamlets-2018-2021"]);
    fs::copy(PLACE.path("out/communications.xlsx"), place.path("back.xlsx")).unwrap();
    assert!(refused_whole(&place, &["collect", "back.xlsx"]).contains("is a slip of another plan"));
}

#[test]
fn a_column_is_found_by_its_header_and_a_missing_one_is_named() {
    let filled = filled(&made(), &GREEN);
    for (to, words) in [
        ("Reasons", "has no column “Reason”."),
        ("Rating", "cell H3 of Update is headed “Rating”, as another column is."),
    ] {
        let sentence = sentence("columns.xlsx", &reworded(&filled, "<t>Reason</t>", &format!("<t>{to}</t>")));
        assert!(sentence.contains(words), "{sentence}");
    }
    let without = reworded(&filled, "<t>Ref</t>", "<t>Number</t>");
    assert!(sentence("columns.xlsx", &without).contains("has no row of headers that begins with “Ref”"));
}

#[test]
fn columns_may_change_places() {
    let place = with_slips();
    let cells = [
        ("E4", Text("Amber")),
        ("F4", Text("Some")),
        ("H4", Text("a path")),
        ("I4", Text("a reason")),
        ("J4", Text("x")),
    ];
    fill(&place, "communications.xlsx", "back.xlsx", &cells);
    let swapped = reworded(&fs::read(place.path("back.xlsx")).unwrap(), "<t>Reason</t>", "<t>…</t>");
    let swapped = reworded(
        &reworded(&swapped, "<t>Path to green</t>", "<t>Reason</t>"),
        "<t>…</t>",
        "<t>Path to green</t>",
    );
    fs::write(place.path("swapped.xlsx"), swapped).unwrap();
    said(&place, &["collect", "swapped.xlsx"]);
    let body = crate::newest(&place)["body"].clone();
    assert_eq!((&body["reason"], &body["path"]), (&"a reason".into(), &"a path".into()));
}

#[test]
fn refs_are_those_of_the_slip() {
    let rows = [
        ("A4", Text("9.9")),
        ("E4", Text("Green")),
        ("F4", Text("x")),
        ("A5", Text("1.3")),
        ("E5", Text("Green")),
        ("F5", Text("x")),
        ("A6", Number(2.1)),
        ("E6", Text("Nothing to report")),
        ("A7", Text("three")),
        ("E7", Text("Nothing to report")),
        ("A9", Text("4.1")),
        ("E9", Text("Nothing to report")),
        ("E8", Text("Nothing to report")),
        ("E12", Text("Green")),
    ];
    let sentence = of_cells("refs.xlsx", &rows);
    for words in [
        "cell A6 of Update holds the number 2.1 where an action's ref belongs.",
        "cell A7 of Update: “three” is no action of this slip.",
        "cell A9 of Update: 4.1 stands in row 8 too. Keep one row for each action.",
        "cell A12 of Update is empty, but the row has answers.",
    ] {
        assert!(sentence.contains(words), "“{words}” is not in: {sentence}");
    }
    let known = [&rows[..6]].concat();
    cells_refused(
        "refs.xlsx",
        &known,
        &[
            "cell A4 of Update: 9.9 is no action of this slip.",
            "cell A5 of Update: 1.3 is no action of this slip.",
        ],
    );
}

#[test]
fn formulas_are_refused_wherever_they_stand() {
    let cells = [
        ("E4", Text("Green")),
        ("F4", Formula("1+1", "2")),
        ("G4", Formula("TODAY()", "46400")),
        ("D5", Formula("A1", "x")),
    ];
    let words =
        ["F4", "G4", "D5"].map(|cell| format!("cell {cell} of Update holds a formula, which is not read."));
    cells_refused("formulas.xlsx", &cells, &words.each_ref().map(String::as_str));
    let about = changed(&made(), "xl/worksheets/sheet3.xml", |sheet| {
        sheet.replacen("t=\"s\"><v>", "t=\"str\"><f>A1</f><v>", 30)
    });
    assert!(sentence("formulas.xlsx", &about).contains("no longer says which slip it is"));
}

#[test]
fn cells_that_hold_no_words_or_no_date_are_refused() {
    let cells = [
        ("E4", True),
        ("F4", Number(3.5)),
        ("G4", Text("31 June 2027")),
        ("H4", Error),
        ("E5", Number(1.0)),
        ("G5", Number(2027.0)),
        ("K5", True),
        ("I5", Iso("2026-10-02")),
        ("G10", Number(46_000.25)),
        ("K10", Iso("2026-13-40")),
    ];
    let words = [
        "cell E4 of Update holds yes or no (TRUE or FALSE) where words belong. Write it as a sentence.",
        "cell F4 of Update holds the number 3.5 where words belong.",
        "cell G4 of Update: There is no such day as “31 June 2027”.",
        "cell H4 of Update holds an error of the spreadsheet where words belong.",
        "cell E5 of Update holds the number 1 where words belong.",
        "cell G5 of Update holds the date 19 July 1905 where a date belongs.",
        "cell I5 of Update holds the date 2 October 2026 where words belong.",
        "cell K5 of Update holds yes or no (TRUE or FALSE) where a date belongs.",
        "cell K10 of Update holds a date that there is not where a date belongs.",
    ];
    cells_refused("kinds.xlsx", &cells, &words);
    let story = "All is well. ".repeat(10);
    cells_refused(
        "name.xlsx",
        &[("F2", Text(&story))],
        &["cell F2 of Update is longer than a name can be. Write the name alone."],
    );
}

#[test]
fn amber_and_red_name_the_cells_that_are_missing() {
    let cells = [("E4", Text("Amber")), ("F4", Text("Some")), ("I4", Text("A step")), ("E10", Text("Red"))];
    let words = [
        "cell H4 of Update is empty, and Amber needs the reason in a sentence.",
        "cell J4 of Update is empty, and Amber needs what is asked of the group, if only “nothing”.",
        "cell F10 of Update is empty, and Red needs a few words on what was done.",
        "cell H10 of Update is empty, and Red needs the reason",
        "cell I10 of Update is empty, and Red needs the path to green",
        "cell J10 of Update is empty, and Red needs what is asked",
    ];
    cells_refused("amber.xlsx", &cells, &words);
}

#[test]
fn answers_that_contradict_each_other_are_refused() {
    let cells = [
        ("F4", Text("Words alone")),
        ("E5", Text("Nothing to report")),
        ("H5", Text("And yet")),
        ("K5", Number(46_300.0)),
        ("E6", Text("Green")),
        ("F6", Text("x")),
        ("G6", Number(46_440.0)),
        ("E10", Text("Green")),
        ("F10", Text("x")),
        ("G10", Number(46_460.0)),
        ("K10", Number(46_300.0)),
    ];
    let words = [
        "cell E4 of Update has no rating, but the row has other answers.",
        "cell H5 of Update has an answer, but the rating says Nothing to report.",
        "cell K5 of Update has an answer, but the rating says Nothing to report.",
        "cell G6 of Update is about a date that the action does not have now.",
        "cell G10 of Update forecasts what the row says is done.",
    ];
    cells_refused("contradicts.xlsx", &cells, &words);
}

#[test]
fn the_rules_of_the_journal_hold_for_slips_too() {
    let cells = [
        ("E4", Text("Green")),
        ("F4", Text("x")),
        ("G4", Text("1 November 2026")),
        ("K10", Text("30 November 2026")),
    ];
    let words = [
        "cell G4 of Update: The forecast, 1 November 2026, is before the day of the report, 22 November 2026.",
        "cell K10 of Update: 30 November 2026 has not come yet.",
    ];
    cells_refused("rules.xlsx", &cells, &words);
}

#[test]
fn merged_cells_and_words_beside_the_table_are_refused() {
    let merged = changed(&filled(&made(), &GREEN), UPDATE, |sheet| {
        sheet.replace(
            "<sheetProtection",
            "<mergeCells count=\"1\"><mergeCell ref=\"F4:F5\"/></mergeCells><sheetProtection",
        )
    });
    let sentence = sentence("merged.xlsx", &merged);
    assert!(sentence.contains("cell F4 of Update is merged with others up to F5."), "{sentence}");
    cells_refused(
        "beside.xlsx",
        &[("L7", Text("One more thing"))],
        &["cell L7 of Update stands outside the cells to fill and would be lost."],
    );
}

#[test]
fn the_same_file_given_twice_and_an_empty_slip_are_refused() {
    fs::write(PLACE.path("twice.xlsx"), filled(&made(), &GREEN)).unwrap();
    let sentence = refused_whole(&PLACE, &["collect", "twice.xlsx", "./out/../twice.xlsx"]);
    assert!(sentence.contains("twice.xlsx is given twice. Give it once."), "{sentence}");
    fs::copy(PLACE.path("twice.xlsx"), PLACE.path("copy.xlsx")).unwrap();
    let sentence = refused_whole(&PLACE, &["collect", "twice.xlsx", "copy.xlsx"]);
    assert!(
        sentence.contains("copy.xlsx, cell A4 of Update: twice.xlsx, row 4, speaks of 1.4 too."),
        "{sentence}"
    );
    let sentence = refused_whole(&PLACE, &["collect", "out/education.xlsx"]);
    assert!(sentence.contains("Nothing is left to record."), "{sentence}");
}
