use crate::transfers::rules::letter::Issued;
use kernel::{AccountId, TransferId, TransferLetterId, YearMonth};
use rulepack::transfers::Distance;
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "transfer_letters")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TransferLetterId,
    pub transfer_id: TransferId,
    pub version: i32,
    pub year: Option<i32>,
    pub number: Option<i32>,
    pub paper_no: Option<String>,
    pub distance: Option<Distance>,
    pub issued_on: Date,
    pub valid_until: Date,
    pub paid_to: Date,
    pub keep_until: Date,
    pub rests_on: Json,
    pub issued_by: Option<AccountId>,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What the rules look at.
    pub fn issued(&self) -> Issued {
        Issued {
            issued_on: self.issued_on,
            valid_until: self.valid_until,
            paid_to: YearMonth::of(self.paid_to),
        }
    }

    /// Its number as it is written: `2026-007`, or what stands on a letter from elsewhere.
    pub fn serial(&self) -> String {
        match (self.year, self.number) {
            (Some(year), Some(number)) => format!("{year}-{number:03}"),
            _ => self.paper_no.clone().unwrap_or_default(),
        }
    }
}
