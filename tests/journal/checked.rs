//! What may be recorded: each refusal, and what is let through beside it.

use quorum::core::journal::{
    Activity, Decision, Effect, Event, Forecast, Journal, Met, Refusal, Report, Reported, Said, check,
};
use quorum::core::words::Label;

use crate::small::{
    action, add, adopted, adoption, day, decision, new_action, note, report, said, withdrawal,
};

const TODAY: &str = "22 November 2024";

fn refused(journal: &Journal, said: &Said) -> Option<Refusal> {
    check(journal, said, day(TODAY), false).err()
}

fn met(milestone: &str) -> Event {
    Event::MilestoneMet(Met { milestone: day(milestone), note: "".into() })
}

fn forecast(milestone: &str, date: &str) -> Event {
    let forecast = Some(Forecast { milestone: day(milestone), date: day(date) });
    Event::ProgressReported(Report { forecast, ..report(Reported::Green) })
}

fn moved(milestone: &str, to: &str) -> Event {
    let milestone = day(milestone);
    decision(Effect::DateMoved { milestone, from: milestone, to: day(to) })
}

fn logged(note: &str) -> Event {
    Event::ActivityLogged(Activity { note: note.into(), place: Label::default() })
}

#[test]
fn nothing_is_recorded_before_there_is_a_plan() {
    let nothing = Journal::default();
    for event in [logged("Talked"), Event::ItemNoted(note("Heard")), withdrawal(1)] {
        assert_eq!(refused(&nothing, &said("", TODAY, event)), Some(Refusal::NoPlan));
    }
    assert_eq!(refused(&nothing, &said("", TODAY, adoption())), None);
}

#[test]
fn a_file_holds_one_plan() {
    let refusal = refused(&adopted(), &said("", TODAY, adoption()));
    assert_eq!(refusal, Some(Refusal::HasPlan("A small plan".into())));
}

#[test]
fn an_action_that_the_plan_does_not_have_is_refused() {
    for reference in ["1.8", "2.1"] {
        let refusal = refused(&adopted(), &said(reference, TODAY, logged("Talked")));
        assert_eq!(refusal, Some(Refusal::NoAction(action(reference))));
    }
    assert_eq!(refused(&adopted(), &said("1.7", TODAY, logged("Talked"))), None);
}

#[test]
fn an_action_can_be_added_under_a_new_ref_only() {
    let mut journal = adopted();
    let adding = |reference| said(reference, TODAY, decision(Effect::Added(new_action(reference))));
    assert_eq!(refused(&journal, &adding("1.7")), Some(Refusal::HasAction(action("1.7"))));
    assert_eq!(refused(&journal, &adding("1.8")), None);
    let added = add(&mut journal, adding("1.8"));
    assert_eq!(refused(&journal, &adding("1.8")), Some(Refusal::HasAction(action("1.8"))));
    assert_eq!(refused(&journal, &said("1.8", TODAY, met("31 May 2026"))), None, "and it is there now");
    add(&mut journal, said("1.8", TODAY, withdrawal(added)));
    assert_eq!(refused(&journal, &adding("1.8")), None);
    assert_eq!(
        refused(&journal, &said("1.8", TODAY, logged("Talked"))),
        Some(Refusal::NoAction(action("1.8")))
    );
}

#[test]
fn about_a_deleted_action_only_a_decision_to_resume_it_is_recorded() {
    let mut journal = adopted();
    add(&mut journal, said("1.1", "1 May 2024", decision(Effect::Deleted)));
    for event in [logged("Talked"), met("31 May 2024"), decision(Effect::Completed), decision(Effect::Words)]
    {
        assert_eq!(refused(&journal, &said("1.1", TODAY, event)), Some(Refusal::Deleted(action("1.1"))));
    }
    let resumed = said("1.1", TODAY, decision(Effect::Resumed));
    assert_eq!(refused(&journal, &resumed), None);
    add(&mut journal, resumed);
    assert_eq!(refused(&journal, &said("1.1", TODAY, logged("Talked"))), None);
}

#[test]
fn a_day_that_has_not_come_is_refused() {
    let journal = adopted();
    let tomorrow = "23 November 2024";
    assert_eq!(
        refused(&journal, &said("1.1", tomorrow, logged("Talked"))),
        Some(Refusal::Future(day(tomorrow)))
    );
    assert_eq!(refused(&journal, &said("1.1", TODAY, logged("Talked"))), None);
    assert_eq!(refused(&journal, &said("1.1", "1 May 2019", logged("Talked"))), None, "history is welcome");
}

