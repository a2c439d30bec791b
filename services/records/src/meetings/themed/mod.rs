//! The themed day (主题党日): on a fixed day of the month, which a branch chooses itself; where it has not, that of the
//! organisation holds.

mod days;
mod problems;
mod routes;
mod rule;
mod set;
mod store;
mod view;

use crate::{desk::Desk, units::Unit};
use rest::Problem;
use time::Date;

pub use routes::router;
pub use view::{ThemedDayOut, of_unit};

/// The fixed days of a unit in the months ahead.
///
/// # Errors
/// When the database is away.
pub async fn fixed_days(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Date>, Problem> {
    let own = store::of_unit(desk.tx, unit.id).await?;
    Ok(days::ahead(desk.pack, unit.kind, own.as_ref().map(|own| &own.fixed), desk.today))
}
