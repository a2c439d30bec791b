use super::{file, mentor, notice, objection, paper, step, vote};
use crate::{development::words::MentorRole, sql::any_of};
use kernel::{
    DevelopmentFileId, DevelopmentNoticeId, DevelopmentPaperId, DevelopmentStepId, MeetingId, MemberId,
    ObjectionId, UnitId,
};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order,
    PaginatorTrait as _, QueryFilter, QueryOrder, QuerySelect as _, QueryTrait as _, sea_query::Expr,
};
use std::collections::HashMap;
use tenancy::TenantTx;

/// Everything that was recorded, in this order; what was taken back as well.
pub async fn steps_of(tx: &TenantTx, file: DevelopmentFileId) -> Result<Vec<step::Model>, DbErr> {
    let mine = step::Entity::find().filter(step::Column::FileId.eq(file));
    mine.order_by(step::Column::Number, Order::Asc).all(tx).await
}

/// The same of many files, by file.
pub async fn steps_of_all(
    tx: &TenantTx,
    files: Vec<DevelopmentFileId>,
) -> Result<HashMap<DevelopmentFileId, Vec<step::Model>>, DbErr> {
    let theirs = step::Entity::find().filter(any_of(step::Column::FileId, files));
    let mut all: HashMap<DevelopmentFileId, Vec<step::Model>> = HashMap::new();
    for step in theirs.order_by(step::Column::Number, Order::Asc).all(tx).await? {
        all.entry(step.file_id).or_default().push(step);
    }
    Ok(all)
}

/// Steps that count and were taken at a meeting, in the order of recording.
pub async fn steps_at(tx: &TenantTx, meeting: MeetingId) -> Result<Vec<step::Model>, DbErr> {
    let taken = step::Entity::find().filter(step::Column::MeetingId.eq(meeting));
    let counting = taken.filter(step::Column::RetractedAt.is_null());
    counting.order_by(step::Column::Id, Order::Asc).all(tx).await
}

