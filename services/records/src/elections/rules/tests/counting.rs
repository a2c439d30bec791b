use super::{
    super::{Finding, count::*, outcome::*},
    TODAY, elections, maybe, number, rows,
};
use proptest::prelude::*;
use rulepack::{elections::Office, organisational_life::BallotForm};
use std::collections::{BTreeMap, BTreeSet};

/// `a8 b7` as votes for a and b.
fn votes(text: &str, valid: u32) -> BTreeMap<char, Votes> {
    let one = |word: &str| {
        let (person, yes) = word.split_at(1);
        let yes: u32 = number(yes);
        (person.chars().next().unwrap(), Votes { yes, no: valid.saturating_sub(yes), abstain: 0 })
    };
    text.split(' ').map(one).collect()
}

fn people(people: &[char]) -> String {
    if people.is_empty() {
        "-".into()
    } else {
        people.iter().map(char::to_string).collect::<Vec<_>>().join(",")
    }
}

fn word(finding: &Finding) -> &'static str {
    match finding {
        Finding::NoQuorum { .. } => "no_quorum",
        Finding::IssuedOverPresent { .. } => "issued_over_present",
        Finding::BallotsDoNotAddUp { .. } => "ballots_do_not_add_up",
        Finding::VotesDoNotAddUp { .. } => "votes_do_not_add_up",
        Finding::VotesOverSeats { .. } => "votes_over_seats",
        Finding::WrongBallot { .. } => "wrong_ballot",
        _ => "other",
    }
}

#[test]
fn a_round_elects_by_the_majority_of_those_present() {
    for row in rows::<10>(include_str!("../../vectors/rounds.tsv")) {
        let [case, seats, should, present, issued, returned, void, yes, needed, expected] = row;
        let (returned, void): (u32, i32) = (number(returned), number(void));
        // a count one short of what came back
        let (valid, void) = match u32::try_from(void) {
            Ok(void) => (returned - void, void),
            Err(_) => (returned, 1),
        };
        let round = Round {
            office: Office::CommitteeMember,
            seats: number(seats),
            should: number(should),
            present: number(present),
            ballot: BallotForm::Secret,
            count: Count { issued: number(issued), returned, valid, void, votes: votes(yes, valid) },
        };
        let found = match judge(elections().voting.on(TODAY), &round) {
            Err(found) => format!("refused {}", word(&found[0])),
            Ok(outcome) => {
                assert_eq!(Some(outcome.needed), maybe(needed, number), "{case}");
                assert_eq!(outcome.basis.rule, "elections.voting");
                match outcome.ended {
                    Ended::Void { issued, returned } => format!("void {issued} {returned}"),
                    Ended::Held { elected, tied, open } => {
                        format!("elected {} tied {} open {open}", people(&elected), people(&tied))
                    }
                }
            }
        };
        assert_eq!(found, expected, "{case}");
    }
}

/// `ab` is for a and b, `a!b` for a and against b, `-` an empty paper.
fn paper(text: &str) -> Ballot<char> {
    let (yes, no) = text.split_once('!').unwrap_or((text, ""));
    let names = |text: &str| text.chars().filter(|c| *c != '-').collect();
    Ballot { yes: names(yes), no: names(no) }
}

#[test]
fn a_paper_for_more_people_than_seats_is_void() {
    let listed = BTreeSet::from(['a', 'b', 'c']);
    for [case, seats, papers, valid, void, yes] in rows::<6>(include_str!("../../vectors/ballots.tsv")) {
        let papers: Vec<Ballot<char>> = papers.split(' ').map(paper).collect();
        let count = tally(9, number(seats), &listed, &papers);
        assert_eq!((count.valid, count.void), (number(valid), number(void)), "{case}");
        let found: Vec<String> =
            count.votes.iter().map(|(who, votes)| format!("{who}{}", votes.yes)).collect();
        assert_eq!(found.join(" "), yes, "{case}");
        assert_eq!(check(&count, 9, number(seats)), [], "{case}");
    }
}

