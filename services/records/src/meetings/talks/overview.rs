mod view;

use super::owed::Owed;
use crate::{Records, meetings::duties, units};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Query};
use serde::Deserialize;
use utoipa::IntoParams;
use view::{TalkOverview, overview};

/// Of which branch and year.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub unit_id: UnitId,
    /// This year when absent.
    pub year: Option<i32>,
}

/// Show which talks a year asks of a branch, and which are still to be had
///
/// Whom they are owed is told by name to whoever keeps the register, to others as a number.
#[utoipa::path(get, path = "/talks/overview", tag = "meetings", operation_id = "get_talk_overview",
    params(Wanted), responses((status = OK, body = TalkOverview)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<Wanted>) -> Answer {
    ctx.reach_something(Action::List, ResourceKind::Meeting).await?;
    let unit = units::named(&ctx, wanted.unit_id, &units::UNKNOWN_UNIT, "?unit_id").await?;
    let thing = Thing::within(ResourceKind::Meeting, unit.path.as_str());
    ctx.authorize(Action::List, &thing).await?;
    let desk = records.desk(&ctx);
    let year = duties::meant(wanted.year.unwrap_or_else(|| desk.today.year()))?;
    let owed = Owed::of(&desk, &unit, year).await?;
    let named = ctx.may(Action::Create, &thing).await?;
    let out = overview(&desk, &unit, year, &owed, named);
    ctx.read(&out)
}
