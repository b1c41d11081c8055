//! The fields of a decision, and the decision that they mean. Only what can be decided about the action is offered.

use std::sync::Arc;

use chrono::NaiveDate;

use super::app::App;
use super::field::Field;
use super::form::Form;
use super::record_form::{Fault, read_date};
use crate::core::date;
use crate::core::decision::{moving, next_ref};
use crate::core::journal::{Decision, Effect, Event};
use crate::core::plan::{Action, ActionRef};
use crate::core::record::{Record, Status};
use crate::core::words::{Label, Words};

const MOVE: &str = "Move the date";
/// The choice that agrees a completion, for the items of the agenda that ask for it.
pub(super) const COMPLETE: &str = "Complete";
const SUSPEND: &str = "Suspend";
const RESUME: &str = "Resume";
const REWORD: &str = "Reword";
const REASSIGN: &str = "Reassign";
const ADD: &str = "Add an action";
const DELETE: &str = "Delete";
const WORDS: &str = "Words alone";

/// The fields for a decision about an action, or about the plan.
pub(super) fn fields(app: &App, about: Option<ActionRef>) -> Form {
    let record = about.and_then(|action| Record::of(&app.journal, action, app.today));
    let start = app.journal.plan().and_then(|plan| plan.start);
    let open: Vec<_> = record.iter().flat_map(|record| record.milestones(start, app.today)).collect();
    let open: Vec<_> = open.into_iter().filter(|milestone| milestone.met_on.is_none()).collect();
    let effects = offered(record.as_ref(), !open.is_empty());
    let latest = open.iter().rev().take(3).rev();
    let latest: Vec<_> = latest.map(|milestone| (' ', date::short(milestone.original_due))).collect();
    let rows = |few, many| if app.size.1 >= 36 { many } else { few };
    let mut form = Form::new(vec![
        Field::list("effect", "What is decided", effects),
        Field::choice("milestone", "Which, by its date", latest.clone()),
        Field::text("to", "The new date", 1, "such as 31 March 2027 or +3 months"),
        Field::text("text", "The action in full", rows(2, 4), ""),
        Field::text("title", "Short title", 1, "a few words that tell it from the others"),
        Field::text("services", "Responsible now", 1, "services, with ; between them"),
        Field::text("deadline", "Deadline", 1, "such as March 2027, then March each year"),
        Field::text("objective", "Objective", 1, "its number"),
        Field::text("words", "AGREED", rows(2, 3), "as the minutes shall say it"),
        Field::text("reason", "Why", rows(2, 3), ""),
        Field::text("minute", "Minuted at", 1, "no meeting is open: where it is minuted"),
        Field::text("on", "On", 1, &format!("today, {}", date::long(app.today))),
    ]);
    // The one that counts today: what a decision about another would change is seen nowhere.
    let standing = about.and_then(|action| app.position.action(action));
    let due = standing.and_then(|standing| standing.milestone.as_ref());
    let due = due.map(|milestone| date::short(milestone.original_due));
    let likely = latest.iter().map(|(_, day)| day).find(|day| due.as_ref() == Some(day));
    if let Some(day) = likely.or(latest.first().map(|(_, day)| day)) {
        form.fill("milestone", day);
    }
    if let Some(action) = about {
        form.fill("objective", &action.objective.to_string());
    }
    if record.is_none() {
        form.fill("effect", WORDS);
        form.focus("words");
    }
    form
}

/// What can be decided about an action, each with its key.
fn offered(record: Option<&Record<'_>>, has_date: bool) -> Vec<(char, String)> {
    let status = record.map(|record| record.status);
    let live = status == Some(Status::Live);
    let known = status.is_some_and(|status| status != Status::Deleted);
    let offers = [
        ('m', MOVE, known && has_date),
        ('c', COMPLETE, live || status == Some(Status::Suspended)),
        ('s', SUSPEND, live),
        ('u', RESUME, status.is_some() && !live),
        ('r', REWORD, known),
        ('i', REASSIGN, known),
        ('x', DELETE, known),
        ('a', ADD, true),
        ('w', WORDS, true),
    ];
    offers.into_iter().filter(|(.., can)| *can).map(|(key, name, _)| (key, name.to_owned())).collect()
}

