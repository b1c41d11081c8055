//! Plan files: the plans that ship, a draft, and files with everything wrong that can be.

use std::collections::BTreeSet;

use proptest::prelude::*;
use quorum::core::plan::{ActionRef, Plan};
use quorum::core::queries;
use quorum::core::schedule::{Deadline, Schedule};
use quorum::plans::fault::Fault;
use quorum::plans::{builtin, file};
use unicode_width::UnicodeWidthStr;

const DRAFT: &str = include_str!("fixtures/plans/scrutiny-draft-2023.toml");

fn faults(text: &str) -> Vec<Fault> {
    file::read(text).err().map(|faults| faults.all().to_vec()).unwrap_or_default()
}

/// A plan of one objective and one action, with `more` below the action.
fn small(more: &str) -> String {
    format!(
        "[plan]\nname = \"small\"\ntitle = \"Small\"\n[[objective]]\nnumber = 1\ntitle = \"Only\"\n\
         [[objective.action]]\nref = \"1.1\"\ntext = \"Do it.\"\n{more}\n"
    )
}

#[test]
fn the_plans_that_ship_have_no_faults() {
    let [current, former] = builtin::ALL.each_ref().map(|shipped| shipped.plan().unwrap());
    assert_eq!((current.objectives.len(), current.actions.len()), (6, 53));
    assert_eq!((former.objectives.len(), former.actions.len()), (5, 42));
    assert_eq!(&*former.objective_word, "pledge");
    assert_eq!(current.measures.len(), 6);
}

#[test]
fn every_form_that_the_description_of_the_format_lists_is_read() {
    let text = include_str!("../db/plans/tower-hamlets-2024-2028.toml");
    let listed = text.lines().skip_while(|line| !line.starts_with("# Deadlines that are understood")).skip(1);
    let forms =
        listed.map_while(|line| line.strip_prefix("#   ")).map(|line| line.split("   ").next().unwrap());
    let forms: Vec<_> = forms.collect();
    assert!(forms.len() > 20, "{forms:?}");
    for form in forms {
        assert!(form.parse::<Deadline>().is_ok(), "{form}");
    }
}

#[test]
fn the_53_actions_are_word_for_word_those_of_the_strategy() {
    let current = builtin::ALL[0].plan().unwrap();
    let mut rows = csv::Reader::from_path("tests/fixtures/delivery-plan-2024-2028.csv").unwrap();
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    let printed: Vec<_> = rows.iter().map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    let read: Vec<_> = current
        .actions
        .iter()
        .map(|action| {
            let objective = current.objective(action.reference.objective).unwrap();
            let services: Vec<&str> = action.services.iter().map(AsRef::as_ref).collect();
            vec![
                action.reference.to_string(),
                format!("{}.", objective.title),
                action.text.to_string(),
                services.join("; "),
                action.deadline.words.to_string(),
            ]
        })
        .collect();
    assert_eq!(read, printed);
}

#[test]
fn every_deadline_is_read_and_keeps_its_words() {
    let [current, former] = builtin::ALL.each_ref().map(|shipped| shipped.plan().unwrap());
    for action in current.actions.iter().chain(&former.actions) {
        let words = String::from(action.deadline.clone());
        assert_ne!(action.deadline.schedule, Schedule::Unset, "{}", action.reference);
        assert_eq!(words.parse::<Deadline>().as_ref(), Ok(&action.deadline));
        assert_eq!(action.deadline.to_string(), words);
    }
}

#[test]
fn the_oddities_of_the_plans_are_found_by_the_general_check() {
    let [current, former] = builtin::ALL.each_ref().map(|shipped| shipped.plan().unwrap());
    let found = |plan: &Plan| queries::found(plan).iter().map(|query| query.action).collect::<Vec<_>>();
    let refs = ["5.2", "6.7", "6.8"].map(|text| Some(text.parse::<ActionRef>().unwrap()));
    assert_eq!(found(&current), refs);
    assert_eq!(found(&former), [None]);
}

#[test]
fn short_titles_are_short_and_tell_actions_apart() {
    let [current, former] = builtin::ALL.each_ref().map(|shipped| shipped.plan().unwrap());
    for plan in [&current, &former] {
        let titles: BTreeSet<_> = plan.actions.iter().map(|action| action.title.to_lowercase()).collect();
        assert_eq!(titles.len(), plan.actions.len());
        assert!(plan.actions.iter().all(|action| action.title.width() <= 40));
        assert!(plan.objectives.iter().all(|objective| objective.short.width() <= 30));
    }
}

