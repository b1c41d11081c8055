//! `quorum decide`: what the group agreed, with its effect shown before it is recorded.

use std::sync::Arc;

use super::args::Global;
use super::desk::Desk;
use super::fault::Fault;
use super::meeting_args::{Agreed, Decide};
use super::out;
use crate::core::date;
use crate::core::decision::{moving, next_ref, preview};
use crate::core::journal::{self, Decision, Effect, Event, Refusal, Said};
use crate::core::plan::{Action, ActionRef};
use crate::core::schedule::Deadline;
use crate::core::words::{Label, Words};

/// Shows what a decision changes, and records it.
pub fn run(global: &Global, asked: &Decide) -> Result<(), Fault> {
    let mut desk = Desk::with_plan(global)?;
    let (action, effect, agreed) = meant(&desk, asked)?;
    let decision = Decision {
        words: Words::new(&agreed.note),
        reason: agreed.reason.as_deref().map(Words::new).unwrap_or_default(),
        minute: agreed.minute.as_deref().map(Label::new).unwrap_or_default(),
        effect,
    };
    let said = desk.said(action, desk.day(agreed.on.as_deref())?, Event::DecisionMade(decision));
    if agreed.preview {
        match journal::check(&desk.journal, &said, desk.today, true) {
            // Where it is minuted may not be known yet.
            Ok(()) | Err(Refusal::NoMinute) => {}
            Err(refusal) => return Err(refusal.into()),
        }
        return out::print(&changes(&desk, &said));
    }
    journal::check(&desk.journal, &said, desk.today, true)?;
    let changed = changes(&desk, &said);
    let entry = desk.record(&said, None, true)?;
    let number = desk.journal.meeting_now().and_then(|meeting| meeting.decision_number(entry.seq));
    let number = number.map(|number| format!("Decision {number}: ")).unwrap_or_default();
    out::say(&format!("{number}recorded as {}\n{}", entry.named(), changed.trim_end()));
    Ok(())
}

/// What a decision would change, a line each.
fn changes(desk: &Desk, said: &Said) -> String {
    let changes = preview(&desk.journal, said, desk.today).map(|preview| preview.changes());
    let lines: Vec<_> = changes
        .unwrap_or_default()
        .into_iter()
        .map(|(name, before, after)| format!("{name}: {before} → {after}\n"))
        .collect();
    if lines.is_empty() { "It changes no rating, date or text.\n".to_owned() } else { lines.concat() }
}

fn meant<'a>(desk: &Desk, asked: &'a Decide) -> Result<(Option<ActionRef>, Effect, &'a Agreed), Fault> {
    let plain = |about: &'a super::meeting_args::About, effect| {
        Ok((Some(desk.action(&about.reference)?), effect, &about.agreed))
    };
    match asked {
        Decide::Move { reference, to, milestone, agreed } => {
            let action = desk.action(reference)?;
            let milestone = milestone.as_deref().map(|day| date::read(day, desk.today)).transpose()?;
            let to = date::read(to, desk.today)?;
            Ok((Some(action), moving(&desk.journal, action, milestone, to, desk.today)?, agreed))
        }
        Decide::Suspend(about) => plain(about, Effect::Suspended),
        Decide::Resume(about) => plain(about, Effect::Resumed),
        Decide::Complete(about) => plain(about, Effect::Completed),
        Decide::Delete(about) => plain(about, Effect::Deleted),
        Decide::Add { reference, text, title, service, deadline, agreed } => {
            let reference = new_ref(desk, reference)?;
            let action = Action {
                reference,
                title: Label::new(title.as_deref().unwrap_or(text)),
                text: Words::new(text),
                services: service.iter().map(|service| Label::new(service)).collect(),
                deadline: read_deadline(deadline.as_deref())?,
                ..Action::default()
            };
            Ok((Some(reference), Effect::Added(Arc::new(action)), agreed))
        }
        Decide::Reword { reference, text, title, agreed } => {
            let title = title.as_deref().map(Label::new).unwrap_or_default();
            let effect = Effect::Reworded { text: Words::new(text), title };
            Ok((Some(desk.action(reference)?), effect, agreed))
        }
        Decide::Reassign { reference, service, agreed } => {
            let services = service.iter().map(|service| Label::new(service)).collect();
            Ok((Some(desk.action(reference)?), Effect::Reassigned { services }, agreed))
        }
        Decide::Note { reference, agreed } => {
            let action = reference.as_deref().map(|reference| desk.action(reference)).transpose()?;
            Ok((action, Effect::Words, agreed))
        }
    }
}

/// The ref of a new action as given, or the next one of the objective given.
fn new_ref(desk: &Desk, given: &str) -> Result<ActionRef, Fault> {
    match given.trim().parse::<u16>() {
        Ok(objective) => Ok(next_ref(&desk.journal, objective)),
        Err(_) => given.parse().map_err(|error: crate::core::plan::NotARef| Fault::Found(error.to_string())),
    }
}

fn read_deadline(words: Option<&str>) -> Result<Deadline, Fault> {
    let Some(words) = words else { return Ok(Deadline::default()) };
    words.parse().map_err(|error: crate::core::schedule::DeadlineError| Fault::Found(error.to_string()))
}
