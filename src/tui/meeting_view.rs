//! Draws the meeting: how far it is above, the item in the middle, the agenda beside it where there is room.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType};

use super::app::{App, Notice, Screen};
use super::draw::{bar, chips, fact, fit, foot, keys, loud, styled_lines, top_bar, wrap};
use super::meeting::MeetingScreen;
use super::meeting_jump;
use super::meeting_rows::{Row, chosen, rows};
use super::trend;
use crate::core::agenda::Item;
use crate::core::briefing::briefing;
use crate::core::date;
use crate::core::group::members;
use crate::core::journal::Event;
use crate::core::plan::ActionRef;
use crate::core::position::Totals;
use crate::core::rating::Rating;

/// From here the agenda stands beside the item.
const WIDE: u16 = 116;
/// The columns that the names of facts take.
const NAMES: usize = 15;

/// Draws the screen over the whole of `area`.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, screen: &MeetingScreen) {
    let palette = &app.palette;
    let held = app.journal.meeting_now().map(|meeting| date::long(meeting.held_on())).unwrap_or_default();
    let left = Line::styled(format!(" Meeting {} · {held}", screen.number), palette.accent);
    let day = format!("figures as at {} ", date::long(screen.position.as_at));
    top_bar(frame, area, app, left, Line::styled(day, palette.strong));
    tally(frame, Rect { y: area.y + 1, height: 1, ..area }.intersection(area), app, screen);
    let hints = hint_rows(area.as_size().into());
    let below =
        Rect { y: area.y + 2, height: area.height.saturating_sub(2 + hints), ..area }.intersection(area);
    let agenda_width = agenda_columns(area.width);
    if agenda_width > 0 {
        agenda(frame, Rect { width: agenda_width, ..below }, app, screen);
    }
    let pane = Rect { x: below.x + agenda_width, width: below.width - agenda_width, ..below };
    item(frame, pane, app, screen);
    let last = foot(area);
    if let Some(typed) = &screen.jump {
        return jump_line(frame, last, app, typed);
    }
    let rows = Rect { y: area.bottom().saturating_sub(hints), height: hints, ..area };
    keys(frame, rows.intersection(area), app, enter(app, screen));
    loud(frame, last, app);
}

/// The columns for what was recorded, in the frame of the item: how much of it is hidden stands there too.
pub(super) fn notice_room((columns, _): (u16, u16)) -> usize {
    usize::from(columns - agenda_columns(columns)).saturating_sub(28)
}

/// The columns of the agenda: on a wall there is room for whole titles.
fn agenda_columns(columns: u16) -> u16 {
    match columns {
        0..WIDE => 0,
        WIDE..150 => 42,
        _ => 54,
    }
}

/// The rows that the hints take: two where one does not hold them and a second can be spared.
fn hint_rows((columns, rows): (u16, u16)) -> u16 {
    if columns < 180 && rows >= 20 { 2 } else { 1 }
}

/// How many of the actions are dealt with, and how long it has taken.
pub(super) fn tally(frame: &mut Frame<'_>, area: Rect, app: &App, screen: &MeetingScreen) {
    let palette = &app.palette;
    let tally = screen.agenda.tally();
    let exceptions = match tally.exceptions_left {
        0 => String::new(),
        number => format!(" ({number} exceptions)"),
    };
    let left = Line::from(vec![
        Span::styled(format!(" {} done", tally.done), palette.word(Rating::Green)),
        Span::styled(format!(" · {} left{exceptions}", tally.left), palette.strong),
    ]);
    let used = app.now.zip(app.journal.meeting_now()).map(|(now, meeting)| meeting.minutes_used(now));
    let used = used.map(|minutes| format!("{minutes} min · ")).unwrap_or_default();
    let place = format!("{used}item {} of {} ", screen.place() + 1, screen.agenda.items.len());
    bar(frame, area, left, Line::styled(place, palette.dim));
}

/// The same in a few words, for a form that is filled in during the meeting.
pub(super) fn tally_words(app: &App) -> Option<String> {
    let screen = app.screens.iter().rev().find_map(|screen| match screen {
        Screen::Meeting(screen) => Some(screen),
        _ => None,
    })?;
    let tally = screen.agenda.tally();
    let used = app.now.zip(app.journal.meeting_now()).map(|(now, meeting)| meeting.minutes_used(now));
    let used = used.map(|minutes| format!(" · {minutes} min")).unwrap_or_default();
    Some(format!("{} done · {} left{used} ", tally.done, tally.left))
}

