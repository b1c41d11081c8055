//! A window with the program in it: a real pseudo-terminal, and a screen that shows what the program writes.

use std::ffi::OsString;
use std::io::Write;
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{Parser, Screen};

use crate::output::{Seen, rows_of, watch};
use crate::place::{PROGRAM, Place};

/// How long a slow and busy machine may take for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running program and what it shows.
pub struct Window {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    terminal: Box<dyn MasterPty + Send>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    program: Box<dyn Child + Send + Sync>,
    modes_before: String,
}

/// How a window is opened; [`Setting::default`] is the board in a dark terminal that answers no questions.
pub struct Setting {
    /// Columns and rows.
    pub size: (u16, u16),
    /// The words after the program's name.
    pub words: &'static [&'static str],
    /// More for the environment.
    pub environment: &'static [(&'static str, &'static str)],
    /// What the terminal answers when it is asked for its background.
    pub background: Option<&'static str>,
    /// The program.
    pub program: OsString,
}

impl Default for Setting {
    fn default() -> Self {
        Self { size: (120, 40), words: &[], environment: &[], background: None, program: PROGRAM.into() }
    }
}

impl Window {
    /// Opens the program's board on the place's file.
    pub fn open(place: &Place) -> Self {
        Self::with(place, &Setting::default())
    }

    /// Opens a window in which the program runs at that place.
    pub fn with(place: &Place, setting: &Setting) -> Self {
        let (columns, rows) = setting.size;
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let modes_before = modes(&*pair.master);
        let mut command = CommandBuilder::new(&setting.program);
        command.args(setting.words);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        for (name, value) in place.environment() {
            command.env(name, value);
        }
        for (name, value) in setting.environment {
            command.env(name, value);
        }
        command.cwd(place.path(""));
        let program = pair.slave.spawn_command(command).unwrap();
        // Only the program holds that end now: when it ends, so does what it writes.
        drop(pair.slave);

        let screen = Parser::new(cells(rows), cells(columns), 0);
        let seen = Arc::new((Mutex::new(Seen::of(screen)), Condvar::new()));
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let output = pair.master.try_clone_reader().unwrap();
        let (watched, answers, background) = (Arc::clone(&seen), Arc::clone(&keyboard), setting.background);
        thread::spawn(move || watch(output, &watched, background, &answers));
        Self { seen, terminal: pair.master, keyboard, program, modes_before }
    }

    /// Types keys, as the bytes that a terminal sends for them.
    pub fn press(&self, keys: &str) {
        let mut keyboard = self.keyboard.lock().unwrap();
        keyboard.write_all(keys.as_bytes()).and_then(|()| keyboard.flush()).unwrap();
    }

