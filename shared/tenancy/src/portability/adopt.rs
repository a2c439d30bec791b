//! From complete and unseen to in use.

use super::{
    PortError,
    import::{About, entry_of},
    journey::{Porting, PortingState, Step},
};
use crate::{
    Entry, PlatformTx, TenantScope, Who,
    audit::{self, Entry as AuditEntry},
    provision::{Provisioner, statement},
    signal::Changed,
};
use kernel::Service;
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use sqlx::{PgConnection, Row as _};

const TAKEN: &str = "SELECT host FROM platform.domains WHERE host = ANY($1) LIMIT 1";
const ENTER: &str = "INSERT INTO platform.organisations (id, key, slug, kind, name, state, contact_email, created_at) \
     VALUES ($1, $2, $3, $4, $5, 'creating', $6, $7) ON CONFLICT DO NOTHING";
/// A host has to be proved again: it still leads to where the organisation was.
const DOMAIN: &str = "INSERT INTO platform.domains (host, tenant_id, token, added_at) \
     VALUES ($1, $2, 'zhibu-' || replace(gen_random_uuid()::text, '-', ''), now()) ON CONFLICT DO NOTHING";
const ACTIVE: &str = "UPDATE platform.tenants SET state = 'active' WHERE key = $1 AND tenant_id = $2";
const IN_USE: &str = "UPDATE platform.organisations SET state = 'active' WHERE id = $1";
const NOTED: &str = "SELECT 1 AS one FROM audit_log WHERE subject_id = $1 AND action = $2 LIMIT 1";

/// None of these hosts belongs to anybody here.
pub(super) async fn free_domains(conn: &mut PgConnection, hosts: &[String]) -> Result<(), PortError> {
    let taken = sqlx::query(TAKEN).bind(hosts).fetch_optional(conn).await?;
    match taken {
        None => Ok(()),
        Some(row) => Err(PortError::DomainTaken(row.try_get(0)?)),
    }
}

impl Provisioner {
    /// Consumers catch up, and every log says where its rows came from.
    pub(super) async fn arrive(&self, porting: &Porting) -> Result<(), PortError> {
        let entry = entry_of(porting)?;
        let about: About = serde_json::from_str(&porting.about)?;
        let scope = TenantScope::of_system(entry.tenant.clone());
        self.hooks().arrived(&entry, &scope).await.map_err(|e| PortError::State(e.to_string()))?;
        let new = json!({ "sha256": about.sha256, "signed_by": about.signed_by, "slug": porting.slug });
        self.note(&entry, porting, "tenant.imported", |_| new.clone(), &Who::system(), None).await
    }

    /// Adds an entry to the log of every service, once.
    pub(super) async fn note(
        &self,
        entry: &Entry,
        porting: &Porting,
        action: &'static str,
        new: impl Fn(Service) -> serde_json::Value,
        who: &Who,
        why: Option<&str>,
    ) -> Result<(), PortError> {
        let scope = TenantScope::of_system(entry.tenant.clone());
        for &service in Service::ALL {
            let tx = self.deployment().tenant_db(service).begin(&scope).await?;
            if tx.query_one_raw(statement(NOTED, [porting.id.into(), action.into()])).await?.is_some() {
                continue;
            }
            let noted = AuditEntry {
                action,
                subject: "tenant",
                subject_id: Some(porting.id),
                new: Some(new(service)),
                why: why.map(str::to_owned),
                ..AuditEntry::default()
            };
            audit::append(&tx, who, noted, self.now()).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Writes the organisation down, opens the registries, then the door. From the first of these on there is no
    /// way back, only forward.
    pub(super) async fn adopt(&self, porting: &mut Porting) -> Result<(), PortError> {
        if porting.step == Step::Adopt {
            self.at_step(Step::Adopt.as_str(), false)?;
            let mut next = porting.clone();
            next.step = Step::Open;
            let tx = self.deployment().platform_db(Service::Identity).begin().await?;
            enter(&tx, porting).await?;
            tx.execute_raw(next.reached(self.now())).await?;
            tx.commit().await?;
            *porting = next;
            self.at_step(Step::Adopt.as_str(), true)?;
        }
        self.at_step(Step::Open.as_str(), false)?;
        self.open_door(porting).await?;
        self.at_step(Step::Open.as_str(), true)?;
        self.deployment().changed(&Changed { tenant: porting.tenant, key: porting.key.clone() }).await;
        Ok(())
    }

    async fn open_door(&self, porting: &mut Porting) -> Result<(), PortError> {
        let active = || statement(ACTIVE, [porting.key.as_str().into(), porting.tenant.0.into()]);
        for &service in Service::ALL.iter().filter(|service| **service != Service::Identity) {
            let tx = self.deployment().platform_db(service).begin().await?;
            tx.execute_raw(active()).await?;
            tx.commit().await?;
        }
        let mut done = porting.clone();
        (done.step, done.state) = (Step::Done, PortingState::Done);
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        tx.execute_raw(active()).await?;
        tx.execute_raw(statement(IN_USE, [porting.tenant.0.into()])).await?;
        tx.execute_raw(done.reached(self.now())).await?;
        tx.commit().await?;
        *porting = done;
        Ok(())
    }
}

async fn enter(tx: &PlatformTx, porting: &Porting) -> Result<(), PortError> {
    let about: About = serde_json::from_str(&porting.about)?;
    let values = [
        porting.tenant.0.into(),
        porting.key.as_str().into(),
        porting.slug.clone().into(),
        about.kind.as_str().into(),
        about.name.into(),
        about.contact_email.into(),
        about.created_at.into(),
    ];
    if tx.execute_raw(statement(ENTER, values)).await?.rows_affected() != 1 {
        return Err(PortError::SlugTaken(porting.slug.clone()));
    }
    for host in about.domains {
        let written =
            tx.execute_raw(statement(DOMAIN, [host.clone().into(), porting.tenant.0.into()])).await?;
        if written.rows_affected() != 1 {
            return Err(PortError::DomainTaken(host));
        }
    }
    Ok(())
}
