//! Moving about on the board: what is selected, in which order, and that it stays selected.

use quorum::core::journal::Reported;

use crate::plays::{activity, fresh, rehearsal, report};
use crate::stage::Stage;

/// The refs on the board, in the order of the panels and their rows.
fn order(stage: &Stage) -> Vec<String> {
    let actions = &stage.app.position.actions;
    let rows = stage.app.board.panels.iter().flat_map(|panel| &panel.rows);
    rows.map(|at| actions[*at].reference().to_string()).collect()
}

#[test]
fn the_worst_come_first_and_s_puts_them_in_the_order_of_the_plan() {
    let mut stage = rehearsal();
    assert_eq!(order(&stage)[..6], ["1.3", "1.5", "1.4", "1.6", "1.1", "1.2"]);
    stage.type_keys("s");
    assert_eq!(order(&stage)[..6], ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]);
    stage.type_keys("s");
    assert_eq!(order(&stage)[..2], ["1.3", "1.5"]);
}

#[test]
fn the_selection_is_an_action_and_stays_where_rows_move() {
    let mut stage = rehearsal();
    stage.type_keys("j j j");
    assert_eq!(stage.selected(), "1.6");
    stage.type_keys("s");
    assert_eq!(stage.selected(), "1.6");
    assert!(stage.row("1.6").starts_with('▸'), "{}", stage.screen());

    stage.type_keys("s");
    stage.others_record("1.4", report(Reported::Red, "The supplier left."));
    stage.others_record("6.1", activity("A visit."));
    let before = order(&stage);
    stage.news_arrives();
    assert_ne!(order(&stage), before, "what others recorded is on the board");
    assert_eq!(stage.selected(), "1.6");
    assert!(stage.row("1.6").starts_with('▸'), "{}", stage.screen());
}

#[test]
fn up_and_down_go_through_every_action_and_back() {
    for (columns, rows) in [(80, 24), (120, 12), (120, 40), (160, 48)] {
        let mut stage = rehearsal().sized(columns, rows);
        let all = order(&stage);
        let mut seen = vec![stage.selected()];
        for _ in 1..all.len() {
            stage.type_keys("j");
            assert!(stage.row(&format!("{:<5}", stage.selected())).contains('▸'), "{}", stage.screen());
            seen.push(stage.selected());
        }
        assert_eq!(seen, all, "one key in a window of {columns} by {rows}");
        for reference in all.iter().rev().skip(1) {
            stage.type_keys("Up");
            assert_eq!(&stage.selected(), reference);
        }
        stage.type_keys("k");
        assert_eq!(stage.selected(), "1.3", "there is nothing above the first");
    }
}

#[test]
fn down_goes_on_into_the_next_panel() {
    let mut stage = rehearsal().sized(160, 48);
    stage.type_keys("j j j j j");
    assert_eq!(stage.selected(), "1.2");
    stage.type_keys("Down");
    assert_eq!(stage.selected(), order(&stage)[6], "objective 2 comes after objective 1");
    stage.type_keys("Up");
    assert_eq!(stage.selected(), "1.2");
}

#[test]
fn panels_are_reached_by_tab_arrows_and_digits_and_remember_their_row() {
    let mut stage = rehearsal().sized(160, 48);
    stage.type_keys("j j Tab");
    assert_eq!(stage.selected(), "2.5");
    stage.type_keys("j Right");
    assert_eq!(stage.selected(), "3.4");
    stage.type_keys("Left");
    assert_eq!(stage.selected(), "2.7", "where it was before");
    stage.type_keys("Shift-Tab");
    assert_eq!(stage.selected(), "1.4");
    stage.type_keys("Shift-Tab");
    assert_eq!(stage.selected(), "6.8", "round to the last");
    stage.type_keys("Tab");
    assert_eq!(stage.selected(), "1.4");
    stage.type_keys("5");
    assert_eq!(stage.selected(), "5.6");
    stage.type_keys("9 0");
    assert_eq!(stage.selected(), "5.6", "there is no objective 9");
}

#[test]
fn pages_and_ends() {
    for (columns, rows) in [(80, 24), (120, 40), (160, 48), (120, 12)] {
        let mut stage = rehearsal().sized(columns, rows);
        let (first, last) = ("1.3", order(&stage).pop().unwrap());
        stage.type_keys("End");
        assert_eq!(stage.selected(), last);
        stage.type_keys("Home");
        assert_eq!(stage.selected(), first);
        stage.type_keys("PageDown");
        if rows > 20 {
            assert_eq!(stage.selected(), "1.2", "the last of a panel that fits on a page");
        }
        for _ in 0..30 {
            stage.type_keys("Space");
        }
        assert_eq!(stage.selected(), order(&stage)[52]);
        for _ in 0..30 {
            stage.type_keys("PageUp");
        }
        assert_eq!(stage.selected(), first);
    }
}

