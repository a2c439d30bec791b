use super::parts::{Answers, Candidates, Congress, Mandate, Outcome, Plan, Roll, Rounds};
use crate::elections::rules::{ElectionKind, ElectionState, Electors};
use kernel::{AccountId, ElectionId, MeetingId, UnitId};
use rulepack::elections::Office;
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
    /// The congress whose delegates are elected; none where a term begins.
    pub congress_id: Option<ElectionId>,
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
    /// Delegates elect in place of all members.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub congress: Option<Congress>,
    /// The delegates that are elected here.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub mandate: Option<Mandate>,
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

    pub const fn kind(&self) -> ElectionKind {
        if self.mandate.is_some() { ElectionKind::Delegates } else { ElectionKind::Term }
    }

    pub fn seats(&self, office: Office) -> u32 {
        match &self.mandate {
            None => self.plan.seats(office),
            Some(mandate) if office == Office::Delegate => mandate.seats,
            Some(_) => 0,
        }
    }

    /// What is elected, in the order in which it is.
    pub fn offices(&self) -> Vec<Office> {
        const ORDER: [Office; 4] =
            [Office::Delegate, Office::CommitteeMember, Office::Secretary, Office::DeputySecretary];
        ORDER.into_iter().filter(|office| self.seats(*office) > 0).collect()
    }

    /// Who elects the committee, or the delegates.
    pub const fn assembly(&self) -> Electors {
        if self.congress.is_some() { Electors::Congress } else { Electors::Members }
    }
}
