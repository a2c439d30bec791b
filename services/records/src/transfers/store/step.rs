use crate::transfers::rules::{Actor, Step};
use kernel::{AccountId, TransferId};
use rulepack::transfers::TransferState;
use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "transfer_steps")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub transfer_id: TransferId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub step: Step,
    pub actor: Actor,
    pub on_behalf: bool,
    pub from_state: TransferState,
    pub to_state: TransferState,
    pub on_day: Date,
    pub reason: Option<String>,
    pub taken_by: Option<AccountId>,
    pub taken_by_name: Option<String>,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
