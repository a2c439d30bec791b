//! Who was elected to a congress, and how far the units are.

use crate::{
    desk::Desk,
    elections::{
        facts,
        roll::Hall,
        rules::ElectionState,
        store::{self, election::Model},
    },
    units::Unit,
};
use kernel::{ElectionId, MemberId, UnitId};
use rest::Problem;
use std::collections::BTreeMap;
use tenancy::TenantTx;
use time::Date;

/// A delegate.
#[derive(Clone, Debug)]
pub struct Elected {
    pub name: String,
    /// The unit that elected the person.
    pub unit_id: UnitId,
    pub elected_on: Date,
}

/// Everybody who was elected to a congress until a day, once the committee has filed it.
///
/// # Errors
/// When the database is away.
pub async fn elected(
    tx: &TenantTx,
    congress: ElectionId,
    day: Date,
) -> Result<BTreeMap<MemberId, Elected>, Problem> {
    let mut all = BTreeMap::new();
    for election in store::sent_to(tx, congress).await? {
        let Some(elected_on) = election.held_on.filter(|held| *held <= day) else { continue };
        for one in election.mandate.into_iter().flat_map(|mandate| mandate.elected) {
            let found = Elected { name: one.name, unit_id: election.unit_id, elected_on };
            all.entry(one.member_id).or_insert(found);
        }
    }
    Ok(all)
}

/// How far the units of a congress are, in the order in which they were named.
#[derive(Clone, Debug, Default)]
pub struct Shares(pub Vec<Share>);

#[derive(Clone, Copy, Debug)]
pub struct Share {
    pub unit_id: UnitId,
    pub allotted: u32,
    /// Of its delegates, who may take part on the day; none while it has not elected them.
    pub sent: Option<u32>,
}

impl Share {
    /// Seats that are to be elected for.
    pub fn open(&self) -> u32 {
        self.allotted.saturating_sub(self.sent.unwrap_or(0))
    }
}

/// # Errors
/// When the database is away.
pub async fn shares(desk: &Desk<'_>, election: &Model, hall: &Hall, day: Date) -> Result<Shares, Problem> {
    let Some(congress) = &election.congress else { return Ok(Shares::default()) };
    let mut sent: BTreeMap<UnitId, u32> = BTreeMap::new();
    for one in store::sent_to(desk.tx, election.id).await? {
        if one.held_on.is_some_and(|held| held <= day) {
            sent.entry(one.unit_id).or_default();
        }
    }
    for (id, delegate) in elected(desk.tx, election.id, day).await? {
        let votes = hall.electors.get(&id).is_some_and(|person| person.right.votes());
        *sent.entry(delegate.unit_id).or_default() += u32::from(votes);
    }
    let share = |one: &store::parts::Allotted| Share {
        unit_id: one.unit_id,
        allotted: one.delegates,
        sent: sent.get(&one.unit_id).copied(),
    };
    Ok(Shares(congress.allotted.iter().map(share).collect()))
}

/// When the term ends that a congress began, and with it the mandate of its delegates; none before it began.
pub fn valid_until(desk: &Desk<'_>, congress: &Model, committee: &Unit) -> Option<Date> {
    let held = congress.held_on.filter(|_| congress.state == ElectionState::Completed)?;
    facts::next_end(desk, committee, held)
}

/// Whether the delegates of a congress still are: it was not given up, and no other term has begun since.
pub fn in_force(congress: &Model, committee: &Unit) -> bool {
    let began = committee.term_started_on;
    let later = congress.held_on.is_some_and(|held| began.is_some_and(|began| began > held));
    !later && !matches!(congress.state, ElectionState::Cancelled | ElectionState::Refused)
}
