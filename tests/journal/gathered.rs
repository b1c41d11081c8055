//! What holds for the group, its meetings and their minutes in any journal at all.

use proptest::collection::vec;
use proptest::prelude::*;
use quorum::core::agenda::Agenda;
use quorum::core::briefing::briefing;
use quorum::core::decision::{moving, next_ref, preview};
use quorum::core::follow_ups::follow_ups;
use quorum::core::group::members;
use quorum::core::journal::{Agreement, Event, Journal, MeetingOpened, Said, check};
use quorum::core::measures::taken;
use quorum::core::minutes::{Audience, minutes};
use quorum::core::position::Position;

use crate::anything::{days, sayings};
use crate::small::{add, adopted, day, note, said};

/// A meeting of that number, opened in May 2024.
fn opening(number: u32) -> Said {
    let opened = MeetingOpened {
        position_as_at: day("30 April 2024"),
        place: "Town Hall".into(),
        chair: "A. Rahman".into(),
        quorum: None,
        quorum_percent: Some(50),
    };
    Said { meeting: Some(number), ..said("", "6 May 2024", Event::MeetingOpened(opened)) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_that_is_made_of_any_journal_panics(
        before in vec(sayings(), 0..12),
        after in vec(sayings(), 0..30),
        meeting in 0u32..9,
        today in days(),
    ) {
        let mut journal = adopted();
        for said in before.into_iter().chain([opening(meeting)]).chain(after.clone()) {
            add(&mut journal, said);
        }
        for meeting in journal.meetings() {
            let agenda = Agenda::of(&journal, &meeting);
            let tally = agenda.tally();
            prop_assert!(agenda.resume(&meeting) < agenda.items.len());
            prop_assert_eq!(tally.done + tally.left, agenda.items.iter().filter(|(item, _)| item.action().is_some()).count());
            let _ = (meeting.quorum(&members(&journal, today)).words(), meeting.attendance());
            for audience in [Audience::Group, Audience::Public] {
                minutes(&journal, meeting.number, audience);
            }
        }
        let position = Position::of(&journal, today);
        for action in journal.refs() {
            briefing(&journal, &position, action, journal.closed_up_to(), today);
            let _ = (journal.speaking_day(action, today), next_ref(&journal, action.objective));
            let _ = moving(&journal, action, Some(today), today, today);
        }
        for tracked in follow_ups(&journal, today) {
            let _ = tracked.state(today);
        }
        let _ = (taken(&journal, today), journal.next_position(today), journal.next_meeting());
        for said in &after {
            if let Some(preview) = preview(&journal, said, today) {
                preview.changes();
            }
        }
    }

    #[test]
    fn the_minutes_of_a_closed_meeting_outlast_whatever_the_rules_allow_later(
        at_the_meeting in vec(sayings(), 0..20),
        later in vec(sayings(), 0..40),
        today in days(),
    ) {
        let mut journal = adopted();
        add(&mut journal, opening(1));
        for said in at_the_meeting {
            let said = Said { meeting: Some(1), effective_on: said.effective_on.min(day("6 May 2024")), ..said };
            let ends = matches!(said.event, Event::MeetingOpened(_) | Event::MeetingClosed(_));
            take(&mut journal, said, !ends);
        }
        let closing = Said { meeting: Some(1), ..said("", "6 May 2024", Event::MeetingClosed(note(""))) };
        if !take(&mut journal, closing, true) {
            return Ok(()); // its opening was withdrawn
        }
        let blocks = |journal: &Journal| minutes(journal, 1, Audience::Group).map(|document| document.blocks);
        let before = blocks(&journal);
        prop_assert!(before.is_some());
        for said in later {
            let said = Said { meeting: journal.meeting_open(), effective_on: said.effective_on.min(today), ..said };
            let meeting = match said.event {
                Event::MeetingOpened(_) => Some(journal.next_meeting()),
                _ => said.meeting,
            };
            take(&mut journal, Said { meeting, ..said }, true);
            prop_assert!(blocks(&journal) == before);
        }
        let agreed = Event::MinutesAgreed(Agreement { of_meeting: 1, corrections: "None".into() });
        take(&mut journal, said("", "6 May 2024", agreed), true);
        prop_assert!(blocks(&journal) == before);
    }
}

/// Records what the rules allow on the last of all days.
fn take(journal: &mut Journal, said: Said, wanted: bool) -> bool {
    let allowed = wanted && check(journal, &said, day("31 December 2199"), true).is_ok();
    if allowed {
        add(journal, said);
    }
    allowed
}
