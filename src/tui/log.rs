//! The fields for an activity, a nil return or a milestone met, and the entry that they mean.

use super::app::App;
use super::field::Field;
use super::form::Form;
use super::record_form::Fault;
use crate::core::date;
use crate::core::journal::{Activity, Event, Met, Note};
use crate::core::record::Record;
use crate::core::words::{Label, Words};

/// The choices of what to log.
const ACTIVITY: &str = "Something was done";
pub(super) const NIL: &str = "Nothing to report";
pub(super) const MET: &str = "Milestone met";

/// The fields; a milestone can be met where one is still open.
pub(super) fn fields(app: &App, record: &Record<'_>) -> Form {
    let start = app.journal.plan().and_then(|plan| plan.start);
    let open: Vec<_> =
        record.milestones(start, app.today).into_iter().filter(|m| m.met_on.is_none()).collect();
    let mut kinds = vec![('s', ACTIVITY.to_owned()), ('n', NIL.to_owned())];
    if !open.is_empty() {
        kinds.push(('m', MET.to_owned()));
    }
    // Beside each other the choices need 100 columns.
    let what = if app.size.0 < 100 { Field::list } else { Field::choice };
    // The latest ones are what is met now; older ones can be reached from the command line.
    let open: Vec<_> = open.iter().rev().take(3).rev().map(|m| (' ', date::short(m.original_due))).collect();
    let due = app.due_now(record.action.reference).map(date::short);
    let due = due.filter(|due| open.iter().any(|(_, day)| day == due));
    let likely = due.or(open.first().map(|(_, day)| day.clone())).unwrap_or_default();
    let mut form = Form::new(vec![
        what("kind", "What", kinds),
        Field::choice("milestone", "Which, by its date", open),
        Field::text("note", "In a few words", if app.size.1 >= 36 { 6 } else { 4 }, ""),
        Field::text("place", "Where", 1, "if it had a place"),
        Field::text("on", "On", 1, &format!("today, {}", date::long(app.today))),
    ]);
    form.fill("kind", ACTIVITY);
    form.fill("milestone", &likely);
    // Who opens this while the meeting talks has words to type.
    form.focus("note");
    form
}

/// A place is asked for an activity, a milestone for one that was met.
pub(super) fn adapt(form: &mut Form) {
    let kind = form.value("kind");
    form.show("milestone", kind == MET);
    form.show("place", kind == ACTIVITY);
    form.hint(
        "note",
        match kind.as_str() {
            NIL => "anything to add",
            MET => "what shows it",
            _ => "what was done (↑ n Enter: nothing to report)",
        },
    );
}

/// The entry that the fields mean.
pub(super) fn event(form: &Form) -> Result<Event, Fault> {
    let note = Words::new(&form.value("note"));
    match form.value("kind").as_str() {
        NIL => Ok(Event::NilReturned(Note { note, ..Note::default() })),
        MET => {
            let day = form.value("milestone");
            let milestone = date::read(&day, chrono::NaiveDate::MIN).map_err(|_| Fault {
                field: "milestone",
                sentence: "Choose which milestone was met.".to_owned(),
            })?;
            Ok(Event::MilestoneMet(Met { milestone, note }))
        }
        _ => Ok(Event::ActivityLogged(Activity { note, place: Label::new(&form.value("place")) })),
    }
}
