//! What the organisation does about an operator who wants to look in, or does.

use super::{
    ending::{By, finish},
    problems,
    shape::{EntryState, OperatorEntry},
    store::{self, entry},
};
use crate::{desk::Desk, state::App};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::EntryId;
use rest::{Answer, Ctx, Path, Problem, kinds};
use serde_json::json;
use tenancy::audit::Entry;
use time::{Duration, OffsetDateTime};

/// Let an operator in
#[utoipa::path(post, path = "/operator-entries/{id}/approve", tag = "tenant", operation_id = "approve_operator_entry",
    params(("id" = EntryId, Path)),
    responses((status = 200, description = "The time runs from now on", body = OperatorEntry)))]
pub async fn approve(State(app): State<App>, ctx: Ctx, Path(id): Path<EntryId>) -> Answer {
    let mut row = waiting(&ctx, id).await?;
    let ends_at = ctx.now() + Duration::minutes(row.minutes.into());
    row.state = EntryState::Open;
    (row.opened_at, row.ends_at, row.decided_by) = (Some(ctx.now()), Some(ends_at), ctx.account().ok());
    note(&ctx, &row, "operator.let_in").await?;
    let row = store::update(ctx.tx(), row).await?;
    // before the answer is committed: looked for too early is looked for again, too late would be never
    repoint(&app, id, Some(ends_at)).await?;
    let out = OperatorEntry::at(row, ctx.now());
    ctx.reply(StatusCode::OK, &out).await
}

/// Refuse an operator
#[utoipa::path(post, path = "/operator-entries/{id}/refuse", tag = "tenant", operation_id = "refuse_operator_entry",
    params(("id" = EntryId, Path)),
    responses((status = 200, description = "Nobody comes in", body = OperatorEntry)))]
pub async fn refuse(State(app): State<App>, ctx: Ctx, Path(id): Path<EntryId>) -> Answer {
    let mut row = waiting(&ctx, id).await?;
    row.state = EntryState::Refused;
    (row.ended_at, row.ended_by) = (Some(ctx.now()), Some("tenant".to_owned()));
    row.decided_by = ctx.account().ok();
    note(&ctx, &row, "operator.refused").await?;
    let row = store::update(ctx.tx(), row).await?;
    repoint(&app, id, None).await?;
    let out = OperatorEntry::at(row, ctx.now());
    ctx.reply(StatusCode::OK, &out).await
}

/// Send an operator away
///
/// The operator's session is nothing from this moment on.
#[utoipa::path(post, path = "/operator-entries/{id}/end", tag = "tenant", operation_id = "end_operator_entry",
    params(("id" = EntryId, Path)),
    responses((status = 200, description = "It is over", body = OperatorEntry)))]
pub async fn end(State(app): State<App>, ctx: Ctx, Path(id): Path<EntryId>) -> Answer {
    let row = found(&ctx, id).await?;
    if row.state != EntryState::Open {
        return Err(problems::ENTRY_OVER.problem());
    }
    let row = finish(&Desk::of(&ctx), row, By::Tenant).await?;
    // before the answer is committed: whatever becomes of that, nobody comes in
    repoint(&app, id, None).await?;
    let out = OperatorEntry::at(row, ctx.now());
    ctx.reply(StatusCode::OK, &out).await
}

async fn found(ctx: &Ctx, id: EntryId) -> Result<entry::Model, Problem> {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    store::locked(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())
}

async fn waiting(ctx: &Ctx, id: EntryId) -> Result<entry::Model, Problem> {
    let row = found(ctx, id).await?;
    let waits = row.state == EntryState::Waiting && !row.has_run_out(ctx.now());
    if waits { Ok(row) } else { Err(problems::ENTRY_DECIDED.problem()) }
}

async fn repoint(app: &App, id: EntryId, ends_at: Option<OffsetDateTime>) -> Result<(), Problem> {
    let tx = app.platform().begin().await?;
    store::repoint(&tx, id, ends_at).await?;
    Ok(tx.commit().await?)
}

async fn note(ctx: &Ctx, row: &entry::Model, action: &str) -> Result<(), Problem> {
    let new = Some(json!({ "operator": row.operator_name, "minutes": row.minutes }));
    let subject_id = Some(row.id.0);
    ctx.audit(Entry { action, subject: "operator_entry", subject_id, new, ..Entry::default() }).await
}
