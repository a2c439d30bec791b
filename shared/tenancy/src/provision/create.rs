use super::{
    CreateError, ProvisionError, Provisioner, Slug,
    saga::{Saga, begin, statement},
    steps::Kind,
};
use crate::{Entry, PlatformTx, TenantState};
use kernel::{Service, TenantId, TenantKey, TenantKind};
use sea_orm::{ConnectionTrait as _, DbErr};
use std::time::{Duration, Instant};
use time::OffsetDateTime;

/// An organisation that is to be.
#[derive(Clone, Debug)]
pub struct NewTenant {
    pub slug: String,
    pub name: String,
    pub kind: TenantKind,
    pub contact_email: Option<String>,
}

/// Others may take the slot that was just made; then another is made. Where slots are being made already, one of
/// those will do.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(200);

const CLAIM: &str = "UPDATE platform.tenants SET tenant_id = $1, kind = $2, state = 'claimed' \
     WHERE key = (SELECT key FROM platform.tenants WHERE state = 'warm' \
                  ORDER BY created_at, key LIMIT 1 FOR UPDATE SKIP LOCKED) \
     RETURNING key";
const ENTER: &str = "INSERT INTO platform.organisations (id, key, slug, kind, name, state, contact_email, created_at) \
     VALUES ($1, $2, $3, $4, $5, 'creating', $6, $7) ON CONFLICT (slug) DO NOTHING";

const HOLD: &str = "SELECT pg_advisory_xact_lock(hashtext('zhibu slug'), hashtext($1))";
const HAD: &str = "SELECT 1 FROM platform.organisations WHERE slug = $1";
const PROMISED: &str = "SELECT 1 FROM platform.signups WHERE slug = $1 AND tenant_id IS DISTINCT FROM $2 \
     AND (state IN ('waiting', 'approving') OR (state = 'unverified' AND held_until > $3))";

impl Provisioner {
    /// Creates an organisation in a slot of the warm pool, or in one made on the spot where the pool is empty.
    ///
    /// # Errors
    /// When the slug is malformed, reserved or taken, or the control plane fails. What had begun by then is
    /// finished by [`Provisioner::resume_unfinished`].
    pub async fn create(&self, new: &NewTenant) -> Result<Entry, CreateError> {
        self.create_as(TenantId::new(), new).await
    }

    /// The same under an id that was chosen before: asked again, it goes on where it stopped, and an organisation
    /// that is there already is given back as it is.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub async fn create_as(&self, id: TenantId, new: &NewTenant) -> Result<Entry, CreateError> {
        let slug = Slug::parse(&new.slug)?;
        check(new)?;
        match self.deployment.directory().find(id).await? {
            Some(there) if there.state != TenantState::Creating => return Ok(there),
            Some(_) => {
                if let Some(saga) = self.open_sagas().await?.into_iter().find(|saga| saga.tenant == id) {
                    self.drive(saga).await?;
                }
            }
            None => {
                let saga = self.claim(id, &slug, new).await?;
                self.drive(saga).await?;
            }
        }
        let entry = self.deployment.directory().find(id).await?;
        entry.ok_or(CreateError::Provision(ProvisionError::Unknown))
    }

    async fn claim(&self, id: TenantId, slug: &Slug, new: &NewTenant) -> Result<Saga, CreateError> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(saga) = self.try_claim(id, slug, new).await? {
                return Ok(saga);
            }
            if !self.fill_unless_busy(1).await? {
                tokio::time::sleep(PAUSE).await;
            }
        }
        Err(ProvisionError::NoSlot.into())
    }

    /// Takes a slot and writes the organisation down, in one transaction. `None` when no slot is warm.
    async fn try_claim(
        &self,
        id: TenantId,
        slug: &Slug,
        new: &NewTenant,
    ) -> Result<Option<Saga>, CreateError> {
        let now = self.clock.now();
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        if hold_slug(&tx, slug.as_str()).await? || promised(&tx, id, slug, now).await? {
            return Err(CreateError::Taken);
        }
        let claim = statement(CLAIM, [id.0.into(), new.kind.as_str().into()]);
        let Some(row) = tx.query_one_raw(claim).await? else { return Ok(None) };
        let key: String = row.try_get("", "key")?;
        let key: TenantKey = key.parse().map_err(|_| ProvisionError::Unknown)?;
        enter(&tx, id, &key, slug, new, now).await?;
        let saga = Saga::new(Kind::Create, id, key, now);
        begin(&tx, &saga, slug.as_str()).await?;
        self.witness.asked(&tx, saga.id).await?;
        tx.commit().await?;
        Ok(Some(saga))
    }
}

/// Whether an organisation has the slug. Until the transaction ends nobody else gets an answer to this about the
/// same slug: who asked first decides.
///
/// # Errors
/// When the database is away.
pub async fn hold_slug(tx: &PlatformTx, slug: &str) -> Result<bool, DbErr> {
    tx.execute_raw(statement(HOLD, [slug.into()])).await?;
    Ok(tx.query_one_raw(statement(HAD, [slug.into()])).await?.is_some())
}

/// Whether the slug is kept for somebody else's application.
async fn promised(tx: &PlatformTx, id: TenantId, slug: &Slug, now: OffsetDateTime) -> Result<bool, DbErr> {
    let values = [slug.as_str().into(), id.0.into(), now.into()];
    Ok(tx.query_one_raw(statement(PROMISED, values)).await?.is_some())
}

async fn enter(
    tx: &PlatformTx,
    id: TenantId,
    key: &TenantKey,
    slug: &Slug,
    new: &NewTenant,
    now: OffsetDateTime,
) -> Result<(), CreateError> {
    let values = [
        id.0.into(),
        key.as_str().into(),
        slug.as_str().into(),
        new.kind.as_str().into(),
        new.name.trim().into(),
        new.contact_email.clone().into(),
        now.into(),
    ];
    let written = tx.execute_raw(statement(ENTER, values)).await?.rows_affected();
    if written == 1 { Ok(()) } else { Err(CreateError::Taken) }
}

fn check(new: &NewTenant) -> Result<(), CreateError> {
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 120 || name.chars().any(char::is_control) {
        return Err(CreateError::Name);
    }
    let plausible = |mail: &String| {
        let parts = mail.rsplit_once('@');
        mail.len() <= 254
            && !mail.chars().any(|c| c.is_control() || c.is_whitespace())
            && parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
    };
    if new.contact_email.as_ref().is_some_and(|mail| !plausible(mail)) {
        return Err(CreateError::Email);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(name: &str, mail: Option<&str>) -> NewTenant {
        let contact_email = mail.map(str::to_owned);
        NewTenant { slug: "acme".into(), name: name.into(), kind: TenantKind::Agency, contact_email }
    }

    #[test]
    fn names_and_addresses_are_looked_at() {
        assert!(check(&new("中共某某局机关委员会", Some("a@b.cn"))).is_ok());
        assert!(check(&new("x", None)).is_ok());
        for name in ["", "  ", "a\0b", "a\nb", &"党".repeat(121)] {
            assert!(matches!(check(&new(name, None)), Err(CreateError::Name)), "{name:?}");
        }
        for mail in ["", "a", "@b", "a@", "a b@c", "a@b\0"] {
            assert!(matches!(check(&new("x", Some(mail))), Err(CreateError::Email)), "{mail:?}");
        }
    }
}
