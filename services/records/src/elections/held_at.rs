//! The elections of a meeting, for the meeting.

use super::{query, spoken, store, view::ElectionRound};
use crate::{desk::Desk, units};
use access::Action;
use kernel::{ElectionId, MeetingId};
use rest::{Call, Problem};
use sea_orm::DbErr;
use tenancy::TenantTx;

/// An election that was held at a meeting.
#[derive(Clone, Debug)]
pub struct HeldAt {
    pub id: ElectionId,
    pub unit_name: String,
    /// How far it is, in words.
    pub state: &'static str,
    /// Those that count.
    pub rounds: Vec<ElectionRound>,
}

/// As far as the reader may see them.
///
/// # Errors
/// When the database is away.
pub async fn held_at(desk: &Desk<'_>, call: &Call, meeting: MeetingId) -> Result<Vec<HeldAt>, Problem> {
    let seen = store::held_at(meeting).add(query::seen(call, Action::View).await?);
    let held = store::page(desk.tx, seen, u64::from(u32::MAX)).await?;
    let units = units::by_ids(desk.tx, held.iter().map(|one| one.unit_id).collect()).await?;
    let name = |id| units.get(&id).map(|unit| unit.name.clone()).unwrap_or_default();
    let one = |one: store::election::Model| HeldAt {
        id: one.id,
        unit_name: name(one.unit_id),
        state: spoken::state(one.state),
        rounds: one.rounds.0.into_iter().filter(|round| round.taken_back.is_none()).map(Into::into).collect(),
    };
    Ok(held.into_iter().map(one).collect())
}

/// Whether an election names the meeting.
///
/// # Errors
/// When the database is away.
pub async fn is_named(tx: &TenantTx, meeting: MeetingId) -> Result<bool, DbErr> {
    Ok(store::count(tx, store::held_at(meeting)).await? > 0)
}