#[test]
fn reports_activities_and_decisions_need_words() {
    let journal = adopted();
    let wordless = Report { note: "".into(), ..report(Reported::Green) };
    let minute = "Item 3".into();
    let free = Decision { words: "".into(), reason: "".into(), minute, effect: Effect::Words };
    for (reference, event, what) in [
        ("1.1", Event::ProgressReported(wordless), "what was done"),
        ("1.1", logged(" "), "what was done"),
        ("1.1", Event::DecisionMade(free.clone()), "what was agreed"),
        ("", Event::DecisionMade(free.clone()), "what was agreed"),
    ] {
        assert_eq!(refused(&journal, &said(reference, TODAY, event)), Some(Refusal::NoWords(what)));
    }
    let says_itself = Event::DecisionMade(Decision { effect: Effect::Suspended, ..free });
    assert_eq!(refused(&journal, &said("1.1", TODAY, says_itself)), None);
    assert_eq!(
        refused(&journal, &said("1.1", TODAY, Event::NilReturned(note("")))),
        None,
        "nothing is an answer"
    );
}

#[test]
fn amber_and_red_need_their_three_sentences_and_those_missing_are_named() {
    let journal = adopted();
    for rating in [Reported::Amber, Reported::Red] {
        let full = report(rating);
        assert_eq!(refused(&journal, &said("1.1", TODAY, Event::ProgressReported(full.clone()))), None);
        for (short, what) in [
            (Report { reason: "".into(), ..full.clone() }, "the reason"),
            (Report { path: "".into(), ..full.clone() }, "the path to green (step, who, by when)"),
            (Report { ask: "".into(), ..full.clone() }, "what is asked of the group"),
        ] {
            let refusal = refused(&journal, &said("1.1", TODAY, Event::ProgressReported(short)));
            assert_eq!(refusal, Some(Refusal::Sentences { rating, missing: vec![what] }));
        }
        let bare = Report { reason: "".into(), path: "".into(), ask: "".into(), ..full };
        let refusal = refused(&journal, &said("1.1", TODAY, Event::ProgressReported(bare))).unwrap();
        assert!(matches!(refusal, Refusal::Sentences { missing, .. } if missing.len() == 3));
    }
    let green = Report { reason: "".into(), path: "".into(), ask: "".into(), ..report(Reported::Green) };
    assert_eq!(refused(&journal, &said("1.1", TODAY, Event::ProgressReported(green))), None);
}

#[test]
fn a_forecast_is_on_or_after_the_day_of_its_report() {
    let journal = adopted();
    let on = "20 November 2024";
    let refusal = refused(&journal, &said("1.1", on, forecast("31 May 2024", "19 November 2024")));
    assert_eq!(refusal, Some(Refusal::ForecastPast { forecast: day("19 November 2024"), on: day(on) }));
    assert_eq!(refused(&journal, &said("1.1", on, forecast("31 May 2024", on))), None);
}

#[test]
fn a_forecast_earlier_than_the_last_one_for_its_milestone_has_to_be_meant() {
    let mut journal = adopted();
    add(&mut journal, said("1.2", "1 May 2024", forecast("31 December 2024", "31 January 2025")));
    add(&mut journal, said("1.2", "2 May 2024", Event::ProgressReported(report(Reported::Green))));
    let earlier = said("1.2", TODAY, forecast("31 December 2024", "30 January 2025"));
    let (forecast_date, last) = (day("30 January 2025"), day("31 January 2025"));
    assert_eq!(
        refused(&journal, &earlier),
        Some(Refusal::ForecastEarlier { forecast: forecast_date, last }),
        "also when the last report had no forecast"
    );
    assert_eq!(check(&journal, &earlier, day(TODAY), true), Ok(()));
    for (milestone, date) in [("31 December 2024", "31 January 2025"), ("31 March 2025", "1 January 2025")] {
        assert_eq!(refused(&journal, &said("1.2", TODAY, forecast(milestone, date))), None, "{milestone}");
    }
}

#[test]
fn being_sure_lets_nothing_else_through() {
    let past = said("1.1", TODAY, forecast("31 May 2024", "1 May 2024"));
    assert!(check(&adopted(), &past, day(TODAY), true).is_err());
}

#[test]
fn work_without_dates_has_no_milestone_to_meet_forecast_or_move() {
    let journal = adopted();
    for reference in ["1.4", "1.5", "1.7"] {
        for event in
            [met("31 May 2024"), forecast("31 May 2024", "31 May 2025"), moved("31 May 2024", "31 May 2025")]
        {
            assert_eq!(
                refused(&journal, &said(reference, TODAY, event)),
                Some(Refusal::NoMilestone(action(reference)))
            );
        }
    }
}

#[test]
fn a_date_that_is_none_of_its_milestones_is_refused_with_those_that_are() {
    let journal = adopted();
    for event in
        [met("30 May 2024"), forecast("30 May 2024", "31 May 2025"), moved("30 May 2024", "31 May 2025")]
    {
        let refusal = refused(&journal, &said("1.1", TODAY, event));
        let known = vec!["31 May 2024".to_owned()];
        let given = day("30 May 2024");
        assert_eq!(refusal, Some(Refusal::OtherMilestone { action: action("1.1"), given, known }));
    }
}

