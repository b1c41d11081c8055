//! What the slips that came back would record, and everything that stands in the way.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};

use super::fault::{Fault, What};
use super::layout::Column;
use super::read::{Answer, Chosen, Filled};
use super::slip::{Row, begun, slips};
use crate::core::journal::{
    Entry, Event, Forecast, Journal, Met, Note, Refusal, Report, Reported, Said, Seq, check,
};
use crate::core::plan::ActionRef;
use crate::core::schedule::and;
use crate::core::words::{Label, Words};

/// What was confirmed beforehand, and who collects.
#[derive(Clone, Debug)]
pub struct Collecting {
    /// The day that it is.
    pub today: NaiveDate,
    /// In whose name a slip is recorded that does not say who filled it in.
    pub who: Label,
    /// Record also where something else was recorded since.
    pub anyway: bool,
    /// Forecasts earlier than the last ones are meant.
    pub earlier: bool,
}

/// What comes of the slips.
#[derive(Debug, Default)]
pub struct Collected {
    /// What would be recorded, in order.
    pub said: Vec<Said>,
    /// What is wrong. While there is anything, nothing is recorded.
    pub faults: Vec<Fault>,
    /// What is left out with good reason, a sentence each.
    pub left_out: Vec<String>,
    /// The journal as it would be.
    supposed: Journal,
    /// Who spoke of an action first: file, row and words.
    spoken: BTreeMap<ActionRef, (String, String)>,
}

/// Judges the slips, each with the name of its file.
pub fn collect(journal: &Journal, slips: &[(String, Filled)], about: &Collecting) -> Collected {
    let mut collected = Collected { supposed: journal.clone(), ..Collected::default() };
    for (file, filled) in slips {
        match mismatch(journal, filled, about.today) {
            Some(what) => collected.faults.push(Fault { file: file.clone(), cell: None, what }),
            None if filled.answers.is_empty() => {
                collected.left_out.push(format!("{file}: nothing is filled in."));
            }
            None => collected.file(journal, file, filled, about),
        }
    }
    collected
}

/// Is it a slip of another plan, of other records, or of a time to come?
fn mismatch(journal: &Journal, filled: &Filled, today: NaiveDate) -> Option<What> {
    let plan = journal.plan()?;
    if filled.plan != plan.name {
        Some(What::OtherPlan { slip: filled.plan.clone(), here: plan.name.clone() })
    } else if *filled.begun != *begun(journal) {
        Some(What::OtherRecords(filled.begun.clone()))
    } else if filled.seq > journal.last_seq() {
        Some(What::AheadOf { slip: filled.seq, here: journal.last_seq() })
    } else if filled.as_at > today {
        Some(What::NotYet(filled.as_at))
    } else {
        None
    }
}

/// The rows of the slip as it was made: the journal then tells them again.
fn rows_then(journal: &Journal, filled: &Filled) -> Vec<Row> {
    let known = journal.entries().iter().filter(|entry| entry.seq <= filled.seq);
    let then = Journal::fold(known.cloned()).unwrap_or_default();
    let made = slips(&then, filled.as_at).0.into_iter().find(|slip| slip.service == filled.service);
    made.map(|slip| slip.rows).unwrap_or_default()
}

/// One row of one file.
struct Place<'p> {
    file: &'p str,
    filled: &'p Filled,
    answer: &'p Answer,
}

impl Place<'_> {
    fn fault(&self, column: Column, what: What) -> Fault {
        Fault { file: self.file.to_owned(), cell: Some(self.filled.cell(self.answer, column)), what }
    }
}

impl Collected {
    fn file(&mut self, journal: &Journal, file: &str, filled: &Filled, about: &Collecting) {
        let rows = rows_then(journal, filled);
        for answer in &filled.answers {
            let place = Place { file, filled, answer };
            let Some(row) = rows.iter().find(|row| row.reference == answer.reference) else {
                let what = What::OtherRef(Label::new(&answer.reference.to_string()));
                self.faults.push(place.fault(Column::Ref, what));
                continue;
            };
            match events(&place, row) {
                Err(faults) => self.faults.extend(faults),
                Ok(events) => self.row(journal, &place, events, about),
            }
        }
    }

