//! Measures the product against the budgets and prints one JSON object of ratios; what it does meanwhile goes to
//! standard error. See README.md beside it.
//!
//! The program under test is a process of its own; the load comes from this one. Whatever is compared is measured in
//! turns within the same run, because a shared machine makes absolute numbers worthless.

mod cpu;
mod entries;
mod ground;
mod hammer;
mod large;
mod options;
mod pgbench;
mod report;
mod sql;
mod stamp;

use anyhow::Result;
use ground::Ground;
use options::Options;
use report::Report;
use std::time::Instant;

#[tokio::main(worker_threads = 2)]
async fn main() -> Result<()> {
    zhibu::crypto();
    let options = Options::of_process()?;
    let started = Instant::now();
    let mut report = Report::new();
    let outcome = measure(&options, &mut report).await;
    report.put("seconds", started.elapsed().as_secs());
    if let Err(error) = &outcome {
        report.put("broke_off", format!("{error:#}"));
    }
    println!("{}", report.render());
    outcome
}

async fn measure(options: &Options, report: &mut Report) -> Result<()> {
    let mut ground = Ground::new(options).await?;
    report.put("machine", ground.machine());
    entries::start::run(&mut ground, report).await?;
    entries::create::run(&ground, options, report).await?;
    entries::log_in::run(&ground, options, report).await?;
    for &tenants in &options.tenants {
        if !stamp::up_to(&mut ground, tenants, options, report).await? {
            break;
        }
        entries::get::run(&ground, tenants, options, report).await?;
        entries::select::run(&ground, tenants, options, report).await?;
        if tenants == options.tenants[0] {
            entries::lists::run(&ground, options, report).await?;
            entries::events::run(&ground, options, report).await?;
        }
        if tenants == options.migrate_at() {
            entries::migrate::run(&ground, tenants, options, report).await?;
        }
    }
    entries::migrate::nothing(&ground, report).await?;
    entries::import::run(&ground, options, report).await?;
    entries::export::run(&ground, options, report)?;
    entries::large::run(&ground, options, report).await?;
    report.judge();
    Ok(())
}
