//! Which cadres are on probation within the Party (留党察看), for those who ask who may vote.

use super::{details::PenaltyRecord, store};
use kernel::{MemberId, Period, add_months};
use rulepack::cadres::Penalty;
use sea_orm::DbErr;
use tenancy::TenantTx;

/// The times of it, by the penalties on record. One whose length nobody wrote down tells none.
///
/// # Errors
/// When the database is away.
pub async fn under_observation(
    tx: &TenantTx,
    members: &[MemberId],
) -> Result<Vec<(MemberId, Period)>, DbErr> {
    let cadres = store::of_members(tx, members).await?;
    let theirs = cadres.iter().filter_map(|cadre| Some((cadre.member_id?, &cadre.details.penalties)));
    let observed = |one: &PenaltyRecord| {
        let months = one.own_months.filter(|_| one.penalty == Penalty::ProbationWithinParty)?;
        Period::new(one.on, Some(add_months(one.on, months)))
    };
    let all = theirs.flat_map(|(member, all)| all.iter().filter_map(observed).map(move |one| (member, one)));
    Ok(all.collect())
}
