use kernel::OperatorId;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use tenancy::PlatformTx;
use time::OffsetDateTime;
use uuid::Uuid;

mod password {
    use kernel::OperatorId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "operator_passwords")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub operator_id: OperatorId,
        pub hash: String,
        pub set_at: TimeDateTimeWithTimeZone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use password::{Column, Entity, Model};

/// The hashes that are remembered of an operator, newest first.
async fn rows(tx: &PlatformTx, operator: OperatorId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OperatorId.eq(operator))
        .order_by_desc(Column::SetAt)
        .order_by_desc(Column::Id)
        .all(tx)
        .await
}

pub async fn last_hashes(tx: &PlatformTx, operator: OperatorId) -> Result<Vec<String>, DbErr> {
    Ok(rows(tx, operator).await?.into_iter().map(|row| row.hash).collect())
}

/// Remembers a hash and forgets those beyond the last `keep`.
pub async fn remember_hash(
    tx: &PlatformTx,
    operator: OperatorId,
    hash: &str,
    keep: usize,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let row = Model { id: Uuid::now_v7(), operator_id: operator, hash: hash.to_owned(), set_at: now };
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    let beyond: Vec<Uuid> = rows(tx, operator).await?.into_iter().skip(keep).map(|row| row.id).collect();
    if beyond.is_empty() {
        return Ok(());
    }
    Entity::delete_many().filter(Column::Id.is_in(beyond)).exec(tx).await.map(drop)
}
