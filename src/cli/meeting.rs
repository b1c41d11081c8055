//! `quorum meeting`: a meeting step by step, in the order of a real one.

use super::args::Global;
use super::desk::Desk;
use super::fault::Fault;
use super::meeting_args::{Attend, Meeting as Asked, Open};
use super::{member, out};
use crate::core::agenda::{Agenda, Item};
use crate::core::briefing::briefing;
use crate::core::date;
use crate::core::group::{members, named};
use crate::core::journal::{
    Agreement, Attendance, Event, MeetingOpened, Note, Presence, Quorum, Refusal, Said,
};
use crate::core::meeting::Meeting;
use crate::core::minutes::{Block, Document, plain};
use crate::core::plan::ActionRef;
use crate::core::words::{Label, Words};
use crate::render;

/// Does what is asked about the meeting.
pub fn run(global: &Global, asked: &Asked) -> Result<(), Fault> {
    let mut desk = Desk::with_plan(global)?;
    match asked {
        Asked::Open(asked) => open(&mut desk, asked),
        Asked::Attend(asked) => attend(&mut desk, asked),
        Asked::Agenda { left } => agenda(&desk, *left),
        Asked::Item { item } => self::item(&desk, item.as_deref()),
        Asked::Note { item, note } => self::note(&mut desk, item, note),
        Asked::Close { next } => close(&mut desk, next.as_deref()),
        Asked::Agree { meeting, corrections, on } => {
            agree(&mut desk, *meeting, corrections.as_deref(), on.as_deref())
        }
        Asked::List => list(&desk),
    }
}

fn open(desk: &mut Desk, asked: &Open) -> Result<(), Fault> {
    let on = desk.date(asked.on.as_deref())?;
    let last = desk.journal.meetings().pop();
    let last = last.map(|meeting| meeting.opening.clone());
    let given = |text: &Option<String>, before: Option<&Label>| {
        text.as_deref().map(Label::new).or_else(|| before.cloned()).unwrap_or_default()
    };
    let mut opening = MeetingOpened {
        position_as_at: match &asked.position {
            Some(day) => date::read(day, desk.today)?,
            None => desk.journal.next_position(on),
        },
        place: given(&asked.place, last.as_ref().map(|last| &last.place)),
        chair: given(&asked.chair, last.as_ref().map(|last| &last.chair)),
        quorum: last.as_ref().and_then(|last| last.quorum),
        quorum_percent: last.as_ref().and_then(|last| last.quorum_percent),
    };
    if let Some(text) = &asked.quorum {
        let rule = Quorum::read(text).ok_or_else(|| {
            Fault::Found(format!(
                "“{}” cannot be read as a quorum. Write a number, “half”, “a third” or a share such as 40%.",
                Label::new(text)
            ))
        })?;
        opening.set_rule(rule);
    }
    let number = desk.journal.next_meeting();
    let mut said = desk.said(None, on, Event::MeetingOpened(opening));
    said.meeting = Some(number);
    let entry = desk.record(&said, None, true)?;
    let Some(meeting) = desk.journal.meeting_now() else { return Ok(()) };
    let position = date::long(meeting.opening.position_as_at);
    out::say(&format!(
        "Meeting {number} is open; its figures speak for {position}. Recorded as {}. Next: quorum meeting attend",
        entry.named()
    ));
    Ok(())
}

