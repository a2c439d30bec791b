use crate::units::words::{Situation, UnitState};
use kernel::UnitId;
use rulepack::{Nature, UnitKind};
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "units")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UnitId,
    pub parent_id: Option<UnitId>,
    pub label: String,
    pub path: String,
    pub kind: UnitKind,
    pub name: String,
    pub short_name: Option<String>,
    pub state: UnitState,
    pub merged_into_id: Option<UnitId>,
    pub nature: Option<Nature>,
    pub situation: Option<Situation>,
    pub body_name: Option<String>,
    pub credit_code: Option<String>,
    /// Of a joint branch: how many bodies it is of.
    pub joint_bodies: Option<i16>,
    pub contact_name: Option<String>,
    pub contact_phone_sealed: Option<Vec<u8>>,
    pub founded_on: Option<Date>,
    pub approved_doc_no: Option<String>,
    pub dissolved_on: Option<Date>,
    pub term_started_on: Option<Date>,
    pub term_years: Option<i16>,
    pub direct_transfers: bool,
    pub external_code: Option<String>,
    pub position: i32,
    pub version: i32,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!();
