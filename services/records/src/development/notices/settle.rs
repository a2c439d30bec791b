use crate::{
    Records,
    development::{
        problems::{SETTLED, SETTLED_EARLY},
        query::{self, Placed},
        store, tell,
        view::{self, FileOut, RESULT},
        whole::Whole,
    },
    sealing::seal,
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DevelopmentFileId, ObjectionId};
use rest::{Answer, Ctx, Json, Path, kinds};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;
use uuid::Uuid;

/// What came of checking an objection.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ObjectionResult)]
pub struct Settlement {
    pub settled_on: Date,
    pub result: String,
}

const MOST: usize = 2000;

/// Settle an objection: the branch has checked it
#[utoipa::path(post, path = "/development/files/{id}/objections/{objection_id}/settle", tag = "development",
    operation_id = "settle_objection", request_body = Settlement,
    params(("id" = DevelopmentFileId, Path), ("objection_id" = ObjectionId, Path)),
    responses((status = OK, body = FileOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path((id, objection)): Path<(DevelopmentFileId, ObjectionId)>,
    Json(Settlement { settled_on, result }): Json<Settlement>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    let whole = Whole::of(ctx.tx(), placed).await?;
    let found = whole.objections.iter().find(|one| one.id == objection).cloned();
    let mut found = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if found.settled_on.is_some() {
        return Err(SETTLED.problem());
    }
    let desk = records.desk(&ctx);
    if settled_on > desk.today {
        return Err(kinds::IN_FUTURE.at("/settled_on"));
    }
    if settled_on < found.raised_on {
        return Err(SETTLED_EARLY.with("raised", found.raised_on).field("/settled_on", &SETTLED_EARLY));
    }
    let result = text::lines(Some(result), "/result", MOST)?.ok_or_else(|| kinds::MISSING.at("/result"))?;
    found.settled_on = Some(settled_on);
    found.result_sealed = seal(ctx.tx().vault(), RESULT, Uuid::from(found.id), Some(&result))?;
    store::save_objection(ctx.tx(), found).await?;
    let facts = json!({"objection": objection, "settled_on": settled_on});
    tell::audit(&desk, "settle", &whole.file, None, Some(facts), None).await?;
    let file = tell::save(&desk, whole.file).await?;
    let whole = Whole::of(ctx.tx(), Placed { file, unit: whole.unit }).await?;
    view::answer(&records, ctx, StatusCode::OK, whole).await
}
