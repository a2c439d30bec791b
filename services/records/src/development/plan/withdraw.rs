use crate::{
    Records,
    development::{
        problems::PLAN_NOT_IN,
        query, tell,
        view::{self, FileOut},
        whole::Whole,
    },
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::DevelopmentFileId;
use rest::{Answer, Ctx, IfMatch, Json, Path};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Why a file has no place in the plan any more.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DevelopmentPlaceWithdrawal {
    pub reason: String,
}

/// Take a file out of the plan of a year
///
/// Its place is free for somebody else.
#[utoipa::path(post, path = "/development/files/{id}/plan/withdraw", tag = "development",
    operation_id = "take_out_of_development_plan", request_body = DevelopmentPlaceWithdrawal,
    params(("id" = DevelopmentFileId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = FileOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DevelopmentFileId>,
    IfMatch(version): IfMatch,
    Json(DevelopmentPlaceWithdrawal { reason }): Json<DevelopmentPlaceWithdrawal>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.file.version)?;
    let reason = text::required(reason, "/reason", 200)?;
    query::still_open(&placed.file)?;
    let year = placed.file.plan_year.ok_or_else(|| PLAN_NOT_IN.problem())?;
    let desk = records.desk(&ctx);
    let mut whole = Whole::of(ctx.tx(), placed).await?;
    let mut file = whole.file.clone();
    (file.plan_year, file.planned_on, file.plan_reason) = (None, None, None);
    whole.file = tell::save(&desk, file).await?;
    let old = json!({"plan_year": year});
    tell::audit(&desk, "take_out_of_plan", &whole.file, Some(old), None, Some(reason)).await?;
    tell::planned(&desk, &whole.file, year, true).await?;
    view::answer(&records, ctx, StatusCode::OK, whole).await
}
