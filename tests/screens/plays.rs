//! What the tests play on: the rehearsal, a fresh file, no file yet, and plans that nobody would write.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use quorum::core::journal::{Activity, Adoption, Entry, Event, Journal, Report, Reported, Said};
use quorum::core::plan::{Action, ActionRef, Objective, Plan};
use quorum::core::words::Words;
use quorum::plans::{builtin, sample};

use crate::outside::noon;
use crate::stage::Stage;

/// The rehearsal's journal and its day.
static REHEARSAL: LazyLock<(Journal, NaiveDate)> = LazyLock::new(|| {
    let sample = sample::records(&shipped()).unwrap();
    let entries =
        (1..).zip(sample.records).map(|(seq, (recorded_at, said))| Entry { seq, recorded_at, said });
    (Journal::fold(entries).unwrap(), sample.today)
});

fn shipped() -> Arc<Plan> {
    Arc::new(builtin::DEFAULT.plan().unwrap())
}

/// The day of the rehearsal.
pub fn today() -> NaiveDate {
    REHEARSAL.1
}

/// Two years of sample records on the real plan.
pub fn rehearsal() -> Stage {
    Stage::new(&REHEARSAL.0, REHEARSAL.1)
}

/// The real plan, adopted today, and nothing recorded yet.
pub fn fresh() -> Stage {
    Stage::new(&adopted(shipped()), today())
}

/// No plan yet.
pub fn first_run() -> Stage {
    Stage::new(&Journal::default(), today())
}

/// A plan on the day of its adoption, with some things recorded about its actions.
pub fn with(plan: Plan, recorded: &[(&str, Event)]) -> Stage {
    let mut journal = adopted(Arc::new(plan));
    for (action, event) in recorded {
        journal.push(entry(journal.last_seq() + 1, action, event.clone())).unwrap();
    }
    Stage::new(&journal, today())
}

fn adopted(plan: Arc<Plan>) -> Journal {
    Journal::fold([entry(1, "", Event::PlanAdopted(Adoption { plan, sample: false }))]).unwrap()
}

fn entry(seq: u64, action: &str, event: Event) -> Entry {
    let (effective_on, recorded_by, action) = (today(), "Somebody else".into(), action.parse().ok());
    Entry {
        seq,
        recorded_at: noon(today()),
        said: Said { effective_on, recorded_by, meeting: None, action, event },
    }
}

/// A plan of so many objectives with so many actions each, all with that text as title, service and so on.
pub fn plan(objectives: u16, actions: u16, text: &str) -> Plan {
    let action = |objective, number| {
        Arc::new(Action {
            reference: ActionRef { objective, number },
            title: text.into(),
            text: text.into(),
            services: vec![text.into(), text.into()],
            deadline: "March 2027".parse().unwrap(),
            ..Action::default()
        })
    };
    let of_objective = |objective| (1..=actions).map(move |number| action(objective, number));
    let objective =
        |number| Objective { number, title: text.into(), short: text.into(), overview: text.into() };
    Plan {
        title: text.into(),
        organisation: text.into(),
        objectives: (1..=objectives).map(objective).collect(),
        actions: (1..=objectives).flat_map(of_objective).collect(),
        queries: Vec::new(),
        measures: Vec::new(),
        ..Plan::clone(&shipped())
    }
}

/// An activity.
pub fn activity(note: &str) -> Event {
    Event::ActivityLogged(Activity { note: note.into(), place: "".into() })
}

/// A report, with all three sentences where it needs them.
pub fn report(rating: Reported, note: &str) -> Event {
    let said = |text: &str| if rating == Reported::Green { Words::default() } else { text.into() };
    let (reason, path, ask) = (said("No staff."), said("Recruit by May."), said("Nothing."));
    Event::ProgressReported(Report { rating, note: note.into(), forecast: None, reason, path, ask })
}
