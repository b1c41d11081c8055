//! The rules of the source that no compiler keeps: arrows point down only, files are short and say what they own.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, and what of the program each may know. Only `cli` knows everyone.
const LAYERS: [(&str, &[&str]); 10] = [
    ("core", &["core"]),
    ("os", &["os"]),
    ("plans", &["plans", "core"]),
    ("render", &["render", "core"]),
    ("slips", &["slips", "core"]),
    ("store", &["store", "core", "os"]),
    ("tui", &["tui", "core"]),
    ("cli", &["cli", "tui", "store", "render", "slips", "plans", "core", "os"]),
    ("lib", &[]),
    ("main", &[]),
];

/// What a layer may not use of the world outside: a path that begins or ends so.
const FORBIDDEN: [(&str, &[&str]); 7] = [
    (
        "core",
        &[
            "rusqlite",
            "ratatui",
            "crossterm",
            "std::fs",
            "std::env",
            "std::process",
            "Utc::now",
            "Local::now",
            "SystemTime::now",
            "Instant::now",
        ],
    ),
    ("plans", &["rusqlite", "ratatui", "crossterm", "std::fs", "std::env", "Utc::now", "Local::now"]),
    ("render", &["rusqlite", "ratatui", "crossterm", "std::fs", "std::env", "Utc::now", "Local::now"]),
    ("slips", &["rusqlite", "ratatui", "crossterm", "std::fs", "std::env", "Utc::now", "Local::now"]),
    ("store", &["ratatui", "crossterm", "std::env", "Utc::now", "Local::now"]),
    ("tui", &["rusqlite", "std::fs", "std::env", "Utc::now", "Local::now"]),
    ("os", &["rusqlite", "ratatui", "crossterm"]),
];

/// The longest that a file may be, its tests included.
const MOST_LINES: usize = 400;

/// A source file.
struct Source {
    /// Below `src`: `tui/board.rs`.
    name: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![folder.clone()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source { name, text: fs::read_to_string(path).unwrap() });
            }
        }
    }
    assert!(found.len() > 50, "these are the sources");
    found
}

impl Source {
    /// The names of its module, from the root: `tui`, `board`.
    fn module(&self) -> Vec<&str> {
        self.name.trim_end_matches(".rs").split('/').collect()
    }

    fn layer(&self) -> &str {
        self.module()[0]
    }

    /// What it uses of the program: the first name below the root of every path.
    fn known(&self) -> Vec<String> {
        let known = paths(&self.text).into_iter().filter_map(|path| first_below_root(&path, &self.module()));
        known.filter(|name| LAYERS.iter().any(|(layer, _)| layer == name)).collect()
    }
}

/// Every path in the code, those in the braces of a `use` written out; comments left out.
fn paths(text: &str) -> Vec<String> {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let (mut found, mut path) = (Vec::new(), String::new());
    // What the names in each open brace begin with; nothing for a block.
    let mut open: Vec<Option<String>> = Vec::new();
    let mut rest = code.as_str();
    while let Some(c) = rest.chars().next() {
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let goes_on = path.ends_with("::");
        rest = &rest[word.len().max(c.len_utf8())..];
        if !word.is_empty() {
            if !goes_on {
                found.push(std::mem::take(&mut path));
                path = open.last().cloned().flatten().unwrap_or_default();
            }
            path += &word;
        } else if c == ':' && rest.starts_with(':') {
            rest = &rest[1..];
            path += "::";
        } else if c == '{' && goes_on {
            open.push(Some(std::mem::take(&mut path)));
        } else if !c.is_whitespace() {
            found.push(std::mem::take(&mut path));
            match c {
                '{' => open.push(None),
                '}' => drop(open.pop()),
                _ => {}
            }
        }
    }
    found.push(path);
    found.retain(|path| !path.is_empty());
    found
}

/// The first name below the root in a path that is written in `module`; nothing if it leads elsewhere.
fn first_below_root(path: &str, module: &[&str]) -> Option<String> {
    let mut names = path.split("::").peekable();
    let mut at: Vec<&str> = match names.next()? {
        "crate" => Vec::new(),
        "super" => module[..module.len() - 1].to_vec(),
        _ => return None,
    };
    while names.next_if_eq(&"super").is_some() {
        at.pop();
    }
    at.extend(names);
    at.first().map(|name| (*name).to_owned())
}

#[test]
fn arrows_between_layers_point_down_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        let layer = LAYERS.iter().find(|(layer, _)| *layer == source.layer());
        let (_, allowed) = layer.unwrap_or_else(|| panic!("src/{} lies in no known layer", source.name));
        let knows = source.known().into_iter().filter(|name| !allowed.contains(&name.as_str()));
        wrong.extend(knows.map(|name| format!("src/{} uses {name}", source.name)));
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_layer_uses_nothing_outside_that_is_not_its_own() {
    let mut wrong = Vec::new();
    for source in sources() {
        let forbidden = FORBIDDEN.iter().find(|(layer, _)| *layer == source.layer());
        let Some((_, forbidden)) = forbidden else { continue };
        for path in paths(&source.text) {
            let around = format!("::{path}::");
            let uses = forbidden.iter().filter(|name| around.contains(&format!("::{name}::")));
            wrong.extend(uses.map(|name| format!("src/{} uses {name}", source.name)));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_file_is_short() {
    let lines = |source: &Source| source.text.lines().count();
    let long = sources().into_iter().filter(|source| lines(source) > MOST_LINES);
    let long: Vec<_> =
        long.map(|source| format!("src/{} has {} lines", source.name, lines(&source))).collect();
    assert_eq!(long, [""; 0], "split it by idea");
}

#[test]
fn every_file_opens_with_what_it_owns() {
    let begins = |source: &Source| source.text.starts_with("//! ") && !source.text.starts_with("//! \n");
    let silent: Vec<_> =
        sources().into_iter().filter(|source| !begins(source)).map(|source| source.name).collect();
    assert_eq!(silent, [""; 0]);
}

#[test]
fn a_path_is_found_however_it_is_written() {
    let text = "//! crate::cli\nuse crate::{core::date, tui::{app::App, self}};\nfn f() { crate::store::Store::open() }\n";
    let expected = ["use", "crate::core::date", "crate::tui::app::App", "crate::tui::self", "fn", "f"];
    assert_eq!(paths(text)[..6], expected);
    assert_eq!(paths(text)[6..], ["crate::store::Store::open"]);
    let module = ["core", "journal", "check"];
    let first = |path| first_below_root(path, &module);
    assert_eq!(first("crate::tui::app").as_deref(), Some("tui"));
    assert_eq!(first("super::entry").as_deref(), Some("core"));
    assert_eq!(first("super::super::super::store").as_deref(), Some("store"));
    assert_eq!(first("std::fs"), None);
}
