use super::view::{self, Reckoning};
use crate::{
    Records,
    dues::{
        place,
        problems::NO_BASE,
        store::assessment::{self, Column},
    },
    text,
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::DuesAssessmentId;
use rest::{Answer, Ctx, Json, Path, kinds};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// What the pay is needed for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DuesReveal)]
pub struct Reveal {
    /// Kept in the audit log.
    pub reason: String,
}

/// Reveal the pay an amount was reckoned from
#[utoipa::path(post, path = "/dues/assessments/{id}/reveal", tag = "dues", operation_id = "reveal_dues_assessment",
    request_body = Reveal, params(("id" = DuesAssessmentId, Path)), responses((status = OK, body = Reckoning)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DuesAssessmentId>,
    Json(wanted): Json<Reveal>,
) -> Answer {
    let mut seen = Condition::all();
    let reach = ctx.reach(Action::View, ResourceKind::Dues).await?;
    if let Some(theirs) = crate::members::ids_within(&reach) {
        seen = seen.add(Column::MemberId.in_subquery(theirs));
    }
    let row = assessment::find_within(ctx.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    place::member(&ctx, row.member_id, Action::Reveal).await?;
    let why = Some(text::required(wanted.reason, "/reason", 500)?);
    let out = view::open(&records.desk(&ctx), &row)?.ok_or_else(|| NO_BASE.problem())?;
    let (subject_id, new) = (Some(id.0), Some(json!({ "member_id": row.member_id })));
    ctx.audit(Entry { action: "reveal", subject: "dues", subject_id, old: None, new, why }).await?;
    ctx.reply(StatusCode::OK, &out).await
}
