//! The parts of the minutes that only a meeting has: who was there, what was declared, the last minutes, other business.

use chrono::NaiveDate;

use super::{Block, Review, Run, Table, Text, agreed, heading, listed, plain};
use crate::core::agenda::{Item, exception};
use crate::core::date;
use crate::core::follow_ups::follow_ups;
use crate::core::group::{self, members};
use crate::core::journal::{Agreement, Attendance, Entry, Event, Member, Presence};
use crate::core::meeting::Meeting;
use crate::core::plan::ActionRef;
use crate::core::words::Label;

/// Facts for the head of the minutes: the day, the place, who was in the chair, and whether they are agreed.
pub(super) fn facts(review: &Review<'_>, agreed: Option<(&Entry, &Agreement)>) -> Vec<(String, String)> {
    let Some(meeting) = review.meeting() else { return Vec::new() };
    let opening = meeting.opening;
    let status = match agreed {
        None if meeting.closed.is_none() => "Draft: the meeting is going on".to_owned(),
        None => "Draft, to be agreed at the next meeting".to_owned(),
        Some((entry, _)) => {
            let at = entry.said.meeting.map(|number| format!(", meeting {number}")).unwrap_or_default();
            format!("Agreed as a correct record on {}{at}", date::long(entry.said.effective_on))
        }
    };
    let corrections = agreed.map(|(_, agreement)| agreement.corrections.to_string()).unwrap_or_default();
    let chair = if opening.chair.is_empty() { Label::default() } else { review.who(&opening.chair) };
    let facts = [
        ("Held on", date::long(meeting.held_on())),
        ("Place", opening.place.to_string()),
        ("In the chair", chair.to_string()),
        ("Record", status),
        ("Corrections agreed", corrections),
    ];
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
    facts.map(|(name, text)| (name.to_owned(), text)).collect()
}

/// Who was there, who sent apologies, whether enough were there, and which services nobody spoke for.
pub(super) fn attendance(review: &Review<'_>) -> Vec<Block> {
    let Some(meeting) = review.meeting() else { return Vec::new() };
    // Everybody known by the closing: a member may be recorded after the meeting that is minuted.
    let people = members(review.journal, NaiveDate::MAX);
    let mut blocks = vec![heading(1, "Attendance")];
    for (presence, title) in [
        (Presence::Present, "Present"),
        (Presence::Substitute, "Substitutes"),
        (Presence::InAttendance, "In attendance"),
        (Presence::Apologies, "Apologies"),
    ] {
        let those = meeting.those(presence);
        if !those.is_empty() {
            blocks.push(heading(2, title));
            let people = those.iter().map(|attendance| plain(person(review, &people, attendance)));
            blocks.push(Block::List(people.collect()));
        }
    }
    if blocks.len() == 1 {
        blocks.push(Block::Paragraph(plain("Who was there is not recorded.")));
    }
    let silent = meeting.unaccounted(&people);
    if !silent.is_empty() && blocks.len() > 2 {
        let names: Vec<_> = silent.iter().map(|member| review.who(&member.name)).collect();
        blocks.push(Block::Paragraph(plain(format!("Absent without apologies: {}.", listed(&names)))));
    }
    if !people.is_empty() {
        blocks.push(Block::Paragraph(plain(format!("{}.", meeting.quorum(&people).words()))));
    }
    blocks.extend(not_represented(review, meeting, &people));
    blocks
}

fn person(review: &Review<'_>, people: &[Member], attendance: &Attendance) -> String {
    let (role, organisation) = match group::named(people, &attendance.name) {
        Some(member) => (&member.role, &member.organisation),
        None => (&attendance.role, &attendance.organisation),
    };
    let mut name = review.who(&attendance.name);
    if name != attendance.name && !attendance.role.is_empty() {
        name = attendance.role.clone();
    }
    let mut parts = vec![name.to_string()];
    for more in [role, organisation] {
        if !more.is_empty() && !parts.iter().any(|part| group::same(part, more)) {
            parts.push(more.to_string());
        }
    }
    if !attendance.instead_of.is_empty() {
        parts.push(format!("for {}", review.who(&attendance.instead_of)));
    }
    parts.join(", ")
}

/// The services that own actions in the plan, and for which nobody was there.
fn not_represented(review: &Review<'_>, meeting: &Meeting<'_>, people: &[Member]) -> Option<Block> {
    let mut services: Vec<&Label> = Vec::new();
    for (standing, _) in review.actions().filter(|(standing, _)| !standing.is_deleted()) {
        for service in &standing.action.services {
            if !services.contains(&service) {
                services.push(service);
            }
        }
    }
    let missing = meeting.not_represented(&services, people);
    if missing.is_empty() || meeting.attendance().is_empty() {
        return None;
    }
    let names: Vec<Label> = missing.into_iter().cloned().collect();
    Some(Block::Paragraph(plain(format!(
        "Of {} services with actions in the plan, {} were not represented: {}.",
        services.len(),
        names.len(),
        listed(&names)
    ))))
}

/// Declarations of interest; that none was recorded is not the same as that there was none.
pub(super) fn declarations(review: &Review<'_>) -> Vec<Block> {
    noted_under(review, Item::Declarations, 1)
}

