//! The only queries on `imports`, `import_files` and `import_rows`.

pub mod file;
pub mod import;
pub mod row;
mod rows;

pub use rows::{
    Position, any_rows, applied_subjects, clear_rows, counts, delete_rows_before, delete_rows_of,
    insert_rows, next_staged, page_of_rows, refused_rows, rows_with_subject, settle, undo_rows, update_row,
};

use super::words::ImportState;
use file::Model as Part;
use import::{ActiveModel, Column, Entity, Model};
use kernel::ImportId;
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::Set,
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{LockType, Query, SelectStatement},
};
use tenancy::TenantTx;
use time::OffsetDateTime;
use uuid::Uuid;

pub async fn insert(tx: &TenantTx, import: Model) -> Result<(), DbErr> {
    Entity::insert(import.into_active_model()).exec_without_returning(tx).await.map(drop)
}

pub async fn find_within(tx: &TenantTx, id: ImportId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn find(tx: &TenantTx, id: ImportId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

/// The import, for this transaction alone.
pub async fn claim(tx: &TenantTx, id: ImportId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

/// The import, if this attempt is still the one that works on it.
pub async fn claim_run(tx: &TenantTx, id: ImportId, run: Uuid) -> Result<Option<Model>, DbErr> {
    let mine = Column::Run.eq(run);
    Entity::find_by_id(id).filter(mine).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    let newest = Entity::find().filter(condition).order_by(Column::Id, Order::Desc);
    newest.limit(limit).all(tx).await
}

/// Writes all columns.
pub async fn update(tx: &TenantTx, import: Model) -> Result<(), DbErr> {
    let id = import.id;
    let row = import.into_active_model().reset_all();
    Entity::update_many().set(row).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

/// Tells how far a run is without touching anything else.
pub async fn tell_progress(
    tx: &TenantTx,
    id: ImportId,
    run: Uuid,
    done: i32,
    progress: f32,
) -> Result<(), DbErr> {
    let told = ActiveModel { rows_done: Set(done), progress: Set(progress), ..Default::default() };
    let mine = Condition::all()
        .add(Column::Id.eq(id))
        .add(Column::Run.eq(run))
        .add(Column::State.eq(ImportState::Applying));
    Entity::update_many().set(told).filter(mine).exec(tx).await.map(drop)
}

pub async fn insert_part(tx: &TenantTx, part: Part) -> Result<(), DbErr> {
    file::Entity::insert(part.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// The pieces of the file in order.
pub async fn part_ids(tx: &TenantTx, import: ImportId) -> Result<Vec<Uuid>, DbErr> {
    let mine = file::Entity::find().filter(file::Column::ImportId.eq(import));
    let ids = mine.select_only().column(file::Column::Id).order_by(file::Column::Part, Order::Asc);
    ids.into_tuple().all(tx).await
}

pub async fn part(tx: &TenantTx, id: Uuid) -> Result<Option<Part>, DbErr> {
    file::Entity::find_by_id(id).one(tx).await
}

pub async fn forget_file(tx: &TenantTx, import: ImportId) -> Result<(), DbErr> {
    file::Entity::delete_many().filter(file::Column::ImportId.eq(import)).exec(tx).await.map(drop)
}

/// Ids of imports that began before and on which nothing works.
fn resting(before: OffsetDateTime) -> SelectStatement {
    let moving = ImportState::ALL.iter().copied().filter(|state| state.is_moving());
    Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::CreatedAt.lt(before))
        .and_where(Column::State.is_not_in(moving))
        .to_owned()
}

pub async fn forget_files_before(tx: &TenantTx, before: OffsetDateTime) -> Result<(), DbErr> {
    let theirs = file::Column::ImportId.in_subquery(resting(before));
    file::Entity::delete_many().filter(theirs).exec(tx).await.map(drop)
}
