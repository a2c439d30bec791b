//! The only queries on `stay_certificates`.

use crate::sql::any_of;
use kernel::{AccountId, SpellId, StayCertificateId, UnitId};
use sea_orm::{
    ActiveValue::Set, Condition, IntoActiveModel, Order, QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::*, sea_query::SelectStatement,
};
use std::collections::HashMap;
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "stay_certificates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StayCertificateId,
    pub spell_id: SpellId,
    pub issuer_id: UnitId,
    pub year: i32,
    pub number: i32,
    pub addressee: String,
    pub issued_on: Date,
    pub valid_until: Date,
    pub rests_on: Json,
    pub issued_by: Option<AccountId>,
    pub cancelled_on: Option<Date>,
    pub cancel_reason: Option<String>,
    pub version: i32,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Its number as it is written: `2026-007`.
    pub fn serial(&self) -> String {
        format!("{}-{:03}", self.year, self.number)
    }
}

/// Those of some stays, the newest first.
pub async fn of_spells(tx: &TenantTx, spells: Vec<SpellId>) -> Result<HashMap<SpellId, Vec<Model>>, DbErr> {
    let mut found: HashMap<SpellId, Vec<Model>> = HashMap::new();
    if spells.is_empty() {
        return Ok(found);
    }
    let theirs = Entity::find().filter(any_of(Column::SpellId, spells));
    for one in theirs.order_by(Column::Id, Order::Desc).all(tx).await? {
        found.entry(one.spell_id).or_default().push(one);
    }
    Ok(found)
}

/// Ids of the stays a certificate was issued for, for use inside another query.
pub fn spells_with() -> SelectStatement {
    Entity::find().select_only().column(Column::SpellId).into_query()
}

pub async fn find(tx: &TenantTx, id: StayCertificateId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

/// The last number that was given in a year; 0 before the first.
pub async fn last_number(tx: &TenantTx, year: i32) -> Result<i32, DbErr> {
    let of_year = Entity::find().filter(Column::Year.eq(year));
    let last = of_year.order_by(Column::Number, Order::Desc).limit(1).one(tx).await?;
    Ok(last.map(|one| one.number).unwrap_or_default())
}

pub async fn insert(tx: &TenantTx, certificate: Model) -> Result<(), DbErr> {
    Entity::insert(certificate.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// `None` when somebody else was faster.
pub async fn cancel(tx: &TenantTx, of: &Model, on: Date, reason: String) -> Result<Option<Model>, DbErr> {
    let cancelled = ActiveModel {
        cancelled_on: Set(Some(on)),
        cancel_reason: Set(Some(reason)),
        version: Set(of.version + 1),
        ..Default::default()
    };
    let standing = Condition::all()
        .add(Column::Id.eq(of.id))
        .add(Column::Version.eq(of.version))
        .add(Column::CancelledOn.is_null());
    Ok(Entity::update_many().set(cancelled).filter(standing).exec_with_returning(tx).await?.pop())
}
