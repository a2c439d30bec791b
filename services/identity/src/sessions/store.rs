//! The table `sessions` and every query on it. A session that has ended stays on record, without its token.

use kernel::{AccountId, SessionId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Statement,
    sea_query::{Expr, OnConflict},
};
use tenancy::TenantTx;
use time::OffsetDateTime;

pub mod session {
    use kernel::{AccountId, SessionId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SessionId,
        pub account_id: AccountId,
        /// Once it has ended, the bytes of its id: shorter than any hash, so nobody comes in with them.
        pub token_hash: Vec<u8>,
        pub second_factor: bool,
        pub password_expired: bool,
        pub device: String,
        pub address_masked: String,
        pub created_at: TimeDateTimeWithTimeZone,
        pub last_seen_at: TimeDateTimeWithTimeZone,
        pub expires_at: TimeDateTimeWithTimeZone,
        pub ended_at: Option<TimeDateTimeWithTimeZone>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use session::{Column, Entity, Model};

/// The session, its row held until the transaction ends; none where it has ended.
pub async fn locked(tx: &TenantTx, id: SessionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(Column::EndedAt.is_null()).lock_exclusive().one(tx).await
}

/// Those that have not ended, the last used first.
pub async fn open(tx: &TenantTx, account: AccountId) -> Result<Vec<Model>, DbErr> {
    let open = Entity::find().filter(Column::AccountId.eq(account)).filter(Column::EndedAt.is_null());
    open.order_by_desc(Column::LastSeenAt).all(tx).await
}

/// Every one on record.
pub async fn of_account(tx: &TenantTx, account: AccountId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account)).order_by_desc(Column::LastSeenAt).all(tx).await
}

pub async fn insert(tx: &TenantTx, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

/// Gives the session another token and what it has shown; the old token is worth nothing from now on.
pub async fn rotate(
    tx: &TenantTx,
    id: SessionId,
    token_hash: Vec<u8>,
    second_factor: bool,
    password_expired: bool,
) -> Result<(), DbErr> {
    let change = session::ActiveModel {
        token_hash: Set(token_hash),
        second_factor: Set(second_factor),
        password_expired: Set(password_expired),
        ..Default::default()
    };
    Entity::update_many().set(change).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

pub async fn touch(tx: &TenantTx, id: SessionId, now: OffsetDateTime) -> Result<(), DbErr> {
    let change = session::ActiveModel { last_seen_at: Set(now), ..Default::default() };
    Entity::update_many().set(change).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

/// Which sessions of an account to end.
#[derive(Clone, Copy, Debug)]
pub enum End {
    One(SessionId),
    AllBut(SessionId),
    All,
}

/// The next ones on record, in the order of their ids.
pub async fn on_record(tx: &TenantTx, after: Option<SessionId>, limit: u64) -> Result<Vec<Model>, DbErr> {
    let all = Entity::find().order_by_asc(Column::Id).limit(limit);
    all.filter(Condition::all().add_option(after.map(|after| Column::Id.gt(after)))).all(tx).await
}

/// Puts those on record that are not, as ones that have ended by now; how many there were.
pub async fn insert_ended(tx: &TenantTx, rows: Vec<Model>, now: OffsetDateTime) -> Result<u64, DbErr> {
    if rows.is_empty() {
        return Ok(0);
    }
    let ended = rows.into_iter().map(|row| Model {
        token_hash: row.id.0.as_bytes().to_vec(),
        ended_at: Some(row.ended_at.unwrap_or_else(|| row.expires_at.min(now))),
        ..row
    });
    let unless_there = OnConflict::column(Column::Id).do_nothing().to_owned();
    let insert = Entity::insert_many(ended.map(IntoActiveModel::into_active_model)).on_conflict(unless_there);
    insert.exec_without_returning(tx).await
}

const NO_TOKEN: &str = "uuid_send(id)";

/// Ends sessions of an account: their tokens are worth nothing from now on. How many there were.
pub async fn end(tx: &TenantTx, account: AccountId, which: End, now: OffsetDateTime) -> Result<u64, DbErr> {
    let mut update = Entity::update_many()
        .col_expr(Column::TokenHash, Expr::cust(NO_TOKEN))
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::AccountId.eq(account))
        .filter(Column::EndedAt.is_null());
    update = match which {
        End::One(id) => update.filter(Column::Id.eq(id)),
        End::AllBut(id) => update.filter(Column::Id.ne(id)),
        End::All => update,
    };
    Ok(update.exec(tx).await?.rows_affected)
}

const SWEEP: &str = "UPDATE sessions SET token_hash = uuid_send(id), ended_at = expires_at \
    WHERE account_id = $1 AND expires_at <= $2 AND ended_at IS NULL";

/// Ends what has run out; done when the account logs in, so that no tokens of the dead are kept.
pub async fn sweep(tx: &TenantTx, account: AccountId, now: OffsetDateTime) -> Result<(), DbErr> {
    let query = Statement::from_sql_and_values(DbBackend::Postgres, SWEEP, [account.0.into(), now.into()]);
    tx.execute_raw(query).await.map(drop)
}

/// Erases the record of log-ins whose session ended before; how many there were.
pub(crate) async fn purge(tx: &TenantTx, before: OffsetDateTime) -> Result<u64, DbErr> {
    let ran_out = Condition::all().add(Column::EndedAt.is_null()).add(Column::ExpiresAt.lt(before));
    let over = Condition::any().add(Column::EndedAt.lt(before)).add(ran_out);
    Ok(Entity::delete_many().filter(over).exec(tx).await?.rows_affected)
}
