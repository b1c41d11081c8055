//! Who is at a meeting: one key for each, and on by itself when everybody is accounted for.

use quorum::core::agenda::Item;
use quorum::core::journal::{Event, Presence};
use quorum::tui::keymap::Context;

use crate::meeting::{again, item, meeting, said};
use crate::plays::fresh;
use crate::stage::Stage;

/// Who was recorded as what, in order.
fn attendance(stage: &Stage) -> Vec<(String, Presence)> {
    let of = |event: &Event| match event {
        Event::AttendanceRecorded(attendance) => Some((attendance.name.to_string(), attendance.presence)),
        _ => None,
    };
    said(stage).iter().filter_map(|said| of(&said.event)).collect()
}

/// The rehearsal's members, as the list has them.
const MEMBERS: [&str; 4] =
    ["Chair", "Strategy officer", "Head of Communications", "Head of Strategy and Improvement"];

#[test]
fn one_key_for_each_member() {
    let mut stage = meeting();
    stage.sees("0 present for 12 members; the quorum of 6 was not met.");
    stage.type_keys("Enter a Enter");
    let expected = [Presence::Present, Presence::Apologies, Presence::Present];
    let expected: Vec<_> = MEMBERS.iter().map(|name| (*name).to_owned()).zip(expected).collect();
    assert_eq!(attendance(&stage), expected);
    stage.sees("2 present for 12 members");
    stage.sees("apologies Strategy officer");
}

#[test]
fn everybody_else_is_present_by_one_key_and_the_meeting_goes_on_by_itself() {
    let mut stage = meeting();
    stage.type_keys("a A");
    assert_eq!(attendance(&stage).len(), 12);
    assert_eq!(item(&stage), Item::Declarations);
    stage.type_keys("p");
    stage.sees("11 present for 12 members; the quorum of 6 was met.");
    stage.type_keys("A");
    stage.sees("Everybody is accounted for.");
    assert_eq!((attendance(&stage).len(), item(&stage)), (12, Item::People));
}

#[test]
fn twelve_keys_for_twelve_members_go_on_too() {
    let mut stage = meeting();
    for _ in 0..12 {
        assert_eq!(item(&stage), Item::People);
        stage.type_keys("Enter");
    }
    assert_eq!(item(&stage), Item::Declarations);
    assert_eq!(attendance(&stage).len(), 12);
}

#[test]
fn the_cursor_goes_to_the_next_member_of_whom_nothing_is_known_and_round_to_the_first() {
    let mut stage = meeting();
    stage.type_keys("Down Down Down Enter Up Up Up Enter");
    stage.type_keys("a");
    assert_eq!(attendance(&stage)[2].0, "Head of Communications", "the second is not asked before the third");
    stage.type_keys("Down Down Down Down Down Down Down Down Down Down Enter Enter");
    let names: Vec<_> = attendance(&stage).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 5);
    assert_eq!(names[4], "Chair", "after the last comes the first that is left: {names:?}");
    assert_eq!(item(&stage), Item::People);
}

#[test]
fn the_attendance_goes_on_where_it_stopped() {
    let mut stage = meeting();
    stage.type_keys("Enter a");
    let mut stage = again(&stage);
    stage.type_keys("m Enter");
    assert_eq!(attendance(&stage)[2], ("Head of Communications".to_owned(), Presence::Present));
    stage.type_keys("A Esc m");
    assert_eq!(item(&stage), Item::Declarations);
}

#[test]
fn a_correction_stays_where_it_is() {
    let mut stage = meeting();
    stage.type_keys("A p Down a");
    assert_eq!(attendance(&stage).last().unwrap(), &("Strategy officer".to_owned(), Presence::Apologies));
    assert_eq!(item(&stage), Item::People, "everybody was accounted for before");
    stage.sees("11 present for 12 members");
}