/// The agenda as a list, the item shown in its middle.
fn agenda(frame: &mut Frame<'_>, area: Rect, app: &App, screen: &MeetingScreen) {
    let palette = &app.palette;
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(palette.frame)
        .title_top(Line::styled(" Agenda ", palette.accent));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    let items = &screen.agenda.items;
    let room = usize::from(inside.height);
    let from = screen.place().saturating_sub(room / 2).min(items.len().saturating_sub(room));
    for (y, (item, done)) in (inside.top()..inside.bottom()).zip(items.iter().skip(from)) {
        let row = Rect { y, height: 1, ..inside };
        let here = *item == screen.item;
        if here {
            frame.buffer_mut().set_style(row, palette.selected);
        }
        frame.render_widget(agenda_line(app, screen, *item, *done, inside.width.into()), row);
    }
}

fn agenda_line(app: &App, screen: &MeetingScreen, item: Item, done: bool, width: usize) -> Line<'static> {
    let palette = &app.palette;
    let mark = if done { Span::styled("✓ ", palette.word(Rating::Green)) } else { Span::raw("· ") };
    let style: Style = if done { palette.dim } else { palette.base };
    let standing = item.action().and_then(|action| screen.position.action(action));
    let Some(standing) = standing else {
        return Line::from(vec![
            mark,
            Span::styled(fit(item.heading(), width.saturating_sub(2)), palette.strong),
        ]);
    };
    let mut line = Line::from(mark);
    line.extend(chips(standing, palette));
    let name = format!(" {:<5}{}", standing.reference().to_string(), standing.action.title);
    line.push_span(Span::styled(fit(&name, width.saturating_sub(5)), style));
    line
}

fn item(frame: &mut Frame<'_>, area: Rect, app: &App, screen: &MeetingScreen) {
    let palette = &app.palette;
    let done = screen.agenda.items.iter().any(|(item, done)| *item == screen.item && *done);
    let mark = if done { " ✓" } else { "" };
    let title = match screen.item.action().and_then(|action| screen.position.action(action)) {
        Some(standing) => {
            format!(" {}: {} {}{mark} ", screen.item.heading(), standing.reference(), standing.action.title)
        }
        None => format!(" {}{mark} ", screen.item.heading()),
    };
    let lines = lines(app, screen, area.width);
    let room = usize::from(area.height.saturating_sub(2));
    let chosen = lines.iter().rposition(|(_, chosen)| *chosen);
    let scroll = match chosen {
        // The row that is chosen stays in view.
        Some(at) => at.saturating_sub(room.saturating_sub(2)),
        None => screen.scroll.min(lines.len().saturating_sub(room)),
    };
    let mut block = Block::bordered()
        .border_type(BorderType::Thick)
        .border_style(palette.accent)
        .title_top(Line::styled(fit(&title, usize::from(area.width.saturating_sub(4))), palette.accent));
    let hidden = lines.len().saturating_sub(scroll + room);
    if hidden > 0 {
        let more = format!(" ↓ {hidden} more {} ", if hidden == 1 { "line" } else { "lines" });
        block = block.title_bottom(Line::styled(more, palette.dim).right_aligned());
    }
    if let Some(Notice::Done(said)) = &app.notice {
        // What was recorded stands in the frame, so that the keys for the next answer stay to be seen.
        let said = fit(&format!("✓ {said}"), notice_room(app.size));
        block = block.title_bottom(Line::styled(format!(" {said} "), palette.accent));
    }
    let inside = block.inner(area);
    frame.render_widget(block, area);
    for (y, (line, chosen)) in (inside.top()..inside.bottom()).zip(lines.into_iter().skip(scroll)) {
        let row = Rect { y, height: 1, ..inside };
        if chosen {
            frame.buffer_mut().set_style(row, palette.selected);
        }
        let at = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..row };
        frame.render_widget(line, at.intersection(inside));
    }
}

/// How many lines of the item are below the window.
pub(super) fn hidden_lines(app: &App) -> usize {
    let Some(Screen::Meeting(screen)) = app.screens.last() else { return 0 };
    let width = app.size.0 - agenda_columns(app.size.0);
    let room = usize::from(app.size.1.saturating_sub(4 + hint_rows(app.size)));
    lines(app, screen, width).len().saturating_sub(room)
}

