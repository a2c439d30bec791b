use super::{
    super::{Finding, candidates, form, outcome, roll::*},
    RULES, TODAY, day, elections, listed, number, rows,
};
use kernel::TenantKind;
use proptest::prelude::*;
use rulepack::{
    Weight,
    elections::{LeftOut, Office, Voting},
};
use time::macros::date;

fn voting() -> &'static Voting {
    &elections().voting.on(TODAY).value
}

#[test]
fn only_full_members_with_all_rights_vote_and_stand() {
    let table = rows::<2>(include_str!("../../vectors/rights.tsv"));
    assert_eq!(table.len(), Right::ALL.len());
    for [right, votes] in table {
        let right: Right = number(right);
        assert_eq!(right.votes(), votes == "yes", "{right}");
        let found = candidates::check(voting(), Office::Secretary, 1, &[right]);
        let refused = Finding::CandidateMayNotStand { office: Office::Secretary, people: 1 };
        assert_eq!(found.contains(&refused), votes == "no", "{right}");
    }
}

#[test]
fn the_rule_that_is_cited_names_everybody_without_a_vote() {
    let without = &elections().rights.on(TODAY).value.without;
    for right in Right::ALL {
        // a guest votes where the relation is
        let named = without.iter().any(|one| one.as_str() == right.as_str());
        assert_eq!(named, !right.votes() && *right != Right::Guest, "{right}");
    }
}

#[test]
fn a_voter_is_left_out_for_a_reason_with_consent_and_resolution() {
    let rules = &elections().left_out.on(TODAY).value;
    let word = |finding: &Finding| match finding {
        Finding::AwayTooShort { .. } => "short".to_owned(),
        Finding::ConsentMissing { .. } => "consent".to_owned(),
        Finding::ResolutionMissing { .. } => "resolution".to_owned(),
        other => format!("{other:?}"),
    };
    for row in rows::<6>(include_str!("../../vectors/left_out.tsv")) {
        let [reason, since, consent, resolution, on, expected] = row;
        let claimed = Claim {
            reason: number(reason),
            since: day(since),
            consent: consent == "yes",
            resolution: resolution == "yes",
        };
        let found = claim(rules, &claimed, day(on));
        assert_eq!(listed(found.iter().map(word).collect()), expected, "{row:?}");
        let counted = roll(rules, &[Voter { right: Right::Full, claim: Some(claimed) }], day(on));
        assert_eq!((counted.should, counted.left_out), if expected == "-" { (0, 1) } else { (1, 0) });
    }
}

#[test]
fn the_quorum_is_four_fifths_of_those_who_should_attend() {
    for [should, present, needed, held] in rows::<4>(include_str!("../../vectors/quorum.tsv")) {
        let found = quorum(elections().voting.on(TODAY), number(should), number(present));
        assert_eq!(found.is_ok(), held == "yes", "{present} of {should}");
        match found {
            Ok(quorum) => assert_eq!(quorum.needed, number::<u32>(needed), "{should}"),
            Err(Finding::NoQuorum { needed: least, .. }) => {
                assert_eq!(least, number::<u32>(needed), "{should}")
            }
            Err(other) => {
                assert_eq!(
                    other,
                    Finding::PresentOverShould { present: number(present), should: number(should) }
                );
            }
        }
    }
}

#[test]
fn committees_and_delegates_need_a_fifth_more_candidates_than_seats() {
    for [office, seats, needed] in rows::<3>(include_str!("../../vectors/candidates.tsv")) {
        let (office, seats, needed): (Office, u32, u32) = (number(office), number(seats), number(needed));
        assert_eq!(candidates::needed(voting(), office, seats), needed, "{office} {seats}");
        let people = |n: u32| vec![Right::Full; usize::try_from(n).unwrap()];
        assert_eq!(candidates::check(voting(), office, seats, &people(needed)), []);
        let few = Finding::TooFewCandidates { office, candidates: needed - 1, needed };
        assert_eq!(candidates::check(voting(), office, seats, &people(needed - 1)), [few]);
    }
    let office = Office::Secretary;
    assert_eq!(candidates::check(voting(), office, 0, &[]), [Finding::NoSeat { office }]);
}

