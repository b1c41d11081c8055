//! `quorum init`, `plans` and `check`: choosing, reading and taking in a plan.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::args::{Global, Init};
use super::desk::{self, Desk};
use super::fault::Fault;
use super::memory::Memory;
use super::out;
use crate::core::date;
use crate::core::journal::{Adoption, Event, Said};
use crate::core::plan::Plan;
use crate::core::queries;
use crate::core::schedule::plural;
use crate::core::words::Label;
use crate::plans::{builtin, file};

/// Takes a plan into the file.
pub fn init(global: &Global, asked: &Init) -> Result<(), Fault> {
    let mut plan = match &asked.plan {
        Some(given) => named_or_read(given)?,
        None => shipped(&builtin::DEFAULT)?,
    };
    if let Some(start) = &asked.start {
        plan.start = Some(date::read(start, desk::today(global)?)?);
        plan.start_assumed = None;
    }
    let mut desk = Desk::open(global)?;
    if global.who.is_some() {
        Memory::remember_name(&desk.who);
    }
    let said = adoption(plan, desk.who.clone(), desk.today);
    desk.record(&said, None, true)?;
    let plan = desk.plan()?;
    out::say(&format!("Took in “{}”: {}. It is in {}", plan.title, size(plan), desk.store.path().display()));
    let open = queries::found(plan).len() + plan.queries.len();
    if open > 0 {
        out::say(&format!("The plan raises {}; “quorum check” lists them.", plural_query(open)));
    }
    Ok(())
}

/// What is recorded when a plan is adopted.
pub fn adoption(plan: Plan, who: Label, today: NaiveDate) -> Said {
    let event = Event::PlanAdopted(Adoption { plan: Arc::new(plan), sample: false });
    Said { effective_on: today, recorded_by: who, meeting: None, action: None, event }
}

/// Lists the plans that ship.
pub fn list() -> Result<(), Fault> {
    for (at, shelved) in builtin::ALL.iter().enumerate() {
        let plan = shipped(shelved)?;
        let default = if at == 0 { " (taken if none is named)" } else { "" };
        out::print(&format!("{}{default}\n    {}\n    {}\n", plan.name, plan.title, size(&plan)))?;
    }
    out::say("Take one in with: quorum init --plan NAME");
    Ok(())
}

/// Reads a plan file, or looks at the plan in use, and prints what it raises.
pub fn check(global: &Global, path: Option<&Path>) -> Result<(), Fault> {
    let plan = match path {
        Some(path) => read(path)?,
        None => match Desk::with_plan(global) {
            Ok(desk) => desk.plan()?.clone(),
            Err(Fault::Refused(_)) => shipped(&builtin::DEFAULT)?,
            Err(other) => return Err(other),
        },
    };
    out::print(&format!("{}\n{}, no errors.\n", plan.title, size(&plan)))?;
    let asked: Vec<_> = queries::found(&plan).into_iter().chain(plan.queries.iter().cloned()).collect();
    if !asked.is_empty() {
        out::print(&format!("\n{} for the chair:\n", plural_query(asked.len())))?;
    }
    for query in asked {
        let about = query.action.map_or_else(|| "Plan".to_owned(), |action| action.to_string());
        let first = format!("{about:<6}");
        let options = textwrap::Options::new(out::width()).initial_indent(&first).subsequent_indent("      ");
        out::print(&(textwrap::fill(&query.text, options) + "\n"))?;
    }
    Ok(())
}

/// The plan of that name, or else the one in that file.
pub fn named_or_read(given: &str) -> Result<Plan, Fault> {
    if let Some(shelved) = builtin::named(given) {
        return shipped(shelved);
    }
    let path = Path::new(given);
    if path.exists() {
        return read(path);
    }
    let known: Vec<_> = builtin::ALL.iter().map(|shelved| shelved.name).collect();
    Err(Fault::NoPlan { given: given.to_owned(), known: known.join(" and ") })
}

/// A plan that ships.
pub fn shipped(shelved: &builtin::Shipped) -> Result<Plan, Fault> {
    shelved.plan().map_err(|faults| Fault::Plan { file: shelved.name.to_owned(), faults })
}

fn read(path: &Path) -> Result<Plan, Fault> {
    let bytes = fs::read(path).map_err(|source| Fault::Unreadable { file: path.to_owned(), source })?;
    file::read(&String::from_utf8_lossy(&bytes))
        .map_err(|faults| Fault::Plan { file: path.display().to_string(), faults })
}

fn size(plan: &Plan) -> String {
    let word = &plan.objective_word;
    let count = |number: usize, noun: &str| plural(u32::try_from(number).unwrap_or(u32::MAX), noun);
    format!("{}, {}", count(plan.objectives.len(), word), count(plan.actions.len(), "action"))
}

fn plural_query(number: usize) -> String {
    plural(u32::try_from(number).unwrap_or(u32::MAX), "query")
}
