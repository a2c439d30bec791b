use crate::{
    imports::words::{ImportKind, ImportState, Mode},
    table::Format,
};
use kernel::{AccountId, ImportId};
use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportId,
    pub kind: ImportKind,
    pub file_name: String,
    pub file_format: Format,
    pub state: ImportState,
    pub mode: Option<Mode>,
    /// Where the rows may go: JSON, see [`crate::imports::reach`].
    pub reach: String,
    /// The part of the tree the import belongs to; none for the whole.
    pub unit_path: Option<String>,
    /// JSON, see [`crate::imports::header`].
    pub header: Option<String>,
    pub rows_read: i32,
    pub rows_good: i32,
    pub rows_warned: i32,
    pub rows_refused: i32,
    pub rows_done: i32,
    pub progress: f32,
    /// JSON, see [`crate::imports::trouble`].
    pub problem: Option<String>,
    /// The attempt that works on it.
    pub run: Option<Uuid>,
    pub created_by: Option<AccountId>,
    pub applied_by: Option<AccountId>,
    pub created_at: OffsetDateTime,
    pub checked_at: Option<OffsetDateTime>,
    pub applied_at: Option<OffsetDateTime>,
    pub closed_at: Option<OffsetDateTime>,
}

impl Model {
    /// Whether rows of it are on the roster or in the tree: those of one that was entered, or of an attempt that
    /// was given up half-way.
    pub fn holds_rows(&self) -> bool {
        self.state == ImportState::Applied || (self.state == ImportState::Checked && self.rows_done > 0)
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
