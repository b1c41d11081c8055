//! A meeting on screen: the agenda walks itself, one key for each answer. What is said is recorded at once, so that a
//! meeting that was interrupted goes on where it stopped.

use crossterm::event::{KeyCode, KeyEvent};

use super::app::{App, Effect, Notice, Screen};
use super::decision;
use super::keymap::{Command, is_text};
use super::meeting_rows::{Row, rows};
use super::record_form::{Kind, RecordForm};
use crate::core::agenda::{Agenda, Item};
use crate::core::group::members;
use crate::core::journal::{Attendance, Entry, Event, Note, Presence, Report, Reported, Said};
use crate::core::plan::ActionRef;
use crate::core::position::Position;
use crate::core::words::Label;

/// The screen of the meeting that is open.
#[derive(Debug)]
pub struct MeetingScreen {
    /// The number of the meeting.
    pub number: u32,
    /// The item that is shown.
    pub item: Item,
    /// The row chosen in the item's list, where it has one.
    pub row: usize,
    /// Lines scrolled past.
    pub scroll: usize,
    /// The items, and which of them are dealt with.
    pub agenda: Agenda,
    /// How the actions stand as at the day of the meeting's figures.
    pub position: Position,
    /// What is typed to go to an item by ref or words, while that is typed.
    pub jump: Option<String>,
}

impl MeetingScreen {
    /// The meeting that is open, at the item where it stopped.
    pub fn resume(app: &App) -> Option<Self> {
        let meeting = app.journal.meeting_now()?;
        let agenda = Agenda::of(&app.journal, &meeting);
        let item = agenda.items.get(agenda.resume(&meeting)).map_or(Item::People, |(item, _)| *item);
        let position = Position::of(&app.journal, meeting.opening.position_as_at);
        Some(Self { number: meeting.number, item, row: 0, scroll: 0, agenda, position, jump: None })
    }

    /// Its place on the agenda.
    pub fn place(&self) -> usize {
        self.agenda.place(self.item).unwrap_or(0)
    }

    fn go(&mut self, place: usize) {
        let last = self.agenda.items.len().saturating_sub(1);
        if let Some((item, _)) = self.agenda.items.get(place.min(last)) {
            (self.item, self.row, self.scroll) = (*item, 0, 0);
        }
    }
}

impl App {
    /// Where the screens go on after an entry: into a meeting that was opened, to the next item, to the minutes of a
    /// meeting that was closed.
    pub(super) fn after(&mut self, entry: &Entry) -> Vec<Effect> {
        match (&entry.said.event, entry.said.meeting) {
            (Event::MeetingOpened(_), _) => self.open_meeting(),
            (Event::MeetingClosed(_), Some(number)) => return self.open_paper(Some(number)),
            _ => self.answered(entry),
        }
        Vec::new()
    }

    /// Opens the meeting that is going on, or asks how a new one shall begin.
    pub(super) fn open_meeting(&mut self) {
        if self.refuses_past() {
            return;
        }
        match MeetingScreen::resume(self) {
            Some(screen) => {
                if let Some(action) = screen.item.action() {
                    self.board.follow(action, &self.position);
                }
                self.screens.push(Screen::Meeting(screen));
            }
            None => self.open_form(None, Kind::Open),
        }
    }

    /// Looks at the journal anew, for the meeting on screen; leaves it where somebody has closed the meeting.
    pub(super) fn refresh_meeting(&mut self) {
        if !self.screens.iter().any(|screen| matches!(screen, Screen::Meeting(_))) {
            return;
        }
        let Some(fresh) = MeetingScreen::resume(self) else {
            self.screens.retain(|screen| !matches!(screen, Screen::Meeting(_)));
            return;
        };
        for screen in &mut self.screens {
            if let Screen::Meeting(screen) = screen {
                screen.agenda = fresh.agenda.clone();
                screen.position = fresh.position.clone();
            }
        }
    }

    /// Goes on to the next item that is left, after an entry that answers the one on screen.
    pub(super) fn answered(&mut self, entry: &Entry) {
        let Some(Screen::Meeting(screen)) = self.screens.last_mut() else { return };
        let answers = match &entry.said.event {
            Event::ProgressReported(_)
            | Event::ActivityLogged(_)
            | Event::NilReturned(_)
            | Event::MilestoneMet(_) => entry.said.action == screen.item.action(),
            Event::ItemNoted(note) => {
                screen.item == Item::Declarations && *note.item == *Item::Declarations.heading()
            }
            _ => false,
        };
        let next = screen.agenda.next_left(screen.place());
        if answers {
            screen.go(next);
        } else if matches!(entry.said.event, Event::AttendanceRecorded(_)) && screen.item == Item::People {
            screen.row += 1;
            if self.everybody_is_accounted_for() {
                self.go_on(next);
            }
        }
    }

    fn go_on(&mut self, place: usize) {
        if let Some(Screen::Meeting(screen)) = self.screens.last_mut() {
            screen.go(place);
        }
    }

    fn everybody_is_accounted_for(&self) -> bool {
        let people = members(&self.journal, self.today);
        self.journal.meeting_now().is_some_and(|meeting| meeting.unaccounted(&people).is_empty())
    }
}

