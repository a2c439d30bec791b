use crate::{
    cpu,
    ground::Ground,
    options::Options,
    report::{Report, round},
};
use anyhow::{Result, ensure};
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

/// Everything an organisation has into one file, for the organisations the rosters went to: how fast, and the most
/// memory the command took.
pub async fn run(ground: &Ground, options: &Options, report: &mut Report) -> Result<()> {
    // what follows from the rosters is still being read
    ground.quiet().await?;
    for (n, &rows) in options.rosters.iter().enumerate() {
        let file = ground.folder.join(format!("export-{rows}"));
        let to = file.display().to_string();
        let started = std::time::Instant::now();
        let mut child = ground.start(&["tenant", "export", &ground.tenants[n + 1].slug, "--to", &to])?;
        let mut peak = 0.0_f64;
        let status = loop {
            // none when it has just ended
            peak = child.id().map_or(peak, |pid| peak.max(cpu::memory(pid, "VmHWM")));
            match child.try_wait()? {
                Some(status) => break status,
                None => sleep(Duration::from_millis(5)).await,
            }
        };
        let seconds = started.elapsed().as_secs_f64();
        ensure!(status.success(), "the export failed");
        let mib = std::fs::metadata(&file)?.len() as f64 / 1048576.0;
        std::fs::remove_file(&file)?;
        let first = report.number(&format!("/export/{}/peak_mib", options.rosters[0])).unwrap_or(peak);
        report.put_under(
            "export",
            rows,
            json!({
                "seconds": round(seconds), "file_mib": round(mib), "mib_per_second": round(mib / seconds),
                "members_per_second": round(rows as f64 / seconds), "peak_mib": round(peak),
                "memory_of_first": round(peak / first),
            }),
        );
    }
    Ok(())
}
