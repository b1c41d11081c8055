//! What the keys of a meeting do.

use super::app::{App, Effect, Notice, Screen};
use super::decision;
use super::keymap::Command;
use super::meeting::MeetingScreen;
use super::meeting_rows::{Row, chosen, rows};
use super::record_form::Kind;
use crate::core::agenda::Item;
use crate::core::group::members;
use crate::core::journal::{Attendance, Event, Note, Presence, Report, Reported, Said};
use crate::core::plan::ActionRef;
use crate::core::record::Record;
use crate::core::words::Label;

pub(super) fn shown(app: &App) -> Option<&MeetingScreen> {
    match app.screens.last() {
        Some(Screen::Meeting(screen)) => Some(screen),
        _ => None,
    }
}

pub(super) fn shown_mut(app: &mut App) -> Option<&mut MeetingScreen> {
    match app.screens.last_mut() {
        Some(Screen::Meeting(screen)) => Some(screen),
        _ => None,
    }
}

/// Does a command of the meeting.
pub(super) fn run(app: &mut App, command: Command) -> Vec<Effect> {
    let Some(screen) = shown(app) else { return Vec::new() };
    let (item, place) = (screen.item, screen.place());
    let count = rows(app, screen).len();
    let action = item.action();
    match command {
        Command::Up if count > 0 => choose(app, -1, count),
        Command::Down if count > 0 => choose(app, 1, count),
        Command::PageUp if count > 0 => choose(app, -PAGE, count),
        Command::PageDown if count > 0 => choose(app, PAGE, count),
        Command::Up => scroll(app, -1),
        Command::Down => scroll(app, 1),
        Command::PageUp => scroll(app, -PAGE),
        Command::PageDown => scroll(app, PAGE),
        Command::NextItem => app.go_to_item(place + 1),
        Command::PreviousItem => app.go_to_item(place.saturating_sub(1)),
        Command::First => app.go_to_item(0),
        Command::Last => app.go_to_item(usize::MAX),
        Command::NextLeft => {
            let next = screen.agenda.next_left(place);
            app.go_to_item(next);
        }
        Command::Find => {
            if let Some(screen) = shown_mut(app) {
                screen.jump = Some(String::new());
            }
        }
        Command::Open => return confirm(app),
        Command::GreenNow => return about_action(app, action, green),
        Command::NilNow => return about_action(app, action, nil),
        Command::Present => return attends(app, Presence::Present),
        Command::Apologies => return attends(app, Presence::Apologies),
        Command::AllPresent => return all_present(app),
        Command::Substitute => {
            let Some(member) = chosen_member(app) else { return no_member(app) };
            app.open_form(None, Kind::Person { guest: false, instead_of: Some(member) });
        }
        Command::Guest => app.open_form(None, Kind::Person { guest: true, instead_of: None }),
        Command::AddMember => app.open_form(None, Kind::Person { guest: false, instead_of: None }),
        Command::Note => app.open_form(action, Kind::Note(item)),
        Command::Decide => {
            let about = action.or_else(|| chosen_action(app));
            app.open_form(about, Kind::Decision { preset: "" });
        }
        Command::FollowUp => {
            let about = action.or_else(|| chosen_action(app));
            app.open_form(about, Kind::FollowUp);
        }
        Command::Met => open_about(app, action, Kind::Met),
        Command::Forecast => open_about(app, action, Kind::Forecast),
        _ => {}
    }
    Vec::new()
}

/// How many rows or lines a page has.
const PAGE: isize = 10;

fn scroll(app: &mut App, by: isize) {
    let most = super::meeting_view::hidden_lines(app);
    if let Some(screen) = shown_mut(app) {
        screen.scroll = screen.scroll.saturating_add_signed(by).min(most);
    }
}

fn choose(app: &mut App, by: isize, count: usize) {
    if let Some(screen) = shown_mut(app) {
        let last = count.saturating_sub(1);
        screen.row = screen.row.min(last).saturating_add_signed(by).min(last);
    }
}

