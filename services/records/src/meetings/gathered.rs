//! The meeting at which something was decided that is recorded elsewhere: a vote on somebody's development, an election.
//! Who could vote and who was there stands on its list, and is not asked again.

use super::{
    problems::{MEETING_NOT_THEN, NO_SUCH_MEETING, NOT_OF_MEMBERS, OTHER_DAY},
    rules::attendance::Standing,
    store::{self, meeting::Model},
    words::Attended,
};
use crate::{
    desk::Desk,
    units::{self, Unit, path},
};
use kernel::{MeetingId, MemberId};
use rest::Problem;
use rulepack::organisational_life::Gathering;
use std::collections::BTreeMap;
use tenancy::TenantTx;
use time::Date;

/// Those who could vote at a meeting, each with whether they were there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    pub voters: BTreeMap<MemberId, bool>,
}

impl Gathered {
    pub fn entitled(&self) -> usize {
        self.voters.len()
    }

    pub fn present(&self) -> usize {
        self.voters.values().filter(|there| **there).count()
    }
}

/// The members of a unit, or of one above it, came together on the day something was decided. The meeting is held for this
/// transaction, so that its list does not change meanwhile.
///
/// # Errors
/// 422 at `/meeting_id` when there is no such meeting, and at `pointer` when it was on another day.
pub async fn gathered(
    desk: &Desk<'_>,
    id: MeetingId,
    unit: &Unit,
    day: Date,
    pointer: &str,
) -> Result<Gathered, Problem> {
    let meeting = held(desk, id, unit).await?;
    if meeting.gathering != Gathering::Members {
        return Err(NOT_OF_MEMBERS.at("/meeting_id"));
    }
    on(&meeting, day, pointer)?;
    let list = store::list_of(desk.tx, id).await?;
    let voters = list.into_iter().filter(|entry| entry.standing == Standing::Voter);
    let there = voters.map(|entry| (entry.member_id, entry.mark == Some(Attended::Present)));
    Ok(Gathered { voters: there.collect() })
}

/// Something was done at a meeting of a unit, or of one above it, whoever came together there.
///
/// # Errors
/// 422 at `/meeting_id` when there is no such meeting, and at `pointer` when it was on another day.
pub async fn held_on(
    desk: &Desk<'_>,
    id: MeetingId,
    unit: &Unit,
    day: Date,
    pointer: &str,
) -> Result<(), Problem> {
    on(&held(desk, id, unit).await?, day, pointer)
}

/// The unit that held a meeting.
///
/// # Errors
/// When the database is away.
pub async fn holder(tx: &TenantTx, id: MeetingId) -> Result<Option<Unit>, Problem> {
    let Some(meeting) = store::by_ids(tx, vec![id]).await?.pop() else { return Ok(None) };
    Ok(units::by_ids(tx, vec![meeting.unit_id]).await?.remove(&meeting.unit_id))
}

fn on(meeting: &Model, day: Date, pointer: &str) -> Result<(), Problem> {
    if meeting.day == day { Ok(()) } else { Err(OTHER_DAY.at(pointer).with("day", meeting.day)) }
}

async fn held(desk: &Desk<'_>, id: MeetingId, unit: &Unit) -> Result<Model, Problem> {
    let meeting = of(desk, id, unit).await?;
    if meeting.held() { Ok(meeting) } else { Err(MEETING_NOT_THEN.at("/meeting_id")) }
}

async fn of(desk: &Desk<'_>, id: MeetingId, unit: &Unit) -> Result<Model, Problem> {
    let Some(meeting) = store::claim(desk.tx, id).await? else {
        return Err(NO_SUCH_MEETING.at("/meeting_id"));
    };
    let holder = units::by_ids(desk.tx, vec![meeting.unit_id]).await?.remove(&meeting.unit_id);
    match holder {
        Some(holder) if path::is_within(&unit.path, &holder.path) => Ok(meeting),
        // one of another unit is none, so that nobody learns of it
        _ => Err(NO_SUCH_MEETING.at("/meeting_id")),
    }
}