    /// Pastes a text, as a terminal in bracketed paste mode does.
    pub fn paste(&self, text: &str) {
        self.press(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Gives the window another size, and waits until something is drawn for it.
    pub fn resize(&self, columns: u16, rows: u16) {
        self.wait_for_frame(&format!("a frame of {columns}x{rows}"), || {
            self.lock().screen.set_size(cells(rows), cells(columns));
            self.terminal.resize(pty_size(columns, rows)).unwrap();
        });
    }

    /// Does something, and waits until something is drawn after it.
    pub fn wait_for_frame(&self, what: &str, cause: impl FnOnce()) {
        let before = self.lock().frames;
        cause();
        self.wait(what, |seen| seen.frames > before);
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&self, text: &str) {
        self.wait(&format!("“{text}”"), |seen| rows_of(seen.screen.screen()).contains(text));
    }

    /// Waits until the screen shows a text no more.
    pub fn wait_without(&self, text: &str) {
        self.wait(&format!("no “{text}”"), |seen| !rows_of(seen.screen.screen()).contains(text));
    }

    /// Waits until the screen is as it has to be.
    pub fn wait_until(&self, what: &str, holds: impl Fn(&Screen) -> bool) {
        self.wait(what, |seen| holds(seen.screen.screen()));
    }

    /// Waits until the program has ended, and gives its status.
    pub fn wait_for_end(&mut self) -> ExitStatus {
        self.wait("the end of the program", |seen| seen.ended);
        self.program.wait().unwrap()
    }

    /// The rows of the screen.
    pub fn text(&self) -> String {
        rows_of(self.lock().screen.screen())
    }

    /// All bytes that the program has written.
    pub fn bytes(&self) -> Vec<u8> {
        self.lock().bytes.clone()
    }

    /// The colours of the first character of a text on the screen: of the letters, and of what lies behind them.
    pub fn colours_of(&self, text: &str) -> (vt100::Color, vt100::Color) {
        let seen = self.lock();
        let screen = seen.screen.screen();
        let place = screen.rows(0, u16::MAX).zip(0..).find_map(|(row, y)| Some((row.find(text)?, row, y)));
        let (at, row, y) = place.unwrap_or_else(|| panic!("no “{text}” on\n{}", rows_of(screen)));
        // All that stands before it is one column wide.
        let x = u16::try_from(row[..at].chars().count()).unwrap();
        let cell = screen.cell(y, x).unwrap();
        (cell.fgcolor(), cell.bgcolor())
    }

    /// Sends the program a signal, by its name.
    pub fn signal(&self, name: &str) {
        let done = std::process::Command::new("kill").args([format!("-{name}"), self.id()]).status();
        assert!(done.unwrap().success(), "kill -{name}");
    }

    /// Waits until the program is stopped, as Linux tells it.
    #[cfg(target_os = "linux")]
    pub fn wait_until_stopped(&self) {
        let deadline = Instant::now() + PATIENCE;
        // “1234 (quorum) T …”
        let state = || std::fs::read_to_string(format!("/proc/{}/stat", self.id())).unwrap();
        while !state().contains(") T ") {
            assert!(Instant::now() < deadline, "not stopped: {}", state());
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn id(&self) -> String {
        self.program.process_id().unwrap().to_string()
    }

    /// The terminal is the program's: another screen, pasted text marked, no line editing.
    pub fn assert_taken(&self) {
        assert!(self.is_taken(), "the program does not have the terminal:\n{}", self.state());
    }

    /// The terminal is as it was before the program began.
    pub fn assert_given_back(&self) {
        assert!(self.is_given_back(), "the terminal was not given back:\n{}", self.state());
    }

    fn is_taken(&self) -> bool {
        let seen = self.lock();
        let screen = seen.screen.screen();
        screen.alternate_screen() && screen.bracketed_paste() && modes(&*self.terminal) != self.modes_before
    }

    fn is_given_back(&self) -> bool {
        let seen = self.lock();
        let screen = seen.screen.screen();
        let plain = (vt100::Color::Default, vt100::Color::Default);
        !screen.alternate_screen()
            && !screen.bracketed_paste()
            && !screen.hide_cursor()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
            && (screen.fgcolor(), screen.bgcolor()) == plain
            && seen.has_whole_frames()
            && modes(&*self.terminal) == self.modes_before
    }

    fn state(&self) -> String {
        let seen = self.lock();
        let screen = seen.screen.screen();
        format!(
            "alternate screen {}, bracketed paste {}, cursor hidden {}, whole frames {}\nbefore {}\nnow    {}",
            screen.alternate_screen(),
            screen.bracketed_paste(),
            screen.hide_cursor(),
            seen.has_whole_frames(),
            self.modes_before,
            modes(&*self.terminal),
        )
    }

    /// Waits until something holds between two frames. Fails with the screen when time is up or the program ended.
    fn wait(&self, what: &str, holds: impl Fn(&Seen) -> bool) {
        let (_, news) = &*self.seen;
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.lock();
        while !((seen.has_whole_frames() || seen.ended) && holds(&seen)) {
            let left = deadline.saturating_duration_since(Instant::now());
            let shown = || rows_of(seen.screen.screen());
            assert!(!seen.ended, "the program ended; waited for {what}, and there was\n{}", shown());
            assert!(!left.is_zero(), "waited too long for {what}; there was\n{}", shown());
            seen = news.wait_timeout(seen, left).unwrap().0;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if !matches!(self.program.try_wait(), Ok(Some(_))) {
            let _ = self.program.kill();
            let _ = self.program.wait();
        }
    }
}

/// The terminal's modes: line editing, echo, signals of keys.
fn modes(terminal: &dyn MasterPty) -> String {
    format!("{:?}", terminal.get_termios().unwrap())
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, ..PtySize::default() }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}