#[test]
fn a_substitute_is_one_key_and_one_line_for_the_member_chosen() {
    let mut stage = meeting();
    stage.type_keys("Enter s");
    stage.sees("● Substitute for Strategy officer");
    stage.type_text("P. Osei, Deputy, Parks");
    stage.type_keys("Enter");
    let Event::AttendanceRecorded(attendance) = &stage.last_said().event else { panic!("nobody") };
    let said = [&attendance.name, &attendance.role, &attendance.organisation, &attendance.instead_of];
    assert_eq!(said.map(ToString::to_string), ["P. Osei", "Deputy", "Parks", "Strategy officer"]);
    stage.sees("substitute P. Osei for Strategy officer");
    stage.sees("2 present for 12 members");
    stage.type_keys("Enter");
    stage.sees("present Head of Communications");
}

#[test]
fn a_guest_counts_for_nothing_and_moves_nothing() {
    let mut stage = meeting();
    stage.type_keys("Enter i");
    stage.type_text("K. Lee, Observer");
    stage.type_keys("Enter");
    stage.sees("in attendance K. Lee, Observer");
    stage.sees("1 present for 12 members");
    stage.type_keys("a");
    assert_eq!(attendance(&stage).last().unwrap().0, "Strategy officer", "whose turn it was");
    stage.type_keys("A p i text:Q Enter");
    assert_eq!(item(&stage), Item::People, "another guest may follow");
}

#[test]
fn a_guest_is_no_member_and_the_keys_for_members_say_so() {
    let mut stage = meeting();
    stage.type_keys("i text:Guest Enter");
    for _ in 0..12 {
        stage.type_keys("Down");
    }
    stage.sees("Enter go on");
    for key in ["a", "s"] {
        stage.type_keys(key);
        stage.sees("This is a guest. Choose a member; h and x take back what was recorded.");
        assert_eq!(stage.context(), Context::People);
    }
    assert_eq!(attendance(&stage).len(), 1);
    stage.type_keys("Enter");
    assert_eq!(item(&stage), Item::Declarations);
}

#[test]
fn a_new_member_is_one_line() {
    let mut stage = fresh();
    stage.type_keys("m Enter +");
    stage.sees("● New member");
    stage.type_text("A. Khan, Head of Parks, Public Realm");
    stage.type_keys("Enter + text:B Enter");
    stage.sees("– A. Khan, Head of Parks, Public Realm");
    stage.sees("0 present for 2 members");
    stage.type_keys("+ text:a. Space text:khan Enter");
    stage.sees("A. Khan is a member already.");
    assert_eq!(stage.field(), ("person", "a. khan".to_owned()));
    stage.type_keys("Esc A");
    assert_eq!(item(&stage), Item::Declarations);
}

#[test]
fn nobody_is_added_without_a_name() {
    let mut stage = meeting();
    let before = stage.app.journal.last_seq();
    for key in ["s", "i", "+"] {
        stage.type_keys(key);
        stage.type_keys("Enter");
        stage.sees("the name");
        assert_eq!(stage.field(), ("person", String::new()));
        stage.type_keys("Esc");
    }
    assert_eq!(stage.app.journal.last_seq(), before);
}

#[test]
fn the_half_typed_line_of_a_guest_does_not_turn_up_as_a_substitute() {
    let mut stage = meeting();
    stage.type_keys("i text:Guest Esc");
    stage.sees("Kept as a draft; i goes on with it.");
    stage.type_keys("s");
    assert_eq!(
        (stage.value("person"), stage.value("as")),
        (String::new(), "Substitute for Chair".to_owned())
    );
    stage.type_keys("text:Deputy Esc Down s");
    let values = (stage.value("person"), stage.value("as"));
    assert_eq!(values, ("Deputy".to_owned(), "Substitute for Strategy officer".to_owned()));
    stage.type_keys("Esc i");
    assert_eq!((stage.value("person"), stage.value("as")), ("Guest".to_owned(), "In attendance".to_owned()));
}

#[test]
fn the_member_chosen_stays_in_view_in_a_small_window() {
    let mut stage = meeting().sized(60, 12);
    for _ in 0..11 {
        stage.type_keys("Down");
    }
    stage.sees("Engagement and consultation manager");
    stage.type_keys("PageUp Up");
    stage.sees("– Chair, Corporate Strategy");
}
