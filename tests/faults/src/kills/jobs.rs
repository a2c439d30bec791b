//! What the product does by itself once it was ordered: the export of an administrator, the restoration and the end an
//! operator asks for.

use super::{
    Command,
    commands::{ACTIVE, GONE},
    journeys::{KEPT, PASSPHRASE, passed_on},
    moves::{end_leases, mover},
    patience::{PAUSE, TRIES, post, until},
    state::{self, expect},
};
use crate::{
    crew::{Ask, Ground, Said, furnish, missing},
    site::Site,
};
use anyhow::{Context, Result, bail};
use kernel::{Clock as _, Service, SystemClock};
use serde_json::{Value, json};
use sqlx::Row as _;
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};
use suites::{PASSWORD, code};

const EXPORTS: &str = "/api/identity/exports";
const EXPORT_JOBS: &str = "identity.exports";
const RESTORATION_JOBS: &str = "identity.restorations";
const BUSY: &str = "SELECT (SELECT count(*) FROM platform.jobs WHERE queue = $1 AND state = 'queued') \
     + (SELECT count(*) FROM platform.portings WHERE state = 'running')";
/// The day that was said has come.
const COME: &str = "UPDATE platform.organisations SET closes_at = now() - interval '1 minute' \
     WHERE slug = $1 AND state = 'closing' AND closes_at > now()";
/// An hour lies between two tries of a last export: that need not be waited for.
const TRY_AGAIN: &str = "UPDATE platform.snapshots s SET created_at = s.created_at - interval '2 hours' \
     FROM platform.organisations o WHERE o.id = s.tenant_id AND o.slug = $1 AND s.kind = 'final' \
     AND s.state IN ('failed', 'damaged')";

/// The administrator of the round, and whether the order was acknowledged.
struct Order {
    ground: Ground,
    told: AtomicBool,
}

static ORDER: Mutex<Option<Arc<Order>>> = Mutex::new(None);

fn order() -> Result<Arc<Order>> {
    ORDER.lock().unwrap_or_else(PoisonError::into_inner).clone().context("nobody was made ready")
}

/// An export that was acknowledged is made, once, whenever whoever made it was killed.
pub(super) const EXPORT: Command = Command {
    ready: |site, slug| {
        Box::pin(async move {
            let order = Order { ground: furnish(site, slug).await?, told: AtomicBool::new(false) };
            *ORDER.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(order));
            Ok(())
        })
    },
    run: |_, _| {
        Box::pin(async move {
            let (order, now) = (order()?, SystemClock.now().unix_timestamp());
            let code = code(&order.ground.secret, now, 1);
            let wanted = json!({ "password": PASSWORD, "code": code, "passphrase": PASSPHRASE });
            until(&order.ground.admin, &post(EXPORTS, wanted), |_| true).await?;
            order.told.store(true, Ordering::SeqCst);
            until(&order.ground.admin, &Ask::get(EXPORTS), |said| last(&said.json) == "ready").await?;
            Ok(true)
        })
    },
    judge: |site, slug, _| {
        Box::pin(async move {
            end_leases(site, EXPORT_JOBS).await?;
            let order = order()?;
            let mut breaches = Vec::new();
            if order.told.load(Ordering::SeqCst) {
                let ready = |said: &Said| last(&said.json) == "ready";
                match until(&order.ground.admin, &Ask::get(EXPORTS), ready).await {
                    Ok(said) if said.json["items"].as_array().is_some_and(|items| items.len() == 1) => {}
                    Ok(said) => breaches.push(format!("not one export: {}", said.text())),
                    Err(error) => breaches.push(format!("it was ordered, and is not made: {error:#}")),
                }
            }
            breaches.extend(expect(site, slug, &[ACTIVE]).await?);
            breaches.extend(missing(site, slug).await);
            Ok(breaches)
        })
    },
};

