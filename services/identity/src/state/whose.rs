//! Whose request it is, and in whose name letters are written.

use super::App;
use crate::{mails::Sender, tenant_settings};
use kernel::TenantId;
use rest::{Problem, kinds};
use std::sync::Arc;
use tenancy::{Entry, TenantTx, assertion::Claims};

impl App {
    /// The directory's entry of the organisation a request arrived at; remembered where the host is known.
    ///
    /// # Errors
    /// 404 when there is none, 503 when the database is away.
    pub(crate) async fn entry(&self, claims: &Claims) -> Result<Arc<Entry>, Problem> {
        let id = claims.tenant.as_ref().map(|tenant| tenant.id).ok_or_else(|| kinds::NOT_FOUND.problem())?;
        if let Some(host) = &claims.client.host
            && let Some(entry) = self.directory().resolve(host).await?
            && entry.tenant.id == id
        {
            return Ok(entry);
        }
        self.entry_of(id).await.map(Arc::new)
    }

    /// The entry of an organisation by its id, as the registry has it now.
    ///
    /// # Errors
    /// 404 when there is none, 503 when the database is away.
    pub(crate) async fn entry_of(&self, id: TenantId) -> Result<Entry, Problem> {
        self.directory().find(id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())
    }

    /// The same for an organisation that did not ask itself.
    ///
    /// # Errors
    /// When the database is away.
    pub(crate) async fn sender_of(&self, tx: &TenantTx, entry: &Entry) -> Result<Sender, Problem> {
        let settings = tenant_settings::load(self, tx, &entry.name).await?;
        Ok(Sender { organisation: settings.name, base: self.mailer().base(None, &entry.slug) })
    }

    /// In whose name letters are written, and where their links lead.
    ///
    /// # Errors
    /// When the database is away.
    pub(crate) async fn sender(&self, tx: &TenantTx, claims: &Claims) -> Result<Sender, Problem> {
        let entry = self.entry(claims).await?;
        let settings = tenant_settings::load(self, tx, &entry.name).await?;
        let base = match &entry.primary_host {
            Some(host) => self.mailer().base(Some(host), &entry.slug),
            None => self.mailer().base(claims.client.host.as_deref(), &entry.slug),
        };
        Ok(Sender { organisation: settings.name, base })
    }
}
