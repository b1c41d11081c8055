//! A document for word processors (DOCX): the package and its parts, each an XML file.
//!
//! What never changes lies beside this file as XML: the styles, the bullets, the settings. `body` writes the text.
//! No part tells the time, so the same tree gives the same bytes.

mod body;

use std::fmt::{self, Display, Formatter};
use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use crate::core::minutes::Document;
use crate::core::words::sign;

/// How each part that is written here begins.
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The names that the parts with text use.
const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;

/// The document as the bytes of a DOCX file.
pub fn docx(document: &Document) -> Result<Vec<u8>, DocxError> {
    let parts: [(&str, String); 11] = [
        ("[Content_Types].xml", include_str!("docx/content-types.xml").to_owned()),
        ("_rels/.rels", include_str!("docx/package.rels").to_owned()),
        ("docProps/core.xml", Core(document).to_string()),
        ("docProps/app.xml", include_str!("docx/app.xml").to_owned()),
        ("word/document.xml", body::Body(document).to_string()),
        ("word/_rels/document.xml.rels", include_str!("docx/document.rels").to_owned()),
        ("word/styles.xml", include_str!("docx/styles.xml").to_owned()),
        ("word/numbering.xml", include_str!("docx/numbering.xml").to_owned()),
        ("word/settings.xml", include_str!("docx/settings.xml").to_owned()),
        ("word/header.xml", Header(document).to_string()),
        ("word/footer.xml", Footer(document).to_string()),
    ];
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
    for (name, text) in &parts {
        package.start_file(*name, options)?;
        package.write_all(text.as_bytes()).map_err(ZipError::Io)?;
    }
    Ok(package.finish()?.into_inner())
}

/// Why there is no DOCX: the parts could not be packed.
#[derive(Debug, thiserror::Error)]
#[error("The review could not be packed as DOCX ({0}). Choose another format, such as HTML.")]
pub struct DocxError(#[from] ZipError);

/// Title and language, as the properties of the file show them. It has no dates: they would be the clock's.
struct Core<'d>(&'d Document);
/// The marks, on every page.
struct Header<'d>(&'d Document);
/// The title and the number of the page, on every page.
struct Footer<'d>(&'d Document);
/// Text in which nothing is read as XML.
struct Escaped<'t>(&'t str);

impl Display for Core<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (title, subject) = (Escaped(&self.0.title), Escaped(&self.0.subtitle));
        write!(
            f,
            "{HEAD}\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject>\
             <dc:creator>Quorum</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>"
        )
    }
}

impl Display for Header<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let marks = self.0.marks.join(" · ");
        write!(
            f,
            "{HEAD}\n<w:hdr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>\
             <w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:hdr>",
            Escaped(&marks)
        )
    }
}

impl Display for Footer<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let field =
            |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
        write!(
            f,
            "{HEAD}\n<w:ftr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>\
             <w:r><w:t xml:space=\"preserve\">{}</w:t><w:tab/><w:t xml:space=\"preserve\">Page </w:t></w:r>{}\
             <w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>{}</w:p></w:ftr>",
            Escaped(&self.0.subtitle),
            field("PAGE"),
            field("NUMPAGES")
        )
    }
}

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // XML has no way to write these two, escaped or not.
                '\u{fffe}' | '\u{ffff}' => f.write_str("\u{fffd}")?,
                other => write!(f, "{}", sign(other))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_written_that_xml_forbids() {
        let all: String = ('\0'..='\u{ffff}').collect();
        let written = Escaped(&all).to_string();
        let allowed = |c: char| matches!(c, ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(written.chars().all(allowed));
        assert_eq!(Escaped("<a b='c'>&\"]]>").to_string(), "&lt;a b=&#39;c&#39;&gt;&amp;&quot;]]&gt;");
    }
}
