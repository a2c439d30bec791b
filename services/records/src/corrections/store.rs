//! The only queries on `corrections`.

use super::words::{CorrectionField, CorrectionState};
use kernel::{AccountId, CorrectionId, MemberId};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    Condition, IntoActiveModel, Order, QueryOrder, QuerySelect,
    entity::prelude::*,
};
use tenancy::TenantTx;
use time::OffsetDateTime;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "corrections")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CorrectionId,
    pub member_id: MemberId,
    pub field: CorrectionField,
    pub proposed_sealed: Vec<u8>,
    pub note: Option<String>,
    pub state: CorrectionState,
    pub asked_by: AccountId,
    pub asked_at: OffsetDateTime,
    /// Somebody with a role asked for the member.
    pub on_behalf: Option<bool>,
    /// Who that was; none for an account without a member record.
    pub asked_by_name: Option<String>,
    pub decided_by: Option<AccountId>,
    pub decided_at: Option<OffsetDateTime>,
    pub decision_reason: Option<String>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

pub async fn count(tx: &TenantTx, condition: Condition) -> Result<u64, DbErr> {
    Entity::find().filter(condition).count(tx).await
}

pub async fn find_within(tx: &TenantTx, id: CorrectionId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn insert(tx: &TenantTx, correction: Model) -> Result<(), DbErr> {
    Entity::insert(correction.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Closes a request that is still open; `None` when somebody else was faster.
pub async fn close(tx: &TenantTx, closed: Model) -> Result<Option<Model>, DbErr> {
    let open = Condition::all().add(Column::Id.eq(closed.id)).add(Column::State.eq(CorrectionState::Open));
    let version = closed.version;
    let mut row = closed.into_active_model().reset_all();
    row.id = NotSet;
    row.version = Set(version + 1);
    Ok(Entity::update_many().set(row).filter(open).exec_with_returning(tx).await?.pop())
}

/// Writes all columns of a request.
pub async fn rewrite(tx: &TenantTx, row: Model) -> Result<(), DbErr> {
    let (id, version) = (row.id, row.version);
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    row.version = Set(version + 1);
    Entity::update_many().set(row).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

pub async fn delete_closed(tx: &TenantTx, before: OffsetDateTime) -> Result<u64, DbErr> {
    let closed =
        Condition::all().add(Column::State.ne(CorrectionState::Open)).add(Column::AskedAt.lt(before));
    Ok(Entity::delete_many().filter(closed).exec(tx).await?.rows_affected)
}
