//! The key bindings: one table that dispatch, footers, help and the README all read.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

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
    code: KeyCode,
    ctrl: bool,
}

const fn key(c: char) -> Key {
    Key { code: KeyCode::Char(c), ctrl: false }
}

const fn ctrl(c: char) -> Key {
    Key { code: KeyCode::Char(c), ctrl: true }
}

const fn named(code: KeyCode) -> Key {
    Key { code, ctrl: false }
}

const UP: Key = named(KeyCode::Up);
const DOWN: Key = named(KeyCode::Down);
const LEFT: Key = named(KeyCode::Left);
const RIGHT: Key = named(KeyCode::Right);
const PAGE_UP: Key = named(KeyCode::PageUp);
const PAGE_DOWN: Key = named(KeyCode::PageDown);
const HOME: Key = named(KeyCode::Home);
const END: Key = named(KeyCode::End);
const ENTER: Key = named(KeyCode::Enter);
const ESC: Key = named(KeyCode::Esc);
const TAB: Key = named(KeyCode::Tab);
const BACKTAB: Key = named(KeyCode::BackTab);

use Context::{Action, Board, Find, Form, Help, History, Question, Review, Welcome};

const LISTS: &[Context] = &[Board, Action, History, Review];
const RECORDING: &[Context] = &[Board, Action];
const EVERYWHERE: &[Context] = &[Board, Action, History, Review, Form, Help, Find, Question, Welcome];

const fn bind(
    contexts: &'static [Context],
    keys: &'static [Key],
    command: Command,
    hint: &'static str,
    help: &'static str,
) -> Binding {
    Binding { contexts, keys, command, hint, help }
}

/// The table. Footers show the hints in this order, as many as fit.
pub const TABLE: &[Binding] = &[
    bind(&[Board, History], &[ENTER], Command::Open, "open", "Open the action"),
    bind(RECORDING, &[key('u')], Command::Report, "update", "Report progress on the action"),
    bind(
        RECORDING,
        &[key('g')],
        Command::ReportGreen,
        "on track",
        "Report Green; Enter then records “nothing new”",
    ),
    bind(RECORDING, &[key('a')], Command::ReportAmber, "", "Report Amber"),
    bind(RECORDING, &[key('r')], Command::ReportRed, "", "Report Red"),
    bind(
        RECORDING,
        &[key('l')],
        Command::Log,
        "log",
        "Log an activity, nothing to report, or a milestone met",
    ),
    bind(&[Action], &[key('n')], Command::NextAction, "next", "The next action of the plan"),
    bind(&[Action], &[key('p')], Command::PreviousAction, "before", "The previous action of the plan"),
    bind(&[Board], &[key('/')], Command::Find, "find", "Find actions by ref, words, service or rating"),
    bind(&[History], &[key('x')], Command::Undo, "undo", "Withdraw the entry; it stays readable"),
    bind(&[Review], &[key('s')], Command::Save, "save", "Save the review as a file"),
    bind(&[Board], &[key('M')], Command::Review, "minutes", "The quarter's review, as it will print"),
    bind(RECORDING, &[key('h')], Command::History, "history", "What was recorded, newest first, with undo"),
    bind(
        &[Board, Action, Review],
        &[key('[')],
        Command::EarlierQuarter,
        "earlier",
        "The quarter before, as it stood on its last day",
    ),
    bind(
        &[Board, Action, Review],
        &[key(']')],
        Command::LaterQuarter,
        "later",
        "The quarter after, up to today",
    ),
    bind(&[Board], &[key('s')], Command::Sort, "sort", "Worst first, or in the order of the plan"),
    bind(&[Form], &[ctrl('s')], Command::Save, "save", "Save"),
    bind(&[Form, Welcome], &[TAB], Command::NextField, "next field", "The next field"),
    bind(&[Form, Welcome], &[BACKTAB], Command::PreviousField, "", "The field before"),
    bind(&[Form], &[ctrl('d')], Command::Discard, "discard", "Throw away what was typed, and leave"),
    bind(
        &[Form, Welcome],
        &[ctrl('u')],
        Command::ClearField,
        "",
        "Empty the field; Ctrl-Y puts the text back",
    ),
    bind(&[Find], &[ENTER], Command::Open, "keep", "Keep only what was found on the board"),
    bind(&[Help], &[ENTER], Command::Open, "do it", "Do what the line says"),
    bind(&[Question], &[key('y'), ENTER], Command::Yes, "yes", "Yes"),
    bind(&[Question], &[key('n'), ESC], Command::No, "no", "No"),
    bind(LISTS, &[UP, key('k')], Command::Up, "", "Up"),
    bind(LISTS, &[DOWN, key('j')], Command::Down, "", "Down"),
    bind(&[Help, Find], &[UP], Command::Up, "", "Up"),
    bind(&[Help, Find], &[DOWN], Command::Down, "", "Down"),
    bind(&[Board], &[LEFT], Command::Left, "", "The panel to the left"),
    bind(&[Board], &[RIGHT], Command::Right, "", "The panel to the right"),
    bind(&[Board], &[TAB], Command::NextPanel, "", "The next objective; a digit goes straight to one"),
    bind(&[Board], &[BACKTAB], Command::PreviousPanel, "", "The objective before"),
    bind(LISTS, &[PAGE_UP], Command::PageUp, "", "A page up"),
    bind(LISTS, &[PAGE_DOWN, key(' ')], Command::PageDown, "", "A page down"),
    bind(&[Help], &[PAGE_UP], Command::PageUp, "", "A page up"),
    bind(&[Help], &[PAGE_DOWN], Command::PageDown, "", "A page down"),
    bind(LISTS, &[HOME], Command::First, "", "To the beginning"),
    bind(LISTS, &[END], Command::Last, "", "To the end"),
    bind(LISTS, &[key('t')], Command::Theme, "", "Dark, light, high contrast or no colours"),
    bind(LISTS, &[key('?')], Command::Help, "help", "All keys; type to find one, Enter to do it"),
    bind(
        &[Action, History, Review, Form, Help],
        &[ESC],
        Command::Back,
        "back",
        "Back; what is half typed is kept",
    ),
    bind(&[Find], &[ESC], Command::Back, "show all", "Show all actions again"),
    bind(&[Board], &[ESC], Command::Back, "", "Show all actions again; back to today"),
    bind(&[Action, History, Review], &[key('q')], Command::Back, "", "Back"),
    bind(&[Welcome], &[ESC], Command::Quit, "leave", "Leave; nothing has been made yet"),
    bind(&[Board], &[key('q')], Command::Quit, "quit", "Leave Quorum; everything is saved already"),
    bind(EVERYWHERE, &[ctrl('c')], Command::Quit, "", "Leave at once; what is half typed is kept"),
    bind(EVERYWHERE, &[ctrl('z')], Command::Suspend, "", "To the shell for a while; “fg” comes back"),
    bind(EVERYWHERE, &[ctrl('l')], Command::Redraw, "", "Draw the screen afresh"),
];

impl Command {
    /// Does it record something, so that it is refused where the past is shown?
    pub fn records(self) -> bool {
        use Command::{Log, Report, ReportAmber, ReportGreen, ReportRed, Undo};
        matches!(self, Report | ReportGreen | ReportAmber | ReportRed | Log | Undo)
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
    pub const ALL: [(Context, &'static str); 9] = [
        (Board, "Board"),
        (Action, "Action"),
        (History, "History"),
        (Review, "Review"),
        (Form, "Forms"),
        (Find, "Find"),
        (Help, "Help"),
        (Question, "Questions"),
        (Welcome, "First run"),
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
