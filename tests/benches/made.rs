//! Makes plans and journals of any size, all dates and words invented; and reads those that ship.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, Utc};
use quorum::core::journal::{
    Activity, Adoption, Decision, Effect, Entry, Event, FollowUp, Forecast, Journal, MeetingOpened, Note,
    Report, Reported, Said,
};
use quorum::core::plan::{Action, ActionRef, Objective, Plan};
use quorum::core::words::{Label, Words};
use quorum::plans::{builtin, sample};
use quorum::store::Store;

/// How many actions the plan that ships has.
pub const REAL: usize = 53;
/// More actions than any plan will have.
pub const LARGE: usize = 100_000;

const OBJECTIVES: usize = 6;

/// Deadlines of each kind.
const DEADLINES: [&str; 8] = [
    "May 2024",
    "March 2025, then March each year",
    "June 2024, then three-monthly reviews",
    "May 2024, then ongoing",
    "March 2027",
    "Three times a year",
    "Ongoing",
    "As required",
];

/// The day that everything is looked at.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// A plan of six objectives with so many actions.
pub fn plan(actions: usize) -> Plan {
    let mut plan = builtin::DEFAULT.plan().unwrap();
    plan.name = "made".into();
    plan.title = format!("A plan with {actions} actions").as_str().into();
    plan.objectives = (1..=OBJECTIVES).map(objective).collect();
    plan.actions = (0..actions).map(|at| Arc::new(action(at))).collect();
    plan.actions.sort_by_key(|action| action.reference);
    plan.queries.clear();
    plan
}

fn objective(number: usize) -> Objective {
    let title = Label::new(&format!("Objective number {number}"));
    Objective { number: number.try_into().unwrap(), short: title.clone(), title, overview: Words::default() }
}

fn action(at: usize) -> Action {
    Action {
        reference: reference(at),
        title: format!("What is to be done as number {at}").as_str().into(),
        text: format!("Work with residents and partners on what is to be done as number {at} of the plan.")
            .as_str()
            .into(),
        services: vec!["Communications".into(), "Strategy and transformation".into()],
        deadline: DEADLINES.iter().cycle().nth(at / OBJECTIVES).unwrap().parse().unwrap(),
        ..Action::default()
    }
}

fn reference(at: usize) -> ActionRef {
    let part = |number: usize| u16::try_from(number + 1).unwrap();
    ActionRef { objective: part(at % OBJECTIVES), number: part(at / OBJECTIVES) }
}

/// What is recorded first: the plan.
pub fn adoption(plan: Plan) -> Said {
    let event = Event::PlanAdopted(Adoption { plan: Arc::new(plan), sample: false });
    Said { action: None, ..said(0, 1, event) }
}

/// The record number `at` about a plan of so many actions: reports, activities and nil returns in turn.
pub fn record(at: usize, actions: usize) -> Said {
    let note = Words::new(&format!("Two workshops held with residents, 34 people came (record {at})."));
    let milestone = NaiveDate::from_ymd_opt(2024, 5, 31).unwrap();
    let event = match at % 4 {
        0 => Event::ActivityLogged(Activity { note, place: "Poplar".into() }),
        1 => Event::NilReturned(Note { note, ..Note::default() }),
        2 => Event::ProgressReported(report(Reported::Green, note, None)),
        _ => {
            let forecast = Some(Forecast { milestone, date: today() + Days::new(60) });
            Event::ProgressReported(report(Reported::Amber, note, forecast))
        }
    };
    said(at, actions, event)
}

fn report(rating: Reported, note: Words, forecast: Option<Forecast>) -> Report {
    let sentence = |text: &str| if rating == Reported::Green { Words::default() } else { Words::new(text) };
    Report {
        rating,
        note,
        forecast,
        reason: sentence("The supplier is late."),
        path: sentence("A second supplier, by Communications, by January."),
        ask: sentence("Nothing."),
    }
}

fn said(at: usize, actions: usize, event: Event) -> Said {
    Said {
        effective_on: today() - Days::new((900 - at % 900) as u64),
        recorded_by: "J. Ahmed".into(),
        meeting: None,
        action: Some(reference(at % actions)),
        event,
    }
}

