use super::{
    super::*,
    lines, number,
    world::{TODAY, pack},
};
use proptest::prelude::*;
use rulepack::development::{BallotMethod, ResolutionPart, VoteRules};
use time::macros::date;

fn rules() -> &'static VoteRules {
    &pack().development.votes.on(TODAY).value
}

/// A vote whose figures add up: whoever is present and does not approve is against.
fn poll(entitled: u32, excluded: u32, present: u32, yes: u32) -> Poll {
    Poll {
        held_on: date!(2025 - 06 - 18),
        method: BallotMethod::Secret,
        roll: Roll { entitled, excluded },
        present,
        issued: present,
        returned: present,
        yes,
        no: present.saturating_sub(yes),
        abstained: 0,
        spoilt: 0,
        written: Vec::new(),
    }
}

fn opinion(approves: bool) -> WrittenOpinion {
    WrittenOpinion { approves, signed: true, received_on: date!(2025 - 06 - 17), before_opening: false }
}

#[test]
fn the_votes_of_the_field() {
    for row in lines(include_str!("../../vectors/votes.tsv")) {
        let n = |index: usize| number::<u32>(row[index]);
        let mut poll = poll(n(1), n(2), n(3), n(5));
        poll.written = vec![opinion(true); number(row[4])];
        let tally = tally(rules(), &poll);
        assert_eq!((tally.should, tally.yes), (n(6), n(7)), "{row:?}");
        assert_eq!(tally.verdict.as_str(), row[8], "{row:?} {tally:?}");
    }
}

#[test]
fn a_written_opinion_counts_when_signed_and_handed_in_before_the_meeting() {
    let mut poll = poll(10, 0, 6, 5);
    let held = poll.held_on;
    let cases = [
        (opinion(true), true),
        (WrittenOpinion { signed: false, ..opinion(true) }, false),
        (WrittenOpinion { received_on: held, ..opinion(true) }, false),
        (WrittenOpinion { received_on: held, before_opening: true, ..opinion(true) }, true),
        (
            WrittenOpinion { received_on: held.next_day().unwrap(), before_opening: true, ..opinion(true) },
            false,
        ),
        (opinion(false), false),
    ];
    for (written, passes) in cases {
        poll.written = vec![written];
        let tally = tally(rules(), &poll);
        assert_eq!(tally.verdict == VoteVerdict::Passed, passes, "{written:?}");
        assert_eq!(tally.present, 6);
    }
}

#[test]
fn ballots_that_do_not_add_up_are_void() {
    let fault = |change: fn(&mut Poll)| {
        let mut poll = poll(10, 0, 8, 7);
        change(&mut poll);
        let tally = tally(rules(), &poll);
        assert_eq!(tally.verdict, VoteVerdict::Void);
        tally.faults
    };
    assert_eq!(fault(|p| p.no = 2), [VoteFault::BallotsDoNotAddUp { sum: 9, returned: 8 }]);
    assert_eq!(fault(|p| p.yes = u32::MAX).len(), 1);
    let (returned, issued) = (9, 8);
    assert_eq!(
        fault(|p| (p.returned, p.abstained) = (9, 1)),
        [VoteFault::MoreReturnedThanIssued { returned, issued }]
    );
    assert_eq!(fault(|p| p.issued = 9), [VoteFault::MoreIssuedThanPresent { issued: 9, present: 8 }]);
    assert_eq!(fault(|p| p.method = BallotMethod::Hands), [VoteFault::Method { used: BallotMethod::Hands }]);
    let crowd = VoteFault::MorePresentThanShould { present: 8, written: 3, should: 10 };
    assert_eq!(fault(|p| p.written = vec![opinion(false); 3]), [crowd]);
    assert!(
        fault(|p| p.roll.excluded = 11)
            .contains(&VoteFault::MoreExcludedThanEntitled { excluded: 11, entitled: 10 })
    );
}

