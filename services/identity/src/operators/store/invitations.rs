use kernel::OperatorId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect,
};
use tenancy::PlatformTx;

pub mod invitation {
    use kernel::{InvitationId, OperatorId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "operator_invitations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: InvitationId,
        pub operator_id: OperatorId,
        pub token_hash: Vec<u8>,
        pub state: String,
        pub created_at: TimeDateTimeWithTimeZone,
        pub expires_at: TimeDateTimeWithTimeZone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub async fn insert_invitation(tx: &PlatformTx, row: invitation::Model) -> Result<invitation::Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

/// The invitation, its row held until the transaction ends.
pub async fn locked_invitation(
    tx: &PlatformTx,
    token_hash: Vec<u8>,
) -> Result<Option<invitation::Model>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::TokenHash.eq(token_hash))
        .lock_exclusive()
        .one(tx)
        .await
}

/// Moves pending invitations of an operator into another state.
pub async fn close_invitations(tx: &PlatformTx, operator: OperatorId, state: &str) -> Result<(), DbErr> {
    use invitation::Column;
    let change = invitation::ActiveModel { state: Set(state.to_owned()), ..Default::default() };
    invitation::Entity::update_many()
        .set(change)
        .filter(Column::OperatorId.eq(operator))
        .filter(Column::State.eq("pending"))
        .exec(tx)
        .await
        .map(drop)
}
