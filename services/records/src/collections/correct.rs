use super::{
    answer::{Of, answered},
    by::{With, take},
    query::{self, Asked},
    rules::{Value, check},
    said,
    view::CollectionAnswer,
    words::AnswerStep,
};
use crate::Records;
use axum::extract::State;
use kernel::{CollectionId, UnitId};
use rest::{Answer, Ctx, IfMatch, Json, Path};
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// How an answer to a closed collection is corrected, and why.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollectionCorrection)]
pub struct Correction {
    pub values: BTreeMap<String, Value>,
    pub reason: String,
}

/// Correct an answer after the collection was closed
///
/// What it said before stays with the step.
#[utoipa::path(post, path = "/collections/{id}/answers/{unit_id}/corrections", tag = "collections",
    operation_id = "correct_collection_answer", request_body = Correction,
    params(("id" = CollectionId, Path), ("unit_id" = UnitId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = CollectionAnswer)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(of): Path<Of>,
    IfMatch(version): IfMatch,
    Json(wanted): Json<Correction>,
) -> Answer {
    let asked = query::written(&ctx, of.id, of.unit_id).await?;
    IfMatch(version).check(asked.answer.version)?;
    let of = &asked.placed.collection;
    said::answer(of, check(&of.form.0, &wanted.values, true))?;
    let mut answer = asked.answer.clone();
    let before = std::mem::replace(&mut answer.given.0, wanted.values);
    let with = With { reason: Some(wanted.reason), before: Some(before) };
    let desk = records.desk(&ctx);
    let answer = take(&desk, &ctx, &asked, answer, AnswerStep::Correct, with).await?;
    answered(&records, ctx, &Asked { answer, ..asked }).await
}
