use crate::cadres::{
    rules::steps::Standing,
    words::{AppointmentState, AppointmentStep},
};
use kernel::{AccountId, CadreAppointmentId, CadreId, UnitId};
use rulepack::cadres::AppointmentKind;
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "cadre_appointments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CadreAppointmentId,
    pub cadre_id: CadreId,
    /// The unit it was proposed in; the cadre may have gone elsewhere since.
    pub unit_id: Option<UnitId>,
    pub kind: AppointmentKind,
    pub post: String,
    pub removes: Option<String>,
    pub reason: String,
    pub elected: bool,
    pub state: AppointmentState,
    pub discussed_on: Date,
    pub notice_from: Option<Date>,
    /// The last day.
    pub notice_until: Option<Date>,
    pub notice_place: Option<String>,
    pub objections_sealed: Option<Vec<u8>>,
    pub objections_open: i32,
    pub decided_on: Option<Date>,
    pub doc_no: Option<String>,
    pub probation_until: Option<Date>,
    pub closed_on: Option<Date>,
    #[sea_orm(column_type = "JsonBinary")]
    pub steps: Steps,
    #[sea_orm(column_type = "JsonBinary")]
    pub rests_on: RestsOn,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(CreatedAt);

/// What was done, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Steps(pub Vec<StepRecord>);

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CadreAppointmentStepRecord)]
pub struct StepRecord {
    #[schema(inline)]
    pub step: AppointmentStep,
    /// The day on the paper.
    pub on: Date,
    pub reason: Option<String>,
    pub taken_by: Option<AccountId>,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
}

/// The rules of the day on which it was proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct RestsOn(pub Vec<RuleUsed>);

/// A rule with where to look it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CadreRule)]
pub struct RuleUsed {
    pub rule: String,
    pub effective_from: Date,
    pub source: String,
    /// The organisation decided something in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

impl Model {
    /// What the rules look at.
    pub fn standing(&self, upheld: bool) -> Standing {
        Standing {
            kind: self.kind,
            elected: self.elected,
            state: self.state,
            notice: self.notice_from.zip(self.notice_until),
            objections_open: u32::try_from(self.objections_open).unwrap_or_default(),
            upheld,
            probation_until: self.probation_until,
            last: self.last_day(),
        }
    }

    /// The day of the last step that moved it.
    fn last_day(&self) -> Date {
        let moved =
            |record: &&StepRecord| !matches!(record.step, AppointmentStep::Object | AppointmentStep::Settle);
        self.steps.0.iter().filter(moved).map(|record| record.on).max().unwrap_or(self.discussed_on)
    }
}
