//! The rows of `rights_suspensions`.

use super::RestKind;
use crate::registers::spells::spell;
use kernel::{MemberId, SpellId};
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rights_suspensions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SpellId,
    pub member_id: MemberId,
    pub kind: RestKind,
    /// Of the paper that decided it.
    pub doc_no: String,
    pub decided_on: Date,
    pub since: Date,
    /// The last day; none while no end is known.
    pub until: Option<Date>,
    pub version: i32,
    pub recorded_at: OffsetDateTime,
    pub end_recorded_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

spell!();
