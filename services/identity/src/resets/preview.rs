use super::door;
use rest::{Answer, Json, PublicCtx};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// The token of the letter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ResetToken)]
pub struct Token {
    token: String,
}

/// Whose password is about to be set.
#[derive(Serialize, ToSchema)]
pub struct ResetPreview {
    display_name: String,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
}

/// Look at a reset before using it
#[utoipa::path(post, path = "/password-resets/preview", tag = "passwords", operation_id = "preview_password_reset",
    security(()), request_body = Token,
    responses((status = 200, description = "It can be used", body = ResetPreview)))]
pub async fn preview(ctx: PublicCtx, Json(input): Json<Token>) -> Answer {
    let (reset, account) = door::open(ctx.tx(), &input.token, ctx.now()).await?;
    ctx.read(&ResetPreview { display_name: account.display_name, expires_at: reset.expires_at })
}
