//! Tells an organisation's administrators, once, that a quota will be used up soon, and operators by a sign in their list.

use super::{
    figures::{self, Figures},
    quotas::{self, QuotaOut},
};
use crate::{accounts, mails::Recipient, state::App};
use kernel::{Locale, SHANGHAI, TenantId, TenantKey, business_date};
use rest::{Problem, Voice};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use std::collections::HashMap;
use tenancy::{
    Entry, Search, TenantState,
    quota::{Quota, QuotaState},
};
use time::OffsetDateTime;
use uuid::Uuid;

/// Organisations looked at together.
const AT_ONCE: u64 = 500;
const GIVEN: &str = "SELECT tenant_id, quota, is_full FROM quota_warnings";
const GIVE: &str = "INSERT INTO quota_warnings (tenant_id, quota, since, is_full) VALUES ($1, $2, $3, $4) \
     ON CONFLICT DO NOTHING";
const CHANGE: &str = "UPDATE quota_warnings SET is_full = $3 WHERE tenant_id = $1 AND quota = $2";
const NEAREST: &str = "SELECT o.key, bool_or(w.is_full) AS is_full FROM quota_warnings w \
     JOIN organisations o ON o.id = w.tenant_id WHERE o.key = ANY($1) GROUP BY o.key";
const TAKE_BACK: &str = "DELETE FROM quota_warnings WHERE tenant_id = $1 AND quota = $2";

/// Looks at the quotas of all organisations, and forgets figures nobody needs any more.
///
/// # Errors
/// When a database is away.
pub(crate) async fn look_round(app: &App) -> Result<(), Problem> {
    let now = app.base().clock.now();
    figures::forget(app, now).await?;
    let given = given(app).await?;
    let search = Search::default();
    let mut after: Option<(OffsetDateTime, TenantId)> = None;
    loop {
        let entries = app.directory().page(&search, after, AT_ONCE).await?;
        let Some(last) = entries.last() else { return Ok(()) };
        after = Some((last.created_at, last.tenant.id));
        let keys: Vec<TenantKey> = entries.iter().map(|entry| entry.tenant.key.clone()).collect();
        let mut known = figures::of_page(app, &keys, business_date(now, SHANGHAI)).await?;
        for entry in entries {
            let figures = known.remove(&entry.tenant.key).unwrap_or_default();
            // one that cannot be looked at holds up no other
            if let Err(problem) = look(app, &entry, &figures, &given, now).await {
                tracing::warn!(key = %entry.tenant.key, %problem, "quotas could not be looked at");
            }
        }
    }
}

async fn look(
    app: &App,
    entry: &Entry,
    figures: &Figures,
    given: &Given,
    now: OffsetDateTime,
) -> Result<(), Problem> {
    let id = entry.tenant.id;
    for quota in quotas::all(app, entry, figures) {
        let word = quota.quota.as_str();
        let full = quota.state == QuotaState::Full;
        match (quota.state, given.get(&(id, word.to_owned()))) {
            (QuotaState::Fine, None) => {}
            (QuotaState::Fine, Some(_)) => {
                write(app, statement(TAKE_BACK, [id.0.into(), word.into()])).await?;
            }
            // nobody of it is at work who could do something about it
            (_, None) if entry.state != TenantState::Active => {}
            (_, None) => {
                // the letter first: better told twice than never; a busy second asks nothing of anybody, and operators see it
                if quota.quota != Quota::Requests {
                    tell(app, entry, &quota, now).await?;
                }
                write(app, statement(GIVE, [id.0.into(), word.into(), now.into(), full.into()])).await?;
            }
            (_, Some(was_full)) if *was_full != full => {
                write(app, statement(CHANGE, [id.0.into(), word.into(), full.into()])).await?;
            }
            (_, Some(_)) => {}
        }
    }
    Ok(())
}

async fn tell(app: &App, entry: &Entry, quota: &QuotaOut, now: OffsetDateTime) -> Result<(), Problem> {
    let Some(scope) = app.system().enter(&entry.tenant.key).await? else { return Ok(()) };
    let tx = app.base().db.begin(&scope).await?;
    let from = app.sender_of(&tx, entry).await?;
    for admin in accounts::admins(&tx, business_date(now, SHANGHAI)).await? {
        let to = Recipient { address: &admin.email, name: &admin.name, locale: admin.locale };
        let words = words(quota, Voice::of(admin.locale, entry.tenant.kind));
        app.mailer().quota_warning(&tx, to, &from, words).await?;
    }
    Ok(tx.commit().await?)
}

/// Name of the quota, what is used, and of how much, as people read them.
fn words(quota: &QuotaOut, voice: Voice) -> [String; 3] {
    let (zh, en) = match quota.quota {
        Quota::Members => ("党员名额", "members"),
        Quota::Storage => ("存储空间", "storage"),
        Quota::Mails => ("当日邮件数量", "letters of today"),
        Quota::Requests => ("每秒请求数", "requests a second"),
        Quota::Jobs => ("当日后台处理时间", "background time of today"),
    };
    let shown = |n: Option<u64>| {
        let n = n.unwrap_or_default();
        match (quota.quota, voice.locale) {
            (Quota::Storage, _) => format!("{} MB", n >> 20),
            (Quota::Jobs, Locale::Zh) => format!("{n} 秒"),
            (Quota::Jobs, Locale::En) => format!("{n} s"),
            _ => n.to_string(),
        }
    };
    [voice.pick(zh, en).to_owned(), shown(quota.used), shown(quota.hard.or(quota.soft))]
}

/// What was warned of, and whether it was used up by then.
type Given = HashMap<(TenantId, String), bool>;

async fn given(app: &App) -> Result<Given, DbErr> {
    let tx = app.platform().begin().await?;
    let rows = tx.query_all_raw(statement(GIVEN, [])).await?;
    rows.iter()
        .map(|row| {
            let of = (row.try_get::<Uuid>("", "tenant_id")?.into(), row.try_get("", "quota")?);
            Ok((of, row.try_get("", "is_full")?))
        })
        .collect()
}

/// The nearest quota of each of several organisations when they were last looked at; nothing where all is fine.
pub(super) async fn nearest(app: &App, keys: &[TenantKey]) -> Result<HashMap<TenantKey, QuotaState>, DbErr> {
    let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
    let tx = app.platform().begin().await?;
    let rows = tx.query_all_raw(statement(NEAREST, [keys.into()])).await?;
    rows.iter()
        .map(|row| {
            let key: String = row.try_get("", "key")?;
            let key = key.parse().map_err(|_| DbErr::Type("platform.organisations.key".into()))?;
            let full: bool = row.try_get("", "is_full")?;
            Ok((key, if full { QuotaState::Full } else { QuotaState::Warn }))
        })
        .collect()
}

async fn write(app: &App, statement: Statement) -> Result<(), DbErr> {
    let tx = app.platform().begin().await?;
    tx.execute_raw(statement).await?;
    tx.commit().await
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
