use super::{
    meeting,
    participant::{Column, Entity, Model},
};
use crate::{
    meetings::{
        rules::attendance::Standing,
        words::{Attended, LeaveState},
    },
    sql::{self, any_of},
};
use kernel::{MeetingId, MemberId};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::NotSet,
    ColumnTrait, Condition, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, Order, PaginatorTrait as _,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query, SelectStatement},
};
use std::collections::HashMap;
use tenancy::TenantTx;

/// What the roster is ordered by.
const INITIALS: &str = "(SELECT m.initials FROM members m WHERE m.id = meeting_participants.member_id)";

/// The whole list of a meeting, in the order of the roster.
pub async fn list_of(tx: &TenantTx, meeting: MeetingId) -> Result<Vec<Model>, DbErr> {
    let mine = Entity::find().filter(Column::MeetingId.eq(meeting));
    let by_name = mine.order_by(Expr::cust(INITIALS), Order::Asc).order_by(Column::MemberId, Order::Asc);
    by_name.all(tx).await
}

/// The entry of one person.
pub async fn of_member(tx: &TenantTx, meeting: MeetingId, member: MemberId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id((meeting, member)).one(tx).await
}

/// The entries of one person in these meetings, or in all.
pub async fn lists_of_member(
    tx: &TenantTx,
    member: MemberId,
    meetings: Option<Vec<MeetingId>>,
) -> Result<Vec<Model>, DbErr> {
    let mut mine = Condition::all().add(Column::MemberId.eq(member));
    if let Some(meetings) = meetings {
        mine = mine.add(any_of(Column::MeetingId, meetings));
    }
    Entity::find().filter(mine).order_by(Column::MeetingId, Order::Desc).all(tx).await
}

/// Ids of the meetings somebody is on the list of, for use inside another query.
pub fn ids_with(member: MemberId) -> SelectStatement {
    Query::select().column(Column::MeetingId).from(Entity).and_where(Column::MemberId.eq(member)).to_owned()
}

/// How many ask to be excused from each of these meetings.
pub async fn leaves_asked(tx: &TenantTx, meetings: Vec<MeetingId>) -> Result<HashMap<MeetingId, i64>, DbErr> {
    let asked = Condition::all()
        .add(any_of(Column::MeetingId, meetings))
        .add(Column::LeaveState.eq(LeaveState::Asked));
    let counted = Entity::find().select_only().column(Column::MeetingId);
    let counted = counted.column_as(Column::MemberId.count(), "n").filter(asked).group_by(Column::MeetingId);
    Ok(counted.into_tuple().all(tx).await?.into_iter().collect())
}

/// So many people of one standing have one mark.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Count {
    pub meeting_id: MeetingId,
    pub standing: Standing,
    pub mark: Option<Attended>,
    pub n: i64,
}

pub async fn counts(tx: &TenantTx, meetings: Vec<MeetingId>) -> Result<Vec<Count>, DbErr> {
    if meetings.is_empty() {
        return Ok(Vec::new());
    }
    let counted = Entity::find()
        .select_only()
        .column(Column::MeetingId)
        .column(Column::Standing)
        .column(Column::Mark)
        .column_as(Column::MemberId.count(), "n")
        .filter(any_of(Column::MeetingId, meetings))
        .group_by(Column::MeetingId)
        .group_by(Column::Standing)
        .group_by(Column::Mark);
    counted.into_model::<Count>().all(tx).await
}

/// Puts people on a list.
pub async fn put_list(tx: &TenantTx, entries: &[Model]) -> Result<(), DbErr> {
    if entries.is_empty() {
        return Ok(());
    }
    sql::insert_all::<Entity>(tx, entries).await
}

/// Takes people off a list.
pub async fn strike(tx: &TenantTx, meeting: MeetingId, members: Vec<MemberId>) -> Result<(), DbErr> {
    if members.is_empty() {
        return Ok(());
    }
    let theirs = Condition::all().add(Column::MeetingId.eq(meeting)).add(any_of(Column::MemberId, members));
    Entity::delete_many().filter(theirs).exec(tx).await.map(drop)
}

/// Writes what has become of an entry.
pub async fn save_participant(tx: &TenantTx, entry: Model) -> Result<(), DbErr> {
    let key = Condition::all()
        .add(Column::MeetingId.eq(entry.meeting_id))
        .add(Column::MemberId.eq(entry.member_id));
    let mut row = entry.into_active_model().reset_all();
    row.meeting_id = NotSet;
    row.member_id = NotSet;
    Entity::update_many().set(row).filter(key).exec(tx).await.map(drop)
}

/// Whether one of these members was ever on a list.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_members(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    let listed = Entity::find().filter(any_of(Column::MemberId, ids.to_vec())).count(tx).await?;
    // whoever leads a unit above gives a lecture without being on the list
    let lectured = meeting::Entity::find().filter(any_of(meeting::Column::LecturerId, ids.to_vec()));
    Ok(listed > 0 || lectured.count(tx).await? > 0)
}
