//! The only queries on `floating_spells`.

use crate::{
    registers::spells::spell,
    sql::{self, hex},
};
use kernel::{MemberId, SpellId, UnitId};
use sea_orm::{ActiveValue::Set, Condition, entity::prelude::*};
use serde::Serialize;
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "floating_spells")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SpellId,
    pub member_id: MemberId,
    pub where_to: String,
    pub since: Date,
    pub until: Option<Date>,
    pub inflow_unit_id: Option<UnitId>,
    #[serde(serialize_with = "hex::option::serialize")]
    pub contact_sealed: Option<Vec<u8>>,
    pub abroad: Option<bool>,
    pub last_contact_on: Option<Date>,
    pub last_contact_by: Option<String>,
    pub expected_until: Option<Date>,
    pub changed: Option<bool>,
    pub fixed_place: Option<bool>,
    pub version: i32,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub end_recorded_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

spell!();

pub async fn insert(tx: &TenantTx, spells: Vec<Model>) -> Result<(), DbErr> {
    if spells.is_empty() {
        return Ok(());
    }
    sql::insert_all::<Entity>(tx, &spells).await
}

/// Writes down the latest contact; `None` when the stay was ended or changed meanwhile.
pub async fn note_contact(
    tx: &TenantTx,
    spell: &Model,
    on: Date,
    by: Option<String>,
) -> Result<Option<Model>, DbErr> {
    let noted = ActiveModel {
        last_contact_on: Set(Some(on)),
        last_contact_by: Set(by),
        version: Set(spell.version + 1),
        ..Default::default()
    };
    let unchanged = Condition::all()
        .add(Column::Id.eq(spell.id))
        .add(Column::Version.eq(spell.version))
        .add(Column::Until.is_null());
    Ok(Entity::update_many().set(noted).filter(unchanged).exec_with_returning(tx).await?.pop())
}

pub async fn erase_contacts(tx: &TenantTx, member: MemberId) -> Result<(), DbErr> {
    let erased = ActiveModel { contact_sealed: Set(None), ..Default::default() };
    Entity::update_many().set(erased).filter(Column::MemberId.eq(member)).exec(tx).await.map(drop)
}