/// The minutes before, and what became of the follow-ups that were open then.
pub(super) fn last_minutes(review: &Review<'_>) -> Vec<Block> {
    let Some(meeting) = review.meeting() else { return Vec::new() };
    let mut points: Vec<Text> = Vec::new();
    for entry in &meeting.entries {
        if let Event::MinutesAgreed(agreement) = &entry.said.event {
            points.push(plain(agreement_in_words(review, agreement)));
        }
    }
    points.extend(meeting.notes(Item::LastMinutes.heading()).iter().map(|note| plain(&*note.note)));
    let since = review.before().map_or(0, |(before, _)| before.made_from(review.journal));
    let tracked = follow_ups(review.journal, review.until());
    let log: Vec<_> = tracked
        .iter()
        .filter(|tracked| tracked.entry.seq <= since)
        .filter(|tracked| tracked.done.is_none_or(|(entry, _)| entry.seq > since))
        .map(|tracked| {
            let mut row = agreed::row(review, tracked);
            let how = tracked.done.map(|(_, done)| done.note.to_string()).unwrap_or_default();
            row.push(plain(match tracked.done {
                None => "Not done yet".to_owned(),
                Some(_) if how.is_empty() => "Nothing more was said".to_owned(),
                Some(_) => how,
            }));
            row
        })
        .collect();
    if points.is_empty() && log.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(1, Item::LastMinutes.heading())];
    if !points.is_empty() {
        blocks.push(Block::List(points));
    }
    if !log.is_empty() {
        blocks.push(Block::Table(Table {
            caption: "Follow-ups that were open at the last minutes".to_owned(),
            header: ["What", "Who", "By when", "State", "Agreed on", "How"].map(str::to_owned).to_vec(),
            rows: log,
            numeric: Vec::new(),
        }));
    }
    blocks
}

fn agreement_in_words(review: &Review<'_>, agreement: &Agreement) -> String {
    let number = agreement.of_meeting;
    let held = review.journal.meeting(number).map(|of| format!(", held on {},", date::long(of.held_on())));
    let held = held.unwrap_or_default();
    let corrected = if agreement.corrections.is_empty() {
        String::new()
    } else {
        format!(", with these corrections: {}", agreement.corrections)
    };
    format!("The minutes of meeting {number}{held} were agreed as a correct record{corrected}.")
}

/// What was noted about an action at the meeting, as facts beneath it.
pub(super) fn noted(review: &Review<'_>, action: ActionRef) -> Vec<(&'static str, Text)> {
    let entries = review.meeting().map(|meeting| meeting.entries.as_slice()).unwrap_or_default();
    let about = entries.iter().filter(|entry| entry.said.action == Some(action));
    let notes = about.filter_map(|entry| match &entry.said.event {
        Event::ItemNoted(note) => Some(("Noted", plain(&*note.note))),
        _ => None,
    });
    notes.collect()
}

/// What was noted at the meeting about actions that are no exceptions.
pub(super) fn other_actions(review: &Review<'_>) -> Vec<Block> {
    let shown = |action| review.position.action(action).is_some_and(|standing| exception(standing).is_some());
    let entries = review.meeting().map(|meeting| meeting.entries.as_slice()).unwrap_or_default();
    let mut rest: Vec<_> =
        entries.iter().filter_map(|entry| entry.said.action).filter(|a| !shown(*a)).collect();
    rest.sort_unstable();
    rest.dedup();
    let texts: Vec<Text> = rest
        .into_iter()
        .flat_map(|action| {
            let name = review.name(action);
            noted(review, action).into_iter().map(move |(_, text)| {
                [vec![Run::Strong(format!("{name}:")), Run::Plain(" ".to_owned())], text].concat()
            })
        })
        .collect();
    if texts.is_empty() {
        return Vec::new();
    }
    vec![heading(2, "Noted about other actions"), Block::List(texts)]
}

/// Escalations, any other business and the next meeting.
pub(super) fn at_the_end(review: &Review<'_>) -> Vec<Block> {
    let Some(meeting) = review.meeting() else { return Vec::new() };
    let others = [Item::Completions, Item::Changes, Item::Measures, Item::DueNext, Item::People];
    let mut blocks: Vec<_> = others.into_iter().flat_map(|item| noted_under(review, item, 2)).collect();
    if !blocks.is_empty() {
        blocks.insert(0, heading(1, "Notes on other items"));
    }
    blocks.extend(noted_under(review, Item::Escalations, 1));
    blocks.extend(noted_under(review, Item::AnyOther, 1));
    let close = meeting.closed.map(|(_, note)| &note.note).filter(|note| !note.is_empty());
    let notes = meeting.notes(Item::Close.heading());
    let texts: Vec<_> = notes.iter().map(|note| &note.note).chain(close).collect();
    if !texts.is_empty() {
        blocks.push(heading(1, "Next meeting"));
        blocks.extend(texts.into_iter().map(|text| Block::Paragraph(plain(&**text))));
    }
    blocks
}

/// What was noted under a heading of the agenda; nothing if nothing was.
fn noted_under(review: &Review<'_>, item: Item, level: u8) -> Vec<Block> {
    let notes = review.meeting().map(|meeting| meeting.notes(item.heading())).unwrap_or_default();
    if notes.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(level, item.heading())];
    blocks.extend(notes.iter().map(|note| Block::Paragraph(plain(&*note.note))));
    blocks
}
