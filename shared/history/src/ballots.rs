//! What is on the papers of an election. A plan knows shares; how many people come is known where it is carried out.

use serde::Serialize;

/// The ballots of all members of a branch on those who stand, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ballots {
    /// Papers that came back and do not count.
    pub spoilt: u32,
    /// The last seat is decided between two who had as many votes, where there are enough voters for that.
    pub run_off: bool,
    /// Of a hundred valid ballots, how many are for each.
    pub shares: Vec<u8>,
}

/// One round, as it was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub spoilt: u32,
    /// Places among those who stand.
    pub votes: Vec<(usize, Votes)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Votes {
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
}

/// A spoilt paper among fewer would decide the election.
const SPOILT_FROM: u32 = 8;

impl Ballots {
    /// The rounds in which so many seats are filled: the first who stand are elected, nobody else is.
    pub fn rounds(&self, present: u32, seats: usize) -> Vec<Round> {
        let spoilt = if present < SPOILT_FROM { 0 } else { self.spoilt };
        let (valid, majority) = (present.saturating_sub(spoilt), present / 2 + 1);
        let tie = self.run_off && seats > 2 && self.shares.len() == seats + 1;
        if tie && valid >= majority + 3 + spoilt {
            return tied(seats, (present, majority), spoilt);
        }
        let mut left = valid * u32::try_from(seats).unwrap_or(u32::MAX);
        let mut votes = Vec::with_capacity(self.shares.len());
        for (at, share) in self.shares.iter().enumerate() {
            let share = valid * u32::from(*share) / 100;
            let yes = if at < seats { share.max(majority) } else { share.min(majority - 1).min(left) };
            left = left.saturating_sub(yes);
            votes.push((at, of(yes, valid)));
        }
        vec![Round { spoilt, votes }]
    }
}

/// All but the last seat are filled at once; the last two have just enough votes, and one of them more in the second
/// round. Nobody has more votes in all than the papers hold.
fn tied(seats: usize, (present, majority): (u32, u32), spoilt: u32) -> Vec<Round> {
    let valid = present - spoilt;
    let first = |at: usize| {
        let yes = match at {
            0 => valid - 1,
            _ if at + 1 < seats => valid - 2 - spoilt,
            _ => majority,
        };
        (at, of(yes, valid))
    };
    let won = majority + (present - majority) / 2;
    let second = vec![(seats - 1, of(won, present)), (seats, of((present - won).saturating_sub(1), present))];
    let first = (0..=seats).map(first).collect();
    vec![Round { spoilt, votes: first }, Round { spoilt: 0, votes: second }]
}

/// Everybody else votes against, or now and then for nobody.
const fn of(yes: u32, valid: u32) -> Votes {
    let abstain = (valid - yes) / 4;
    Votes { yes, no: valid - yes - abstain, abstain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What the rules ask of a count: everything adds up, and no more votes than the papers hold.
        #[test]
        fn a_count_adds_up_and_elects_the_first(
            present in 2_u32..300, spoilt in 0_u32..2, run_off: bool, large: bool,
            (best, next, third, last) in (90_u8..=98, 82_u8..=89, 68_u8..=80, 4_u8..=28),
        ) {
            let (seats, shares) = if large { (3, vec![best, next, third, last]) } else { (1, vec![third, last]) };
            prop_assume!(!large || present >= 6);
            let ballots = Ballots { spoilt, run_off, shares };
            let majority = present / 2 + 1;
            let rounds = ballots.rounds(present, seats);
            prop_assert!(!(large && run_off && present >= 16) || rounds.len() == 2);
            let mut open = seats;
            let mut elected = Vec::new();
            for round in &rounds {
                let valid = present - round.spoilt;
                for (_, votes) in &round.votes {
                    prop_assert_eq!(votes.yes + votes.no + votes.abstain, valid);
                }
                let yes: u32 = round.votes.iter().map(|(_, votes)| votes.yes).sum();
                prop_assert!(yes <= valid * u32::try_from(open).unwrap(), "{:?}", round);
                let mut enough: Vec<_> =
                    round.votes.iter().filter(|(_, votes)| votes.yes >= majority).collect();
                enough.sort_by_key(|(_, votes)| std::cmp::Reverse(votes.yes));
                let limit = enough.get(open).map(|(_, votes)| votes.yes);
                let won = enough.iter().filter(|(_, votes)| limit.is_none_or(|limit| votes.yes > limit));
                let won: Vec<usize> = won.map(|(at, _)| *at).collect();
                open -= won.len();
                elected.extend(won);
            }
            elected.sort_unstable();
            prop_assert_eq!(elected, (0..seats).collect::<Vec<_>>());
        }
    }
}
