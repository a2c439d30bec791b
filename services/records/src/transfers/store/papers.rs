use super::{envelope, letter, receipt, step};
use crate::sql::any_of;
use kernel::TransferId;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, IntoActiveModel, Order, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;
use tenancy::TenantTx;

/// What was done, in order.
pub async fn steps_of(tx: &TenantTx, transfer: TransferId) -> Result<Vec<step::Model>, DbErr> {
    let theirs = step::Entity::find().filter(step::Column::TransferId.eq(transfer));
    theirs.order_by(step::Column::Number, Order::Asc).all(tx).await
}

/// The same of many transfers, by transfer.
pub async fn steps_of_all(
    tx: &TenantTx,
    transfers: Vec<TransferId>,
) -> Result<HashMap<TransferId, Vec<step::Model>>, DbErr> {
    let theirs = step::Entity::find().filter(any_of(step::Column::TransferId, transfers));
    let mut all: HashMap<TransferId, Vec<step::Model>> = HashMap::new();
    for step in theirs.order_by(step::Column::Number, Order::Asc).all(tx).await? {
        all.entry(step.transfer_id).or_default().push(step);
    }
    Ok(all)
}

/// Letters of many transfers, by transfer, the last first.
pub async fn letters_of_all(
    tx: &TenantTx,
    transfers: Vec<TransferId>,
) -> Result<HashMap<TransferId, Vec<letter::Model>>, DbErr> {
    let theirs = letter::Entity::find().filter(any_of(letter::Column::TransferId, transfers));
    let mut all: HashMap<TransferId, Vec<letter::Model>> = HashMap::new();
    for letter in theirs.order_by(letter::Column::Version, Order::Desc).all(tx).await? {
        all.entry(letter.transfer_id).or_default().push(letter);
    }
    Ok(all)
}

pub async fn insert_steps(tx: &TenantTx, steps: Vec<step::Model>) -> Result<(), DbErr> {
    let rows = steps.into_iter().map(IntoActiveModel::into_active_model);
    step::Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

/// Letters of a transfer, the one that counts first.
pub async fn letters_of(tx: &TenantTx, transfer: TransferId) -> Result<Vec<letter::Model>, DbErr> {
    let theirs = letter::Entity::find().filter(letter::Column::TransferId.eq(transfer));
    theirs.order_by(letter::Column::Version, Order::Desc).all(tx).await
}

pub async fn last_letter(tx: &TenantTx, transfer: TransferId) -> Result<Option<letter::Model>, DbErr> {
    Ok(letters_of(tx, transfer).await?.into_iter().next())
}

/// The last number that was given in a year; 0 before the first.
pub async fn last_number(tx: &TenantTx, year: i32) -> Result<i32, DbErr> {
    let of_year = letter::Entity::find().filter(letter::Column::Year.eq(year));
    let last = of_year.order_by(letter::Column::Number, Order::Desc).limit(1).one(tx).await?;
    Ok(last.and_then(|letter| letter.number).unwrap_or_default())
}

pub async fn insert_letter(tx: &TenantTx, letter: letter::Model) -> Result<(), DbErr> {
    letter::Entity::insert(letter.into_active_model()).exec_without_returning(tx).await.map(drop)
}

pub async fn receipt_of(tx: &TenantTx, transfer: TransferId) -> Result<Option<receipt::Model>, DbErr> {
    receipt::Entity::find_by_id(transfer).one(tx).await
}

pub async fn insert_receipt(tx: &TenantTx, receipt: receipt::Model) -> Result<(), DbErr> {
    receipt::Entity::insert(receipt.into_active_model()).exec_without_returning(tx).await.map(drop)
}

pub async fn insert_envelope(tx: &TenantTx, envelope: envelope::Model) -> Result<(), DbErr> {
    envelope::Entity::insert(envelope.into_active_model()).exec_without_returning(tx).await.map(drop)
}
