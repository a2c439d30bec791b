//! How delegates are divided among units: a proposal by the number of their members, for people to decide on.

/// As many seats for each unit as its part of the members asks for, the largest remainders first and one at the least;
/// a unit without members has none. Fewer seats than units go to the largest ones.
pub fn proportional(seats: u32, members: &[u32]) -> Vec<u32> {
    let all: u64 = members.iter().map(|n| u64::from(*n)).sum();
    if all == 0 {
        return vec![0; members.len()];
    }
    let part = |n: u32| u64::from(n) * u64::from(seats);
    let whole = |n: u32| u32::try_from(part(n) / all).unwrap_or(u32::MAX).max(u32::from(n > 0));
    let mut shares: Vec<u32> = members.iter().map(|n| whole(*n)).collect();
    let given = |shares: &[u32]| shares.iter().map(|n| u64::from(*n)).sum::<u64>();
    let mut order: Vec<usize> = (0..members.len()).filter(|at| members[*at] > 0).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(part(members[*at]) % all), *at));
    for at in order.iter().copied() {
        if given(&shares) >= u64::from(seats) {
            break;
        }
        // one that was rounded up to its first seat has had its remainder
        if part(members[at]) >= all {
            shares[at] += 1;
        }
    }
    order.sort_by_key(|at| (members[*at], std::cmp::Reverse(*at)));
    while given(&shares) > u64::from(seats) {
        // from the largest share; where all have one, from the smallest unit
        let largest = order.iter().copied().max_by_key(|at| shares[*at]).filter(|at| shares[*at] > 1);
        let Some(at) = largest.or_else(|| order.iter().copied().find(|at| shares[*at] > 0)) else { break };
        shares[at] -= 1;
    }
    let rest = u32::try_from(u64::from(seats).saturating_sub(given(&shares))).unwrap_or(0);
    if let Some(at) = order.last() {
        shares[*at] += rest;
    }
    shares
}
