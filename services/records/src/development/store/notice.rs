use kernel::{DevelopmentFileId, DevelopmentNoticeId};
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "development_notices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DevelopmentNoticeId,
    pub file_id: DevelopmentFileId,
    pub ahead_of: String,
    pub from_on: Date,
    /// The last day.
    pub until_on: Date,
    /// Words of [`rulepack::development::NoticeField`].
    pub shown: Vec<String>,
    pub place: Option<String>,
    /// Where to object; of an older notice nothing is known.
    pub objection_phone: Option<String>,
    /// An address, or an office.
    pub objection_address: Option<String>,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: OffsetDateTime,
    pub withdrawn_at: Option<OffsetDateTime>,
    pub withdrawn_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn runs_on(&self, day: Date) -> bool {
        self.withdrawn_at.is_none() && (self.from_on..=self.until_on).contains(&day)
    }
}
