//! From the command line to an exit code.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::builder::Resettable;
use clap::{CommandFactory, FromArgMatches};

use super::args::{Cli, Command};
use super::fault::Fault;
use super::{
    board, collect, decide, demo, file, follow_up, measure, meeting, member, out, plans, record, review,
    show, slips, status,
};

/// Runs the program: 0 done, 1 refused or failed, 2 misused.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let understood = command()
        .try_get_matches_from(words)
        .and_then(|matches| Cli::from_arg_matches(&matches).map_err(|misuse| misuse.format(&mut command())));
    let cli = match understood {
        Ok(cli) => cli,
        Err(misuse) => {
            // Help and version come this way too. A closed pipe has been served.
            let _ = misuse.print();
            return ExitCode::from(u8::try_from(misuse.exit_code()).unwrap_or(2));
        }
    };
    match dispatch(&cli) {
        Ok(()) | Err(Fault::Closed) => ExitCode::SUCCESS,
        Err(fault) => {
            out::say(&format!("quorum: {fault}"));
            ExitCode::FAILURE
        }
    }
}

/// The command line. A variable that is set to nothing is taken for not set: that is how scripts clear one.
fn command() -> clap::Command {
    Cli::command().mut_args(|arg| {
        let is_cleared = arg.get_env().and_then(std::env::var_os).is_some_and(|value| value.is_empty());
        if is_cleared { arg.env(Resettable::Reset) } else { arg }
    })
}

fn dispatch(cli: &Cli) -> Result<(), Fault> {
    let global = &cli.global;
    let Some(command) = &cli.command else { return board::open(global) };
    match command {
        Command::Init(asked) => plans::init(global, asked),
        Command::Plans => plans::list(),
        Command::Check { file } => plans::check(global, file.as_deref()),
        Command::Demo { write } => demo::run(global, write.as_deref()),
        Command::Status(asked) => status::run(global, asked),
        Command::Show { reference, as_at } => show::action(global, reference, as_at.as_deref()),
        Command::History { reference, last } => show::history(global, reference.as_deref(), *last),
        Command::Update(asked) => record::update(global, asked),
        Command::Log(asked) => record::log(global, asked),
        Command::Met(asked) => record::met(global, asked),
        Command::Undo { entry } => record::undo(global, *entry),
        Command::Member(asked) => member::run(global, asked),
        Command::Meeting(asked) => meeting::run(global, asked),
        Command::Decide(asked) => decide::run(global, asked),
        Command::FollowUp(asked) => follow_up::run(global, asked),
        Command::Measure(asked) => measure::run(global, asked),
        Command::Minutes(asked) => review::run(global, asked),
        Command::Slips(asked) => slips::run(global, asked),
        Command::Collect(asked) => collect::run(global, asked),
        Command::Export { format } => file::export(global, *format),
        Command::Verify => file::verify(global),
        Command::Backup { file } => file::backup(global, file),
        Command::Completions { shell } => completions(*shell),
        Command::Man => manual(),
    }
}

fn completions(shell: clap_complete::Shell) -> Result<(), Fault> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "quorum", &mut text);
    out::print(&String::from_utf8_lossy(&text))
}

fn manual() -> Result<(), Fault> {
    let mut text = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut text)?;
    out::print(&String::from_utf8_lossy(&text))
}
