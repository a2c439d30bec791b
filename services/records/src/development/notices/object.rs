use super::claimed;
use crate::{
    Records,
    development::{
        problems::OUTSIDE_NOTICE,
        query::Placed,
        store::{self, objection},
        tell,
        view::{self, FileOut, TEXT},
        whole::Whole,
    },
    sealing::seal,
    text,
};
use axum::{extract::State, http::StatusCode};
use kernel::{DevelopmentFileId, DevelopmentNoticeId, ObjectionId};
use rest::{Answer, Ctx, Json, Path, kinds};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;
use uuid::Uuid;

/// What somebody holds against the person.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewObjection {
    pub raised_on: Date,
    /// Whoever raised it gave a name. The name itself is not kept.
    pub named: bool,
    pub text: String,
}

const MOST: usize = 2000;

/// Record what somebody holds against a person during a public notice
///
/// Until it is settled the step behind the notice is stopped.
#[utoipa::path(post, path = "/development/files/{id}/notices/{notice_id}/objections", tag = "development",
    operation_id = "record_objection", request_body = NewObjection,
    params(("id" = DevelopmentFileId, Path), ("notice_id" = DevelopmentNoticeId, Path)),
    responses((status = CREATED, body = FileOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path((id, notice)): Path<(DevelopmentFileId, DevelopmentNoticeId)>,
    Json(new): Json<NewObjection>,
) -> Answer {
    let (whole, notice) = claimed(&ctx, id, notice).await?;
    let desk = records.desk(&ctx);
    if new.raised_on > desk.today {
        return Err(kinds::IN_FUTURE.at("/raised_on"));
    }
    if new.raised_on < notice.from_on {
        return Err(OUTSIDE_NOTICE.with("from", notice.from_on).field("/raised_on", &OUTSIDE_NOTICE));
    }
    let said = text::lines(Some(new.text), "/text", MOST)?.ok_or_else(|| kinds::MISSING.at("/text"))?;
    let id = ObjectionId::new();
    let sealed = seal(ctx.tx().vault(), TEXT, Uuid::from(id), Some(&said))?.unwrap_or_default();
    let row = objection::Model {
        id,
        notice_id: notice.id,
        raised_on: new.raised_on,
        named: new.named,
        text_sealed: sealed,
        settled_on: None,
        result_sealed: None,
        recorded_by: desk.who.id,
        recorded_at: desk.now,
    };
    store::insert_objection(ctx.tx(), row).await?;
    let facts = json!({"notice": notice.id, "raised_on": new.raised_on, "named": new.named});
    tell::audit(&desk, "object", &whole.file, None, Some(facts), None).await?;
    let file = tell::save(&desk, whole.file).await?;
    let whole = Whole::of(ctx.tx(), Placed { file, unit: whole.unit }).await?;
    view::answer(&records, ctx, StatusCode::CREATED, whole).await
}
