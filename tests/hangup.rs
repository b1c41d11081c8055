//! A terminal that goes away with its window takes the program with it.

#![cfg(all(test, unix))]

use std::io::Read;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

#[test]
fn the_program_ends_when_its_terminal_goes_away() {
    let home = tempfile::tempdir().unwrap();
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_quorum"));
    command.args(["--db", "plan.db"]);
    command.cwd(home.path());
    for name in ["HOME", "XDG_DATA_HOME"] {
        command.env(name, home.path());
    }
    command.env("TERM", "xterm-256color");
    let mut program = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    // The first bytes say that the program has the terminal, and so hears what the system tells it.
    let mut output = pair.master.try_clone_reader().unwrap();
    assert!(output.read(&mut [0; 64]).unwrap() > 0);
    drop((output, pair.master));

    let begun = Instant::now();
    while program.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(20) {
            program.kill().unwrap();
            panic!("The program goes on without a terminal.");
        }
        thread::sleep(Duration::from_millis(50));
    }
}
