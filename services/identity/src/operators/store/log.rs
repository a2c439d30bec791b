use kernel::{OperatorId, RequestId, RunId, TenantId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use serde_json::Value;
use tenancy::{PlatformTx, TenantTx};
use time::OffsetDateTime;
use uuid::Uuid;

pub mod line {
    use kernel::{OperatorId, RequestId, RunId, TenantId};
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
        pub about_operator: Option<OperatorId>,
        pub detail: Option<String>,
        pub run_id: Option<RunId>,
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
    /// The operator it was done to.
    pub about: Option<OperatorId>,
    /// What exactly, as JSON.
    pub detail: Option<Value>,
    /// The run that does it.
    pub run: Option<RunId>,
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
        about_operator: deed.about,
        detail: short(deed.detail),
        run_id: deed.run,
    };
    let row = row.into_active_model().reset_all();
    line::Entity::insert(row).exec_without_returning(tx).await.map(drop)
}

const INSIDE: &str = "SELECT platform.operator_deed($1, $2, $3, $4, $5, $6, $7, $8)";

/// The same in the transaction of the organisation it is done to: nothing is done there without its line. Which one that
/// is follows from the transaction.
pub async fn log_inside(tx: &TenantTx, deed: Deed<'_>, now: OffsetDateTime) -> Result<(), DbErr> {
    let values = [
        Uuid::now_v7().into(),
        deed.operator.map(|id| id.0).into(),
        deed.action.into(),
        deed.why.into(),
        deed.request.map(|id| id.0).into(),
        deed.about.map(|id| id.0).into(),
        short(deed.detail).into(),
        now.into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, INSIDE, values)).await.map(drop)
}

fn short(detail: Option<Value>) -> Option<String> {
    detail.map(|detail| detail.to_string().chars().take(1000).collect())
}

/// What a run does, in the words of those who asked for it.
pub async fn of_run(tx: &PlatformTx, run: RunId) -> Result<Vec<line::Model>, DbErr> {
    line::Entity::find().filter(line::Column::RunId.eq(run)).order_by_asc(line::Column::Id).all(tx).await
}

/// What a page of the log is limited to.
#[derive(Clone, Debug, Default)]
pub struct LogFilter {
    pub operator: Option<OperatorId>,
    pub tenant: Option<TenantId>,
    pub action: Option<String>,
    pub from: Option<OffsetDateTime>,
    pub to: Option<OffsetDateTime>,
}

/// The newest first, behind a place in that order.
pub async fn log_page(
    tx: &PlatformTx,
    filter: &LogFilter,
    before: Option<(OffsetDateTime, Uuid)>,
    limit: u64,
) -> Result<Vec<line::Model>, DbErr> {
    use line::Column;
    let LogFilter { operator, tenant, action, from, to } = filter.clone();
    let place = |(at, id)| {
        let same = Condition::all().add(Column::At.eq(at)).add(Column::Id.lt(id));
        Condition::any().add(Column::At.lt(at)).add(same)
    };
    let about = |id| Condition::any().add(Column::OperatorId.eq(id)).add(Column::AboutOperator.eq(id));
    let meant = Condition::all()
        .add_option(operator.map(about))
        .add_option(tenant.map(|id| Column::TenantId.eq(id)))
        .add_option(action.map(|word| Column::Action.eq(word)))
        .add_option(from.map(|at| Column::At.gte(at)))
        .add_option(to.map(|at| Column::At.lt(at)))
        .add_option(before.map(place));
    let rows = line::Entity::find().filter(meant).order_by_desc(Column::At).order_by_desc(Column::Id);
    rows.limit(limit).all(tx).await
}
