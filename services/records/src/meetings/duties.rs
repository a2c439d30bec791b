//! The duty calendar of a unit: what a year asks for, and which records fulfil it.

mod below;
mod facts;
mod todo;
mod view;

use super::{problems::BAD_YEAR, themed};
use crate::{
    Records,
    dates::{EARLIEST, LATEST},
    units,
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Problem, Query};
use serde::Deserialize;
use utoipa::IntoParams;

pub use below::{completion_below, completion_by_unit, held};
pub use facts::{gather, life};
pub use todo::todo;
pub use view::DutyCalendar;

/// Whose calendar, and of which year.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub unit_id: UnitId,
    /// This year when absent.
    pub year: Option<i32>,
}

/// Show what a year asks of a unit, and what fulfils it
#[utoipa::path(get, path = "/meetings/calendar", tag = "meetings", operation_id = "get_duty_calendar",
    params(Wanted), responses((status = OK, body = DutyCalendar)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<Wanted>) -> Answer {
    ctx.reach_something(Action::List, ResourceKind::Meeting).await?;
    let unit = units::named(&ctx, wanted.unit_id, &units::UNKNOWN_UNIT, "?unit_id").await?;
    ctx.authorize(Action::List, &Thing::within(ResourceKind::Meeting, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let year = meant(wanted.year.unwrap_or_else(|| desk.today.year()))?;
    let facts = facts::gather(&desk, &unit, year).await?;
    let totals = facts.totals(&desk, year).await?;
    let themed_day = themed::of_unit(&desk, &unit).await?;
    let out = view::calendar(&desk, &unit, year, facts, totals, themed_day);
    ctx.read(&out)
}

/// A year somebody can mean.
///
/// # Errors
/// When it is far from any there are records of.
pub fn meant(year: i32) -> Result<i32, Problem> {
    let (least, most) = (EARLIEST.year(), LATEST.year() - 1);
    if (least..=most).contains(&year) {
        return Ok(year);
    }
    Err(BAD_YEAR.with("least", least).with("most", most).field("?year", &BAD_YEAR))
}
