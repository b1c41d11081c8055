//! A plan file, read into a [`Plan`]: every table of it, in the order of the format.
//!
//! The format is written down at the head of the plan that ships first. Opens no files: `cli` does.

use std::sync::Arc;

use toml::de::DeTable;

use super::action::{self, Placed, as_ref, label, narrow_label};
use super::consistency;
use super::fault::{Fault, Faults, quoted};
use super::log::{At, Log};
use super::reader::{Source, Table};
use super::short::shortened;
use super::syntax;
use crate::core::date;
use crate::core::plan::{Measure, Objective, Plan, Query, Settings};
use crate::core::words::{Label, Words};

/// The widest `short` of an objective, in columns.
const SHORT_COLUMNS: usize = 30;

/// The most bytes that a plan file may have; the longest plan that ships has under 40 thousand.
const MOST_BYTES: usize = 1 << 20;

/// The plan that a file's text means, or everything that is wrong with it.
pub fn read(text: &str) -> Result<Plan, Faults> {
    // Some editors put a byte order mark at the head of a text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    refuse_what_is_no_plan(text)?;
    let mut log = Log::default();
    let text = syntax::mended(text, &mut log);
    let source = Source::of(&text);
    let (tree, errors) = DeTable::parse_recoverable(&text);
    syntax::note(&errors, &source, &mut log);
    let plan = plan(Table::root(&source, tree.get_ref()), &mut log);
    Faults::of(log.faults).map_or(Ok(plan), Err)
}

fn refuse_what_is_no_plan(text: &str) -> Result<(), Fault> {
    if text.len() > MOST_BYTES {
        let what = format!("The file has {} bytes, and a plan at most {MOST_BYTES}.", text.len());
        return Err(Fault::new(1, what, "Choose the file that holds the plan."));
    }
    if text.trim().is_empty() {
        let remedy = "Copy one of the plans that ship with the program into it, and change that.";
        return Err(Fault::new(1, "The file is empty.", remedy));
    }
    // The replacement character is what a lenient reader makes of bytes that are not UTF-8.
    if let Some((before, _)) = text.split_once(['\0', '\u{fffd}']) {
        let remedy = "Save the plan as plain text in UTF-8: a spreadsheet or a Word document cannot be read.";
        let line = before.matches('\n').count() + 1;
        return Err(Fault::new(line, "The file is not plain text in UTF-8.", remedy));
    }
    Ok(())
}

fn plan(mut root: Table<'_>, log: &mut Log) -> Plan {
    root.needs("plan", "[plan], with its name and its title on the lines below");
    let plan = root.table("plan", "[plan]", log).map_or_else(nothing, |table| head(table, log));
    let settings = root.table("settings", "[settings]", log).map(|table| settings(table, log));
    let queries = root.tables("query", "[[query]]", log);
    let queries: Vec<_> = queries.into_iter().filter_map(|table| query(table, log)).collect();
    let measures = root.tables("measure", "[[measure]]", log);
    let measures = measures.into_iter().filter_map(|table| measure(table, log)).collect();
    let tables = root.tables("objective", "[[objective]]", log);
    if tables.is_empty() && !root.has("objective") {
        let remedy = "Write [[objective]] with its number and its title, and its actions below.";
        root.lacks("objective", root.line, "The plan has no objectives.".to_owned(), remedy);
    }
    let (objectives, actions): (Vec<_>, Vec<_>) =
        tables.into_iter().map(|table| objective(table, log)).unzip();
    root.finish(log);

    let mut objectives: Vec<_> = objectives.into_iter().flatten().collect();
    let mut actions: Vec<_> = actions.into_iter().flatten().collect();
    consistency::check(&plan, &objectives, &actions, &queries, log);
    objectives.sort_by_key(|objective| objective.value.number);
    actions.sort_by_key(|placed| placed.action.reference);
    Plan {
        settings: settings.unwrap_or_default(),
        objectives: objectives.into_iter().map(|objective| objective.value).collect(),
        actions: actions.into_iter().map(|placed| Arc::new(placed.action)).collect(),
        measures,
        queries: queries.into_iter().map(|query| query.value).collect(),
        ..plan
    }
}

fn nothing() -> Plan {
    Plan {
        name: Label::default(),
        title: Label::default(),
        organisation: Label::default(),
        period: Label::default(),
        start: None,
        start_assumed: None,
        end: None,
        objective_word: Label::new("objective"),
        settings: Settings::default(),
        objectives: Vec::new(),
        actions: Vec::new(),
        measures: Vec::new(),
        queries: Vec::new(),
    }
}

