//! Whose statistics an actor may see, and what of them.

use super::{
    frame::{self, Frame, frame},
    words::Shown,
};
use crate::{
    desk::Desk,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use kernel::UnitId;
use rest::{Call, Problem};
use sea_orm::sea_query::SelectStatement;
use serde::Deserialize;
use time::Date;
use utoipa::IntoParams;

/// For which day, and since when.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Days {
    /// The cut-off day; today when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub on: Option<Date>,
    /// The day before the span begins; the last day of the year before when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub after: Option<Date>,
}

/// The unit, where the actor may do this with its statistics.
///
/// # Errors
/// 404 when it is out of reach, 403 when it may only be looked at otherwise.
pub async fn reached(call: &Call, unit: UnitId, action: Action) -> Result<Unit, Problem> {
    let unit = units::reached(call, unit).await?;
    call.authorize(action, &Thing::within(ResourceKind::Statistics, unit.path.as_str())).await?;
    Ok(unit)
}

/// # Errors
/// For days of the query that make no span.
pub async fn framed<'a>(desk: &'a Desk<'a>, unit: &'a Unit, days: Days) -> Result<Frame<'a>, Problem> {
    frame(desk, unit, frame::span(days.on, days.after, desk.today, '?')?).await
}

/// Small counts are shown to whoever may list the members of the unit.
///
/// # Errors
/// When the judge cannot be asked.
pub async fn shown(call: &Call, unit: &Unit, public: bool) -> Result<Shown, Problem> {
    let may = call.may(Action::List, &Thing::within(ResourceKind::Member, unit.path.as_str())).await?;
    Ok(if may && !public { Shown::Full } else { Shown::Public })
}

/// The units whose snapshots the actor may see; none means all.
///
/// # Errors
/// 403 when there are none.
pub async fn seen(call: &Call) -> Result<Option<SelectStatement>, Problem> {
    let reach = call.reach_something(Action::List, ResourceKind::Statistics).await?;
    Ok(units::ids_within(&reach))
}
