use crate::{
    ground::{Ground, NAME},
    hammer::{self, Shot},
    large::{Ask, Size, load, pages},
    options::Options,
    report::{Report, round},
    sql, stamp,
};
use anyhow::Result;
use serde_json::{Value, json};
use std::time::Duration;

/// Requests of a page, one after the other: what is measured is how long somebody waits, not how many can.
const OF_BOARD: usize = 20;
const OF_LIST: usize = 40;
/// A page that has not answered so often by then is far beyond its budget, and the others have their turn.
const PATIENCE: Duration = Duration::from_secs(25);

/// Pages of an organisation with a hundred thousand members: how long each takes, half of the time and nineteen times of
/// twenty.
pub async fn run(ground: &Ground, options: &Options, report: &mut Report) -> Result<()> {
    let size = if options.quick { Size::TENTH } else { Size::WHOLE };
    let large = load(ground, size).await?;
    report.put_under("large", "members", size.all_members());
    report.put_under("large", "branches", size.all_branches());
    report.put_under("large", "load_seconds", round(large.took.as_secs_f64()));
    for (name, asks) in large.pages() {
        let measured = match tokio::time::timeout(PATIENCE, page(ground, name, &asks)).await {
            Ok(measured) => measured?,
            Err(_) => json!({ "cut_off_after_s": PATIENCE.as_secs() }),
        };
        report.put_under("large", name, measured);
    }
    Ok(())
}

/// Takes its rows away, however far they had come: the server's memory is for what is measured next.
pub async fn empty(ground: &Ground) -> Result<()> {
    let mut registry = ground.admin(&format!("{NAME}_identity")).await?;
    let slug = stamp::slug_apart();
    let key = format!("SELECT coalesce(max(key), '') FROM platform.organisations WHERE slug = '{slug}'");
    let key = sql::text(&mut registry, &key).await?;
    if key.is_empty() {
        return Ok(());
    }
    let mut records = ground.admin(&format!("{NAME}_records")).await?;
    sql::run(&mut records, format!("SET lock_timeout = '10s'; SET search_path = t_{key}")).await?;
    sql::run(&mut records, "TRUNCATE units CASCADE".into()).await?;
    // the log hangs on no unit
    let log = "TRUNCATE audit_log; UPDATE audit_head SET seq = 0, hash = decode(repeat('00', 32), 'hex')";
    sql::run(&mut records, log.into()).await?;
    sql::run(&mut records, "CHECKPOINT".into()).await
}

/// What one page takes. One that is refused is reported as such: it says more than no number at all.
async fn page(ground: &Ground, name: &str, asks: &[Ask<'_>]) -> Result<Value> {
    let shots: Vec<Shot> = asks.iter().map(|ask| ground.get(ask.who, &ask.path)).collect();
    // everything once before
    if let Err(refused) = hammer::once(ground.address(), shots.clone(), 1).await {
        return Ok(json!({ "refused": format!("{refused:#}").chars().take(300).collect::<String>() }));
    }
    let times = if pages::is_list(name) { OF_LIST } else { OF_BOARD };
    let load = hammer::fixed(ground.address(), &shots, times).await?;
    Ok(json!({
        "p50_ms": round(load.quantile(0.5)), "p95_ms": round(load.quantile(0.95)), "requests": load.requests,
    }))
}
