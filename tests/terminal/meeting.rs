//! A whole meeting at a real terminal, from the first key to the minutes in every format, and what a kill leaves of it.

use std::io::Read;
use std::path::Path;

use crate::keys::{CTRL_S, ENTER, TAB};
use crate::minute_taker::{Keys, MinuteTaker};
use crate::place::Place;
use crate::window::Window;

/// The actions of the plan that are in trouble at this meeting, with what is said: nine reports, four decisions.
const IN_TROUBLE: [(&str, &str); 13] = [
    ("1.3", "a"),
    ("1.5", "r"),
    ("2.1", "a"),
    ("2.5", "d"),
    ("2.12", "r"),
    ("3.3", "d"),
    ("3.4", "r"),
    ("3.9", "a"),
    ("4.2", "d"),
    ("5.4", "a"),
    ("5.6", "r"),
    ("6.8", "d"),
    ("6.10", "a"),
];

/// Opens the meeting, takes who is there, and walks to the first action.
fn begin(taker: &mut MinuteTaker<'_>) {
    taker.window.wait_for("53 actions");
    taker.key("m", "Open a meeting");
    taker.key(ENTER, "The group has no members yet");
    for member in
        ["A. Khan, Head of Parks, Public Realm", "B. Ali, Director, Housing", "C. Roe, Officer, Health"]
    {
        taker.key("+", "▸ Name, role, service");
        taker.text(member);
        taker.key(ENTER, "Recorded:");
    }
    taker.key("A", "┏ Declarations of interest");
    taker.key(ENTER, "┏ Last minutes");
    taker.key("n", "┏ Summary");
    taker.note("A better start than feared.");
    taker.key(ENTER, "┏ Exceptions");
    taker.window.wait_for("0 done · 53 left (42 exceptions)");
}

/// Answers every action of the agenda, each in its turn; gives how many were on track and in trouble.
fn walk(taker: &mut MinuteTaker<'_>) -> (usize, usize) {
    let (mut fine, mut troubled) = (0, 0);
    loop {
        let item = taker.item();
        let Some(action) = item.split(' ').next_back().filter(|word| word.contains('.')) else { break };
        match IN_TROUBLE.iter().find(|(known, _)| *known == action) {
            None => {
                taker.on_track();
                fine += 1;
                continue;
            }
            Some((_, "d")) => taker.moved(&format!("at {action}")),
            Some((_, key)) => {
                if action == "3.4" {
                    taker.note("The group asks for figures.");
                    taker.follow_up("Bring the figures", "B. Ali");
                }
                taker.in_trouble(key, &format!("at {action}"));
            }
        }
        troubled += 1;
    }
    (fine, troubled)
}

fn close(taker: &mut MinuteTaker<'_>) {
    for heading in ["Changes to the plan", "Measures", "Due next quarter", "Escalations"] {
        taker.key("n", &format!("┏ {heading}"));
    }
    taker.note("The mayor has to decide on 5.6.");
    taker.key(ENTER, "┏ Any other business");
    taker.note("Papers a week ahead, please.");
    taker.key(ENTER, "┏ Next meeting and close");
    taker.window.wait_for("53 actions dealt with, 0 not reached.");
    taker.key(ENTER, "▸ Next meeting");
    taker.text("13 January 2027, Town Hall");
    taker.key(ENTER, "Minutes of meeting 1");
}

