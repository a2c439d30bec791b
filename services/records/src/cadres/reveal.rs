use super::{details::Relative, query, sealed, words::CadreSecret};
use crate::text;
use access::Action;
use axum::http::StatusCode;
use kernel::CadreId;
use rest::{Answer, Ctx, Json, Path, kinds};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Which values are needed, and what for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CadreReveal {
    #[schema(inline, value_type = Vec<CadreSecret>)]
    pub fields: BTreeSet<CadreSecret>,
    /// Kept in the audit log.
    pub reason: String,
}

/// The values that were asked for; one that is empty is null.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct CadreRevealed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_no: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<Vec<Relative>>,
}

/// Reveal sealed values of a cadre
#[utoipa::path(post, path = "/cadres/{id}/reveal", tag = "cadres", operation_id = "reveal_cadre",
    request_body = CadreReveal, params(("id" = CadreId, Path)), responses((status = OK, body = CadreRevealed)))]
pub async fn handle(ctx: Ctx, Path(id): Path<CadreId>, Json(wanted): Json<CadreReveal>) -> Answer {
    let placed = query::reached_for(&ctx, id, Action::Reveal).await?;
    let why = Some(text::required(wanted.reason, "/reason", 500)?);
    if wanted.fields.is_empty() {
        return Err(kinds::MISSING.at("/fields"));
    }
    let vault = ctx.tx().vault();
    let wants = |field| wanted.fields.contains(&field);
    let private = sealed::private(vault, &placed.cadre)?;
    let id_no = wants(CadreSecret::IdNo).then(|| sealed::id_no(vault, &placed.cadre)).transpose()?;
    let out = CadreRevealed {
        id_no,
        health: wants(CadreSecret::Health).then_some(private.health),
        family: wants(CadreSecret::Family).then_some(private.family),
    };
    let (subject_id, new) = (Some(id.0), Some(json!({"fields": wanted.fields})));
    ctx.audit(Entry { action: "reveal", subject: "cadre", subject_id, new, why, old: None }).await?;
    ctx.reply(StatusCode::OK, &out).await
}
