use super::{
    store::{self, meeting::Column},
    words::MeetingState,
};
use crate::sql::any_of;
use kernel::{MeetingId, UnitId};
use rulepack::organisational_life::{Gathering, MeetingKind};
use sea_orm::{ColumnTrait, Condition, DbErr};
use std::collections::BTreeSet;
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// A meeting as a calendar shows it: nobody's name, and nothing that was written about it.
#[derive(Clone, Debug)]
pub struct Upcoming {
    pub id: MeetingId,
    pub unit_id: UnitId,
    pub gathering: Gathering,
    pub kinds: BTreeSet<MeetingKind>,
    pub day: Date,
    pub start: OffsetDateTime,
    pub end: OffsetDateTime,
    pub cancelled: bool,
    pub version: i32,
    pub updated_at: OffsetDateTime,
}

/// What these units have planned from a day on, what was cancelled included.
///
/// # Errors
/// When the database is away.
pub async fn upcoming(tx: &TenantTx, units: Vec<UnitId>, from: Date) -> Result<Vec<Upcoming>, DbErr> {
    let theirs = Condition::all().add(any_of(Column::UnitId, units)).add(Column::Day.gte(from));
    let shown = store::all(tx, theirs).await?.into_iter().map(|meeting| Upcoming {
        kinds: meeting.kinds(),
        id: meeting.id,
        unit_id: meeting.unit_id,
        gathering: meeting.gathering,
        day: meeting.day,
        start: meeting.planned_start,
        end: meeting.planned_end,
        cancelled: meeting.state == MeetingState::Cancelled,
        version: meeting.version,
        updated_at: meeting.updated_at,
    });
    Ok(shown.collect())
}
