//! The short forms of a meeting: words for the minutes, follow-ups and what became of them, people, results, and how a
//! meeting begins, ends and is agreed.

use chrono::Datelike;

use super::app::App;
use super::field::Field;
use super::form::Form;
use super::record_form::{Fault, read_date};
use crate::core::agenda::Item;
use crate::core::date;
use crate::core::group::{members, named};
use crate::core::journal::{
    Agreement, Attendance, Event, FollowUp, FollowUpDone, Measurement, MeetingOpened, Member, Note, Presence,
    Quorum, Seq,
};
use crate::core::measures::defined;
use crate::core::words::{Label, Words};

/// The choices of what a person is at a meeting.
const GUEST: &str = "In attendance";
const NEW_MEMBER: &str = "New member";
const FOR: &str = "Substitute for ";

fn rows(app: &App, few: u16, many: u16) -> u16 {
    if app.size.1 >= 36 { many } else { few }
}

/// A field for words that the minutes shall print.
pub(super) fn note_fields(app: &App, hint: &str) -> Form {
    Form::new(vec![Field::text("note", "For the minutes", rows(app, 4, 8), hint)])
}

/// Words for the minutes, under a heading of the agenda where they are about no action.
pub(super) fn note(form: &Form, item: Item) -> Event {
    let heading = if item.action().is_some() { "" } else { item.heading() };
    Event::ItemNoted(Note { note: Words::new(&form.value("note")), item: heading.into() })
}

/// What, who, by when.
pub(super) fn follow_up_fields(app: &App) -> Form {
    Form::new(vec![
        Field::text("what", "What", rows(app, 2, 4), "what is to be done"),
        Field::text("who", "Who", 1, "a person or a service"),
        Field::text("by", "By when", 1, "such as 31 March 2027 or +2 weeks"),
    ])
}

/// What someone agreed to do.
pub(super) fn follow_up(app: &App, form: &Form) -> Result<Event, Fault> {
    let (what, who) = (Words::new(&form.value("what")), Label::new(&form.value("who")));
    let by = read_date(form, "by", app.today)?;
    Ok(Event::FollowUpAgreed(FollowUp { what, who, by }))
}

/// How a follow-up was done.
pub(super) fn done_fields() -> Form {
    Form::new(vec![Field::text("note", "Done: how", 1, "anything to add")])
}

/// A follow-up that is done.
pub(super) fn done(form: &Form, follow_up: Seq) -> Event {
    Event::FollowUpDone(FollowUpDone { follow_up, note: Words::new(&form.value("note")) })
}

/// How a meeting begins: as the last one did, to be changed.
pub(super) fn opening_fields(app: &App) -> Form {
    let mut form = Form::new(vec![
        Field::text("position", "Figures as at", 1, "the day that the figures speak for"),
        Field::text("place", "Place", 1, ""),
        Field::text("chair", "In the chair", 1, ""),
        Field::text("quorum", "Quorum", 1, "a number, half, a third, or 40%; empty for none"),
    ]);
    form.suggest("position", &date::long(app.journal.next_position(app.today)));
    if let Some(last) = app.journal.meetings().pop() {
        form.suggest("place", &last.opening.place);
        form.suggest("chair", &last.opening.chair);
        form.suggest("quorum", &last.opening.rule().map(|rule| rule.to_string()).unwrap_or_default());
    }
    form
}

/// A meeting opened.
pub(super) fn opening(app: &App, form: &Form) -> Result<Event, Fault> {
    let position = read_date(form, "position", app.today)?;
    let mut opened = MeetingOpened {
        position_as_at: position.unwrap_or_else(|| app.journal.next_position(app.today)),
        place: Label::new(&form.value("place")),
        chair: Label::new(&form.value("chair")),
        quorum: None,
        quorum_percent: None,
    };
    let quorum = form.value("quorum");
    if !quorum.trim().is_empty() {
        let sentence =
            "Write the quorum as a number, half, a third, or a share such as 40%; or leave it empty.";
        let rule = Quorum::read(&quorum);
        opened.set_rule(rule.ok_or_else(|| Fault { field: "quorum", sentence: sentence.to_owned() })?);
    }
    Ok(Event::MeetingOpened(opened))
}

/// When the group meets next.
pub(super) fn closing_fields() -> Form {
    Form::new(vec![Field::text("next", "Next meeting", 1, "when and where, if it is known")])
}

