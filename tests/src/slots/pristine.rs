use super::emptying::Hands;
use kernel::{Service, TenantKey};
use sqlx::{AssertSqlSafe, Row as _};
use std::{collections::HashMap, time::Duration};

/// Organisations take the oldest first.
const WARM: &str = "SELECT key FROM platform.tenants WHERE state = 'warm' ORDER BY created_at DESC LIMIT 1";
const STILL: &str = "SELECT EXISTS (SELECT FROM platform.tenants WHERE key = $1 AND state = 'warm')";

/// What a slot is like in one service before anybody has used it.
struct Fresh {
    shape: String,
    tables: Vec<String>,
    /// The rows it has from the beginning: table, and the row as JSON.
    rows: Vec<(String, String)>,
}

/// What a slot is like before anybody has used it.
pub(super) struct Pristine(HashMap<Service, Fresh>);

impl Pristine {
    pub(super) async fn of(hands: &mut Hands) -> anyhow::Result<Self> {
        loop {
            let key = warm(hands).await?;
            let found = Self::read(hands, &key).await?;
            let still = sqlx::query_scalar(STILL).bind(key.as_str());
            // an organisation that took it meanwhile may have written its first rows already
            if still.fetch_one(hands.of(Service::Identity)?).await? {
                return Ok(found);
            }
        }
    }

    async fn read(hands: &mut Hands, key: &TenantKey) -> anyhow::Result<Self> {
        let mut all = HashMap::new();
        for &service in Service::ALL {
            let set = migrations::set(service.as_str(), migrations::Scope::Tenant);
            let tables = migrations::template::tables(&set, set.target());
            let tables: Vec<String> = tables.into_iter().map(|table| table.name).collect();
            let shape = shape(hands, service, key).await?;
            let mut rows = Vec::new();
            for table in &tables {
                let sql = format!("SELECT to_json(t)::text AS row FROM \"{}\".\"{table}\" t", key.schema());
                for row in sqlx::query(AssertSqlSafe(sql)).fetch_all(hands.of(service)?).await? {
                    rows.push((table.clone(), row.try_get("row")?));
                }
            }
            all.insert(service, Fresh { shape, tables, rows });
        }
        Ok(Self(all))
    }

    /// Whether the slot still has the tables, columns, rules and rights it began with.
    pub(super) async fn describes(&self, hands: &mut Hands, key: &TenantKey) -> anyhow::Result<bool> {
        for (&service, fresh) in &self.0 {
            if shape(hands, service, key).await? != fresh.shape {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The statements that empty a schema nobody writes to any more, and put back what it had from the beginning.
    pub(super) fn emptying(&self, service: Service, schema: &str) -> String {
        let Some(fresh) = self.0.get(&service) else { return String::new() };
        let names: Vec<String> =
            fresh.tables.iter().map(|table| format!("\"{schema}\".\"{table}\"")).collect();
        let mut sql = format!("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE;\n", names.join(", "));
        sql.push_str("DO $$ DECLARE used text; BEGIN FOR used IN\n");
        let seen = names.iter().map(|name| format!("SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})"));
        sql.push_str(&seen.collect::<Vec<_>>().join(" UNION ALL "));
        sql.push_str("\nLOOP EXECUTE 'DELETE FROM ' || used; END LOOP; END $$;\n");
        for (table, row) in &fresh.rows {
            let (name, row) = (format!("\"{schema}\".\"{table}\""), row.replace('\'', "''"));
            sql.push_str(&format!(
                "INSERT INTO {name} SELECT * FROM json_populate_record(NULL::{name}, '{row}');\n"
            ));
        }
        sql
    }
}

/// The pool is filled when the product starts, and empty for a moment where many come at once.
async fn warm(hands: &mut Hands) -> anyhow::Result<TenantKey> {
    for _ in 0..300 {
        if let Some(row) = sqlx::query(WARM).fetch_optional(hands.of(Service::Identity)?).await? {
            return Ok(row.try_get::<String, _>("key")?.parse()?);
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    anyhow::bail!("no slot is warm")
}

/// A fingerprint of everything in a schema but its rows. Names of slots in it stand as `*`.
async fn shape(hands: &mut Hands, service: Service, key: &TenantKey) -> anyhow::Result<String> {
    let (schema, role) = (key.schema(), key.role(service));
    let sql = format!(
        "WITH space AS (SELECT oid, nspacl, nspowner FROM pg_namespace WHERE nspname = '{schema}'),
              relations AS (SELECT c.* FROM pg_class c JOIN space s ON c.relnamespace = s.oid),
              parts AS (
             SELECT concat_ws(' ', 'space', nspowner, nspacl::text) AS part FROM space
             UNION ALL
             SELECT concat_ws(' ', relname, relkind, relowner, relacl::text, relrowsecurity, relforcerowsecurity,
                              reloptions::text) FROM relations
             UNION ALL
             SELECT concat_ws(' ', r.relname, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull,
                              a.attisdropped, a.attacl::text, pg_get_expr(d.adbin, d.adrelid))
                 FROM relations r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0
                 LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
             UNION ALL
             SELECT concat_ws(' ', r.relname, k.conname, k.contype, k.condeferrable, k.condeferred, k.convalidated,
                              k.conkey::text) FROM relations r JOIN pg_constraint k ON k.conrelid = r.oid
             UNION ALL
             SELECT concat_ws(' ', r.relname, CASE WHEN NOT t.tgisinternal THEN t.tgname END, t.tgfoid, t.tgenabled,
                              t.tgtype) FROM relations r JOIN pg_trigger t ON t.tgrelid = r.oid
             UNION ALL
             SELECT concat_ws(' ', p.proname, p.proowner, p.proacl::text, md5(p.prosrc))
                 FROM pg_proc p JOIN space s ON p.pronamespace = s.oid)
         SELECT md5(string_agg(replace(replace(part, '{role}', '*'), '{schema}', '*'), E'\\n' ORDER BY part)) AS shape
         FROM parts"
    );
    Ok(sqlx::query(AssertSqlSafe(sql)).fetch_one(hands.of(service)?).await?.try_get("shape")?)
}
