use crate::development::rules::Record;
use kernel::{DevelopmentFileId, DevelopmentStepId, MeetingId, UnitId};
use rulepack::UnitKind;
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "development_steps")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DevelopmentStepId,
    pub file_id: DevelopmentFileId,
    pub number: i32,
    pub step: String,
    pub outcome: String,
    pub decided_on: Date,
    /// Of the extension that was decided.
    pub months: Option<i16>,
    /// Why it was filled in afterwards; of the own time where absent.
    pub history_reason: Option<String>,
    pub note: Option<String>,
    /// At which the vote was taken.
    pub meeting_id: Option<MeetingId>,
    pub training_hours: Option<i16>,
    pub training_days: Option<i16>,
    pub reported_on: Option<Date>,
    pub opinions_heard: Option<bool>,
    pub candidate_present: Option<bool>,
    pub introducers_present: Option<bool>,
    pub resolution: Option<Vec<String>>,
    pub body_unit_id: Option<UnitId>,
    pub body_name: Option<String>,
    pub body_kind: Option<UnitKind>,
    pub body_under_township: Option<bool>,
    pub warnings: Json,
    pub rests_on: Json,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: OffsetDateTime,
    pub retracted_by: Option<Uuid>,
    pub retracted_at: Option<OffsetDateTime>,
    pub retracted_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn counts(&self) -> bool {
        self.retracted_at.is_none()
    }

    /// As the rules read it.
    pub fn record(&self) -> Record {
        Record {
            step: self.step.as_str().into(),
            outcome: self.outcome.as_str().into(),
            decided_on: self.decided_on,
            months: self.months.and_then(|months| u16::try_from(months).ok()),
        }
    }
}
