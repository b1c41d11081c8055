//! `quorum show` and `quorum history`: what there is about an action, and what was recorded.

use super::args::Global;
use super::desk::Desk;
use super::fault::Fault;
use super::out;
use crate::core::account::{Account, account};
use crate::core::date;
use crate::core::journal::Entry;
use crate::core::minutes::{Block, Document, plain};
use crate::core::position::Standing;
use crate::render;

/// Everything about one action.
pub fn action(global: &Global, reference: &str, as_at: Option<&str>) -> Result<(), Fault> {
    let desk = Desk::with_plan(global)?;
    let reference = desk.action(reference)?;
    let position = desk.position(as_at)?;
    let standing = position.action(reference);
    let Some((standing, account)) = standing.zip(account(&desk.journal, &position, reference)) else {
        let day = date::long(position.as_at);
        return Err(Fault::Found(format!(
            "Action {reference} was not in the plan yet on {day}. Give a later day."
        )));
    };
    out::print(&render::text::text(&document(&desk, standing, account), out::width().min(100)))
}

fn document(desk: &Desk, standing: &Standing, account: Account) -> Document {
    let facts = account.facts.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    let mut blocks = vec![Block::Paragraph(plain(standing.action.text.to_string())), Block::Facts(facts)];
    blocks.push(Block::Heading { level: 1, text: "History".to_owned() });
    if account.history.is_empty() {
        blocks.push(Block::Paragraph(plain("Nothing was recorded about it yet.")));
    } else {
        let told = account.history.into_iter().map(|told| {
            let withdrawn = if told.holds { "" } else { " (withdrawn)" };
            let typed = told.typed_late.map(|typed| format!(" {typed}")).unwrap_or_default();
            let head =
                format!("{}, entry {}, by {}{typed}{withdrawn}", date::long(told.on), told.seq, told.by);
            plain(format!("{head}\n{}", told.text))
        });
        blocks.push(Block::List(told.collect()));
    }
    Document {
        title: format!("{} {}", standing.reference(), standing.action.title),
        marks: if desk.journal.is_sample() { vec!["SAMPLE".to_owned()] } else { Vec::new() },
        blocks,
        ..Document::default()
    }
}

/// What was recorded, newest first.
pub fn history(global: &Global, reference: Option<&str>, last: Option<usize>) -> Result<(), Fault> {
    let desk = Desk::with_plan(global)?;
    let entries: Vec<&Entry> = match reference {
        Some(reference) => desk.journal.about(desk.action(reference)?).collect(),
        None => desk.journal.entries().iter().collect(),
    };
    let mut table = out::table(&["Entry", "Day", "Ref", "What", "By"]);
    for entry in entries.iter().rev().take(last.unwrap_or(usize::MAX)) {
        let withdrawn = if desk.journal.holds(entry.seq) { "" } else { " (withdrawn)" };
        let typed = entry.typed_late().map(|typed| format!(" {typed}")).unwrap_or_default();
        table.add_row([
            entry.seq.to_string(),
            date::short(entry.said.effective_on),
            entry.said.action.map(|action| action.to_string()).unwrap_or_default(),
            format!("{}{withdrawn}{typed}", entry.summary()),
            entry.said.recorded_by.to_string(),
        ]);
    }
    out::print(&format!("{table}\n"))
}
