//! A document as Markdown, with the tables of GitHub.
//!
//! Every character that Markdown would read as a mark is escaped, so what is read is what was typed.

use crate::core::minutes::{Block, Document, Run, Table, Text};

/// The document as Markdown.
pub fn markdown(document: &Document) -> String {
    let marks = format!("**{}**", escaped(&document.marks.join(", ")));
    let mut parts = Vec::new();
    if !document.marks.is_empty() {
        parts.push(marks.clone());
    }
    parts.push(heading(1, &document.title));
    parts.push(lines(&escaped(&document.subtitle), ""));
    parts.push(list(document.facts.iter().map(|(label, text)| fact(label, &escaped(text)))));
    parts.extend(document.blocks.iter().map(block));
    if !document.marks.is_empty() {
        parts.push(marks);
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => heading(usize::from(*level) + 1, text),
        Block::Paragraph(text) => lines(&inline(text), ""),
        Block::List(items) => list(items.iter().map(inline)),
        Block::Facts(facts) => list(facts.iter().map(|(label, text)| fact(label, &inline(text)))),
        Block::Table(table) => self::table(table),
    }
}

fn heading(level: usize, text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    // A row of # at the end of a heading would be taken for its frame.
    format!("{} {}", "#".repeat(level), escaped(&words.join(" ")).replace('#', "\\#"))
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.map(|item| format!("- {}", lines(&item, "  "))).collect::<Vec<_>>().join("\n")
}

fn fact(label: &str, text: &str) -> String {
    format!("**{}:** {text}", escaped(label.trim()))
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let cell = |text: &str| text.trim().replace('\n', "<br>");
    let rule = (0..table.header.len()).map(|at| if table.numeric.contains(&at) { "---:" } else { "---" });
    let mut rows = vec![row(table.header.iter().map(|head| cell(&escaped(head))).collect())];
    rows.push(row(rule.map(str::to_owned).collect()));
    rows.extend(table.rows.iter().map(|cells| row(cells.iter().map(|text| cell(&inline(text))).collect())));
    let caption = lines(&escaped(&table.caption), "");
    format!("{caption}\n\n{}", rows.join("\n"))
}

/// The lines of a text with hard breaks between them, the later ones indented, so that none opens a block.
fn lines(text: &str, indent: &str) -> String {
    let lines: Vec<_> = text.trim().lines().map(|line| unblocked(line.trim())).collect();
    lines.join(&format!("\\\n{indent}"))
}

/// A line that does not begin with the mark of a heading, a list, a quotation or an underline.
fn unblocked(line: &str) -> String {
    if line.starts_with(['#', '-', '+', '=', '>', ':']) {
        return format!("\\{line}");
    }
    let after_digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = line.len() - after_digits.len();
    let is_item = number > 0
        && after_digits.starts_with(['.', ')'])
        && after_digits.chars().nth(1).is_none_or(char::is_whitespace);
    match line.split_at_checked(number) {
        Some((digits, rest)) if is_item => format!("{digits}\\{rest}"),
        _ => line.to_owned(),
    }
}

fn inline(text: &Text) -> String {
    let mut shown = String::new();
    for (at, run) in text.iter().enumerate() {
        let next = text.get(at + 1..).unwrap_or_default().iter().find_map(|run| run.words().chars().next());
        match run {
            Run::Strong(words) => shown.push_str(&strong(words, shown.chars().last(), next)),
            Run::Plain(_) | Run::Rated(_) => shown.push_str(&escaped(run.words())),
        }
    }
    shown
}

/// Stressed words. Markdown can stress only what stands apart from its neighbours: the rest stays plain.
fn strong(words: &str, before: Option<char>, after: Option<char>) -> String {
    let edges = words.chars().next().zip(words.chars().last());
    let apart = |edge: char, neighbour: Option<char>| match neighbour {
        None => true,
        Some(c) if c.is_whitespace() => !edge.is_whitespace(),
        Some(c) => edge.is_alphanumeric() && c.is_ascii_punctuation() && c != '*',
    };
    let can_be = edges.is_some_and(|(first, last)| apart(first, before) && apart(last, after))
        && words.trim() == words
        && !words.contains('\n');
    if can_be { format!("**{}**", escaped(words)) } else { escaped(words) }
}