pub async fn insert_step(tx: &TenantTx, row: step::Model) -> Result<(), DbErr> {
    step::Entity::insert(row.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes a step of a file that was claimed before.
pub async fn save_step(tx: &TenantTx, row: step::Model) -> Result<(), DbErr> {
    step::Entity::update(row.into_active_model().reset_all()).exec(tx).await.map(drop)
}

pub async fn votes_of(tx: &TenantTx, steps: Vec<DevelopmentStepId>) -> Result<Vec<vote::Model>, DbErr> {
    if steps.is_empty() {
        return Ok(Vec::new());
    }
    vote::Entity::find().filter(any_of(vote::Column::StepId, steps)).all(tx).await
}

pub async fn insert_vote(tx: &TenantTx, row: vote::Model) -> Result<(), DbErr> {
    vote::Entity::insert(row.into_active_model()).exec_without_returning(tx).await.map(drop)
}

pub async fn mentors_of(tx: &TenantTx, file: DevelopmentFileId) -> Result<Vec<mentor::Model>, DbErr> {
    let mine = mentor::Entity::find().filter(mentor::Column::FileId.eq(file));
    mine.order_by(mentor::Column::Id, Order::Asc).all(tx).await
}

pub async fn insert_mentors(tx: &TenantTx, rows: Vec<mentor::Model>) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = rows.into_iter().map(IntoActiveModel::into_active_model);
    mentor::Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

/// Those who were one until a step named others.
pub async fn replace_mentors(
    tx: &TenantTx,
    file: DevelopmentFileId,
    role: MentorRole,
    by: DevelopmentStepId,
) -> Result<(), DbErr> {
    let present = Condition::all()
        .add(mentor::Column::FileId.eq(file))
        .add(mentor::Column::Role.eq(role))
        .add(mentor::Column::ReplacedBy.is_null());
    let replaced = mentor::Entity::update_many().col_expr(mentor::Column::ReplacedBy, Expr::val(by));
    replaced.filter(present).exec(tx).await.map(drop)
}

/// The step that named others is taken back: those it named never were, those it replaced are again.
pub async fn restore_mentors(tx: &TenantTx, step: DevelopmentStepId) -> Result<(), DbErr> {
    let column = mentor::Column::ReplacedBy;
    let again = mentor::Entity::update_many().col_expr(column, Expr::val(None::<uuid::Uuid>));
    again.filter(column.eq(step)).exec(tx).await?;
    let never = mentor::Entity::update_many().col_expr(column, Expr::val(step));
    never.filter(mentor::Column::StepId.eq(step)).exec(tx).await.map(drop)
}

pub async fn any_mentored(tx: &TenantTx, members: &[MemberId]) -> Result<bool, DbErr> {
    let theirs = mentor::Entity::find().filter(any_of(mentor::Column::MemberId, members.to_vec()));
    Ok(theirs.count(tx).await? > 0)
}

pub async fn notices_of(tx: &TenantTx, file: DevelopmentFileId) -> Result<Vec<notice::Model>, DbErr> {
    let mine = notice::Entity::find().filter(notice::Column::FileId.eq(file));
    mine.order_by(notice::Column::Id, Order::Asc).all(tx).await
}

/// The last notice of a unit's files that says where to object.
pub async fn last_with_contact(tx: &TenantTx, unit: UnitId) -> Result<Option<notice::Model>, DbErr> {
    let files = file::Entity::find().select_only().column(file::Column::Id);
    let files = files.filter(file::Column::UnitId.eq(unit)).into_query();
    let told = Condition::any()
        .add(notice::Column::ObjectionPhone.is_not_null())
        .add(notice::Column::ObjectionAddress.is_not_null());
    let theirs = notice::Entity::find().filter(notice::Column::FileId.in_subquery(files)).filter(told);
    theirs.order_by(notice::Column::Id, Order::Desc).one(tx).await
}

pub async fn insert_notice(tx: &TenantTx, row: notice::Model) -> Result<(), DbErr> {
    notice::Entity::insert(row.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes a notice of a file that was claimed before.
pub async fn save_notice(tx: &TenantTx, row: notice::Model) -> Result<(), DbErr> {
    notice::Entity::update(row.into_active_model().reset_all()).exec(tx).await.map(drop)
}

pub async fn objections_of(
    tx: &TenantTx,
    notices: Vec<DevelopmentNoticeId>,
) -> Result<Vec<objection::Model>, DbErr> {
    if notices.is_empty() {
        return Ok(Vec::new());
    }
    let theirs = objection::Entity::find().filter(any_of(objection::Column::NoticeId, notices));
    theirs.order_by(objection::Column::Id, Order::Asc).all(tx).await
}

pub async fn insert_objection(tx: &TenantTx, row: objection::Model) -> Result<ObjectionId, DbErr> {
    let id = row.id;
    objection::Entity::insert(row.into_active_model()).exec_without_returning(tx).await.map(|_| id)
}

/// Writes an objection of a file that was claimed before.
pub async fn save_objection(tx: &TenantTx, row: objection::Model) -> Result<(), DbErr> {
    objection::Entity::update(row.into_active_model().reset_all()).exec(tx).await.map(drop)
}

pub async fn papers_of(tx: &TenantTx, file: DevelopmentFileId) -> Result<Vec<paper::Model>, DbErr> {
    let mine = paper::Entity::find().filter(paper::Column::FileId.eq(file));
    mine.order_by(paper::Column::Id, Order::Asc).all(tx).await
}

/// The same of many files, by file.
pub async fn papers_of_all(
    tx: &TenantTx,
    files: Vec<DevelopmentFileId>,
) -> Result<HashMap<DevelopmentFileId, Vec<paper::Model>>, DbErr> {
    let theirs = paper::Entity::find().filter(any_of(paper::Column::FileId, files));
    let mut all: HashMap<DevelopmentFileId, Vec<paper::Model>> = HashMap::new();
    for paper in theirs.order_by(paper::Column::Id, Order::Asc).all(tx).await? {
        all.entry(paper.file_id).or_default().push(paper);
    }
    Ok(all)
}

pub async fn any_received(tx: &TenantTx, members: &[MemberId]) -> Result<bool, DbErr> {
    let theirs = paper::Entity::find().filter(any_of(paper::Column::ReceivedBy, members.to_vec()));
    Ok(theirs.count(tx).await? > 0)
}

pub async fn insert_paper(tx: &TenantTx, row: paper::Model) -> Result<(), DbErr> {
    paper::Entity::insert(row.into_active_model()).exec_without_returning(tx).await.map(drop)
}

pub async fn remove_paper(
    tx: &TenantTx,
    file: DevelopmentFileId,
    id: DevelopmentPaperId,
) -> Result<bool, DbErr> {
    let mine = Condition::all().add(paper::Column::Id.eq(id)).add(paper::Column::FileId.eq(file));
    Ok(paper::Entity::delete_many().filter(mine).exec(tx).await?.rows_affected > 0)
}
