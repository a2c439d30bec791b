use super::{Provisioner, error::ProvisionError, scram::verifier};
use crate::{
    admin::{Admin, batch},
    migrate::Migrator,
};
use kernel::Service;
use sqlx::{PgConnection, Row as _};
use std::fmt::Write as _;

const LOCK: &str = "SELECT pg_advisory_lock(hashtext('zhibu bootstrap'))";
/// Functions of Postgres that everybody may call and no tenant should. They switch roles and paths, or leave
/// something behind that outlives the transaction or the tenant: session locks, large objects, messages.
const CLOSED: &[&str] = &[
    SET_CONFIG,
    "pg_advisory_lock(bigint)",
    "pg_advisory_lock(integer, integer)",
    "pg_advisory_lock_shared(bigint)",
    "pg_advisory_lock_shared(integer, integer)",
    "pg_try_advisory_lock(bigint)",
    "pg_try_advisory_lock(integer, integer)",
    "pg_try_advisory_lock_shared(bigint)",
    "pg_try_advisory_lock_shared(integer, integer)",
    "lo_creat(integer)",
    "lo_create(oid)",
    "lo_from_bytea(oid, bytea)",
    "pg_notify(text, text)",
];
const SET_CONFIG: &str = "set_config(text, text, boolean)";
const OPEN: &str = "SELECT count(*) AS open FROM unnest($1::text[]) AS f (name), pg_proc p, \
     aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a \
     WHERE p.oid = ('pg_catalog.' || f.name)::regprocedure AND a.grantee = 0";

impl Provisioner {
    /// Makes what a deployment stands on: shared roles, a database per service, the platform tables. Run again,
    /// it puts right what is missing and changes nothing else.
    ///
    /// # Errors
    /// When the provisioner may not, or the server is away.
    pub async fn bootstrap(&self) -> Result<(), ProvisionError> {
        let admin = self.admin()?;
        let mut cluster = admin.cluster().await?;
        // two processes that start at the same time would make the same roles
        sqlx::query(LOCK).execute(&mut cluster).await?;
        self.make_role(&mut cluster, &self.deployment.names().owner(), false).await?;
        for &service in Service::ALL {
            let names = self.deployment.names();
            self.make_role(&mut cluster, &names.tenants(service), false).await?;
            self.make_role(&mut cluster, &names.system(service), true).await?;
            self.make_database(&mut cluster, service).await?;
            self.prepare_database(&admin, service).await?;
        }
        Migrator::new(self.deployment.clone()).platform().await?;
        Ok(())
    }

    /// A role that exists already gets its password and settings again.
    pub(super) async fn make_role(
        &self,
        conn: &mut PgConnection,
        role: &str,
        log_in: bool,
    ) -> Result<(), sqlx::Error> {
        let known = sqlx::query("SELECT 1 FROM pg_roles WHERE rolname = $1")
            .bind(role)
            .fetch_optional(&mut *conn)
            .await?;
        let mut sql = String::new();
        if known.is_none() {
            let _ = write!(sql, "CREATE ROLE \"{role}\" NOLOGIN NOINHERIT;");
        }
        if log_in {
            // the last one: what nobody waits for any more does not go on using the server
            let password = verifier(role, &self.deployment.secrets().password(role));
            let _ = write!(
                sql,
                "ALTER ROLE \"{role}\" LOGIN PASSWORD '{password}';
                 ALTER ROLE \"{role}\" SET search_path = '';
                 ALTER ROLE \"{role}\" SET statement_timeout = '30s';
                 ALTER ROLE \"{role}\" SET lock_timeout = '10s';
                 ALTER ROLE \"{role}\" SET idle_in_transaction_session_timeout = '60s';
                 ALTER ROLE \"{role}\" SET client_connection_check_interval = '2s';"
            );
        }
        if sql.is_empty() { Ok(()) } else { batch(conn, sql).await }
    }

    async fn make_database(&self, conn: &mut PgConnection, service: Service) -> Result<(), sqlx::Error> {
        let name = self.deployment.names().database(service);
        let known = sqlx::query("SELECT 1 FROM pg_database WHERE datname = $1")
            .bind(&name)
            .fetch_optional(&mut *conn)
            .await?;
        if known.is_some() {
            return Ok(());
        }
        // trigrams of Chinese need a UTF-8 character type; sorting stays plain and the same everywhere
        batch(
            conn,
            format!(
                "CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
            ),
        )
        .await
    }

    async fn prepare_database(&self, admin: &Admin, service: Service) -> Result<(), ProvisionError> {
        let names = self.deployment.names();
        let (database, owner) = (names.database(service), names.owner());
        let (system, tenants) = (names.system(service), names.tenants(service));
        let closed = CLOSED.iter().map(|name| format!("pg_catalog.{name}")).collect::<Vec<_>>().join(", ");
        let mut conn = admin.service(service).await?;
        let sql = format!(
            "BEGIN;
             GRANT \"{owner}\" TO CURRENT_USER;
             REVOKE ALL ON DATABASE \"{database}\" FROM PUBLIC;
             GRANT CONNECT ON DATABASE \"{database}\" TO \"{system}\";
             REVOKE ALL ON SCHEMA public FROM PUBLIC;
             CREATE SCHEMA IF NOT EXISTS platform AUTHORIZATION \"{owner}\";
             GRANT USAGE ON SCHEMA platform TO \"{system}\", \"{tenants}\";
             REVOKE EXECUTE ON FUNCTION {closed} FROM PUBLIC;
             GRANT EXECUTE ON FUNCTION pg_catalog.{SET_CONFIG} TO \"{system}\";
             REVOKE UPDATE ON pg_catalog.pg_settings FROM PUBLIC;
             ALTER DEFAULT PRIVILEGES FOR ROLE \"{owner}\" IN SCHEMA platform
                 GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO \"{system}\";
             ALTER DEFAULT PRIVILEGES FOR ROLE \"{owner}\" IN SCHEMA platform
                 GRANT USAGE, SELECT ON SEQUENCES TO \"{system}\";
             SET LOCAL ROLE \"{owner}\";
             CREATE TABLE IF NOT EXISTS platform.schema_version (
                 id smallint NOT NULL,
                 number integer NOT NULL,
                 CONSTRAINT schema_version_pkey PRIMARY KEY (id),
                 CONSTRAINT schema_version_single_row CHECK (id = 1)
             );
             INSERT INTO platform.schema_version (id, number) VALUES (1, 0) ON CONFLICT (id) DO NOTHING;
             COMMIT;"
        );
        batch(&mut conn, sql).await?;
        // who does not own a function is only warned, and nothing is revoked
        let open: i64 = sqlx::query(OPEN).bind(CLOSED).fetch_one(&mut conn).await?.try_get("open")?;
        if open > 0 { Err(ProvisionError::NotSuperuser(database)) } else { Ok(()) }
    }
}