#[test]
fn find_narrows_the_board_as_it_is_typed_and_esc_restores_it() {
    let mut stage = rehearsal();
    stage.type_keys("j / text:hous");
    stage.sees("Find: hous");
    stage.sees("4 of 53");
    assert_eq!(order(&stage), ["1.6", "2.14", "6.13", "6.14"]);
    stage.type_keys("Backspace Backspace Backspace Backspace text:amber Space text:housing");
    assert_eq!(order(&stage), [""; 0]);
    stage.sees("No action has these words. Press Esc to show all.");
    stage.type_keys("Esc");
    assert_eq!(order(&stage).len(), 53);
    stage.misses("Find:");
    assert_ne!(stage.selected(), "");
}

#[test]
fn what_was_found_is_kept_by_enter_and_given_up_by_esc() {
    let mut stage = rehearsal();
    stage.type_keys("/ text:housing Down Enter");
    stage.sees("only “housing”: 4 shown");
    assert_eq!(stage.selected(), "2.14", "arrows select while a text is typed");
    stage.type_keys("/");
    stage.sees("Find: housing");
    stage.type_keys("Enter Esc");
    stage.misses("only “housing”");
    assert_eq!(order(&stage).len(), 53);
    assert_eq!(stage.selected(), "2.14");
}

#[test]
fn letters_held_with_ctrl_or_alt_are_no_text() {
    let mut stage = rehearsal();
    stage.type_keys("/ text:a Ctrl-u Alt-f Ctrl-w");
    stage.sees("Find: a ");
    stage.type_keys("Esc ? Ctrl-u Alt-f text:m");
    stage.sees("Find: m ");
}

#[test]
fn an_action_opens_and_neighbours_follow_the_plan() {
    let mut stage = rehearsal();
    stage.type_keys("Enter");
    stage.sees("1.3 Opportunities in service plans");
    stage.type_keys("n");
    stage.sees("1.4 Central engagement calendar");
    stage.type_keys("p p p p p");
    stage.sees("1.1 Delivery group set up");
    stage.type_keys("Esc");
    assert_eq!(stage.selected(), "1.1");
    assert!(stage.row("1.1 ").starts_with('▸'));
    stage.type_keys("End Enter");
    for _ in 0..60 {
        stage.type_keys("n");
    }
    stage.sees("6.14 Tenant and resident associations");
}

#[test]
fn neighbours_beyond_what_was_found_do_not_take_the_selection_off_the_board() {
    let mut stage = rehearsal();
    stage.type_keys("/ text:housing Enter Enter n Esc");
    let selected = stage.selected();
    assert!(order(&stage).contains(&selected), "{selected} is selected and not on the board");
    stage.sees("▸");
    stage.type_keys("Down");
    assert_ne!(stage.selected(), selected);
}

#[test]
fn an_action_is_scrolled_by_lines_and_pages() {
    let mut stage = rehearsal();
    stage.type_keys("Enter");
    let top = stage.screen();
    stage.type_keys("j");
    assert_ne!(stage.screen(), top);
    stage.type_keys("k");
    assert_eq!(stage.screen(), top);
    stage.type_keys("End");
    stage.misses("more lines");
    let foot = stage.screen();
    stage.type_keys("PageDown j");
    assert_eq!(stage.screen(), foot);
    stage.type_keys("PageUp");
    assert_ne!(stage.screen(), foot);
    stage.type_keys("Home");
    assert_eq!(stage.screen(), top);
}

#[test]
fn a_review_is_scrolled_and_never_out_of_sight() {
    let mut stage = rehearsal();
    stage.type_keys("M End");
    stage.sees("100%");
    let foot = stage.screen();
    stage.type_keys("Down PageDown");
    assert_eq!(stage.screen(), foot);
    // Wider, the text has fewer lines; of a fresh plan's first quarter it has fewer still.
    stage.resize((160, 48));
    stage.sees("100%");
    let filled = stage.screen().lines().filter(|line| !line.is_empty()).count();
    assert!(filled > 20, "{}", stage.screen());
    stage.type_keys("[ [ [ [ [ [ [ [ [ [ [");
    let filled = stage.screen().lines().filter(|line| !line.is_empty()).count();
    assert!(filled > 20, "{}", stage.screen());
}

#[test]
fn t_steps_through_the_themes_and_says_which() {
    let mut stage = fresh();
    for name in ["light", "high contrast", "no colours", "dark"] {
        stage.type_keys("t");
        stage.sees(&format!("Colours: {name}"));
    }
}

#[test]
fn keys_that_mean_nothing_here_do_nothing() {
    let mut stage = rehearsal();
    let (before, journal) = (stage.screen(), stage.app.journal.last_seq());
    stage.type_keys("z X n p x Ctrl-s Ctrl-d Ctrl-g Alt-u Alt-Enter Backspace Delete é 漢");
    assert_eq!(stage.screen(), before);
    assert_eq!(stage.app.journal.last_seq(), journal);
}
