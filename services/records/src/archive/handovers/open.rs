use super::{
    content::Kept,
    offered::offered,
    view::{self, HandoverOut},
};
use crate::{
    Records,
    archive::{
        problems::{NO_HANDOVER, OPEN_ALREADY},
        store::{self, Model},
        tell,
        words::{VolumeKind, VolumeState},
    },
    text, units,
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{UnitId, VolumeId};
use rest::{Answer, Ctx, Json, OnConstraint, Path, kinds};
use serde::Deserialize;
use utoipa::ToSchema;

/// A handover that is to be made.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NewHandover {
    /// What else the successor should know: keys, seals, agreements.
    pub note: Option<String>,
}

/// Put together what one secretary hands to the next
///
/// Between the secretary who left last and the one in office.
#[utoipa::path(post, path = "/units/{id}/handovers", tag = "archive", operation_id = "open_handover",
    request_body = NewHandover, params(("id" = UnitId, Path)), responses((status = CREATED, body = HandoverOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Json(new): Json<NewHandover>,
) -> Answer {
    let unit = units::reached(&ctx, id).await?;
    let thing = Thing::within(ResourceKind::Handover, unit.path.as_str());
    if !ctx.may(Action::Create, &thing).await? {
        return Err(kinds::FORBIDDEN.problem());
    }
    let desk = records.desk(&ctx);
    let offer = offered(&desk, &unit).await?.ok_or_else(|| NO_HANDOVER.problem())?;
    let to = offer.to_member_id.ok_or_else(|| NO_HANDOVER.problem())?;
    let note = text::lines(new.note, "/note", 2000)?;
    let kept = Kept { since: offer.since, note, handed: None, signatures: Vec::new() };
    let volume = Model {
        id: VolumeId::new(),
        unit_id: unit.id,
        kind: VolumeKind::Handover,
        year: None,
        number: None,
        state: VolumeState::Open,
        content: kept.value()?,
        sum: None,
        kinds: None,
        reason: None,
        from_member_id: Some(offer.from_member_id),
        to_member_id: Some(to),
        made_by: ctx.account().ok(),
        made_at: desk.now,
        updated_at: desk.now,
        version: 1,
    };
    let inserted = store::insert(desk.tx, volume.clone()).await;
    inserted.on_constraint("archive_volumes_handover_key", &OPEN_ALREADY, "")?;
    tell::handover(&desk, "open_handover", &volume, false).await?;
    let out = view::detail(&records, &desk, &ctx, &unit, &volume).await?;
    ctx.reply_version(StatusCode::CREATED, volume.version, &out).await
}
