//! The tables of entries, in the organisation and in the platform, and every query on them.

use super::shape::EntryState;
use kernel::{EntryId, OperatorId, TenantId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Statement, Value,
};
use tenancy::{PlatformTx, TenantTx};
use time::OffsetDateTime;

pub mod entry {
    use crate::break_glass::shape::EntryState;
    use kernel::{AccountId, EntryId, OperatorId};
    use sea_orm::entity::prelude::*;
    use time::OffsetDateTime;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "operator_entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EntryId,
        pub operator_id: OperatorId,
        pub operator_name: String,
        pub reason: String,
        pub minutes: i32,
        #[sea_orm(column_type = "Text")]
        pub state: EntryState,
        pub asked_at: TimeDateTimeWithTimeZone,
        pub decided_by: Option<AccountId>,
        pub opened_at: Option<TimeDateTimeWithTimeZone>,
        pub ends_at: Option<TimeDateTimeWithTimeZone>,
        pub ended_at: Option<TimeDateTimeWithTimeZone>,
        pub ended_by: Option<String>,
        pub ticket_hash: Option<Vec<u8>>,
        pub token_hash: Option<Vec<u8>>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// Its time is up, though nobody has written that down yet.
        pub fn has_run_out(&self, now: OffsetDateTime) -> bool {
            matches!(self.state, EntryState::Waiting | EntryState::Open)
                && self.ends_at.is_some_and(|ends| ends <= now)
        }

        pub fn is_open(&self, now: OffsetDateTime) -> bool {
            self.state == EntryState::Open && !self.has_run_out(now)
        }
    }
}

use entry::{Column, Entity, Model};

pub async fn insert(tx: &TenantTx, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await.map(drop)
}

pub async fn update(tx: &TenantTx, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().update(tx).await
}

pub async fn find(tx: &TenantTx, id: EntryId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

/// The entry, its row held until the transaction ends.
pub async fn locked(tx: &TenantTx, id: EntryId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// The entry a ticket opens, its row held.
pub async fn locked_by_ticket(tx: &TenantTx, hash: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::TicketHash.eq(hash)).lock_exclusive().one(tx).await
}

pub async fn by_token(tx: &TenantTx, hash: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::TokenHash.eq(hash)).one(tx).await
}

/// Whether this operator has one that is waiting or open.
pub async fn is_in(tx: &TenantTx, operator: OperatorId, now: OffsetDateTime) -> Result<bool, DbErr> {
    let going = Entity::find()
        .filter(Column::OperatorId.eq(operator))
        .filter(Column::State.is_in([EntryState::Waiting.as_str(), EntryState::Open.as_str()]));
    Ok(going.all(tx).await?.iter().any(|row| !row.has_run_out(now)))
}

/// Waiting or open, its time not up.
fn going(at: OffsetDateTime) -> Condition {
    let words = [EntryState::Waiting.as_str(), EntryState::Open.as_str()];
    let lasting = Condition::any().add(Column::EndsAt.is_null()).add(Column::EndsAt.gt(at));
    Condition::all().add(Column::State.is_in(words)).add(lasting)
}

/// The newest first, behind a place in that order; all, or those that are waiting or open at an instant.
pub async fn page(
    tx: &TenantTx,
    going_at: Option<OffsetDateTime>,
    before: Option<(OffsetDateTime, EntryId)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let place = |(at, id)| {
        let same = Condition::all().add(Column::AskedAt.eq(at)).add(Column::Id.lt(id));
        Condition::any().add(Column::AskedAt.lt(at)).add(same)
    };
    let meant = Condition::all().add_option(going_at.map(going)).add_option(before.map(place));
    let rows = Entity::find().filter(meant).order_by_desc(Column::AskedAt).order_by_desc(Column::Id);
    rows.limit(limit).all(tx).await
}

/// Entries in the order of their ids, those behind `after`.
pub async fn onward(tx: &TenantTx, after: Option<EntryId>, limit: u64) -> Result<Vec<Model>, DbErr> {
    let behind = Condition::all().add_option(after.map(|after| Column::Id.gt(after)));
    Entity::find().filter(behind).order_by_asc(Column::Id).limit(limit).all(tx).await
}

