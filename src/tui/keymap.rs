//! The key bindings: what they are made of, and how dispatch, footers, help and the README read the one table.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use super::key_table::TABLE;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The board.
    Board,
    /// One action.
    Action,
    /// The journal.
    History,
    /// The review as it will print.
    Review,
    /// A form with fields to fill.
    Form,
    /// The list of keys.
    Help,
    /// The line that finds actions.
    Find,
    /// A question to be answered with yes or no.
    Question,
    /// The first run.
    Welcome,
    /// A meeting: an item of its agenda that is about no action.
    Meeting,
    /// A meeting: an action.
    Item,
    /// A meeting: who is there.
    People,
    /// The line that goes to an item of the agenda.
    Jump,
    /// The surveys.
    Measures,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each command's help text stands in the table below")]
pub enum Command {
    Up,
    Down,
    Left,
    Right,
    NextPanel,
    PreviousPanel,
    PageUp,
    PageDown,
    First,
    Last,
    Open,
    Report,
    ReportGreen,
    ReportAmber,
    ReportRed,
    Log,
    Find,
    Sort,
    EarlierQuarter,
    LaterQuarter,
    Review,
    History,
    Undo,
    NextAction,
    PreviousAction,
    Save,
    NextField,
    PreviousField,
    Discard,
    ClearField,
    Help,
    Theme,
    Back,
    Quit,
    Suspend,
    Redraw,
    Yes,
    No,
    Meeting,
    NextItem,
    PreviousItem,
    NextLeft,
    GreenNow,
    NilNow,
    Met,
    Forecast,
    Note,
    Decide,
    FollowUp,
    Present,
    Apologies,
    AllPresent,
    Substitute,
    Guest,
    AddMember,
    Measures,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it applies.
    pub contexts: &'static [Context],
    /// The keys, the one to show first.
    pub keys: &'static [Key],
    /// What they do.
    pub command: Command,
    /// A word or two for the footer; empty if it is not shown there.
    pub hint: &'static str,
    /// A sentence for the list of keys.
    pub help: &'static str,
}

/// A key, possibly held with Ctrl.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub(super) code: KeyCode,
    pub(super) ctrl: bool,
}

impl Command {
    /// Does it record something, so that it is refused where the past is shown?
    pub fn records(self) -> bool {
        use Command::{Decide, FollowUp, Log, Meeting, Report, ReportAmber, ReportGreen, ReportRed, Undo};
        matches!(
            self,
            Report | ReportGreen | ReportAmber | ReportRed | Log | Undo | Decide | FollowUp | Meeting
        )
    }
}

/// The command of a key in a context.
pub fn command(context: Context, event: &KeyEvent) -> Option<Command> {
    let pressed = Key {
        code: match event.code {
            // Some terminals send Ctrl-S as `S` held with Ctrl.
            KeyCode::Char(c) if event.modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(c.to_ascii_lowercase())
            }
            code => code,
        },
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
    };
    if event.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    of(context).find(|binding| binding.keys.contains(&pressed)).map(|binding| binding.command)
}

/// Is the key a character to be typed, not one held with Ctrl or Alt?
pub fn is_text(event: &KeyEvent) -> bool {
    matches!(event.code, KeyCode::Char(_))
        && !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

/// The lines that apply in a context.
pub fn of(context: Context) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().filter(move |binding| binding.contexts.contains(&context))
}

impl Context {
    /// All of them, with their names for people.
    pub const ALL: [(Context, &'static str); 14] = [
        (Context::Board, "Board"),
        (Context::Action, "Action"),
        (Context::History, "History"),
        (Context::Review, "Review"),
        (Context::Form, "Forms"),
        (Context::Find, "Find"),
        (Context::Help, "Help"),
        (Context::Question, "Questions"),
        (Context::Welcome, "First run"),
        (Context::Meeting, "Meeting"),
        (Context::Item, "Meeting, actions"),
        (Context::People, "Attendance"),
        (Context::Jump, "Go to"),
        (Context::Measures, "Measures"),
    ];
}

impl Binding {
    /// The keys as they are written: "↑ or k".
    pub fn keys_shown(&self) -> String {
        let keys: Vec<_> = self.keys.iter().map(Key::to_string).collect();
        keys.join(" or ")
    }

    /// The key to show where there is room for one.
    pub fn key_shown(&self) -> String {
        self.keys.first().map(Key::to_string).unwrap_or_default()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.code {
            KeyCode::Char(' ') => "Space",
            KeyCode::Char(c) if self.ctrl => return write!(f, "Ctrl-{}", c.to_ascii_uppercase()),
            KeyCode::Char(c) => return write!(f, "{c}"),
            KeyCode::Up => "↑",
            KeyCode::Down => "↓",
            KeyCode::Left => "←",
            KeyCode::Right => "→",
            KeyCode::PageUp => "PgUp",
            KeyCode::PageDown => "PgDn",
            KeyCode::Home => "Home",
            KeyCode::End => "End",
            KeyCode::Enter => "Enter",
            KeyCode::Esc => "Esc",
            KeyCode::Tab => "Tab",
            KeyCode::BackTab => "Shift-Tab",
            _ => "?",
        };
        f.write_str(name)
    }
}

/// The table in Markdown, as the README shows it.
pub fn markdown() -> String {
    let row = |binding: &Binding| {
        let places = Context::ALL.iter().filter(|(context, _)| binding.contexts.contains(context));
        let places: Vec<_> = places.map(|(_, name)| *name).collect();
        let place =
            if places.len() == Context::ALL.len() { "Everywhere".to_owned() } else { places.join(", ") };
        let keys: Vec<_> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
        format!(
            "| {place} | {} | {} |
",
            keys.join(" "),
            binding.help
        )
    };
    let rows: String = TABLE.iter().map(row).collect();
    format!(
        "| where | keys | what they do |
| --- | --- | --- |
{rows}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things_in_one_place() {
        for (context, name) in Context::ALL {
            let mut seen: Vec<Key> = Vec::new();
            for key in of(context).flat_map(|binding| binding.keys) {
                assert!(!seen.contains(key), "{key} twice in {name}");
                seen.push(*key);
            }
        }
    }

    #[test]
    fn every_line_says_what_it_does() {
        assert!(TABLE.iter().all(|binding| !binding.help.is_empty() && !binding.keys.is_empty()));
    }

    #[test]
    fn keys_are_found_with_and_without_ctrl() {
        let press = |code, modifiers| KeyEvent::new(code, modifiers);
        let plain = press(KeyCode::Char('u'), KeyModifiers::NONE);
        assert_eq!(command(Context::Board, &plain), Some(Command::Report));
        let save = press(KeyCode::Char('S'), KeyModifiers::CONTROL | KeyModifiers::SHIFT);
        assert_eq!(command(Context::Form, &save), Some(Command::Save));
        let minutes = press(KeyCode::Char('M'), KeyModifiers::SHIFT);
        assert_eq!(command(Context::Board, &minutes), Some(Command::Review));
        let alt = press(KeyCode::Char('u'), KeyModifiers::ALT);
        assert_eq!(command(Context::Board, &alt), None);
    }
}
