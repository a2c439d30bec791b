use crate::app::{consumers, kit, log_of};
use anyhow::{Result, bail};
use events::{
    consumer::{Feed, replay as rebuild},
    jobs::Shutdown,
};
use kernel::SystemClock;
use settings::Settings;
use std::sync::Arc;

/// Rebuilds what consumers made of events, organisation by organisation. Everybody sees the old state until
/// the new one is complete.
pub async fn replay(settings: &Settings, name: Option<&str>, slug: Option<&str>) -> Result<()> {
    let (_switch, shutdown) = Shutdown::switch();
    let kit = kit(settings.clone(), Arc::new(SystemClock), shutdown)?;
    let mut consumers = consumers();
    consumers.retain(|(_, consumer)| name.is_none_or(|name| consumer.name() == name));
    let mut entries = kit.deployment.directory().list().await?;
    entries.retain(|entry| slug.is_none_or(|slug| entry.slug == slug));
    if consumers.is_empty() || (entries.is_empty() && slug.is_some()) {
        bail!("there is no such consumer or organisation");
    }
    for (service, consumer) in &consumers {
        let feed = Feed::new(kit.client(consumer.source(), log_of(&kit, consumer.source())));
        let (db, system) = (kit.deployment.tenant_db(*service), kit.deployment.system_scope(*service));
        let bar = super::bar(consumer.name(), u64::try_from(entries.len()).unwrap_or_default());
        let mut applied = 0;
        for entry in &entries {
            applied += rebuild(&**consumer, &feed, &db, &system, &entry.tenant.key).await?;
            bar.inc(1);
        }
        bar.finish_and_clear();
        println!("{}: {applied} events applied to {} organisations", consumer.name(), entries.len());
    }
    Ok(())
}
