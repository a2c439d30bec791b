use super::{
    problems::RETENTION_SHORTENED,
    query::{self, thing},
    store::{self, document::Model},
    view::{self, DocumentDetail},
};
use crate::{Records, text};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::DocumentId;
use rest::{Answer, Ctx, IfMatch, Json, Patch, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::{Value, json};
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// What changes.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DocumentPatch {
    pub title: Option<String>,
    pub note: Patch<String>,
    /// Keeps it from being deleted, for this reason; null lets it go again.
    pub held_reason: Patch<String>,
    /// A later day than the one it has.
    pub retain_until: Option<Date>,
}

/// Rename, describe or hold a document
#[utoipa::path(patch, path = "/documents/{id}", tag = "documents", operation_id = "update_document",
    request_body = DocumentPatch, params(("id" = DocumentId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = DocumentDetail)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DocumentId>,
    IfMatch(version): IfMatch,
    Json(patch): Json<DocumentPatch>,
) -> Answer {
    let placed = query::reached(&records, &ctx, id).await?;
    let thing = thing(&records, &ctx, &placed);
    if patch.holds() {
        ctx.authorize(Action::Hold, &thing).await?;
    }
    if patch.describes() || !patch.holds() {
        ctx.authorize(Action::Update, &thing).await?;
    }
    IfMatch(version).check(placed.document.version)?;
    let before = placed.document.clone();
    let rules = &records.pack(ctx.tx()).document_kinds.on(ctx.today()).value;
    let wanted = patch.apply(before.clone(), rules.is_permanent(before.kind))?;
    let changed = store::update(ctx.tx(), wanted, ctx.now()).await?;
    let changed = changed.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    let (old, new) = (Some(recorded(&before)), Some(recorded(&changed)));
    let subject_id = Some(id.0);
    ctx.audit(Entry { action: "update", subject: "document", subject_id, old, new, why: None }).await?;
    let version = changed.version;
    let out = view::detail(&records, &ctx, query::Placed { document: changed, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

impl DocumentPatch {
    fn holds(&self) -> bool {
        !self.held_reason.is_absent() || self.retain_until.is_some()
    }

    fn describes(&self) -> bool {
        self.title.is_some() || !self.note.is_absent()
    }

    fn apply(self, mut document: Model, for_good: bool) -> Result<Model, Problem> {
        if let Some(title) = self.title {
            document.title = text::required(title, "/title", 200)?;
        }
        if let Some(note) = self.note.change() {
            document.note = text::kept(note, "/note", 500)?;
        }
        match self.held_reason {
            Patch::Absent => {}
            Patch::Null => document.held_reason = None,
            Patch::Value(reason) => {
                document.held_reason = Some(text::required(reason, "/held_reason", 500)?);
            }
        }
        if let Some(until) = self.retain_until {
            let shortened = document.retain_until.is_some_and(|before| until < before);
            // whoever sends back what was there changes nothing
            if shortened || (for_good && document.retain_until != Some(until)) {
                return Err(RETENTION_SHORTENED.at("/retain_until"));
            }
            document.retain_until = Some(until);
        }
        Ok(document)
    }
}

/// What the audit log says of a document.
fn recorded(document: &Model) -> Value {
    json!({
        "title": document.title, "note": document.note, "held_reason": document.held_reason,
        "retain_until": document.retain_until,
    })
}
