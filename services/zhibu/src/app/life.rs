use documents::ObjectStore;
use futures_util::future::BoxFuture;
use identity::FirstAdmin;
use std::error::Error;
use tenancy::{Entry, TenantScope, provision::Hooks};

/// What the services add to the life of an organisation.
pub struct Life {
    pub identity: identity::App,
    pub store: ObjectStore,
    /// Who is invited first, where more is known of them than an address.
    pub admin: Option<FirstAdmin>,
}

type Done<'a> = BoxFuture<'a, Result<(), Box<dyn Error + Send + Sync>>>;

impl Hooks for Life {
    fn welcome<'a>(&'a self, entry: &'a Entry, scope: &'a TenantScope) -> Done<'a> {
        Box::pin(async move {
            match &self.admin {
                Some(admin) => Ok(identity::bootstrap_admin(&self.identity, entry, scope, admin).await?),
                None => identity::hooks(self.identity.clone()).welcome(entry, scope).await,
            }
        })
    }

    fn farewell<'a>(&'a self, entry: &'a Entry) -> Done<'a> {
        Box::pin(async move {
            self.store.delete_tenant(entry.tenant.id).await?;
            Ok(())
        })
    }
}
