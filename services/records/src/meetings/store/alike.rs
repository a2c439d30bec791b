//! What minutes are compared with.

use super::meeting::{Column, Entity};
use crate::meetings::words::MeetingState;
use kernel::{MeetingId, UnitId};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use tenancy::TenantTx;
use time::Date;

/// A filed meeting with its text alone.
pub type Minutes = (MeetingId, Date, String, String);

/// Id, day, subject and minutes of what a unit filed of meetings from one day to another, latest first; this meeting
/// aside.
pub async fn minutes_between(
    tx: &TenantTx,
    unit: UnitId,
    but: MeetingId,
    (first, last): (Date, Date),
    limit: u64,
) -> Result<Vec<Minutes>, DbErr> {
    let theirs = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Day, Column::Subject, Column::Minutes])
        .filter(Column::UnitId.eq(unit))
        .filter(Column::State.eq(MeetingState::Filed))
        .filter(Column::Id.ne(but))
        .filter(Column::Day.between(first, last))
        .filter(Column::Minutes.is_not_null());
    let latest = theirs.order_by(Column::Day, Order::Desc).order_by(Column::Id, Order::Desc);
    latest.limit(limit).into_tuple().all(tx).await
}