#[test]
fn a_draft_without_dates_and_services_is_read() {
    let plan = file::read(DRAFT).unwrap();
    assert_eq!((plan.objectives.len(), plan.actions.len(), plan.start), (5, 15, None));
    assert!(plan.actions.iter().all(|action| action.services.is_empty()));
    assert!(plan.actions.iter().all(|action| action.deadline.schedule == Schedule::Unset));
}

#[test]
fn what_a_draft_leaves_out_is_made_from_its_texts() {
    let long = "text = \"Bring together officers who are responsible for delivering this strategy.\"";
    let text = small("")
        .replace("text = \"Do it.\"", long)
        .replace("Only", "Residents get more involved in their community");
    let plan = file::read(&text).unwrap();
    assert_eq!(&*plan.actions[0].title, "Bring together officers who are…");
    assert_eq!(&*plan.objectives[0].short, "Residents get more involved…");
    assert_eq!(&*plan.objective_word, "objective");
    assert_eq!((plan.settings.red_slip_months, plan.settings.silent_quarters), (3, 2));
}

#[test]
fn actions_are_put_in_the_order_of_their_refs() {
    let text = small(
        "[[objective.action]]\nref = \"1.10\"\ntext = \"Ten.\"\n[[objective.action]]\nref = \"1.9\"\ntext = \"Nine.\"",
    );
    let plan = file::read(&text).unwrap();
    let refs: Vec<_> = plan.actions.iter().map(|action| action.reference.to_string()).collect();
    assert_eq!(refs, ["1.1", "1.9", "1.10"]);
    assert!(plan.action("1.9".parse().unwrap()).is_some());
}

#[test]
fn many_faults_are_named_at_once_with_their_lines() {
    insta::assert_snapshot!(file::read(include_str!("fixtures/plans/many-faults.toml")).unwrap_err());
}

#[test]
fn what_does_not_fit_together_is_named_with_what_was_meant() {
    insta::assert_snapshot!(file::read(include_str!("fixtures/plans/tangled.toml")).unwrap_err());
}

#[test]
fn slips_of_the_pen_do_not_hide_each_other() {
    insta::assert_snapshot!(file::read(include_str!("fixtures/plans/slips-of-the-pen.toml")).unwrap_err());
}

