use crate::collections::{
    rules::{Form, Values, merged},
    words::{AnswerState, AnswerStep},
};
use kernel::{AccountId, CollectionId, UnitId};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

/// Values as they are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct KeptValues(pub Values);

/// A step somebody took with an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    pub step: AnswerStep,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by: Option<AccountId>,
    pub by_name: Option<String>,
    /// By whoever asks, for the unit.
    pub on_behalf: bool,
    pub reason: Option<String>,
    /// What was written before a correction.
    pub before: Option<Values>,
}

/// Steps as they are kept, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Steps(pub Vec<Taken>);

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "collection_answers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub collection_id: CollectionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    pub state: AnswerState,
    #[sea_orm(column_type = "JsonBinary")]
    pub given: KeptValues,
    #[sea_orm(column_type = "JsonBinary")]
    pub known: KeptValues,
    #[sea_orm(column_type = "JsonBinary")]
    pub steps: Steps,
    pub asked_on: Date,
    pub submitted_on: Option<Date>,
    pub accepted_on: Option<Date>,
    pub on_behalf: bool,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(CreatedAt);

impl Model {
    /// What it says in all.
    pub fn values(&self, form: &Form) -> Values {
        merged(form, &self.given.0, &self.known.0)
    }
}
