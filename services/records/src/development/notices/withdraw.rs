use super::claimed;
use crate::{
    Records,
    development::{
        query::Placed,
        store, tell,
        view::{self, FileOut},
        whole::Whole,
    },
    text,
};
use axum::{extract::State, http::StatusCode};
use kernel::{DevelopmentFileId, DevelopmentNoticeId};
use rest::{Answer, Ctx, Json, Path};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Why a notice is taken down before its time, or never counted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DevelopmentNoticeWithdrawal)]
pub struct Withdrawal {
    pub reason: String,
}

/// Withdraw a public notice: it counts for no step
#[utoipa::path(post, path = "/development/files/{id}/notices/{notice_id}/withdraw", tag = "development",
    operation_id = "withdraw_development_notice", request_body = Withdrawal,
    params(("id" = DevelopmentFileId, Path), ("notice_id" = DevelopmentNoticeId, Path)),
    responses((status = OK, body = FileOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path((id, notice)): Path<(DevelopmentFileId, DevelopmentNoticeId)>,
    Json(Withdrawal { reason }): Json<Withdrawal>,
) -> Answer {
    let (whole, mut notice) = claimed(&ctx, id, notice).await?;
    let reason = text::required(reason, "/reason", 200)?;
    let desk = records.desk(&ctx);
    notice.withdrawn_at = Some(desk.now);
    notice.withdrawn_reason = Some(reason.clone());
    store::save_notice(ctx.tx(), notice.clone()).await?;
    tell::notice(&desk, &whole.file, &notice).await?;
    let old = json!({"ahead_of": notice.ahead_of, "from_on": notice.from_on, "until_on": notice.until_on});
    tell::audit(&desk, "withdraw_notice", &whole.file, Some(old), None, Some(reason)).await?;
    let file = tell::save(&desk, whole.file).await?;
    let whole = Whole::of(ctx.tx(), Placed { file, unit: whole.unit }).await?;
    view::answer(&records, ctx, StatusCode::OK, whole).await
}
