//! The loop: what happened goes to the state, what the state asks for goes outside, then one frame is drawn.

use std::collections::BTreeMap;
use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};

use super::app::{App, Effect, Message};
use super::background::{Heard, Listener};
use super::form::Typed;
use super::terminal::Session;
use super::view;
use crate::core::journal::Journal;

/// How often to look whether others have recorded something: at least twice a second.
const LOOK_EVERY: Duration = Duration::from_millis(450);

/// The world outside the screens.
pub trait Outside {
    /// Does what an effect asks for, on a journal that is shown so far, and says what came of it.
    fn carry_out(&mut self, effect: Effect, journal: &Journal) -> Option<Message>;
    /// What has happened meanwhile: entries of others, another day.
    fn look(&mut self, journal: &Journal) -> Vec<Message>;
    /// Has the program been told to end?
    fn must_leave(&self) -> bool;
    /// Was it stopped and has come back, or told to stop?
    fn must_suspend(&self) -> bool;
    /// Stops the program until it is continued.
    fn suspend(&mut self);
}

/// Runs the screens until the user leaves or the program is told to.
pub fn run(app: &mut App, session: &mut Session, outside: &mut dyn Outside) -> io::Result<()> {
    let mut listener = Listener::default();
    let mut looked = Instant::now();
    // Asking once lets crossterm listen, so that no change of the size after the next line goes unheard.
    event::poll(Duration::ZERO)?;
    app.update(Message::Resize(session.size()?.0, session.size()?.1));
    session.draw(|frame| view::draw(frame, app))?;
    while !outside.must_leave() {
        let mut messages = Vec::new();
        if event::poll(LOOK_EVERY)? {
            // Everything that waits is taken in before one frame is drawn: a held key never lags behind.
            messages = waiting(&mut listener)?;
        }
        if looked.elapsed() >= LOOK_EVERY {
            // Before the keys: what is recorded now follows the entries that were just read.
            messages.splice(0..0, outside.look(&app.journal));
            looked = Instant::now();
        }
        if outside.must_suspend() {
            session.leave_for(|| outside.suspend())?;
        } else if messages.is_empty() {
            continue;
        }
        let done = take_in(app, session, outside, messages)?;
        session.draw(|frame| view::draw(frame, app))?;
        for (name, typed) in done.drafts {
            let effect =
                if typed.is_empty() { Effect::DropDraft { name } } else { Effect::KeepDraft { name, typed } };
            if let Some(trouble) = outside.carry_out(effect, &app.journal) {
                app.update(trouble);
            }
        }
        if done.quit {
            break;
        }
    }
    Ok(())
}

/// What is left to do after a frame.
#[derive(Default)]
struct Done {
    quit: bool,
    /// The newest state of each draft; none typed means that it goes.
    drafts: BTreeMap<String, Typed>,
}

fn take_in(
    app: &mut App,
    session: &mut Session,
    outside: &mut dyn Outside,
    messages: Vec<Message>,
) -> io::Result<Done> {
    let mut done = Done::default();
    let mut queue = std::collections::VecDeque::from(messages);
    while let Some(message) = queue.pop_front() {
        for effect in app.update(message) {
            match effect {
                Effect::Quit => done.quit = true,
                Effect::Redraw => session.redraw()?,
                Effect::Suspend => session.leave_for(|| outside.suspend())?,
                // Drafts are written after the frame, and only as they are by then.
                Effect::KeepDraft { name, typed } => drop(done.drafts.insert(name, typed)),
                Effect::DropDraft { name } => drop(done.drafts.insert(name, Typed::new())),
                // What came of it is taken in before any later key.
                other => {
                    if let Some(answer) = outside.carry_out(other, &app.journal) {
                        queue.push_front(answer);
                    }
                }
            }
        }
        if done.quit {
            break;
        }
    }
    Ok(done)
}

/// All events that wait, as messages.
fn waiting(listener: &mut Listener) -> io::Result<Vec<Message>> {
    let mut messages = Vec::new();
    loop {
        messages.extend(message(event::read()?, listener));
        if !event::poll(Duration::ZERO)? {
            return Ok(messages);
        }
    }
}

fn message(event: Event, listener: &mut Listener) -> Option<Message> {
    // On Windows a key arrives when it is released, too.
    if let Some(key) = event.as_key_press_event() {
        return match listener.hear(&key) {
            Heard::Key => Some(Message::Key(key)),
            Heard::Part => None,
            Heard::Background(theme) => Some(Message::Background(theme)),
        };
    }
    match event {
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(columns, rows) => Some(Message::Resize(columns, rows)),
        _ => None,
    }
}
