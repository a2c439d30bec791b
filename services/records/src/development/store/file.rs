use crate::{
    development::words::DevelopmentStanding,
    members::words::{Gender, WorkPost},
};
use kernel::{DevelopmentFileId, MemberId, UnitId};
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "development_files")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DevelopmentFileId,
    pub person_id: MemberId,
    pub member_id: Option<MemberId>,
    pub unit_id: UnitId,
    pub name: String,
    pub id_no_sealed: Vec<u8>,
    pub id_no_blind: Vec<u8>,
    pub gender: Gender,
    pub ethnic: Option<String>,
    pub birth_date: Date,
    pub education: Option<String>,
    pub work_post: Option<WorkPost>,
    pub job_title: Option<String>,
    pub mobile_sealed: Option<Vec<u8>>,
    pub leaves_on: Option<Date>,
    /// A code of the procedure.
    pub state: String,
    pub standing: DevelopmentStanding,
    /// The day the state was entered.
    pub since: Date,
    pub due_on: Option<Date>,
    /// The step that is due, a code of the procedure.
    pub due_step: Option<String>,
    pub closed_on: Option<Date>,
    /// The year whose plan it was put into, with the day.
    pub plan_year: Option<i16>,
    pub planned_on: Option<Date>,
    /// Why, where the plan was used up already.
    pub plan_reason: Option<String>,
    /// A special admission: [`super::special::Special`].
    pub special: Option<Json>,
    pub created_by: Option<Uuid>,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(CreatedAt);