#[test]
fn votes_for_against_and_abstained_are_the_valid_ballots() {
    let mut count = tally(3, 2, &BTreeSet::from(['a', 'b']), &[paper("ab"), paper("a!b"), paper("-")]);
    assert_eq!(count.votes[&'b'], Votes { yes: 1, no: 1, abstain: 1 });
    count.votes.insert('b', Votes { yes: 1, no: 1, abstain: 0 });
    assert_eq!(check(&count, 3, 2), [Finding::VotesDoNotAddUp { votes: 2, valid: 3 }]);
    count.votes.insert('b', Votes { yes: 1, no: 1, abstain: 2 });
    assert_eq!(check(&count, 3, 2), [Finding::VotesDoNotAddUp { votes: 4, valid: 3 }]);
}

#[test]
fn an_open_ballot_elects_nobody() {
    let count = tally(1, 1, &BTreeSet::from(['a']), &[paper("a")]);
    let round =
        Round { office: Office::Secretary, seats: 1, should: 1, present: 1, ballot: BallotForm::Open, count };
    let found = judge(elections().voting.on(TODAY), &round).unwrap_err();
    assert_eq!(found, [Finding::WrongBallot { needed: BallotForm::Secret }]);
    let secret = Round { ballot: BallotForm::Secret, ..round };
    assert!(judge(elections().voting.on(TODAY), &secret).is_ok());
    let none = judge(elections().voting.on(TODAY), &Round { seats: 0, ..secret }).unwrap_err();
    assert!(none.contains(&Finding::NoSeat { office: Office::Secretary }));
}

fn ballots() -> impl Strategy<Value = Vec<Ballot<u8>>> {
    let names = || prop::collection::btree_set(0_u8..7, 0..5);
    let one = (names(), names()).prop_map(|(yes, no)| Ballot { yes, no });
    prop::collection::vec(one, 0..30)
}

fn round(ballots: &[Ballot<u8>], seats: u32, kept: u32) -> Round<u8> {
    let returned = u32::try_from(ballots.len()).unwrap();
    let present = returned + kept;
    Round {
        office: Office::CommitteeMember,
        seats,
        should: present,
        present,
        ballot: BallotForm::Secret,
        count: tally(present, seats, &(0..6).collect(), ballots),
    }
}

proptest! {
    #[test]
    fn the_order_of_ballots_changes_nothing((ballots, shuffled) in ballots().prop_flat_map(|b| (Just(b.clone()), Just(b).prop_shuffle())), seats in 1_u32..5, kept in 0_u32..4) {
        let rules = elections().voting.on(TODAY);
        prop_assert_eq!(judge(rules, &round(&ballots, seats, kept)), judge(rules, &round(&shuffled, seats, kept)));
    }

    #[test]
    fn there_are_never_more_winners_than_seats(ballots in ballots(), seats in 1_u32..5, kept in 0_u32..4) {
        let round = round(&ballots, seats, kept);
        prop_assume!(round.present > 0);
        let outcome = judge(elections().voting.on(TODAY), &round).unwrap();
        let Ended::Held { elected, tied, open } = outcome.ended else { panic!("nothing was over-returned") };
        prop_assert_eq!(u32::try_from(elected.len()).unwrap() + open, seats);
        prop_assert!(tied.is_empty() || open > 0 && u32::try_from(tied.len()).unwrap() > open);
        let yes = |person: &u8| round.count.votes[person].yes;
        for person in elected.iter().chain(&tied) {
            prop_assert!(yes(person) * 2 > round.present);
        }
        // nobody with more votes is passed over
        let least = elected.iter().map(yes).min();
        let others = round.count.votes.keys().filter(|person| !elected.contains(person));
        for other in others {
            prop_assert!(least.is_none_or(|least| yes(other) < least));
            prop_assert!(yes(other) * 2 <= round.present || open == 0 || tied.contains(other));
        }
    }

    #[test]
    fn what_the_tally_says_adds_up(ballots in ballots(), seats in 0_u32..5) {
        let returned = u32::try_from(ballots.len()).unwrap();
        let count = tally(returned, seats, &(0..6).collect(), &ballots);
        prop_assert_eq!(check(&count, returned, seats), []);
        prop_assert_eq!(count.valid + count.void, returned);
    }

    #[test]
    fn more_ballots_than_issued_elect_nobody(ballots in ballots(), seats in 1_u32..5, less in 1_u32..4) {
        let mut round = round(&ballots, seats, 0);
        prop_assume!(round.present >= less);
        round.count.issued -= less;
        let ended = judge(elections().voting.on(TODAY), &round).unwrap().ended;
        prop_assert_eq!(ended, Ended::Void { issued: round.count.issued, returned: round.present });
    }
}