#[test]
fn a_young_secretary_is_only_warned_of() {
    let posts = &RULES.of(TenantKind::Enterprise).posts.on(TODAY).value;
    let found = candidates::secretary(posts, 0);
    assert_eq!(found, Some(Finding::ShortMembership { years: 0, needed: 1 }));
    assert_eq!(found.map(|finding| finding.weight()), Some(Weight::Warn));
    assert_eq!(candidates::secretary(posts, 1), None);
}

#[test]
fn a_committee_from_seven_full_members_on() {
    let thresholds = &RULES.of(TenantKind::Enterprise).thresholds.on(TODAY).value;
    let size = elections().committee.on(TODAY).value;
    for [full, seats, expected] in rows::<3>(include_str!("../../vectors/committees.tsv")) {
        let word = match form::committee(thresholds, size, number(full), number(seats)) {
            None => "-",
            Some(Finding::CommitteeDue { .. }) => "due",
            Some(Finding::NoCommittee { .. }) => "none",
            Some(Finding::CommitteeSize { .. }) => "size",
            Some(Finding::UnusualCommittee { .. }) => "unusual",
            Some(other) => panic!("{other:?}"),
        };
        assert_eq!(word, expected, "{full} {seats}");
        assert_eq!(form::has_committee(thresholds, number(full)), number::<u32>(full) >= 7);
    }
}

#[test]
fn deputies_come_from_the_committee_and_one_stands_beside_a_secretary_alone() {
    let size = elections().committee.on(TODAY).value;
    for (committee, most) in [(0, 1), (1, 0), (3, 2), (7, 6)] {
        assert_eq!(form::deputies_most(size, committee), most, "{committee}");
    }
}

#[test]
fn a_congress_meets_for_five_hundred_or_where_they_are_scattered() {
    let rules = elections().congress.on(TODAY).value;
    let word = |finding: &Finding| match finding {
        Finding::CongressTooSmall { .. } => "small".to_owned(),
        Finding::CongressApprovalMissing => "approval".to_owned(),
        Finding::TooManyDelegates { .. } => "many".to_owned(),
        Finding::UnusualDelegates { .. } => "unusual".to_owned(),
        other => format!("{other:?}"),
    };
    for row in rows::<5>(include_str!("../../vectors/congresses.tsv")) {
        let [members, scattered, delegates, approved, expected] = row;
        let assembly = form::Assembly {
            members: number(members),
            scattered: scattered == "yes",
            delegates: number(delegates),
            approved: approved == "yes",
        };
        let found = form::congress(rules, assembly);
        assert_eq!(listed(found.iter().map(word).collect()), expected, "{row:?}");
    }
}

#[test]
fn committees_are_filed_and_secretaries_approved() {
    for [tenant, office, expected] in rows::<3>(include_str!("../../vectors/confirmations.tsv")) {
        let rules = RULES.of(number(tenant)).elections.results.on(TODAY);
        let (found, basis) = outcome::confirmation(rules, number(office)).unwrap();
        assert_eq!((found, basis.rule), (number(expected), "elections.results"), "{tenant} {office}");
    }
}

fn voters() -> impl Strategy<Value = Vec<Voter>> {
    let claim = (prop::sample::select(LeftOut::ALL), 0_i32..400, any::<bool>(), any::<bool>());
    let claim = claim.prop_map(|(reason, days, consent, resolution)| Claim {
        reason,
        since: time::Date::from_julian_day(date!(2026 - 11 - 23).to_julian_day() - days).unwrap(),
        consent,
        resolution,
    });
    let voter = (prop::sample::select(Right::ALL), prop::option::of(claim));
    prop::collection::vec(voter.prop_map(|(right, claim)| Voter { right, claim }), 0..20)
}

proptest! {
    #[test]
    fn every_voter_is_counted_or_left_out_and_nobody_else(members in voters()) {
        let rules = &elections().left_out.on(TODAY).value;
        let counted = roll(rules, &members, TODAY);
        let voters = members.iter().filter(|voter| voter.right.votes()).count();
        prop_assert_eq!(usize::try_from(counted.should + counted.left_out).unwrap(), voters);
        let claimed = |voter: &&Voter| voter.right.votes() && voter.claim.is_some_and(|claim| claim.consent && claim.resolution);
        prop_assert!(usize::try_from(counted.left_out).unwrap() <= members.iter().filter(claimed).count());
    }
}