#[test]
fn each_fault_of_a_small_plan_is_the_only_one() {
    assert!(file::read(&small("")).is_ok());
    for (more, line, what) in [
        ("owner = \"Housing\"", 10, "“owner” is not known in [[objective.action]]."),
        ("service = [\"Housing\"]", 10, "“service” is not known in [[objective.action]]."),
        (
            "deadline = \"Year 1\"",
            10,
            "The deadline “Year 1” is counted from the plan's start, which is not given.",
        ),
        ("waits_on = [\"1.1\"]", 10, "Action 1.1 waits on itself."),
        ("waits_on = [5.1]", 10, "“waits_on” has a number where a text belongs."),
        ("partners = [\"A\", \"B\", \"a\"]", 10, "“a” stands twice in “partners”."),
        ("text = \"Again.\"", 10, "“text” is written a second time."),
        ("theme = Housing", 10, "The value “Housing” is not in straight double quotes."),
        (
            "outcome = \"\u{1b}[31m\"",
            10,
            "The line holds a character that cannot be seen, such as one copied from another program.",
        ),
        ("[[objective]]\nnumber = 2\ntitle = \"Idle\"", 10, "Objective 2 has no actions."),
        ("[[action]]\nref = \"1.2\"", 10, "“action” is not known in the file."),
        ("[[objective.actions]]\nref = \"1.2\"", 10, "“actions” is not known in [[objective]]."),
        ("[plans]\nname = \"a\"", 10, "“plans” is not known in the file."),
        (
            "deadline = \"May 2024, as long as it rains\"",
            10,
            "The deadline sets a condition, “it rains”, but the action waits on no other.",
        ),
        (
            "deadline = \"May 2024, as long as it rains\"\nwait_on = [\"1.2\"]",
            11,
            "“wait_on” is not known in [[objective.action]].",
        ),
        (
            "[settings]\nred_slip_months = 61",
            11,
            "“red_slip_months” is “61”, and has to be a whole number from 1 to 60.",
        ),
        (
            "[settings]\nred_slip_months = 99999999999999999999",
            11,
            "“red_slip_months” is “99999999999999999999”, and has to be a whole number from 1 to 60.",
        ),
    ] {
        let faults = faults(&small(more));
        let found: Vec<_> = faults.iter().map(|fault| (fault.line, fault.what.as_str())).collect();
        assert_eq!(found, [(line, what)], "{more}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let found = |text: &str| faults(text).iter().map(|fault| fault.what.clone()).collect::<Vec<_>>();
    assert_eq!(found("# nothing yet\n"), ["There is no “plan” in the file.", "The plan has no objectives."]);
    assert_eq!(
        found("[plan]\n[[objective]]\n[[objective.action]]\n"),
        [
            "There is no “title” in [plan].",
            "There is no “name” in [plan].",
            "There is no “number” in [[objective]].",
            "There is no “title” in [[objective]].",
            "There is no “ref” in [[objective.action]].",
            "There is no “text” in [[objective.action]].",
        ]
    );
}

#[test]
fn a_start_after_the_end_is_a_fault() {
    let text =
        small("").replace("title = \"Small\"", "title = \"Small\"\nstart = 2028-01-01\nend = 2024-01-01");
    assert_eq!(
        file::read(&text).unwrap_err().to_string(),
        "The plan file has 1 fault:\nline 4: The plan starts on 1 January 2028, after its end on 1 January 2024. \
         Correct “start” or “end”."
    );
}

#[test]
fn a_file_as_windows_saves_it_is_read_the_same() {
    let current = builtin::ALL[0].plan().unwrap();
    let windows = format!("\u{feff}{}", builtin::ALL[0].text.replace('\n', "\r\n"));
    assert_eq!(file::read(&windows).as_ref(), Ok(&current));
    let faulty = format!("\u{feff}{}", small("owner = \"Housing\"").replace('\n', "\r\n"));
    assert_eq!(faults(&faulty)[0].line, 10);
}

#[test]
fn what_is_no_plan_at_all_is_refused_in_a_sentence() {
    for (text, what) in [
        (String::new(), "The file is empty."),
        ("\u{feff} \n\n".to_owned(), "The file is empty."),
        ("PK\u{3}\u{4}\0\0".to_owned(), "The file is not plain text in UTF-8."),
        ("a = 1\n\u{fffd}".to_owned(), "The file is not plain text in UTF-8."),
        ("#\n".repeat(600_000), "The file has 1200000 bytes, and a plan at most 1048576."),
        (
            "[".repeat(100_000),
            "The line is neither a heading in square brackets nor a key with an equals sign and a value.",
        ),
        (
            "Dear all,\nplease find the plan below.\n".to_owned(),
            "The line is neither a heading in square brackets nor a key with an equals sign and a value.",
        ),
    ] {
        let faults = faults(&text);
        let found: Vec<_> = faults.iter().map(|fault| fault.what.as_str()).collect();
        assert_eq!(found, [what]);
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,80}") {
        let _ = file::read(&text);
    }

    #[test]
    fn no_likeness_of_a_plan_makes_the_reader_panic(
        lines in prop::collection::vec(
            "(\\[{0,3}(plan|settings|query|measure|objective|objective\\.action|x\\.y)\\]{0,3}\
              |(name|title|number|ref|text|waits_on|services|deadline|start|action|plan\\.a) ?={0,2} ?\
              (\"{0,3}[a-z0-9.\\\\]{0,4}\"{0,3}|\\[{0,2}\"1\\.1\",?\\]?|\\{ ?ref = 1 ?\\}?|2024-0[0-9]-31|[0-9.]{1,5}))?",
            0..20,
        ),
    ) {
        let text = lines.join("\n");
        if let Err(faults) = file::read(&text) {
            let last = text.lines().count().max(1);
            prop_assert!(faults.all().iter().all(|fault| (1..=last).contains(&fault.line)), "{}\n{}", text, faults);
        }
    }

    #[test]
    fn no_damage_to_a_plan_makes_the_reader_panic(
        from in 0_usize..37_000, length in 0_usize..200, instead in "[\\[\\]\"=#a\n]{0,3}",
    ) {
        let mut bytes = builtin::ALL[0].text.as_bytes().to_vec();
        bytes.splice(from..(from + length).min(37_000), instead.into_bytes());
        let text = String::from_utf8_lossy(&bytes);
        if let Err(faults) = file::read(&text) {
            prop_assert!(!faults.all().is_empty());
            prop_assert!(faults.all().is_sorted_by_key(|fault| fault.line));
        }
    }
}
