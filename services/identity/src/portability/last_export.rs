//! The last export of an organisation that is gone. Nobody of it can log in any more, so whoever runs the platform hands it
//! out as long as it is kept: for a reason that stands in the operators' log, and by nobody who only looks.

use super::{fetch::download, pass::Pass, problems, ticket::Ticket};
use crate::{
    operators::{self, Act, Post},
    organisations::{self, Done},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::OperatorId;
use rest::{Answer, Json, Path, Problem, Query, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::portability::{CertificateRow, SnapshotRow};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Who asked for it, and why it is handed out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LastExportOrder)]
pub struct Order {
    reason: String,
}

/// What the ticket said.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct Which {
    until: Option<i64>,
    mark: Option<String>,
}

/// Ask to fetch the last export of an organisation that is gone
///
/// By its certificate of deletion, as long as the export is kept. The reason stands in the operators' log.
#[utoipa::path(post, path = "/operator/certificates/{id}/last-export/ticket", tag = "operators",
    operation_id = "create_last_export_ticket", params(("id" = Uuid, Path)), request_body = Order,
    responses((status = 200, description = "Where it can be fetched now", body = Ticket)))]
pub async fn ticket(
    State(app): State<App>,
    post: Post,
    Path(id): Path<Uuid>,
    Json(input): Json<Order>,
) -> Answer {
    post.allow(Act::Govern)?;
    let (gone, row) = kept(&app, id, post.now).await?;
    let reason = operators::needed(&input.reason)?;
    let new = Some(json!({"certificate": id, "slug": gone.slug, "sha256": row.sha256}));
    let done = Done { action: "tenant.last_export_fetched", why: Some(reason), new };
    organisations::record(&app, &post, gone.tenant, done).await?;
    let query = pass(&app, id, post.id).query(post.now);
    let url = format!("{}/operator/certificates/{id}/last-export?{query}", crate::PREFIX);
    Ok(Body(Ticket { url }).into_response())
}

/// Fetch the last export of an organisation that is gone
///
/// A tar file, sent as it is put together.
#[utoipa::path(get, path = "/operator/certificates/{id}/last-export", tag = "operators",
    operation_id = "fetch_last_export", params(("id" = Uuid, Path), Which),
    responses((status = 200, description = "The container", body = Vec<u8>, content_type = "application/x-tar")))]
pub async fn fetch(
    State(app): State<App>,
    post: Post,
    Path(id): Path<Uuid>,
    Query(which): Query<Which>,
) -> Answer {
    post.allow(Act::Govern)?;
    let (gone, row) = kept(&app, id, post.now).await?;
    let pass = pass(&app, id, post.id);
    if which.until.zip(which.mark).is_none_or(|(until, mark)| !pass.is_good(until, &mark, post.now)) {
        return Err(problems::TICKET_INVALID.problem());
    }
    let name = format!("{}-last.zhibu.tar", gone.slug);
    Ok(download(app, row, &name))
}

/// The certificate, and the export that is kept beside it.
async fn kept(app: &App, id: Uuid, now: OffsetDateTime) -> Result<(CertificateRow, SnapshotRow), Problem> {
    let gone = app.provisioner().certificate(id).await.map_err(problems::refused)?;
    let last = app.provisioner().last_exports(&[gone.tenant], now).await.map_err(problems::refused)?.pop();
    let last = last.filter(|_| gone.issued_at.is_some());
    Ok((gone, last.ok_or_else(|| kinds::NOT_FOUND.problem())?))
}

/// What an operator fetches the export with.
fn pass(app: &App, id: Uuid, operator: OperatorId) -> Pass {
    Pass::new(app.operator_exports_key(), id, operator)
}
