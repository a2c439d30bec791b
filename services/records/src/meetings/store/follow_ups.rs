use super::{
    follow_up::{Column, Entity, Model},
    meeting,
};
use crate::sql::{self, any_of};
use kernel::{FollowUpId, MeetingId};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::NotSet,
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use tenancy::TenantTx;
use time::Date;

pub async fn follow_ups_of(tx: &TenantTx, meeting: MeetingId) -> Result<Vec<Model>, DbErr> {
    let mine = Entity::find().filter(Column::MeetingId.eq(meeting));
    mine.order_by(Column::Position, Order::Asc).order_by(Column::Id, Order::Asc).all(tx).await
}

/// The remedies of several meetings.
pub async fn remedies_of(tx: &TenantTx, meetings: Vec<MeetingId>) -> Result<Vec<Model>, DbErr> {
    if meetings.is_empty() {
        return Ok(Vec::new());
    }
    let theirs = Entity::find().filter(any_of(Column::MeetingId, meetings));
    theirs.filter(Column::Problem.is_not_null()).all(tx).await
}

/// Meetings that left remedies, as a query on their ids.
pub fn ids_with_remedies() -> SelectStatement {
    let remedies = Condition::all().add(Column::Problem.is_not_null());
    Query::select().column(Column::MeetingId).from(Entity).cond_where(remedies).to_owned()
}

/// Puts these in the place of those a meeting had; one that stays keeps its id and what was reported of it.
pub async fn put_follow_ups(tx: &TenantTx, meeting: MeetingId, all: &[Model]) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::MeetingId.eq(meeting)).exec(tx).await?;
    if all.is_empty() {
        return Ok(());
    }
    sql::insert_all::<Entity>(tx, all).await
}

/// One page of those of certain meetings, the first to be done first.
pub async fn follow_up_page(
    tx: &TenantTx,
    condition: Condition,
    after: Option<(Date, FollowUpId)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut condition = condition;
    if let Some((due_on, id)) = after {
        let row = Expr::tuple([Expr::col(Column::DueOn), Expr::col(Column::Id)]);
        condition = condition.add(row.gt(Expr::tuple([Expr::val(due_on), Expr::val(id)])));
    }
    let ordered = Entity::find().filter(condition).order_by(Column::DueOn, Order::Asc);
    ordered.order_by(Column::Id, Order::Asc).limit(limit).all(tx).await
}

pub async fn follow_up_within(
    tx: &TenantTx,
    id: FollowUpId,
    within: Condition,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn save_follow_up(tx: &TenantTx, follow_up: Model) -> Result<(), DbErr> {
    let id = follow_up.id;
    let mut row = follow_up.into_active_model().reset_all();
    row.id = NotSet;
    Entity::update_many().set(row).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

/// Ids of the meetings that fulfil a condition, for use inside another query.
pub fn meeting_ids(condition: Condition) -> SelectStatement {
    Query::select().column(meeting::Column::Id).from(meeting::Entity).cond_where(condition).to_owned()
}
