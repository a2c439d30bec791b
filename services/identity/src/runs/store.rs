//! The queries on `provisioning` and `migration_pause` for operators. The control plane itself writes them.

use kernel::{OperatorId, RunId, TenantId};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement, Value,
};
use tenancy::PlatformTx;
use time::OffsetDateTime;
use uuid::Uuid;

pub mod run {
    use kernel::{OperatorId, RunId, TenantId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "provisioning")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RunId,
        pub tenant_id: TenantId,
        pub kind: String,
        pub slug: String,
        pub step: String,
        pub part: Option<String>,
        pub attempts: i32,
        pub step_attempts: i32,
        pub last_error: Option<String>,
        pub started_at: TimeDateTimeWithTimeZone,
        pub tried_at: Option<TimeDateTimeWithTimeZone>,
        pub held_since: Option<TimeDateTimeWithTimeZone>,
        pub held_by: Option<OperatorId>,
        pub finished_at: Option<TimeDateTimeWithTimeZone>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use run::{Column, Entity, Model};

/// What a list of runs is limited to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    pub open: Option<bool>,
    pub tenant: Option<TenantId>,
}

/// The newest first, behind a place in that order.
pub async fn page(
    tx: &PlatformTx,
    filter: Filter,
    before: Option<(OffsetDateTime, RunId)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let place = |(at, id)| {
        let same = Condition::all().add(Column::StartedAt.eq(at)).add(Column::Id.lt(id));
        Condition::any().add(Column::StartedAt.lt(at)).add(same)
    };
    let open = |open| if open { Column::FinishedAt.is_null() } else { Column::FinishedAt.is_not_null() };
    let meant = Condition::all()
        .add_option(filter.open.map(open))
        .add_option(filter.tenant.map(|id| Column::TenantId.eq(id)))
        .add_option(before.map(place));
    let rows = Entity::find().filter(meant).order_by_desc(Column::StartedAt).order_by_desc(Column::Id);
    rows.limit(limit).all(tx).await
}

/// The run, its row held until the transaction ends.
pub async fn locked(tx: &PlatformTx, id: RunId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// It is taken up at the next opportunity, however long it would have waited.
pub async fn hurry(tx: &PlatformTx, id: RunId) -> Result<(), DbErr> {
    let sql = "UPDATE provisioning SET tried_at = NULL WHERE id = $1 AND finished_at IS NULL";
    tx.execute_raw(statement(sql, [id.0.into()])).await.map(drop)
}

/// It waits before its next step.
pub async fn hold_run(tx: &PlatformTx, id: RunId, by: OperatorId, now: OffsetDateTime) -> Result<(), DbErr> {
    let sql = "UPDATE provisioning SET held_since = $2, held_by = $3 WHERE id = $1 AND finished_at IS NULL";
    tx.execute_raw(statement(sql, [id.0.into(), now.into(), by.0.into()])).await.map(drop)
}

/// It goes on at the next opportunity.
pub async fn release_run(tx: &PlatformTx, id: RunId) -> Result<(), DbErr> {
    let sql = "UPDATE provisioning SET held_since = NULL, held_by = NULL, tried_at = NULL \
         WHERE id = $1 AND finished_at IS NULL";
    tx.execute_raw(statement(sql, [id.0.into()])).await.map(drop)
}

/// Who holds migrations, since when.
pub async fn held(tx: &PlatformTx) -> Result<Option<(OperatorId, OffsetDateTime)>, DbErr> {
    let row = tx.query_one_raw(statement("SELECT operator_id, since FROM migration_pause", [])).await?;
    let read = |row: sea_orm::QueryResult| {
        Ok((row.try_get::<Uuid>("", "operator_id")?.into(), row.try_get("", "since")?))
    };
    row.map(read).transpose()
}

/// False when somebody holds them already.
pub async fn hold(tx: &PlatformTx, by: OperatorId, now: OffsetDateTime) -> Result<bool, DbErr> {
    let sql =
        "INSERT INTO migration_pause (id, since, operator_id) VALUES (1, $1, $2) ON CONFLICT DO NOTHING";
    Ok(tx.execute_raw(statement(sql, [now.into(), by.0.into()])).await?.rows_affected() == 1)
}

/// False when nobody held them.
pub async fn let_go(tx: &PlatformTx) -> Result<bool, DbErr> {
    Ok(tx.execute_raw(statement("DELETE FROM migration_pause", [])).await?.rows_affected() == 1)
}

pub(super) fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
