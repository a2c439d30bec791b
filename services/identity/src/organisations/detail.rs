use super::{
    figures,
    quotas::{self, QuotaOut},
    shape::TenantRow,
};
use crate::{
    operators::{Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{Service, TenantId, TenantKey};
use rest::{Answer, Path, Problem};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use serde::Serialize;
use tenancy::migrate::Migrator;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// An organisation with all that is known about it, and nothing of what is in it.
#[derive(Serialize, ToSchema)]
#[schema(as = OperatorTenantDetail)]
pub struct TenantDetail {
    #[serde(flatten)]
    row: TenantRow,
    contact_email: Option<String>,
    /// Where it is found: below the platform's domain, and addresses of its own.
    addresses: Vec<Address>,
    /// Its schema in each service.
    schemas: Vec<SchemaState>,
    quotas: Vec<QuotaOut>,
    requests_day: u64,
    requests_month: u64,
    /// What its people entered in the last thirty days.
    entries_month: u64,
    mails_today: u64,
    job_seconds_today: u64,
    /// When the members were counted.
    #[serde(with = "time::serde::rfc3339::option")]
    counted_at: Option<OffsetDateTime>,
}

/// Where an organisation is found.
#[derive(Serialize, ToSchema)]
#[schema(as = TenantAddress)]
pub struct Address {
    url: String,
    /// An address of its own counts once it is verified.
    verified: bool,
}

/// Where a schema stands.
#[derive(Serialize, ToSchema)]
pub struct SchemaState {
    service: Service,
    /// None where the organisation has no schema there.
    version: Option<String>,
    /// What this program brings.
    target: String,
    behind: bool,
}

/// Read what is known about an organisation
#[utoipa::path(get, path = "/operator/tenants/{id}", tag = "operators", operation_id = "get_tenant_detail",
    params(("id" = TenantId, Path)),
    responses((status = 200, description = "State, figures and quotas", body = TenantDetail)))]
pub async fn detail(State(app): State<App>, post: Post, Path(id): Path<TenantId>) -> Answer {
    post.allow(Act::Look)?;
    let entry = app.entry_of(id).await?;
    let key = entry.tenant.key.clone();
    let figures = figures::of(&app, &key, post.now).await?;
    let out = TenantDetail {
        contact_email: entry.contact_email.clone(),
        addresses: addresses(&app, id, &entry.slug).await?,
        schemas: schemas(&app, &key).await?,
        quotas: quotas::all(&app, &entry, &figures),
        requests_day: figures::requests_of_a_day(&app, &key, post.now).await?,
        requests_month: figures.requests_month,
        entries_month: figures.entries_month,
        mails_today: figures.mails_today,
        job_seconds_today: figures.job_seconds_today,
        counted_at: figures.counted_at,
        row: TenantRow::new(entry, &figures),
    };
    Ok(Body(out).into_response())
}

async fn addresses(app: &App, id: TenantId, slug: &str) -> Result<Vec<Address>, Problem> {
    let mut all = vec![Address { url: app.mailer().base(None, slug), verified: true }];
    for host in app.directory().hosts(id).await? {
        let url = app.mailer().base(Some(&host.host), slug);
        all.push(Address { url, verified: host.verified_at.is_some() });
    }
    Ok(all)
}

async fn schemas(app: &App, key: &TenantKey) -> Result<Vec<SchemaState>, Problem> {
    let migrator = Migrator::new(app.deployment().clone());
    let mut all = Vec::new();
    for &service in Service::ALL {
        let target = migrator.target(service);
        let number = version(app, service, key).await?;
        let at = number.map(migrations::Version::of_number);
        let behind = at != Some(target);
        all.push(SchemaState {
            service,
            version: at.map(|v| v.to_string()),
            target: target.to_string(),
            behind,
        });
    }
    Ok(all)
}

async fn version(app: &App, service: Service, key: &TenantKey) -> Result<Option<i32>, DbErr> {
    let sql = "SELECT schema_version FROM tenants WHERE key = $1";
    let tx = app.deployment().platform_db(service).begin().await?;
    let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, [key.as_str().into()]);
    tx.query_one_raw(query).await?.map(|row| row.try_get("", "schema_version")).transpose()
}
