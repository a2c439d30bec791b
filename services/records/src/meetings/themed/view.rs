use super::{days, rule::ThemedDayRule, store};
use crate::{desk::Desk, units::Unit};
use rest::Problem;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// On which day the themed day of a unit is.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ThemedDay)]
pub struct ThemedDayOut {
    /// What the unit fixed itself; none where it holds to the organisation.
    pub own: Option<ThemedDayRule>,
    /// What the organisation fixed.
    pub usual: ThemedDayRule,
    /// The days of the running month and of those ahead, of a year at most.
    pub ahead: Vec<Date>,
    /// The first of them in a year whose days off are not known: from there on weekends alone are counted.
    pub uncertain_from: Option<Date>,
}

/// None where no themed day is asked for.
///
/// # Errors
/// When the database is away.
pub async fn of_unit(desk: &Desk<'_>, unit: &Unit) -> Result<Option<ThemedDayOut>, Problem> {
    if !days::is_asked(desk.pack, unit.kind, desk.today) {
        return Ok(None);
    }
    let own = store::of_unit(desk.tx, unit.id).await?.map(|row| row.fixed);
    let ahead = days::ahead(desk.pack, unit.kind, own.as_ref(), desk.today);
    let calendar = desk.pack.calendar();
    Ok(Some(ThemedDayOut {
        own,
        usual: ThemedDayRule::usual(&desk.pack.overview.themed_day.on(desk.today).value),
        uncertain_from: ahead.iter().copied().find(|day| !calendar.knows(*day)),
        ahead,
    }))
}
