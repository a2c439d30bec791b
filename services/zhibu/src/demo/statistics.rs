use super::client::Browser;
use anyhow::{Context, Result};
use kernel::{Clock, SHANGHAI, SystemClock, business_date};
use serde_json::json;

/// The organisation froze its report for the end of last year.
pub(super) async fn freeze(admin: &Browser) -> Result<()> {
    let units = admin.get("/api/records/units?tree=true").await?;
    let mut all = units["items"].as_array().into_iter().flatten();
    let top = all.find(|unit| unit["parent_id"].is_null()).context("there is no top unit")?;
    let top = top["id"].as_str().context("a unit without id")?;
    let year = business_date(SystemClock.now(), SHANGHAI).year() - 1;
    let report = json!({ "on": format!("{year}-12-31"), "note": format!("{year}年党内统计年报") });
    admin.post(&format!("/api/records/units/{top}/statistics/snapshots"), &report).await?;
    Ok(())
}
