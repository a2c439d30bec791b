use super::{super::terms, pack};
use crate::{
    elections::TermState,
    vectors::{day, maybe, number, rows},
};

#[test]
fn a_term_stands_as_the_calendar_of_elections_says() {
    for [started, on, expected] in rows::<3>(include_str!("../../../elections/vectors/term_states.tsv")) {
        let rule = &pack().terms.on(day(started)).value;
        let state = terms::state(rule, Some(day(started)), 3, day(on));
        assert_eq!(state, maybe(expected, number).unwrap_or(TermState::Running), "{started} on {on}");
    }
}

#[test]
fn a_term_whose_beginning_nobody_told_is_unknown() {
    let on = day("2026-11-27");
    assert_eq!(terms::state(&pack().terms.on(on).value, None, 3, on), TermState::Unknown);
}
