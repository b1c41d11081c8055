//! The table of the key bindings.

use crossterm::event::KeyCode;

use super::keymap::{Binding, Command, Context, Key};

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

use Context::{
    Action, Board, Find, Form, Help, History, Item, Jump, Measures, Meeting, People, Question, Review,
    Welcome,
};

const LISTS: &[Context] = &[Board, Action, History, Review, Measures, Meeting, Item, People];
const RECORDING: &[Context] = &[Board, Action];
const AGENDA: &[Context] = &[Meeting, Item, People];
const DECIDING: &[Context] = &[Board, Action, Meeting, Item, People];
const EVERYWHERE: &[Context] = &[
    Board, Action, History, Review, Form, Help, Find, Question, Welcome, Measures, Meeting, Item, People,
    Jump,
];

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
    bind(&[Item], &[ENTER], Command::Open, "", "On to the next item that is left"),
    bind(&[Meeting], &[ENTER], Command::Open, "", "The likeliest answer of the item"),
    bind(&[People], &[ENTER], Command::Open, "", "Present"),
    bind(
        &[Item],
        &[key('G')],
        Command::GreenNow,
        "nothing new",
        "Report Green, nothing new, at once; on to the next item",
    ),
    bind(
        &[Item],
        &[key('g')],
        Command::ReportGreen,
        "green",
        "Report Green; Enter then records “nothing new”",
    ),
    bind(&[Item], &[key('a')], Command::ReportAmber, "amber", "Report Amber, with its three sentences"),
    bind(&[Item], &[key('r')], Command::ReportRed, "red", "Report Red, with its three sentences"),
    bind(&[Item], &[key('0')], Command::NilNow, "nil", "Nothing to report, at once; on to the next item"),
    bind(&[Item], &[key('l')], Command::Log, "log", "Log what was done"),
    bind(&[Item], &[key('m')], Command::Met, "met", "A milestone met"),
    bind(&[Item], &[key('e')], Command::Forecast, "forecast", "When the milestone is expected now"),
    bind(&[Item], &[key('u')], Command::Report, "", "Report progress on the action"),
    bind(&[People], &[key('A')], Command::AllPresent, "all others present", "Everybody else is present"),
    bind(&[People], &[key('a')], Command::Apologies, "apologies", "Apologies from the member"),
    bind(&[People], &[key('s')], Command::Substitute, "substitute", "Somebody came in the member's place"),
    bind(&[People], &[key('i')], Command::Guest, "guest", "Somebody is in attendance without being a member"),
    bind(&[People], &[key('+')], Command::AddMember, "new member", "Somebody joins the group"),
    bind(&[Jump], &[ENTER, ESC], Command::Back, "stays there", "Stay at the item that was found"),
    bind(&[Board], &[key('/')], Command::Find, "find", "Find actions by ref, words, service or rating"),
    bind(&[Board], &[key('m')], Command::Meeting, "meeting", "The meeting: open one, or go on with it"),
    bind(&[Action], &[key('n')], Command::NextAction, "next", "The next action of the plan"),
    bind(&[Action], &[key('p')], Command::PreviousAction, "before", "The previous action of the plan"),
    bind(&[History], &[key('x')], Command::Undo, "undo", "Withdraw the entry; it stays readable"),
    bind(&[Review], &[key('s')], Command::Save, "save", "Save the review as a file"),
    bind(
        &[Board, Meeting, Item, People],
        &[key('M')],
        Command::Review,
        "minutes",
        "The minutes, or the quarter's review, as they will print",
    ),
    bind(
        DECIDING,
        &[key('d')],
        Command::Decide,
        "decide",
        "A decision: move a date, complete, suspend, add and more",
    ),
    bind(DECIDING, &[key('f')], Command::FollowUp, "follow-up", "Somebody agrees to do something"),
    bind(AGENDA, &[key('o')], Command::Note, "note", "Words for the minutes"),
    bind(AGENDA, &[key('n'), RIGHT], Command::NextItem, "next", "The next item of the agenda"),
    bind(AGENDA, &[key('p'), LEFT], Command::PreviousItem, "", "The item before"),
    bind(AGENDA, &[key('/')], Command::Find, "go to", "To any item, by its ref or by words"),
    bind(AGENDA, &[TAB], Command::NextLeft, "", "To the next item that is left"),
    bind(
        &[Board, Action, Meeting, Item, People],
        &[key('h')],
        Command::History,
        "history",
        "What was recorded, newest first, with undo",
    ),
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
    bind(&[Board], &[key('v')], Command::Measures, "", "The surveys: results, margins and what changed"),
    bind(&[Measures], &[ENTER], Command::Open, "", "Record a result of the measure"),
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
        &[Action, History, Review, Form, Help, Measures, Meeting, Item, People],
        &[ESC],
        Command::Back,
        "back",
        "Back; what is half typed is kept",
    ),
    bind(&[Find], &[ESC], Command::Back, "show all", "Show all actions again"),
    bind(&[Board], &[ESC], Command::Back, "", "Show all actions again; back to today"),
    bind(&[Action, History, Review, Measures, Meeting, Item, People], &[key('q')], Command::Back, "", "Back"),
    bind(&[Welcome], &[ESC], Command::Quit, "leave", "Leave; nothing has been made yet"),
    bind(&[Board], &[key('q')], Command::Quit, "quit", "Leave Quorum; everything is saved already"),
    bind(EVERYWHERE, &[ctrl('c')], Command::Quit, "", "Leave at once; what is half typed is kept"),
    bind(EVERYWHERE, &[ctrl('z')], Command::Suspend, "", "To the shell for a while; “fg” comes back"),
    bind(EVERYWHERE, &[ctrl('l')], Command::Redraw, "", "Draw the screen afresh"),
];
