use crate::meetings::rules::remedies::Remedy;
use kernel::{AccountId, FollowUpId, MeetingId, MemberId};
use sea_orm::entity::prelude::*;
use serde::Serialize;
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
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn remedy(&self) -> Remedy {
        Remedy { has_owner: self.owner_id.is_some(), due_on: self.due_on, done_on: self.done_on }
    }
}
