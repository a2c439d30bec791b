//! What must never be seen: half an organisation, or a schema, a role, a key, an object or a backup that is nobody's.

use super::owners::{of_no_move, of_nobody};
use crate::site::Site;
use anyhow::Result;
use kernel::{Service, TenantKey};
use sqlx::{AssertSqlSafe, PgConnection, Row as _};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

/// A slot as a service's registry has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Slot {
    state: String,
    tenant: Option<String>,
    kind: Option<String>,
    version: i32,
}

type Registry = BTreeMap<String, Slot>;

/// Waits until nobody is at work on organisations or slots and gives every breach that stays. Slots are made
/// in the background, and several databases cannot be seen at one moment.
///
/// # Errors
/// When the databases cannot be read.
pub async fn find(site: &Site) -> Result<Vec<String>> {
    let began = Instant::now();
    loop {
        let breaches = look(site).await?;
        if breaches.is_empty() || began.elapsed() > PATIENCE {
            return Ok(breaches);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn look(site: &Site) -> Result<Vec<String>> {
    let mut breaches = Vec::new();
    let mut identity = site.database(Service::Identity).await?;
    let open = texts(&mut identity, OPEN).await?;
    breaches.extend(open.iter().map(|what| format!("the {what} is not finished")));
    let home = registry(&mut identity).await?;
    for &service in Service::ALL {
        let mut database = site.database(service).await?;
        let there = registry(&mut database).await?;
        same(service, &home, &there, &mut breaches);
        let keys: BTreeSet<String> = there.keys().cloned().collect();
        let wrapped = texts(&mut database, "SELECT DISTINCT key FROM platform.tenant_keys").await?;
        let schemas = "SELECT substr(nspname, 3) FROM pg_namespace WHERE nspname LIKE 't\\_%'";
        differ(&format!("{service}: keys"), &keys, &wrapped, &mut breaches);
        let schemas = texts(&mut database, schemas).await?;
        differ(&format!("{service}: schemas"), &keys, &schemas, &mut breaches);
        let roles = "SELECT rolname FROM pg_roles WHERE rolname ~ ('^t_[a-z2-7]{12}_' || $1 || '$')";
        let roles = sqlx::query(roles).bind(service.short()).fetch_all(&mut database).await?;
        let roles = roles.iter().map(|row| row.try_get(0)).collect::<Result<BTreeSet<String>, _>>()?;
        let expected = keys.iter().filter_map(|key| Some(key.parse::<TenantKey>().ok()?.role(service)));
        differ(&format!("{service}: roles"), &expected.collect(), &roles, &mut breaches);
    }
    organisations(&mut identity, &home, &mut breaches).await?;
    let kept = texts(&mut identity, LAST_EXPORTS).await?;
    of_nobody(site, &home.values().filter_map(|slot| slot.tenant.clone()).collect(), &kept, &mut breaches);
    of_no_move(site, &texts(&mut identity, MOVES).await?, &mut breaches);
    Ok(breaches)
}

const PATIENCE: Duration = Duration::from_secs(45);
const OPEN: &str = "SELECT kind || ' of ' || slug FROM platform.provisioning WHERE finished_at IS NULL \
     UNION ALL SELECT 'making of ' || key FROM platform.tenants WHERE state = 'making' \
     UNION ALL SELECT kind || ' of ' || slug FROM platform.portings WHERE state = 'running' \
     UNION ALL SELECT 'forgetting of ' || file_name FROM platform.moves WHERE state = 'forgotten'";
/// That need their parts still.
const MOVES: &str = "SELECT id::text FROM platform.moves WHERE state NOT IN ('done', 'forgotten')";
const LAST_EXPORTS: &str =
    "SELECT DISTINCT tenant_id::text FROM platform.snapshots WHERE kind = 'final' AND state = 'ready'";

/// Waits until every change of an organisation that was begun is finished; what never is, [`find`] tells.
///
/// # Errors
/// When the database cannot be read.
pub async fn settle(site: &Site) -> Result<()> {
    let (mut database, began) = (site.database(Service::Identity).await?, Instant::now());
    let open = "SELECT kind FROM platform.provisioning WHERE finished_at IS NULL \
         UNION ALL SELECT kind FROM platform.portings WHERE state = 'running'";
    while !texts(&mut database, open).await?.is_empty() && began.elapsed() < PATIENCE {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

async fn registry(database: &mut PgConnection) -> Result<Registry> {
    let sql = "SELECT key, state, tenant_id::text, kind, schema_version FROM platform.tenants";
    let slot = |row: &sqlx::postgres::PgRow| -> Result<(String, Slot)> {
        let (state, tenant, kind) = (row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
        Ok((row.try_get(0)?, Slot { state, tenant, kind, version: row.try_get(4)? }))
    };
    sqlx::query(sql).fetch_all(database).await?.iter().map(slot).collect()
}

/// Every service knows the same of every slot, but for its own version.
fn same(service: Service, home: &Registry, there: &Registry, breaches: &mut Vec<String>) {
    let newest = there.values().map(|slot| slot.version).max();
    for key in home.keys().chain(there.keys()).collect::<BTreeSet<_>>() {
        let told = |slot: &Slot| (slot.state.clone(), slot.tenant.clone(), slot.kind.clone());
        let (here, over) = (home.get(key).map(told), there.get(key).map(told));
        if here != over {
            breaches.push(format!("slot {key} is {here:?} in identity and {over:?} in {service}"));
        }
        if there.get(key).is_some_and(|slot| Some(slot.version) != newest) {
            breaches.push(format!("slot {key} is behind in {service}"));
        }
    }
}

/// Every organisation has its slot, and its first administrator was invited.
async fn organisations(
    database: &mut PgConnection,
    home: &Registry,
    breaches: &mut Vec<String>,
) -> Result<()> {
    let rows = sqlx::query("SELECT id::text, key, slug, state FROM platform.organisations");
    let mut held = BTreeSet::new();
    for row in rows.fetch_all(&mut *database).await? {
        let (id, key, slug, state): (String, String, String, String) =
            (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
        held.insert(key.clone());
        let slot = home.get(&key);
        let whole = slot.is_some_and(|slot| slot.tenant.as_ref() == Some(&id) && slot.state == state);
        if !whole || !matches!(state.as_str(), "active" | "suspended") {
            breaches.push(format!("{slug} is {state}, its slot {slot:?}"));
            continue;
        }
        let invited = format!("SELECT count(*) FROM t_{key}.invitations");
        let invited: i64 = sqlx::query(AssertSqlSafe(invited)).fetch_one(&mut *database).await?.try_get(0)?;
        if invited == 0 {
            breaches.push(format!("nobody was invited to {slug}"));
        }
    }
    for (key, slot) in home.iter().filter(|(_, slot)| slot.tenant.is_some()) {
        if !held.contains(key) {
            breaches.push(format!("slot {key} is {} and belongs to no organisation", slot.state));
        }
    }
    Ok(())
}

async fn texts(database: &mut PgConnection, sql: &'static str) -> Result<BTreeSet<String>> {
    let rows = sqlx::query(sql).fetch_all(database).await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

fn differ(what: &str, expected: &BTreeSet<String>, found: &BTreeSet<String>, breaches: &mut Vec<String>) {
    let missing: Vec<_> = expected.difference(found).collect();
    let orphans: Vec<_> = found.difference(expected).collect();
    if !missing.is_empty() {
        breaches.push(format!("{what}: missing {missing:?}"));
    }
    if !orphans.is_empty() {
        breaches.push(format!("{what}: orphans {orphans:?}"));
    }
}
