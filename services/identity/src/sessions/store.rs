//! The table `sessions` and every query on it.

use crate::tenant_settings::SessionPolicy;
use kernel::{AccountId, Locale, MemberId, SessionId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QueryResult, QuerySelect, Statement,
};
use tenancy::{TenantTx, assertion::Assignment};
use time::{Date, OffsetDateTime};

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
        pub token_hash: Vec<u8>,
        pub second_factor: bool,
        pub password_expired: bool,
        pub device: String,
        pub address_masked: String,
        pub created_at: TimeDateTimeWithTimeZone,
        pub last_seen_at: TimeDateTimeWithTimeZone,
        pub expires_at: TimeDateTimeWithTimeZone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use session::{Column, Entity, Model};

/// The session, its row held until the transaction ends.
pub async fn locked(tx: &TenantTx, id: SessionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

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

/// Ends sessions of an account; how many there were.
pub async fn end(tx: &TenantTx, account: AccountId, which: End) -> Result<u64, DbErr> {
    let mut delete = Entity::delete_many().filter(Column::AccountId.eq(account));
    delete = match which {
        End::One(id) => delete.filter(Column::Id.eq(id)),
        End::AllBut(id) => delete.filter(Column::Id.ne(id)),
        End::All => delete,
    };
    Ok(delete.exec(tx).await?.rows_affected)
}

/// Sweeps what has run out; done when the account logs in, so that no table of the dead is kept.
pub async fn sweep(tx: &TenantTx, account: AccountId, now: OffsetDateTime) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::AccountId.eq(account))
        .filter(Column::ExpiresAt.lte(now))
        .exec(tx)
        .await
        .map(drop)
}

/// Erases sessions that ended before; how many there were.
pub(crate) async fn purge(tx: &TenantTx, before: OffsetDateTime) -> Result<u64, DbErr> {
    let gone = Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(tx).await?;
    Ok(gone.rows_affected)
}

/// A session with all that decides what it is worth.
#[derive(Debug)]
pub struct Bearer {
    pub session: SessionId,
    pub account: AccountId,
    pub member: Option<MemberId>,
    pub locale: Locale,
    pub state: String,
    pub second_factor: bool,
    pub password_due: bool,
    pub totp_enabled: bool,
    pub last_seen_at: OffsetDateTime,
    pub expires_at: OffsetDateTime,
    pub session_policy: Option<SessionPolicy>,
    pub required_roles: Vec<String>,
    pub held: Vec<Assignment>,
}

const BEARER: &str = "SELECT s.id, s.account_id, s.second_factor, s.last_seen_at, s.expires_at, \
    s.password_expired OR a.must_change_password AS password_due, \
    a.member_id, a.locale, a.state, a.totp_confirmed_at IS NOT NULL AS totp_enabled, \
    g.session_idle_minutes, g.session_admin_idle_minutes, g.session_absolute_hours, g.totp_required_roles, \
    (SELECT jsonb_agg(jsonb_build_object('role', r.role, 'unit', r.unit_id) ORDER BY r.id) \
       FROM assignments r \
      WHERE r.account_id = s.account_id AND r.revoked_at IS NULL \
        AND r.from_on <= $2 AND (r.to_on IS NULL OR r.to_on > $2)) AS held \
    FROM sessions s JOIN accounts a ON a.id = s.account_id LEFT JOIN settings g ON g.id = 1 \
    WHERE s.token_hash = $1";

/// One query over four tables, because it is asked for every request.
pub async fn bearer(tx: &TenantTx, token_hash: Vec<u8>, on: Date) -> Result<Option<Bearer>, DbErr> {
    let query = Statement::from_sql_and_values(DbBackend::Postgres, BEARER, [token_hash.into(), on.into()]);
    tx.query_one_raw(query).await?.as_ref().map(read).transpose()
}

fn read(row: &QueryResult) -> Result<Bearer, DbErr> {
    let json = |column| row.try_get::<Option<serde_json::Value>>("", column);
    let list = |error: serde_json::Error| DbErr::Json(error.to_string());
    let number = |column: &str| {
        row.try_get::<Option<i32>>("", column).map(|n| n.map(|n| u16::try_from(n).unwrap_or(u16::MAX)))
    };
    let policy = (
        number("session_idle_minutes")?,
        number("session_admin_idle_minutes")?,
        number("session_absolute_hours")?,
    );
    let session_policy = match policy {
        (Some(idle_minutes), Some(admin_idle_minutes), Some(absolute_hours)) => {
            Some(SessionPolicy { idle_minutes, admin_idle_minutes, absolute_hours })
        }
        _ => None,
    };
    let locale: String = row.try_get("", "locale")?;
    Ok(Bearer {
        session: row.try_get("", "id")?,
        account: row.try_get("", "account_id")?,
        member: row.try_get("", "member_id")?,
        locale: if locale == Locale::En.as_str() { Locale::En } else { Locale::Zh },
        state: row.try_get("", "state")?,
        second_factor: row.try_get("", "second_factor")?,
        password_due: row.try_get("", "password_due")?,
        totp_enabled: row.try_get("", "totp_enabled")?,
        last_seen_at: row.try_get("", "last_seen_at")?,
        expires_at: row.try_get("", "expires_at")?,
        session_policy,
        required_roles: json("totp_required_roles")?
            .map_or(Ok(Vec::new()), serde_json::from_value)
            .map_err(list)?,
        held: json("held")?.map_or(Ok(Vec::new()), serde_json::from_value).map_err(list)?,
    })
}
