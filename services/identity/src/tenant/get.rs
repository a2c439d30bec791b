use super::{TenantCard, card};
use crate::state::App;
use axum::extract::State;
use rest::{Answer, PublicCtx};

/// Read the face of the organisation at this host
#[utoipa::path(get, path = "/tenant", tag = "tenant", operation_id = "get_tenant", security(()),
    responses((status = 200, description = "What everybody may know", body = TenantCard)))]
pub async fn get(State(app): State<App>, ctx: PublicCtx) -> Answer {
    let card = card(&app, &ctx).await?;
    ctx.read(&card)
}
