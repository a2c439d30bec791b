//! What a cookie is worth, in one query.

use crate::tenant_settings::SessionPolicy;
use kernel::{AccountId, Locale, MemberId, SessionId};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use tenancy::{TenantTx, assertion::Assignment};
use time::{Date, OffsetDateTime};

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
