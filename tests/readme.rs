//! What the README says of keys and commands is what the program has.
#![cfg(test)]

use clap::Parser;
use clap::error::ErrorKind;
use pulldown_cmark::{Event, Tag, TagEnd};
use quorum::cli::args::Cli;
use quorum::tui::keymap;

fn readme() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap()
}

/// The `quorum …` lines of the blocks of code, and the `quorum …` that stand in sentences.
fn commands(readme: &str) -> (Vec<String>, Vec<String>) {
    let (mut lines, mut mentions, mut in_block) = (Vec::new(), Vec::new(), false);
    for event in pulldown_cmark::Parser::new(readme) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_block = true,
            Event::End(TagEnd::CodeBlock) => in_block = false,
            Event::Text(code) if in_block => lines.extend(code.lines().map(|line| line.trim().to_owned())),
            Event::Code(code) => mentions.push(code.to_string()),
            _ => {}
        }
    }
    // Through cargo the program's own arguments come after two dashes.
    for line in &mut lines {
        if let Some(arguments) = line.strip_prefix("cargo run --release -- ") {
            *line = format!("quorum {arguments}");
        }
    }
    lines.retain(|line| line.starts_with("quorum "));
    mentions.retain(|mention| mention.starts_with("quorum "));
    (lines, mentions)
}

/// The words of a command as a shell gives them: quoted ones whole, nothing from a `#` on.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, '#') if word.is_none() => break,
            (None, ' ') => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    assert_eq!(quote, None, "a quotation in “{line}” does not end");
    words.extend(word);
    words
}

#[test]
fn the_table_of_keys_is_the_programs_own() {
    let table = keymap::markdown();
    assert!(
        readme().contains(&table),
        "The table of keys in README.md is not the program's. It has to be:\n\n{table}"
    );
}

#[test]
fn every_command_shown_in_a_block_is_understood_as_it_stands() {
    let (lines, _) = commands(&readme());
    assert!(lines.len() >= 5, "only these commands are shown: {lines:?}");
    for line in lines {
        let parsed = Cli::try_parse_from(words(&line));
        // Asking for help or the version is answered by an error that is none.
        let fault = parsed.err().filter(clap::Error::use_stderr);
        assert!(fault.is_none(), "{line}\n{}", fault.unwrap());
    }
}

#[test]
fn every_command_named_in_a_sentence_exists() {
    let (_, mentions) = commands(&readme());
    for mention in mentions {
        let Err(fault) = Cli::try_parse_from(words(&mention)) else { continue };
        // A sentence may leave out what the command needs.
        let left_out = matches!(
            fault.kind(),
            ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand | ErrorKind::InvalidValue
        );
        assert!(left_out || !fault.use_stderr(), "{mention}\n{fault}");
    }
}

#[test]
fn words_are_split_as_a_shell_does() {
    let line = r#"quorum update 2.10 --note "Two more, 'soon'."  --ask '' # a comment"#;
    assert_eq!(words(line), ["quorum", "update", "2.10", "--note", "Two more, 'soon'.", "--ask", ""]);
    assert_eq!(words("quorum log a#b"), ["quorum", "log", "a#b"]);
}
