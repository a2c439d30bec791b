use crate::{
    cpu,
    ground::Ground,
    report::{Report, median, round},
};
use anyhow::Result;
use serde_json::json;
use std::time::Duration;

/// From the start of the program on migrated databases to its first answer, and what it holds when nothing happens.
pub async fn run(ground: &mut Ground, report: &mut Report) -> Result<()> {
    let mut times = Vec::new();
    for _ in 0..3 {
        times.push(ground.serve().await?.as_secs_f64() * 1000.0);
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let idle = cpu::memory(ground.server(), "VmRSS");
    report.put("start", json!({ "ms": round(median(times)), "idle_mib": round(idle) }));
    Ok(())
}
