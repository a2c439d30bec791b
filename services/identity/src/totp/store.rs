//! The table `recovery_codes` and every query on it.

use kernel::AccountId;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use tenancy::TenantTx;
use time::OffsetDateTime;
use uuid::Uuid;

mod code {
    use kernel::AccountId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub account_id: AccountId,
        pub code_hash: Vec<u8>,
        pub used_at: Option<TimeDateTimeWithTimeZone>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use code::{ActiveModel, Column, Entity, Model};

/// Puts new codes in the place of all old ones, used or not.
pub async fn replace(tx: &TenantTx, account: AccountId, hashes: Vec<Vec<u8>>) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account)).exec(tx).await?;
    if hashes.is_empty() {
        return Ok(());
    }
    let rows = hashes.into_iter().map(|code_hash| {
        let row = Model { id: Uuid::now_v7(), account_id: account, code_hash, used_at: None };
        sea_orm::ActiveModelTrait::reset_all(row.into_active_model())
    });
    Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

/// Uses a code up; false when it is unknown or was used. One statement, so it works once.
pub async fn consume(
    tx: &TenantTx,
    account: AccountId,
    hash: Vec<u8>,
    now: OffsetDateTime,
) -> Result<bool, DbErr> {
    let change = ActiveModel { used_at: Set(Some(now)), ..Default::default() };
    let done = Entity::update_many()
        .set(change)
        .filter(Column::AccountId.eq(account))
        .filter(Column::CodeHash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