/// What `[plan]` says.
fn head(mut table: Table<'_>, log: &mut Log) -> Plan {
    let title = table.needed_text("title", "title = \"The title of the strategy\"", log);
    let start = table.date("start", log);
    let end = table.date("end", log);
    if let (Some(start), Some(end)) = (start, end)
        && start.value > end.value
    {
        let (first, last) = (date::long(start.value), date::long(end.value));
        let what = format!("The plan starts on {first}, after its end on {last}.");
        log.fault(start.line, what, "Correct “start” or “end”.");
    }
    let nothing = nothing();
    let plan = Plan {
        name: name(&mut table, log),
        title: title.map(|text| Label::new(text.value)).unwrap_or_default(),
        organisation: label(&mut table, "organisation", log),
        period: label(&mut table, "period", log),
        start: start.map(|date| date.value),
        start_assumed: table.text("start_assumed", log).map(|text| Words::new(text.value)),
        end: end.map(|date| date.value),
        objective_word: table
            .text("objective_word", log)
            .map_or_else(|| nothing.objective_word.clone(), |text| Label::new(text.value)),
        ..nothing
    };
    let (line, start_is_unread) = (table.line, plan.start.is_none() && table.has("start"));
    table.finish(log);
    if start_is_unread {
        log.spoil(line);
    }
    plan
}

/// The plan's short name, which also names files.
fn name(table: &mut Table<'_>, log: &mut Log) -> Label {
    let Some(name) = table.needed_text("name", "name = \"our-strategy-2024\"", log) else {
        return Label::default();
    };
    if !name.value.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
        let what = format!("The name {} has other signs than a-z, 0-9 and hyphens.", quoted(name.value));
        log.fault(
            name.line,
            what,
            "Write a short name like \"our-strategy-2024\"; the title can have any words.",
        );
    }
    Label::new(name.value)
}

fn settings(mut table: Table<'_>, log: &mut Log) -> Settings {
    let default = Settings::default();
    let red = table.number("red_slip_months", 1..=60, log);
    let silent = table.number("silent_quarters", 1..=40, log);
    table.finish(log);
    Settings {
        red_slip_months: red.map_or(default.red_slip_months, |number| number.value.into()),
        silent_quarters: silent.map_or(default.silent_quarters, |number| number.value.into()),
    }
}

/// A question for the chair, with the line of the ref that it is about.
fn query(mut table: Table<'_>, log: &mut Log) -> Option<At<Query>> {
    let about = table.text("action", log).and_then(|text| as_ref(text, log));
    let text = table.needed_text("text", "text = \"The question?\"", log);
    let line = about.map_or(table.line, |about| about.line);
    table.finish(log);
    let query = Query { action: about.map(|about| about.value), text: Words::new(text?.value) };
    Some(At { value: query, line })
}

fn measure(mut table: Table<'_>, log: &mut Log) -> Option<Measure> {
    let name = table.needed_text("name", "name = \"What is measured\"", log);
    let source = label(&mut table, "source", log);
    let question = table.text("question", log).map(|text| Words::new(text.value)).unwrap_or_default();
    table.finish(log);
    Some(Measure { name: Label::new(name?.value), source, question })
}

/// An objective with the line of its number, if it has one, and the actions below it.
fn objective(mut table: Table<'_>, log: &mut Log) -> (Option<At<Objective>>, Vec<Placed>) {
    table.needs("number", "number = 1");
    let number = table.number("number", 1..=999, log);
    let title = table.needed_text("title", "title = \"The objective, word for word\"", log);
    let title = title.map(|text| Label::new(text.value)).unwrap_or_default();
    let short = narrow_label(&mut table, "short", SHORT_COLUMNS, log);
    let short = short.map_or_else(|| shortened(&title, SHORT_COLUMNS), |short| short.value);
    let overview = table.text("overview", log).map(|text| Words::new(text.value)).unwrap_or_default();
    let actions = table.tables("action", "[[objective.action]]", log);
    if actions.is_empty() && !table.has("action") {
        let which =
            number.map_or("This objective".to_owned(), |number| format!("Objective {}", number.value));
        let remedy = "Write [[objective.action]] below it, or delete it.";
        table.lacks("action", table.line, format!("{which} has no actions."), remedy);
    }
    let under = number.map(|number| number.value);
    let actions = actions.into_iter().filter_map(|table| action::read(table, under, log)).collect();
    table.finish(log);
    let objective = number.map(|number| number.map(|number| Objective { number, title, short, overview }));
    (objective, actions)
}
