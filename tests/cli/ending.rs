//! How the program ends: 0 done, 1 refused or failed, 2 misused; without a terminal, and into a closed pipe.

use crate::place::Place;
use crate::refused;

/// The commands of the program.
const NAMES: [&str; 17] = [
    "init",
    "plans",
    "check",
    "demo",
    "status",
    "show",
    "history",
    "update",
    "log",
    "met",
    "undo",
    "minutes",
    "export",
    "verify",
    "backup",
    "completions",
    "man",
];

#[test]
fn misuse_ends_with_2_and_says_how_to_use_it() {
    let place = Place::with_plan();
    let misused: [&[&str]; 12] = [
        &["nonsense"],
        &["--nonsense"],
        &["show"],
        &["status", "--format", "xml"],
        &["status", "--rating", "blue"],
        &["status", "--objective", "two"],
        &["update", "1.3"],
        &["update", "1.3", "--rating", "green"],
        &["update", "1.3", "--rating", "complete", "--note", "x"],
        &["log", "1.3"],
        &["log", "1.3", "--nil", "--place", "here"],
        &["met", "1.3", "--note", "x", "--seen", "x"],
    ];
    for words in misused {
        let run = place.quorum(words).assert().code(2).stdout("");
        let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(said.starts_with("error: ") && said.contains("--help"), "{words:?}: {said}");
    }
}

#[test]
fn help_and_version_go_to_standard_output_and_end_with_0() {
    let place = Place::empty();
    let help = place.done(&["--help"]);
    for name in NAMES {
        assert!(
            help.lines().any(|line| line.trim_start().starts_with(&format!("{name} "))),
            "{name} in {help}"
        );
        assert!(place.done(&[name, "--help"]).contains("Usage: quorum"), "{name}");
    }
    assert!(place.done(&["--version"]).starts_with("quorum "));
}

#[test]
fn without_a_terminal_the_board_refuses_and_names_the_commands() {
    let place = Place::empty();
    for words in [&[][..], &["demo"]] {
        let sentence = refused(&place, words);
        for command in ["“quorum status”", "“quorum update”", "“quorum minutes”"] {
            assert!(sentence.contains(command), "{command} in {sentence}");
        }
    }
    assert!(!place.file().exists(), "nothing is begun by it");
}

/// Runs a line of the shell in which `$Q` is the program; what it writes to standard error has to be nothing.
#[cfg(unix)]
fn shell(place: &Place, line: &str) -> String {
    let mut shell = std::process::Command::new("sh");
    shell
        .args(["-c", line])
        .env_clear()
        .envs(place.environment())
        .env("Q", crate::place::PROGRAM)
        .current_dir(place.path(""));
    let output = shell.output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[cfg(unix)]
fn a_reader_that_has_read_enough_is_no_failure() {
    let place = Place::with_sample();
    for words in [
        "status",
        "status --format json",
        "history",
        "export",
        "minutes --format html",
        "man",
        "completions bash",
    ] {
        let ended =
            shell(&place, &format!("{{ \"$Q\" {words}; echo $? > code; }} | head -1 | wc -l; cat code"));
        assert_eq!(ended.split_whitespace().collect::<Vec<_>>(), ["1", "0"], "{words}");
    }
    // Nobody reads at all: the pipe is closed before anything is written.
    for words in ["export", "--help", "plans", "verify"] {
        let ended =
            shell(&place, &format!("{{ sleep 0.1; \"$Q\" {words}; echo $? > code; }} | exec true; cat code"));
        assert_eq!(ended.trim(), "0", "{words}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let place = Place::with_plan();
    let run = shell(&place, "\"$Q\" status 2> said > /dev/full; echo $?; cat said");
    assert!(run.starts_with("1\nquorum: The output could not be written"), "{run}");
}

#[test]
fn every_shell_gets_completions_for_every_command() {
    let place = Place::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let completions = place.done(&["completions", shell]);
        for name in NAMES {
            assert!(completions.contains(name), "{name} for {shell}");
        }
    }
    place.quorum(&["completions", "tcsh"]).assert().code(2);
}

#[test]
fn the_manual_page_names_every_command() {
    let page = Place::empty().done(&["man"]);
    assert!(page.contains(".TH quorum 1"), "{page}");
    for name in NAMES {
        assert!(page.contains(&format!("quorum\\-{name}(1)")), "{name} in {page}");
    }
}
