use crate::{crew::Office, ledger::Ledger, site::Site};
use anyhow::Result;
use kernel::Service;
use sqlx::{AssertSqlSafe, Row as _};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// A letter or an import in the hands of a process that was killed comes again when its lease ends.
const LONGEST: Duration = Duration::from_secs(120);

/// Waits until no job is left and no import moves. What never comes to rest is a breach, and so is what was given up.
pub(super) async fn come(site: &Site, offices: &[Arc<Office>], ledger: &Ledger) -> Result<()> {
    wait(site, offices, ledger).await?;
    given_up(site, offices, ledger).await
}

async fn wait(site: &Site, offices: &[Arc<Office>], ledger: &Ledger) -> Result<()> {
    let began = Instant::now();
    loop {
        let open = open(site, offices).await?;
        if open.is_empty() {
            println!("  at rest after {:.1?}", began.elapsed());
            return Ok(());
        }
        if began.elapsed() > LONGEST {
            ledger.breach(format!("never comes to rest: {}", open.join(", ")));
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// Jobs that are under way, or due before anybody would stop waiting. What has never been tried and is for a later hour,
/// as the digest is on Monday before nine, waits by right.
const JOBS: &str = "SELECT queue, count(*) FROM platform.jobs \
     WHERE state = 'queued' AND (attempts > 0 OR run_at < now() + make_interval(secs => $1)) GROUP BY queue";

async fn open(site: &Site, offices: &[Arc<Office>]) -> Result<Vec<String>> {
    let mut open = Vec::new();
    for &service in Service::ALL {
        let mut database = site.database(service).await?;
        for row in sqlx::query(JOBS).bind(LONGEST.as_secs_f64()).fetch_all(&mut database).await? {
            let (queue, count): (String, i64) = (row.try_get(0)?, row.try_get(1)?);
            open.push(format!("{count} jobs of {service}:{queue}"));
        }
    }
    let mut database = site.database(Service::Records).await?;
    for office in offices {
        let imports = format!(
            "SELECT count(*) FROM {}.imports WHERE state IN ('reading', 'applying')",
            office.key.schema()
        );
        let count: i64 = sqlx::query(AssertSqlSafe(imports)).fetch_one(&mut database).await?.try_get(0)?;
        if count > 0 {
            open.push(format!("{count} imports of {}", office.slug));
        }
    }
    Ok(open)
}

/// A job is tried for hours, and no fault lasts that long: none of those who worked may have been given up. What
/// operations that were killed have closed or set back may leave some behind, which are told.
async fn given_up(site: &Site, offices: &[Arc<Office>], ledger: &Ledger) -> Result<()> {
    for &service in Service::ALL {
        let mut database = site.database(service).await?;
        let jobs = "SELECT queue, coalesce(tenant_key, ''), coalesce(last_error, '') FROM platform.jobs \
             WHERE state = 'dead'";
        for row in sqlx::query(jobs).fetch_all(&mut database).await? {
            let (queue, key, why): (String, String, String) =
                (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
            let told = format!("a job of {service}:{queue} was given up: {why}");
            if offices.iter().any(|office| office.key.as_str() == key) {
                ledger.breach(told);
            } else {
                println!("  {told}");
            }
        }
    }
    Ok(())
}
