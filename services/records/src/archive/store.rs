//! The only queries on `archive_volumes`.

use super::{
    rules::Entry,
    words::{VolumeKind, VolumeState},
};
use crate::{sql::any_of, versioned};
use kernel::{AccountId, MemberId, UnitId, VolumeId};
use rest::{Problem, kinds};
use rulepack::archive::FiledKind;
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, PaginatorTrait as _, QueryFilter,
    QueryOrder, QuerySelect, entity::prelude::*, sea_query::LockType,
};
use serde::de::DeserializeOwned;
use tenancy::TenantTx;
use time::OffsetDateTime;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "archive_volumes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VolumeId,
    pub unit_id: UnitId,
    pub kind: VolumeKind,
    pub year: Option<i32>,
    pub number: Option<i32>,
    pub state: VolumeState,
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
    pub sum: Option<Vec<u8>>,
    /// Of a year: the kinds its seal covers. Seals from before that was written down have none.
    pub kinds: Option<Vec<String>>,
    pub reason: Option<String>,
    pub from_member_id: Option<MemberId>,
    pub to_member_id: Option<MemberId>,
    pub made_by: Option<AccountId>,
    pub made_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(MadeAt);

impl Model {
    /// What it holds, as its kind reads it.
    ///
    /// # Errors
    /// When what is kept is none of ours.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_json::from_value(self.content.clone()).map_err(|error| kinds::INTERNAL.problem().because(error))
    }

    /// The catalogue that was sealed.
    ///
    /// # Errors
    /// When what is kept is none of ours.
    pub fn entries(&self) -> Result<Vec<Entry>, Problem> {
        self.read()
    }

    /// Whether the seal of a year says anything about papers of a kind: those that came after it do not break it.
    pub fn covers(&self, kind: FiledKind) -> bool {
        match &self.kinds {
            Some(kinds) => kinds.iter().any(|one| one == kind.as_str()),
            None => FiledKind::FIRST.contains(&kind),
        }
    }

    /// The sum in hexadecimal.
    pub fn hex(&self) -> String {
        self.sum.as_ref().map(|sum| data_encoding::HEXLOWER.encode(sum)).unwrap_or_default()
    }
}

/// Seals of a unit, the last first; of one year or of all.
pub async fn seals(tx: &TenantTx, unit: UnitId, year: Option<i32>) -> Result<Vec<Model>, DbErr> {
    let mut mine = Condition::all().add(Column::UnitId.eq(unit)).add(Column::Kind.eq(VolumeKind::Year));
    if let Some(year) = year {
        mine = mine.add(Column::Year.eq(year));
    }
    let found = Entity::find().filter(mine).order_by(Column::Year, Order::Desc);
    found.order_by(Column::Number, Order::Desc).all(tx).await
}

/// Whether the year of a unit is sealed.
///
/// # Errors
/// When the database is away.
pub async fn is_sealed(tx: &TenantTx, unit: UnitId, year: i32) -> Result<bool, DbErr> {
    let sealed = Condition::all()
        .add(Column::UnitId.eq(unit))
        .add(Column::Year.eq(year))
        .add(Column::State.eq(VolumeState::Sealed));
    Ok(Entity::find().filter(sealed).count(tx).await? > 0)
}

/// Units that sealed a year.
pub async fn units_sealed(tx: &TenantTx, year: i32) -> Result<Vec<UnitId>, DbErr> {
    let sealed = Condition::all().add(Column::Year.eq(year)).add(Column::State.eq(VolumeState::Sealed));
    let units = Entity::find().select_only().column(Column::UnitId).filter(sealed);
    units.into_tuple().all(tx).await
}

/// Handovers that wait for a signature: of which unit, and when they were begun.
pub async fn open_handovers(tx: &TenantTx) -> Result<Vec<(UnitId, OffsetDateTime)>, DbErr> {
    let waits = Condition::all()
        .add(Column::Kind.eq(VolumeKind::Handover))
        .add(Column::State.is_in([VolumeState::Open, VolumeState::Handed]));
    let slim = Entity::find().select_only().columns([Column::UnitId, Column::MadeAt]).filter(waits);
    slim.into_tuple().all(tx).await
}

/// Handovers, the last first.
pub async fn handovers(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    let theirs = condition.add(Column::Kind.eq(VolumeKind::Handover));
    Entity::find().filter(theirs).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

pub async fn find_handover(tx: &TenantTx, id: VolumeId, within: Condition) -> Result<Option<Model>, DbErr> {
    let theirs = within.add(Column::Kind.eq(VolumeKind::Handover));
    Entity::find_by_id(id).filter(theirs).one(tx).await
}

/// The volume, for this transaction alone to change.
pub async fn claim(tx: &TenantTx, id: VolumeId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn insert(tx: &TenantTx, volume: Model) -> Result<(), DbErr> {
    Entity::insert(volume.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes a volume that still has `version`; `None` when it was changed meanwhile. The new version is set here.
pub async fn update(tx: &TenantTx, volume: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, volume, now).await
}

/// Whether one of these units has something in the archive.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::UnitId, ids.to_vec())).count(tx).await? > 0)
}
