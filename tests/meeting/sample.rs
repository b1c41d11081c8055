//! The nine meetings of the rehearsal: their minutes are whole, and were so from the day on which they were closed.

use std::collections::BTreeSet;
use std::sync::Arc;

use quorum::core::agenda::Agenda;
use quorum::core::journal::{Entry, Journal};
use quorum::core::minutes::{Audience, minutes};
use quorum::core::position::{Position, Standing};
use quorum::core::record::Status;
use quorum::plans::{builtin, sample};

use crate::paper::{empty_headings, fact, formats, headings, part};

fn rehearsal() -> Journal {
    let plan = Arc::new(builtin::DEFAULT.plan().unwrap());
    let records = sample::records(&plan).unwrap().records;
    let entries = records.into_iter().zip(1..);
    Journal::fold(entries.map(|((recorded_at, said), seq)| Entry { seq, recorded_at, said })).unwrap()
}

#[test]
fn each_has_minutes_for_both_audiences_without_an_empty_heading() {
    let journal = rehearsal();
    assert_eq!(journal.meetings().len(), 9);
    for number in 1..=9 {
        for audience in [Audience::Group, Audience::Public] {
            let document = minutes(&journal, number, audience).unwrap();
            assert_eq!(empty_headings(&document), [""; 0], "meeting {number}");
            let parts = headings(&document);
            assert_eq!(parts[0], "Attendance");
            assert!(parts[parts.len() - 1].starts_with("Appendix C"));
            let draft = document.marks.contains(&"DRAFT".to_owned());
            assert_eq!(draft, number == 9, "meeting {number}: the last are still to be agreed");
            assert!(document.marks.contains(&"SAMPLE".to_owned()));
        }
    }
}

#[test]
fn each_reads_today_as_on_the_day_on_which_it_was_closed_but_for_the_agreement() {
    let journal = rehearsal();
    for meeting in journal.meetings() {
        let then = journal.up_to(meeting.closed.unwrap().0.seq);
        let [then, now] =
            [&then, &journal].map(|journal| minutes(journal, meeting.number, Audience::Group).unwrap());
        assert!(then.blocks == now.blocks, "meeting {}", meeting.number);
        assert!(then.marks.contains(&"DRAFT".to_owned()));
        if meeting.number == 9 {
            assert_eq!(formats(&then), formats(&now));
        }
    }
}

#[test]
fn each_numbers_its_own_decisions_and_met_its_quorum() {
    let journal = rehearsal();
    for meeting in journal.meetings() {
        let document = minutes(&journal, meeting.number, Audience::Group).unwrap();
        let decisions = part(&document, "Decisions").join("\n");
        for at in 1..=meeting.decisions().len() {
            assert!(
                decisions.contains(&format!("Decision {}.{at}: AGREED: ", meeting.number)),
                "{decisions}"
            );
        }
        assert!(!decisions.contains(&format!(
            "Decision {}.{}:",
            meeting.number,
            meeting.decisions().len() + 1
        )));
        let attendance = part(&document, "Attendance").join("\n");
        assert!(attendance.contains("the quorum of 6 was met"), "{attendance}");
        assert_eq!(fact(&document, "In the chair"), Some("Chair"));
    }
}

#[test]
fn each_agenda_holds_every_action_that_is_neither_complete_nor_deleted() {
    let journal = rehearsal();
    for meeting in journal.meetings() {
        let agenda = Agenda::of(&journal, &meeting);
        let before = journal.up_to(meeting.opened.seq);
        let position = Position::of(&before, meeting.opening.position_as_at);
        let open = position.actions.iter().filter(|s| matches!(s.status, Status::Live | Status::Suspended));
        let open: BTreeSet<_> = open.map(Standing::reference).collect();
        let mut listed: Vec<_> = agenda.items.iter().filter_map(|(item, _)| item.action()).collect();
        listed.sort_unstable();
        assert_eq!(listed, Vec::from_iter(open), "meeting {}: each once", meeting.number);
    }
}
