use crate::{
    app::{Kit, kit, records_state},
    cli::Documents,
};
use anyhow::{Result, bail};
use events::jobs::Shutdown;
use kernel::{Service, SystemClock};
use records::documents::{check, jobs::Stop, sweep};
use settings::Settings;
use std::sync::Arc;
use tenancy::{Entry, TenantScope};

/// Looks after the files of the organisations.
pub async fn documents(settings: &Settings, command: Documents) -> Result<()> {
    match command {
        Documents::Check { tenant, read } => documents_check(settings, tenant.as_deref(), read).await,
        Documents::Sweep { tenant } => clear(&by_hand(settings)?, tenant.as_deref()).await,
    }
}

fn by_hand(settings: &Settings) -> Result<Kit> {
    let (_switch, shutdown) = Shutdown::switch();
    kit(settings.clone(), Arc::new(SystemClock), shutdown)
}

/// Compares rows and objects, of one organisation or of all. What is missing or damaged is named by its sum: what
/// it is called is nobody's business here.
///
/// # Errors
/// When something is missing or damaged, or cannot be looked at.
pub async fn documents_check(settings: &Settings, slug: Option<&str>, read: bool) -> Result<()> {
    let kit = by_hand(settings)?;
    let records = records_state(&kit)?;
    let depth = if read { check::Depth::Contents } else { check::Depth::Names };
    let entries = entries(&kit, slug).await?;
    let bar = super::bar("comparing", entries.len() as u64);
    let (mut files, mut damaged) = (0, 0);
    for (entry, scope) in &entries {
        let report = check::check(&records, scope, depth).await?;
        files += report.files;
        damaged += report.damaged.len();
        for found in report.damaged {
            let sum = data_encoding::HEXLOWER.encode(&found.sha256);
            bar.suspend(|| println!("{} {} {} sha256:{sum}", entry.slug, found.fault, found.version));
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    println!("{files} files were compared");
    if damaged > 0 {
        bail!("{damaged} files are missing or damaged");
    }
    Ok(())
}

async fn clear(kit: &Kit, slug: Option<&str>) -> Result<()> {
    let records = records_state(kit)?;
    let (mut uploads, mut objects) = (0, 0);
    for (entry, scope) in entries(kit, slug).await? {
        let swept = match sweep::sweep(&records, &scope, sweep::cutoff(&records)).await {
            Err(kept @ Stop::Kept) => {
                println!("{}: {kept}; nothing was cleared away", entry.slug);
                continue;
            }
            swept => swept?,
        };
        uploads += swept.uploads;
        objects += swept.objects;
    }
    println!("{uploads} unfinished uploads and {objects} objects without a row were cleared away");
    Ok(())
}

async fn entries(kit: &Kit, slug: Option<&str>) -> Result<Vec<(Entry, TenantScope)>> {
    let system = kit.deployment.system_scope(Service::Records);
    let mut all = kit.deployment.directory().list().await?;
    all.retain(|entry| slug.is_none_or(|slug| entry.slug == slug));
    if all.is_empty() && slug.is_some() {
        bail!("there is no such organisation");
    }
    let mut entries = Vec::new();
    for entry in all {
        if let Some(scope) = system.enter(&entry.tenant.key).await? {
            entries.push((entry, scope));
        }
    }
    Ok(entries)
}
