//! The fields of a report, and the report that they mean.

use super::app::App;
use super::form::{Field, Form};
use super::record_form::{Fault, RecordForm, read_date};
use crate::core::date;
use crate::core::journal::{Event, Forecast, Report, Reported};
use crate::core::position::circumstances;
use crate::core::rating::due_milestone;
use crate::core::record::Record;
use crate::core::words::Words;

/// What is recorded for Green without a word.
const NOTHING_NEW: &str = "On track, nothing new.";

/// The fields; Amber's and Red's sentences stand as they were said last, to be changed.
pub(super) fn fields(app: &App, record: &Record<'_>) -> Form {
    let tall = app.size.1 >= 36;
    let rows = |few, many| if tall { many } else { few };
    let rating = [('g', Reported::Green), ('a', Reported::Amber), ('r', Reported::Red)];
    let rating = rating.map(|(key, rating)| (key, rating.word().to_owned()));
    let milestone = milestone(app, record);
    let forecast =
        milestone.as_ref().and_then(|milestone| milestone.forecast).filter(|day| *day >= app.today);
    let due = milestone.as_ref().map(|m| format!("if other than {}", date::long(m.due))).unwrap_or_default();
    let mut form = Form::new(vec![
        Field::choice("rating", "Rating", rating.to_vec()),
        Field::text("note", "What was done", rows(3, 6), ""),
        Field::text("forecast", "Forecast", 1, &due),
        Field::text("reason", "Reason", rows(2, 4), "why it is not on track"),
        Field::text("path", "Path to green", rows(2, 4), "step, who, by when"),
        Field::text("ask", "Asked of the group", rows(2, 3), "what the group is to do; can be “nothing”"),
        Field::text("on", "As at", 1, &format!("today, {}", date::long(app.today))),
    ]);
    form.show("forecast", milestone.is_some());
    if let Some((_, last)) = record.last_report().filter(|(_, last)| last.rating != Reported::Green) {
        for (field, words) in [("reason", &last.reason), ("path", &last.path), ("ask", &last.ask)] {
            form.fill(field, words);
        }
    }
    if let Some(forecast) = forecast {
        form.fill("forecast", &date::long(forecast));
    }
    form
}

/// The sentences are asked for Amber and Red only.
pub(super) fn adapt(form: &mut Form) {
    let needed = matches!(form.value("rating").as_str(), "Amber" | "Red");
    for field in ["reason", "path", "ask"] {
        form.show(field, needed);
    }
    form.hint("note", if needed { "what was done since" } else { NOTHING_NEW });
}

/// Is it Green without a word?
pub(super) fn is_nothing_new(form: &Form) -> bool {
    form.value("rating") == Reported::Green.word() && form.value("note").trim().is_empty()
}

/// The report that the fields mean.
pub(super) fn event(app: &App, record_form: &RecordForm) -> Result<Event, Fault> {
    let form = &record_form.form;
    let rating = match form.value("rating").as_str() {
        "Green" => Reported::Green,
        "Amber" => Reported::Amber,
        "Red" => Reported::Red,
        _ => {
            let sentence = "Choose a rating: g for Green, a for Amber, r for Red.".to_owned();
            return Err(Fault { field: "rating", sentence });
        }
    };
    let sentence =
        |field| if rating == Reported::Green { Words::default() } else { Words::new(&form.value(field)) };
    let note = if is_nothing_new(form) { Words::new(NOTHING_NEW) } else { Words::new(&form.value("note")) };
    let milestone =
        Record::of(&app.journal, record_form.reference, app.today).and_then(|r| milestone(app, &r));
    let forecast = read_date(form, "forecast", app.today)?;
    let forecast = forecast.zip(milestone).map(|(date, m)| Forecast { milestone: m.original_due, date });
    Ok(Event::ProgressReported(Report {
        rating,
        note,
        forecast,
        reason: sentence("reason"),
        path: sentence("path"),
        ask: sentence("ask"),
    }))
}

/// The milestone that a forecast is about.
fn milestone(app: &App, record: &Record<'_>) -> Option<crate::core::record::Dated> {
    let about = circumstances(&app.journal, app.journal.plan()?, app.today);
    due_milestone(record, &about).filter(|milestone| milestone.met_on.is_none())
}