#[test]
fn only_full_members_with_rights_are_counted_and_only_accepted_grounds_exclude() {
    let voter = |full, rights, excluded| Voter { full, rights, excluded };
    let why =
        |ground: &str, consented, resolved| Some(Exclusion { ground: ground.into(), consented, resolved });
    let voters = [
        voter(true, true, None),
        voter(false, true, None),
        voter(true, false, None),
        voter(true, true, why("bedridden", true, true)),
        voter(true, true, why("bedridden", false, true)),
        voter(true, true, why("bedridden", true, false)),
        voter(true, true, why("busy", true, true)),
        voter(false, true, why("bedridden", true, true)),
    ];
    assert_eq!(roll(rules(), &voters), Roll { entitled: 5, excluded: 1 });
}

#[test]
fn people_are_voted_on_one_by_one() {
    assert_eq!(one_by_one(rules(), &[vec!["赵"], vec!["钱"]]), [] as [usize; 0]);
    assert_eq!(one_by_one(rules(), &[vec!["赵", "钱"], vec!["孙"]]), [0]);
    assert_eq!(one_by_one(rules(), &[vec!["赵"], vec![], vec!["赵"]]), [1, 2]);
}

#[test]
fn a_resolution_holds_five_things() {
    let all = ResolutionPart::ALL.iter().copied().collect();
    assert_eq!(missing_parts(rules(), &all), []);
    for part in ResolutionPart::ALL {
        let mut held = all.clone();
        held.remove(part);
        assert_eq!(missing_parts(rules(), &held), [*part]);
    }
}

proptest! {
    #[test]
    fn what_passes_has_more_than_half_of_all_who_should_attend(
        entitled in 0_u32..40, excluded in 0_u32..10, present in 0_u32..40, yes in 0_u32..40,
        no in 0_u32..40, written in prop::collection::vec(any::<bool>(), 0..8),
    ) {
        let mut poll = poll(entitled, excluded, present, yes);
        poll.no = no;
        poll.written = written.iter().map(|approves| opinion(*approves)).collect();
        let tally = tally(rules(), &poll);
        let approving = yes as usize + written.iter().filter(|approves| **approves).count();
        let should = i64::from(entitled) - i64::from(excluded);
        let sound = should >= 0 && yes + no == present && i64::from(present) + written.len() as i64 <= should;
        let passes = sound && i64::from(present) * 2 > should && approving as i64 * 2 > should;
        prop_assert_eq!(tally.verdict == VoteVerdict::Passed, passes, "{:?}", tally);
        prop_assert_eq!(tally.verdict == VoteVerdict::Void, !sound);
        prop_assert!(!passes || (tally.yes >= tally.needed && tally.present >= tally.quorum));
    }
}

#[test]
fn a_vote_of_the_past_may_have_been_by_hands_and_adds_up_all_the_same() {
    let by_hands = Poll { method: BallotMethod::Hands, ..poll(10, 0, 8, 6) };
    let now = tally(rules(), &by_hands);
    assert_eq!(now.faults, [VoteFault::Method { used: BallotMethod::Hands }]);
    assert_eq!(now.verdict, VoteVerdict::Void);
    assert_eq!(tally_of_history(rules(), &by_hands).verdict, VoteVerdict::Passed);
    let lost = Poll { method: BallotMethod::Hands, ..poll(10, 0, 8, 5) };
    assert_eq!(tally_of_history(rules(), &lost).verdict, VoteVerdict::NotPassed);
    let few = Poll { method: BallotMethod::Hands, ..poll(10, 0, 5, 5) };
    assert_eq!(tally_of_history(rules(), &few).verdict, VoteVerdict::NoQuorum);
    let odd = Poll { returned: 7, ..by_hands };
    let odd = tally_of_history(rules(), &odd);
    assert_eq!(odd.faults, [VoteFault::BallotsDoNotAddUp { sum: 8, returned: 7 }]);
    assert_eq!(odd.verdict, VoteVerdict::Void);
}
