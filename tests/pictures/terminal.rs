//! The program in a pseudo-terminal: keys go in, and the screen that a person would see comes out.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use color_eyre::Result;
use color_eyre::eyre::{Report, bail, eyre};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// How long a text may take to appear, on a slow machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A screen on which nothing has moved for so long is whole.
const QUIET: Duration = Duration::from_millis(150);

/// The program, running until this is dropped.
pub struct Terminal {
    parser: vt100::Parser,
    program: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    /// Kept because the terminal closes without it.
    _master: Box<dyn MasterPty + Send>,
    /// The only place where the program can leave anything.
    _home: TempDir,
}

impl Terminal {
    /// Starts the program with a home of its own.
    pub fn start(program: &Path, arguments: &[&str], (columns, rows): (u16, u16)) -> Result<Self> {
        let home = tempfile::tempdir()?;
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(home.path());
        command.env("TERM", "xterm-256color");
        for folder in
            ["HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "USERPROFILE", "APPDATA", "TMPDIR", "TEMP", "TMP"]
        {
            command.env(folder, home.path());
        }
        for choice in ["NO_COLOR", "COLORTERM", "QUORUM_DB", "QUORUM_AS", "QUORUM_TODAY", "QUORUM_THEME"] {
            command.env_remove(choice);
        }
        let size = PtySize { rows, cols: columns, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).map_err(report)?;
        let keys = pair.master.take_writer().map_err(report)?;
        let output = read_all(pair.master.try_clone_reader().map_err(report)?);
        let program = pair.slave.spawn_command(command).map_err(report)?;
        let parser = vt100::Parser::new(NonZeroU16::try_from(rows)?, NonZeroU16::try_from(columns)?, 0);
        Ok(Self { parser, program, keys, output, _master: pair.master, _home: home })
    }

    /// Types keys, as the bytes that a terminal sends for them.
    pub fn press(&mut self, keys: &str) -> Result<()> {
        self.keys.write_all(keys.as_bytes())?;
        Ok(self.keys.flush()?)
    }

    /// Waits until the screen shows a text and has come to rest.
    pub fn wait_for(&mut self, text: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            match self.output.recv_timeout(QUIET) {
                Ok(bytes) => self.parser.process(&bytes),
                Err(RecvTimeoutError::Timeout) if self.screen().contents().contains(text) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        bail!(
            "“{text}” did not appear. Mend the script of the picture; the screen was:\n{}",
            self.screen().contents()
        )
    }

    /// What the terminal shows.
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A program that has ended by itself cannot be ended again.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Reads on a thread of its own, so that the reader can be waited for with a deadline.
fn read_all(mut reader: Box<dyn Read + Send>) -> Receiver<Vec<u8>> {
    let (sender, output) = channel();
    thread::spawn(move || {
        let mut chunk = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut chunk) {
            let Some(bytes) = chunk.get(..count) else { break };
            if sender.send(bytes.to_vec()).is_err() {
                break;
            }
        }
    });
    output
}

fn report(fault: impl std::fmt::Display) -> Report {
    eyre!("The pseudo-terminal failed: {fault:#}")
}