    fn row(
        &mut self,
        journal: &Journal,
        place: &Place<'_>,
        events: Vec<(Column, Event)>,
        about: &Collecting,
    ) {
        let reference = place.answer.reference;
        let said: Vec<_> =
            events.into_iter().map(|(column, event)| (column, told(journal, place, event, about))).collect();
        let ours = in_words(said.iter().map(|(_, said)| said));
        let seen = place.filled.seq;
        if let Some(entry) = recorded(journal, &said, seen) {
            if about.anyway {
                self.left_out.push(format!("{}: {reference} is recorded already, as {entry}.", place.file));
            } else {
                self.faults.push(place.fault(Column::Ref, What::Recorded { reference, entry }));
            }
            return;
        }
        let theirs = since(journal, reference, seen);
        if !about.anyway && !theirs.is_empty() {
            self.faults.push(place.fault(Column::Ref, What::Since { reference, theirs, ours: ours.clone() }));
            return;
        }
        let here = format!("{}, row {},", place.file, place.answer.row + 1);
        if let Some((other, theirs)) = self.spoken.get(&reference).filter(|_| !about.anyway) {
            let (other, theirs) = (other.clone(), theirs.clone());
            self.faults.push(place.fault(Column::Ref, What::BothSpeak { reference, other, theirs, ours }));
            return;
        }
        self.spoken.entry(reference).or_insert((here, ours));
        for (column, said) in said {
            match check(&self.supposed, &said, about.today, about.earlier) {
                Err(refusal) => self.faults.push(place.fault(blamed(&refusal, column), confirmable(refusal))),
                Ok(()) => self.suppose(said),
            }
        }
    }

    fn suppose(&mut self, said: Said) {
        let seq = self.supposed.last_seq() + 1;
        // It follows on the last one, so it is taken in.
        let _ = self.supposed.push(Entry { seq, recorded_at: DateTime::UNIX_EPOCH, said: said.clone() });
        self.said.push(said);
    }
}

/// The cell that a refusal of the rules is about.
fn blamed(refusal: &Refusal, column: Column) -> Column {
    match refusal {
        Refusal::ForecastPast { .. } | Refusal::ForecastEarlier { .. } => Column::Forecast,
        Refusal::NoWords(_) => Column::Done,
        Refusal::Deleted(_) | Refusal::NoAction(_) => Column::Ref,
        _ => column,
    }
}

fn confirmable(refusal: Refusal) -> What {
    match refusal {
        Refusal::ForecastEarlier { .. } => What::Earlier(refusal),
        other => What::Refused(other),
    }
}

/// What a row says, each with the cell that it hangs on; or else every cell that stands in the way.
fn events(place: &Place<'_>, row: &Row) -> Result<Vec<(Column, Event)>, Vec<Fault>> {
    let answer = place.answer;
    let mut faults = Vec::new();
    let mut fault = |column, what| faults.push(place.fault(column, what));
    let sentences = [
        (Column::Reason, &answer.reason, "the reason in a sentence"),
        (Column::Path, &answer.path, "the path to green (step, who, by when) in a sentence"),
        (Column::Ask, &answer.ask, "what is asked of the group, if only “nothing”"),
    ];
    let filled = sentences.iter().filter(|(_, words, _)| !words.is_empty()).map(|(column, ..)| *column);
    let filled: Vec<_> = filled.chain(answer.forecast.map(|_| Column::Forecast)).collect();
    match answer.rating {
        Some(Chosen::Rating(rating)) => {
            if answer.done.is_empty() {
                fault(
                    Column::Done,
                    What::Empty { rating: rating.word(), what: "a few words on what was done" },
                );
            }
            let missing =
                sentences.iter().filter(|(_, words, _)| rating != Reported::Green && words.is_empty());
            for (column, _, what) in missing {
                fault(*column, What::Empty { rating: rating.word(), what });
            }
            if answer.forecast.is_some() && answer.met.is_some() {
                fault(Column::Forecast, What::ForecastOfMet);
            }
        }
        Some(Chosen::Nothing) => {
            for column in filled.into_iter().chain(answer.met.map(|_| Column::Met)) {
                fault(column, What::Something);
            }
        }
        // A milestone that was met needs no rating; anything more does.
        None if answer.met.is_none() || !filled.is_empty() => fault(Column::Rating, What::EmptyRating),
        None => {}
    }
    if row.milestone.is_none() {
        for (column, _) in [(Column::Forecast, answer.forecast), (Column::Met, answer.met)]
            .into_iter()
            .filter(|(_, day)| day.is_some())
        {
            fault(column, What::NoMilestone);
        }
    }
    if faults.is_empty() { Ok(said_of(answer, row)) } else { Err(faults) }
}

