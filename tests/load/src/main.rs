//! Measures the product against the budgets and prints one JSON object of ratios; what it does meanwhile goes to
//! standard error. See README.md beside it.
//!
//! The program under test is a process of its own; the load comes from this one. Whatever is compared is measured in
//! turns within the same run, because a shared machine makes absolute numbers worthless.

mod budgets;
mod clock;
mod cpu;
mod entries;
mod ground;
mod hammer;
mod large;
mod options;
mod pgbench;
mod report;
mod run;
mod sql;
mod stamp;

use anyhow::{Result, bail};
use options::Options;
use report::Report;
use std::time::Instant;

#[tokio::main(worker_threads = 2)]
async fn main() -> Result<()> {
    zhibu::crypto();
    let (options, started) = (Options::of_process()?, Instant::now());
    let mut report = Report::new();
    run::everything(&options, &mut report).await;
    report.put("seconds", started.elapsed().as_secs());
    budgets::judge(&mut report, &options);
    println!("{}", report.render());
    if !report.failed().is_empty() {
        bail!("{} failed", report.failed().join(", "));
    }
    Ok(())
}
