//! At which version the schemas of organisations are, in each service.

use crate::state::App;
use kernel::{Service, TenantKey};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use serde::Serialize;
use std::collections::HashMap;
use tenancy::{PlatformTx, migrate::Migrator};
use utoipa::ToSchema;

/// Where a schema stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SchemaState {
    service: Service,
    /// None where the organisation has no schema there.
    version: Option<String>,
    /// What this program brings.
    target: String,
    behind: bool,
}

const OF_SOME: &str = "SELECT key, schema_version FROM tenants WHERE key = ANY($1)";

/// Of several organisations in one service, each of them named, in one statement.
pub async fn of_service(
    app: &App,
    tx: &PlatformTx,
    service: Service,
    keys: &[TenantKey],
) -> Result<Vec<(TenantKey, SchemaState)>, DbErr> {
    let target = Migrator::new(app.deployment().clone()).target(service);
    let found = versions(tx, keys).await?;
    let state = |key: &TenantKey| {
        let version = found.get(key.as_str()).map(|number| migrations::Version::of_number(*number));
        let (text, target_text) = (version.map(|version| version.to_string()), target.to_string());
        SchemaState { service, version: text, target: target_text, behind: version != Some(target) }
    };
    Ok(keys.iter().map(|key| (key.clone(), state(key))).collect())
}

async fn versions(tx: &PlatformTx, keys: &[TenantKey]) -> Result<HashMap<String, i32>, DbErr> {
    let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
    let query = Statement::from_sql_and_values(DbBackend::Postgres, OF_SOME, [keys.into()]);
    let row = |row: &QueryResult| Ok((row.try_get("", "key")?, row.try_get("", "schema_version")?));
    tx.query_all_raw(query).await?.iter().map(row).collect()
}
