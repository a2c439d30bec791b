//! What has to be known of a month before it is closed.

use crate::{
    desk::Desk,
    dues::{
        rules::closing::{Month, MonthState},
        store::{closing, entry, line, remittance},
        words::RemittanceState,
    },
};
use kernel::{UnitId, YearMonth};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};
use tenancy::TenantTx;

/// # Errors
/// When the database is away.
pub async fn of_month(
    desk: &Desk<'_>,
    unit: UnitId,
    month: YearMonth,
    settled_to: Option<YearMonth>,
) -> Result<Month, Problem> {
    let state = state(month, settled_to);
    if let Some(earlier) = earlier_open(desk, unit, month, settled_to).await? {
        // its turn has not come: nobody has to know more
        return Ok(Month { month, state, earlier_open: Some(earlier), unmatched: 0, unconfirmed: 0 });
    }
    let until = month.last_day();
    let sent = Condition::all()
        .add(remittance::Column::FromUnitId.eq(unit))
        .add(remittance::Column::State.eq(RemittanceState::Sent))
        .add(remittance::Column::SentOn.lte(until));
    let unmatched = few(line::count_open(desk.tx, unit, until).await?);
    let unconfirmed = few(remittance::count(desk.tx, sent).await?);
    Ok(Month { month, state, earlier_open: None, unmatched, unconfirmed })
}

/// The first month with entries in a unit's books that is not closed.
///
/// # Errors
/// When the database is away.
pub async fn open_month(tx: &TenantTx, unit: UnitId) -> Result<Option<YearMonth>, Problem> {
    let Some(last) = entry::last_day(tx, unit).await?.map(YearMonth::of) else { return Ok(None) };
    let next = match closing::settled_to(tx, unit).await? {
        Some(settled) => Some(settled.next()),
        None => entry::first_day(tx, unit).await?.map(YearMonth::of),
    };
    Ok(next.filter(|next| *next <= last))
}

/// A month is collected in from its first day until it is closed.
pub fn state(month: YearMonth, settled_to: Option<YearMonth>) -> MonthState {
    if settled_to.is_some_and(|settled| month <= settled) {
        MonthState::Settled
    } else {
        MonthState::Collecting
    }
}

/// Months follow on each other from the first that has an entry.
async fn earlier_open(
    desk: &Desk<'_>,
    unit: UnitId,
    month: YearMonth,
    settled_to: Option<YearMonth>,
) -> Result<Option<YearMonth>, Problem> {
    let next = match settled_to {
        Some(settled) => Some(settled.next()),
        None => entry::first_day(desk.tx, unit).await?.map(YearMonth::of),
    };
    Ok(next.filter(|next| *next < month))
}

fn few(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
