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
use kernel::TenantId;
use rest::{Answer, Path, Problem};
use serde::Serialize;
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
    quotas: Vec<QuotaOut>,
    requests_day: u64,
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

/// Read what is known about an organisation
#[utoipa::path(get, path = "/operator/tenants/{id}", tag = "operators", operation_id = "get_tenant_detail",
    params(("id" = TenantId, Path)),
    responses((status = 200, description = "State, figures and quotas", body = TenantDetail)))]
pub async fn detail(State(app): State<App>, post: Post, Path(id): Path<TenantId>) -> Answer {
    post.allow(Act::Look)?;
    let entry = app.entry_of(id).await?;
    let key = entry.tenant.key.clone();
    let figures = figures::with_schemas(&app, &key, post.now).await?;
    let out = TenantDetail {
        contact_email: entry.contact_email.clone(),
        addresses: addresses(&app, id, &entry.slug).await?,
        quotas: quotas::all(&app, &entry, &figures),
        requests_day: figures::requests_of_a_day(&app, &key, post.now).await?,
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
