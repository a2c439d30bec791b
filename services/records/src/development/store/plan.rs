use kernel::UnitId;
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

/// What a unit may admit in a year.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "development_plans")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i16,
    pub quota: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub changes: Changes,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Every decision on it, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Changes(pub Vec<ChangeRecord>);

/// A number that was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeRecord {
    pub quota: u32,
    /// The day on the paper.
    pub decided_on: Date,
    pub doc_no: Option<String>,
    pub reason: Option<String>,
    pub set_by: Option<Uuid>,
    #[serde(with = "time::serde::rfc3339")]
    pub set_at: OffsetDateTime,
}

impl Model {
    pub fn quota(&self) -> u32 {
        u32::try_from(self.quota).unwrap_or_default()
    }
}
