//! The lists that items of the agenda have: members, follow-ups, completions, what was asked, measures, what is due.

use super::app::App;
use super::meeting::MeetingScreen;
use crate::core::agenda::Item;
use crate::core::date;
use crate::core::follow_ups::follow_ups;
use crate::core::group::{members, same};
use crate::core::journal::{Journal, Presence, Seq};
use crate::core::measures::taken;
use crate::core::plan::ActionRef;
use crate::core::position::{Flag, Standing};
use crate::core::rating::Why;
use crate::core::record::{Record, Status};
use crate::core::schedule::Schedule;
use crate::core::words::Label;

/// One row of an item's list.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// A member of the group, and what is known of their attendance.
    Member {
        /// The name.
        name: Label,
        /// Their role and organisation.
        line: String,
        /// Present, apologies, substituted; nothing while nothing is known.
        presence: Option<&'static str>,
    },
    /// Somebody who is there without being a member.
    Guest {
        /// The name, and what is known beside it.
        line: String,
    },
    /// The minutes of that meeting, to be agreed.
    Minutes(u32),
    /// A follow-up that is open.
    FollowUp {
        /// Its number.
        seq: Seq,
        /// What, who, by when.
        line: String,
        /// Is its date past?
        overdue: bool,
    },
    /// An action that can be agreed complete.
    Completion(ActionRef),
    /// What a service asks of the group.
    Asked {
        /// The action.
        action: ActionRef,
        /// In its words.
        ask: String,
    },
    /// A measure by its place, with its last result.
    Measure(usize),
    /// An action that is due next quarter.
    Due(ActionRef),
}

/// The rows of the item that is shown.
pub fn rows(app: &App, screen: &MeetingScreen) -> Vec<Row> {
    match screen.item {
        Item::People => people(app),
        Item::LastMinutes => last_minutes(app, screen),
        Item::Completions => standing_rows(screen, |standing| {
            let action = standing.reference();
            // What was agreed today is not asked again, though the figures speak for an earlier day.
            let live =
                || Record::of(&app.journal, action, app.today)?.status.eq(&Status::Live).then_some(action);
            live().filter(|_| may_be_complete(standing)).map(Row::Completion)
        }),
        Item::Changes => asked(app, screen),
        Item::Measures => (0..taken(&app.journal, app.today).len()).map(Row::Measure).collect(),
        Item::DueNext => standing_rows(screen, |standing| {
            standing.has(Flag::DueNextQuarter).then(|| Row::Due(standing.reference()))
        }),
        _ => Vec::new(),
    }
}

/// The row that is chosen; the last one where the list has become shorter.
pub fn chosen(app: &App, screen: &MeetingScreen) -> Option<Row> {
    let mut rows = rows(app, screen);
    let last = rows.len().checked_sub(1)?;
    Some(rows.swap_remove(screen.row.min(last)))
}

fn standing_rows(screen: &MeetingScreen, row: impl Fn(&Standing) -> Option<Row>) -> Vec<Row> {
    screen.position.actions.iter().filter_map(row).collect()
}

fn people(app: &App) -> Vec<Row> {
    let Some(meeting) = app.journal.meeting_now() else { return Vec::new() };
    let attended = meeting.attendance();
    let members = members(&app.journal, app.today);
    let mut rows: Vec<_> = members
        .iter()
        .map(|member| {
            let own = attended.iter().find(|a| same(&a.name, &member.name));
            let stand_in = attended.iter().find(|a| same(&a.instead_of, &member.name));
            // Who came after all needs no substitute.
            let came = own.filter(|own| own.presence == Presence::Present);
            let (presence, line) = match (own, stand_in.filter(|_| came.is_none())) {
                (_, Some(stand_in)) => {
                    (Some(word(Presence::Substitute)), format!("{} for {}", stand_in.name, member.line()))
                }
                (Some(own), _) => (Some(word(own.presence)), member.line()),
                _ => (None, member.line()),
            };
            Row::Member { name: member.name.clone(), line, presence }
        })
        .collect();
    let guests = attended.iter().filter(|a| a.presence == Presence::InAttendance);
    rows.extend(guests.map(|guest| {
        let parts = [&guest.name, &guest.role, &guest.organisation];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).map(|part| &**part).collect();
        Row::Guest { line: parts.join(", ") }
    }));
    rows
}

/// How somebody attends, in a word or two.
fn word(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "present",
        Presence::Apologies => "apologies",
        Presence::Substitute => "substitute",
        Presence::InAttendance => "in attendance",
    }
}

/// The minutes that wait to be agreed, then the follow-ups that are open.
fn last_minutes(app: &App, screen: &MeetingScreen) -> Vec<Row> {
    let meetings = app.journal.meetings();
    let waiting = meetings.iter().filter(|meeting| meeting.closed.is_some() && meeting.agreed.is_none());
    let mut rows: Vec<_> =
        waiting.filter(|of| of.number != screen.number).map(|of| Row::Minutes(of.number)).collect();
    let tracked = follow_ups(&app.journal, app.today);
    rows.extend(tracked.iter().filter(|known| known.is_open()).map(|known| {
        let overdue = known.is_overdue(app.today);
        let by = known.follow_up.by.map(|by| format!(", by {}", date::long(by))).unwrap_or_default();
        let about = known.entry.said.action.map(|action| format!(" ({action})")).unwrap_or_default();
        let line = format!("{}{by}: {}{about}", known.follow_up.who, known.follow_up.what);
        Row::FollowUp { seq: known.entry.seq, line, overdue }
    }));
    rows
}

/// All its dates are met, and there is nothing that goes on after them.
fn may_be_complete(standing: &Standing) -> bool {
    let ends = matches!(
        standing.action.deadline.schedule,
        Schedule::Once(_) | Schedule::Within { .. } | Schedule::PlanYears(_)
    );
    ends && standing.status == Status::Live
        && matches!(standing.computed.why, Why::Met { .. })
        && standing.next_due.is_none()
}

/// What the last reports ask of the group.
fn asked(app: &App, screen: &MeetingScreen) -> Vec<Row> {
    standing_rows(screen, |standing| {
        let action = standing.reference();
        let ask = ask_of(&app.journal, action, app.today)?;
        Some(Row::Asked { action, ask })
    })
}

/// What the last report about an action asks of the group, if it asks for something.
fn ask_of(journal: &Journal, action: ActionRef, today: chrono::NaiveDate) -> Option<String> {
    let record = Record::of(journal, action, today).filter(|record| record.status == Status::Live)?;
    let (_, report) = record.last_report()?;
    let ask = report.ask.trim().trim_end_matches('.');
    (!ask.is_empty() && !same(ask, "nothing")).then(|| report.ask.to_string())
}
