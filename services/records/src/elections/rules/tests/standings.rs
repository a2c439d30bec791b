use super::{
    super::{ElectionState, Step, standing::*},
    listed as joined, number, rows,
};
use proptest::prelude::*;
use rulepack::elections::Office;

const OFFICE: Office = Office::CommitteeMember;

fn people(text: &str) -> Vec<char> {
    if text == "-" { Vec::new() } else { text.split(',').filter_map(|word| word.chars().next()).collect() }
}

fn held(text: &str) -> Vec<Held<char>> {
    let one = |round: &str| {
        let (elected, tied) = round.split_once('/').unwrap();
        Held { office: OFFICE, elected: people(elected), tied: people(tied) }
    };
    if text == "-" { Vec::new() } else { text.split(';').map(one).collect() }
}

fn names(people: impl IntoIterator<Item = char>) -> String {
    joined(people.into_iter().map(String::from).collect())
}

#[test]
fn what_is_open_is_voted_on_again() {
    for row in rows::<6>(include_str!("../../vectors/standings.tsv")) {
        let [seats, candidates, rounds, elected, open, listed_next] = row;
        let found = standing(OFFICE, number(seats), &held(rounds));
        assert_eq!(names(found.elected.clone()), elected, "{row:?}");
        assert_eq!(found.open, number::<u32>(open), "{row:?}");
        assert_eq!(names(listed(&people(candidates), &found)), listed_next, "{row:?}");
    }
}

#[test]
fn a_step_follows_on_its_state() {
    let table = rows::<2>(include_str!("../../vectors/steps.tsv"));
    assert_eq!(table.len(), ElectionState::ALL.len());
    for [state, expected] in table {
        let state: ElectionState = number(state);
        let steps = Step::ALL.iter().filter(|step| step.follows(state)).map(ToString::to_string).collect();
        assert_eq!(joined(steps), expected, "{state}");
        assert_eq!(state.is_open(), expected != "-", "{state}");
    }
}

proptest! {
    #[test]
    fn seats_are_filled_or_open(seats in 0u32..8, elected in prop::collection::vec(0u8..9, 0..8)) {
        let mut kept: Vec<u8> = Vec::new();
        for one in elected {
            if !kept.contains(&one) && kept.len() < seats as usize {
                kept.push(one);
            }
        }
        let rounds: Vec<Held<u8>> =
            kept.iter().map(|one| Held { office: OFFICE, elected: vec![*one], tied: vec![] }).collect();
        let found = standing(OFFICE, seats, &rounds);
        prop_assert_eq!(found.open + u32::try_from(found.elected.len()).unwrap(), seats);
        // another office is not touched
        prop_assert_eq!(standing(Office::Secretary, 1, &rounds).open, 1);
        for one in &found.elected {
            prop_assert!(!listed(&[*one], &found).contains(one));
        }
    }
}
