//! The delivery group: who belongs to it, as the journal says it on a given day.

use chrono::NaiveDate;

use super::journal::{Event, Journal, Member};

/// The members of the group on `day`, in the order in which they joined.
///
/// People are told apart by their names, whatever the case of the letters.
pub fn members(journal: &Journal, day: NaiveDate) -> Vec<Member> {
    let mut said: Vec<_> = journal.standing().filter(|entry| entry.said.effective_on <= day).collect();
    said.sort_by_key(|entry| entry.said.effective_on);
    let mut members: Vec<Member> = Vec::new();
    for entry in said {
        match &entry.said.event {
            Event::MemberAdded(member) | Event::MemberChanged(member) => {
                match members.iter_mut().find(|known| same(&known.name, &member.name)) {
                    Some(known) => *known = member.clone(),
                    None => members.push(member.clone()),
                }
            }
            Event::MemberLeft(person) => members.retain(|known| !same(&known.name, &person.name)),
            _ => {}
        }
    }
    members
}

/// The member of that name among `members`.
pub fn named<'m>(members: &'m [Member], name: &str) -> Option<&'m Member> {
    members.iter().find(|member| same(&member.name, name))
}

/// Do two names mean the same person?
pub fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

impl Member {
    /// The member in a line: "A. Rahman, Head of Communications, Communications".
    pub fn line(&self) -> String {
        let role = if same(&self.name, &self.role) { "" } else { &*self.role };
        let parts = [&*self.name, role, &*self.organisation];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
