//! A document as one HTML file: no script, nothing loaded from elsewhere, accessible and printable.
//!
//! The style is a file of its own beside this one. All text is escaped.

use std::fmt::{Display, Formatter, Result};

use crate::core::minutes::{Block, Document, Run, Table, Text};

const STYLE: &str = include_str!("html/style.css");

/// The document as HTML.
pub fn html(document: &Document) -> String {
    Page(document).to_string()
}

struct Page<'d>(&'d Document);
struct Escaped<'t>(&'t str);
struct Inline<'t>(&'t Text);
/// A block with its number in the document, from which its id is made.
struct Numbered<'b>(usize, &'b Block);
struct Framed<'t>(usize, &'t Table);
struct Marks<'m>(&'m [String]);

impl Display for Page<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self(document) = self;
        let (title, subtitle) = (Escaped(&document.title), Escaped(&document.subtitle));
        writeln!(f, "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">")?;
        writeln!(f, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
        writeln!(f, "<title>{title}, {subtitle}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>")?;
        writeln!(f, "<a class=\"skip\" href=\"#text\">Skip to the text</a>")?;
        writeln!(
            f,
            "<header>\n{}<h1>{title}</h1>\n<p class=\"subtitle\">{subtitle}</p>",
            Marks(&document.marks)
        )?;
        facts(f, document.facts.iter().map(|(label, text)| (label, Escaped(text))))?;
        writeln!(f, "</header>")?;
        contents(f, &document.blocks)?;
        writeln!(f, "<main id=\"text\" tabindex=\"-1\">")?;
        for (number, block) in document.blocks.iter().enumerate() {
            writeln!(f, "{}", Numbered(number, block))?;
        }
        writeln!(f, "</main>")?;
        if !document.marks.is_empty() {
            let marks = document.marks.join(" · ");
            writeln!(
                f,
                "<footer>{}<p class=\"every-page\" aria-hidden=\"true\">{}</p></footer>",
                Marks(&document.marks),
                Escaped(&marks)
            )?;
        }
        writeln!(f, "</body>\n</html>")
    }
}

impl Display for Marks<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if self.0.is_empty() {
            return Ok(());
        }
        f.write_str("<p class=\"marks\">")?;
        for (at, mark) in self.0.iter().enumerate() {
            write!(f, "{}<strong>{}</strong>", if at == 0 { "" } else { " " }, Escaped(mark))?;
        }
        f.write_str("</p>\n")
    }
}

impl Display for Numbered<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self(number, block) = self;
        match block {
            // The title is h1, so a heading of level 1 is h2.
            Block::Heading { level, text } => {
                let level = level + 1;
                write!(f, "<h{level} id=\"part-{number}\">{}</h{level}>", Escaped(text))
            }
            Block::Paragraph(text) => write!(f, "<p dir=\"auto\">{}</p>", Inline(text)),
            Block::List(items) => {
                f.write_str("<ul>\n")?;
                for item in items {
                    writeln!(f, "<li dir=\"auto\">{}</li>", Inline(item))?;
                }
                f.write_str("</ul>")
            }
            Block::Facts(pairs) => facts(f, pairs.iter().map(|(label, text)| (label, Inline(text)))),
            Block::Table(table) => Framed(*number, table).fmt(f),
        }
    }
}

impl Display for Framed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self(number, table) = self;
        let class = |at: usize| if table.numeric.contains(&at) { " class=\"number\"" } else { "" };
        // A keyboard can scroll only what it can focus, so the frame that scrolls is a named region.
        writeln!(
            f,
            "<div class=\"frame\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-{number}\">"
        )?;
        writeln!(
            f,
            "<table>\n<caption id=\"table-{number}\">{}</caption>\n<thead>\n<tr>",
            Escaped(&table.caption)
        )?;
        for (at, head) in table.header.iter().enumerate() {
            writeln!(f, "<th scope=\"col\"{}>{}</th>", class(at), Escaped(head))?;
        }
        writeln!(f, "</tr>\n</thead>\n<tbody>")?;
        for row in &table.rows {
            writeln!(f, "<tr>")?;
            for (at, cell) in row.iter().enumerate() {
                let (class, cell) = (class(at), Inline(cell));
                match at {
                    0 => writeln!(f, "<th scope=\"row\"{class} dir=\"auto\">{cell}</th>")?,
                    _ => writeln!(f, "<td{class} dir=\"auto\">{cell}</td>")?,
                }
            }
            writeln!(f, "</tr>")?;
        }
        f.write_str("</tbody>\n</table>\n</div>")
    }
}

impl Display for Inline<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.iter().try_for_each(|run| match run {
            Run::Plain(words) => Escaped(words).fmt(f),
            Run::Strong(words) => write!(f, "<strong>{}</strong>", Escaped(words)),
            Run::Rated(rating) => {
                write!(f, "<span class=\"rating {}\">{}</span>", rating.key(), rating.word())
            }
        })
    }
}

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' => f.write_str("<br>\n")?,
                other => write!(f, "{other}")?,
            }
        }
        Ok(())
    }
}

fn facts<'l>(
    f: &mut Formatter<'_>,
    facts: impl ExactSizeIterator<Item = (&'l String, impl Display)>,
) -> Result {
    if facts.len() == 0 {
        return Ok(());
    }
    writeln!(f, "<dl>")?;
    for (label, text) in facts {
        writeln!(f, "<div><dt>{}</dt><dd dir=\"auto\">{text}</dd></div>", Escaped(label))?;
    }
    writeln!(f, "</dl>")
}

/// Links to the parts, if there are several.
fn contents(f: &mut Formatter<'_>, blocks: &[Block]) -> Result {
    let parts: Vec<_> = blocks
        .iter()
        .enumerate()
        .filter_map(|(number, block)| match block {
            Block::Heading { level: 1, text } => Some((number, text)),
            _ => None,
        })
        .collect();
    if parts.len() < 2 {
        return Ok(());
    }
    writeln!(f, "<nav aria-label=\"Contents\">\n<ul>")?;
    for (number, text) in parts {
        writeln!(f, "<li><a href=\"#part-{number}\">{}</a></li>", Escaped(text))?;
    }
    writeln!(f, "</ul>\n</nav>")
}
