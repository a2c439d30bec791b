use super::{
    problems::{NOT_OVER, NOTHING_FILED, SEALED_ALREADY},
    query::{self, Of},
    rules, sources,
    store::{self, Model},
    tell,
    words::{VolumeKind, VolumeState},
    year::{self, ArchiveYear},
};
use crate::{Records, units};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{UnitId, VolumeId};
use rest::{Answer, Ctx, OnConstraint, Path, kinds};
use rulepack::archive::FiledKind;

/// Seal a year of the archive
///
/// The sum of everything filed goes into the audit chain, and records of meetings of the year are locked.
#[utoipa::path(post, path = "/units/{id}/archive/{year}/seal", tag = "archive", operation_id = "seal_archive_year",
    params(("id" = UnitId, Path), ("year" = i32, Path)), responses((status = CREATED, body = ArchiveYear)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(of): Path<Of>) -> Answer {
    let unit = query::reached(&ctx, of.id, Action::Decide).await?;
    let desk = records.desk(&ctx);
    let year = query::year(&desk, of.year)?;
    if year >= desk.today.year() {
        return Err(NOT_OVER.with("year", year));
    }
    // one after the other: the number is the next one
    units::claim(desk.tx, unit.id).await?;
    let seals = store::seals(desk.tx, unit.id, Some(year)).await?;
    if seals.iter().any(|seal| seal.state == VolumeState::Sealed) {
        return Err(SEALED_ALREADY.problem());
    }
    let entries = rules::catalogue(&sources::of_year(&desk, &unit, year).await?);
    if entries.is_empty() {
        return Err(NOTHING_FILED.problem());
    }
    let content = serde_json::to_value(&entries).map_err(|error| kinds::INTERNAL.problem().because(error))?;
    let volume = Model {
        id: VolumeId::new(),
        unit_id: unit.id,
        kind: VolumeKind::Year,
        year: Some(year),
        number: Some(seals.first().and_then(|seal| seal.number).unwrap_or_default() + 1),
        state: VolumeState::Sealed,
        content,
        sum: Some(rules::sum(&entries)),
        kinds: Some(FiledKind::ALL.iter().map(ToString::to_string).collect()),
        reason: None,
        from_member_id: None,
        to_member_id: None,
        made_by: ctx.account().ok(),
        made_at: desk.now,
        updated_at: desk.now,
        version: 1,
    };
    store::insert(desk.tx, volume.clone())
        .await
        .on_constraint("archive_volumes_sealed_key", &SEALED_ALREADY, "")
        .on_constraint("archive_volumes_number_key", &SEALED_ALREADY, "")?;
    tell::year(&desk, "seal_archive", &volume).await?;
    let out = year::shown(&desk, &ctx, unit, year).await?;
    ctx.reply(StatusCode::CREATED, &out).await
}
