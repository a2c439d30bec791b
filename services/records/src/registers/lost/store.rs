//! The rows of `lost_contacts`.

use crate::registers::spells::spell;
use kernel::{MemberId, SpellId};
use sea_orm::{IntoActiveModel as _, entity::prelude::*};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lost_contacts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SpellId,
    pub member_id: MemberId,
    pub since: Date,
    pub reason_code: String,
    pub until: Option<Date>,
    pub version: i32,
    pub recorded_at: OffsetDateTime,
    pub end_recorded_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

spell!();

pub async fn insert(tx: &TenantTx, entries: Vec<Model>) -> Result<(), DbErr> {
    if entries.is_empty() {
        return Ok(());
    }
    let rows = entries.into_iter().map(Model::into_active_model);
    Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}
