use super::{
    content::of_number,
    files::area,
    problems::{NOT_CONTENT, away},
    query,
    view::content_type,
};
use crate::Records;
use ::documents::{Download, disposition};
use access::Action;
use axum::extract::State;
use kernel::DocumentId;
use rest::{Answer, Ctx, Path, Query};
use rulepack::DocumentClass;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

/// Which content.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// The newest when absent.
    pub number: Option<i32>,
    #[serde(default)]
    pub inline: bool,
}

/// A link that needs no session and soon runs out.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentLink {
    pub url: String,
    #[serde(with = "time::serde::rfc3339")]
    pub expires_at: OffsetDateTime,
}

/// Make a link to a document that is not confidential
#[utoipa::path(get, path = "/documents/{id}/link", tag = "documents", operation_id = "get_document_link",
    params(("id" = DocumentId, Path), Which), responses((status = OK, body = DocumentLink)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DocumentId>,
    Query(which): Query<Which>,
) -> Answer {
    // a link is good for whoever has it, also when the look inside has been ended
    ctx.takes_away()?;
    let files = records.files()?;
    let placed = query::reached_for(&records, &ctx, id, Action::View).await?;
    if placed.document.class != DocumentClass::Content {
        return Err(NOT_CONTENT.problem());
    }
    let number = which.number.unwrap_or(placed.document.current_version);
    let version = of_number(&ctx, id, number).await?;
    let lasts = files.settings.link();
    let shown = which.inline && version.file_kind.is_some_and(|kind| !kind.is_package());
    let disposition = disposition(shown, &version.file_name);
    let download = Download { content_type: content_type(&version), disposition: &disposition, lasts };
    let area = area(placed.document.class);
    let url = files.store.link(ctx.tenant().id, area, version.id.0.into(), download).await.map_err(away)?;
    let out = DocumentLink { url, expires_at: ctx.now() + lasts };
    ctx.read(&out)
}
