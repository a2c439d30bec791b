//! The table `calendar_feeds` and every query on it.

use kernel::AccountId;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, sea_query::OnConflict};
use tenancy::TenantTx;

pub mod feed {
    use kernel::{AccountId, MemberId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_feeds")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        pub member_id: MemberId,
        /// The keyed fingerprint of the secret in the address.
        pub secret_hash: Vec<u8>,
        pub locale: String,
        pub made_at: TimeDateTimeWithTimeZone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub use feed::Model;
use feed::{Column, Entity};

/// What the fingerprint is bound to.
pub const SECRET: &str = "calendar_feeds.secret";

pub async fn of_account(tx: &TenantTx, account: AccountId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(account).one(tx).await
}

pub async fn by_hash(tx: &TenantTx, hash: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::SecretHash.eq(hash)).one(tx).await
}

/// The new address ends the one before.
pub async fn put(tx: &TenantTx, row: Model) -> Result<(), DbErr> {
    let renewed = OnConflict::column(Column::AccountId)
        .update_columns([Column::MemberId, Column::SecretHash, Column::Locale, Column::MadeAt])
        .to_owned();
    Entity::insert(row.into_active_model()).on_conflict(renewed).exec_without_returning(tx).await.map(drop)
}

pub async fn end(tx: &TenantTx, account: AccountId) -> Result<bool, DbErr> {
    Ok(Entity::delete_by_id(account).exec(tx).await?.rows_affected > 0)
}
