//! The fields of a report, and the report that they mean.

use chrono::NaiveDate;

use super::app::App;
use super::field::Field;
use super::form::Form;
use super::record_form::{Fault, RecordForm, read_date};
use crate::core::date;
use crate::core::journal::{Event, Forecast, Report, Reported};
use crate::core::position::circumstances;
use crate::core::rating::due_milestone;
use crate::core::record::Record;
use crate::core::words::Words;

/// What is recorded for Green without a word.
pub(super) const NOTHING_NEW: &str = "On track, nothing new.";

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
        Field::text("on", "As at", 1, &app.speaking_hint(record.action.reference)),
    ]);
    form.show("forecast", milestone.is_some());
    if let Some((entry, last)) = record.last_report().filter(|(_, last)| last.rating != Reported::Green) {
        let mark = format!("as on {}", date::short(entry.said.effective_on));
        for (field, words) in [("reason", &last.reason), ("path", &last.path), ("ask", &last.ask)] {
            form.give(field, words, &mark);
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
    let forecast = read_date(form, "forecast", app.today)?;
    let forecast = forecast.map(|date| forecast_of(app, record_form, date)).transpose()?.flatten();
    Ok(Event::ProgressReported(Report {
        rating,
        note,
        forecast,
        reason: sentence("reason"),
        path: sentence("path"),
        ask: sentence("ask"),
    }))
}

/// The forecast for the milestone that it was typed for. Where others have recorded meanwhile that it was met, a
/// forecast that was typed is asked about, and one that only stood there goes.
fn forecast_of(app: &App, form: &RecordForm, date: NaiveDate) -> Result<Option<Forecast>, Fault> {
    let record = form.about.and_then(|action| Record::of(&app.journal, action, app.today));
    let now = record.as_ref().and_then(|record| milestone(app, record));
    let now = now.as_ref().map(|milestone| milestone.original_due);
    if let Some(milestone) = now.filter(|_| now == form.forecast_for) {
        return Ok(Some(Forecast { milestone, date }));
    }
    if form.is_untouched("forecast") {
        return Ok(None);
    }
    let met = form.forecast_for.map_or_else(
        || "There is no open date to forecast.".to_owned(),
        |due| format!("The milestone of {} was met meanwhile.", date::long(due)),
    );
    let next = now.map(|next| format!(" The next one is {}.", date::long(next))).unwrap_or_default();
    let sentence =
        format!("{met}{next} Your forecast cannot be recorded: Ctrl-U empties the field, then save again.");
    Err(Fault { field: "forecast", sentence })
}

/// The milestone that a forecast is about now, by its original date.
pub(super) fn forecast_for(app: &App, record: &Record<'_>) -> Option<NaiveDate> {
    milestone(app, record).map(|milestone| milestone.original_due)
}

fn milestone(app: &App, record: &Record<'_>) -> Option<crate::core::record::Dated> {
    let about = circumstances(&app.journal, app.journal.plan()?, app.today);
    due_milestone(record, &about).filter(|milestone| milestone.met_on.is_none())
}
