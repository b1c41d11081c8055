//! One action: its text, dates, both ratings with their reasons, and its whole history.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType};

use super::app::{App, Screen};
use super::draw::{bar, chip_word, fit, hints, styled_lines, wrap};
use super::keymap::Command;
use crate::core::date;
use crate::core::journal::{Entry, Event, Report};
use crate::core::plan::{ActionRef, Plan};
use crate::core::position::Standing;
use crate::core::queries;
use crate::core::record::{Dated, Record};
use crate::core::schedule::plural;

/// The screen of one action.
#[derive(Debug)]
pub struct ActionScreen {
    /// Its ref.
    pub reference: ActionRef,
    /// Lines scrolled past.
    pub scroll: usize,
}

/// From here the history stands beside the facts, below it stands below them.
const WIDE: u16 = 120;

impl ActionScreen {
    /// The screen, from its first line.
    pub fn new(reference: ActionRef) -> Self {
        Self { reference, scroll: 0 }
    }
}

/// Does a command on the screen.
pub(super) fn run(app: &mut App, command: Command) {
    let Some(Screen::Action(screen)) = app.screens.last() else { return };
    let (reference, scroll) = (screen.reference, screen.scroll);
    let page = usize::from(app.size.1.saturating_sub(4)).max(1);
    let most = hidden_lines(app, reference);
    let (reference, scroll) = match command {
        Command::Up => (reference, scroll.saturating_sub(1)),
        Command::Down => (reference, scroll + 1),
        Command::PageUp => (reference, scroll.saturating_sub(page)),
        Command::PageDown => (reference, scroll + page),
        Command::First => (reference, 0),
        Command::Last => (reference, most),
        Command::NextAction => (neighbour(app, reference, 1), 0),
        Command::PreviousAction => (neighbour(app, reference, -1), 0),
        _ => return,
    };
    app.board.selected = Some(reference);
    if let Some(Screen::Action(screen)) = app.screens.last_mut() {
        *screen = ActionScreen { reference, scroll: scroll.min(most) };
    }
}

/// The next action of the plan, or the one before; itself at either end.
fn neighbour(app: &App, reference: ActionRef, by: isize) -> ActionRef {
    let actions = &app.position.actions;
    let at = actions.partition_point(|standing| standing.reference() < reference);
    at.checked_add_signed(by).and_then(|at| actions.get(at)).map_or(reference, Standing::reference)
}

fn hidden_lines(app: &App, reference: ActionRef) -> usize {
    let inner = usize::from(app.size.1.saturating_sub(4));
    let (facts, history) = columns(app, reference, app.size.0);
    facts.len().max(history.len()).saturating_sub(inner)
}

/// Draws the screen over the whole of `area`.
pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, screen: &ActionScreen) {
    let palette = &app.palette;
    let day = format!("as at {} ", date::long(app.position.as_at));
    let day_style = if app.is_past() { palette.mark } else { palette.dim };
    let objective = app.journal.plan().and_then(|plan| plan.objective(screen.reference.objective));
    let place =
        objective.map(|objective| format!(" {} {}", objective.number, objective.short)).unwrap_or_default();
    bar(
        frame,
        Rect { height: 1.min(area.height), ..area },
        Line::styled(place, palette.accent),
        Line::styled(day, day_style),
    );
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
    let (facts, history) = columns(app, screen.reference, area.width);
    let title =
        app.position.action(screen.reference).map(|s| format!(" {} {} ", s.reference(), s.action.title));
    let left_width = if history.is_empty() { below.width } else { left_width(below.width) };
    let left = Rect { width: left_width, ..below };
    pane(frame, left, app, &title.unwrap_or_default(), &facts, screen.scroll);
    if !history.is_empty() {
        let right = Rect { x: below.x + left_width, width: below.width - left_width, ..below };
        pane(frame, right, app, " History ", &history, screen.scroll);
    }
    hints(frame, Rect { y: area.bottom().saturating_sub(1), height: 1.min(area.height), ..area }, app);
}

fn left_width(width: u16) -> u16 {
    width * 3 / 5
}

fn pane(frame: &mut Frame<'_>, area: Rect, app: &App, title: &str, lines: &[Line<'static>], scroll: usize) {
    let room = usize::from(area.height.saturating_sub(2));
    let scroll = scroll.min(lines.len().saturating_sub(room));
    let title = fit(title, usize::from(area.width.saturating_sub(4)));
    let mut block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(app.palette.frame)
        .title_top(Line::styled(title, app.palette.accent));
    let left = lines.len().saturating_sub(scroll + room);
    if left > 0 {
        block = block
            .title_bottom(Line::styled(format!(" ↓ {left} more lines "), app.palette.dim).right_aligned());
    }
    let inside = block.inner(area);
    frame.render_widget(block, area);
    for (y, line) in (inside.top()..inside.bottom()).zip(lines.iter().skip(scroll)) {
        let at = Rect { x: inside.x + 1, y, width: inside.width.saturating_sub(2), height: 1 };
        frame.render_widget(line, at.intersection(inside));
    }
}

