use super::{
    problems::NOT_SEALED,
    query::{self, Of},
    store, tell,
    words::VolumeState,
    year::{self, ArchiveYear},
};
use crate::{Records, text, units};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::UnitId;
use rest::{Answer, Ctx, Json, Path, kinds};
use serde::Deserialize;
use utoipa::ToSchema;

/// Why a seal is broken.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ArchiveOpening {
    pub reason: String,
}

/// Break the seal of a year, to correct something
///
/// The seal stays in the list with the reason; the year is sealed again under the next number.
#[utoipa::path(post, path = "/units/{id}/archive/{year}/opening", tag = "archive", operation_id = "open_archive_year",
    request_body = ArchiveOpening, params(("id" = UnitId, Path), ("year" = i32, Path)),
    responses((status = OK, body = ArchiveYear)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(of): Path<Of>,
    Json(wanted): Json<ArchiveOpening>,
) -> Answer {
    let unit = query::reached(&ctx, of.id, Action::Decide).await?;
    let desk = records.desk(&ctx);
    let year = query::year(&desk, of.year)?;
    units::claim(desk.tx, unit.id).await?;
    let seals = store::seals(desk.tx, unit.id, Some(year)).await?;
    let sealed = seals.into_iter().find(|seal| seal.state == VolumeState::Sealed);
    let mut volume = sealed.ok_or_else(|| NOT_SEALED.problem())?;
    volume.state = VolumeState::Opened;
    volume.reason = Some(text::required(wanted.reason, "/reason", 300)?);
    let opened = store::update(desk.tx, volume, desk.now).await?;
    tell::year(&desk, "open_archive", &opened.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?).await?;
    let out = year::shown(&desk, &ctx, unit, year).await?;
    ctx.reply(StatusCode::OK, &out).await
}
