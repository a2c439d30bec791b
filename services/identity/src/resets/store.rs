//! The table `resets` and every query on it.

use kernel::{AccountId, ResetId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};
use tenancy::TenantTx;
use time::OffsetDateTime;

pub mod reset {
    use kernel::{AccountId, ResetId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "resets")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ResetId,
        pub account_id: AccountId,
        pub token_hash: Vec<u8>,
        pub created_at: TimeDateTimeWithTimeZone,
        pub expires_at: TimeDateTimeWithTimeZone,
        pub used_at: Option<TimeDateTimeWithTimeZone>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use reset::{ActiveModel, Column, Entity, Model};

pub async fn insert(tx: &TenantTx, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

pub async fn by_token(tx: &TenantTx, token_hash: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::TokenHash.eq(token_hash)).one(tx).await
}

/// How many were asked for since a moment, so that nobody fills somebody's mailbox.
pub async fn since(tx: &TenantTx, account: AccountId, at: OffsetDateTime) -> Result<u64, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account)).filter(Column::CreatedAt.gt(at)).count(tx).await
}

/// Uses a reset up; of two requests at once one gets true.
pub async fn consume(tx: &TenantTx, id: ResetId, now: OffsetDateTime) -> Result<bool, DbErr> {
    let change = ActiveModel { used_at: Set(Some(now)), ..Default::default() };
    let done = Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Closes every door a password reset had opened for this account.
pub async fn close(tx: &TenantTx, account: AccountId, now: OffsetDateTime) -> Result<(), DbErr> {
    let change = ActiveModel { used_at: Set(Some(now)), ..Default::default() };
    Entity::update_many()
        .set(change)
        .filter(Column::AccountId.eq(account))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await
        .map(drop)
}

/// Erases links that ran out before; how many there were.
pub(crate) async fn purge(tx: &TenantTx, before: OffsetDateTime) -> Result<u64, DbErr> {
    let gone = Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(tx).await?;
    Ok(gone.rows_affected)
}
