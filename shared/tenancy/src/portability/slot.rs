//! Schemas at the version of the rows that are to come, in every service.

use super::{PortError, keys::DataKeys, manifest::Manifest};
use crate::{
    admin::{Admin, Task, batch},
    migrate::{render, script},
    provision::{Provisioner, empty_schema, roles},
    vault::{wrap, wrap_known},
};
use data_encoding::HEXLOWER;
use kernel::{Service, TenantId, TenantKey, TenantKind};
use migrations::{Scope, Version, template};
use std::fmt::Write as _;
use time::format_description::well_known::Rfc3339;

/// Whose slot it is to be. Its registry says "closing" until it is in use: neither jobs nor consumers enter, no
/// migration and no warm pool takes it.
pub(super) struct Plan<'a> {
    pub key: &'a TenantKey,
    /// What stands in the registry.
    pub owner: TenantId,
    pub kind: TenantKind,
    pub keys: &'a DataKeys,
    pub manifest: &'a Manifest,
}

/// The version of a service's rows; the newest where the container knows no such service.
pub(super) fn version(manifest: &Manifest, service: Service) -> Version {
    let part = manifest.services.iter().find(|part| part.service == service);
    part.map_or_else(
        || migrations::set(service.as_str(), Scope::Tenant).target(),
        super::ServicePart::version,
    )
}

impl Provisioner {
    pub(super) async fn make_side(&self, admin: &Admin, plan: &Plan<'_>) -> Result<(), PortError> {
        let mut conn = admin.service(Service::Identity).await?;
        self.make_shards(admin, &mut conn, std::slice::from_ref(plan.key)).await?;
        // in one transaction: switching roles is slow for everybody after each change of memberships
        let roles = roles(self.deployment().names(), plan.key);
        batch(&mut conn, format!("BEGIN;\n{roles}COMMIT;")).await?;
        for &service in Service::ALL {
            let task = Task { key: plan.key.clone(), sql: self.side_sql(service, plan)? };
            if let Some((_, error)) = admin.crew(service, 1, vec![task], &|_| {}).await?.pop() {
                return Err(error.into());
            }
        }
        Ok(())
    }

    fn side_sql(&self, service: Service, plan: &Plan<'_>) -> Result<String, PortError> {
        let (names, key) = (self.deployment().names(), plan.key);
        let (schema, shard) = (empty_schema(names, service, key), key.shard());
        let at = version(plan.manifest, service);
        let set = migrations::set(service.as_str(), Scope::Tenant).until(at);
        let tables = render(&script(&set, Scope::Tenant, Version::default()), names, service, Some(key));
        // what the files put in themselves comes with the rows
        let empty: String = template::tables(&set, at).iter().rev().fold(String::new(), |mut sql, table| {
            let _ = write!(sql, "DELETE FROM \"{}\"; ", table.name);
            sql
        });
        let empty = if plan.manifest.services.iter().any(|part| part.service == service) {
            empty
        } else {
            String::new()
        };
        let now = self.now().format(&Rfc3339).unwrap_or_else(|_| "now".to_owned());
        let (id, kind, number) = (plan.owner, plan.kind, at.number());
        let keys = self.wrapped(service, plan, &now)?;
        Ok(format!(
            "BEGIN;
             {schema}
             {tables}
             {empty}
             INSERT INTO platform.tenants (key, tenant_id, kind, state, shard, schema_version, created_at)
                 VALUES ('{key}', '{id}', '{kind}', 'closing', {shard}, {number}, '{now}');
             {keys}
             COMMIT;"
        ))
    }

    /// The data keys that came along, under this deployment's master key; a new one where none came.
    fn wrapped(&self, service: Service, plan: &Plan<'_>, now: &str) -> Result<String, PortError> {
        let (master, key) = (self.deployment().secrets().derive("tenant-keys"), plan.key);
        let known = plan.keys.get(&service).filter(|ring| !ring.is_empty());
        let wrapped = match known {
            Some(ring) => ring
                .iter()
                .map(|(version, data)| Ok((*version, wrap_known(&master, service, key, *version, data)?)))
                .collect::<Result<Vec<_>, PortError>>()?,
            None => vec![(1, wrap(&master, service, key, 1)?)],
        };
        Ok(wrapped.into_iter().fold(String::new(), |mut sql, (version, wrapped)| {
            let hex = HEXLOWER.encode(&wrapped);
            let _ = writeln!(
                sql,
                "INSERT INTO platform.tenant_keys (key, version, wrapped, created_at)
                 VALUES ('{key}', {version}, '\\x{hex}', '{now}');"
            );
            sql
        }))
    }

    /// Takes everything of a slot away again. Can be repeated.
    pub(super) async fn erase_side(&self, key: &TenantKey) -> Result<(), PortError> {
        for &service in Service::ALL {
            self.erase(service, key).await?;
        }
        Ok(())
    }
}
