use super::{kit::Kit, last_export, services, ways};
use events::consumer::{Feed, arrive};
use futures_util::future::BoxFuture;
use identity::FirstAdmin;
use kernel::Service;
use records::transfers::exchange::jobs::claim;
use std::{error::Error, sync::Arc};
use tenancy::{
    Entry, PlatformTx, TenantScope, exchange,
    portability::{Belongings, LastExport, Objects, count_backups},
    provision::{Gone, Hooks, News, Provisioner},
};
use uuid::Uuid;

/// How often consumers may answer each other; there are as many services.
const ROUNDS: u32 = 8;

/// What the services add to the life of an organisation.
pub struct Life {
    pub kit: Kit,
    pub identity: identity::App,
    /// Who is invited first, where more is known of them than an address.
    pub admin: Option<FirstAdmin>,
}

type Written<'a> = BoxFuture<'a, Result<Option<String>, Box<dyn Error + Send + Sync>>>;
type Counted<'a> = BoxFuture<'a, Result<Belongings, Box<dyn Error + Send + Sync>>>;
type Exported<'a> = BoxFuture<'a, Result<Option<LastExport>, Box<dyn Error + Send + Sync>>>;
type Done<'a> = BoxFuture<'a, Result<(), Box<dyn Error + Send + Sync>>>;

impl Life {
    fn of_identity(&self) -> Arc<dyn Hooks> {
        identity::hooks(self.identity.clone())
    }
}

impl Hooks for Life {
    fn welcome<'a>(&'a self, entry: &'a Entry, scope: &'a TenantScope) -> Done<'a> {
        Box::pin(async move {
            match &self.admin {
                Some(admin) => Ok(identity::bootstrap_admin(&self.identity, entry, scope, admin).await?),
                None => self.of_identity().welcome(entry, scope).await,
            }
        })
    }

    fn ending<'a>(&'a self, entry: &'a Entry, scope: &'a TenantScope, run: Uuid) -> Done<'a> {
        Box::pin(async move { self.of_identity().ending(entry, scope, run).await })
    }

    fn arrived<'a>(&'a self, _: &'a Entry, scope: &'a TenantScope) -> Done<'a> {
        Box::pin(async move {
            // what one consumer answers is for another: until nobody has anything to apply
            for round in 0..=ROUNDS {
                let mut applied = 0;
                for (service, consumer) in services::consumers() {
                    let source = consumer.source();
                    let feed = Feed::new(self.kit.client(source, ways::log_of(&self.kit, source)));
                    let db = self.kit.deployment.tenant_db(service);
                    applied += arrive(&*consumer, &feed, &db, scope).await?;
                }
                if applied == 0 {
                    break;
                }
                if round == ROUNDS {
                    return Err("consumers answer each other without end".into());
                }
            }
            let records = services::records_state(&self.kit)?;
            claim(&records, scope).await.map_err(|problem| format!("{problem:?}"))?;
            Ok(())
        })
    }

    fn exchanged<'a>(
        &'a self,
        entry: &'a Entry,
        scope: &'a TenantScope,
        beside: &'a TenantScope,
    ) -> Done<'a> {
        Box::pin(async move {
            let done = Box::pin(identity::erase_again(&self.identity, scope, beside)).await;
            let done = done.map_err(|problem| format!("{problem:?}"))?;
            if done > 0 {
                tracing::info!(tenant = %entry.tenant.id, done, "what people had erased was erased again");
            }
            let done = Box::pin(identity::withdraw_again(&self.identity, scope, beside)).await;
            let done = done.map_err(|problem| format!("{problem:?}"))?;
            if done > 0 {
                tracing::info!(tenant = %entry.tenant.id, done, "what people had taken back was taken back again");
            }
            let done = Box::pin(identity::keep_log_ins(&self.identity, scope, beside)).await?;
            if done > 0 {
                tracing::info!(tenant = %entry.tenant.id, done, "log-ins stayed on record");
            }
            let done = Box::pin(identity::keep_entries(&self.identity, scope, beside)).await?;
            if done > 0 {
                tracing::info!(tenant = %entry.tenant.id, done, "entries of operators stayed as they were");
            }
            Ok(())
        })
    }

    fn went_back<'a>(&'a self, entry: &'a Entry, snapshot: Uuid) -> Done<'a> {
        Box::pin(async move {
            let provisioner = Provisioner::new(self.kit.deployment.clone(), self.kit.clock.clone());
            provisioner.put_back(&self.kit.store, &*self.kit.depot, entry.tenant.id, snapshot).await?;
            Ok(())
        })
    }

    fn last_export<'a>(&'a self, entry: &'a Entry) -> Exported<'a> {
        Box::pin(async move { Ok(last_export::take(&self.kit, entry).await?) })
    }

    fn belongings<'a>(&'a self, entry: &'a Entry) -> Counted<'a> {
        Box::pin(async move {
            let (tenant, mut found, mut after) = (entry.tenant.id, Belongings::default(), None::<String>);
            loop {
                let page = Objects::list(&self.kit.store, tenant, after.as_deref()).await?;
                let Some(last) = page.last() else { break };
                after = Some(last.name.clone());
                found.objects += page.len() as u64;
                found.object_bytes += page.iter().map(|object| object.bytes).sum::<u64>();
            }
            found.backup_files = count_backups(&*self.kit.depot, tenant).await?.0;
            Ok(found)
        })
    }

    fn farewell<'a>(&'a self, entry: &'a Entry) -> Done<'a> {
        Box::pin(async move {
            self.kit.store.delete_tenant(entry.tenant.id).await?;
            let provisioner = Provisioner::new(self.kit.deployment.clone(), self.kit.clock.clone());
            provisioner.forget_backups(&*self.kit.depot, entry.tenant.id).await?;
            exchange::leave(&self.kit.deployment.platform_db(Service::Records), entry.tenant.id).await?;
            Ok(())
        })
    }

    fn told<'a>(
        &'a self,
        entry: &'a Entry,
        scope: &'a TenantScope,
        once: &'a str,
        news: &'a News,
    ) -> Done<'a> {
        Box::pin(async move { self.of_identity().told(entry, scope, once, news).await })
    }

    fn last_letters<'a>(
        &'a self,
        entry: &'a Entry,
        scope: &'a TenantScope,
        certificate: Uuid,
    ) -> Written<'a> {
        Box::pin(async move { self.of_identity().last_letters(entry, scope, certificate).await })
    }

    fn gone<'a>(&'a self, tx: &'a PlatformTx, letters: &'a str, gone: &'a Gone) -> Done<'a> {
        Box::pin(async move { self.of_identity().gone(tx, letters, gone).await })
    }
}
