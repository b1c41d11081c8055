//! The review of a quarter, from a small journal made by hand, in its three formats.

#[cfg(test)]
#[path = "fixtures/review/journal.rs"]
mod fixture;

#[cfg(test)]
mod review {
    use super::fixture::{
        day, fact, formats, fresh, journal, log_late, reviewed, table, texts, unwrapped, words,
    };
    use quorum::core::journal::Journal;
    use quorum::core::minutes::{Audience, Block, Document, review};
    use quorum::core::period::Quarter;
    use quorum::render::text::{WIDTH, text};
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn the_review_reads_the_same_as_last_time_in_each_format() {
        for (format, shown) in formats(&reviewed(&journal(true), Audience::Group)) {
            insta::assert_snapshot!(format, shown);
        }
    }

    #[test]
    fn the_parts_stand_in_the_order_of_the_minutes() {
        let document = reviewed(&journal(false), Audience::Group);
        let parts: Vec<_> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading { level: 1, text } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let expected = "Summary · Objectives and ratings · Exceptions · Completed · Changes to the plan · \
            Recurring and continuing work · Waiting on others · Measures · Due next quarter · Decisions · \
            Follow-ups · Questions for the chair · Appendix A: all actions · \
            Appendix B: how to read the ratings · Appendix C: what was recorded in the quarter";
        assert_eq!(parts.join(" · "), expected);
    }

    #[test]
    fn every_text_of_the_tree_is_in_each_format() {
        let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        for audience in [Audience::Group, Audience::Public] {
            let document = reviewed(&journal(true), audience);
            for (format, mut shown) in unwrapped(&document) {
                if format == "html" {
                    shown = without_tags(&shown);
                }
                let shown = bare(&shown);
                for line in texts(&document).iter().flat_map(|text| text.lines()) {
                    assert!(shown.contains(&bare(line)), "{line:?} is missing in {format}");
                }
            }
        }
    }

    /// The text of HTML in which every `<` and `&` of the text itself is escaped.
    fn without_tags(html: &str) -> String {
        let text: String =
            html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
        ["&#39;", "&quot;", "&amp;", "&lt;", "&gt;"].iter().fold(text, |text, sign| text.replace(sign, ""))
    }

    #[test]
    fn the_totals_of_the_summary_and_the_table_are_those_of_the_position() {
        let document = reviewed(&journal(false), Audience::Group);
        let texts = texts(&document);
        for sentence in [
            "Of 13 actions, 1 is complete.",
            "By their dates and records, 2 are Red, none is Amber, 7 are Green and 3 are not rated.",
            "Services last reported none as Red, 1 as Amber and 1 as Green; 11 have never been reported on.",
            "Of 13 actions, 3 have had no update since 1 July 2025.",
            "Of 13 actions, 1 has a reported rating that disagrees with the computed one.",
        ] {
            assert!(texts.iter().any(|text| text == sentence), "{sentence} is not among {:#?}", &texts[..40]);
        }
        let figures = table(&document, "Actions by objective");
        assert_eq!(figures.last().unwrap()[..7], ["All", "13", "2", "0", "7", "1", "3"]);
    }

    #[test]
    fn what_moved_since_the_quarter_before_is_said_for_each_action() {
        let texts = texts(&reviewed(&journal(false), Audience::Group));
        let after = |head: &str| texts.iter().skip_while(|text| *text != head).nth(1).unwrap();
        assert_eq!(
            after("Worse"),
            "1.3 Central calendar: computed from Green to Red (Forecast 31 May 2026, 5 months late); reported \
             from Green to Amber"
        );
        assert!(
            after("Better")
                .starts_with("1.2 Opportunities in service plans: computed from Green to Complete")
        );
    }

    #[test]
    fn an_exception_shows_both_ratings_the_slip_and_the_three_sentences() {
        let document = reviewed(&journal(false), Audience::Group);
        for (label, says) in [
            ("Deadline", "“December 2025”. Due 31 December 2025"),
            ("Due", "31 December 2025, as in the plan"),
            ("Computed", "Red: Forecast 31 May 2026, 5 months late"),
            ("Slip from the original date", "5 months late"),
            ("Reason", "The supplier left."),
            ("Path to green", "A new contract, by Housing, by February 2026."),
            ("Asked of the group", "Nothing."),
        ] {
            assert_eq!(fact(&document, "1.3 Central calendar", label), says);
        }
        let reported = fact(&document, "1.3 Central calendar", "Reported");
        assert!(reported.starts_with("Amber, 8 October 2025: Mostly done"), "{reported}");
        assert_eq!(fact(&document, "2.2 Charter training", "Computed"), "Not rated: Waiting on 2.1 Charter");
    }

