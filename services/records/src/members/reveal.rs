use super::{draft::Circumstances, find, row, words::Sensitive};
use crate::text;
use access::Action;
use axum::http::StatusCode;
use kernel::MemberId;
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Which fields are needed, and what for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reveal {
    #[schema(value_type = Vec<Sensitive>)]
    pub fields: BTreeSet<Sensitive>,
    /// Kept in the audit log.
    pub reason: String,
}

/// The fields that were asked for; one that is empty is null.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Revealed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_no: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobile: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub landline: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub police_station: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circumstances: Option<Circumstances>,
}

/// Reveal sensitive fields of a member
#[utoipa::path(post, path = "/members/{id}/reveal", tag = "members", operation_id = "reveal_member",
    request_body = Reveal, params(("id" = MemberId, Path)), responses((status = OK, body = Revealed)))]
pub async fn handle(ctx: Ctx, Path(id): Path<MemberId>, Json(wanted): Json<Reveal>) -> Answer {
    let found = find::reached_for(&ctx, id, Action::Reveal).await?;
    let reason = text::required(wanted.reason, "/reason", 500)?;
    if wanted.fields.is_empty() {
        return Err(kinds::MISSING.at("/fields"));
    }
    let out = reveal(&ctx, &found, &wanted.fields)?;
    ctx.audit(Entry {
        action: "reveal",
        subject: "member",
        subject_id: Some(id.0),
        new: Some(json!({"fields": wanted.fields})),
        why: Some(reason),
        old: None,
    })
    .await?;
    ctx.reply(StatusCode::OK, &out).await
}

fn reveal(ctx: &Ctx, found: &find::Reached, fields: &BTreeSet<Sensitive>) -> Result<Revealed, Problem> {
    let facts = row::facts(ctx.tx().vault(), &found.member)?;
    let wants = |field| fields.contains(&field);
    Ok(Revealed {
        id_no: wants(Sensitive::IdNo).then_some(Some(facts.id_no)),
        mobile: wants(Sensitive::Mobile).then_some(facts.mobile),
        landline: wants(Sensitive::Landline).then_some(facts.landline),
        address: wants(Sensitive::Address).then_some(facts.address),
        police_station: wants(Sensitive::PoliceStation).then_some(facts.police_station),
        circumstances: wants(Sensitive::Circumstances).then_some(facts.circumstances),
    })
}