/// The minutes as a text without line breaks and marks, so that a sentence can be looked for.
fn minutes(place: &Place, format: &str) -> String {
    let run = place.quorum(&["minutes", "--meeting", "1", "--format", format]).assert().code(0);
    let bytes = run.get_output().stdout.clone();
    let text = match format {
        "docx" => {
            // The document itself, and what stands at the head and the foot of its pages.
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
            let parts = names.into_iter().filter(|name| name.starts_with("word/") && is_xml(name));
            let mut texts = String::new();
            for part in parts {
                let mut xml = String::new();
                archive.by_name(&part).unwrap().read_to_string(&mut xml).unwrap();
                let document = roxmltree::Document::parse(&xml).unwrap();
                texts.extend(document.descendants().filter_map(|node| node.text()));
            }
            texts
        }
        "html" => {
            let html = String::from_utf8(bytes).unwrap();
            let texts = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
            texts.collect::<String>()
        }
        _ => String::from_utf8(bytes).unwrap(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_xml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "xml")
}

#[test]
fn a_whole_meeting_takes_few_keys_and_its_minutes_have_every_word() {
    let place = Place::with_plan();
    let window = Window::open(&place);
    let mut taker = MinuteTaker::at(&window);
    begin(&mut taker);
    assert_eq!(walk(&mut taker), (40, 13));
    assert_eq!(taker.item(), "Completions to agree");
    close(&mut taker);
    window.wait_for("DRAFT");

    // One key for each answer “on track”. The rest: 3 for the opening and who is there, 2 a member, 5 or 6 a report
    // with its sentences, 6 or 7 a decision with its words.
    println!("{:?} for 40 actions on track and 13 in trouble", taker.keys);
    let Keys { on_track, rest } = taker.keys;
    assert_eq!(on_track, 40);
    assert_eq!(rest, 115, "keys for the rest, as the README says");

    for format in ["text", "markdown", "html", "docx"] {
        let minutes = minutes(&place, format);
        for typed in &taker.typed {
            assert!(minutes.contains(typed.as_str()), "“{typed}” is not in the {format}: {minutes}");
        }
        assert!(minutes.contains("DRAFT"), "not agreed yet, in the {format}");
    }

    // The next meeting agrees them.
    window.press("q");
    window.wait_for("53 actions");
    let mut taker = MinuteTaker::at(&window);
    taker.key("m", "Open a meeting");
    taker.key(ENTER, "0 present for 3 members");
    taker.key("A", "┏ Declarations of interest");
    taker.key(ENTER, "Agree the minutes of meeting 1");
    taker.key(ENTER, "▸ Corrections");
    taker.key(ENTER, "✓ Agreed the minutes of meeting 1");
    window.wait_for("B. Ali, by 22 December 2026: Bring the figures");
    for format in ["text", "markdown", "html", "docx"] {
        let minutes = minutes(&place, format);
        assert!(
            !minutes.contains("DRAFT") && minutes.contains("Agreed as a correct record"),
            "{format}: {minutes}"
        );
    }
}

#[test]
fn a_meeting_by_two_keys_an_answer_is_the_same_meeting() {
    let place = Place::with_plan();
    let window = Window::open(&place);
    let mut taker = MinuteTaker::at(&window);
    taker.window.wait_for("53 actions");
    taker.key("m", "Open a meeting");
    taker.key(ENTER, "The group has no members yet");
    taker.key("/", "Go to:");
    taker.window.press("1.1");
    taker.key(ENTER, "┏ Exceptions: 1.1");
    for done in 1..=5 {
        let item = taker.item();
        taker.key("g", "● Green");
        taker.leaves(&item, ENTER);
        window.wait_for(&format!("{done} done · {} left", 53 - done));
    }
}

/// The program is killed, started again, and the meeting taken up.
fn killed(place: &Place, mut window: Window) -> Window {
    window.signal("KILL");
    assert!(!window.wait_for_end().success());
    let again = Window::open(place);
    again.wait_for("53 actions");
    again
}

/// A meeting on its first action.
fn at_the_first_action(place: &Place) -> Window {
    let window = Window::open(place);
    window.wait_for("53 actions");
    window.press("m");
    window.wait_for("Open a meeting");
    window.press(ENTER);
    window.wait_for("The group has no members yet");
    window.press("/1.1\r");
    window.wait_for("┏ Exceptions: 1.1");
    window
}

#[test]
fn a_kill_in_the_middle_of_a_form_loses_nothing_that_was_typed_before() {
    let place = Place::with_plan();
    let window = at_the_first_action(&place);
    window.press("G");
    window.wait_for("┏ Exceptions: 1.2");
    window.press("f");
    window.wait_for("▸ What ");
    window.press("Write to the heads of service");
    window.wait_for("Write to the heads of service");
    window.press(TAB);
    // By now the loop has come round, so that what was typed before is on the disk.
    window.wait_for("▸ Who");
    let again = killed(&place, window);
    again.wait_for("Half typed last time, and kept: f on 1.2 goes on with it.");
    again.press("m");
    again.wait_for("┏ Exceptions: 1.2");
    again.wait_for("1 done · 52 left");
    again.press("f");
    again.wait_for("Write to the heads of service");
    again.press(&format!("{TAB}A. Khan{CTRL_S}"));
    again.wait_for("✓ A. Khan to: Write to the heads of service");
}

#[test]
fn a_kill_just_after_an_answer_keeps_the_answer() {
    let place = Place::with_plan();
    let mut window = at_the_first_action(&place);
    for (action, next) in [("1.1", "1.2"), ("1.2", "1.3"), ("1.3", "1.4")] {
        window.wait_for(&format!("┏ Exceptions: {action}"));
        window.press("G");
        window.wait_for(&format!("┏ Exceptions: {next}"));
        window = killed(&place, window);
        assert!(place.done(&["history", action]).contains("On track, nothing new."));
        window.press("m");
        window.wait_for(&format!("┏ Exceptions: {next}"));
    }
    window.wait_for("3 done · 50 left");
}

#[test]
fn a_kill_in_the_moment_of_saving_leaves_the_entry_or_the_draft() {
    let place = Place::with_plan();
    for round in 0..4 {
        let window = Window::open(&place);
        window.wait_for("53 actions");
        window.press("m");
        if round == 0 {
            window.wait_for("Open a meeting");
            window.press(ENTER);
        }
        window.wait_for("Meeting 1 ");
        window.press("/2.1\r");
        window.wait_for("┏ Exceptions: 2.1");
        let words = format!("Said in round {round}.");
        window.press(&format!("o{words}"));
        window.wait_for(&words);
        window.press(TAB);
        window.wait_for_frame("a frame after the Tab", || window.press(TAB));
        window.press(CTRL_S);
        let again = killed(&place, window);
        let recorded = place.done(&["history", "2.1"]).contains(&words);
        if !recorded {
            again.press("m");
            again.wait_for("Meeting 1 ");
            again.press("/2.1\r");
            again.wait_for("┏ Exceptions: 2.1");
            again.press("o");
            again.wait_for(&words);
            again.press(CTRL_S);
            again.wait_for("Recorded:");
        }
    }
}

#[test]
fn a_kill_on_the_agenda_goes_on_after_what_was_dealt_with_last() {
    let place = Place::with_plan();
    let window = at_the_first_action(&place);
    window.press("G");
    window.wait_for("┏ Exceptions: 1.2");
    for _ in 0..5 {
        window.press("n");
    }
    window.wait_for("┏ Exceptions: 2.1");
    let again = killed(&place, window);
    assert!(!again.text().contains("Half typed"));
    again.press("m");
    again.wait_for("┏ Exceptions: 1.2");
    again.press("M");
    again.wait_for("Minutes of meeting 1");
}
