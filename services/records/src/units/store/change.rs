use crate::units::{
    timeline::Decision,
    words::{Change, UnitState},
};
use kernel::UnitId;
use rulepack::UnitKind;
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_changes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub unit_id: UnitId,
    pub change: Change,
    pub decided_on: Option<Date>,
    pub recorded_at: OffsetDateTime,
    pub recorded_by: Option<Uuid>,
    pub doc_no: Option<String>,
    pub parent_id: Option<UnitId>,
    pub kind: Option<UnitKind>,
    pub name: Option<String>,
    pub short_name: Option<String>,
    pub state: Option<UnitState>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl From<Model> for Decision {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            unit_id: row.unit_id,
            change: row.change,
            decided_on: row.decided_on,
            recorded_at: row.recorded_at,
            parent_id: row.parent_id,
            kind: row.kind,
            name: row.name,
            short_name: row.short_name,
            state: row.state,
        }
    }
}
