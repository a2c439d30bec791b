use kernel::{DevelopmentNoticeId, ObjectionId};
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "development_objections")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ObjectionId,
    pub notice_id: DevelopmentNoticeId,
    pub raised_on: Date,
    /// Whoever raised it gave a name.
    pub named: bool,
    pub text_sealed: Vec<u8>,
    pub settled_on: Option<Date>,
    pub result_sealed: Option<Vec<u8>>,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
