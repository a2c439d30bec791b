use super::{door, shape::open};
use crate::{state::App, tenant_settings};
use axum::extract::State;
use kernel::mask;
use rest::{Answer, Json, PublicCtx};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// The token of the letter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = InvitationToken)]
pub struct Token {
    token: String,
}

/// What an invitation offers.
#[derive(Serialize, ToSchema)]
pub struct InvitationPreview {
    display_name: String,
    email_masked: Option<String>,
    tenant_name: String,
    role: String,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
    /// A user name has to be chosen, because there is no other name to log in with.
    needs_user_name: bool,
}

/// Look at an invitation before redeeming it
#[utoipa::path(post, path = "/invitations/preview", tag = "invitations", operation_id = "preview_invitation",
    security(()), request_body = Token,
    responses((status = 200, description = "It can be redeemed", body = InvitationPreview)))]
pub async fn preview(State(app): State<App>, ctx: PublicCtx, Json(input): Json<Token>) -> Answer {
    let row = door::by_token(ctx.tx(), &input.token, ctx.now()).await?;
    let entry = app.entry(ctx.claims()).await?;
    let settings = tenant_settings::load(&app, ctx.tx(), &entry.name).await?;
    let email = open(ctx.tx(), &row, "email")?;
    ctx.read(&InvitationPreview {
        email_masked: email.as_deref().map(mask::email),
        tenant_name: settings.name,
        role: row.role,
        expires_at: row.expires_at,
        needs_user_name: email.is_none() && row.phone_blind.is_none(),
        display_name: row.display_name,
    })
}