fn said_of(answer: &Answer, row: &Row) -> Vec<(Column, Event)> {
    let forecast = row.milestone.zip(answer.forecast).map(|(milestone, date)| Forecast { milestone, date });
    let note = |words: &Words| Note { note: words.clone(), ..Note::default() };
    let said = answer.rating.map(|chosen| match chosen {
        Chosen::Nothing => Event::NilReturned(note(&answer.done)),
        Chosen::Rating(rating) => Event::ProgressReported(Report {
            rating,
            note: answer.done.clone(),
            forecast,
            reason: answer.reason.clone(),
            path: answer.path.clone(),
            ask: answer.ask.clone(),
        }),
    });
    // Words are recorded once: with the rating, if there is one.
    let shown = if said.is_some() { Words::default() } else { answer.done.clone() };
    let met = row.milestone.filter(|_| answer.met.is_some());
    let met = met.map(|milestone| (Column::Met, Event::MilestoneMet(Met { milestone, note: shown })));
    said.map(|event| (Column::Rating, event)).into_iter().chain(met).collect()
}

/// An answer as it is recorded. A milestone speaks for the day on which it was met; all else for the day of the slip,
/// unless something later is known of the action: then for today, so that it is the last word.
fn told(journal: &Journal, place: &Place<'_>, event: Event, about: &Collecting) -> Said {
    let (answer, as_at) = (place.answer, place.filled.as_at);
    let speaking = journal.speaking_day_as_at(answer.reference, as_at, about.today);
    let by = &place.filled.by;
    Said {
        effective_on: match (&event, answer.met) {
            (Event::MilestoneMet(_), Some(day)) => day,
            _ => speaking,
        },
        recorded_by: if by.is_empty() { about.who.clone() } else { by.clone() },
        meeting: journal.meeting_open(),
        action: Some(answer.reference),
        event,
    }
}

/// The entries about an action after `seen` that hold; one that was withdrawn since leaves nothing behind.
fn entries_since(journal: &Journal, action: ActionRef, seen: Seq) -> impl Iterator<Item = &Entry> {
    let cancels =
        move |entry: &Entry| matches!(&entry.said.event, Event::EntryWithdrawn(of) if of.entry > seen);
    journal.about(action).filter(move |entry| entry.seq > seen && journal.holds(entry.seq) && !cancels(entry))
}

fn since(journal: &Journal, action: ActionRef, seen: Seq) -> String {
    let theirs = entries_since(journal, action, seen)
        .map(|entry| format!("{} recorded entry {}: {}", entry.said.recorded_by, entry.seq, entry.summary()));
    theirs.collect::<Vec<_>>().join("; ").trim_end_matches('.').to_owned()
}

/// The entries that say all of it already, if there are such.
fn recorded(journal: &Journal, said: &[(Column, Said)], seen: Seq) -> Option<String> {
    let entry = |said: &Said| {
        let same_day = |entry: &Entry| {
            !matches!(said.event, Event::MilestoneMet(_)) || entry.said.effective_on == said.effective_on
        };
        let mut since = entries_since(journal, said.action?, seen);
        since
            .find(|entry| entry.said.event == said.event && same_day(entry))
            .map(|entry| entry.seq.to_string())
    };
    let entries: Option<Vec<_>> = said.iter().map(|(_, said)| entry(said)).collect();
    entries
        .map(|entries| format!("{} {}", if entries.len() == 1 { "entry" } else { "entries" }, and(&entries)))
}

/// What would be recorded, in words.
fn in_words<'s>(said: impl Iterator<Item = &'s Said>) -> String {
    let said =
        said.map(|said| Entry { seq: 0, recorded_at: DateTime::UNIX_EPOCH, said: said.clone() }.summary());
    said.collect::<Vec<_>>().join("; ").trim_end_matches('.').to_owned()
}