#[test]
fn any_cycle_of_a_series_is_a_milestone_also_one_far_ahead() {
    let journal = adopted();
    for milestone in ["30 June 2024", "31 December 2024", "31 March 2031"] {
        assert_eq!(refused(&journal, &said("1.2", TODAY, met(milestone))), None, "{milestone}");
    }
    let Some(Refusal::OtherMilestone { known, .. }) =
        refused(&journal, &said("1.2", TODAY, met("1 May 2199")))
    else {
        panic!("1 May is no quarter's end");
    };
    assert_eq!(known, ["30 June 2024", "30 September 2024", "31 December 2024"], "and not 175 years of them");
}

#[test]
fn of_a_long_series_only_the_dates_nearest_to_the_one_given_are_named() {
    let journal = adopted();
    let naming = |given| match check(&journal, &said("1.2", TODAY, met(given)), day("31 March 2035"), false) {
        Err(Refusal::OtherMilestone { known, .. }) => known.join(", "),
        other => panic!("{other:?}"),
    };
    let middle = "30 September 2029, 31 December 2029, 31 March 2030, 30 June 2030";
    assert_eq!(naming("30 December 2029"), middle);
    assert_eq!(naming("1 February 2030"), middle);
    assert_eq!(naming("1 May 2199"), "30 September 2034, 31 December 2034, 31 March 2035, 30 June 2035");
}

#[test]
fn a_milestone_is_met_once() {
    let mut journal = adopted();
    let first = add(&mut journal, said("1.1", "20 May 2024", met("31 May 2024")));
    let again = said("1.1", TODAY, met("31 May 2024"));
    let (milestone, on) = (day("31 May 2024"), day("20 May 2024"));
    assert_eq!(refused(&journal, &again), Some(Refusal::AlreadyMet { milestone, on }));
    add(&mut journal, said("1.1", TODAY, withdrawal(first)));
    assert_eq!(refused(&journal, &again), None, "what was undone can be said again");
}

#[test]
fn only_an_entry_that_holds_is_withdrawn() {
    let mut journal = adopted();
    let withdrawing = |seq| said("", TODAY, withdrawal(seq));
    assert_eq!(refused(&journal, &withdrawing(1)), Some(Refusal::IsThePlan(1)));
    for seq in [0, 2, u64::MAX] {
        assert_eq!(refused(&journal, &withdrawing(seq)), Some(Refusal::NoEntry(seq)));
    }
    let heard = add(&mut journal, said("1.1", TODAY, logged("Talked")));
    assert_eq!(refused(&journal, &withdrawing(heard)), None);
    let undoing = add(&mut journal, withdrawing(heard));
    assert_eq!(refused(&journal, &withdrawing(heard)), Some(Refusal::AlreadyWithdrawn(heard)));
    assert_eq!(refused(&journal, &withdrawing(undoing)), None, "an undoing can be undone");
}

#[test]
fn what_went_into_the_minutes_of_a_closed_meeting_is_not_withdrawn() {
    let mut journal = adopted();
    let before = add(&mut journal, said("1.1", TODAY, logged("Talked")));
    let closing = add(&mut journal, said("", TODAY, Event::MeetingClosed(note(""))));
    let after = add(&mut journal, said("1.1", TODAY, logged("Talked again")));
    for seq in [before, closing] {
        assert_eq!(refused(&journal, &said("", TODAY, withdrawal(seq))), Some(Refusal::InMinutes(seq)));
    }
    assert_eq!(refused(&journal, &said("", TODAY, withdrawal(after))), None);
}

#[test]
fn each_refusal_is_a_sentence_that_says_what_to_do() {
    let (at, on) = (action("1.1"), day("31 May 2024"));
    let missing = vec!["the reason", "what is asked of the group"];
    for (refusal, says) in [
        (Refusal::NoPlan, "quorum init"),
        (Refusal::HasPlan("A small plan".into()), "another file"),
        (Refusal::NoAction(at), "quorum status"),
        (Refusal::HasAction(at), "a ref of its own"),
        (Refusal::Deleted(at), "decision to resume"),
        (Refusal::Future(on), "today or an earlier day"),
        (Refusal::NoWords("what was done"), "Say in a few words what was done"),
        (Refusal::Sentences { rating: Reported::Red, missing }, "Red needs the reason and what is asked"),
        (Refusal::ForecastPast { forecast: on, on }, "Give the date now expected"),
        (Refusal::ForecastEarlier { forecast: on, last: on }, "confirm it"),
        (Refusal::NoMilestone(at), "Log what was done instead"),
        (
            Refusal::OtherMilestone { action: at, given: on, known: vec!["1 May 2024".into()] },
            "Its nearest dates are",
        ),
        (Refusal::AlreadyMet { milestone: on, on }, "Undo that entry"),
        (Refusal::NoEntry(7), "quorum history"),
        (Refusal::NothingToUndo("P. Nair".into()), "Nothing of P. Nair's"),
        (Refusal::AlreadyWithdrawn(7), "withdrawn already"),
        (Refusal::InMinutes(7), "as a new entry"),
        (Refusal::IsThePlan(7), "another file"),
    ] {
        let words = refusal.to_string();
        assert!(words.contains(says) && words.ends_with('.'), "{words}");
    }
}
