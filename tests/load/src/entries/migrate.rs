use crate::{
    ground::{Ground, NAME},
    report::{Report, round},
    sql,
};
use anyhow::{Result, bail};
use kernel::Service;
use migrations::{Migration, Scope};
use serde_json::json;
use std::time::Instant;
use tenancy::migrate::Migrator;

const STEP: &str = "ALTER TABLE members ADD COLUMN bench_note varchar(20); \
     ALTER TABLE members ALTER COLUMN bench_note SET DEFAULT ''; \
     CREATE INDEX members_bench_idx ON members (bench_note);";
/// Milliseconds a schema in django-tenants 4.0.1 with two processes, as it was measured on a machine of this size for
/// the same step. Not measured again here.
const DJANGO_TENANTS: f64 = 500.0;

/// A column and an index more in every organisation's schema of one service. [`take_back`] belongs to it.
pub async fn run(ground: &Ground, tenants: usize, report: &mut Report) -> Result<()> {
    let mut set = migrations::set("records", Scope::Tenant);
    let number = set.target().own + 1;
    set.own.push(Migration { number, name: "bench".into(), sql: STEP.into() });
    let migrator = Migrator::new(ground.deployment.clone()).with_tenant_set(Service::Records, set);
    let (before, started) = (ground.database_cpu()?, Instant::now());
    let done = migrator.run(&|_| {}).await?;
    let (ms, cpu) = (started.elapsed().as_secs_f64() * 1000.0, ground.database_cpu()? - before);
    if let Some(failure) = done.failures.first() {
        bail!("{failure}");
    }
    let each = ms / done.migrated as f64;
    report.put_under(
        "migrate",
        tenants,
        json!({
            "ms": round(each * tenants as f64), "ms_of_1000": round(each * 1000.0), "schemas": done.migrated, "ms_each": round(each),
            "db_ms_each": round(cpu * 1000.0 / done.migrated as f64),
            "times_django_tenants": round(DJANGO_TENANTS / each),
        }),
    );
    Ok(())
}

/// As it was before, also where the migration did not come to its end.
pub async fn take_back(ground: &Ground) -> Result<()> {
    let version = migrations::set("records", Scope::Tenant).target().number();
    let mut conn = ground.admin(&format!("{NAME}_records")).await?;
    let undo = format!(
        "DO $$ DECLARE k record; BEGIN
           FOR k IN SELECT key FROM platform.tenants WHERE schema_version > {version} LOOP
             EXECUTE format('ALTER TABLE t_%s.members DROP COLUMN bench_note', k.key);
             UPDATE platform.tenants SET schema_version = {version} WHERE key = k.key;
           END LOOP; END $$"
    );
    sql::run(&mut conn, undo).await
}

/// Nothing to do, over everybody there is.
pub async fn nothing(ground: &Ground, tenants: usize, report: &mut Report) -> Result<()> {
    let started = Instant::now();
    let done = Migrator::new(ground.deployment.clone()).run(&|_| {}).await?;
    if done.migrated > 0 {
        bail!("{} schemas were not up to date", done.migrated);
    }
    let ms = started.elapsed().as_secs_f64() * 1000.0;
    report.put_at(&["migrate", "nothing", &tenants.to_string()], json!({ "ms": round(ms) }));
    Ok(())
}
