use crate::{
    imports::words::{RowState, Verdict},
    sql::hex,
};
use kernel::ImportId;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "import_rows")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub import_id: ImportId,
    pub line: i32,
    pub depth: i32,
    pub verdict: Verdict,
    pub reason: Option<String>,
    pub state: RowState,
    /// The member or unit that came of it.
    pub subject_id: Option<Uuid>,
    #[serde(serialize_with = "hex::serialize")]
    pub sealed: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
