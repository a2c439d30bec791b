//! The only queries on `talks`.

use super::words::TalkState;
use crate::sql::any_of;
use kernel::{AccountId, MeetingId, MemberId, TalkId, UnitId};
use rulepack::organisational_life::TalkPair;
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    Condition, IntoActiveModel, Order, PaginatorTrait as _, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, LockType},
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// That two people talked.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "talks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TalkId,
    pub unit_id: UnitId,
    pub day: Date,
    /// Of the two, the one with the lower id.
    pub one_id: MemberId,
    pub other_id: MemberId,
    pub pair: TalkPair,
    pub meeting_id: Option<MeetingId>,
    pub state: TalkState,
    pub entered_by: Option<AccountId>,
    /// Who that is among the members, if anybody.
    pub entered_by_member: Option<MemberId>,
    pub objected_by: Option<MemberId>,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn is_of(&self, member: MemberId) -> bool {
        self.one_id == member || self.other_id == member
    }
}

/// Talks one of whose two is this member.
pub fn of(member: MemberId) -> Condition {
    Condition::any().add(Column::OneId.eq(member)).add(Column::OtherId.eq(member))
}

/// One page, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    let ordered = Entity::find().filter(condition).order_by(Column::Day, Order::Desc);
    ordered.order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

/// Behind a talk in the order of [`page`].
pub fn before(day: Date, id: TalkId) -> Expr {
    let row = Expr::tuple([Expr::col((Entity, Column::Day)), Expr::col((Entity, Column::Id))]);
    row.lt(Expr::tuple([Expr::val(day), Expr::val(id)]))
}

/// Those of a unit between two days that count or are objected to.
pub async fn of_unit(tx: &TenantTx, unit: UnitId, first: Date, last: Date) -> Result<Vec<Model>, DbErr> {
    let theirs = Condition::all()
        .add(Column::UnitId.eq(unit))
        .add(Column::Day.between(first, last))
        .add(Column::State.ne(TalkState::Withdrawn));
    Entity::find().filter(theirs).all(tx).await
}

/// Those of a unit that count up to a day: from another day on, or had for a certain meeting.
pub async fn counted_before(
    tx: &TenantTx,
    unit: UnitId,
    meeting: MeetingId,
    first: Date,
    last: Date,
) -> Result<Vec<Model>, DbErr> {
    let theirs = Condition::all()
        .add(Column::UnitId.eq(unit))
        .add(Column::State.eq(TalkState::Standing))
        .add(Column::Day.lte(last))
        .add(Condition::any().add(Column::Day.gte(first)).add(Column::MeetingId.eq(meeting)));
    Entity::find().filter(theirs).all(tx).await
}

/// How many of a unit between two days one of the two denies.
pub async fn count_objected(tx: &TenantTx, unit: UnitId, first: Date, last: Date) -> Result<u64, DbErr> {
    let theirs = Condition::all()
        .add(Column::UnitId.eq(unit))
        .add(Column::Day.between(first, last))
        .add(Column::State.eq(TalkState::Objected));
    Entity::find().filter(theirs).count(tx).await
}

pub async fn find_within(tx: &TenantTx, id: TalkId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

/// The entry, for this transaction alone to change.
pub async fn claim(tx: &TenantTx, id: TalkId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn insert(tx: &TenantTx, talk: Model) -> Result<(), DbErr> {
    Entity::insert(talk.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes all columns of an entry that still has `version`; `None` when it was changed meanwhile. The new version is set
/// here.
pub async fn update(tx: &TenantTx, talk: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    let (id, version) = (talk.id, talk.version);
    let mut row = talk.into_active_model().reset_all();
    row.id = NotSet;
    row.created_at = NotSet;
    row.version = Set(version + 1);
    row.updated_at = Set(now);
    let unchanged = Condition::all().add(Column::Id.eq(id)).add(Column::Version.eq(version));
    Ok(Entity::update_many().set(row).filter(unchanged).exec_with_returning(tx).await?.pop())
}

/// Whether one of these members ever talked with somebody.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_members(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    let theirs =
        Condition::any().add(any_of(Column::OneId, ids.to_vec())).add(any_of(Column::OtherId, ids.to_vec()));
    Ok(Entity::find().filter(theirs).count(tx).await? > 0)
}

/// Whether a talk was ever entered in one of these units.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::UnitId, ids.to_vec())).count(tx).await? > 0)
}
