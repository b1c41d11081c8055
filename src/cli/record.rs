//! `quorum update`, `log`, `met` and `undo`: everything that records from the command line.

use chrono::NaiveDate;

use super::args::{Global, Log, Met, ReportedName, Told, Update};
use super::desk::Desk;
use super::fault::Fault;
use super::out;
use crate::core::date;
use crate::core::journal::{self, Activity, Event, Forecast, Note, Refusal, Report, Reported, Seq};
use crate::core::plan::ActionRef;
use crate::core::position::circumstances;
use crate::core::rating::due_milestone;
use crate::core::record::{Dated, Record};
use crate::core::words::{Label, Words};

/// Records a report.
pub fn update(global: &Global, asked: &Update) -> Result<(), Fault> {
    let mut desk = Desk::with_plan(global)?;
    let action = desk.action(&asked.reference)?;
    let forecast = asked.forecast.as_deref().map(|text| date::read(text, desk.today)).transpose()?;
    let forecast = forecast.map(|date| {
        let milestone = open_milestone(&desk, action)?;
        Ok::<_, Fault>(Forecast { milestone: milestone.original_due, date })
    });
    let words = |text: &Option<String>| text.as_deref().map(Words::new).unwrap_or_default();
    let report = Report {
        rating: match asked.rating {
            ReportedName::Red => Reported::Red,
            ReportedName::Amber => Reported::Amber,
            ReportedName::Green => Reported::Green,
        },
        note: Words::new(&asked.note),
        forecast: forecast.transpose()?,
        reason: words(&asked.reason),
        path: words(&asked.path),
        ask: words(&asked.ask),
    };
    let recorded = record(&mut desk, action, &asked.told, Event::ProgressReported(report), asked.earlier);
    recorded.map_err(|fault| match fault {
        Fault::Refused(Refusal::ForecastEarlier { .. }) => {
            Fault::Found(format!("{fault} Add --earlier to confirm."))
        }
        Fault::Refused(Refusal::Sentences { .. }) => {
            Fault::Found(format!("{fault} Give them with --reason, --path and --ask."))
        }
        other => other,
    })
}

/// Logs an activity or a nil return.
pub fn log(global: &Global, asked: &Log) -> Result<(), Fault> {
    let mut desk = Desk::with_plan(global)?;
    let action = desk.action(&asked.reference)?;
    let note = asked.note.as_deref().map(Words::new).unwrap_or_default();
    let event = if asked.nil {
        Event::NilReturned(Note { note, ..Note::default() })
    } else {
        let place = asked.place.as_deref().map(Label::new).unwrap_or_default();
        Event::ActivityLogged(Activity { note, place })
    };
    record(&mut desk, action, &asked.told, event, true)
}

/// Records a milestone as met.
pub fn met(global: &Global, asked: &Met) -> Result<(), Fault> {
    let mut desk = Desk::with_plan(global)?;
    let action = desk.action(&asked.reference)?;
    let milestone = match &asked.milestone {
        Some(text) => date::read(text, desk.today)?,
        None => milestone_meant(&desk, action)?,
    };
    let note = asked.note.as_deref().map(Words::new).unwrap_or_default();
    let event = Event::MilestoneMet(journal::Met { milestone, note });
    record(&mut desk, action, &asked.told, event, true)
}

/// Withdraws an entry.
pub fn undo(global: &Global, entry: Option<Seq>) -> Result<(), Fault> {
    let mut desk = Desk::with_plan(global)?;
    let said = desk.journal.undoing(entry, &desk.who, desk.today)?;
    let entry = desk.record(&said, None, true)?;
    out::say(&format!("{}. To bring it back: quorum undo {}", entry.summary(), entry.seq));
    Ok(())
}

fn record(desk: &mut Desk, action: ActionRef, told: &Told, event: Event, sure: bool) -> Result<(), Fault> {
    let on: NaiveDate = match &told.on {
        Some(day) => date::read(day, desk.today)?,
        // What was done without a day was done by today; what is reported speaks for the meeting's figures.
        None if matches!(event, Event::MilestoneMet(_) | Event::ActivityLogged(_)) => desk.today,
        None => desk.journal.speaking_day(action, desk.today),
    };
    let said = desk.said(Some(action), on, event);
    let entry = desk.record(&said, told.seen, sure)?;
    out::say(&format!("Recorded as {}", entry.named()));
    for remark in journal::remarks(&desk.journal, &said) {
        out::say(&format!("Please note: {remark}"));
    }
    Ok(())
}

/// The milestone that is meant where none is named. The next cycle of a series is not, while the one before is met:
/// that would more often be the same command given twice.
fn milestone_meant(desk: &Desk, action: ActionRef) -> Result<NaiveDate, Fault> {
    let milestone = open_milestone(desk, action)?;
    let met_before =
        Record::of(&desk.journal, action, desk.today).is_some_and(|record| !record.met.is_empty());
    if met_before && milestone.due > desk.today {
        let due = date::long(milestone.original_due);
        return Err(Fault::Found(format!(
            "The last milestone of {action} is met, and the next one, {due}, has not come yet. If it is met early, \
             name it with --milestone."
        )));
    }
    Ok(milestone.original_due)
}

/// The milestone of an action that is open now.
fn open_milestone(desk: &Desk, action: ActionRef) -> Result<Dated, Fault> {
    let about = circumstances(&desk.journal, desk.plan()?, desk.today);
    let record = Record::of(&desk.journal, action, desk.today);
    let milestone = record.and_then(|record| due_milestone(&record, &about));
    let milestone = milestone.ok_or(Refusal::NoMilestone(action))?;
    match milestone.met_on {
        None => Ok(milestone),
        Some(on) => Err(Refusal::AlreadyMet { milestone: milestone.original_due, on }.into()),
    }
}
