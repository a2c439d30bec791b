use crate::Event;
use kernel::{DevelopmentFileId, DevelopmentNoticeId, MemberId, PoolReviewId, UnitId};
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

/// A unit was given a number of admissions for a year, or another number than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevelopmentPlanSet {
    pub unit_id: UnitId,
    pub year: i16,
    pub quota: u32,
    pub decided_on: Date,
}

impl Event for DevelopmentPlanSet {
    const KIND: &'static str = "development.plan_set.v1";
}

/// A file was put into the plan of a year, or taken out of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevelopmentPlanned {
    pub id: DevelopmentFileId,
    pub person_id: MemberId,
    pub unit_id: UnitId,
    pub year: i16,
    /// It has no place in it any more.
    pub withdrawn: bool,
}

impl Event for DevelopmentPlanned {
    const KIND: &'static str = "development.planned.v1";
}

/// A committee analysed its pool of activists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevelopmentPoolReviewed {
    pub id: PoolReviewId,
    pub unit_id: UnitId,
    pub done_on: Date,
    /// It was recorded by mistake and taken back.
    pub withdrawn: bool,
}

impl Event for DevelopmentPoolReviewed {
    const KIND: &'static str = "development.pool_reviewed.v1";
}

/// Somebody was admitted beside the procedure, by approvals up to the province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevelopmentSpecialAdmission {
    pub id: DevelopmentFileId,
    pub person_id: MemberId,
    pub unit_id: UnitId,
    /// `posthumous` or `extreme`.
    pub kind: String,
    /// The day of the last approval.
    pub approved_on: Date,
}

impl Event for DevelopmentSpecialAdmission {
    const KIND: &'static str = "development.specially_admitted.v1";
}
