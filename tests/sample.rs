//! The records of the rehearsal: they could all have been recorded, and they show every state there is.

#![cfg(test)]

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{NaiveDate, Timelike};
use quorum::core::journal::{Effect, Entry, Event, Journal, Reported, check};
use quorum::core::plan::{Action, Measure, Objective, Plan, Query, Settings};
use quorum::core::position::{Flag, Position, Totals};
use quorum::core::rating::{Rating, Why};
use quorum::plans::sample::{Sample, records};
use serde::Deserialize;

/// As much of the plan's file as the rules need.
#[derive(Deserialize)]
struct File {
    settings: Settings,
    query: Vec<Query>,
    measure: Vec<Measure>,
    objective: Vec<Section>,
}

#[derive(Deserialize)]
struct Section {
    number: u16,
    title: String,
    short: String,
    action: Vec<Arc<Action>>,
}

fn plan() -> Arc<Plan> {
    let file: File = toml::from_str(include_str!("../db/plans/tower-hamlets-2024-2028.toml")).unwrap();
    let objective = |section: &Section| Objective {
        number: section.number,
        title: section.title.as_str().into(),
        short: section.short.as_str().into(),
        overview: "".into(),
    };
    Arc::new(Plan {
        name: "tower-hamlets-2024-2028".into(),
        title: "Tower Hamlets Community Engagement Strategy 2024 to 2028".into(),
        organisation: "Tower Hamlets Council".into(),
        period: "2024 to 2028".into(),
        start: Some(day(2024, 4, 24)),
        start_assumed: Some("The strategy leaves its publication date blank.".into()),
        end: Some(day(2028, 3, 31)),
        objective_word: "objective".into(),
        settings: file.settings,
        objectives: file.objective.iter().map(objective).collect(),
        actions: file.objective.into_iter().flat_map(|section| section.action).collect(),
        measures: file.measure,
        queries: file.query,
    })
}

fn day(year: i32, month: u32, of_month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, of_month).unwrap()
}

fn sample() -> Sample {
    records(&plan()).unwrap()
}

fn journal(sample: &Sample) -> Journal {
    let entries = sample.records.iter().zip(1..);
    Journal::fold(entries.map(|((recorded_at, said), seq)| Entry {
        seq,
        recorded_at: *recorded_at,
        said: said.clone(),
    }))
    .unwrap()
}

fn totals(as_at: NaiveDate) -> Totals {
    Position::of(&journal(&sample()), as_at).totals()
}

#[test]
fn every_record_could_have_been_recorded_on_its_day() {
    let sample = sample();
    let mut journal = Journal::default();
    for ((recorded_at, said), seq) in sample.records.iter().zip(1..) {
        let checked = check(&journal, said, said.effective_on, true);
        assert_eq!(checked, Ok(()), "{} {:?} {:?}", said.effective_on, said.action, said.event);
        assert!(said.effective_on <= sample.today);
        assert_eq!(recorded_at.date_naive(), said.effective_on);
        assert!((8..17).contains(&recorded_at.hour()), "{recorded_at} is no office hour");
        journal.push(Entry { seq, recorded_at: *recorded_at, said: said.clone() }).unwrap();
    }
    assert!(sample.records.is_sorted_by_key(|(recorded_at, _)| *recorded_at));
    assert!(journal.is_sample());
    assert_eq!(journal.adopted_on(), Some(day(2024, 4, 24)));
    assert_eq!(sample.today, day(2026, 11, 22));
}

#[test]
fn the_position_on_the_day_shows_every_state() {
    let totals = totals(sample().today);
    let count = |rating| totals.computed(rating);
    assert_eq!(totals.actions, 53);
    assert!((7..=10).contains(&count(Rating::Red)), "{totals:?}");
    assert!((5..=7).contains(&count(Rating::Amber)), "{totals:?}");
    assert!((22..=28).contains(&count(Rating::Green)), "{totals:?}");
    assert!((9..=12).contains(&count(Rating::Complete)), "{totals:?}");
    assert!((5..=8).contains(&count(Rating::NotRated)), "{totals:?}");
    assert!((4..=6).contains(&totals.disagree), "{totals:?}");
    assert!((6..=10).contains(&totals.no_update), "{totals:?}");
}

#[test]
fn past_quarters_stood_differently() {
    let figures = [(2025, 9, 30), (2026, 3, 31), (2026, 11, 22)].map(|(y, m, d)| {
        let totals = totals(day(y, m, d));
        Rating::ALL.map(|rating| totals.computed(rating))
    });
    assert_ne!(figures[0], figures[1]);
    assert_ne!(figures[1], figures[2]);
    for figures in figures {
        assert!(figures.iter().all(|count| *count > 0), "{figures:?}");
    }
}

