use super::{MigrateError, Migrator};
use kernel::Service;
use migrations::Version;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};

/// Slots without a schema get the newest files anyway; closing tenants need none any more.
const STATUS: &str = "SELECT v.number AS platform, t.schema_version AS version, count(t.key) AS n \
     FROM platform.schema_version v \
     LEFT JOIN platform.tenants t ON t.schema_version <> $1 AND t.schema_version > 0 AND t.state <> 'closing' \
     GROUP BY 1, 2 ORDER BY 2";

/// Where a service's schemas stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub service: Service,
    /// The version of the platform tables, and the one this program brings.
    pub platform: (Version, Version),
    /// The version of tenants that this program brings.
    pub target: Version,
    /// How many tenants are at another version.
    pub others: Vec<(Version, u64)>,
}

impl Status {
    pub fn is_current(&self) -> bool {
        self.platform.0 == self.platform.1 && self.others.is_empty()
    }

    /// Whether this program can serve every tenant as it is.
    pub fn is_servable(&self) -> bool {
        self.platform.1.tolerates(self.platform.0)
            && self.others.iter().all(|(found, _)| self.target.tolerates(*found))
    }
}

impl Migrator {
    /// One query; it is all that "nothing to do" costs.
    ///
    /// # Errors
    /// When the service's database is away, or was never set up.
    pub async fn status(&self, service: Service) -> Result<Status, MigrateError> {
        let (platform, tenants) = self.sets(service);
        let target = tenants.target();
        let tx = self.deployment.platform_db(service).begin().await?;
        let query = Statement::from_sql_and_values(DbBackend::Postgres, STATUS, [target.number().into()]);
        let mut status =
            Status { service, platform: (Version::default(), platform.target()), target, others: Vec::new() };
        for row in tx.query_all_raw(query).await? {
            status.platform.0 = Version::of_number(row.try_get("", "platform")?);
            if let Some(version) = row.try_get::<Option<i32>>("", "version")? {
                let n: i64 = row.try_get("", "n")?;
                status.others.push((Version::of_number(version), u64::try_from(n).unwrap_or_default()));
            }
        }
        Ok(status)
    }
}
