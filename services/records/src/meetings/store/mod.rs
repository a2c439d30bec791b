//! The only queries on `meetings` and the tables of its parts.

mod absent;
mod alike;
pub mod decision;
mod decisions;
mod filed;
pub mod follow_up;
mod follow_ups;
mod held;
mod late;
pub mod meeting;
pub mod participant;
mod participants;
mod samples;
pub mod version;

pub use absent::{absent, last_seen};
pub use alike::minutes_between;
pub use decisions::{decisions_of, decisions_of_all, find_decision, ids_that_decided, put_decisions};
pub use filed::units_filed;
pub use follow_ups::{
    follow_up_page, follow_up_within, follow_ups_of, ids_with_remedies, meeting_ids, put_follow_ups,
    remedies_of, save_follow_up,
};
pub use held::{Slim, held_by_month, held_slim, held_slim_of};
pub use late::late_remedies;
pub use participants::{
    counts, exist_of_members, ids_with, leaves_asked, list_of, lists_of_member, of_member, put_list,
    save_participant, strike,
};
pub use samples::{delete_unfiled, unfiled_of_samples};

use crate::{meetings::words::MeetingState, sql::any_of, versioned};
use kernel::{MeetingId, UnitId};
use meeting::{Column, Entity, Model};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, PaginatorTrait as _, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// One page, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    let ordered = Entity::find().filter(condition).order_by(Column::Day, Order::Desc);
    ordered.order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

/// Behind a meeting in the order of [`page`].
pub fn before(day: Date, id: MeetingId) -> Expr {
    let row = Expr::tuple([Expr::col((Entity, Column::Day)), Expr::col((Entity, Column::Id))]);
    row.lt(Expr::tuple([Expr::val(day), Expr::val(id)]))
}

pub async fn all(tx: &TenantTx, condition: Condition) -> Result<Vec<Model>, DbErr> {
    let ordered = Entity::find().filter(condition).order_by(Column::Day, Order::Asc);
    ordered.order_by(Column::Id, Order::Asc).all(tx).await
}

pub async fn by_ids(tx: &TenantTx, ids: Vec<MeetingId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Id, ids)).all(tx).await
}

pub async fn find_within(tx: &TenantTx, id: MeetingId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

/// The meeting, for this transaction alone to change, with its list and all its parts.
pub async fn claim(tx: &TenantTx, id: MeetingId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn insert(tx: &TenantTx, meeting: Model) -> Result<(), DbErr> {
    Entity::insert(meeting.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes all columns of a meeting that still has `version`; `None` when it was changed meanwhile. The new version is
/// set here.
pub async fn update(tx: &TenantTx, meeting: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, meeting, now).await
}

/// Whether one of these units ever had a meeting.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::UnitId, ids.to_vec())).count(tx).await? > 0)
}

/// Meetings of a unit that are planned, or held and not filed.
///
/// # Errors
/// When the database is away.
pub async fn count_open_of(tx: &TenantTx, unit: UnitId) -> Result<u64, DbErr> {
    let open = Column::State.is_in([MeetingState::Planned, MeetingState::Held]);
    Entity::find().filter(Column::UnitId.eq(unit)).filter(open).count(tx).await
}

pub async fn insert_version(tx: &TenantTx, version: version::Model) -> Result<(), DbErr> {
    version::Entity::insert(version.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// What was filed of a meeting, latest first.
pub async fn versions_of(tx: &TenantTx, meeting: MeetingId) -> Result<Vec<version::Model>, DbErr> {
    let mine = version::Entity::find().filter(version::Column::MeetingId.eq(meeting));
    mine.order_by(version::Column::Number, Order::Desc).all(tx).await
}

/// When each of these meetings was filed for the first time.
pub async fn first_filed(
    tx: &TenantTx,
    ids: Vec<MeetingId>,
) -> Result<Vec<(MeetingId, OffsetDateTime)>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let first = version::Entity::find()
        .select_only()
        .columns([version::Column::MeetingId, version::Column::FiledAt])
        .filter(version::Column::Number.eq(1))
        .filter(any_of(version::Column::MeetingId, ids));
    first.into_tuple().all(tx).await
}

/// The last version of each of these meetings that was filed.
pub async fn last_versions(
    tx: &TenantTx,
    ids: Vec<MeetingId>,
) -> Result<std::collections::HashMap<MeetingId, version::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(std::collections::HashMap::new());
    }
    let theirs = version::Entity::find().filter(any_of(version::Column::MeetingId, ids));
    let all = theirs.order_by(version::Column::Number, Order::Asc).all(tx).await?;
    Ok(all.into_iter().map(|version| (version.meeting_id, version)).collect())
}
