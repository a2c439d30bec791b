use super::{
    jobs::{QUEUE, Work},
    problems, query, room,
    rules::{Duty, deletable},
    store::{self, document::Model},
    words::{DocumentState, VersionState},
};
use crate::{Records, text};
use access::Action;
use axum::extract::State;
use events::kinds::DocumentDeleted;
use kernel::{AccountId, DocumentId, SHANGHAI, business_date};
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::{
    TenantTx, Who,
    audit::{self, Entry},
};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Why it goes.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Deletion {
    /// Kept in the audit log.
    pub reason: String,
}

/// Delete a document with all its versions
#[utoipa::path(post, path = "/documents/{id}/delete", tag = "documents", operation_id = "delete_document",
    request_body = Deletion, params(("id" = DocumentId, Path)), responses((status = NO_CONTENT)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DocumentId>,
    Json(deletion): Json<Deletion>,
) -> Answer {
    let placed = query::reached_for(&records, &ctx, id, Action::Delete).await?;
    let reason = text::required(deletion.reason, "/reason", 500)?;
    let document = store::claim(ctx.tx(), placed.document.id).await?;
    let document = document.filter(|document| document.state == DocumentState::Kept);
    let document = document.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let regret = records.files()?.settings.regret_days;
    let desk = records.desk(&ctx);
    let brought_on = business_date(document.created_at, SHANGHAI);
    let held = document.held_reason.as_deref();
    let rule = desk.pack.document_kinds.on(desk.today);
    let duty = Duty::of(&rule.value, document.kind, document.retain_until);
    deletable(desk.today, brought_on, duty, held, regret).map_err(|why| problems::kept(why, rule))?;
    let deed = Deed { who: &desk.who, by: ctx.account().ok(), reason, now: desk.now };
    take_away(desk.tx, document, deed).await?;
    ctx.no_content().await
}

/// Who takes a document away, why and when.
pub struct Deed<'a> {
    pub who: &'a Who,
    pub by: Option<AccountId>,
    pub reason: String,
    pub now: OffsetDateTime,
}

/// Takes a document away: its rows say so at once, its objects go by a job after the commit.
///
/// # Errors
/// When the database is away.
pub async fn take_away(tx: &TenantTx, document: Model, deed: Deed<'_>) -> Result<(), Problem> {
    let Deed { who, by, reason, now } = deed;
    let versions = store::some_of(tx, document.id).await?;
    let mut freed = 0;
    for mut version in versions.into_iter().filter(|version| version.state == VersionState::Stored) {
        freed += version.bytes();
        version.state = VersionState::Deleted;
        store::update_version(tx, version).await?;
    }
    let gone = Model {
        state: DocumentState::Deleted,
        deleted_by: by,
        deleted_at: Some(now),
        deleted_reason: Some(reason.clone()),
        ..document.clone()
    };
    store::update(tx, gone, now).await?.ok_or_else(|| kinds::INTERNAL.problem())?;
    events::enqueue(tx, QUEUE, &Work::Remove { document: document.id }, None, None).await?;
    let old = json!({"member_id": document.member_id, "unit_id": document.unit_id, "kind": document.kind, "title": document.title});
    let (subject_id, old, why) = (Some(document.id.0), Some(old), Some(reason));
    let entry = Entry { action: "delete", subject: "document", subject_id, old, new: None, why };
    audit::append(tx, who, entry, now).await?;
    let deleted = DocumentDeleted {
        id: document.id,
        member_id: document.member_id,
        unit_id: document.unit_id,
        kind: document.kind.to_string(),
    };
    events::emit(tx, &deleted).await?;
    room::release(tx, freed).await
}
