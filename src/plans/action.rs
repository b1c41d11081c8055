//! One action of a plan file: its table read into an [`Action`], with the lines that faults will name.

use unicode_width::UnicodeWidthStr;

use super::fault::quoted;
use super::log::{At, Log};
use super::reader::Table;
use super::short::shortened;
use crate::core::plan::{Action, ActionRef};
use crate::core::schedule::{Deadline, FORMS};
use crate::core::words::{Label, Words};

/// The widest short title of an action, in columns.
const TITLE_COLUMNS: usize = 40;

/// An action and where it stands in the file.
pub(super) struct Placed {
    pub(super) action: Action,
    /// The number of the objective above it, if that could be read.
    pub(super) under: Option<u16>,
    /// The line of its ref.
    pub(super) line: usize,
    /// Its short title, if it is the author's own.
    pub(super) title: Option<At<Label>>,
    /// The line of its deadline, or of its heading if it has none.
    pub(super) deadline_line: usize,
    /// The refs that it waits on, each with its line.
    pub(super) waits_on: Vec<At<ActionRef>>,
}

/// The action in `table`; nothing if it has no ref that could be read.
pub(super) fn read(mut table: Table<'_>, under: Option<u16>, log: &mut Log) -> Option<Placed> {
    let reference = table.needed_text("ref", "ref = \"2.10\"", log).and_then(|text| as_ref(text, log));
    let title = own_title(&mut table, log);
    let text = table.needed_text("text", "text = \"The action, word for word.\"", log);
    let text = text.map(|text| Words::new(text.value)).unwrap_or_default();
    let services = names(&mut table, "services", log);
    let deadline_at = table.text("deadline", log);
    let deadline = deadline_at.and_then(|words| as_deadline(words, log)).unwrap_or_default();
    let outcome = label(&mut table, "outcome", log);
    let theme = label(&mut table, "theme", log);
    let partners = names(&mut table, "partners", log);
    let faults_so_far = log.faults.len();
    let waits_on = waits(&mut table, log);
    let waits_on_none = waits_on.is_empty() && log.faults.len() == faults_so_far;
    let deadline_line = deadline_at.map_or(table.line, |words| words.line);
    if let Some(condition) = deadline.condition.as_ref().filter(|_| waits_on_none) {
        let what = format!(
            "The deadline sets a condition, {}, but the action waits on no other.",
            quoted(condition)
        );
        let remedy = "Name the action that brings it about: waits_on = [\"5.1\"].";
        table.lacks("waits_on", deadline_line, what, remedy);
    }
    let heading = table.line;
    table.finish(log);
    let Some(At { value: reference, line }) = reference else {
        // Others may wait on the ref that this action was to have.
        log.spoil(heading);
        return None;
    };
    let shown = title.as_ref().map_or_else(|| shortened(&text, TITLE_COLUMNS), |title| title.value.clone());
    let action = Action {
        reference,
        title: shown,
        text,
        services,
        deadline,
        outcome,
        theme,
        partners,
        waits_on: waits_on.iter().map(|other| other.value).collect(),
    };
    Some(Placed { action, under, line, title, deadline_line, waits_on })
}

/// A ref that a text holds.
pub(super) fn as_ref(text: At<&str>, log: &mut Log) -> Option<At<ActionRef>> {
    let reference = text.value.parse::<ActionRef>();
    if reference.is_err() {
        let what = format!("{} is not an action's ref.", quoted(text.value));
        log.fault(text.line, what, "Write the objective, a full stop and the number: \"2.10\".");
    }
    reference.ok().map(|value| At { value, line: text.line })
}

/// A text of one line that need not be there.
pub(super) fn label(table: &mut Table<'_>, key: &'static str, log: &mut Log) -> Label {
    table.text(key, log).map(|text| Label::new(text.value)).unwrap_or_default()
}

/// A text of one line that may take so many columns.
pub(super) fn narrow_label(
    table: &mut Table<'_>,
    key: &'static str,
    columns: usize,
    log: &mut Log,
) -> Option<At<Label>> {
    let label = table.text(key, log)?.map(Label::new);
    let width = label.value.width();
    if width > columns {
        let what = format!("The “{key}” {} is {width} columns wide.", quoted(&label.value));
        log.fault(label.line, what, format!("Shorten it to {columns} columns or fewer."));
    }
    Some(label)
}

fn own_title(table: &mut Table<'_>, log: &mut Log) -> Option<At<Label>> {
    narrow_label(table, "title", TITLE_COLUMNS, log)
}

/// The names of a list, in which nobody stands twice.
fn names(table: &mut Table<'_>, key: &'static str, log: &mut Log) -> Vec<Label> {
    let mut names: Vec<Label> = Vec::new();
    for At { value: name, line } in table.texts(key, log) {
        let name = Label::new(name);
        if names.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            log.fault(line, format!("{} stands twice in “{key}”.", quoted(&name)), "Name it once.");
        } else {
            names.push(name);
        }
    }
    names
}

fn waits(table: &mut Table<'_>, log: &mut Log) -> Vec<At<ActionRef>> {
    let mut waits: Vec<At<ActionRef>> = Vec::new();
    for text in table.texts("waits_on", log) {
        let Some(other) = as_ref(text, log) else { continue };
        if waits.iter().any(|known| known.value == other.value) {
            log.fault(other.line, format!("{} stands twice in “waits_on”.", other.value), "Name it once.");
        } else {
            waits.push(other);
        }
    }
    waits
}

fn as_deadline(words: At<&str>, log: &mut Log) -> Option<Deadline> {
    match words.value.parse::<Deadline>() {
        Ok(deadline) => Some(deadline),
        Err(error) => {
            let (whole, found, at) = (quoted(&error.words), &error.found, error.at);
            let what = format!("The deadline {whole} cannot be read at {found} (character {at}).");
            // The forms take six lines: once is enough.
            let remedy = match log.faults.iter().find(|fault| fault.remedy.contains(FORMS)) {
                Some(first) => format!("Write it in one of the forms listed for line {}.", first.line),
                None => format!("Write it in one of these forms: {FORMS}."),
            };
            log.fault(words.line, what, remedy);
            None
        }
    }
}
