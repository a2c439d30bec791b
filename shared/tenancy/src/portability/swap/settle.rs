//! What is said once the schemas have changed places.

use super::super::{PortError, journey::Porting, restore::Restoration};
use crate::{
    Entry, Tenant, TenantScope, Who,
    provision::{Provisioner, statement},
    signal::Changed,
};
use kernel::{OperatorId, RequestId, Service, TenantId, TenantKey};
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use sqlx::{AssertSqlSafe, Row as _};
use std::collections::BTreeMap;
use uuid::Uuid;

const EMIT: &str = "SELECT platform.emit($1, $2)";

impl Provisioner {
    /// Consumers catch up, and every log says what was done to it.
    pub(super) async fn settle(&self, porting: &Porting) -> Result<(), PortError> {
        let (home, about) = (porting.home()?.clone(), porting.facts()?);
        let entry = self.deployment().directory().find(porting.tenant).await?.ok_or(PortError::Unknown)?;
        self.deployment().changed(&Changed { tenant: porting.tenant, key: home.clone() }).await;
        let scope = TenantScope::of_system(entry.tenant.clone());
        // before consumers catch up: other services hear of it with all the rest, while the door is closed
        let left = Tenant::new(TenantId(porting.id), porting.key.clone(), entry.tenant.kind);
        let erased = self.hooks().exchanged(&entry, &scope, &TenantScope::of_system(left)).await;
        erased.map_err(|e| PortError::State(e.to_string()))?;
        self.hooks().arrived(&entry, &scope).await.map_err(|e| PortError::State(e.to_string()))?;
        if !about.back {
            self.documents_back(&entry, about.snapshot).await?;
        }
        let ends = self.ends(&porting.key).await?;
        let who = about
            .operator
            .map_or_else(Who::system, |id| Who::operator(OperatorId(id), RequestId(porting.id)));
        let action = if about.back { "tenant.restoration_undone" } else { "tenant.restored" };
        let new = |service: Service| {
            let (seq, hash) = ends.get(&service).cloned().unwrap_or_default();
            json!({ "snapshot": about.snapshot, "taken_at": about.taken_at.unix_timestamp(),
                    "abandoned_entries": seq, "abandoned_hash": hash })
        };
        Box::pin(self.note(&entry, porting, action, new, &who, Some(&about.reason))).await?;
        Box::pin(self.emit_restored(&entry, porting, &about)).await
    }

    /// Documents of the restored moment that were deleted since are there again.
    pub(super) async fn documents_back(&self, entry: &Entry, snapshot: Uuid) -> Result<(), PortError> {
        self.hooks().went_back(entry, snapshot).await.map_err(|error| match error.downcast() {
            Ok(known) => *known,
            Err(other) => PortError::Objects(other.to_string()),
        })
    }

    /// The ends of the audit logs that lie beside.
    async fn ends(&self, key: &TenantKey) -> Result<BTreeMap<Service, (i64, String)>, PortError> {
        let (admin, mut ends) = (self.admin()?, BTreeMap::new());
        for &service in Service::ALL {
            let mut conn = admin.service(service).await?;
            let sql = format!("SELECT seq, encode(hash, 'hex') FROM \"{}\".audit_head", key.schema());
            let row = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut conn).await?;
            ends.insert(service, (row.try_get(0)?, row.try_get(1)?));
        }
        Ok(ends)
    }

    /// Tells the other services, once.
    async fn emit_restored(
        &self,
        entry: &Entry,
        porting: &Porting,
        about: &Restoration,
    ) -> Result<(), PortError> {
        let payload = json!({ "id": entry.tenant.id, "restoration": porting.id, "undone": about.back,
            "to": about.taken_at.format(&time::format_description::well_known::Rfc3339).unwrap_or_default() });
        let told = "SELECT 1 AS one FROM platform.outbox WHERE tenant_key = $1 AND kind = 'tenant.restored.v1' AND payload = $2";
        let values = [entry.tenant.key.as_str().into(), payload.to_string().into()];
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        if tx.query_one_raw(statement(told, values)).await?.is_some() {
            return Ok(());
        }
        drop(tx);
        let scope = TenantScope::of_system(entry.tenant.clone());
        let tx = self.deployment().tenant_db(Service::Identity).begin(&scope).await?;
        tx.query_one_raw(statement(EMIT, ["tenant.restored.v1".into(), payload.to_string().into()])).await?;
        Ok(tx.commit().await?)
    }
}
