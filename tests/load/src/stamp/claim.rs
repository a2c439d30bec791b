//! Whose the warm slots are, and who may come in.

use crate::{
    ground::{Ground, NAME, Tenant},
    sql,
};
use anyhow::{Context, Result};
use kernel::Service;
use sqlx::{AssertSqlSafe, Row};

/// Says whose the warm slots are, in every database; the oldest go first. The organisations, and their numbers and keys
/// as a list of values.
pub async fn claim(ground: &Ground, from: usize, to: usize) -> Result<(Vec<Tenant>, String)> {
    let mut identity = ground.admin(&format!("{NAME}_identity")).await?;
    let warm = format!(
        "SELECT key FROM platform.tenants WHERE state = 'warm' ORDER BY created_at, key LIMIT {}",
        to - from
    );
    let keys: Vec<String> = sqlx::query(AssertSqlSafe(warm))
        .fetch_all(&mut identity)
        .await?
        .iter()
        .map(|row| row.try_get("key"))
        .collect::<Result<_, _>>()?;
    let rows: Vec<String> =
        keys.iter().enumerate().map(|(n, key)| format!("({}, '{key}')", from + n + 1)).collect();
    let list = rows.join(", ");
    let id = "('01900000-0000-7000-8000-' || lpad(to_hex(v.n), 12, '0'))::uuid";
    for &service in Service::ALL {
        let mut conn = ground.admin(&format!("{NAME}_{service}")).await?;
        let claimed = format!(
            "UPDATE platform.tenants t SET tenant_id = {id}, kind = 'community', state = 'active'
             FROM (VALUES {list}) AS v(n, key) WHERE t.key = v.key"
        );
        sql::run(&mut conn, claimed).await?;
    }
    let named = format!(
        "INSERT INTO platform.organisations (id, key, slug, kind, name, state, created_at)
         SELECT {id}, v.key, 'b' || v.n || '-bench', 'community', '单位' || v.n, 'active', now()
         FROM (VALUES {list}) AS v(n, key)"
    );
    sql::run(&mut identity, named).await?;
    let tenant = |(n, key): (usize, &String)| {
        let number = from + n + 1;
        Ok(Tenant {
            number,
            key: key.parse().ok().context("a key")?,
            slug: slug(number),
            cookie: cookie(number),
            unit: String::new(),
            member: String::new(),
        })
    };
    let tenants = keys.iter().enumerate().map(tenant).collect::<Result<_>>()?;
    Ok((tenants, list))
}

/// Lets an administrator into each of them.
pub async fn admit(ground: &Ground, list: &str) -> Result<()> {
    sql::run(&mut ground.admin(&format!("{NAME}_identity")).await?, administrators(list)).await
}

pub fn slug(number: usize) -> String {
    format!("b{number}-bench")
}

/// The token of a session: thirty-two bytes, as the program makes them.
pub fn cookie(number: usize) -> String {
    data_encoding::BASE64URL_NOPAD.encode(format!("{number:032}").as_bytes())
}

/// An account with the widest role and a session that is not about to end: it was used "tomorrow", so that reading
/// does not write when it was used last.
fn administrators(list: &str) -> String {
    let id = "('01900000-0000-7000-8000-' || lpad(to_hex(v.n), 12, '0'))::uuid";
    format!(
        "DO $$
         DECLARE v record;
         BEGIN
           FOR v IN SELECT * FROM (VALUES {list}) AS v(n, key) LOOP
             EXECUTE format('INSERT INTO t_%s.accounts (id, display_name, user_name, user_name_key, locale, state,
                 password_hash, password_changed_at, must_change_password, failures, totp_secret, totp_confirmed_at,
                 created_at, updated_at, version)
               VALUES ($1, ''管理员'', ''admin'', ''admin'', ''zh-CN'', ''active'', ''-'', now(), false, 0, ''-'', now(),
                 now(), now(), 1)', v.key) USING {id};
             EXECUTE format('INSERT INTO t_%s.assignments (id, account_id, role, from_on, created_at)
               VALUES ($1, $1, ''tenant_admin'', ''2020-01-01'', now())', v.key) USING {id};
             EXECUTE format('INSERT INTO t_%s.sessions (id, account_id, token_hash, second_factor, password_expired,
                 device, address_masked, created_at, last_seen_at, expires_at)
               VALUES ($1, $1, sha256(convert_to(rtrim(translate(replace(encode(
                   convert_to(lpad($2::text, 32, ''0''), ''UTF8''), ''base64''), chr(10), ''''), ''+/'', ''-_''), ''=''), ''UTF8'')),
                 true, false, ''bench'', '''', now(), now() + interval ''1 day'', now() + interval ''2 days'')', v.key)
               USING {id}, v.n;
           END LOOP;
         END $$"
    )
}
