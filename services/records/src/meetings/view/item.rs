use crate::{
    desk::Desk,
    meetings::{
        rules::attendance::Standing,
        store::{self, meeting::Model},
        words::{Attended, MeetingState},
    },
    units,
};
use kernel::{MeetingId, UnitId};
use rest::Problem;
use rulepack::organisational_life::{Gathering, MeetingKind};
use serde::Serialize;
use std::collections::HashMap;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A meeting in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeetingItem {
    pub id: MeetingId,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub gathering: Gathering,
    pub kinds: Vec<MeetingKind>,
    pub subject: String,
    pub place: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub planned_start: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub planned_end: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub started_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
    pub state: MeetingState,
    /// The day it was held on, or is planned for.
    pub day: Date,
    pub attendance: Present,
    /// Of the version filed last; 0 before.
    pub number: i32,
    pub version: i32,
}

/// How many should attend and do, guests left out.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
#[schema(as = MeetingPresence)]
pub struct Present {
    pub should: i64,
    pub present: i64,
    /// Absent with a reason.
    pub leave: i64,
    pub unexcused: i64,
    /// Need not come, and did not: off the rate.
    pub exempt: i64,
    /// Nothing is known of them yet.
    pub unmarked: i64,
}

impl Present {
    const fn with(mut self, mark: Option<Attended>, n: i64) -> Self {
        self.should += n;
        let count = match mark {
            Some(Attended::Present) => &mut self.present,
            Some(Attended::Leave) => &mut self.leave,
            Some(Attended::Unexcused) => &mut self.unexcused,
            Some(Attended::Exempt) => &mut self.exempt,
            None => &mut self.unmarked,
        };
        *count += n;
        self
    }
}

/// # Errors
/// When the database is away.
pub async fn items(desk: &Desk<'_>, meetings: Vec<Model>) -> Result<Vec<MeetingItem>, Problem> {
    let units = units::by_ids(desk.tx, meetings.iter().map(|meeting| meeting.unit_id).collect()).await?;
    let mut present: HashMap<MeetingId, Present> = HashMap::new();
    let counts = store::counts(desk.tx, meetings.iter().map(|meeting| meeting.id).collect()).await?;
    for count in counts.iter().filter(|count| count.standing != Standing::Guest) {
        let sum = present.entry(count.meeting_id).or_default();
        *sum = sum.with(count.mark, count.n);
    }
    let item = |meeting: Model| MeetingItem {
        kinds: meeting.kinds().into_iter().collect(),
        unit_name: units.get(&meeting.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
        attendance: present.get(&meeting.id).copied().unwrap_or_default(),
        id: meeting.id,
        unit_id: meeting.unit_id,
        gathering: meeting.gathering,
        subject: meeting.subject,
        place: meeting.place,
        planned_start: meeting.planned_start,
        planned_end: meeting.planned_end,
        started_at: meeting.started_at,
        ended_at: meeting.ended_at,
        state: meeting.state,
        day: meeting.day,
        number: meeting.number,
        version: meeting.version,
    };
    Ok(meetings.into_iter().map(item).collect())
}
