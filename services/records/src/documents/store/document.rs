use super::super::words::DocumentState;
use kernel::{AccountId, DocumentId, MemberId, UnitId};
use rulepack::{DocumentClass, DocumentKind};
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentId,
    pub member_id: Option<MemberId>,
    pub unit_id: Option<UnitId>,
    pub kind: DocumentKind,
    pub class: DocumentClass,
    pub title: String,
    pub note: Option<String>,
    pub state: DocumentState,
    pub current_version: i32,
    pub retain_until: Option<Date>,
    pub held_reason: Option<String>,
    pub created_by: Option<AccountId>,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub deleted_by: Option<AccountId>,
    pub deleted_at: Option<OffsetDateTime>,
    pub deleted_reason: Option<String>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!();