fn shown(app: &App) -> Option<&MeetingScreen> {
    match app.screens.last() {
        Some(Screen::Meeting(screen)) => Some(screen),
        _ => None,
    }
}

fn shown_mut(app: &mut App) -> Option<&mut MeetingScreen> {
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
        Command::NextItem => go(app, place + 1),
        Command::PreviousItem => go(app, place.saturating_sub(1)),
        Command::First => go(app, 0),
        Command::Last => go(app, usize::MAX),
        Command::NextLeft => {
            let next = screen.agenda.next_left(place);
            go(app, next);
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
            let member = chosen_member(app);
            app.open_form(None, Kind::Person { guest: false, instead_of: member });
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

fn go(app: &mut App, place: usize) {
    if let Some(screen) = shown_mut(app) {
        screen.go(place);
    }
    if let Some(action) = shown(app).and_then(|screen| screen.item.action()) {
        app.board.follow(action, &app.position);
    }
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
    match rows(app, screen).into_iter().nth(screen.row) {
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
            go(app, place);
        }
        None => match item {
            Item::Declarations => {
                let note = Note { note: "None were declared.".into(), item: item.heading().into() };
                return record(app, vec![app.told(None, app.today, Event::ItemNoted(note))]);
            }
            Item::Close => app.open_form(None, Kind::Close),
            _ => {
                let next = screen.agenda.next_left(place);
                go(app, next);
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
    match action {
        Some(action) => app.open_form(Some(action), kind),
        None => drop(no_action(app)),
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
    match rows(app, screen).into_iter().nth(screen.row)? {
        Row::Member { name, .. } => Some(name),
        _ => None,
    }
}

/// The action of the row that is chosen, where the item is a list of actions.
fn chosen_action(app: &App) -> Option<ActionRef> {
    let screen = shown(app)?;
    match rows(app, screen).into_iter().nth(screen.row)? {
        Row::Completion(action) | Row::Asked { action, .. } | Row::Due(action) => Some(action),
        _ => None,
    }
}

fn attends(app: &mut App, presence: Presence) -> Vec<Effect> {
    if let Some(name) = chosen_member(app) {
        let event = Event::AttendanceRecorded(Attendance::of(name, presence));
        return record(app, vec![app.told(None, app.today, event)]);
    }
    app.notice = Some(Notice::Refused("The group has no members yet. Press + to add one.".to_owned()));
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
        .map(|attendance| app.told(None, app.today, Event::AttendanceRecorded(attendance)))
        .collect();
    if said.is_empty() {
        app.notice = Some(Notice::Done("Everybody is accounted for.".to_owned()));
        return Vec::new();
    }
    record(app, said)
}

/// A key for the line that goes to an item.
pub(super) fn type_in(app: &mut App, key: KeyEvent) -> Vec<Effect> {
    let Some(screen) = shown_mut(app) else { return Vec::new() };
    let Some(jump) = &mut screen.jump else { return Vec::new() };
    match key.code {
        KeyCode::Char(c) if is_text(&key) => jump.push(c),
        KeyCode::Backspace => drop(jump.pop()),
        _ => return Vec::new(),
    }
    if let Some(place) = found(app) {
        go(app, place);
    }
    Vec::new()
}

/// Pasted text goes to that line as well.
pub(super) fn paste(app: &mut App, text: &str) {
    if let Some(jump) = shown_mut(app).and_then(|screen| screen.jump.as_mut()) {
        jump.push_str(&crate::core::words::Label::new(text));
    }
    if let Some(place) = found(app) {
        go(app, place);
    }
}

/// Ends the typing of that line.
pub(super) fn end_jump(app: &mut App) {
    if let Some(screen) = shown_mut(app) {
        screen.jump = None;
    }
}

/// The item that the typed words mean: a ref, or words of a title or a heading.
fn found(app: &App) -> Option<usize> {
    let screen = shown(app)?;
    let typed = screen.jump.as_deref()?.trim().to_lowercase();
    if typed.is_empty() {
        return None;
    }
    let by_ref = typed.parse().ok().and_then(|action| screen.agenda.place_of(action));
    let title = |item: Item| match item.action() {
        Some(action) => screen
            .position
            .action(action)
            .map(|standing| format!("{action} {}", standing.action.title).to_lowercase())
            .unwrap_or_default(),
        None => item.heading().to_lowercase(),
    };
    by_ref.or_else(|| screen.agenda.items.iter().position(|(item, _)| title(*item).contains(&typed)))
}

/// Opens a form of the meeting over what is shown.
impl App {
    pub(super) fn open_form(&mut self, about: Option<ActionRef>, kind: Kind) {
        if self.refuses_past() {
            return;
        }
        if let Some(form) = RecordForm::new(self, about, kind) {
            self.announce_draft(&form);
            self.screens.push(Screen::Record(form));
        }
    }

    /// What is told now, in the name of who records, as part of the meeting that is open.
    pub(super) fn told(&self, action: Option<ActionRef>, on: chrono::NaiveDate, event: Event) -> Said {
        let meeting = self.journal.meeting_open();
        Said { effective_on: on, recorded_by: self.who.clone(), meeting, action, event }
    }
}
