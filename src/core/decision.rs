//! Decisions before they are made: what they would change, and the effect in words.

use chrono::NaiveDate;

use super::date;
use super::journal::{Decision, Effect, Entry, Event, Journal, Refusal, Said};
use super::plan::ActionRef;
use super::position::{Position, Standing, circumstances};
use super::rating::due_milestone;
use super::record::Record;
use super::schedule::plural;

/// How an action would stand after something, beside how it stands before.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The day of a decision that moves a date which is past by then, and that date: the minutes mark it retrospective.
    pub retrospective: Option<(NaiveDate, NaiveDate)>,
    /// Before; nothing for an action that is to be added.
    pub before: Option<Standing>,
    /// After.
    pub after: Option<Standing>,
}

/// What recording `said` would make of its action, as at a day. Nothing where it is about none.
pub fn preview(journal: &Journal, said: &Said, as_at: NaiveDate) -> Option<Preview> {
    let action = said.action?;
    let as_at = as_at.max(said.effective_on);
    let standing = |journal: &Journal| Position::of(journal, as_at).action(action).cloned();
    let mut supposed = journal.clone();
    let seq = supposed.last_seq() + 1;
    let recorded_at = as_at.and_time(chrono::NaiveTime::MIN).and_utc();
    supposed.push(Entry { seq, recorded_at, said: said.clone() }).ok()?;
    let retrospective = match &said.event {
        Event::DecisionMade(Decision { effect: Effect::DateMoved { from, .. }, .. })
            if *from < said.effective_on =>
        {
            Some((*from, said.effective_on))
        }
        _ => None,
    };
    Some(Preview { retrospective, before: standing(journal), after: standing(&supposed) })
}

/// How a standing is told, and under which name.
type Telling = fn(&Standing) -> String;
type Fact = (&'static str, Telling);

impl Preview {
    /// What changes, each as name, before and after; empty where nothing does.
    pub fn changes(&self) -> Vec<(&'static str, String, String)> {
        let told = |standing: Option<&Standing>, of: Telling| {
            standing.map_or_else(|| "Not in the plan".to_owned(), of)
        };
        let facts: [Fact; 5] = [
            ("Computed", |standing| {
                format!("{}: {}", standing.computed.rating.word(), standing.computed.why)
            }),
            ("Due", due),
            ("Slip from original", slip),
            ("Services", |standing| standing.action.services.join("; ")),
            ("Text", |standing| format!("{}: {}", standing.action.title, standing.action.text)),
        ];
        let pairs = facts
            .into_iter()
            .map(|(name, of)| (name, told(self.before.as_ref(), of), told(self.after.as_ref(), of)));
        let retrospective = self.retrospective.map(|(due, decided)| {
            ("Retrospective", format!("due {}", date::long(due)), format!("decided {}", date::long(decided)))
        });
        pairs.filter(|(_, before, after)| before != after).chain(retrospective).collect()
    }
}

fn due(standing: &Standing) -> String {
    standing.milestone.as_ref().map_or_else(
        || "No date".to_owned(),
        |milestone| {
            let due = date::long(milestone.due);
            if milestone.due == milestone.original_due {
                due
            } else {
                format!("{due} (originally {})", date::long(milestone.original_due))
            }
        },
    )
}

fn slip(standing: &Standing) -> String {
    match standing.slip_months {
        None | Some(0) => "None".to_owned(),
        Some(months) => {
            let which = if months > 0 { "late" } else { "early" };
            format!("{} {which}", plural(months.unsigned_abs(), "month"))
        }
    }
}

/// The effect that moves a milestone's date: that of `milestone`, known by its original date, or the one now due.
pub fn moving(
    journal: &Journal,
    action: ActionRef,
    milestone: Option<NaiveDate>,
    to: NaiveDate,
    today: NaiveDate,
) -> Result<Effect, Refusal> {
    let plan = journal.plan().ok_or(Refusal::NoPlan)?;
    let record = Record::of(journal, action, today).ok_or(Refusal::NoAction(action))?;
    let about = circumstances(journal, plan, today);
    let meant = match milestone {
        None => due_milestone(&record, &about),
        Some(original) => record
            .milestones(plan.start, today.max(original))
            .into_iter()
            .find(|known| known.original_due == original),
    };
    match (meant, milestone) {
        (Some(meant), _) => Ok(Effect::DateMoved { milestone: meant.original_due, from: meant.due, to }),
        // Left to the check, which names the milestones that there are.
        (None, Some(milestone)) => Ok(Effect::DateMoved { milestone, from: milestone, to }),
        (None, None) => Err(Refusal::NoMilestone(action)),
    }
}

/// The ref that an action added to an objective gets if none is given: the one after the last.
pub fn next_ref(journal: &Journal, objective: u16) -> ActionRef {
    // A ref stands for one action for good, also where its addition was withdrawn.
    let of_entries = journal.entries().iter().filter_map(|entry| entry.said.action);
    let used = journal.refs().into_iter().chain(of_entries).filter(|action| action.objective == objective);
    let last = used.map(|action| action.number).max().unwrap_or(0);
    ActionRef { objective, number: last.saturating_add(1) }
}
