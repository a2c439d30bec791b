//! The row of `onboarding` and every query on it.

use super::words::{Mark, Step};
use sea_orm::{DbErr, EntityTrait, IntoActiveModel, sea_query::OnConflict};
use std::collections::BTreeMap;
use tenancy::TenantTx;
use time::OffsetDateTime;

mod onboarding {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "onboarding")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i16,
        pub hidden: bool,
        pub marks: Json,
        pub updated_at: TimeDateTimeWithTimeZone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use onboarding::{Column, Entity, Model};

const ROW: i16 = 1;

/// What was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub hidden: bool,
    /// Steps nobody said anything about are missing.
    pub marks: BTreeMap<Step, Mark>,
}

impl Said {
    pub fn of(&self, step: Step) -> Mark {
        self.marks.get(&step).copied().unwrap_or(Mark::Open)
    }
}

pub async fn load(tx: &TenantTx) -> Result<Said, DbErr> {
    let row = Entity::find_by_id(ROW).one(tx).await?;
    // a step a later release knows is none here
    let marks = |value| serde_json::from_value(value).unwrap_or_default();
    Ok(row.map(|row| Said { hidden: row.hidden, marks: marks(row.marks) }).unwrap_or_default())
}

pub async fn put(tx: &TenantTx, said: &Said, now: OffsetDateTime) -> Result<(), DbErr> {
    let marks = serde_json::to_value(&said.marks).map_err(|error| DbErr::Json(error.to_string()))?;
    let row = Model { id: ROW, hidden: said.hidden, marks, updated_at: now };
    let again = OnConflict::column(Column::Id)
        .update_columns([Column::Hidden, Column::Marks, Column::UpdatedAt])
        .to_owned();
    Entity::insert(row.into_active_model()).on_conflict(again).exec_without_returning(tx).await.map(drop)
}