kernel::words! {
    /// Whether operators may come in and are seen, or have to be let in.
    pub enum EntryMode {
        Notify = "notify",
        Consent = "consent",
    }
}

/// What the organisation has decided; to be told, as long as it has not.
pub async fn mode(tx: &TenantTx) -> Result<EntryMode, DbErr> {
    Ok(policy(tx).await?.map_or(EntryMode::Notify, |(mode, _)| mode))
}

/// What it has decided, and when it did.
pub async fn policy(tx: &TenantTx) -> Result<Option<(EntryMode, OffsetDateTime)>, DbErr> {
    let sql = "SELECT mode, updated_at FROM operator_entry_policy WHERE id = 1";
    let Some(row) = tx.query_one_raw(statement(sql, [])).await? else { return Ok(None) };
    Ok(Some((row.try_get("", "mode")?, row.try_get("", "updated_at")?)))
}

pub async fn set_mode(tx: &TenantTx, mode: EntryMode, now: OffsetDateTime) -> Result<(), DbErr> {
    let sql = "INSERT INTO operator_entry_policy (id, mode, updated_at) VALUES (1, $1, $2) \
         ON CONFLICT (id) DO UPDATE SET mode = excluded.mode, updated_at = excluded.updated_at";
    tx.execute_raw(statement(sql, [mode.as_str().into(), now.into()])).await.map(drop)
}

/// Where the platform looks for an entry.
pub mod pointer {
    use kernel::{EntryId, OperatorId, TenantId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "operator_entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EntryId,
        pub tenant_id: TenantId,
        pub operator_id: OperatorId,
        pub asked_at: TimeDateTimeWithTimeZone,
        pub ends_at: Option<TimeDateTimeWithTimeZone>,
        pub over: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Written with the entry itself, in the organisation's transaction: an entry nobody finds would never end.
pub async fn point(tx: &TenantTx, row: &Model) -> Result<(), DbErr> {
    let sql = "SELECT platform.operator_entry_pointer($1, $2, $3, $4)";
    let values = [row.id.0.into(), row.operator_id.0.into(), row.asked_at.into(), row.ends_at.into()];
    tx.execute_raw(statement(sql, values)).await.map(drop)
}

pub async fn pointer_of(tx: &PlatformTx, id: EntryId) -> Result<Option<pointer::Model>, DbErr> {
    pointer::Entity::find_by_id(id).one(tx).await
}

pub async fn pointers(
    tx: &PlatformTx,
    tenant: Option<TenantId>,
    before: Option<(OffsetDateTime, EntryId)>,
    limit: u64,
) -> Result<Vec<pointer::Model>, DbErr> {
    use pointer::Column;
    let place = |(at, id)| {
        let same = Condition::all().add(Column::AskedAt.eq(at)).add(Column::Id.lt(id));
        Condition::any().add(Column::AskedAt.lt(at)).add(same)
    };
    let meant =
        Condition::all().add_option(tenant.map(|id| Column::TenantId.eq(id))).add_option(before.map(place));
    let rows = pointer::Entity::find().filter(meant);
    rows.order_by_desc(Column::AskedAt).order_by_desc(Column::Id).limit(limit).all(tx).await
}

/// Entries whose time is up and of which nobody has said so yet.
pub async fn pointers_due(tx: &PlatformTx, now: OffsetDateTime) -> Result<Vec<pointer::Model>, DbErr> {
    use pointer::Column;
    let due = pointer::Entity::find().filter(Column::Over.eq(false)).filter(Column::EndsAt.lte(now));
    due.order_by_asc(Column::EndsAt).limit(500).all(tx).await
}

/// It ends at another time; without one, it is over.
pub async fn repoint(tx: &PlatformTx, id: EntryId, ends_at: Option<OffsetDateTime>) -> Result<(), DbErr> {
    let sql = "UPDATE operator_entries SET over = $2::timestamptz IS NULL, ends_at = coalesce($2, ends_at) WHERE id = $1";
    tx.execute_raw(statement(sql, [id.0.into(), ends_at.into()])).await.map(drop)
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
