use super::parts::{Answers, Candidates, Outcome, Plan, Roll, Rounds};
use crate::elections::rules::ElectionState;
use kernel::{AccountId, ElectionId, MeetingId, UnitId};
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "elections")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ElectionId,
    pub unit_id: UnitId,
    /// The committee that files and approves; none above the top of the organisation.
    pub above_id: Option<UnitId>,
    pub state: ElectionState,
    pub planned_on: Date,
    pub held_on: Option<Date>,
    /// The meeting it was held at, where that is recorded.
    pub meeting_id: Option<MeetingId>,
    pub closed_on: Option<Date>,
    /// Everybody that stands or was elected.
    pub people: Vec<Uuid>,
    #[sea_orm(column_type = "JsonBinary")]
    pub plan: Plan,
    #[sea_orm(column_type = "JsonBinary")]
    pub roll: Roll,
    #[sea_orm(column_type = "JsonBinary")]
    pub candidates: Candidates,
    #[sea_orm(column_type = "JsonBinary")]
    pub rounds: Rounds,
    #[sea_orm(column_type = "JsonBinary")]
    pub outcome: Outcome,
    #[sea_orm(column_type = "JsonBinary")]
    pub answers: Answers,
    pub created_by: Option<AccountId>,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(CreatedAt);

impl Model {
    /// The day the rules are asked about: of the meeting, or the one it is planned for.
    pub fn day(&self) -> Date {
        self.held_on.unwrap_or(self.planned_on)
    }
}
