use super::store::{self, DeliveryState};
use access::{Action, ResourceKind, Thing};
use kernel::JobId;
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use tenancy::TenantTx;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// Only letters in this state.
    #[param(inline)]
    state: Option<DeliveryState>,
}

/// What became of one letter.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeliveryOut {
    pub id: JobId,
    pub template: String,
    pub to_masked: String,
    pub state: String,
    pub attempts: i32,
    #[serde(with = "time::serde::rfc3339::option")]
    pub next_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub sent_at: Option<OffsetDateTime>,
    /// What the mail server said last, without addresses.
    pub last_error: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
}

impl From<store::Model> for DeliveryOut {
    fn from(row: store::Model) -> Self {
        let store::Model {
            id,
            template,
            to_masked,
            state,
            attempts,
            next_at,
            sent_at,
            last_error,
            created_at,
            to_blind: _,
        } = row;
        Self { id, template, to_masked, state, attempts, next_at, sent_at, last_error, created_at }
    }
}

/// Letters the organisation has sent, newest first.
#[utoipa::path(get, path = "/deliveries", operation_id = "list_deliveries", tag = "deliveries",
    params(Filter, Page), responses((status = OK, body = Paged<DeliveryOut>)))]
pub async fn list(ctx: Ctx, Query(filter): Query<Filter>, page: Page) -> Answer {
    ctx.authorize(Action::List, &Thing::of(ResourceKind::Delivery)).await?;
    let after = page.after::<(OffsetDateTime, JobId)>()?;
    let rows = store::page(ctx.tx(), filter.state, after, page.fetch()).await?;
    let paged = Paged::cut(rows, &page, |row| (row.created_at, row.id));
    ctx.read(&paged.map(DeliveryOut::from))
}

/// What was sent to an address, newest first.
///
/// # Errors
/// When the database is away.
pub(crate) async fn sent_to(tx: &TenantTx, address: &str) -> Result<Vec<DeliveryOut>, DbErr> {
    Ok(store::sent_to(tx, address).await?.into_iter().map(DeliveryOut::from).collect())
}