    #[test]
    fn changes_show_the_original_and_decisions_are_numbered() {
        let document = reviewed(&journal(false), Audience::Group);
        let moved = table(&document, "Dates moved");
        assert_eq!(moved[0][..4], ["1.4 Toolkit", "31 October 2025", "31 October 2025", "31 March 2026"]);
        let other = table(&document, "Other changes");
        let changes: Vec<_> = other.iter().map(|row| row[1].as_str()).collect();
        let reworded = "Reworded to “Support the forum with a budget”, from “Support the forum”";
        let added = "Added: Walks: “Walk the wards”, due “March 2026”; Housing";
        assert_eq!(changes, ["Reassigned to Libraries", reworded, added]);
        assert_eq!(
            fact(&document, "Decisions", "Decision 1"),
            "AGREED: 1.4 Toolkit, date moved from 31 October 2025 to 31 March 2026: Move the toolkit to March \
             2026 (14 October 2025; reason: The guide comes first)"
        );
    }

    #[test]
    fn cycles_yearly_numbers_and_follow_ups_are_counted() {
        let document = reviewed(&journal(false), Audience::Group);
        let cycles = table(&document, "Recurring work");
        assert_eq!(cycles, [["1.5 Reviews of the calendar", "2", "1", "1", "31 December 2025"]]);
        assert_eq!(table(&document, "So many times a year")[0][1], "2 of 3");
        let follow_ups = table(&document, "Follow-ups open");
        assert_eq!(follow_ups.len(), 1, "what was done is not open");
        assert_eq!(follow_ups[0][1..4], ["Priya Nair", "30 November 2025", "Overdue"]);
        assert_eq!(table(&document, "Measures")[1][4], "No clear change (inside ±13.7 points)");
    }

    #[test]
    fn the_public_reads_roles_and_never_a_name() {
        let journal = journal(false);
        let (group, public) = (reviewed(&journal, Audience::Group), reviewed(&journal, Audience::Public));
        for (name, role) in
            [("J. Ahmed", "Strategy officer"), ("Priya Nair", "an officer"), ("Wilf Stone", "an officer")]
        {
            for ((format, named), (_, shown)) in unwrapped(&group).into_iter().zip(unwrapped(&public)) {
                assert!(named.contains(name), "{name} is missing in {format}");
                assert!(!shown.contains(name), "{name} is in the public {format}");
                assert!(shown.contains(role), "{role} is missing in the public {format}");
            }
        }
        assert!(texts(&public).iter().any(|text| text.contains("printed as they wrote it")));
    }

    #[test]
    fn what_was_typed_in_a_later_quarter_is_listed_in_the_reviews_of_both() {
        let mut journal = journal(false);
        for (on, typed, words) in [
            ("2025-12-31", "2026-01-01", "Minuted the next morning."),
            ("2025-11-05", "2025-11-29", "Late, in the same quarter."),
            ("2025-08-05", "2025-11-30", "About the quarter before."),
            ("2025-11-06", "2026-02-03", "After the quarter."),
            ("2025-05-05", "2025-08-08", "None of its business."),
        ] {
            log_late(&mut journal, on, typed, words);
        }
        let late = |on: &str| {
            let document = review(&journal, Quarter::of(day(on)), day(on), Audience::Group);
            let rows = table(&document, "Recorded late");
            rows.into_iter().map(|row| (row[1].clone(), row[3].clone())).collect::<Vec<_>>()
        };
        let before =
            ("5 August 2025 (typed 30 November 2025)".into(), "Logged: About the quarter before.".into());
        let after = ("6 November 2025 (typed 3 February 2026)".into(), "Logged: After the quarter.".into());
        let none = ("5 May 2025 (typed 8 August 2025)".into(), "Logged: None of its business.".into());
        assert_eq!(late("2025-12-31"), [after, before.clone()]);
        assert_eq!(late("2025-09-30"), [before, none]);
        let document = reviewed(&journal, Audience::Group);
        let made_from = document.facts.iter().find(|(label, _)| label == "Made from").unwrap();
        assert_eq!(
            made_from.1,
            "31 entries of the journal, 2 of them recorded after that day; 1 more was withdrawn"
        );
        let listed = table(&document, "Recorded for this quarter");
        assert!(listed.iter().any(|row| row[1] == "5 November 2025 (typed 29 November 2025)"), "{listed:?}");
    }

    #[test]
    fn nothing_is_said_of_late_entries_where_there_are_none() {
        let texts = texts(&reviewed(&journal(false), Audience::Group));
        assert!(!texts.iter().any(|text| text.contains("Recorded late") || text.contains("(typed")));
    }

