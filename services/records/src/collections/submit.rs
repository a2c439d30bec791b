use super::{
    answer::{Of, answered},
    by::{With, take},
    facts,
    query::{self, Asked},
    rules::check,
    said,
    save::Written,
    view::CollectionAnswer,
    words::AnswerStep,
};
use crate::Records;
use axum::extract::State;
use kernel::{CollectionId, UnitId};
use rest::{Answer, Ctx, IfMatch, Json, Path};

/// Hand an answer in
///
/// What the system knows is kept with it as it is today.
#[utoipa::path(post, path = "/collections/{id}/answers/{unit_id}/submit", tag = "collections",
    operation_id = "submit_collection_answer", request_body = Written,
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
    let form = &asked.placed.collection.form.0;
    said::answer(&asked.placed.collection, check(form, &written.values, true))?;
    let desk = records.desk(&ctx);
    let mut answer = asked.answer.clone();
    answer.given.0 = written.values;
    answer.known.0 = facts::known(&desk, &asked.unit, form).await?;
    let answer = take(&desk, &ctx, &asked, answer, AnswerStep::Submit, With::default()).await?;
    answered(&records, ctx, &Asked { answer, ..asked }).await
}
