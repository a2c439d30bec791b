use crate::cadres::details::Details;
use kernel::{CadreId, DocumentId, MemberId, UnitId};
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "cadres")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CadreId,
    pub unit_id: UnitId,
    pub member_id: Option<MemberId>,
    pub name: String,
    pub id_no_sealed: Option<Vec<u8>>,
    pub id_no_blind: Option<Vec<u8>>,
    pub private_sealed: Option<Vec<u8>>,
    #[sea_orm(column_type = "JsonBinary")]
    pub details: Details,
    pub photo_id: Option<DocumentId>,
    pub left_on: Option<Date>,
    pub left_reason: Option<String>,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(CreatedAt);
