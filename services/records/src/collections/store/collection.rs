use crate::collections::{rules::Form, template::Template, words::CollectionState};
use kernel::{AccountId, CollectionId, UnitId};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

/// The form as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct KeptForm(pub Form);

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "collections")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CollectionId,
    pub unit_id: UnitId,
    pub title: String,
    pub intro: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub form: KeptForm,
    pub state: CollectionState,
    pub due_on: Date,
    pub sent_on: Option<Date>,
    pub reminded_on: Option<Date>,
    pub closed_on: Option<Date>,
    pub created_by: Option<AccountId>,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub template: Option<Template>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(CreatedAt);
