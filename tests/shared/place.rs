//! A home of its own for the program under test: nothing of the machine is read, and nothing of it is touched.

use std::ffi::OsString;
use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

/// The program, as this build made it.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_quorum");

/// A home with a place for a journal file in it; removed with all that it holds when it is dropped.
pub struct Place {
    folder: TempDir,
}

impl Place {
    /// Without a file yet.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With the plan taken in, and nothing recorded.
    pub fn with_plan() -> Self {
        let place = Self::empty();
        place.done(&["init"]);
        place
    }

    /// With the rehearsal's two years of sample records.
    pub fn with_sample() -> Self {
        let place = Self::empty();
        let file = place.file();
        place.done(&["demo", "--write", file.to_str().unwrap()]);
        place
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The journal file.
    pub fn file(&self) -> PathBuf {
        self.path("plan.db")
    }

    /// All that the program gets from the environment: a Sunday in the third quarter of 2026 to 2027.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        vec![
            ("PATH", std::env::var_os("PATH").unwrap_or_default()),
            ("LANG", "C.UTF-8".into()),
            ("HOME", self.folder.path().into()),
            ("XDG_DATA_HOME", self.path("data").into()),
            ("QUORUM_DB", self.file().into()),
            ("QUORUM_AS", "J. Ahmed".into()),
            ("QUORUM_TODAY", "2026-11-22".into()),
        ]
    }

    /// The program with these words, not run yet.
    pub fn quorum(&self, words: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(words).env_clear().envs(self.environment()).current_dir(self.folder.path());
        command
    }

    /// Runs the program, which has to do what it is asked; gives its standard output.
    pub fn done(&self, words: &[&str]) -> String {
        let run = self.quorum(words).assert().code(0);
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    }
}
