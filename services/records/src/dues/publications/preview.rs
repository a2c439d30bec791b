use super::view::{Published, used};
use crate::{
    Records,
    dates::EARLIEST,
    desk::Desk,
    dues::{
        ledger::FiguresOut,
        place,
        store::{closing, publication, sums},
        years,
    },
    units::Unit,
};
use access::Action;
use axum::extract::State;
use kernel::{DuesPublicationId, UnitId, YearMonth};
use rest::{Answer, Ctx, Path, Problem, Query};
use serde::Serialize;
use utoipa::ToSchema;

/// What publishing a year would show.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesPublicationPreview)]
pub struct Preview {
    year: i32,
    published: Published,
    /// The first month that is still open; while there is one the year is not published.
    open_month: Option<YearMonth>,
    /// It has been published.
    publication_id: Option<DuesPublicationId>,
}

/// Try what publishing a year would show
#[utoipa::path(get, path = "/dues/units/{id}/publications/preview", tag = "dues",
    operation_id = "preview_dues_publication", params(("id" = UnitId, Path), years::Wanted),
    responses((status = OK, body = Preview)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Query(wanted): Query<years::Wanted>,
) -> Answer {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::View).await?;
    let year = years::of(&desk, wanted)?;
    let settled_to = closing::settled_to(desk.tx, unit.id).await?;
    let published = figures(&desk, &unit, year).await?;
    let there = publication::of_year(desk.tx, unit.id, year).await?;
    let (open_month, publication_id) = (open_month(year, settled_to), there.map(|row| row.id));
    ctx.read(&Preview { year, published, open_month, publication_id })
}

/// The figures of a year as the ledger has them now.
///
/// # Errors
/// When the database is away.
pub async fn figures(desk: &Desk<'_>, unit: &Unit, year: i32) -> Result<Published, Problem> {
    let span = years::span(year);
    let (first, last) = (span.first().first_day(), span.last().last_day());
    let before = first.previous_day().unwrap_or(EARLIEST);
    let before = sums::trial(desk.tx, unit.id, EARLIEST, before).await?;
    let within = sums::trial(desk.tx, unit.id, first, last).await?;
    let used = used(desk, unit.id, first, last).await?;
    Ok(Published { figures: FiguresOut::of(&before, &within), used })
}

/// The first month of a year that is not closed.
pub fn open_month(year: i32, settled_to: Option<YearMonth>) -> Option<YearMonth> {
    years::span(year).iter().find(|month| settled_to.is_none_or(|settled| settled < *month))
}
