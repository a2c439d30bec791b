use crate::development::words::MentorRole;
use kernel::{DevelopmentFileId, DevelopmentStepId, MemberId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "development_mentors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub file_id: DevelopmentFileId,
    /// The step that named them.
    pub step_id: DevelopmentStepId,
    pub role: MentorRole,
    pub member_id: MemberId,
    pub since: Date,
    /// The step that named others instead.
    pub replaced_by: Option<DevelopmentStepId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