fn attend(desk: &mut Desk, asked: &Attend) -> Result<(), Fault> {
    let people = members(&desk.journal, desk.today);
    let presence = match (asked.apologies, &asked.instead_of, asked.in_attendance) {
        (true, ..) => Presence::Apologies,
        (_, Some(_), _) => Presence::Substitute,
        (_, _, true) => Presence::InAttendance,
        _ => Presence::Present,
    };
    let label = |text: &Option<String>| text.as_deref().map(Label::new).unwrap_or_default();
    let mut names: Vec<Label> = asked.names.iter().map(|name| Label::new(name)).collect();
    if asked.rest {
        let meeting = desk.journal.meeting_now().ok_or(Refusal::NoMeetingOpen)?;
        names = meeting.unaccounted(&people).into_iter().map(|member| member.name.clone()).collect();
    }
    for (at, name) in names.iter().enumerate() {
        if names.iter().take(at).any(|earlier| crate::core::group::same(earlier, name)) {
            return Err(Fault::Found(format!(
                "{name} is named twice. Nothing was recorded; name everyone once."
            )));
        }
    }
    let day = desk.day(None)?;
    let said: Vec<Said> = names
        .into_iter()
        .map(|name| {
            // A member is written as the group knows them.
            let name = named(&people, &name).map_or(name, |known| known.name.clone());
            let attendance = Attendance {
                instead_of: label(&asked.instead_of),
                role: label(&asked.role),
                organisation: label(&asked.organisation),
                ..Attendance::of(name, presence)
            };
            desk.said(None, day, Event::AttendanceRecorded(attendance))
        })
        .collect();
    let entries = desk.record_all(&said)?;
    for entry in entries {
        out::say(&format!("Recorded as {}", entry.named()));
    }
    let Some(meeting) = desk.journal.meeting_now() else { return Ok(()) };
    out::say(&format!("{}.", meeting.quorum(&people).words()));
    let unknown: Vec<_> =
        meeting.unaccounted(&people).into_iter().map(|member| member.name.clone()).collect();
    if !unknown.is_empty() {
        out::say(&format!("Nothing is said yet of {}.", crate::core::schedule::and(&unknown)));
    }
    Ok(())
}

fn meeting_now(desk: &Desk) -> Result<Meeting<'_>, Fault> {
    Ok(desk.journal.meeting_now().ok_or(Refusal::NoMeetingOpen)?)
}

fn agenda(desk: &Desk, only_left: bool) -> Result<(), Fault> {
    let meeting = meeting_now(desk)?;
    let agenda = Agenda::of(&desk.journal, &meeting);
    let position = meeting.position(&desk.journal);
    let mut table = out::table(&["Item", "What", "Reported", "Computed", "Dealt with"]);
    for (item, done) in agenda.items.iter().filter(|(_, done)| !only_left || !done) {
        let standing = item.action().and_then(|action| position.action(action));
        let reported = standing.map(|standing| {
            standing.reported_rating().map_or("Not reported", crate::core::rating::Rating::word)
        });
        let computed = standing.map(|standing| standing.computed.rating.word());
        let title = standing.map_or_else(|| item.heading().to_owned(), |s| s.action.title.to_string());
        table.add_row([
            item.action().map(|action| action.to_string()).unwrap_or_default(),
            title,
            reported.unwrap_or_default().to_owned(),
            computed.unwrap_or_default().to_owned(),
            if *done { "yes" } else { "no" }.to_owned(),
        ]);
    }
    let tally = agenda.tally();
    out::print(&format!(
        "Meeting {}, position as at {}\n{table}\n{} actions dealt with, {} left, {} of them exceptions.\n",
        meeting.number,
        date::long(meeting.opening.position_as_at),
        tally.done,
        tally.left,
        tally.exceptions_left
    ))
}

/// What an item is about: an action, or a heading of the agenda.
fn item_named(desk: &Desk, given: &str) -> Result<Item, Fault> {
    match Item::beginning(given).as_slice() {
        [] => {}
        [only] => return Ok(*only),
        several => {
            let several: Vec<_> = several.iter().map(|item| format!("“{}”", item.heading())).collect();
            return Err(Fault::Found(format!(
                "“{}” can be {}. Write more of the heading.",
                Label::new(given),
                crate::core::schedule::and(&several)
            )));
        }
    }
    let known = Item::HEADINGS.map(|item| format!("“{}”", item.heading()));
    match desk.action(given) {
        Ok(action) => Ok(Item::Action(action)),
        Err(_) if !given.starts_with(|c: char| c.is_ascii_digit()) => Err(Fault::Found(format!(
            "The agenda has no heading “{}”. It has {}, and every action by its ref.",
            Label::new(given),
            crate::core::schedule::and(&known)
        ))),
        Err(fault) => Err(fault),
    }
}

