//! What this computer remembers for one person beside the journal: their name and their half-typed forms.
//!
//! Losing it loses no record; so it is written quickly and without ceremony.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};
use sha2::{Digest, Sha256};

use crate::os;
use crate::tui::form::Typed;

/// The half-typed forms of one file.
#[derive(Debug)]
pub struct Memory {
    drafts: Option<PathBuf>,
}

impl Memory {
    /// Quorum's own folder among the user's data, by the platform's convention.
    pub fn folder() -> Option<PathBuf> {
        Some(choose_native_strategy().ok()?.data_dir().join("quorum"))
    }

    /// The name given at the first run.
    pub fn name() -> Option<String> {
        fs::read_to_string(Self::folder()?.join("name")).ok()
    }

    /// Remembers the name for the next time, where it can.
    pub fn remember_name(name: &str) {
        if let Some(folder) = Self::folder() {
            let _ = os::make_private_folder(&folder).and_then(|()| write_private(&folder.join("name"), name));
        }
    }

    /// The memory about one journal file.
    pub fn of(db: &Path) -> Self {
        let path = std::path::absolute(db).unwrap_or_else(|_| db.to_owned());
        let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
        // Sixteen digits are enough to tell one person's files apart.
        let name = digest
            .first_chunk()
            .map_or_else(String::new, |bytes| format!("{:016x}", u64::from_be_bytes(*bytes)));
        Self { drafts: Self::folder().map(|folder| folder.join("drafts").join(name)) }
    }

    /// All half-typed forms, by their names.
    pub fn drafts(&self) -> BTreeMap<String, Typed> {
        let files = self.drafts.as_ref().and_then(|folder| fs::read_dir(folder).ok());
        let drafts = files.into_iter().flatten().flatten().filter_map(|file| {
            let path = file.path();
            let name = path.file_name()?.to_str()?.strip_suffix(".json")?.to_owned();
            Some((name, serde_json::from_slice(&fs::read(&path).ok()?).ok()?))
        });
        drafts.collect()
    }

    /// Keeps a half-typed form.
    pub fn keep(&self, name: &str, typed: &Typed) -> std::io::Result<()> {
        let Some(folder) = &self.drafts else { return Ok(()) };
        if !folder.is_dir() {
            os::make_private_folder(folder)?;
        }
        let text = serde_json::to_string(typed)?;
        let new = folder.join(format!("{name}.new"));
        // Written beside and moved, so that a kill in between leaves the last state whole.
        write_private(&new, &text)?;
        fs::rename(&new, folder.join(format!("{name}.json")))
    }

    /// Forgets a form.
    pub fn forget(&self, name: &str) {
        if let Some(folder) = &self.drafts {
            let _ = fs::remove_file(folder.join(format!("{name}.json")));
        }
    }
}

fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    let _ = fs::remove_file(path);
    os::create_private(path)?.write_all(text.as_bytes())
}
