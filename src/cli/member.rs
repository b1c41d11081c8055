//! `quorum member`: who belongs to the group.

use super::args::Global;
use super::desk::Desk;
use super::fault::Fault;
use super::meeting_args::{Member as Asked, Person};
use super::out;
use crate::core::group::{members, named};
use crate::core::journal::{Event, Member, Person as Leaver};
use crate::core::words::Label;

/// Does what is asked about the members.
pub fn run(global: &Global, asked: &Asked) -> Result<(), Fault> {
    let mut desk = Desk::with_plan(global)?;
    match asked {
        Asked::Add(person) => {
            let event = Event::MemberAdded(member(person, None));
            record(&mut desk, person.on.as_deref(), event)
        }
        Asked::Change(person) => {
            let people = members(&desk.journal, desk.today);
            let event = Event::MemberChanged(member(person, named(&people, &person.name)));
            record(&mut desk, person.on.as_deref(), event)
        }
        Asked::Left { name, on } => {
            let event = Event::MemberLeft(Leaver { name: Label::new(name) });
            record(&mut desk, on.as_deref(), event)
        }
        Asked::List => list(&desk),
    }
}

/// The member as asked for; what is not said stays as it was.
fn member(person: &Person, known: Option<&Member>) -> Member {
    let given = |text: &Option<String>, before: Option<&Label>| {
        text.as_deref().map(Label::new).or_else(|| before.cloned()).unwrap_or_default()
    };
    Member {
        name: known.map_or_else(|| Label::new(&person.name), |known| known.name.clone()),
        role: given(&person.role, known.map(|known| &known.role)),
        organisation: given(&person.organisation, known.map(|known| &known.organisation)),
    }
}

/// Records something about the group on a day as typed, and says so.
pub fn record(desk: &mut Desk, on: Option<&str>, event: Event) -> Result<(), Fault> {
    let said = desk.said(None, desk.day(on)?, event);
    let entry = desk.record(&said, None, true)?;
    out::say(&format!("Recorded as {}", entry.named()));
    Ok(())
}

fn list(desk: &Desk) -> Result<(), Fault> {
    let people = members(&desk.journal, desk.today);
    if people.is_empty() {
        out::say("The group has no members yet. Add one with: quorum member add NAME --role TEXT");
        return Ok(());
    }
    let mut table = out::table(&["Name", "Role", "Organisation"]);
    for member in people {
        table.add_row([member.name.to_string(), member.role.to_string(), member.organisation.to_string()]);
    }
    out::print(&format!("{table}\n"))
}