/// The facts, and beside them the history where there is room; else the history follows the facts.
fn columns(app: &App, reference: ActionRef, width: u16) -> (Vec<Line<'static>>, Vec<Line<'static>>) {
    let inner = |width: u16| usize::from(width.saturating_sub(4));
    let Some((plan, standing, record)) = subject(app, reference) else { return (Vec::new(), Vec::new()) };
    if width >= WIDE {
        let left = left_width(width);
        (facts(app, plan, standing, &record, inner(left)), history(app, reference, inner(width - left)))
    } else {
        let mut lines = facts(app, plan, standing, &record, inner(width));
        lines.push(Line::default());
        lines.push(Line::styled("History", app.palette.accent));
        lines.extend(history(app, reference, inner(width)));
        (lines, Vec::new())
    }
}

fn subject(app: &App, reference: ActionRef) -> Option<(&Plan, &Standing, Record<'_>)> {
    let record = Record::of(&app.journal, reference, app.position.as_at)?;
    Some((app.journal.plan()?, app.position.action(reference)?, record))
}

/// Lines of facts being put together.
struct Facts<'a> {
    app: &'a App,
    width: usize,
    lines: Vec<Line<'static>>,
}

/// The columns that the names of facts take.
const NAMES: usize = 15;

impl Facts<'_> {
    fn add(&mut self, name: &str, text: &str, style: Style) {
        self.add_chip(name, None, text, style);
    }

    /// A fact that begins with a chip.
    fn add_chip(&mut self, name: &str, chip: Option<&Span<'static>>, text: &str, style: Style) {
        if text.is_empty() && chip.is_none() {
            return;
        }
        let lead = chip.map_or(0, |chip| chip.width() + 1);
        let wrapped = wrap(&format!("{}{text}", " ".repeat(lead)), self.width.saturating_sub(NAMES));
        for (at, text) in wrapped.into_iter().enumerate() {
            let mut line =
                Line::styled(format!("{:<NAMES$}", if at == 0 { name } else { "" }), self.app.palette.dim);
            match chip.filter(|_| at == 0) {
                Some(chip) => {
                    let rest = text.get(lead..).unwrap_or_default().to_owned();
                    line.extend([chip.clone(), Span::raw(" "), Span::styled(rest, style)]);
                }
                None => line.push_span(Span::styled(text, style)),
            }
            self.lines.push(line);
        }
    }

    fn gap(&mut self) {
        self.lines.push(Line::default());
    }
}

fn facts(
    app: &App,
    plan: &Plan,
    standing: &Standing,
    record: &Record<'_>,
    width: usize,
) -> Vec<Line<'static>> {
    let palette = &app.palette;
    let action = &standing.action;
    let mut facts = Facts { app, width, lines: styled_lines(&action.text, width, palette.strong) };
    facts.gap();
    ratings(&mut facts, standing, record);
    facts.gap();
    let services =
        if action.services.is_empty() { "Nobody yet".to_owned() } else { action.services.join(", ") };
    facts.add("Responsible", &services, palette.base);
    facts.add("Partners", &action.partners.join(", "), palette.base);
    facts.add("So that", &action.outcome, palette.base);
    facts.add("Theme", &action.theme, palette.base);
    let words = if action.deadline.words.is_empty() { "none in the plan" } else { &*action.deadline.words };
    facts.add("Deadline", &format!("“{words}”"), palette.base);
    facts.add("", &action.deadline.schedule.meaning(plan.start), palette.dim);
    dates(&mut facts, plan, standing, record);
    waits(&mut facts, plan, standing);
    let asked = queries::found(plan).into_iter().chain(plan.queries.iter().cloned());
    for query in asked.filter(|query| query.action == Some(action.reference)) {
        facts.add("Query", &query.text, palette.base);
    }
    facts.lines
}

fn ratings(facts: &mut Facts<'_>, standing: &Standing, record: &Record<'_>) {
    let palette = facts.app.palette;
    let disagrees = if standing.disagrees() { "Disagrees with what was reported. " } else { "" };
    let why = format!("{disagrees}{}", standing.computed.why);
    facts.add_chip(
        "By the records",
        Some(&chip_word(standing.computed.rating, &palette)),
        &why,
        palette.base,
    );
    match record.last_report() {
        Some((entry, report)) => {
            let by = format!("{}, by {}", date::long(entry.said.effective_on), entry.said.recorded_by);
            facts.add_chip("Reported", Some(&chip_word(report.rating.into(), &palette)), &by, palette.base);
            sentences(facts, report);
        }
        None => facts.add("Reported", "Nothing yet", palette.dim),
    }
    let flags: Vec<_> = standing.flags.iter().map(ToString::to_string).collect();
    facts.add("Flags", &flags.join(" · "), palette.alert);
}

