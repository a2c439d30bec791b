use crate::development::words::DevelopmentStanding;
use kernel::{MeetingId, PoolReviewId, UnitId};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A committee looked at its pool as a whole.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "development_pool_reviews")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PoolReviewId,
    pub unit_id: UnitId,
    pub done_on: Date,
    /// The meeting it was made at, or the paper it was written down in, or both.
    pub meeting_id: Option<MeetingId>,
    pub doc_no: Option<String>,
    pub note: Option<String>,
    /// Who was in the pool when it was recorded.
    #[sea_orm(column_type = "JsonBinary")]
    pub pool: PoolLines,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct PoolLines(pub Vec<PoolLine>);

/// How many people are in one standing, and of them of each sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DevelopmentPoolLine)]
pub struct PoolLine {
    pub standing: DevelopmentStanding,
    pub all: u32,
    pub young: u32,
    pub female: u32,
    pub ethnic_minority: u32,
    pub college: u32,
    pub front_line: u32,
}
