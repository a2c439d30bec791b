use kernel::OperatorId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
};
use tenancy::PlatformTx;
use time::OffsetDateTime;
use uuid::Uuid;

mod code {
    use kernel::OperatorId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "operator_recovery_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub operator_id: OperatorId,
        pub code_hash: Vec<u8>,
        pub used_at: Option<TimeDateTimeWithTimeZone>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use code::{ActiveModel, Column, Entity, Model};

pub async fn insert_codes(tx: &PlatformTx, operator: OperatorId, hashes: Vec<Vec<u8>>) -> Result<(), DbErr> {
    let rows = hashes.into_iter().map(|code_hash| {
        let row = Model { id: Uuid::now_v7(), operator_id: operator, code_hash, used_at: None };
        row.into_active_model().reset_all()
    });
    Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

/// Makes the whole sheet worthless.
pub async fn forget_codes(tx: &PlatformTx, operator: OperatorId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::OperatorId.eq(operator)).exec(tx).await.map(drop)
}

/// Uses a code up; false when it is unknown or was used. One statement, so it works once.
pub async fn consume_code(
    tx: &PlatformTx,
    operator: OperatorId,
    hash: Vec<u8>,
    now: OffsetDateTime,
) -> Result<bool, DbErr> {
    let change = ActiveModel { used_at: Set(Some(now)), ..Default::default() };
    let done = Entity::update_many()
        .set(change)
        .filter(Column::OperatorId.eq(operator))
        .filter(Column::CodeHash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
