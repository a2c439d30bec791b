//! What other features ask the register.

use super::{
    resting::{RestKind, Resting, VotingRight, right},
    store::Entity,
    view::{self, SuspensionOut},
};
use crate::{cadres, desk::Desk, members, registers::spells, units::Unit};
use kernel::{MemberId, Period};
use rest::Problem;
use sea_orm::DbErr;
use tenancy::TenantTx;
use time::Date;

/// When the rights of these members rest: by the register, and by the penalties of those who are cadres.
///
/// # Errors
/// When the database is away.
pub async fn resting(tx: &TenantTx, members: &[MemberId]) -> Result<Resting, DbErr> {
    let mut resting = Resting::default();
    if members.is_empty() {
        return Ok(resting);
    }
    for entry in spells::of::<Entity>(tx, members).await? {
        // the last day belongs to it
        let until = entry.until.and_then(Date::next_day);
        if let Some(period) = Period::new(entry.since, until) {
            resting.note(entry.member_id, entry.kind, period);
        }
    }
    for (member, period) in cadres::under_observation(tx, members).await? {
        resting.note(member, RestKind::UnderObservation, period);
    }
    Ok(resting)
}

/// Full members of a unit and of those below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voters {
    pub may: usize,
    /// Those whose rights rest.
    pub resting: usize,
}

/// How many of a unit, and of those below it, may vote on a day.
///
/// # Errors
/// When the database is away.
pub async fn voters(desk: &Desk<'_>, unit: &Unit, day: Date) -> Result<Voters, DbErr> {
    let roster = members::roster_on(desk, &unit.path, day).await?;
    let ids: Vec<MemberId> = roster.iter().map(|member| member.id).collect();
    let resting = resting(desk.tx, &ids).await?;
    let mut voters = Voters::default();
    for member in roster.iter().filter(|member| member.joined_on <= day) {
        match right(member, &resting, day) {
            Some(VotingRight::Full) => voters.may += 1,
            Some(VotingRight::Rests(_)) => voters.resting += 1,
            Some(VotingRight::Probationary) | None => {}
        }
    }
    Ok(voters)
}

/// Every entry of one member, for the person it is about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<SuspensionOut>, Problem> {
    view::shown(desk, spells::of_member::<Entity>(desk.tx, member).await?).await
}
