use super::{
    mine::{Standing, standing},
    record::{Said, record},
    rules::Purpose,
};
use axum::http::StatusCode;
use kernel::NoticeId;
use rest::{Answer, Ctx, Json};
use serde::Deserialize;
use utoipa::ToSchema;

/// What somebody says to a purpose.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConsentGiven)]
pub struct Choice {
    purpose: Purpose,
    /// False takes it back.
    given: bool,
    /// The version of the notice on the screen.
    notice_id: NoticeId,
}

/// Agree to a purpose, or take that back
#[utoipa::path(post, path = "/me/consents", tag = "privacy", operation_id = "give_consent",
    request_body = Choice,
    responses((status = 200, description = "How everything stands now", body = Standing)))]
pub async fn give(ctx: Ctx, Json(said): Json<Choice>) -> Answer {
    let Choice { purpose, given, notice_id } = said;
    let (account, member) = (Some(ctx.account()?), ctx.member());
    record(&ctx, Said { account, member, purpose, given, notice: notice_id, on_behalf: None }).await?;
    let now = standing(&ctx).await?;
    ctx.reply(StatusCode::OK, &now).await
}
