//! The table `password_history` and every query on it.

use kernel::AccountId;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use tenancy::TenantTx;
use time::OffsetDateTime;
use uuid::Uuid;

mod history {
    use kernel::AccountId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "password_history")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub account_id: AccountId,
        pub hash: String,
        pub set_at: TimeDateTimeWithTimeZone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use history::{Column, Entity, Model};

/// The last hashes of an account, the present one among them, newest first.
pub async fn last(tx: &TenantTx, account: AccountId, how_many: usize) -> Result<Vec<String>, DbErr> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(account))
        .order_by_desc(Column::SetAt)
        .order_by_desc(Column::Id)
        .all(tx)
        .await?;
    Ok(rows.into_iter().take(how_many).map(|row| row.hash).collect())
}

/// Remembers a hash and forgets those beyond the last `keep`.
pub async fn remember(
    tx: &TenantTx,
    account: AccountId,
    hash: &str,
    keep: usize,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let row = Model { id: Uuid::now_v7(), account_id: account, hash: hash.to_owned(), set_at: now };
    row.into_active_model().reset_all().insert(tx).await?;
    let rows = Entity::find()
        .filter(Column::AccountId.eq(account))
        .order_by_desc(Column::SetAt)
        .order_by_desc(Column::Id)
        .all(tx)
        .await?;
    let beyond: Vec<Uuid> = rows.into_iter().skip(keep).map(|row| row.id).collect();
    if beyond.is_empty() {
        return Ok(());
    }
    Entity::delete_many().filter(Column::Id.is_in(beyond)).exec(tx).await.map(drop)
}

/// Forgets every hash of an account.
pub(crate) async fn forget(tx: &TenantTx, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account)).exec(tx).await.map(drop)
}
