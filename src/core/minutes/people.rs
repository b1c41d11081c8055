//! People in a document: by name for the group, by role for the public.
//!
//! Only fields that hold a person's name are changed; free text is left as it was typed.

use super::{Audience, Review};
use crate::core::journal::{Attendance, Entry, Event, FollowUp, Member, Person, Seq};
use crate::core::words::Label;

const UNKNOWN: &str = "an officer";

impl Review<'_> {
    /// Who someone is, in the words of the audience.
    pub(super) fn who(&self, name: &Label) -> Label {
        if self.audience == Audience::Group || self.is_service(name) || self.is_role(name) {
            return name.clone();
        }
        self.role(name).cloned().unwrap_or_else(|| UNKNOWN.into())
    }

    /// What an entry says, in the words of the audience.
    pub(super) fn said(&self, entry: &Entry) -> String {
        let mut entry = entry.clone();
        match &mut entry.said.event {
            Event::MemberAdded(Member { name, .. })
            | Event::MemberChanged(Member { name, .. })
            | Event::MemberLeft(Person { name })
            | Event::FollowUpAgreed(FollowUp { who: name, .. }) => *name = self.who(name),
            Event::AttendanceRecorded(Attendance { name, instead_of, .. }) => {
                *name = self.who(name);
                *instead_of = self.who(instead_of);
            }
            // The words of a withdrawal name the author of what it withdraws.
            Event::EntryWithdrawn(withdrawal) => return self.withdrawn(withdrawal.entry, entry.seq),
            _ => {}
        }
        entry.summary()
    }

    fn withdrawn(&self, target: Seq, by: Seq) -> String {
        match self.journal.entry(target).filter(|_| target < by) {
            Some(entry) => format!("Withdrew entry {target} ({})", self.said(entry)),
            None => format!("Withdrew entry {target}"),
        }
    }

    /// A service can take on a follow-up as well as a person can.
    fn is_service(&self, name: &Label) -> bool {
        self.plan.actions.iter().any(|action| action.services.contains(name))
    }

    /// Somebody may be known by their role alone.
    fn is_role(&self, name: &Label) -> bool {
        let name = name.to_lowercase();
        self.journal.standing().any(|entry| match &entry.said.event {
            Event::MemberAdded(member) | Event::MemberChanged(member) => member.role.to_lowercase() == name,
            Event::AttendanceRecorded(attendance) => attendance.role.to_lowercase() == name,
            _ => false,
        })
    }

    /// The last role of a member of that name.
    fn role(&self, name: &Label) -> Option<&Label> {
        let name = name.to_lowercase();
        self.journal.standing().rev().find_map(|entry| match &entry.said.event {
            Event::MemberAdded(member) | Event::MemberChanged(member) => {
                (member.name.to_lowercase() == name && !member.role.is_empty()).then_some(&member.role)
            }
            _ => None,
        })
    }
}