/// One that is set back by an operator is in use before, during and after.
pub(super) const RESTORE: Command = Command {
    ready: |_, _| Box::pin(async { Ok(()) }),
    run: |site, _| {
        Box::pin(async move {
            let (person, path) = (mover(site).await?, of_tenant(site, KEPT, "restorations").await?);
            let wanted = json!({ "at": now(site).await?, "reason": "演练" });
            until(person, &post(&path, wanted), |_| true).await?;
            let ready = until(person, &Ask::get(&path), |said| last(&said.json) == "ready").await?;
            let id = ready.json["items"][0]["id"].as_str().context("a restoration without an id")?;
            let swap = format!("/api/identity/operator/restorations/{id}/swap");
            until(person, &post(&swap, json!({})), |_| true).await?;
            Ok(true)
        })
    },
    judge: |site, _, _| {
        Box::pin(async move {
            end_leases(site, RESTORATION_JOBS).await?;
            let mut breaches = still_busy(site).await?;
            // nothing lies beside where it was cut off early
            let _ = site.program().run(&["tenant", "restore", KEPT, "--discard"]).await;
            breaches.extend(expect(site, KEPT, &[ACTIVE]).await?);
            breaches.extend(missing(site, KEPT).await);
            Ok(breaches)
        })
    },
};

/// One whose day has come goes, and leaves a certificate and a last export that is whole.
pub(super) const CLOSE: Command = Command {
    ready: |site, slug| Box::pin(async move { furnish(site, slug).await.map(drop) }),
    run: |site, slug| {
        Box::pin(async move {
            let (person, path) = (mover(site).await?, of_tenant(site, slug, "close").await?);
            until(person, &post(&path, json!({ "reason": "演练" })), |_| true).await?;
            gone(site, slug).await?;
            Ok(true)
        })
    },
    judge: |site, slug, _| {
        Box::pin(async move {
            let mut breaches = Vec::new();
            if expect(site, slug, &[ACTIVE]).await?.is_empty() {
                breaches.extend(missing(site, slug).await);
                return Ok(breaches);
            }
            match gone(site, slug).await {
                Ok(()) => breaches.extend(passed_on(site, slug).await),
                Err(error) => breaches.push(format!("{error:#}")),
            }
            Ok(breaches)
        })
    },
};

/// Lets the day come and waits until the organisation is no more.
async fn gone(site: &Site, slug: &str) -> Result<()> {
    let mut database = site.database(Service::Identity).await?;
    for _ in 0..TRIES {
        sqlx::query(COME).bind(slug).execute(&mut database).await?;
        sqlx::query(TRY_AGAIN).bind(slug).execute(&mut database).await?;
        if state::of(site, slug).await?.as_deref() == GONE {
            return Ok(());
        }
        tokio::time::sleep(PAUSE * 2).await;
    }
    bail!("{slug} is still there after its day: {:?}", state::of(site, slug).await?)
}

/// Waits until nothing is being restored; a breach where that does not end.
async fn still_busy(site: &Site) -> Result<Vec<String>> {
    let mut database = site.database(Service::Identity).await?;
    for _ in 0..TRIES {
        let row = sqlx::query(BUSY).bind(RESTORATION_JOBS).fetch_one(&mut database).await?;
        if row.try_get::<i64, _>(0)? == 0 {
            return Ok(Vec::new());
        }
        tokio::time::sleep(PAUSE).await;
    }
    Ok(vec!["a restoration does not go on".to_owned()])
}

/// The address of something operators do with an organisation.
async fn of_tenant(site: &Site, slug: &str, what: &str) -> Result<String> {
    let mut database = site.database(Service::Identity).await?;
    let row = sqlx::query("SELECT id::text FROM platform.organisations WHERE slug = $1").bind(slug);
    let id: String = row.fetch_one(&mut database).await?.try_get(0)?;
    Ok(format!("/api/identity/operator/tenants/{id}/{what}"))
}

/// As the interface spells it.
async fn now(site: &Site) -> Result<String> {
    let now = "SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    Ok(sqlx::query(now).fetch_one(&mut site.database(Service::Identity).await?).await?.try_get(0)?)
}

/// The state of the first in a list.
fn last(list: &Value) -> &str {
    list["items"][0]["state"].as_str().unwrap_or_default()
}
