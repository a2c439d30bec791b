use crate::sql::any_of;
use kernel::{DuesExcuseId, MemberId};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::NotSet, Condition, IntoActiveModel, Order, QueryOrder,
    entity::prelude::*,
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// Months for which a member has a proper reason not to have paid.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_excuses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DuesExcuseId,
    pub member_id: MemberId,
    pub first_month: Date,
    pub last_month: Date,
    pub reason: String,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: OffsetDateTime,
    pub withdrawn_by: Option<Uuid>,
    pub withdrawn_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Of these members, those that were withdrawn included, latest first.
pub async fn of_members(tx: &TenantTx, members: Vec<MemberId>) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(any_of(Column::MemberId, members)).order_by(Column::Id, Order::Desc).all(tx).await
}

pub async fn find_within(tx: &TenantTx, id: DuesExcuseId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn insert(tx: &TenantTx, excuse: Model) -> Result<(), DbErr> {
    Entity::insert(excuse.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes that an excuse was withdrawn, unless somebody else has; how many rows it was.
pub async fn withdraw(tx: &TenantTx, excuse: Model) -> Result<u64, DbErr> {
    let standing = Condition::all().add(Column::Id.eq(excuse.id)).add(Column::WithdrawnAt.is_null());
    let mut row = excuse.into_active_model().reset_all();
    row.id = NotSet;
    Ok(Entity::update_many().set(row).filter(standing).exec(tx).await?.rows_affected)
}
