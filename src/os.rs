//! What only one kind of operating system has, and what the others do instead.
//!
//! The one place for `cfg(unix)`. It knows nothing of Quorum.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
#[cfg(unix)]
use std::sync::Arc;
#[cfg(unix)]
use std::sync::atomic::{AtomicBool, Ordering};
#[cfg(unix)]
use std::{thread, time::Duration};

#[cfg(unix)]
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};

/// How long the program may take to end after it was told to: longer than it ever waits for a file in use.
#[cfg(unix)]
const GRACE: Duration = Duration::from_secs(5);

/// Creates a new file that, on Unix, only its owner can read. Fails if there is one already.
pub fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A temporary file in a folder, to become a file for others to read: on Unix as the user's own settings allow.
pub fn temporary_in(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let readable = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(readable);
    builder.tempfile_in(folder)
}

/// Makes a folder and those above it; the new ones, on Unix, only their owner can enter.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    let mut folders = DirBuilder::new();
    folders.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folders, 0o700);
    folders.create(path)
}

/// Why nothing was printed.
#[derive(Debug)]
pub enum NotPrinted {
    /// There is no command that prints.
    NoCommand,
    /// The command's own words.
    Refused(String),
    /// It could not be run to its end.
    Failed(io::Error),
}

/// Sends a document to the default printer under a title; gives what the command says of it. Only Unix has the command.
pub fn print(title: &str, document: &[u8]) -> Result<String, NotPrinted> {
    if cfg!(not(unix)) {
        return Err(NotPrinted::NoCommand);
    }
    let mut lp = Command::new("lp")
        .args(["-t", title])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => NotPrinted::NoCommand,
            _ => NotPrinted::Failed(error),
        })?;
    // One that refuses does not read; its own words say more than the broken pipe does.
    let sent = lp.stdin.take().map_or(Ok(()), |mut paper| paper.write_all(document));
    let ended = lp.wait_with_output().map_err(NotPrinted::Failed)?;
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if !ended.status.success() {
        return Err(NotPrinted::Refused(words(&ended.stderr)));
    }
    sent.map_err(NotPrinted::Failed)?;
    Ok(words(&ended.stdout))
}

/// Does a terminal of this kind answer when it is asked for its colours? The Linux console and dumb ones do not.
pub fn answers_colour_queries() -> bool {
    let term = std::env::var("TERM").unwrap_or_default();
    cfg!(unix) && !matches!(term.as_str(), "" | "dumb" | "linux")
}

/// What the system tells the program to do: to end, or to stop for a while.
#[derive(Debug)]
pub struct Signals {
    #[cfg(unix)]
    leave: Arc<AtomicBool>,
    #[cfg(unix)]
    stop: Arc<AtomicBool>,
}

#[cfg(unix)]
impl Signals {
    /// Listens for SIGTERM, SIGHUP and SIGINT, and for SIGTSTP, from now on. A program that was told to end and has
    /// not is ended after a while.
    pub fn listen() -> io::Result<Self> {
        let signals = Self { leave: Arc::default(), stop: Arc::default() };
        for signal in [SIGTERM, SIGHUP, SIGINT] {
            signal_hook::flag::register(signal, Arc::clone(&signals.leave))?;
        }
        signal_hook::flag::register(SIGTSTP, Arc::clone(&signals.stop))?;
        // crossterm 0.29 goes on reading a terminal that is gone, for ever and without a pause.
        let mut told = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP])?;
        thread::Builder::new().stack_size(32 << 10).spawn(move || {
            if told.forever().next().is_some() {
                thread::sleep(GRACE);
                std::process::exit(1);
            }
        })?;
        Ok(signals)
    }

    /// Has the program been told to end?
    pub fn must_leave(&self) -> bool {
        self.leave.load(Ordering::Relaxed)
    }

    /// Has it been told to stop for a while?
    pub fn must_suspend(&self) -> bool {
        self.stop.swap(false, Ordering::Relaxed)
    }

    /// Stops the program, with all of its job, until the shell continues it.
    pub fn suspend(&self) {
        // Where it cannot stop it goes on, which is what a shell without jobs would do.
        let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
    }
}

#[cfg(not(unix))]
impl Signals {
    /// There are no such signals here: closing the window ends the program, and nothing stops it.
    pub fn listen() -> io::Result<Self> {
        Ok(Self {})
    }

    /// Never.
    pub fn must_leave(&self) -> bool {
        false
    }

    /// Never.
    pub fn must_suspend(&self) -> bool {
        false
    }

    /// Does nothing.
    pub fn suspend(&self) {}
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    #[test]
    fn what_is_made_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        let file = inner.join("file");
        super::make_private_folder(&inner).unwrap();
        super::make_private_folder(&inner).unwrap();
        super::create_private(&file).unwrap();
        let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&inner), mode(&file)), (0o700, 0o600));
        let taken = super::create_private(&file).unwrap_err();
        assert_eq!(taken.kind(), std::io::ErrorKind::AlreadyExists);
    }
}
