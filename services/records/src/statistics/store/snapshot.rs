use crate::statistics::{tables::Frozen, words::Occasion};
use kernel::{AccountId, SnapshotId, UnitId};
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "statistics_snapshots")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SnapshotId,
    pub unit_id: UnitId,
    /// As it was called then.
    pub unit_name: String,
    pub cut_off_on: Date,
    pub opened_after: Date,
    pub occasion: Occasion,
    pub note: Option<String>,
    pub content: Json,
    pub members: Vec<u8>,
    pub member_count: i32,
    pub hash: Vec<u8>,
    pub frozen_by: Option<AccountId>,
    pub frozen_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// # Errors
    /// When the content was written by a later version.
    pub fn frozen(&self) -> Result<Frozen, serde_json::Error> {
        serde_json::from_value(self.content.clone())
    }
}
