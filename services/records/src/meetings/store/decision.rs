use crate::meetings::words::Ballot;
use kernel::{DecisionId, MeetingId};
use rulepack::organisational_life::Decision;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "meeting_decisions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    pub meeting_id: MeetingId,
    pub position: i16,
    pub decision: Decision,
    pub text: String,
    pub ballot: Ballot,
    pub ballots: i32,
    pub yes: i32,
    pub no: i32,
    pub abstain: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
