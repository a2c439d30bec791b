//! What the rounds that were held have decided so far, and who may stand in the next.

use rulepack::elections::Office;
use std::collections::BTreeSet;

/// What one round decided; a void one decided nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<C> {
    pub office: Office,
    pub elected: Vec<C>,
    pub tied: Vec<C>,
}

/// How an office stands between two rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<C> {
    /// In the order in which they were elected.
    pub elected: Vec<C>,
    /// Seats nobody has yet.
    pub open: u32,
    /// Who alone stands for the open seats, where the last round left several with as many votes.
    pub tied: Vec<C>,
}

/// An office with so many seats after these rounds, in their order.
pub fn standing<C: Copy + Ord>(office: Office, seats: u32, rounds: &[Held<C>]) -> Standing<C> {
    let of_office = || rounds.iter().filter(|round| round.office == office);
    let mut seen = BTreeSet::new();
    let elected: Vec<C> =
        of_office().flat_map(|round| &round.elected).copied().filter(|one| seen.insert(*one)).collect();
    let open = seats.saturating_sub(u32::try_from(elected.len()).unwrap_or(u32::MAX));
    let last = of_office().next_back().filter(|_| open > 0);
    let tied = last.map(|round| round.tied.clone()).unwrap_or_default();
    Standing { elected, open, tied }
}

/// Who may be voted for in the next round and may not be left off the paper: the tied alone in a run-off, otherwise
/// whoever stands and has no seat yet.
pub fn listed<C: Copy + Ord>(candidates: &[C], standing: &Standing<C>) -> BTreeSet<C> {
    let without_seat = candidates.iter().filter(|one| !standing.elected.contains(one)).copied();
    if standing.tied.is_empty() { without_seat.collect() } else { standing.tied.iter().copied().collect() }
}
