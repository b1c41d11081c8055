//! What may be recorded about the group: its members, meetings, follow-ups and measures.

use chrono::{Datelike, NaiveDate};

use super::entry::{Attendance, Event, Measurement, Presence, Said};
use super::{Journal, Refusal};
use crate::core::date::YEARS;
use crate::core::follow_ups::follow_ups;
use crate::core::group::{members, named, same};
use crate::core::measures;
use crate::core::words::Label;

/// May `said` be recorded today, as far as the group is concerned?
pub(super) fn check(journal: &Journal, said: &Said, today: NaiveDate) -> Result<(), Refusal> {
    let open = journal.meeting_open();
    match (said.meeting, &said.event) {
        (_, Event::MeetingOpened(opening)) => {
            return match journal.meeting_now() {
                Some(now) => Err(Refusal::MeetingOpen { number: now.number, on: now.held_on() }),
                None if opening.position_as_at > today => Err(Refusal::Future(opening.position_as_at)),
                None => Ok(()),
            };
        }
        (Some(number), _) if open != Some(number) => return Err(Refusal::MeetingNotOpen(number)),
        (None, Event::AttendanceRecorded(_) | Event::ItemNoted(_) | Event::MeetingClosed(_)) => {
            return Err(Refusal::NoMeetingOpen);
        }
        _ => {}
    }
    let people = || members(journal, today);
    match &said.event {
        Event::MemberAdded(member) => {
            name(&member.name)?;
            let known = named(&people(), &member.name).map(|known| known.name.clone());
            known.map_or(Ok(()), |known| Err(Refusal::IsMember(known)))
        }
        Event::MemberChanged(member) => is_member(&people(), &member.name),
        Event::MemberLeft(person) => is_member(&people(), &person.name),
        Event::AttendanceRecorded(attendance) => attends(&people(), attendance),
        Event::ItemNoted(note) if note.note.is_empty() => Err(Refusal::NoWords("what is to be noted")),
        Event::MinutesAgreed(agreement) => minutes(journal, agreement.of_meeting),
        Event::FollowUpAgreed(follow_up) if follow_up.what.is_empty() => {
            Err(Refusal::NoWords("what is to be done"))
        }
        Event::FollowUpAgreed(follow_up) if follow_up.who.is_empty() => Err(Refusal::NoWords("who does it")),
        Event::FollowUpDone(done) => {
            let known = follow_ups(journal, NaiveDate::MAX);
            let of = known.iter().find(|known| known.entry.seq == done.follow_up);
            match of.map(|of| of.done) {
                None => Err(Refusal::NoFollowUp(done.follow_up)),
                Some(None) if of.is_some_and(|of| said.effective_on < of.entry.said.effective_on) => {
                    let since = of.map_or(said.effective_on, |of| of.entry.said.effective_on);
                    Err(Refusal::Before { on: said.effective_on, since, what: "it was agreed" })
                }
                Some(None) => Ok(()),
                Some(Some((entry, _))) => {
                    Err(Refusal::FollowUpDone { follow_up: done.follow_up, on: entry.said.effective_on })
                }
            }
        }
        Event::MeasureDefined(measure) => {
            name(&measure.name)?;
            let known = measures::named(journal, &measure.name).map(|known| known.name.clone());
            known.map_or(Ok(()), |known| Err(Refusal::HasMeasure(known)))
        }
        Event::MeasureTaken(taken) => taking(journal, taken, today),
        _ => Ok(()),
    }
}

fn name(name: &Label) -> Result<(), Refusal> {
    if name.is_empty() { Err(Refusal::NoWords("the name")) } else { Ok(()) }
}

fn is_member(people: &[super::Member], name: &Label) -> Result<(), Refusal> {
    named(people, name).map_or_else(|| Err(Refusal::NoMember(name.clone())), |_| Ok(()))
}

fn attends(people: &[super::Member], attendance: &Attendance) -> Result<(), Refusal> {
    name(&attendance.name)?;
    let known = named(people, &attendance.name).is_some();
    match attendance.presence {
        Presence::Present | Presence::Apologies if !known => {
            Err(Refusal::NotAMember(attendance.name.clone()))
        }
        Presence::Substitute if attendance.instead_of.is_empty() => {
            Err(Refusal::NoWords("for whom the substitute came"))
        }
        Presence::Substitute if same(&attendance.name, &attendance.instead_of) => {
            Err(Refusal::NoWords("for whom the substitute came; nobody stands in for themselves"))
        }
        Presence::Substitute => is_member(people, &attendance.instead_of),
        _ => Ok(()),
    }
}

fn minutes(journal: &Journal, number: u32) -> Result<(), Refusal> {
    let meeting = journal.meeting(number).ok_or(Refusal::NoMeeting(number))?;
    match (meeting.closed, meeting.agreed) {
        (None, _) => Err(Refusal::NotClosed(number)),
        (_, Some((entry, _))) => Err(Refusal::AlreadyAgreed { meeting: number, on: entry.said.effective_on }),
        _ => Ok(()),
    }
}

fn taking(journal: &Journal, taken: &Measurement, today: NaiveDate) -> Result<(), Refusal> {
    if measures::named(journal, &taken.measure).is_none() {
        let known = measures::defined(journal).into_iter().map(|measure| measure.name.clone()).collect();
        return Err(Refusal::NoMeasure { given: taken.measure.clone(), known });
    }
    if !(0.0..=100.0).contains(&taken.value) {
        return Err(Refusal::NoShare(taken.value.to_string()));
    }
    if !YEARS.contains(&taken.year) || taken.year > today.year() {
        return Err(Refusal::OddYear(taken.year));
    }
    if taken.answers == Some(0) { Err(Refusal::NoWords("how many answered")) } else { Ok(()) }
}
