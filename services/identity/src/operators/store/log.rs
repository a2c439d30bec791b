use kernel::{OperatorId, RequestId, TenantId};
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel};
use tenancy::PlatformTx;
use time::OffsetDateTime;
use uuid::Uuid;

mod line {
    use kernel::{OperatorId, RequestId, TenantId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "operator_log")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub at: TimeDateTimeWithTimeZone,
        pub operator_id: Option<OperatorId>,
        pub action: String,
        pub tenant_id: Option<TenantId>,
        pub why: Option<String>,
        pub request_id: Option<RequestId>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// One line of the operators' log.
#[derive(Clone, Debug, Default)]
pub struct Deed<'a> {
    pub operator: Option<OperatorId>,
    pub action: &'a str,
    pub tenant: Option<TenantId>,
    pub why: Option<&'a str>,
    pub request: Option<RequestId>,
}

pub async fn log(tx: &PlatformTx, deed: Deed<'_>, now: OffsetDateTime) -> Result<(), DbErr> {
    let row = line::Model {
        id: Uuid::now_v7(),
        at: now,
        operator_id: deed.operator,
        action: deed.action.to_owned(),
        tenant_id: deed.tenant,
        why: deed.why.map(str::to_owned),
        request_id: deed.request,
    };
    let row = row.into_active_model().reset_all();
    line::Entity::insert(row).exec_without_returning(tx).await.map(drop)
}