/// The lines of the item that is shown, each with whether it is the row that is chosen.
fn lines(app: &App, screen: &MeetingScreen, width: u16) -> Vec<(Line<'static>, bool)> {
    let width = usize::from(width.saturating_sub(4));
    let lines = match screen.item.action() {
        Some(action) => of_action(app, screen, action, width),
        None => [intro(app, screen, width), said_here(app, screen, width)].concat(),
    };
    let mut lines: Vec<_> = lines.into_iter().map(|line| (line, false)).collect();
    let rows = rows(app, screen);
    let chosen = screen.row.min(rows.len().saturating_sub(1));
    for (at, row) in rows.iter().enumerate() {
        let drawn = row_lines(app, screen, row, width);
        // Of a measure only its name is marked, so that its bars stay in their own colour.
        let marked = |nth| at == chosen && (nth == 0 || !matches!(row, Row::Measure(_)));
        lines.extend(drawn.into_iter().enumerate().map(|(nth, line)| (line, marked(nth))));
    }
    lines
}

fn of_action(app: &App, screen: &MeetingScreen, action: ActionRef, width: usize) -> Vec<Line<'static>> {
    let palette = &app.palette;
    let Some(standing) = screen.position.action(action) else { return Vec::new() };
    let mut lines = styled_lines(&standing.action.text, width, palette.strong);
    lines.push(Line::default());
    lines.extend(said_here(app, screen, width));
    let services = standing.action.services.join(", ");
    lines.extend(fact("Responsible", &crate::core::minutes::plain(services), NAMES, width, palette));
    let since = app.journal.closed_up_to();
    for (name, text) in briefing(&app.journal, &screen.position, action, since, app.today) {
        lines.extend(fact(name, &text, NAMES, width, palette));
    }
    lines
}

/// What stands above the list of an item, or in the place of one.
fn intro(app: &App, screen: &MeetingScreen, width: usize) -> Vec<Line<'static>> {
    let palette = &app.palette;
    let text = match screen.item {
        Item::People => {
            let people = members(&app.journal, app.today);
            let quorum = app.journal.meeting_now().map(|meeting| meeting.quorum(&people).words());
            let first = if people.is_empty() { "\n\nThe group has no members yet: + adds one." } else { "" };
            format!("{}.{first}", quorum.unwrap_or_default())
        }
        Item::Declarations => {
            "Does anybody have an interest to declare? Enter: none; o: what was declared.".to_owned()
        }
        Item::LastMinutes => {
            "Are the last minutes a correct record? Then what was agreed to be done.".to_owned()
        }
        Item::Summary => summary(screen),
        Item::Completions => "What is met and has nothing left to come can be agreed complete.".to_owned(),
        Item::Changes => "What services ask of the group. Only a decision moves a date.".to_owned(),
        Item::Measures => format!("The surveys, once a year: Enter records a result. {}", trend::legend()),
        Item::DueNext => "Due in the next quarter. Enter goes to the action.".to_owned(),
        Item::Escalations => "What does somebody else have to decide?".to_owned(),
        Item::AnyOther => "Any other business?".to_owned(),
        Item::Close => close(screen),
        Item::Exception(_) | Item::Action(_) => String::new(),
    };
    let mut lines = styled_lines(&text, width, palette.base);
    lines.push(Line::default());
    lines
}

fn summary(screen: &MeetingScreen) -> String {
    let totals: Totals = screen.position.totals();
    let counts = Rating::ALL.map(|rating| format!("{} {}", rating.word(), totals.computed(rating)));
    format!(
        "Of {} actions, by their dates and records: {}.\n{} overdue, {} without an update, {} where the two ratings \
         disagree.\n\nThe chair’s own sentences for the minutes: o.",
        totals.actions,
        counts.join(", "),
        totals.overdue,
        totals.no_update,
        totals.disagree
    )
}

fn close(screen: &MeetingScreen) -> String {
    let tally = screen.agenda.tally();
    let actions = if tally.done == 1 { "action" } else { "actions" };
    format!(
        "{} {actions} dealt with, {} not reached. Enter closes the meeting: its minutes are made from what is recorded \
         by then, and stay as they are.",
        tally.done, tally.left
    )
}

/// What this meeting has recorded about the item so far.
fn said_here(app: &App, screen: &MeetingScreen, width: usize) -> Vec<Line<'static>> {
    let Some(meeting) = app.journal.meeting_now() else { return Vec::new() };
    let here = meeting.entries.iter().filter(|entry| match (&entry.said.event, screen.item.action()) {
        (Event::EntryWithdrawn(_) | Event::AttendanceRecorded(_) | Event::MeetingOpened(_), _) => false,
        (_, Some(action)) => entry.said.action == Some(action),
        (Event::ItemNoted(note), None) => *note.item == *screen.item.heading(),
        (Event::MinutesAgreed(_), None) => screen.item == Item::LastMinutes,
        (Event::DecisionMade(_), None) => screen.item == Item::Changes,
        _ => false,
    });
    let mut lines = Vec::new();
    for entry in here {
        let number = meeting
            .decision_number(entry.seq)
            .map(|number| format!("Decision {number}: "))
            .unwrap_or_default();
        let about = entry.said.action.filter(|_| screen.item.action().is_none());
        let about = about.map(|action| format!("{action}  ")).unwrap_or_default();
        let said = format!("✓ {number}{about}{}", entry.summary());
        lines.extend(styled_lines(&said, width, app.palette.word(Rating::Green)));
    }
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    lines
}