/// The text with a backslash before whatever Markdown reads as a mark within a line.
fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
            '&' => rest.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            _ => false,
        };
        if is_mark {
            shown.push('\\');
        }
        shown.push(c);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::minutes::plain;
    use crate::core::words::Words;
    use pulldown_cmark::{Event, Options, Parser, TagEnd};

    /// What a reader of the Markdown sees: a line for each heading, paragraph line, point and cell.
    fn read(markdown: &str) -> Vec<String> {
        let mut lines = vec![String::new()];
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(text) => lines.last_mut().unwrap().push_str(&text),
                Event::End(TagEnd::Strong) | Event::Start(_) => {}
                Event::HardBreak | Event::End(_) => lines.push(String::new()),
                Event::InlineHtml(html) if &*html == "<br>" => lines.push(String::new()),
                other => panic!("{other:?} in {markdown}"),
            }
        }
        lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    fn typed(document: &Document) -> Vec<String> {
        let words = |text: &Text| text.iter().map(Run::words).collect::<String>();
        let fact = |(label, text): &(String, Text)| format!("{}: {}", label.trim(), words(text));
        let mut typed = vec![document.title.clone()];
        for block in &document.blocks {
            match block {
                Block::Heading { text, .. } => typed.push(text.clone()),
                Block::Paragraph(text) => typed.push(words(text)),
                Block::List(items) => typed.extend(items.iter().map(words)),
                Block::Facts(facts) => typed.extend(facts.iter().map(fact)),
                Block::Table(table) => {
                    typed.push(table.caption.clone());
                    typed.extend(table.header.iter().cloned());
                    typed.extend(table.rows.iter().flatten().map(words));
                }
            }
        }
        let lines = typed.iter().flat_map(|text| text.lines());
        lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    fn holding(words: &str, other: &str) -> Document {
        let text = vec![Run::Plain(words.to_owned()), Run::Strong(other.to_owned())];
        let turned = vec![Run::Strong(other.to_owned()), Run::Plain(words.to_owned())];
        let label = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let table = Table {
            caption: words.to_owned(),
            header: vec!["Head".to_owned(), label.clone()],
            rows: vec![vec![text.clone(), plain(words)], vec![plain(other), turned.clone()]],
            numeric: vec![1],
        };
        Document {
            title: "Title".to_owned(),
            blocks: vec![
                Block::Heading { level: 1, text: label.clone() },
                Block::Paragraph(text.clone()),
                Block::List(vec![turned.clone(), text.clone()]),
                Block::Paragraph(turned.clone()),
                Block::Facts(vec![(label, text)]),
                Block::Table(table),
            ],
            ..Document::default()
        }
    }

    #[test]
    fn refs_and_plain_words_are_not_cluttered() {
        let document = holding("2.10 Ask the Mayor: arts & culture (5 of 6) - done!", "");
        assert!(markdown(&document).contains("\n## 2.10 Ask the Mayor: arts & culture (5 of 6) - done!\n"));
    }

    #[test]
    fn stress_is_kept_where_markdown_can_say_it() {
        let stressed = |before: &str, words: &str, after: &str| {
            inline(&vec![Run::Plain(before.into()), Run::Strong(words.into()), Run::Plain(after.into())])
        };
        assert_eq!(stressed("", "AGREED:", " yes"), "**AGREED:** yes");
        assert_eq!(stressed("", "1.3 Calendar", ", done"), "**1.3 Calendar**, done");
        assert_eq!(stressed("", "AGREED:", "yes"), "AGREED:yes");
        assert_eq!(stressed("so", "AGREED", ""), "soAGREED");
    }

    #[test]
    fn what_looks_like_markdown_is_read_as_it_was_typed() {
        for words in [
            "# no heading\n- no point\n1. no number\n12) nor this\n> no quotation",
            "a | b\n--- | ---\nc | d \\| e \\\\| f",
            "under\n===\nlined\n---",
            "<script>alert(1)</script> &amp; &#65; **x** _y_ `z` ~~w~~ ![i](u) [l](u) <http://a.b> \\",
            "[ref]: http://example.org\n[^1]: note\n```\ncode\n~~~\n    indented\n$x$ http://example.org www.a.b",
            "one\n\n\ntwo\\\n***\n* * *\n___\n+ x\n: y #",
        ] {
            for other in ["", "AGREED:", "*x", "y*", " spaced "] {
                let document = holding(&Words::new(words), other);
                assert_eq!(read(&markdown(&document)), typed(&document), "{}", markdown(&document));
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_back_as_it_was_typed(
            words in "([-#>*+_`~|\\\\<&;:=.()\\[\\]!1a \n]|\\PC){0,30}",
            other in "([-#*_`|\\\\<& ]|\\PC){0,6}",
        ) {
            let document = holding(&Words::new(&words), &Words::new(&other));
            proptest::prop_assert_eq!(read(&markdown(&document)), typed(&document), "{}", markdown(&document));
        }
    }
}
