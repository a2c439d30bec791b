use crate::app::deployment;
use anyhow::{Result, bail};
use indicatif::ProgressBar;
use kernel::Service;
use settings::Settings;
use tenancy::{
    Deployment, Entry,
    audit::{self, Fault},
};

/// Walks the chain of every audit log and says where one is broken.
pub async fn audit(settings: &Settings, slug: Option<&str>) -> Result<()> {
    let deployment = deployment(settings)?;
    let mut entries = deployment.directory().list().await?;
    entries.retain(|entry| slug.is_none_or(|slug| entry.slug == slug));
    if entries.is_empty() && slug.is_some() {
        bail!("there is no such organisation");
    }
    let bar = super::bar("verifying", u64::try_from(entries.len()).unwrap_or_default());
    let mut tally = Tally::default();
    for entry in &entries {
        for &service in Service::ALL {
            one(&deployment, entry, service, &bar, &mut tally).await?;
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    println!("{} entries in {} logs are whole", tally.entries, tally.whole);
    if tally.broken > 0 {
        bail!("{} logs are broken", tally.broken);
    }
    Ok(())
}

/// What is wrong with the first bad entry, in words.
const fn said(fault: Fault) -> &'static str {
    match fault {
        Fault::Gap => "is missing, or was put in",
        Fault::Link => "does not follow the one before it",
        Fault::Content => "was changed",
        Fault::End => "is not where the log ends: entries were cut off or added",
    }
}

#[derive(Default)]
struct Tally {
    entries: i64,
    whole: u64,
    broken: u64,
}

async fn one(
    deployment: &Deployment,
    entry: &Entry,
    service: Service,
    bar: &ProgressBar,
    tally: &mut Tally,
) -> Result<()> {
    let Some(scope) = deployment.system_scope(service).enter(&entry.tenant.key).await? else {
        return Ok(());
    };
    let tx = deployment.tenant_db(service).begin(&scope).await?;
    let verdict = audit::verify(&tx).await?;
    tally.entries += verdict.entries;
    match verdict.broken {
        None => tally.whole += 1,
        Some((seq, fault)) => {
            tally.broken += 1;
            bar.suspend(|| println!("{} · {service}: entry {seq} {}", entry.slug, said(fault)));
        }
    }
    Ok(())
}