fn item(desk: &Desk, given: Option<&str>) -> Result<(), Fault> {
    let meeting = meeting_now(desk)?;
    let agenda = Agenda::of(&desk.journal, &meeting);
    let item = match given {
        Some(given) => item_named(desk, given)?,
        None => agenda.items.get(agenda.resume(&meeting)).map_or(Item::Close, |(item, _)| *item),
    };
    match item.action() {
        Some(action) => {
            out::print(&render::text::text(&brief(desk, &meeting, action), out::width().min(100)))
        }
        None => out::print(&format!("{}\n", item.heading())),
    }
}

fn brief(desk: &Desk, meeting: &Meeting<'_>, action: ActionRef) -> Document {
    let position = meeting.position(&desk.journal);
    let facts = briefing(&desk.journal, &position, action, desk.journal.closed_up_to(), desk.today);
    let facts = facts.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    let standing = position.action(action);
    let title = standing.map_or_else(String::new, |standing| standing.action.title.to_string());
    let text = standing.map_or_else(String::new, |standing| standing.action.text.to_string());
    Document {
        title: format!("{action} {title}"),
        blocks: vec![Block::Paragraph(plain(text)), Block::Facts(facts)],
        ..Document::default()
    }
}

fn note(desk: &mut Desk, item: &str, words: &str) -> Result<(), Fault> {
    let item = item_named(desk, item)?;
    let (action, heading) = match item.action() {
        Some(action) => (Some(action), Label::default()),
        None => (None, Label::new(item.heading())),
    };
    let note = Note { note: Words::new(words), item: heading };
    let said = desk.said(action, desk.day(None)?, Event::ItemNoted(note));
    let entry = desk.record(&said, None, true)?;
    out::say(&format!("Recorded as {}", entry.named()));
    Ok(())
}

fn close(desk: &mut Desk, next: Option<&str>) -> Result<(), Fault> {
    let meeting = meeting_now(desk)?;
    let (number, tally) = (meeting.number, Agenda::of(&desk.journal, &meeting).tally());
    let note = next.map(|next| Words::new(&format!("Next meeting: {next}"))).unwrap_or_default();
    let said = desk.said(None, desk.day(None)?, Event::MeetingClosed(Note { note, ..Note::default() }));
    let entry = desk.record(&said, None, true)?;
    out::say(&format!("Recorded as {}", entry.named()));
    out::say(&format!(
        "Meeting {number} is closed: {} actions dealt with, {} not reached. The draft: quorum minutes --meeting {number}",
        tally.done, tally.left
    ));
    Ok(())
}

fn agree(
    desk: &mut Desk,
    number: Option<u32>,
    corrections: Option<&str>,
    on: Option<&str>,
) -> Result<(), Fault> {
    let waits = |meeting: &Meeting<'_>| meeting.closed.is_some() && meeting.agreed.is_none();
    let first = || desk.journal.meetings().into_iter().find(waits).map(|meeting| meeting.number);
    let of_meeting = number
        .or_else(first)
        .ok_or_else(|| Fault::Found("The minutes of every closed meeting are agreed already.".to_owned()))?;
    let corrections = corrections.map(Words::new).unwrap_or_default();
    let event = Event::MinutesAgreed(Agreement { of_meeting, corrections });
    member::record(desk, on, event)
}

fn list(desk: &Desk) -> Result<(), Fault> {
    let meetings = desk.journal.meetings();
    if meetings.is_empty() {
        out::say("No meeting was held yet. Open one with: quorum meeting open");
        return Ok(());
    }
    let mut table = out::table(&["Meeting", "Held on", "Position as at", "Place", "Decisions", "Minutes"]);
    for meeting in meetings {
        let state = match (meeting.closed, meeting.agreed) {
            (None, _) => "The meeting is open".to_owned(),
            (_, None) => "Draft".to_owned(),
            (_, Some((entry, _))) => format!("Agreed {}", date::short(entry.said.effective_on)),
        };
        table.add_row([
            meeting.number.to_string(),
            date::short(meeting.held_on()),
            date::short(meeting.opening.position_as_at),
            meeting.opening.place.to_string(),
            meeting.decisions().len().to_string(),
            state,
        ]);
    }
    out::print(&format!("{table}\n"))
}