/// Asks only for what the decision needs.
pub(super) fn adapt(app: &App, form: &mut Form, about: Option<ActionRef>) {
    let effect = form.value("effect");
    let several = form.options("milestone") > 1;
    form.show("milestone", effect == MOVE && several);
    form.show("to", effect == MOVE);
    form.show("services", effect == REASSIGN || effect == ADD);
    form.show("text", effect == REWORD || effect == ADD);
    form.show("title", effect == REWORD || effect == ADD);
    form.show("deadline", effect == ADD);
    form.show("objective", effect == ADD);
    form.show("minute", app.journal.meeting_open().is_none());
    let why = if effect == COMPLETE { "what shows that it is done" } else { "the reason, for the minutes" };
    form.hint("reason", why);
    form.hint(
        "words",
        if effect == WORDS { "what was agreed" } else { "as the minutes shall say it, if more than that" },
    );
    let action = about.and_then(|action| app.position.action(action)).map(|standing| &standing.action);
    // Once: who has emptied a field means it.
    let untouched = |form: &Form, field| !form.was_given(field) && form.value(field).is_empty();
    if let Some(action) = action.filter(|_| effect == REWORD && untouched(form, "text")) {
        form.give("text", &action.text, "as it reads now");
        form.give("title", &action.title, "as now");
    }
    if let Some(action) = action.filter(|_| effect == REASSIGN && untouched(form, "services")) {
        form.give("services", &action.services.join("; "), "as now");
    }
}

/// What the fields mean: the action that the decision is about, and the decision.
pub(super) fn event(
    app: &App,
    form: &Form,
    about: Option<ActionRef>,
) -> Result<(Option<ActionRef>, Event), Fault> {
    let mut subject = about;
    let effect = match (form.value("effect").as_str(), about) {
        (MOVE, Some(action)) => {
            let to = read_date(form, "to", app.today)?;
            let to = to.ok_or_else(|| missing("to", "Type the new date."))?;
            let milestone = date::read(&form.value("milestone"), NaiveDate::MIN).ok();
            let moved = moving(&app.journal, action, milestone, to, app.today);
            moved.map_err(|refusal| missing("to", &refusal.to_string()))?
        }
        (COMPLETE, _) => Effect::Completed,
        (SUSPEND, _) => Effect::Suspended,
        (RESUME, _) => Effect::Resumed,
        (DELETE, _) => Effect::Deleted,
        (REWORD, _) => Effect::Reworded {
            text: Words::new(&form.value("text")),
            title: Label::new(&form.value("title")),
        },
        (REASSIGN, _) => Effect::Reassigned { services: services(form) },
        (ADD, _) => {
            let number = form.value("objective").trim().parse();
            let number = number
                .map_err(|_| missing("objective", "Type the number of the objective that gains it."))?;
            let reference = next_ref(&app.journal, number);
            subject = Some(reference);
            Effect::Added(Arc::new(added(form, reference)?))
        }
        (WORDS, _) => Effect::Words,
        _ => return Err(missing("effect", "Choose what is decided, by its letter or the arrows.")),
    };
    let decision = Decision {
        words: Words::new(&form.value("words")),
        reason: Words::new(&form.value("reason")),
        minute: Label::new(&form.value("minute")),
        effect,
    };
    Ok((subject, Event::DecisionMade(decision)))
}

fn added(form: &Form, reference: ActionRef) -> Result<Action, Fault> {
    let text = form.value("text");
    let title = Some(form.value("title")).filter(|title| !title.trim().is_empty());
    let deadline = form.value("deadline");
    let deadline = deadline
        .parse()
        .map_err(|error: crate::core::schedule::DeadlineError| missing("deadline", &error.to_string()))?;
    Ok(Action {
        reference,
        title: Label::new(title.as_ref().unwrap_or(&text)),
        text: Words::new(&text),
        services: services(form),
        deadline,
        ..Action::default()
    })
}

fn services(form: &Form) -> Vec<Label> {
    let typed = form.value("services");
    typed.split(';').map(Label::new).filter(|service| !service.is_empty()).collect()
}

fn missing(field: &'static str, sentence: &str) -> Fault {
    Fault { field, sentence: sentence.to_owned() }
}
