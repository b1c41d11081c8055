//! `quorum follow-up`: what people agreed to do, and whether they did.

use super::args::Global;
use super::desk::Desk;
use super::fault::Fault;
use super::meeting_args::FollowUp as Asked;
use super::out;
use crate::core::date;
use crate::core::follow_ups::follow_ups;
use crate::core::journal::{Event, FollowUp, FollowUpDone};
use crate::core::words::{Label, Words};

/// Does what is asked about the follow-ups.
pub fn run(global: &Global, asked: &Asked) -> Result<(), Fault> {
    let mut desk = Desk::with_plan(global)?;
    let said = match asked {
        Asked::Add { what, doer, by, action, on } => {
            let action = action.as_deref().map(|action| desk.action(action)).transpose()?;
            let by = by.as_deref().map(|by| date::read(by, desk.today)).transpose()?;
            let follow_up = FollowUp { what: Words::new(what), who: Label::new(doer), by };
            desk.said(action, desk.day(on.as_deref())?, Event::FollowUpAgreed(follow_up))
        }
        Asked::Done { number, note, on } => {
            let action = desk.journal.entry(*number).and_then(|entry| entry.said.action);
            let note = note.as_deref().map(Words::new).unwrap_or_default();
            let done = FollowUpDone { follow_up: *number, note };
            desk.said(action, desk.day(on.as_deref())?, Event::FollowUpDone(done))
        }
        Asked::List { all } => return list(&desk, *all),
    };
    let entry = desk.record(&said, None, true)?;
    let number =
        if matches!(asked, Asked::Add { .. }) { format!("Follow-up {}: ", entry.seq) } else { String::new() };
    out::say(&format!("{number}recorded as {}", entry.named()));
    Ok(())
}

fn list(desk: &Desk, all: bool) -> Result<(), Fault> {
    let tracked = follow_ups(&desk.journal, desk.today);
    let shown: Vec<_> = tracked.iter().filter(|known| all || known.is_open()).collect();
    if shown.is_empty() {
        out::say("No follow-up is open.");
        return Ok(());
    }
    let mut table = out::table(&["Number", "What", "Who", "By when", "State", "Ref"]);
    for known in shown {
        table.add_row([
            known.entry.seq.to_string(),
            known.follow_up.what.to_string(),
            known.follow_up.who.to_string(),
            known.follow_up.by.map_or_else(|| "No date".to_owned(), date::short),
            known.state(desk.today),
            known.entry.said.action.map(|action| action.to_string()).unwrap_or_default(),
        ]);
    }
    out::print(&format!("{table}\n"))
}