/// A meeting closed.
pub(super) fn closing(form: &Form) -> Event {
    let next = form.value("next");
    let next = next.trim();
    let note = if next.is_empty() { Words::default() } else { Words::new(&format!("Next meeting: {next}")) };
    Event::MeetingClosed(Note { note, ..Note::default() })
}

/// What is corrected in minutes that are agreed.
pub(super) fn agreement_fields() -> Form {
    let hint = "none; or what is to be read differently";
    Form::new(vec![Field::text("corrections", "Corrections", 1, hint)])
}

/// Minutes agreed as a correct record.
pub(super) fn agreement(form: &Form, of_meeting: u32) -> Event {
    Event::MinutesAgreed(Agreement { of_meeting, corrections: Words::new(&form.value("corrections")) })
}

/// A person in one line, and what they are: a guest, a new member, or a substitute for that member.
pub(super) fn person_fields(instead_of: Option<&str>) -> Form {
    let mut as_what = vec![('i', GUEST.to_owned()), ('n', NEW_MEMBER.to_owned())];
    as_what.extend(instead_of.map(|member| ('s', format!("{FOR}{member}"))));
    Form::new(vec![
        Field::text("person", "Name, role, service", 1, "such as A. Khan, Head of Parks, Public Realm"),
        Field::list("as", "As", as_what),
    ])
}

/// What the person is, by the way to the form.
pub(super) fn as_what(instead_of: Option<&str>, guest: bool) -> String {
    match instead_of {
        Some(member) => format!("{FOR}{member}"),
        None if guest => GUEST.to_owned(),
        None => NEW_MEMBER.to_owned(),
    }
}

/// A new member, a substitute or a guest.
pub(super) fn person(app: &App, form: &Form) -> Event {
    let line = form.value("person");
    let mut parts = line.splitn(3, ',').map(Label::new);
    let mut next = || parts.next().unwrap_or_default();
    let (name, role, organisation) = (next(), next(), next());
    let chosen = form.value("as");
    if chosen == NEW_MEMBER {
        return Event::MemberAdded(Member { name, role, organisation });
    }
    let people = members(&app.journal, app.today);
    let instead_of = chosen.strip_prefix(FOR).and_then(|member| named(&people, member));
    let instead_of = instead_of.map(|member| member.name.clone()).unwrap_or_default();
    let presence = if instead_of.is_empty() { Presence::InAttendance } else { Presence::Substitute };
    Event::AttendanceRecorded(Attendance { name, presence, instead_of, role, organisation })
}

/// A survey's result.
pub(super) fn measure_fields(app: &App, row: usize) -> Form {
    let measures = defined(&app.journal);
    let choices = measures.iter().map(|measure| (' ', measure.name.to_string())).collect();
    let mut form = Form::new(vec![
        Field::list("measure", "Measure", choices),
        Field::text("value", "Result in per cent", 1, "such as 58.5"),
        Field::text("answers", "How many answered", 1, "such as 100"),
        Field::text("year", "Year", 1, ""),
        Field::text("mode", "How they were asked", 1, "face to face, online, by post"),
        Field::text("asked", "Who was asked", 1, "such as 100 residents aged 16 and over"),
    ]);
    if let Some(measure) = measures.get(row).or(measures.first()) {
        form.fill("measure", &measure.name);
        form.focus("value");
    }
    form.fill("year", &app.today.year().to_string());
    form
}

/// A result that was measured.
pub(super) fn measurement(form: &Form) -> Result<Event, Fault> {
    let number = |field: &'static str, sentence: &str| {
        let text = form.value(field).trim().trim_end_matches('%').replace(',', ".");
        text.parse::<f64>().map_err(|_| Fault { field, sentence: sentence.to_owned() })
    };
    let value = number("value", "Type the result in per cent, such as 58.5.")?;
    let answers = form.value("answers");
    let answers = answers.trim();
    let answers = if answers.is_empty() {
        None
    } else {
        Some(answers.parse().map_err(|_| Fault {
            field: "answers",
            sentence: "Type how many answered, as a whole number, or leave it empty.".to_owned(),
        })?)
    };
    let year = form.value("year").trim().parse().map_err(|_| Fault {
        field: "year",
        sentence: "Type the year that the result speaks for, such as 2026.".to_owned(),
    })?;
    Ok(Event::MeasureTaken(Measurement {
        measure: Label::new(&form.value("measure")),
        year,
        value,
        answers,
        mode: Label::new(&form.value("mode")),
        asked: Label::new(&form.value("asked")),
    }))
}
