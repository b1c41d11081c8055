//! Somebody who takes the minutes at a window: types, counts the keys, and remembers every word.

use crate::keys::{CTRL_S, ENTER, TAB};
use crate::output::rows_of;
use crate::window::Window;

/// At a window, with what was typed so far.
pub struct MinuteTaker<'w> {
    pub window: &'w Window,
    /// Keys pressed: for answers “on track”, and for all else. Text is not counted; the keys around it are.
    pub keys: Keys,
    /// Every text that was typed.
    pub typed: Vec<String>,
}

/// How many keys were pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    pub on_track: usize,
    pub rest: usize,
}

impl<'w> MinuteTaker<'w> {
    pub fn at(window: &'w Window) -> Self {
        Self { window, keys: Keys::default(), typed: Vec::new() }
    }

    /// Presses a key, and waits until the screen shows a text.
    pub fn key(&mut self, key: &str, shown: &str) {
        self.keys.rest += 1;
        self.window.press(key);
        self.window.wait_for(shown);
    }

    /// Types a text that the minutes have to have.
    pub fn text(&mut self, text: &str) {
        self.window.press(text);
        self.window.wait_for(text);
        self.typed.push(text.to_owned());
    }

    /// Goes on field by field to the one of that name.
    fn tab_to(&mut self, field: &str) {
        loop {
            let before = focus_of(&self.window.text());
            if before.contains(field) {
                return;
            }
            self.keys.rest += 1;
            self.window.press(TAB);
            self.window.wait_until("the next field", |screen| focus_of(&rows_of(screen)) != before);
        }
    }

    /// Words for the minutes about the item on screen.
    pub fn note(&mut self, text: &str) {
        self.key("o", "▸ For the minutes");
        self.text(text);
        self.key(CTRL_S, "Recorded:");
    }

    /// Somebody agrees to do something.
    pub fn follow_up(&mut self, what: &str, who: &str) {
        self.key("f", "▸ What ");
        self.text(what);
        self.key(TAB, "▸ Who");
        self.text(who);
        self.key(TAB, "▸ By when");
        self.window.press("+1 month");
        self.window.wait_for("+1 month");
        self.key(ENTER, "Recorded:");
    }

    /// On track, nothing new: one key, and on to the next item.
    pub fn on_track(&mut self) {
        self.keys.on_track += 1;
        self.leaves(&self.item(), "G");
    }

    /// Amber or Red with a note and the three sentences.
    pub fn in_trouble(&mut self, key: &str, mark: &str) {
        let item = self.item();
        self.key(key, "▸ What was done");
        self.text(&format!("Done so far {mark}"));
        self.tab_to("Reason");
        self.text(&format!("Reason for it {mark}"));
        self.key(TAB, "▸ Path to green");
        self.text(&format!("Ann Other clears {mark}"));
        self.key(TAB, "▸ Asked of the group");
        self.text(&format!("Please release {mark}"));
        self.keys.rest += 1;
        self.leaves(&item, CTRL_S);
    }

    /// The date is moved, in the words of the group, and the meeting goes on.
    pub fn moved(&mut self, mark: &str) {
        self.key("d", "▸ What is decided");
        self.key("m", "● Move the date");
        self.tab_to("The new date");
        self.window.press("+6 months");
        self.window.wait_for("This decision would change:");
        self.key(TAB, "▸ AGREED");
        self.text(&format!("Agreed to wait {mark}"));
        self.key(TAB, "▸ Why");
        self.text(&format!("Because of {mark}"));
        self.key(CTRL_S, "Recorded:");
        self.keys.rest += 1;
        self.leaves(&self.item(), ENTER);
    }

    /// Presses a key that has to lead to another item than that one.
    pub fn leaves(&self, item: &str, key: &str) {
        self.window.press(key);
        let other = |screen: &vt100::Screen| item_of(&rows_of(screen)).is_some_and(|now| now != item);
        self.window.wait_until(&format!("another item than {item}"), other);
    }

    /// The item on screen: its heading, and the ref of its action.
    pub fn item(&self) -> String {
        item_of(&self.window.text()).unwrap_or_else(|| panic!("no item on\n{}", self.window.text()))
    }
}

/// The row of the field that is focused.
fn focus_of(screen: &str) -> String {
    screen.lines().find(|line| line.starts_with('▸')).unwrap_or_default().to_owned()
}

fn item_of(screen: &str) -> Option<String> {
    let title = screen.lines().find_map(|line| line.split_once("┏ "))?.1;
    let heading = title.split(" ━").next()?.trim_end_matches([' ', '✓']);
    let Some((part, action)) = heading.split_once(": ") else { return Some(heading.to_owned()) };
    Some(format!("{part} {}", action.split(' ').next()?))
}
