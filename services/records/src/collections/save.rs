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

/// What a unit writes, by the keys of the form.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollectionValues)]
pub struct Written {
    pub values: BTreeMap<String, Value>,
}

/// Save an answer as a draft
#[utoipa::path(put, path = "/collections/{id}/answers/{unit_id}", tag = "collections",
    operation_id = "save_collection_answer", request_body = Written,
    params(("id" = CollectionId, Path), ("unit_id" = UnitId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = CollectionAnswer)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(of): Path<Of>,
    IfMatch(version): IfMatch,
    Json(written): Json<Written>,
) -> Answer {
    let asked = query::written(&ctx, of.id, of.unit_id).await?;
    IfMatch(version).check(asked.answer.version)?;
    let of = &asked.placed.collection;
    said::answer(of, check(&of.form.0, &written.values, false))?;
    let mut answer = asked.answer.clone();
    answer.given.0 = written.values;
    let desk = records.desk(&ctx);
    let answer = take(&desk, &ctx, &asked, answer, AnswerStep::Save, With::default()).await?;
    answered(&records, ctx, &Asked { answer, ..asked }).await
}
