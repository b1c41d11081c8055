//! The commands, run as people and scripts run them: what they print, what they record, how they refuse and end.
#![cfg(test)]

mod collect;
mod deciding;
mod ending;
mod file;
mod hostile;
mod journal;
mod meeting;
mod plans;
mod recording;
mod refusing;
mod review;
mod slips;
mod spoiled;
mod status;
mod told;

#[path = "../shared/place.rs"]
mod place;
#[path = "../shared/workbook.rs"]
mod workbook;

use std::path::Path;

use place::Place;

/// Runs a command that has to refuse; gives the sentence, which stands on standard error alone.
fn refused(place: &Place, words: &[&str]) -> String {
    let run = place.quorum(words).assert().code(1).stdout("");
    let sentence = String::from_utf8(run.get_output().stderr.clone()).unwrap();
    assert!(sentence.starts_with("quorum: "), "{words:?}: {sentence}");
    sentence
}

/// Runs a command that has to be done; gives what it says on standard error.
fn said(place: &Place, words: &[&str]) -> String {
    let run = place.quorum(words).assert().code(0).stdout("");
    String::from_utf8(run.get_output().stderr.clone()).unwrap()
}

/// The output of a command as JSON.
fn json(place: &Place, words: &[&str]) -> serde_json::Value {
    serde_json::from_str(&place.done(words)).unwrap()
}

/// Can only its owner read the file? Other systems than Unix have other means.
fn is_private(file: &Path) -> bool {
    #[cfg(unix)]
    let private =
        std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions()) & 0o777 == 0o600;
    #[cfg(not(unix))]
    let private = file.exists();
    private
}

/// Every entry of the journal, as the export gives it.
fn entries(place: &Place) -> Vec<serde_json::Value> {
    json(place, &["export"])["entries"].as_array().unwrap().clone()
}

/// The newest entry.
fn newest(place: &Place) -> serde_json::Value {
    entries(place).pop().unwrap()
}
