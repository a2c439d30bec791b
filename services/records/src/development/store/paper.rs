use crate::development::rules::Paper;
use kernel::{DevelopmentFileId, DevelopmentPaperId, DocumentId, MemberId};
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "development_papers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DevelopmentPaperId,
    pub file_id: DevelopmentFileId,
    pub code: String,
    pub dated: Option<Date>,
    pub pages: i16,
    /// Words of [`rulepack::development::Signer`].
    pub signed_by: Vec<String>,
    /// Where it was scanned.
    pub document_id: Option<DocumentId>,
    /// Of a thought report.
    pub received_by: Option<MemberId>,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// As the rules read it.
    pub fn paper(&self) -> Paper {
        Paper {
            code: self.code.as_str().into(),
            dated: self.dated,
            pages: u16::try_from(self.pages).unwrap_or(0),
            signed_by: self.signed_by.iter().filter_map(|word| word.parse().ok()).collect(),
        }
    }
}
