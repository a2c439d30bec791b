//! Where the file of a move lies.

use super::store::moving::Model;
use crate::{portability, state::App};
use rest::Problem;
use tenancy::portability::Parcel;
use time::{Duration, OffsetDateTime};

/// # Errors
/// 503 where there is no place for backups.
pub fn parcel(app: &App, row: &Model) -> Result<Parcel, Problem> {
    let depot = app.shared_depot().ok_or_else(|| portability::problems::NO_DEPOT.problem())?;
    let length = u64::try_from(row.bytes).unwrap_or_default();
    let part = u64::try_from(row.part_bytes).unwrap_or_default();
    Ok(Parcel::new(depot, row.id.0, length, part))
}

/// Until when a file is kept that somebody has just worked on.
pub fn kept_until(app: &App, now: OffsetDateTime) -> OffsetDateTime {
    now + Duration::hours(app.backups().move_keep_hours.into())
}
