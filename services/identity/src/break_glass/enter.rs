use super::{
    problems,
    shape::EntryState,
    store::{self, entry, pointer},
};
use crate::{
    operators::{self, Act, Deed, Post},
    state::App,
    tokens::{self, Door},
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::EntryId;
use rest::{Answer, Path, Problem, kinds};
use serde::Serialize;
use serde_json::json;
use tenancy::TenantTx;
use utoipa::ToSchema;

/// The way in.
#[derive(Serialize, ToSchema)]
#[schema(as = OperatorEntryTicket)]
pub struct Ticket {
    /// A page of the organisation that opens the session; it works once.
    url: String,
}

/// Go in
///
/// Gives a link to the organisation's own host, which opens a session there until the entry ends. A new link ends the
/// session of the one before.
#[utoipa::path(post, path = "/operator/entries/{id}/enter", tag = "operators", operation_id = "enter_tenant",
    params(("id" = EntryId, Path)),
    responses((status = 200, description = "The link", body = Ticket)))]
pub async fn enter(State(app): State<App>, post: Post, Path(id): Path<EntryId>) -> Answer {
    post.allow(Act::Govern)?;
    let (pointer, tx, mut row) = held(&app, &post, id).await?;
    match row.state {
        _ if pointer.over => return Err(problems::ENTRY_OVER.problem()),
        EntryState::Waiting if !row.has_run_out(post.now) => return Err(problems::ENTRY_WAITS.problem()),
        _ if !row.is_open(post.now) => return Err(problems::ENTRY_OVER.problem()),
        _ => {}
    }
    let token = tokens::mailed(Door::OperatorEntry, Some(pointer.tenant_id))?;
    row.ticket_hash = Some(tokens::hash(&token));
    row.token_hash = None;
    store::update(&tx, row).await?;
    let detail = Some(json!({ "entry": id }));
    operators::log_inside(&tx, Deed { detail, ..post.deed("entry.entered") }, post.now).await?;
    tx.commit().await?;
    let organisation = app.directory().find(pointer.tenant_id).await?;
    let organisation = organisation.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let base = app.mailer().base(None, &organisation.slug);
    let url = format!("{}/login/operator-entry#token={token}", base.trim_end_matches('/'));
    Ok(Body(Ticket { url }).into_response())
}

/// The operator's own entry, its row held.
pub(super) async fn held(
    app: &App,
    post: &Post,
    id: EntryId,
) -> Result<(pointer::Model, TenantTx, entry::Model), Problem> {
    let unknown = || kinds::NOT_FOUND.problem();
    let tx = app.platform().begin().await?;
    let pointer = store::pointer_of(&tx, id).await?.filter(|pointer| pointer.operator_id == post.id);
    drop(tx);
    let pointer = pointer.ok_or_else(unknown)?;
    let scope = app.system().enter_by_id(pointer.tenant_id).await?.ok_or_else(unknown)?;
    let tx = app.base().db.begin(&scope).await?;
    let row = store::locked(&tx, id).await?.ok_or_else(unknown)?;
    Ok((pointer, tx, row))
}
