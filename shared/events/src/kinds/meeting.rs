use crate::Event;
use kernel::{FollowUpId, MeetingId, MemberId, UnitId};
use serde::{Deserialize, Serialize};
use time::Date;

/// A meeting was planned, changed, held or cancelled. What it is about is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingChanged {
    pub id: MeetingId,
    pub unit_id: UnitId,
    /// E.g. `branch_meeting`; several where one gathering serves several purposes.
    pub kinds: Vec<String>,
    /// `planned`, `held` or `cancelled`.
    pub state: String,
    /// The day it was held on, or is planned for.
    pub day: Date,
}

impl Event for MeetingChanged {
    const KIND: &'static str = "meeting.changed.v1";
}

/// A meeting was taken back entirely, as if it had never been planned (sample data that was removed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingRemoved {
    pub id: MeetingId,
    pub unit_id: UnitId,
}

impl Event for MeetingRemoved {
    const KIND: &'static str = "meeting.removed.v1";
}

/// The record of a meeting was filed, or corrected by a new version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingFiled {
    pub id: MeetingId,
    pub unit_id: UnitId,
    pub kinds: Vec<String>,
    pub day: Date,
    /// The year it was held for, where that is not its own.
    pub serves_year: Option<i32>,
    /// 1 for the first version.
    pub number: i32,
    pub should: u32,
    pub present: u32,
}

impl Event for MeetingFiled {
    const KIND: &'static str = "meeting.filed.v1";
}

/// Somebody asked for leave from a meeting, was answered, or took it back. The reason is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingLeaveChanged {
    pub meeting_id: MeetingId,
    pub unit_id: UnitId,
    pub member_id: MemberId,
    /// `asked`, `approved`, `declined` or `taken_back`.
    pub state: String,
}

impl Event for MeetingLeaveChanged {
    const KIND: &'static str = "meeting.leave_changed.v1";
}

/// A step before an organisational-life meeting was noted as taken, or taken back. What was said of it is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingStepChanged {
    pub meeting_id: MeetingId,
    pub unit_id: UnitId,
    /// `study`, `opinions` or `outlines`.
    pub step: String,
    /// The day it was taken; none where that was taken back.
    pub done_on: Option<Date>,
}

impl Event for MeetingStepChanged {
    const KIND: &'static str = "meeting.step_changed.v1";
}

/// What a meeting had given somebody to do is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingFollowUpDone {
    pub id: FollowUpId,
    pub meeting_id: MeetingId,
    pub unit_id: UnitId,
    pub owner_id: Option<MemberId>,
    pub done_on: Date,
}

impl Event for MeetingFollowUpDone {
    const KIND: &'static str = "meeting.follow_up_done.v1";
}

/// A unit fixed the day of its themed day, or holds to that of the organisation again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemedDayFixed {
    pub unit_id: UnitId,
    /// `not_fixed`, `day_of_month` or `weekday`; none where the organisation decides again.
    pub by: Option<String>,
}

impl Event for ThemedDayFixed {
    const KIND: &'static str = "meeting.themed_day_fixed.v1";
}
