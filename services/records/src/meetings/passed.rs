//! Which decisions were passed. What was voted down, or by too few, binds nobody, and nothing is done because of it.

use super::{
    findings,
    rules::{attendance::Standing, decisions::Verdict},
    store::{self, decision, meeting},
    whole::counts_among,
    words::Attended,
};
use crate::desk::Desk;
use kernel::MeetingId;
use sea_orm::DbErr;
use std::collections::HashMap;
use time::Date;

/// The decisions of these meetings that were passed, in their order.
///
/// # Errors
/// When the database is away.
pub async fn passed(desk: &Desk<'_>, meetings: &[meeting::Model]) -> Result<Vec<decision::Model>, DbErr> {
    if meetings.is_empty() {
        return Ok(Vec::new());
    }
    let days: HashMap<MeetingId, Date> = meetings.iter().map(|meeting| (meeting.id, meeting.day)).collect();
    let ids: Vec<MeetingId> = days.keys().copied().collect();
    let voters = voters(desk, ids.clone()).await?;
    let mut decisions = store::decisions_of_all(desk.tx, ids).await?;
    decisions.retain(|one| {
        let among = voters.get(&one.meeting_id).copied().unwrap_or_default();
        let day = days.get(&one.meeting_id);
        day.is_some_and(|day| is_passed(desk, *day, one, among))
    });
    Ok(decisions)
}

fn is_passed(desk: &Desk<'_>, day: Date, decision: &decision::Model, voters: (u32, u32)) -> bool {
    let decided = findings::judged(desk, day, decision, counts_among(voters, decision));
    matches!(decided, Ok(Some(decided)) if decided.verdict == Verdict::Passed)
}

/// How many voters each meeting should have had, and how many were there.
async fn voters(desk: &Desk<'_>, meetings: Vec<MeetingId>) -> Result<HashMap<MeetingId, (u32, u32)>, DbErr> {
    let mut voters: HashMap<MeetingId, (u32, u32)> = HashMap::new();
    for count in store::counts(desk.tx, meetings).await? {
        if count.standing != Standing::Voter {
            continue;
        }
        // people on a list are never that many
        let n = u32::try_from(count.n).unwrap_or(u32::MAX);
        let (should, present) = voters.entry(count.meeting_id).or_default();
        *should = should.saturating_add(n);
        if count.mark == Some(Attended::Present) {
            *present = present.saturating_add(n);
        }
    }
    Ok(voters)
}
