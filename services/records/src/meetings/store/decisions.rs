use super::decision::{Column, Entity, Model};
use crate::sql::{self, any_of};
use kernel::{DecisionId, MeetingId};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder,
    sea_query::{Query, SelectStatement},
};
use tenancy::TenantTx;

pub async fn find_decision(tx: &TenantTx, id: DecisionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

pub async fn decisions_of(tx: &TenantTx, meeting: MeetingId) -> Result<Vec<Model>, DbErr> {
    let mine = Entity::find().filter(Column::MeetingId.eq(meeting));
    mine.order_by(Column::Position, Order::Asc).all(tx).await
}

/// The decisions of several meetings, each in its order.
pub async fn decisions_of_all(tx: &TenantTx, meetings: Vec<MeetingId>) -> Result<Vec<Model>, DbErr> {
    let theirs = Entity::find().filter(any_of(Column::MeetingId, meetings));
    theirs.order_by(Column::Position, Order::Asc).all(tx).await
}

/// Meetings that decided something, as a query on their ids.
pub fn ids_that_decided() -> SelectStatement {
    Query::select().column(Column::MeetingId).from(Entity).to_owned()
}

/// Puts these decisions in the place of those a meeting had.
pub async fn put_decisions(tx: &TenantTx, meeting: MeetingId, decisions: &[Model]) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::MeetingId.eq(meeting)).exec(tx).await?;
    if decisions.is_empty() {
        return Ok(());
    }
    sql::insert_all::<Entity>(tx, decisions).await
}
