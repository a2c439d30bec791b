use super::{store, view};
use crate::Records;
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use rest::{Answer, Ctx};

/// Show how much sample data there is
#[utoipa::path(get, path = "/samples", tag = "samples", operation_id = "get_samples",
    responses((status = OK, body = view::State)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    ctx.authorize(Action::Create, &Thing::of(ResourceKind::Unit)).await?;
    let samples = store::load(ctx.tx()).await?;
    let out = view::state(&records, &records.desk(&ctx), &samples).await?;
    ctx.read(&out)
}
