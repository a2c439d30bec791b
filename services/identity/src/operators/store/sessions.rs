use kernel::{OperatorId, SessionId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
};
use tenancy::PlatformTx;
use time::OffsetDateTime;

pub mod session {
    use kernel::{OperatorId, SessionId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "operator_sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SessionId,
        pub operator_id: OperatorId,
        pub token_hash: Vec<u8>,
        pub address_masked: String,
        pub device: String,
        pub created_at: TimeDateTimeWithTimeZone,
        pub last_seen_at: TimeDateTimeWithTimeZone,
        pub expires_at: TimeDateTimeWithTimeZone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub async fn insert_session(tx: &PlatformTx, row: session::Model) -> Result<session::Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

pub async fn session_by_token(tx: &PlatformTx, token_hash: Vec<u8>) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find().filter(session::Column::TokenHash.eq(token_hash)).one(tx).await
}

pub async fn session_by_id(tx: &PlatformTx, id: SessionId) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find_by_id(id).one(tx).await
}

pub async fn touch(tx: &PlatformTx, id: SessionId, now: OffsetDateTime) -> Result<(), DbErr> {
    let change = session::ActiveModel { id: Unchanged(id), last_seen_at: Set(now), ..Default::default() };
    change.update(tx).await.map(drop)
}

pub async fn end_session(tx: &PlatformTx, id: SessionId) -> Result<(), DbErr> {
    session::Entity::delete_by_id(id).exec(tx).await.map(drop)
}

/// One session an operator: a new log-in ends the others, and what has run out goes with them.
pub async fn end_sessions(tx: &PlatformTx, operator: OperatorId) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(session::Column::OperatorId.eq(operator)).exec(tx).await.map(drop)
}
