use super::{
    find, store,
    view::{self, CertificateOut},
};
use crate::{
    Records,
    registers::{
        problems::CERTIFICATE_CANCELLED,
        tell::{self, Register},
    },
    text,
};
use axum::{extract::State, http::StatusCode};
use kernel::StayCertificateId;
use rest::{Answer, Ctx, Json, Path};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Why a certificate is cancelled.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StayCertificateCancelled)]
pub struct Cancelled {
    pub reason: String,
}

/// Cancel a certificate
///
/// Its number stays taken; a right one is issued anew.
#[utoipa::path(post, path = "/stay-certificates/{id}/cancel", tag = "registers",
    operation_id = "cancel_stay_certificate", request_body = Cancelled, params(("id" = StayCertificateId, Path)),
    responses((status = OK, body = CertificateOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<StayCertificateId>,
    Json(cancelled): Json<Cancelled>,
) -> Answer {
    let (certificate, _, found) = find::reached(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let reason = text::required(cancelled.reason, "/reason", 300)?;
    let done = store::cancel(desk.tx, &certificate, desk.today, reason.clone()).await?;
    let done = done.ok_or_else(|| CERTIFICATE_CANCELLED.problem())?;
    let told = json!({"serial": done.serial(), "reason": reason});
    let change = Register::Floating.changed(done.spell_id, "certificate_cancelled");
    tell::changed(&desk, &found.member, change, "cancel_certificate", told).await?;
    ctx.reply(StatusCode::OK, &view::shown(done)).await
}
