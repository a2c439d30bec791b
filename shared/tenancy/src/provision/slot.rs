use super::{Provisioner, error::ProvisionError};
use crate::{
    admin::batch,
    migrate::{render, script},
    names::Names,
    vault::wrap,
};
use data_encoding::HEXLOWER;
use kernel::{Service, TenantKey};
use migrations::{Scope, Set, Version};
use sqlx::PgConnection;
use std::fmt::Write as _;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

impl Provisioner {
    /// Announces slots and makes their roles, all in one transaction: switching roles is slow for every
    /// connection after each change of memberships, so there should be few.
    pub(super) async fn announce(
        &self,
        conn: &mut PgConnection,
        keys: &[TenantKey],
    ) -> Result<(), ProvisionError> {
        let names = self.deployment.names();
        let now = stamp(self.clock.now());
        let mut sql = String::from("BEGIN;\n");
        for key in keys {
            sql.push_str(&roles(names, key));
            let shard = key.shard();
            let _ = writeln!(
                sql,
                "INSERT INTO platform.tenants (key, state, shard, schema_version, created_at)
                 VALUES ('{key}', 'making', {shard}, 0, '{now}');"
            );
        }
        sql.push_str("COMMIT;");
        batch(conn, sql).await.map_err(Into::into)
    }

    /// The statements that make one slot's schema in one service: all of it or nothing.
    pub(super) fn slot_sql(
        &self,
        service: Service,
        key: &TenantKey,
        set: &Set,
    ) -> Result<String, ProvisionError> {
        let names = self.deployment.names();
        let schema = empty_schema(names, service, key);
        let tables = render(&script(set, Scope::Tenant, Version::default()), names, service, Some(key));
        let rows = self.slot_rows(service, key, set)?;
        Ok(format!(
            "BEGIN;
             {schema}
             {tables}
             {rows}
             COMMIT;"
        ))
    }

    /// The statements that make a slot of a role and a schema which has all tables of the set: its place in the
    /// registry of the service, and its first data key.
    ///
    /// # Errors
    /// When the system cannot give randomness.
    pub fn slot_rows(&self, service: Service, key: &TenantKey, set: &Set) -> Result<String, ProvisionError> {
        let wrapped = wrap(&self.deployment.secrets().derive("tenant-keys"), service, key, FIRST_KEY)?;
        let wrapped = HEXLOWER.encode(&wrapped);
        let (version, shard, now) = (set.target().number(), key.shard(), stamp(self.clock.now()));
        Ok(format!(
            "INSERT INTO platform.tenants (key, state, shard, schema_version, created_at)
                 VALUES ('{key}', 'warm', {shard}, {version}, '{now}')
                 ON CONFLICT (key) DO UPDATE SET schema_version = excluded.schema_version;
             INSERT INTO platform.tenant_keys (key, version, wrapped, created_at)
                 VALUES ('{key}', {FIRST_KEY}, '\\x{wrapped}', '{now}');"
        ))
    }
}

const FIRST_KEY: u16 = 1;

/// The statements that make the roles of a slot in every service.
pub(crate) fn roles(names: &Names, key: &TenantKey) -> String {
    Service::ALL.iter().fold(String::new(), |mut sql, &service| {
        let (role, group) = (key.role(service), names.tenants(service));
        let shard = names.shard(service, key.shard());
        let _ = writeln!(
            sql,
            "CREATE ROLE \"{role}\" NOLOGIN INHERIT; GRANT \"{group}\" TO \"{role}\"; GRANT \"{role}\" TO \"{shard}\";"
        );
        sql
    })
}

/// The statements that make the schema of a slot and go on in it as its owner, within a transaction.
pub(crate) fn empty_schema(names: &Names, service: Service, key: &TenantKey) -> String {
    let (owner, role, schema) = (names.owner(), key.role(service), key.schema());
    format!(
        "SET LOCAL synchronous_commit = off;
         SET LOCAL lock_timeout = '5s';
         CREATE SCHEMA \"{schema}\" AUTHORIZATION \"{owner}\";
         SET LOCAL ROLE \"{owner}\";
         GRANT USAGE ON SCHEMA \"{schema}\" TO \"{role}\";
         SET LOCAL search_path = \"{schema}\";"
    )
}

fn stamp(at: OffsetDateTime) -> String {
    // a plain instant always has a spelling
    at.format(&Rfc3339).unwrap_or_else(|_| "now".to_owned())
}
