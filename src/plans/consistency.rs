//! What only shows when the whole plan is read: what stands twice, in the wrong place, or waits in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::action::Placed;
use super::fault::quoted;
use super::log::{At, Log};
use crate::core::plan::{ActionRef, Objective, Plan, Query};
use crate::core::words::Label;

/// Notes what does not fit together.
pub(super) fn check(
    plan: &Plan,
    objectives: &[At<Objective>],
    actions: &[Placed],
    queries: &[At<Query>],
    log: &mut Log,
) {
    numbers_once(objectives, log);
    refs_once(actions, log);
    titles_once(actions, log);
    refs_under_their_objective(actions, log);
    for placed in actions {
        for other in placed.waits_on.iter().filter(|other| other.value == placed.action.reference) {
            let what = format!("Action {} waits on itself.", other.value);
            log.fault(other.line, what, "Name the action that has to be done first, or delete “waits_on”.");
        }
    }
    waits_in_a_circle(actions, log);
    // What was not read may be what seems to be missing.
    if log.all_was_read() {
        refs_that_exist(actions, queries, log);
        start_to_count_from(plan, actions, log);
    }
}

fn numbers_once(objectives: &[At<Objective>], log: &mut Log) {
    let mut seen = BTreeMap::new();
    for At { value: objective, line } in objectives {
        if let Some(first) = seen.get(&objective.number) {
            let what =
                format!("Two objectives have the number {}; the first is on line {first}.", objective.number);
            log.fault(*line, what, "Give one of them another number.");
        } else {
            seen.insert(objective.number, *line);
        }
    }
}

fn refs_once(actions: &[Placed], log: &mut Log) {
    let mut seen = BTreeMap::new();
    for Placed { action, line, .. } in actions {
        if let Some(first) = seen.get(&action.reference) {
            let what =
                format!("Two actions have the ref {}; the first is on line {first}.", action.reference);
            log.fault(*line, what, "Give one of them another ref.");
        } else {
            seen.insert(action.reference, *line);
        }
    }
}

/// Titles made from a draft's texts may be alike: nobody chose them.
fn titles_once(actions: &[Placed], log: &mut Log) {
    let mut seen: BTreeMap<String, (ActionRef, usize)> = BTreeMap::new();
    for placed in actions {
        let Some(At { value: title, line }) = &placed.title else { continue };
        let reference = placed.action.reference;
        if let Some((first, on)) = seen.get(&title.to_lowercase()) {
            let what =
                format!("The short title {} is that of action {first} already, on line {on}.", quoted(title));
            log.fault(*line, what, "Write one that tells the two apart.");
        } else {
            seen.insert(title.to_lowercase(), (reference, *line));
        }
    }
}

fn refs_under_their_objective(actions: &[Placed], log: &mut Log) {
    for placed in actions {
        let ActionRef { objective, number } = placed.action.reference;
        let Some(under) = placed.under.filter(|under| *under != objective) else { continue };
        let what = format!("Action {objective}.{number} stands below objective {under}.");
        log.fault(
            placed.line,
            what,
            format!("Write its ref as {under}.{number}, or move it below objective {objective}."),
        );
    }
}

fn refs_that_exist(actions: &[Placed], queries: &[At<Query>], log: &mut Log) {
    let known: BTreeSet<_> = actions.iter().map(|placed| placed.action.reference).collect();
    for Placed { action, waits_on, .. } in actions {
        for other in waits_on.iter().filter(|other| !known.contains(&other.value)) {
            let what =
                format!("Action {} waits on {}, which is not in the plan.", action.reference, other.value);
            let others = known.iter().filter(|known| **known != action.reference);
            log.fault(other.line, what, suggestion(other.value, others));
        }
    }
    for At { value: query, line } in queries {
        if let Some(about) = query.action.filter(|about| !known.contains(about)) {
            let what = format!("The query is about action {about}, which is not in the plan.");
            log.fault(*line, what, suggestion(about, known.iter()));
        }
    }
}

/// The refs that `wrong` may have been meant to be: those that are one slip of the finger away.
fn suggestion<'r>(wrong: ActionRef, known: impl Iterator<Item = &'r ActionRef>) -> String {
    let one_slip = |other: &&ActionRef| strsim::osa_distance(&wrong.to_string(), &other.to_string()) == 1;
    let mut near: Vec<_> = known.filter(one_slip).collect();
    near.sort_by_key(|other| (other.objective != wrong.objective, other.number.abs_diff(wrong.number)));
    match near.as_slice() {
        [] => "Write the ref of one of the plan's actions.".to_owned(),
        [only] => format!("Did you mean {only}?"),
        [first, second, ..] => format!("Did you mean {first} or {second}?"),
    }
}

fn start_to_count_from(plan: &Plan, actions: &[Placed], log: &mut Log) {
    if plan.start.is_some() {
        return;
    }
    for placed in actions.iter().filter(|placed| placed.action.deadline.schedule.needs_start()) {
        let words: &Label = &placed.action.deadline.words;
        let what =
            format!("The deadline {} is counted from the plan's start, which is not given.", quoted(words));
        log.fault(placed.deadline_line, what, "Write the day below [plan], such as start = 2024-04-24.");
    }
}

fn waits_in_a_circle(actions: &[Placed], log: &mut Log) {
    let waits: BTreeMap<ActionRef, &Placed> =
        actions.iter().map(|placed| (placed.action.reference, placed)).collect();
    for circle in circles(&waits) {
        let [first, second, ..] = circle.as_slice() else { continue };
        let wait =
            waits.get(first).and_then(|placed| placed.waits_on.iter().find(|wait| wait.value == *second));
        let names: Vec<_> = circle.iter().chain([first]).map(ActionRef::to_string).collect();
        let what = format!("Actions wait on each other in a circle: {}.", names.join(" → "));
        log.fault(
            wait.map_or(1, |wait| wait.line),
            what,
            "Delete one of these waits, so that work can begin.",
        );
    }
}

/// The circles of waits, each once and from its first action: a walk down all waits, with the way back in hand.
fn circles(waits: &BTreeMap<ActionRef, &Placed>) -> Vec<Vec<ActionRef>> {
    let onward =
        |at: &ActionRef| waits.get(at).map(|placed| placed.action.waits_on.iter()).unwrap_or_default();
    let mut walked = BTreeSet::new();
    let mut found = Vec::new();
    for start in waits.keys().copied() {
        let mut way = Vec::new();
        let mut next = Some(start).filter(|start| !walked.contains(start));
        loop {
            if let Some(at) = next.take() {
                way.push((at, onward(&at)));
            }
            let Some((at, rest)) = way.last_mut() else { break };
            let here = *at;
            match rest.next().copied() {
                None => {
                    walked.insert(here);
                    way.pop();
                }
                Some(other) if other == here || walked.contains(&other) => {}
                Some(other) => match way.iter().position(|(at, _)| *at == other) {
                    Some(from) => found.push(from_the_first(way.iter().skip(from).map(|(at, _)| *at))),
                    None => next = Some(other),
                },
            }
        }
    }
    found
}

fn from_the_first(circle: impl Iterator<Item = ActionRef>) -> Vec<ActionRef> {
    let mut circle: Vec<_> = circle.collect();
    let first = circle.iter().enumerate().min_by_key(|(_, at)| **at).map_or(0, |(first, _)| first);
    circle.rotate_left(first);
    circle
}
