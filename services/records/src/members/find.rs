//! How operations and other features get at a member.

use super::{
    row,
    store::{self, member::Column},
};
use crate::units::{self, Unit};
use access::{Action, Reach, ResourceKind, Thing};
use kernel::{MemberId, ResidentId, UnitId};
use rest::{Call, Problem, kinds};
use sea_orm::{ColumnTrait, Condition, DbErr, sea_query::SelectStatement};
use std::collections::{HashMap, HashSet};
use tenancy::TenantTx;

pub use super::store::member::Model as Member;

/// A member with the unit that has the formal membership.
#[derive(Clone, Debug)]
pub struct Reached {
    pub member: Member,
    pub unit: Unit,
}

/// What the judge is asked about.
pub fn resource(kind: ResourceKind, member: MemberId, unit: &Unit) -> Thing {
    Thing::within(kind, unit.path.as_str()).about(Some(member))
}

/// The own record of the actor, where it may be looked at.
async fn own(call: &Call) -> Result<Option<MemberId>, Problem> {
    let Some(own) = call.member() else { return Ok(None) };
    let thing = Thing::of(ResourceKind::Member).about(Some(own));
    Ok(call.may(Action::ViewOwn, &thing).await?.then_some(own))
}

/// The member, if the actor may see it: by place, or because it is the actor's own record.
///
/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: MemberId) -> Result<Reached, Problem> {
    let reach = call.reach(Action::View, ResourceKind::Member).await?;
    let mut seen = Condition::all().add(Column::Id.eq(id));
    if own(call).await? != Some(id)
        && let Some(units) = units::ids_within(&reach)
    {
        seen = seen.add(Column::UnitId.in_subquery(units));
    }
    let member = store::find(call.tx(), seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    with_unit(call.tx(), member).await
}

/// The member, if the actor may see it and do this to it.
///
/// # Errors
/// 404 when there is none within reach, 403 when it may only be looked at.
pub async fn reached_for(call: &Call, id: MemberId, action: Action) -> Result<Reached, Problem> {
    let found = reached(call, id).await?;
    call.authorize(action, &resource(ResourceKind::Member, id, &found.unit)).await?;
    Ok(found)
}

/// The member for an action that has asked the judge already.
///
/// # Errors
/// When the database is away.
pub async fn find_for_action(tx: &TenantTx, id: MemberId) -> Result<Option<Reached>, Problem> {
    match store::find(tx, Condition::all().add(Column::Id.eq(id))).await? {
        Some(member) => with_unit(tx, member).await.map(Some),
        None => Ok(None),
    }
}

async fn with_unit(tx: &TenantTx, member: Member) -> Result<Reached, Problem> {
    let mut units = units::by_ids(tx, vec![member.unit_id]).await?;
    let unit = units.remove(&member.unit_id).ok_or_else(|| kinds::INTERNAL.problem())?;
    Ok(Reached { member, unit })
}

/// Ids of the members an actor reaches, for use inside another feature's query. `None` means all.
pub fn ids_within(reach: &Reach) -> Option<SelectStatement> {
    let units = units::ids_within(reach)?;
    Some(store::ids(Condition::all().add(Column::UnitId.in_subquery(units))))
}

/// Ids of the members of a unit and of everything below it.
pub fn ids_below(path: &str) -> SelectStatement {
    store::ids(Condition::all().add(Column::UnitId.in_subquery(units::ids_below(path))))
}

/// Ids of all members but those of a query, for use inside another feature's query.
pub fn ids_except(others: SelectStatement) -> SelectStatement {
    store::ids(Condition::all().add(Column::Id.not_in_subquery(others)))
}

/// Names by id, for answers of other features.
///
/// # Errors
/// When the database is away.
pub async fn names(tx: &TenantTx, ids: Vec<MemberId>) -> Result<HashMap<MemberId, String>, DbErr> {
    Ok(store::by_ids(tx, ids).await?.into_iter().map(|member| (member.id, member.name)).collect())
}

/// Members by id, for answers of other features.
///
/// # Errors
/// When the database is away.
pub async fn by_ids(tx: &TenantTx, ids: Vec<MemberId>) -> Result<HashMap<MemberId, Member>, DbErr> {
    Ok(store::by_ids(tx, ids).await?.into_iter().map(|member| (member.id, member)).collect())
}

/// Who is on the roster of the unit with this path, or of one below it.
///
/// # Errors
/// When the database is away.
pub async fn roster_below(tx: &TenantTx, path: &str) -> Result<Vec<Member>, DbErr> {
    store::all(tx, store::on_roster().add(Column::UnitId.in_subquery(units::ids_below(path)))).await
}

/// Who is on the roster and belongs to a group.
///
/// # Errors
/// When the database is away.
pub async fn roster_of_group(tx: &TenantTx, group: UnitId) -> Result<Vec<Member>, DbErr> {
    store::all(tx, store::on_roster().add(Column::GroupId.eq(group))).await
}

/// Whoever has this number, whatever has become of the membership.
///
/// # Errors
/// When the database is away.
pub async fn by_number(tx: &TenantTx, id: &ResidentId) -> Result<Option<Member>, DbErr> {
    let blind = row::id_no_blind(tx.vault(), id);
    store::find(tx, Condition::all().add(Column::IdNoBlind.eq(blind))).await
}

/// Which of these numbers are on the roster already, whoever has them.
///
/// # Errors
/// When the database is away.
pub async fn known_ids(tx: &TenantTx, ids: &[ResidentId]) -> Result<HashSet<ResidentId>, DbErr> {
    let by_blind: HashMap<Vec<u8>, ResidentId> =
        ids.iter().map(|id| (row::id_no_blind(tx.vault(), id), *id)).collect();
    let mut known = HashSet::new();
    let blinds: Vec<Vec<u8>> = by_blind.keys().cloned().collect();
    for some in blinds.chunks(1000) {
        known.extend(
            store::known(tx, some.to_vec()).await?.iter().filter_map(|blind| by_blind.get(blind).copied()),
        );
    }
    Ok(known)
}

/// How many members there are, whatever has become of them, besides these.
///
/// # Errors
/// When the database is away.
pub async fn count_without(tx: &TenantTx, others: &[MemberId]) -> Result<i64, DbErr> {
    let theirs = Condition::all().add(crate::sql::any_of(Column::Id, others.to_vec()));
    store::count(tx, theirs.not()).await
}
