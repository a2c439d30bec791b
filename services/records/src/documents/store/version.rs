use super::super::words::{Fault, VersionState};
use ::documents::FileKind;
use kernel::{AccountId, DocumentId, DocumentVersionId};
use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentVersionId,
    pub document_id: DocumentId,
    pub number: Option<i32>,
    pub state: VersionState,
    pub file_name: String,
    pub file_kind: Option<FileKind>,
    pub size: i64,
    pub sha256: Option<Vec<u8>>,
    pub upload: Option<String>,
    pub fault: Option<Fault>,
    pub checked_at: Option<OffsetDateTime>,
    pub created_by: Option<AccountId>,
    pub created_at: OffsetDateTime,
    pub stored_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The length of the plain file.
    pub fn bytes(&self) -> u64 {
        u64::try_from(self.size).unwrap_or_default()
    }

    /// The sum of a stored one.
    pub fn sum(&self) -> [u8; 32] {
        let mut sum = [0; 32];
        if let Some(kept) = self.sha256.as_deref().filter(|kept| kept.len() == sum.len()) {
            sum.copy_from_slice(kept);
        }
        sum
    }
}
