//! Whether everything that is to change places is there: half an exchange leaves services at two moments.

use super::super::{PortError, compare, journey::Porting};
use crate::{
    admin::Admin,
    migrate::Migrator,
    provision::{ProvisionError, Provisioner},
};
use kernel::{Service, TenantKey};
use migrations::{Scope, Version, template};
use sqlx::{PgConnection, Row as _};

const SIDE: &str = "SELECT schema_version, EXISTS (SELECT FROM pg_roles WHERE rolname = $2) AS role \
     FROM platform.tenants WHERE key = $1";
/// By name: the catalogue has an index for that, however many schemas there are.
const TABLES: &str = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
     WHERE n.nspname = $1 AND c.relname = ANY($2) AND c.relkind IN ('r', 'p')";

impl Provisioner {
    /// Refuses the exchange unless both sides are whole in every service, and brings what lies beside, which no migration
    /// has touched meanwhile, to the newest version.
    pub(super) async fn make_sure(
        &self,
        admin: &Admin,
        porting: &Porting,
        back: bool,
    ) -> Result<(), PortError> {
        let (home, side) = (porting.home()?, &porting.key);
        let mut found = Vec::with_capacity(Service::ALL.len());
        for &service in Service::ALL {
            let mut conn = admin.service(service).await?;
            whole(&mut conn, service, home).await?;
            found.push((service, whole(&mut conn, service, side).await?));
            let restored = if back { home } else { side };
            let other = if back { side } else { home };
            if !compare::is_marked(&mut conn, restored, porting.id).await?
                || compare::is_marked(&mut conn, other, porting.id).await?
            {
                return Err(PortError::NotWhole { service, what: "schemas are not where they belong" });
            }
        }
        let migrator = Migrator::new(self.deployment().clone());
        for (service, at) in found {
            migrator.bring_up(service, side, at).await.map_err(ProvisionError::from)?;
        }
        Ok(())
    }
}

/// The version of a side that has role, entry in the registry and all its tables.
async fn whole(conn: &mut PgConnection, service: Service, key: &TenantKey) -> Result<Version, PortError> {
    let lacks = |what| PortError::NotWhole { service, what };
    let row = sqlx::query(SIDE).bind(key.as_str()).bind(key.role(service)).fetch_optional(&mut *conn).await?;
    let row = row.ok_or(lacks("an entry in the registry is missing"))?;
    if !row.try_get::<bool, _>("role")? {
        return Err(lacks("a role is missing"));
    }
    let at = Version::of_number(row.try_get("schema_version")?);
    let tables = template::tables(&migrations::set(service.as_str(), Scope::Tenant), at);
    let names: Vec<String> = tables.into_iter().map(|table| table.name).collect();
    let there: i64 =
        sqlx::query(TABLES).bind(key.schema()).bind(&names).fetch_one(&mut *conn).await?.try_get(0)?;
    let all = !names.is_empty() && usize::try_from(there).is_ok_and(|there| there == names.len());
    if all { Ok(at) } else { Err(lacks("tables are missing")) }
}