#[test]
fn the_position_shows_what_other_programs_hide() {
    let journal = journal(&sample());
    let now = Position::of(&journal, sample().today);
    let then = Position::of(&journal, day(2025, 9, 30));
    let is = |position: &Position, action: &str, tests: &dyn Fn(&Why) -> bool| {
        let standing = position.action(action.parse().unwrap()).unwrap();
        assert!(tests(&standing.computed.why), "{action}: {}", standing.computed.why);
    };
    is(&then, "3.1", &|why| matches!(why, Why::WaitingOn(_)));
    is(&then, "5.2", &|why| matches!(why, Why::WaitingOn(_)));
    is(&then, "3.2", &|why| matches!(why, Why::Suspended));
    is(&now, "3.2", &|why| matches!(why, Why::AgreedComplete(_)));
    is(&now, "3.4", &|why| matches!(why, Why::Silent { quarters: 2 }));
    is(&now, "3.5", &|why| matches!(why, Why::AsRequired));
    is(&now, "6.7", &|why| matches!(why, Why::Met { .. }));
    is(&now, "2.13", &|why| matches!(why, Why::Quota { logged: 0, expected: 1, times: 2 }));
    let with = |flag| now.actions.iter().filter(|standing| standing.has(flag)).count();
    assert_eq!(with(Flag::FellShortLastYear), 1);
    assert_eq!(with(Flag::DateChanged(1)), 5, "actions with a moved date");
    let moved_twice = |flags: &[Flag]| flags.contains(&Flag::DateChanged(2));
    assert_eq!(now.actions.iter().filter(|standing| moved_twice(&standing.flags)).count(), 1);
    let decided = |wanted: fn(&Effect) -> bool| {
        journal.entries().iter().any(
            |entry| matches!(&entry.said.event, Event::DecisionMade(decision) if wanted(&decision.effect)),
        )
    };
    assert!(decided(|effect| matches!(effect, Effect::Reworded { .. })));
    assert!(decided(|effect| matches!(effect, Effect::Suspended)));
    assert!(decided(|effect| matches!(effect, Effect::Resumed)));
}

#[test]
fn the_sample_names_roles_and_no_person() {
    const ROLES: [&str; 31] = [
        "Business engagement officer",
        "Chair",
        "Children’s participation officer",
        "Co-production lead",
        "Communications officer",
        "Community safety manager",
        "Democratic services manager",
        "Digital communications lead",
        "Engagement and consultation manager",
        "Equalities officer",
        "Events manager",
        "Grants officer",
        "Head of Communications",
        "Head of Strategy and Improvement",
        "Improvement officer",
        "Integrated commissioning manager",
        "Learning and development officer",
        "Mayor’s Office manager",
        "Partnerships manager",
        "Public health programme lead",
        "Public realm engagement officer",
        "Research officer",
        "SEND participation officer",
        "Scrutiny officer",
        "Service planning lead",
        "Strategy officer",
        "Tenant engagement manager",
        "Tower Hamlets Together representative",
        "Voluntary sector representative",
        "Volunteering officer",
        "Youth participation manager",
    ];
    for (_, said) in sample().records {
        let named = match &said.event {
            Event::MemberAdded(member) | Event::MemberChanged(member) => &member.name,
            Event::MemberLeft(person) => &person.name,
            Event::AttendanceRecorded(attendance) => &attendance.name,
            Event::FollowUpAgreed(follow_up) => &follow_up.who,
            Event::MeetingOpened(meeting) => &meeting.chair,
            _ => &said.recorded_by,
        };
        for name in [named, &said.recorded_by] {
            assert!(ROLES.contains(&&**name), "{name} is not in the list of roles");
        }
    }
}

#[test]
fn the_path_to_green_names_someone_and_a_date() {
    let is_someone = |path: &str| path.starts_with("The ");
    for (_, said) in sample().records {
        let Event::ProgressReported(report) = &said.event else { continue };
        if report.rating != Reported::Green {
            let dated = report.path.contains("202");
            assert!(dated && is_someone(&report.path), "{}: {}", said.effective_on, report.path);
        }
    }
}

#[test]
fn every_meeting_is_opened_attended_closed_and_its_minutes_agreed_at_the_next() {
    let sample = sample();
    let (mut open, mut closed, mut agreed, mut heard_of) = (None, 0, 0, BTreeSet::new());
    let mut members = BTreeSet::new();
    for (_, said) in &sample.records {
        match &said.event {
            Event::MemberAdded(member) => assert!(members.insert(member.name.clone())),
            Event::MemberLeft(person) => assert!(members.remove(&person.name)),
            Event::MeetingOpened(meeting) => {
                assert_eq!((open, said.meeting), (None, Some(closed + 1)));
                assert!(meeting.position_as_at < said.effective_on);
                (open, heard_of) = (said.meeting, BTreeSet::new());
            }
            Event::AttendanceRecorded(attendance) => {
                assert!(open.is_some() && heard_of.insert(attendance.name.clone()), "{attendance:?}");
            }
            Event::MinutesAgreed(agreement) => {
                assert_eq!((agreement.of_meeting, open), (closed, Some(closed + 1)));
                agreed = agreement.of_meeting;
            }
            Event::MeetingClosed(_) => {
                assert_eq!(said.meeting, open.take());
                closed += 1;
                assert!(members.is_subset(&heard_of), "meeting {closed}: {heard_of:?}");
            }
            _ => assert_eq!(said.meeting, open, "{} {:?}", said.effective_on, said.event),
        }
    }
    assert_eq!((closed, agreed), (9, 8), "the last minutes are still to be agreed");
}

#[test]
fn follow_ups_are_some_done_and_some_open_and_every_measure_is_taken_twice() {
    let sample = sample();
    let count =
        |wanted: fn(&Event) -> bool| sample.records.iter().filter(|(_, said)| wanted(&said.event)).count();
    let agreed = count(|event| matches!(event, Event::FollowUpAgreed(_)));
    let done = count(|event| matches!(event, Event::FollowUpDone(_)));
    assert!(0 < done && done < agreed, "{done} of {agreed}");
    for (_, said) in &sample.records {
        if let Event::FollowUpDone(done) = &said.event {
            let at = usize::try_from(done.follow_up).unwrap() - 1;
            assert!(matches!(sample.records[at].1.event, Event::FollowUpAgreed(_)));
        }
    }
    for measure in &plan().measures {
        let years = sample.records.iter().filter_map(|(_, said)| match &said.event {
            Event::MeasureTaken(taken) if taken.measure == measure.name => Some(taken.year),
            _ => None,
        });
        assert_eq!(years.collect::<BTreeSet<_>>().len(), 2, "{}", measure.name);
    }
}
