//! What is remarked on and recorded all the same.

use quorum::core::journal::{Adoption, Effect, Event, Journal, Reported, Said, remarks};

use crate::small::{add, adopted, decision, note, plan, report, said};

fn reported(on: &str) -> Said {
    said("1.1", on, Event::ProgressReported(report(Reported::Green)))
}

#[test]
fn a_day_before_the_plan_is_remarked_on() {
    let remark = "23 April 2024 is before the plan starts on 24 April 2024; recorded all the same.";
    assert_eq!(remarks(&adopted(), &reported("23 April 2024")), [remark]);
    assert_eq!(remarks(&adopted(), &said("", "23 April 2024", Event::ItemNoted(note("x")))), [remark]);
    assert_eq!(remarks(&adopted(), &reported("24 April 2024")), [""; 0]);
    assert_eq!(remarks(&Journal::default(), &reported("1 May 1999")), [""; 0], "no plan, no remark");
}

#[test]
fn a_plan_without_a_start_begins_when_it_is_taken_in() {
    let mut journal = Journal::default();
    let without_start =
        Adoption { plan: quorum::core::plan::Plan { start: None, ..plan() }.into(), sample: false };
    add(&mut journal, said("", "1 June 2024", Event::PlanAdopted(without_start)));
    assert_eq!(
        remarks(&journal, &reported("31 May 2024")),
        ["31 May 2024 is before the plan was taken in on 1 June 2024; recorded all the same."]
    );
    assert_eq!(remarks(&journal, &reported("1 June 2024")), [""; 0]);
}

#[test]
fn a_report_on_what_rests_by_decision_says_that_the_rating_stays() {
    for (effect, remark) in [
        (
            Effect::Completed,
            "Action 1.1 was agreed as complete on 3 June 2024, and its rating stays Complete until a decision \
             resumes it; recorded all the same.",
        ),
        (
            Effect::Suspended,
            "Action 1.1 is suspended, and stays not rated until a decision resumes it; recorded all the same.",
        ),
    ] {
        let mut journal = adopted();
        add(&mut journal, said("1.1", "3 June 2024", decision(effect)));
        assert_eq!(remarks(&journal, &reported("4 June 2024")), [remark]);
        let met = Event::NilReturned(note(""));
        assert_eq!(
            remarks(&journal, &said("1.1", "4 June 2024", met)),
            [""; 0],
            "only reports are judgements"
        );
        add(&mut journal, said("1.1", "5 June 2024", decision(Effect::Resumed)));
        assert_eq!(remarks(&journal, &reported("6 June 2024")), [""; 0]);
    }
}