/// The plan and so many records about it.
pub fn said_of(actions: usize, records: usize) -> Vec<Said> {
    let records = (0..records).map(|at| record(at, actions));
    std::iter::once(adoption(plan(actions))).chain(records).collect()
}

/// The same as entries.
pub fn entries(actions: usize, records: usize) -> Vec<Entry> {
    numbered(said_of(actions, records).into_iter().map(|said| (now(), said)))
}

/// A journal with that plan and three records an action.
pub fn journal(actions: usize) -> Journal {
    Journal::fold(entries(actions, 3 * actions)).unwrap()
}

/// The rehearsal that ships.
pub fn rehearsal() -> Journal {
    let plan = Arc::new(builtin::DEFAULT.plan().unwrap());
    Journal::fold(numbered(sample::records(&plan).unwrap().records)).unwrap()
}

/// How many quarterly meetings four years have.
pub const MEETINGS: u32 = 16;

/// The real plan with four years of quarterly meetings: at each every action is reported on, one date in ten moves, and a
/// follow-up is agreed for every fifth action.
pub fn four_years() -> Journal {
    let plan = Arc::new(builtin::DEFAULT.plan().unwrap());
    let refs: Vec<_> = plan.actions.iter().map(|action| action.reference).collect();
    let start = plan.start.unwrap();
    let mut said = vec![Said { effective_on: start, ..adoption(Plan::clone(&plan)) }];
    for number in 1..=MEETINGS {
        let held = start + Days::new(u64::from(number) * 91);
        let at = |action, event| Said {
            effective_on: held,
            recorded_by: "Minute-taker".into(),
            meeting: Some(number),
            action,
            event,
        };
        let opened = MeetingOpened {
            position_as_at: held,
            place: "Town Hall".into(),
            chair: "Chair".into(),
            quorum: Some(6),
            quorum_percent: None,
        };
        said.push(at(None, Event::MeetingOpened(opened)));
        for (place, reference) in refs.iter().enumerate() {
            said.push(at(Some(*reference), Event::ProgressReported(told(place + number as usize))));
            if place % 10 == 0 {
                let (words, reason) = ("Officers come back with dates.".into(), "Staff have left.".into());
                let decision = Decision { words, reason, minute: Label::default(), effect: Effect::Words };
                said.push(at(Some(*reference), Event::DecisionMade(decision)));
            }
            if place % 5 == 0 {
                let what = "Write to the partners about what was agreed.".into();
                let follow_up = FollowUp { what, who: "Grants officer".into(), by: Some(held) };
                said.push(at(Some(*reference), Event::FollowUpAgreed(follow_up)));
            }
        }
        said.push(at(None, Event::MeetingClosed(Note::default())));
    }
    Journal::fold(numbered(said.into_iter().map(|said| (now(), said)))).unwrap()
}

fn told(at: usize) -> Report {
    let rating = [Reported::Green, Reported::Green, Reported::Green, Reported::Amber, Reported::Red];
    let rating = *rating.iter().cycle().nth(at).unwrap();
    let note = "The partners met twice and agreed what each of them does until the summer.".into();
    let needed = |text: &str| if rating == Reported::Green { Words::default() } else { text.into() };
    Report {
        rating,
        note,
        forecast: None,
        reason: needed("The contract was signed late because of a question about costs."),
        path: needed("The officer and the contractor add staff and finish by the end of March."),
        ask: needed("Services to send what they have by the end of the month."),
    }
}

fn numbered(records: impl IntoIterator<Item = (DateTime<Utc>, Said)>) -> Vec<Entry> {
    (1..).zip(records).map(|(seq, (recorded_at, said))| Entry { seq, recorded_at, said }).collect()
}

/// When everything is recorded.
pub fn now() -> DateTime<Utc> {
    "2026-11-22T09:30:00Z".parse().unwrap()
}

/// Writes a journal with a plan of so many actions and three records an action to a new file.
pub fn write(file: &Path, actions: usize) {
    assert!(!file.exists(), "{} is there already; give a new file.", file.display());
    Store::open(file).unwrap().append(&said_of(actions, 3 * actions), 0, now()).unwrap();
}
