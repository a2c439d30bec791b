//! The table `erasures` and every query on it.

use super::rules::ErasureState;
use kernel::{AccountId, ErasureId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Statement,
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

pub mod erasure {
    use crate::erasures::rules::{ErasureState, Outcome};
    use kernel::{AccountId, ErasureId, MemberId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "erasures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ErasureId,
        pub account_id: Option<AccountId>,
        pub member_id: Option<MemberId>,
        pub subject_name: String,
        pub items: Json,
        pub note_sealed: Option<Vec<u8>>,
        pub on_behalf: bool,
        pub applicant_sealed: Option<Vec<u8>>,
        pub relation: Option<String>,
        pub state: ErasureState,
        pub outcome: Option<Outcome>,
        pub granted: Option<Json>,
        pub reason: Option<String>,
        pub due_on: TimeDate,
        pub asked_by: AccountId,
        pub asked_at: TimeDateTimeWithTimeZone,
        pub decided_by: Option<AccountId>,
        pub decided_at: Option<TimeDateTimeWithTimeZone>,
        pub done_at: Option<TimeDateTimeWithTimeZone>,
        pub version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use erasure::{Column, Entity, Model};

pub async fn insert(tx: &TenantTx, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

/// The request, its row held until the transaction ends.
pub async fn locked(tx: &TenantTx, id: ErasureId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

pub async fn of_account(tx: &TenantTx, account: AccountId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account)).order_by_desc(Column::Id).all(tx).await
}

/// A page, newest first.
pub async fn page(
    tx: &TenantTx,
    state: Option<ErasureState>,
    before: Option<ErasureId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut select = Entity::find();
    if let Some(state) = state {
        select = select.filter(Column::State.eq(state));
    }
    if let Some(before) = before {
        select = select.filter(Column::Id.lt(before));
    }
    select.order_by_desc(Column::Id).limit(limit).all(tx).await
}

/// Requests in the order in which they were asked, those behind `after`.
pub async fn onward(tx: &TenantTx, after: Option<ErasureId>, limit: u64) -> Result<Vec<Model>, DbErr> {
    let behind = Condition::all().add_option(after.map(|after| Column::Id.gt(after)));
    Entity::find().filter(behind).order_by_asc(Column::Id).limit(limit).all(tx).await
}

/// Whether a request about the same person waits for an answer.
pub async fn waits(tx: &TenantTx, row: &Model) -> Result<bool, DbErr> {
    let same = Condition::any()
        .add_option(row.account_id.map(|account| Column::AccountId.eq(account)))
        .add_option(row.member_id.map(|member| Column::MemberId.eq(member)));
    let waiting = Entity::find().filter(Column::State.eq(ErasureState::Received)).filter(same);
    Ok(waiting.one(tx).await?.is_some())
}

/// Writes all columns of a request whose row is held.
pub async fn update(tx: &TenantTx, row: Model) -> Result<Model, DbErr> {
    let version = row.version + 1;
    let mut change = row.into_active_model().reset_all();
    change.version = Set(version);
    change.asked_at = NotSet;
    change.asked_by = NotSet;
    change.update(tx).await
}

const COUNT: &str = "SELECT count(*) FILTER (WHERE state = 'received') AS received, \
       count(*) FILTER (WHERE state = 'received' AND due_on < $1) AS overdue, \
       count(*) FILTER (WHERE state = 'decided') AS decided, \
       count(*) FILTER (WHERE state = 'done') AS done FROM erasures";

/// How many were received, are overdue, decided and done.
pub async fn counted(tx: &TenantTx, today: Date) -> Result<[i64; 4], DbErr> {
    let query = Statement::from_sql_and_values(DbBackend::Postgres, COUNT, [today.into()]);
    let Some(row) = tx.query_one_raw(query).await? else { return Ok([0; 4]) };
    let number = |column| row.try_get::<i64>("", column);
    Ok([number("received")?, number("overdue")?, number("decided")?, number("done")?])
}

/// Erases what was answered or withdrawn before; how many there were.
pub async fn purge(tx: &TenantTx, before: OffsetDateTime) -> Result<u64, DbErr> {
    let closed = Column::State.is_in([ErasureState::Done, ErasureState::Withdrawn]);
    let gone = Entity::delete_many().filter(closed).filter(Column::AskedAt.lt(before)).exec(tx).await?;
    Ok(gone.rows_affected)
}

/// The part of another service is done, or, before a replay, not yet.
pub async fn set_done(tx: &TenantTx, id: ErasureId, at: OffsetDateTime) -> Result<(), DbErr> {
    let sql = "UPDATE erasures SET state = 'done', done_at = $2 WHERE id = $1 AND state = 'decided'";
    let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, [id.0.into(), at.into()]);
    tx.execute_raw(query).await.map(drop)
}

/// Takes back every [`set_done`].
pub async fn reset_done(tx: &TenantTx) -> Result<(), DbErr> {
    let sql = "UPDATE erasures SET state = 'decided', done_at = NULL \
         WHERE state = 'done' AND member_id IS NOT NULL AND granted ?| $1";
    let words: Vec<String> =
        super::rules::Item::ALL.iter().filter(|i| i.of_member()).map(|i| i.to_string()).collect();
    let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, [words.into()]);
    tx.execute_raw(query).await.map(drop)
}
