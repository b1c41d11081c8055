//! Makes the pictures in `screenshots/` from the real program: `cargo run --release --example pictures`.
//!
//! With names (`-- board-dark help`) it makes only those. It reads what a terminal would show, and knows
//! nothing of the program's insides.

mod colours;
mod drawing;
mod font;
mod script;
mod terminal;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use color_eyre::Result;
use color_eyre::eyre::{WrapErr, ensure};

use font::Font;
use script::{PICTURES, Picture};

fn main() -> Result<()> {
    color_eyre::install()?;
    let names: Vec<_> = env::args().skip(1).collect();
    let wanted = |picture: &&Picture| names.is_empty() || names.iter().any(|name| name == picture.name);
    ensure!(
        PICTURES.iter().any(|p| wanted(&p)),
        "There is no such picture: tests/pictures/script.rs names them."
    );
    let program = program()?;
    let font = Font::of_the_system()?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots");
    fs::create_dir_all(&folder)?;
    for picture in PICTURES.iter().filter(wanted) {
        let terminal = picture.play(&program).wrap_err(picture.name)?;
        let png = drawing::png(terminal.screen(), picture.colours(), &font)?;
        fs::write(folder.join(picture.name).with_extension("png"), &png)?;
        println!("screenshots/{}.png, {} kB", picture.name, png.len() / 1000);
    }
    Ok(())
}

/// The program that stands beside this one, brought up to date by the cargo that runs this.
fn program() -> Result<PathBuf> {
    if let Some(cargo) = env::var_os("CARGO") {
        let mut build = Command::new(cargo);
        build.args(["build", "--bin", "quorum", "--manifest-path"]);
        build.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        ensure!(build.status()?.success(), "The program could not be built: mend what cargo says above.");
    }
    let this = env::current_exe()?;
    let beside = this.parent().and_then(Path::parent).unwrap_or(&this);
    let program = beside.join("quorum").with_extension(env::consts::EXE_EXTENSION);
    ensure!(
        program.is_file(),
        "There is no program at {}: run `cargo build --release` first, then this again.",
        program.display()
    );
    Ok(program)
}
