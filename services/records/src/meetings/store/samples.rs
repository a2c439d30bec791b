use super::{
    decision, follow_up,
    meeting::{Column, Entity, Model},
    participant,
};
use crate::{meetings::words::MeetingState, sql::any_of};
use kernel::{MeetingId, MemberId, UnitId};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter,
    sea_query::{ExprTrait, Query},
};
use tenancy::TenantTx;

/// Meetings of sample units that were never filed and have nobody and nothing in them but sample members.
pub async fn unfiled_of_samples(
    tx: &TenantTx,
    units: Vec<UnitId>,
    members: Vec<MemberId>,
) -> Result<Vec<Model>, DbErr> {
    let listed = Query::select()
        .column(participant::Column::MeetingId)
        .from(participant::Entity)
        .and_where(any_of(participant::Column::MemberId, members.clone()).not())
        .to_owned();
    let owned = Query::select()
        .column(follow_up::Column::MeetingId)
        .from(follow_up::Entity)
        .and_where(any_of(follow_up::Column::OwnerId, members.clone()).not())
        .to_owned();
    let mut theirs = Condition::all()
        .add(any_of(Column::UnitId, units))
        .add(Column::State.ne(MeetingState::Filed))
        .add(Column::Papers.is_null())
        .add(Column::Visitors.is_null())
        .add(Column::Id.not_in_subquery(listed))
        .add(Column::Id.not_in_subquery(owned));
    for role in [Column::ChairId, Column::RecorderId, Column::LecturerId] {
        theirs = theirs.add(Condition::any().add(role.is_null()).add(any_of(role, members.clone())));
    }
    Entity::find().filter(theirs).all(tx).await
}

/// Deletes a meeting that was never filed, with its list and all its parts.
pub async fn delete_unfiled(tx: &TenantTx, id: MeetingId) -> Result<(), DbErr> {
    participant::Entity::delete_many().filter(participant::Column::MeetingId.eq(id)).exec(tx).await?;
    decision::Entity::delete_many().filter(decision::Column::MeetingId.eq(id)).exec(tx).await?;
    follow_up::Entity::delete_many().filter(follow_up::Column::MeetingId.eq(id)).exec(tx).await?;
    Entity::delete_by_id(id).exec(tx).await.map(drop)
}
