//! Anything that a journal could hold: every kind, any day, refs and numbers that mean nothing.
//!
//! The strategies are boxed: one made of all the others, by value, is too large for a test's stack.

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use quorum::core::journal::{
    Activity, Agreement, Attendance, Decision, Effect, Event, FollowUp, FollowUpDone, Forecast, Measurement,
    MeetingOpened, Member, Met, Person, Presence, Report, Reported, Said, Withdrawal,
};
use quorum::core::plan::{ActionRef, Measure};
use quorum::core::words::{Label, Words};

use crate::small::{adoption, new_action, note};

/// Days around the plan, and now and then any that can be typed.
pub fn days() -> BoxedStrategy<NaiveDate> {
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let near = (0u64..1_800).prop_map(move |days| first(2024) + Days::new(days));
    let month_ends = select(vec!["2024-05-31", "2024-06-30", "2024-09-30", "2025-04-23", "2026-05-31"]);
    let any = (0u64..76_000).prop_map(move |days| first(1990) + Days::new(days));
    prop_oneof![6 => near, 4 => month_ends.prop_map(|day| day.parse().unwrap()), 1 => any].boxed()
}

fn refs() -> BoxedStrategy<ActionRef> {
    select(vec!["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "7.77"])
        .prop_map(|r| r.parse().unwrap())
        .boxed()
}

fn words() -> BoxedStrategy<Words> {
    prop_oneof!["[a-z {}\"\\\\]{0,12}", "\\PC{0,8}", Just("two\nlines\u{1b}[31m\u{202e}".to_owned())]
        .prop_map(|text| Words::new(&text))
        .boxed()
}

fn labels() -> BoxedStrategy<Label> {
    words().prop_map(|words| Label::new(&words)).boxed()
}

fn ratings() -> BoxedStrategy<Reported> {
    select(vec![Reported::Red, Reported::Amber, Reported::Green]).boxed()
}

fn effects() -> BoxedStrategy<Effect> {
    prop_oneof![
        Just(Effect::Words),
        (days(), days(), days()).prop_map(|(milestone, from, to)| Effect::DateMoved { milestone, from, to }),
        Just(Effect::Suspended),
        Just(Effect::Resumed),
        Just(Effect::Completed),
        Just(Effect::Deleted),
        refs().prop_map(|reference| Effect::Added(new_action(&reference.to_string()))),
        (words(), labels()).prop_map(|(text, title)| Effect::Reworded { text, title }),
        vec(labels(), 0..3).prop_map(|services| Effect::Reassigned { services }),
    ]
    .boxed()
}

/// What a service or the group says about an action.
fn about_actions() -> BoxedStrategy<Event> {
    let forecast = of((days(), days()).prop_map(|(milestone, date)| Forecast { milestone, date }));
    let report = (ratings(), words(), forecast, words(), words(), words()).prop_map(
        |(rating, note, forecast, reason, path, ask)| {
            Event::ProgressReported(Report { rating, note, forecast, reason, path, ask })
        },
    );
    let decision = (words(), words(), labels(), effects()).prop_map(|(words, reason, minute, effect)| {
        Event::DecisionMade(Decision { words, reason, minute, effect })
    });
    prop_oneof![
        report,
        (words(), labels()).prop_map(|(note, place)| Event::ActivityLogged(Activity { note, place })),
        words().prop_map(|words| Event::NilReturned(note(&words))),
        (days(), words()).prop_map(|(milestone, note)| Event::MilestoneMet(Met { milestone, note })),
        decision,
    ]
    .boxed()
}

/// What is said of the group and its meetings.
fn about_the_group() -> BoxedStrategy<Event> {
    let member = || {
        (labels(), labels(), labels()).prop_map(|(name, role, organisation)| Member {
            name,
            role,
            organisation,
        })
    };
    let numbers = of(prop_oneof![9 => 0u32..9, 1 => Just(u32::MAX)]);
    let opened = (days(), labels(), labels(), numbers).prop_map(|(position_as_at, place, chair, quorum)| {
        Event::MeetingOpened(MeetingOpened { position_as_at, place, chair, quorum, quorum_percent: quorum })
    });
    let presence =
        select(vec![Presence::Present, Presence::Apologies, Presence::Substitute, Presence::InAttendance]);
    let attendance = (labels(), presence, labels()).prop_map(|(name, presence, instead_of)| {
        Event::AttendanceRecorded(Attendance { instead_of, ..Attendance::of(name, presence) })
    });
    prop_oneof![
        member().prop_map(Event::MemberAdded),
        member().prop_map(Event::MemberChanged),
        labels().prop_map(|name| Event::MemberLeft(Person { name })),
        opened,
        attendance,
        words().prop_map(|words| Event::ItemNoted(note(&words))),
        words().prop_map(|words| Event::MeetingClosed(note(&words))),
        (0u32..40, words()).prop_map(|(of_meeting, corrections)| {
            Event::MinutesAgreed(Agreement { of_meeting, corrections })
        }),
    ]
    .boxed()
}

fn about_the_rest() -> BoxedStrategy<Event> {
    let measure = (labels(), labels(), words())
        .prop_map(|(name, source, question)| Event::MeasureDefined(Measure { name, source, question }));
    let taken = (labels(), 1990i32..2200, 0u16..1_000, of(0u32..500), labels());
    let taken = taken.prop_map(|(measure, year, tenths, answers, mode)| {
        let value = f64::from(tenths) / 10.0;
        Event::MeasureTaken(Measurement { measure, year, value, answers, asked: mode.clone(), mode })
    });
    prop_oneof![
        (words(), labels(), of(days())).prop_map(|(what, who, by)| Event::FollowUpAgreed(FollowUp {
            what,
            who,
            by
        })),
        (0u64..60, words())
            .prop_map(|(follow_up, note)| Event::FollowUpDone(FollowUpDone { follow_up, note })),
        measure,
        taken,
        Just(adoption()),
    ]
    .boxed()
}

fn withdrawals() -> BoxedStrategy<Event> {
    let numbers = prop_oneof![9 => 0u64..60, 1 => Just(u64::MAX)];
    (numbers, words()).prop_map(|(entry, words)| Event::EntryWithdrawn(Withdrawal { entry, words })).boxed()
}

/// An event of any kind; most are about actions, and many withdraw something.
pub fn events() -> BoxedStrategy<Event> {
    prop_oneof![6 => about_actions(), 1 => about_the_group(), 1 => about_the_rest(), 4 => withdrawals()]
        .boxed()
}

/// Anything said by anyone, about any action or none.
pub fn sayings() -> BoxedStrategy<Said> {
    (days(), labels(), of(0u32..9), of(refs()), events())
        .prop_map(|(effective_on, recorded_by, meeting, action, event)| Said {
            effective_on,
            recorded_by,
            meeting,
            action,
            event,
        })
        .boxed()
}
