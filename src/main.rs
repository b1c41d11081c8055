//! The `quorum` program: installs what has to be there when something goes wrong, and runs.

use std::process::ExitCode;

fn main() -> color_eyre::Result<ExitCode> {
    color_eyre::install()?;
    // After the report's own hook, so that the terminal is given back before the report is printed.
    quorum::tui::terminal::install_panic_hook();
    Ok(quorum::cli::run::run(std::env::args_os()))
}
