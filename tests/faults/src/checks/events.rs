use super::writes::inside;
use crate::{
    crew::Office,
    ledger::{Ledger, What},
    site::Site,
};
use anyhow::Result;
use kernel::Service;
use sqlx::{AssertSqlSafe, PgConnection, Row as _};
use std::{
    collections::HashSet,
    sync::Arc,
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(30);

/// Events are told once, projections follow, and a replay from the first event gives the same.
pub(super) async fn follow(site: &Site, offices: &[Arc<Office>], ledger: &Ledger) -> Result<()> {
    for (number, office) in offices.iter().enumerate() {
        told_once(site, office, number, ledger).await?;
        let truth = original(site, office).await?;
        let began = Instant::now();
        while projected(site, office).await? != truth && began.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        if projected(site, office).await? != truth {
            ledger.breach(format!("{}: the projection of identity does not follow", office.slug));
        }
    }
    match site.program().run(&["events", "replay"]).await {
        Ok(said) => println!("  replay: {}", said.trim().replace('\n', "; ")),
        Err(error) => ledger.breach(format!("{error:#}")),
    }
    for office in offices {
        if projected(site, office).await? != original(site, office).await? {
            ledger.breach(format!("{}: the replay gives something else", office.slug));
        }
    }
    Ok(())
}

/// Every member who was acknowledged is told of in exactly one event.
async fn told_once(site: &Site, office: &Office, number: usize, ledger: &Ledger) -> Result<()> {
    let mut database = site.database(Service::Records).await?;
    let sql = "SELECT payload::json->>'id' FROM platform.outbox WHERE tenant_key = $1 AND kind = $2";
    let told = sqlx::query(sql).bind(office.key.as_str()).bind("member.registered.v1");
    let told = told.fetch_all(&mut database).await?;
    let ids = told.iter().map(|row| row.try_get::<String, _>(0)).collect::<Result<Vec<_>, _>>()?;
    let once: HashSet<&String> = ids.iter().collect();
    if once.len() != ids.len() {
        ledger.breach(format!("{}: {} events of {} members", office.slug, ids.len(), once.len()));
    }
    for write in ledger.writes() {
        let mine = write.office == number && write.what == What::Member;
        let id = write.acknowledged.as_ref().map(|said| said.id()).filter(|_| mine);
        if id.is_some_and(|id| !once.contains(&id)) {
            ledger.breach(format!("nobody was told of {}", write.mark));
        }
    }
    Ok(())
}

async fn projected(site: &Site, office: &Office) -> Result<String> {
    let mut database = inside(site, Service::Identity, office).await?;
    text(&mut database, "SELECT * FROM units", "SELECT * FROM member_places").await
}

/// The same as the service that owns it has it.
async fn original(site: &Site, office: &Office) -> Result<String> {
    let mut database = inside(site, Service::Records, office).await?;
    let units = "SELECT id, parent_id, path, kind, name, short_name, state FROM units";
    text(&mut database, units, "SELECT id AS member_id, unit_id FROM members").await
}

/// All rows of both, every column, in one text.
async fn text(database: &mut PgConnection, units: &str, places: &str) -> Result<String> {
    let sql = format!(
        "SELECT coalesce((SELECT string_agg(u::text, E'\\n' ORDER BY id) FROM ({units}) u), '') || E'\\n--\\n' || \
         coalesce((SELECT string_agg(p::text, E'\\n' ORDER BY member_id) FROM ({places}) p), '')"
    );
    Ok(sqlx::query(AssertSqlSafe(sql)).fetch_one(database).await?.try_get(0)?)
}
