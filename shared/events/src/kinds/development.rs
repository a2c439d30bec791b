use crate::Event;
use kernel::{DevelopmentFileId, DevelopmentNoticeId, MemberId, UnitId};
use serde::{Deserialize, Serialize};
use time::Date;

/// Somebody handed in an application and has a development file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevelopmentOpened {
    pub id: DevelopmentFileId,
    /// What the person is, or will be, called as a member.
    pub person_id: MemberId,
    pub unit_id: UnitId,
    pub applied_on: Date,
}

impl Event for DevelopmentOpened {
    const KIND: &'static str = "development.opened.v1";
}

/// A step was recorded in a development file, or the last one was taken back. What was said is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevelopmentStepTaken {
    pub id: DevelopmentFileId,
    pub person_id: MemberId,
    pub unit_id: UnitId,
    pub step: String,
    pub outcome: String,
    /// Where the file stands now.
    pub state: String,
    /// The date on paper.
    pub decided_on: Date,
    /// It does not count any more.
    pub retracted: bool,
}

impl Event for DevelopmentStepTaken {
    const KIND: &'static str = "development.step_taken.v1";
}

/// A public notice about a person began, or was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevelopmentNoticeChanged {
    pub id: DevelopmentNoticeId,
    pub file_id: DevelopmentFileId,
    pub unit_id: UnitId,
    /// The step it comes before.
    pub ahead_of: String,
    pub from_on: Date,
    pub until_on: Date,
    pub withdrawn: bool,
}

impl Event for DevelopmentNoticeChanged {
    const KIND: &'static str = "development.notice_changed.v1";
}
