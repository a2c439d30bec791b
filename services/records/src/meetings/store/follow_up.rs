use crate::meetings::{rules::remedies::Remedy, words::FollowUpReportState};
use kernel::{AccountId, FollowUpId, MeetingId, MemberId};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "meeting_follow_ups")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FollowUpId,
    pub meeting_id: MeetingId,
    pub position: i16,
    pub text: String,
    pub owner_id: Option<MemberId>,
    pub due_on: Date,
    pub done_on: Option<Date>,
    pub done_note: Option<String>,
    pub done_by: Option<AccountId>,
    /// Of a remedy, the problem it answers.
    pub problem: Option<String>,
    /// How it went, in order; none where nobody has said anything.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub reports: Option<Reports>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Reports(pub Vec<Report>);

/// How something was going on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub on: Date,
    pub state: FollowUpReportState,
    pub note: Option<String>,
    pub by: Option<AccountId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn remedy(&self) -> Remedy {
        Remedy { has_owner: self.owner_id.is_some(), due_on: self.due_on, done_on: self.done_on }
    }

    pub fn reports(&self) -> &[Report] {
        self.reports.as_ref().map(|reports| reports.0.as_slice()).unwrap_or_default()
    }

    /// The last report up to a day.
    pub fn reported_by(&self, day: Date) -> Option<Date> {
        self.reports().iter().map(|report| report.on).filter(|on| *on <= day).max()
    }

    pub fn add(&mut self, report: Report) {
        self.reports.get_or_insert_default().0.push(report);
    }
}
