//! The only way into the state: a message comes in, effects come out. Keys go to the topmost screen.

use crossterm::event::{KeyCode, KeyEvent};

use super::app::{App, Effect, Message, Notice, Screen};
use super::help::HelpScreen;
use super::keymap::{self, Command, Context};
use super::measures::MeasuresScreen;
use super::record_form::Kind;
use super::theme::Palette;
use super::{meeting_jump, meeting_run};
use crate::core::agenda::Item;
use crate::core::journal::Reported;
use crate::core::words::{self, harmless};

impl App {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Key(key) => return self.press(key),
            Message::Paste(text) => return self.paste(&text),
            Message::Resize(columns, rows) => {
                self.size = (columns, rows);
                return self.recompose();
            }
            Message::Background(theme) => self.palette = Palette::of(theme),
            Message::Entries(entries) => {
                self.take_in(entries);
                return self.recompose();
            }
            Message::Recorded(entries) => return self.recorded(entries),
            Message::Conflict { news, theirs } => self.conflict(news, &theirs),
            Message::Failed(sentence) => {
                self.notice = Some(Notice::Refused(harmless(&sentence).into_owned()));
            }
            Message::Now(now) => self.now = Some(now),
            Message::Composed(text) => {
                if let Some(Screen::Review(review)) =
                    self.screens.iter_mut().rfind(|s| matches!(s, Screen::Review(_)))
                {
                    review.show(&text);
                }
            }
            Message::Saved(path) => {
                self.screens.retain(|screen| !matches!(screen, Screen::Save(_)));
                self.notice = Some(Notice::Done(format!("Saved as {}", harmless(&path))));
            }
            Message::Today(day) => {
                let at_today = self.position.as_at == self.today;
                self.today = day;
                if at_today {
                    self.look_at(day);
                }
            }
        }
        Vec::new()
    }

    /// Where a key goes now.
    pub fn context(&self) -> Context {
        match self.screens.last() {
            None if self.board.finding.is_some() => Context::Find,
            Some(Screen::Meeting(screen)) if screen.jump.is_some() => Context::Jump,
            Some(Screen::Meeting(screen)) if screen.item == Item::People => Context::People,
            Some(Screen::Meeting(screen)) if screen.item.action().is_some() => Context::Item,
            Some(Screen::Meeting(_)) => Context::Meeting,
            Some(Screen::Measures(_)) => Context::Measures,
            None => Context::Board,
            Some(Screen::Action(_)) => Context::Action,
            Some(Screen::History(_)) => Context::History,
            Some(Screen::Review(_)) => Context::Review,
            Some(Screen::Help(_)) => Context::Help,
            Some(Screen::Undo(_)) => Context::Question,
            Some(Screen::Welcome(_)) => Context::Welcome,
            Some(Screen::Record(_) | Screen::Save(_)) => Context::Form,
        }
    }

    fn press(&mut self, mut key: KeyEvent) -> Vec<Effect> {
        self.notice = None;
        if let KeyCode::Char(c) = &mut key.code {
            *c = words::sign(*c);
        }
        let context = self.context();
        match keymap::command(context, &key) {
            Some(command) => self.run(context, command),
            None => self.type_in(key),
        }
    }

    /// Does what a command says, in the place where it was given.
    pub fn run(&mut self, context: Context, command: Command) -> Vec<Effect> {
        let in_meeting = matches!(context, Context::Meeting | Context::Item | Context::People);
        match command {
            Command::Quit => return vec![Effect::Quit],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Redraw => return vec![Effect::Redraw],
            Command::Theme => {
                let theme = self.palette.theme.next();
                self.palette = Palette::chosen(theme);
                self.notice = Some(Notice::Done(format!("Colours: {}", theme.name())));
            }
            Command::Help => self.screens.push(Screen::Help(HelpScreen::new(context))),
            Command::EarlierQuarter => self.step_quarter(-1),
            Command::LaterQuarter => self.step_quarter(1),
            Command::Report => self.open_record(Kind::Report(None)),
            Command::ReportGreen => self.open_record(Kind::Report(Some(Reported::Green))),
            Command::ReportAmber => self.open_record(Kind::Report(Some(Reported::Amber))),
            Command::ReportRed => self.open_record(Kind::Report(Some(Reported::Red))),
            Command::Log => self.open_record(Kind::Log),
            Command::Meeting => self.open_meeting(),
            Command::Measures => self.screens.push(Screen::Measures(MeasuresScreen::default())),
            Command::Decide if !in_meeting => {
                self.open_record(Kind::Decision { preset: "" });
            }
            Command::FollowUp if !in_meeting => self.open_record(Kind::FollowUp),
            Command::History => self.open_history(),
            Command::Review => return self.open_review(),
            _ => return self.run_on_top(context, command),
        }
        self.recompose()
    }

    fn run_on_top(&mut self, context: Context, command: Command) -> Vec<Effect> {
        let Some(screen) = self.screens.pop() else { return super::board::run(self, command) };
        match screen {
            Screen::Help(help) => return super::help::run(self, help, command),
            Screen::Undo(seq) => return self.answer_undo(seq, command),
            Screen::Welcome(form) => return super::welcome::run(self, form, command),
            Screen::Record(form) => return super::record_form::run(self, form, command),
            Screen::Save(form) => return super::save_form::run(self, form, command),
            Screen::Meeting(screen) if context == Context::Jump => {
                self.screens.push(Screen::Meeting(screen));
                meeting_jump::end(self);
            }
            other if command == Command::Back => drop(other),
            other => {
                self.screens.push(other);
                match context {
                    Context::Action => super::action::run(self, command),
                    Context::History => super::history::run(self, command),
                    Context::Review => super::review::run(self, command),
                    Context::Measures => super::measures::run(self, command),
                    Context::Meeting | Context::Item | Context::People => {
                        return meeting_run::run(self, command);
                    }
                    _ => {}
                }
            }
        }
        Vec::new()
    }

    /// A key that is no command: text for a field, or a digit for the board.
    fn type_in(&mut self, key: KeyEvent) -> Vec<Effect> {
        match self.screens.pop() {
            None => super::board::type_in(self, key),
            Some(Screen::Help(help)) => super::help::type_in(self, help, key),
            Some(Screen::Welcome(form)) => return super::welcome::type_in(self, form, key),
            Some(Screen::Record(form)) => return super::record_form::type_in(self, form, key),
            Some(Screen::Save(form)) => return super::save_form::type_in(self, form, key),
            Some(other) => {
                self.screens.push(other);
                return meeting_jump::type_in(self, key);
            }
        }
        Vec::new()
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        match self.screens.pop() {
            Some(Screen::Record(mut form)) => {
                let keep = form.paste(self, text);
                self.screens.push(Screen::Record(form));
                return keep.map(|(name, typed)| self.keep_draft(name, typed)).unwrap_or_default();
            }
            Some(mut other) => {
                match &mut other {
                    Screen::Welcome(welcome) => drop(welcome.form.paste(text)),
                    Screen::Save(save) => drop(save.form.paste(text)),
                    _ => {}
                }
                self.screens.push(other);
                meeting_jump::paste(self, text);
            }
            None if self.board.finding.is_some() => super::board::find_more(self, text),
            None => {}
        }
        Vec::new()
    }
}
