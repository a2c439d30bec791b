use super::find;
use crate::{
    Records,
    registers::problems::CERTIFICATE_CANCELLED,
    sheets::{self, Sheet},
    spoken::{self, pick},
    units,
};
use axum::extract::State;
use kernel::StayCertificateId;
use rest::{Answer, Ctx, Path};
use serde_json::json;

/// A certificate with its stub as PDF
#[utoipa::path(get, path = "/stay-certificates/{id}/certificate.pdf", tag = "registers",
    operation_id = "print_stay_certificate", params(("id" = StayCertificateId, Path)),
    responses((status = OK, description = "Stub and certificate on one sheet", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<StayCertificateId>) -> Answer {
    let (certificate, spell, found) = find::reached(&ctx, id).await?;
    if certificate.cancelled_on.is_some() {
        return Err(CERTIFICATE_CANCELLED.problem());
    }
    let issuer = units::by_ids(ctx.tx(), vec![certificate.issuer_id]).await?.remove(&certificate.issuer_id);
    let member = &found.member;
    let serial = certificate.serial();
    let name = format!("{}-{serial}-{}", pick("党员证明信", "certificate"), member.name);
    let data = json!({
        "serial": serial,
        "issuer": issuer.map(|unit| unit.name),
        "addressee": certificate.addressee,
        "person": {
            "name": member.name,
            "gender": spoken::gender(member.gender),
            "kind": spoken::member_kind(member.member_kind),
        },
        "where_to": spell.where_to,
        "since": spell.since,
        "issued_on": certificate.issued_on,
        "valid_until": certificate.valid_until,
    });
    sheets::pdf(&records, ctx, Sheet { template: "stay-certificate", name, data }).await
}
