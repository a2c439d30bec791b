//! The rows of `dispositions`.

use super::rules::{DispositionDoubt, in_force};
use crate::versioned;
use kernel::{DispositionId, MeetingId, MemberId, SpellId};
use rulepack::dispositions::{ApprovalLevel, DecidingBody, DispositionKind, DispositionRule};
use sea_orm::{Condition, IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dispositions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DispositionId,
    pub member_id: MemberId,
    pub kind: DispositionKind,
    pub decided_by: DecidingBody,
    pub body_name: String,
    pub decided_on: Date,
    /// Of the paper of the decision itself.
    pub doc_no: Option<String>,
    pub meeting_id: Option<MeetingId>,
    pub months: Option<i16>,
    pub approval_level: Option<ApprovalLevel>,
    pub approved_by: Option<String>,
    pub approved_on: Option<Date>,
    pub approval_doc_no: Option<String>,
    /// None while the approval it needs is missing.
    pub in_force_from: Option<Date>,
    /// The last day of its term.
    pub until: Option<Date>,
    /// The first day without it.
    pub lifted_on: Option<Date>,
    pub lifted_doc_no: Option<String>,
    /// The entry that holds the days in which the rights rest.
    pub rights_suspension_id: Option<SpellId>,
    /// Why it was filled in afterwards.
    pub history_reason: Option<String>,
    /// What stands against it, of history.
    pub doubts: Vec<String>,
    pub version: i32,
    pub recorded_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
}

impl Model {
    pub fn term(&self) -> Option<u16> {
        self.months.and_then(|months| u16::try_from(months).ok())
    }

    /// From when it holds by a rule.
    pub fn holds_from(&self, rule: &DispositionRule) -> Option<Date> {
        let history = self.history_reason.is_some();
        let approval = self.approval_level.zip(self.approved_on);
        in_force(rule, self.decided_by, self.decided_on, approval, history)
    }

    pub fn doubts(&self) -> Vec<DispositionDoubt> {
        self.doubts.iter().filter_map(|doubt| doubt.parse().ok()).collect()
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(MemberId, RecordedAt);

pub async fn find(tx: &TenantTx, condition: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(condition).one(tx).await
}

/// The newest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by_desc(Column::Id).limit(limit).all(tx).await
}

pub async fn of_member(tx: &TenantTx, member: MemberId) -> Result<Vec<Model>, DbErr> {
    page(tx, Condition::all().add(Column::MemberId.eq(member)), u64::from(u32::MAX)).await
}

pub async fn insert(tx: &TenantTx, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// `None` when somebody else was faster.
pub async fn save(tx: &TenantTx, row: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, row, now).await
}
