//! Secretaries who may log in: what somebody sees who reaches one branch alone is looked for another way than what the
//! administrator sees.

use crate::{
    ground::{Ground, NAME, Tenant},
    sql, stamp,
};
use anyhow::Result;
use sqlx::{PgConnection, Row};
use uuid::Uuid;

const SECRETARIES: &str = "SELECT b.id, p.member_id FROM unnest($1::uuid[]) WITH ORDINALITY AS b(id, n) \
     JOIN posts p ON p.unit_id = b.id AND p.post = 'secretary' ORDER BY b.n";

/// Lets the secretaries of these branches in, each with a session that is not about to end.
pub async fn admit(
    ground: &Ground,
    records: &mut PgConnection,
    tenant: &Tenant,
    branches: &[Uuid],
) -> Result<Vec<Tenant>> {
    let rows = sqlx::query(SECRETARIES).bind(branches.to_vec()).fetch_all(records).await?;
    let mut secretaries = Vec::with_capacity(rows.len());
    for (n, row) in rows.iter().enumerate() {
        let (branch, member): (Uuid, Uuid) = (row.try_get(0)?, row.try_get(1)?);
        let cookie = stamp::cookie_apart(n + 1);
        secretaries.push(Tenant {
            cookie,
            unit: branch.to_string(),
            member: member.to_string(),
            ..tenant.clone()
        });
    }
    let mut identity = ground.admin(&format!("{NAME}_identity")).await?;
    sql::run(&mut identity, format!("SET search_path = {}", tenant.key.schema())).await?;
    sql::run(&mut identity, entered(&secretaries)).await?;
    Ok(secretaries)
}

/// Account, role and session of each, as [`stamp`] makes those of administrators.
fn entered(secretaries: &[Tenant]) -> String {
    let row = |(n, one): (usize, &Tenant)| {
        let Tenant { cookie, unit, member, .. } = one;
        format!("({n}, '{}'::uuid, '{unit}'::uuid, '{member}'::uuid, '{cookie}')", Uuid::now_v7())
    };
    let rows: Vec<String> = secretaries.iter().enumerate().map(row).collect();
    format!(
        "CREATE TEMP TABLE secretary (n, id, unit_id, member_id, cookie) AS VALUES {};
         INSERT INTO accounts (id, display_name, user_name, user_name_key, member_id, locale, state, password_hash,
           password_changed_at, must_change_password, failures, totp_secret, totp_confirmed_at, created_at, updated_at, version)
         SELECT id, '书记', 'secretary' || n, 'secretary' || n, member_id, 'zh-CN', 'active', '-', now(), false, 0, '-', now(),
           now(), now(), 1 FROM secretary;
         INSERT INTO assignments (id, account_id, role, unit_id, from_on, created_at)
         SELECT id, id, 'secretary', unit_id, '2020-01-01', now() FROM secretary;
         INSERT INTO sessions (id, account_id, token_hash, second_factor, password_expired, device, address_masked, created_at,
           last_seen_at, expires_at)
         SELECT id, id, sha256(convert_to(cookie, 'UTF8')), true, false, 'bench', '', now(), now() + interval '1 day',
           now() + interval '2 days' FROM secretary",
        rows.join(", ")
    )
}
