use super::bars::bar;
use crate::app::deployment;
use anyhow::{Result, bail};
use kernel::SystemClock;
use settings::Settings;
use std::sync::Arc;
use tenancy::{
    Deployment,
    migrate::{Migrator, Progress},
    provision::Provisioner,
};

/// Makes databases, roles and platform tables where they are missing, then brings every organisation to the
/// newest version. Can be stopped at any point and run again.
pub async fn migrate(settings: &Settings) -> Result<()> {
    let deployment = deployment(settings)?;
    let lanes = usize::try_from(settings.database.migrate_parallel).unwrap_or(1);
    let report = prepare(&deployment, lanes).await?;
    println!("{report}");
    Ok(())
}

/// The work of [`migrate`], with a bar. Gives a line about what was done.
pub async fn prepare(deployment: &Deployment, lanes: usize) -> Result<String> {
    Provisioner::new(deployment.clone(), Arc::new(SystemClock)).bootstrap().await?;
    let bar = bar("migrating", 0);
    let progress = |progress: Progress<'_>| {
        bar.set_length(u64::try_from(progress.total).unwrap_or_default());
        bar.set_position(u64::try_from(progress.done).unwrap_or_default());
        bar.set_message(format!("{} · {}", progress.service, progress.ring));
    };
    let report = Migrator::new(deployment.clone()).with_lanes(lanes).run(&progress).await?;
    bar.finish_and_clear();
    if report.failures.is_empty() {
        return Ok(format!("up to date; {} schemas were migrated", report.migrated));
    }
    for failure in &report.failures {
        eprintln!("{failure}");
    }
    bail!(
        "{} schemas could not be migrated and are as before; {} are left",
        report.failures.len(),
        report.left
    )
}
