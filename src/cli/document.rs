//! Documents on their way out: in a format, to standard output, a new file or the printer.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::args::DocumentFormat;
use super::fault::Fault;
use super::out;
use crate::core::minutes::Document;
use crate::os;
use crate::render;
use crate::tui::save_form;

/// The columns of the text format, which an e-mail shows without breaking lines again.
const EMAIL_WIDTH: usize = 78;

/// Each format with its key on the save form, its name there and the ending of its files.
const FORMATS: [(DocumentFormat, char, &str, &str); 5] = [
    (DocumentFormat::Html, 'h', "HTML", "html"),
    (DocumentFormat::Docx, 'd', "DOCX", "docx"),
    (DocumentFormat::Pdf, 'p', "PDF", "pdf"),
    (DocumentFormat::Markdown, 'm', "Markdown", "md"),
    (DocumentFormat::Text, 't', "Text", "txt"),
];

/// Was the program built with that format?
fn is_built(format: DocumentFormat) -> bool {
    format != DocumentFormat::Pdf || cfg!(feature = "pdf")
}

/// The formats that the save form can offer.
pub fn offered() -> Vec<save_form::Format> {
    let built = FORMATS.into_iter().filter(|(format, ..)| is_built(*format));
    built.map(|(_, key, name, ending)| save_form::Format { key, name, ending }).collect()
}

/// The format of that name on the save form.
pub fn named(name: &str) -> DocumentFormat {
    let found = FORMATS.into_iter().find(|(_, _, known, _)| *known == name);
    found.map_or(DocumentFormat::Text, |(format, ..)| format)
}

/// The format that was asked for, or that the file's ending names; text where there is neither.
pub fn meant(asked: Option<DocumentFormat>, output: Option<&Path>) -> Result<DocumentFormat, Fault> {
    let (None, Some(path)) = (asked, output) else { return Ok(asked.unwrap_or(DocumentFormat::Text)) };
    let ending = path.extension().unwrap_or_default();
    let found = FORMATS.into_iter().find(|(.., known)| ending.eq_ignore_ascii_case(known));
    found.map(|(format, ..)| format).ok_or_else(|| {
        Fault::Found(format!(
            "The ending of {} names no format. End it with .html, .docx, .pdf, .md or .txt, or say which with --format.",
            path.display()
        ))
    })
}

/// The document as the bytes of a format.
pub fn bytes(document: &Document, format: DocumentFormat) -> Result<Vec<u8>, Fault> {
    match format {
        DocumentFormat::Text => Ok(render::text::text(document, EMAIL_WIDTH).into_bytes()),
        DocumentFormat::Markdown => Ok(render::markdown::markdown(document).into_bytes()),
        DocumentFormat::Html => Ok(render::html::html(document).into_bytes()),
        DocumentFormat::Docx => render::docx::docx(document).map_err(|error| Fault::Found(error.to_string())),
        DocumentFormat::Pdf => pdf(document),
    }
}

#[cfg(feature = "pdf")]
fn pdf(document: &Document) -> Result<Vec<u8>, Fault> {
    render::pdf::pdf(document).map_err(|error| Fault::Found(error.to_string()))
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Document) -> Result<Vec<u8>, Fault> {
    Err(Fault::Found(
        "This program was built without PDF. Build it with “cargo install --path . --features pdf”, or choose another \
         format, such as DOCX."
            .to_owned(),
    ))
}

/// Writes a document to standard output; no terminal gets what no person can read.
pub fn write(document: &Document, format: DocumentFormat) -> Result<(), Fault> {
    let bytes = bytes(document, format)?;
    if matches!(format, DocumentFormat::Docx | DocumentFormat::Pdf) && io::stdout().is_terminal() {
        return Err(Fault::Found(
            "This format is not for a terminal. Give a new file with --output FILE, or send it on with | or >.".to_owned(),
        ));
    }
    out::write(&bytes)
}

/// Sends a document to the printer: as PDF where the program was built with it, else as text.
pub fn print(document: &Document) -> Result<(), Fault> {
    let pdf = DocumentFormat::Pdf;
    let format = if is_built(pdf) { pdf } else { DocumentFormat::Text };
    let said = os::print(&document.title, &bytes(document, format)?).map_err(|error| {
        let instead = "Save the review with --output FILE and print that.";
        Fault::Found(match error {
            os::NotPrinted::NoCommand => {
                format!("The command “lp”, which prints, is not on this computer. {instead}")
            }
            os::NotPrinted::Refused(words) => format!("The printer did not take it: {words} {instead}"),
            os::NotPrinted::Failed(error) => format!("The command “lp” failed ({error}). {instead}"),
        })
    })?;
    out::say(if said.is_empty() { "Sent to the printer." } else { &said });
    Ok(())
}

/// Writes a new file, whole or not at all: first beside its place, then moved there.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    if path.exists() {
        return Err(Fault::Exists(path.to_owned()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Fault::Found(format!(
            "{} cannot be written: there is no folder {}. Make it first, or give another place.",
            path.display(),
            folder.display()
        )));
    }
    // The kind alone: the rest of the error names the temporary file, which nobody asked for.
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Fault::Exists(path.to_owned()),
        kind => Fault::Unwritable { file: path.to_owned(), source: kind.into() },
    };
    let mut file = os::temporary_in(folder).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist_noclobber(path).map_err(|error| failed(error.error))?;
    Ok(())
}