fn sentences(facts: &mut Facts<'_>, report: &Report) {
    let base = facts.app.palette.base;
    facts.add("", &report.note, base);
    facts.add("Reason", &report.reason, base);
    facts.add("Path to green", &report.path, base);
    facts.add("Asked of group", &report.ask, base);
}

fn dates(facts: &mut Facts<'_>, plan: &Plan, standing: &Standing, record: &Record<'_>) {
    let palette = facts.app.palette;
    if let Some(milestone) = &standing.milestone {
        let original = date::long(milestone.original_due);
        facts.add("Original date", &original, palette.base);
        if milestone.due != milestone.original_due {
            facts.add("Date now", &date::long(milestone.due), palette.strong);
        }
        if let Some(forecast) = milestone.forecast.filter(|_| milestone.met_on.is_none()) {
            facts.add("Forecast", &date::long(forecast), palette.base);
        }
        if let Some(slip) = standing.slip_months.filter(|slip| *slip != 0) {
            let direction = if slip > 0 { "late" } else { "early" };
            facts.add(
                "Slip",
                &format!("{} {direction}, from the original date", plural(slip.unsigned_abs(), "month")),
                palette.alert,
            );
        }
    }
    for moved in &record.moves {
        let (from, to, on) = (date::long(moved.from), date::long(moved.to), date::long(moved.decided_on));
        facts.add("Date moved", &format!("from {from} to {to}, decided {on}"), palette.base);
    }
    let milestones = record.milestones(plan.start, facts.app.position.as_at);
    if milestones.len() > 1 || milestones.iter().any(|milestone| milestone.met_on.is_some()) {
        for (at, milestone) in milestones.iter().enumerate() {
            let (text, style) = milestone_line(milestone, facts.app);
            facts.add(if at == 0 { "Milestones" } else { "" }, &text, style);
        }
    }
}

fn milestone_line(milestone: &Dated, app: &App) -> (String, Style) {
    let what = milestone.what.as_ref().map(|what| format!(" ({what})")).unwrap_or_default();
    let due = date::long(milestone.due);
    match milestone.met_on {
        Some(on) => (format!("✓ {due}{what}: met {}", date::long(on)), app.palette.base),
        None if milestone.due < app.position.as_at => (format!("✗ {due}{what}: not met"), app.palette.alert),
        None => (format!("· {due}{what}: to come"), app.palette.dim),
    }
}

fn waits(facts: &mut Facts<'_>, plan: &Plan, standing: &Standing) {
    let named = |reference: ActionRef| {
        let title = plan.action(reference).map(|action| action.title.to_string()).unwrap_or_default();
        format!("{reference} {title}")
    };
    let base = facts.app.palette.base;
    for reference in &standing.action.waits_on {
        let open = if standing.waiting_on.contains(reference) { "" } else { " (done)" };
        facts.add("Waits on", &format!("{}{open}", named(*reference)), base);
    }
    for other in plan.actions.iter().filter(|other| other.waits_on.contains(&standing.reference())) {
        facts.add("Waited on by", &named(other.reference), base);
    }
}

/// Everything recorded about the action by then, newest first; what was withdrawn is shown as such.
fn history(app: &App, reference: ActionRef, width: usize) -> Vec<Line<'static>> {
    let palette = &app.palette;
    let mut entries: Vec<_> =
        app.journal.about(reference).filter(|e| e.said.effective_on <= app.position.as_at).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.said.effective_on, entry.seq)));
    let mut lines = Vec::new();
    for entry in entries {
        let holds = app.journal.holds(entry.seq);
        let day = Span::styled(date::long(entry.said.effective_on), palette.accent);
        let by = Span::styled(format!("  {} · entry {}", entry.said.recorded_by, entry.seq), palette.dim);
        let withdrawn = Span::styled(if holds { "" } else { "  withdrawn" }, palette.alert);
        lines.push(Line::from(vec![day, by, withdrawn]));
        let style = if holds { palette.base } else { palette.dim };
        lines.extend(styled_lines(&full(entry), width, style));
        lines.push(Line::default());
    }
    if lines.is_empty() {
        lines.push(Line::styled(
            "Nothing was recorded about it yet. Press u to report, l to log.",
            palette.dim,
        ));
    }
    lines
}

/// What an entry says, with the sentences of an Amber or Red report or the grounds of a decision.
fn full(entry: &Entry) -> String {
    let more = match &entry.said.event {
        Event::ProgressReported(report) => {
            vec![("Reason", &*report.reason), ("Path to green", &report.path), ("Asked", &report.ask)]
        }
        Event::DecisionMade(decision) => vec![("Reason", &*decision.reason), ("Minute", &decision.minute)],
        _ => Vec::new(),
    };
    let said = more.into_iter().filter(|(_, words)| !words.is_empty());
    let lines = said.map(|(name, words)| format!("{name}: {words}"));
    std::iter::once(entry.summary()).chain(lines).collect::<Vec<_>>().join("\n")
}