fn row_lines(app: &App, screen: &MeetingScreen, row: &Row, width: usize) -> Vec<Line<'static>> {
    let palette = &app.palette;
    let of_action = |action: ActionRef, more: &str| {
        let title = screen.position.action(action).map(|standing| standing.action.title.to_string());
        vec![Line::from(vec![
            Span::styled(format!("{:<6}", action.to_string()), palette.accent),
            Span::raw(fit(&format!("{}{more}", title.unwrap_or_default()), width.saturating_sub(6))),
        ])]
    };
    match row {
        Row::Member { line, presence, .. } => {
            let style = if presence.is_some() { palette.accent } else { palette.dim };
            marked(Span::styled(presence.unwrap_or("–"), style), 15, line, width)
        }
        Row::Guest { line } => marked(Span::styled("in attendance", palette.accent), 15, line, width),
        Row::Minutes(number) => {
            vec![Line::styled(
                format!("Agree the minutes of meeting {number} as a correct record"),
                palette.strong,
            )]
        }
        Row::FollowUp { line, overdue, .. } => {
            let mark = if *overdue {
                Span::styled("overdue", palette.alert)
            } else {
                Span::styled("open", palette.dim)
            };
            marked(mark, 9, line, width)
        }
        Row::Completion(action) => of_action(*action, ""),
        Row::Due(action) => {
            let standing = screen.position.action(*action);
            let due = standing.and_then(|standing| standing.next_due).map(date::short).unwrap_or_default();
            of_action(*action, &format!(", due {due}"))
        }
        Row::Asked { action, ask } => {
            let mut lines = of_action(*action, "");
            lines.extend(styled_lines(ask, width, palette.dim));
            lines
        }
        Row::Measure(at) => trend::lines(app, *at, width),
    }
}

/// A row's mark in so many columns, its text beside it on as many lines as it takes.
fn marked(mark: Span<'static>, columns: usize, text: &str, width: usize) -> Vec<Line<'static>> {
    let texts = wrap(text, width.saturating_sub(columns));
    let first = std::iter::once((mark.content.into_owned(), mark.style));
    let marks = first.chain(std::iter::repeat_with(|| (String::new(), mark.style)));
    let line = |((mark, style), text): ((String, Style), String)| {
        Line::from(vec![Span::styled(format!("{mark:<columns$}"), style), Span::raw(text)])
    };
    marks.zip(texts).map(line).collect()
}

/// What Enter does on the item.
fn enter(app: &App, screen: &MeetingScreen) -> &'static str {
    match (chosen(app, screen), screen.item) {
        (Some(Row::Member { .. }), _) => "present",
        (Some(Row::Minutes(_)), _) => "agree",
        (Some(Row::FollowUp { .. }), _) => "done",
        (Some(Row::Completion(_)), _) => "agree complete",
        (Some(Row::Asked { .. }), _) => "decide",
        (Some(Row::Measure(_)), _) => "record",
        (Some(Row::Due(_)), _) => "go there",
        (None, Item::Declarations) => "none declared",
        (None, Item::Close) => "close the meeting",
        (Some(Row::Guest { .. }) | None, _) => "go on",
    }
}

fn jump_line(frame: &mut Frame<'_>, area: Rect, app: &App, typed: &str) {
    let palette = &app.palette;
    let left = Line::from(vec![Span::styled(" Go to: ", palette.accent), Span::raw(typed.to_owned())]);
    let caret = left.width().min(usize::from(area.width).saturating_sub(1));
    let nothing = !typed.trim().is_empty() && meeting_jump::found(app).is_none();
    let right = if nothing {
        Line::styled("nothing found ", palette.alert)
    } else {
        Line::styled("a ref or words · Enter stays there ", palette.dim)
    };
    bar(frame, area, left, right);
    frame.set_cursor_position(Position { x: area.x + u16::try_from(caret).unwrap_or(0), y: area.y });
}
