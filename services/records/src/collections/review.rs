use super::{
    answer::{Of, answered},
    by::{With, take},
    query::{self, Asked},
    view::CollectionAnswer,
    words::AnswerStep,
};
use crate::Records;
use axum::extract::State;
use kernel::{CollectionId, UnitId};
use rest::{Answer, Ctx, IfMatch, Json, Path};
use serde::Deserialize;
use utoipa::ToSchema;

/// What whoever asks makes of an answer.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollectionReview)]
pub struct Review {
    pub accept: bool,
    /// Needed to return it.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Accept an answer, or return it with a reason
#[utoipa::path(post, path = "/collections/{id}/answers/{unit_id}/review", tag = "collections",
    operation_id = "review_collection_answer", request_body = Review,
    params(("id" = CollectionId, Path), ("unit_id" = UnitId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = CollectionAnswer)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(of): Path<Of>,
    IfMatch(version): IfMatch,
    Json(review): Json<Review>,
) -> Answer {
    let asked = query::taken_in(&ctx, of.id, of.unit_id).await?;
    IfMatch(version).check(asked.answer.version)?;
    let step = if review.accept { AnswerStep::Accept } else { AnswerStep::Return };
    let with = With { reason: review.reason, before: None };
    let answer = take(&records.desk(&ctx), &ctx, &asked, asked.answer.clone(), step, with).await?;
    answered(&records, ctx, &Asked { answer, ..asked }).await
}
