//! The last export of an organisation that is gone. Nobody of it can log in any more, so whoever runs the platform hands it
//! out as long as it is kept: for a reason that stands in the operators' log, and by nobody who only looks. Whoever was
//! its contact is told.

use super::{fetch::download, pass::Pass, problems, ticket::Ticket};
use crate::{
    bootstrap::FirstAdmin,
    mails::Recipient,
    operators::{self, Act, Post},
    organisations::{self, Doer, Done},
    signups,
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{Locale, OperatorId};
use rest::{Answer, Json, Path, Problem, Query, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::portability::{CertificateRow, SnapshotRow};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

const FETCHED: &str = "tenant.last_export_fetched";

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
/// By its certificate of deletion, as long as the export is kept, for the former organisation alone. The reason stands
/// in the operators' log, and in a letter to the last contact address of the organisation, where one is still kept.
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
    write_down(&app, &post, &gone, &row, reason).await?;
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

/// Who takes it out and why, in the operators' log, with the letter that tells of it.
async fn write_down(
    app: &App,
    post: &Post,
    gone: &CertificateRow,
    row: &SnapshotRow,
    reason: String,
) -> Result<(), Problem> {
    let contact = contact(app, gone, row).await?;
    let by = Doer { operator: post.id, request: post.request, now: post.now };
    let new = json!({"certificate": gone.id, "slug": gone.slug, "sha256": row.sha256});
    let done = Done { action: FETCHED, why: Some(reason.clone()), new: Some(new) };
    let tx = app.platform().begin().await?;
    organisations::in_operators_log(&tx, &by, gone.tenant, &done).await?;
    if let Some(contact) = contact {
        let operator = operators::by_id(&tx, post.id).await?.map(|row| row.display_name).unwrap_or_default();
        let FirstAdmin { email, display_name, locale } = contact;
        let to = Recipient { address: &email, name: &display_name, locale };
        app.mailer().last_export_fetched(&tx, to, &gone.name, [&operator, &reason], post.now).await?;
    }
    tx.commit().await?;
    // one that came back under its id reads it in its own log as well
    organisations::in_own_log(app, &by, gone.tenant, done).await
}

/// Whom to tell: the contact of the organisation when it went, by the export itself, or whoever once applied for it.
async fn contact(app: &App, gone: &CertificateRow, row: &SnapshotRow) -> Result<Option<FirstAdmin>, Problem> {
    let founder = signups::founder(app, gone.tenant).await?.map(|founder| founder.admin);
    let named = match app.depot() {
        Some(depot) => app.provisioner().contact_in(depot, row).await.map_err(problems::refused)?,
        None => None,
    };
    let Some(email) = named else { return Ok(founder) };
    Ok(Some(FirstAdmin::at(email, founder, Locale::default())))
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
