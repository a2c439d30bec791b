//! The table `themed_days` and every query on it.

use kernel::UnitId;
use sea_orm::{DbErr, EntityTrait, IntoActiveModel, sea_query::OnConflict};
use tenancy::TenantTx;

pub mod themed_day {
    use crate::meetings::themed::rule::ThemedDayRule;
    use kernel::UnitId;
    use sea_orm::entity::prelude::*;
    use time::OffsetDateTime;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "themed_days")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub unit_id: UnitId,
        #[sea_orm(column_type = "JsonBinary")]
        pub fixed: ThemedDayRule,
        pub set_by: Option<Uuid>,
        pub set_at: OffsetDateTime,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub use themed_day::Model;
use themed_day::{Column, Entity};

pub async fn of_unit(tx: &TenantTx, unit: UnitId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(unit).one(tx).await
}

/// Puts the day of a unit, or takes it away.
pub async fn put(tx: &TenantTx, unit: UnitId, row: Option<Model>) -> Result<(), DbErr> {
    let Some(row) = row else { return Entity::delete_by_id(unit).exec(tx).await.map(drop) };
    let renewed = OnConflict::column(Column::UnitId)
        .update_columns([Column::Fixed, Column::SetBy, Column::SetAt])
        .to_owned();
    Entity::insert(row.into_active_model()).on_conflict(renewed).exec_without_returning(tx).await.map(drop)
}