    #[test]
    fn what_was_withdrawn_is_listed_apart_and_no_longer_counts() {
        let document = reviewed(&journal(false), Audience::Group);
        assert_eq!(table(&document, "Withdrawn")[0][3], "Withdrew entry 22 (Logged: Typed twice.)");
        let recorded = table(&document, "Recorded");
        assert!(!recorded.iter().any(|row| row[3].contains("Typed twice")));
        let numbers: Vec<u64> = recorded.iter().map(|row| row[0].parse().unwrap()).collect();
        assert!(numbers.is_sorted_by(|newer, older| newer > older));
    }

    #[test]
    fn no_part_is_empty_and_no_level_of_heading_is_skipped() {
        for journal in [&fresh(false), &journal(true), &Journal::default()] {
            for audience in [Audience::Group, Audience::Public] {
                holds_something(&reviewed(journal, audience));
            }
        }
        let texts = texts(&reviewed(&fresh(false), Audience::Group));
        assert!(texts.iter().any(|text| text == "No date was changed in this quarter."));
        assert!(texts.iter().any(|text| text == "No service has reported yet."));
    }

    fn holds_something(document: &Document) {
        let mut above = 0;
        let followers = document.blocks.iter().skip(1).map(Some).chain([None]);
        for (block, next) in document.blocks.iter().zip(followers) {
            match block {
                Block::Heading { level, text } => {
                    assert!(*level <= above + 1, "{text} skips a level");
                    above = *level;
                    let is_beside =
                        |next: &Block| matches!(next, Block::Heading { level: other, .. } if other <= level);
                    assert!(next.is_some_and(|next| !is_beside(next)), "{text} holds nothing");
                }
                Block::Paragraph(text) => assert!(!words(text).is_empty()),
                Block::List(items) => {
                    assert!(!items.is_empty() && items.iter().all(|item| !words(item).is_empty()));
                }
                Block::Facts(facts) => {
                    assert!(!facts.is_empty() && facts.iter().all(|(_, text)| !words(text).is_empty()));
                }
                Block::Table(table) => {
                    assert!(!table.rows.is_empty() && !table.caption.is_empty());
                    assert!(table.rows.iter().all(|row| row.len() == table.header.len()));
                    let mut cells = table.rows.iter().flatten();
                    assert!(cells.all(|cell| !words(cell).is_empty()), "{}", table.caption);
                }
            }
        }
    }

    #[test]
    fn a_draft_says_so_at_its_head_and_end_and_a_sample_too() {
        for (format, shown) in formats(&reviewed(&journal(true), Audience::Group)) {
            for mark in ["DRAFT", "SAMPLE"] {
                assert!(shown.matches(mark).count() >= 2, "{mark} in {format}");
            }
        }
        for (format, shown) in formats(&reviewed(&journal(false), Audience::Group)) {
            assert!(shown.contains("DRAFT") && !shown.contains("SAMPLE"), "{format}");
        }
    }

    #[test]
    fn a_quarter_that_is_still_running_says_until_when() {
        let quarter = Quarter::of(day("2025-12-31"));
        let running = review(&journal(false), quarter, day("2025-11-22"), Audience::Group);
        let says = "Position as at 22 November 2025; the quarter ends on 31 December 2025.";
        assert!(texts(&running).iter().any(|text| text == says));
        assert!(!texts(&running).iter().any(|text| text.contains("9 December")), "nothing of a later day");
        let left = table(&running, "Due between 22 November 2025 and 31 December 2025");
        assert_eq!(left[0][..3], ["2.2 Charter training", "People", "30 November 2025"]);
        let whole = reviewed(&journal(false), Audience::Group);
        assert!(!texts(&whole).iter().any(|text| text.contains("the quarter ends on")));
    }

    #[test]
    fn text_that_people_typed_is_harmless_and_whole() {
        for (format, shown) in formats(&reviewed(&journal(false), Audience::Group)) {
            assert!(!shown.contains('\u{1b}') && shown.contains('␛'), "{format}");
            assert!(shown.contains("مرحبا بالعالم") && shown.contains("漢字"), "{format}");
            assert!(format != "html" || (!shown.contains("<b>") && shown.contains("&lt;b&gt;note")));
            assert!(format != "markdown" || (!shown.contains("\n# not") && shown.contains("\\# not")));
        }
    }

    #[test]
    fn no_line_of_the_text_is_wider_than_the_page() {
        let document = reviewed(&journal(true), Audience::Group);
        for width in [40, WIDTH, 120] {
            for line in text(&document, width).lines() {
                assert!(line.width() <= width, "{line}");
            }
        }
        for width in [0, 1, 2, 7] {
            assert!(!text(&document, width).is_empty());
        }
    }
}