/// What Enter does: the likeliest answer of the item.
fn confirm(app: &mut App) -> Vec<Effect> {
    let Some(screen) = shown(app) else { return Vec::new() };
    let (item, place) = (screen.item, screen.place());
    match chosen(app, screen) {
        Some(Row::Member { .. }) => return attends(app, Presence::Present),
        Some(Row::Minutes(number)) => app.open_form(None, Kind::Agree(number)),
        Some(Row::FollowUp { seq, .. }) => app.open_form(None, Kind::Done(seq)),
        Some(Row::Completion(action)) => {
            app.open_form(Some(action), Kind::Decision { preset: decision::COMPLETE });
        }
        Some(Row::Asked { action, .. }) => app.open_form(Some(action), Kind::Decision { preset: "" }),
        Some(Row::Measure(at)) => app.open_form(None, Kind::Measure(at)),
        Some(Row::Due(action)) => {
            let place = screen.agenda.place_of(action).unwrap_or(place);
            app.go_to_item(place);
        }
        Some(Row::Guest { .. }) | None => match item {
            Item::Declarations => {
                let note = Note { note: "None were declared.".into(), item: item.heading().into() };
                return record(
                    app,
                    vec![app.told(None, app.journal.meeting_day(app.today), Event::ItemNoted(note))],
                );
            }
            Item::Close => app.open_form(None, Kind::Close),
            _ => {
                let next = screen.agenda.next_left(place);
                app.go_to_item(next);
            }
        },
    }
    Vec::new()
}

fn record(app: &mut App, said: Vec<Said>) -> Vec<Effect> {
    match app.record_all(said) {
        Ok(effects) => effects,
        Err(refusal) => {
            app.notice = Some(Notice::Refused(refusal.to_string()));
            Vec::new()
        }
    }
}

fn about_action(app: &mut App, action: Option<ActionRef>, event: fn() -> Event) -> Vec<Effect> {
    let Some(action) = action else { return no_action(app) };
    let day = app.journal.speaking_day(action, app.today);
    record(app, vec![app.told(Some(action), day, event())])
}

fn open_about(app: &mut App, action: Option<ActionRef>, kind: Kind) {
    let Some(action) = action else { return drop(no_action(app)) };
    let start = app.journal.plan().and_then(|plan| plan.start);
    let record = Record::of(&app.journal, action, app.today);
    let dated = record.is_some_and(|record| {
        record.milestones(start, app.today).iter().any(|milestone| milestone.met_on.is_none())
    });
    if dated {
        app.open_form(Some(action), kind);
    } else {
        let sentence = format!("Action {action} has no open date. Log what was done with l instead.");
        app.notice = Some(Notice::Refused(sentence));
    }
}

fn no_action(app: &mut App) -> Vec<Effect> {
    let sentence = "This item is about no action. Go to one with / and its ref, or with n.";
    app.notice = Some(Notice::Refused(sentence.to_owned()));
    Vec::new()
}

fn green() -> Event {
    let [reason, path, ask] = [""; 3].map(Into::into);
    let note = super::report::NOTHING_NEW.into();
    Event::ProgressReported(Report { rating: Reported::Green, note, forecast: None, reason, path, ask })
}

fn nil() -> Event {
    Event::NilReturned(Note::default())
}

fn chosen_member(app: &App) -> Option<Label> {
    let screen = shown(app)?;
    match chosen(app, screen)? {
        Row::Member { name, .. } => Some(name),
        _ => None,
    }
}

/// The action of the row that is chosen, where the item is a list of actions.
fn chosen_action(app: &App) -> Option<ActionRef> {
    let screen = shown(app)?;
    match chosen(app, screen)? {
        Row::Completion(action) | Row::Asked { action, .. } | Row::Due(action) => Some(action),
        _ => None,
    }
}

fn attends(app: &mut App, presence: Presence) -> Vec<Effect> {
    if let Some(name) = chosen_member(app) {
        let event = Event::AttendanceRecorded(Attendance::of(name, presence));
        return record(app, vec![app.told(None, app.journal.meeting_day(app.today), event)]);
    }
    no_member(app)
}

fn no_member(app: &mut App) -> Vec<Effect> {
    let guest = shown(app).is_some_and(|screen| matches!(chosen(app, screen), Some(Row::Guest { .. })));
    let sentence = if guest {
        "This is a guest. Choose a member; h and x take back what was recorded."
    } else {
        "The group has no members yet. Press + to add one."
    };
    app.notice = Some(Notice::Refused(sentence.to_owned()));
    Vec::new()
}

/// Everybody of whom nothing was said is there.
fn all_present(app: &mut App) -> Vec<Effect> {
    let people = members(&app.journal, app.today);
    let Some(meeting) = app.journal.meeting_now() else { return Vec::new() };
    let said: Vec<_> = meeting
        .unaccounted(&people)
        .into_iter()
        .map(|member| Attendance::of(member.name.clone(), Presence::Present))
        .map(|attendance| {
            app.told(None, app.journal.meeting_day(app.today), Event::AttendanceRecorded(attendance))
        })
        .collect();
    if said.is_empty() {
        app.notice = Some(Notice::Done("Everybody is accounted for.".to_owned()));
        return Vec::new();
    }
    record(app, said)
}
