use super::{
    file::{self, Column as File},
    pool_review::{Column, Entity, Model},
};
use crate::{
    development::words::DevelopmentStanding,
    members::words::{Gender, WorkPost},
    sql::any_of,
};
use kernel::{PoolReviewId, UnitId};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, PaginatorTrait as _, QueryFilter,
    QueryOrder, QuerySelect, sea_query::SelectStatement,
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// What reports ask of somebody in the pool.
#[derive(Clone, Debug)]
pub struct InPool {
    pub standing: DevelopmentStanding,
    pub birth_date: Date,
    pub gender: Gender,
    pub ethnic: Option<String>,
    pub education: Option<String>,
    pub work_post: Option<WorkPost>,
}

type Row = (DevelopmentStanding, Date, Gender, Option<String>, Option<String>, Option<WorkPost>);

fn open_in(units: SelectStatement, standings: &[DevelopmentStanding]) -> Condition {
    Condition::all()
        .add(File::UnitId.in_subquery(units))
        .add(File::ClosedOn.is_null())
        .add(File::Standing.is_in(standings.iter().copied()))
}

/// Everybody of these standings whose file the units of a query keep.
pub async fn in_pool(
    tx: &TenantTx,
    units: SelectStatement,
    standings: &[DevelopmentStanding],
) -> Result<Vec<InPool>, DbErr> {
    let asked =
        [File::Standing, File::BirthDate, File::Gender, File::Ethnic, File::Education, File::WorkPost];
    let found = file::Entity::find().select_only().columns(asked).filter(open_in(units, standings));
    let rows: Vec<Row> = found.into_tuple().all(tx).await?;
    let one = |(standing, birth_date, gender, ethnic, education, work_post): Row| InPool {
        standing,
        birth_date,
        gender,
        ethnic,
        education,
        work_post,
    };
    Ok(rows.into_iter().map(one).collect())
}

pub async fn any_in_pool(
    tx: &TenantTx,
    units: SelectStatement,
    standings: &[DevelopmentStanding],
) -> Result<bool, DbErr> {
    Ok(file::Entity::find().filter(open_in(units, standings)).limit(1).one(tx).await?.is_some())
}

/// When the first file was opened that the units of a query keep.
pub async fn first_opened(tx: &TenantTx, units: SelectStatement) -> Result<Option<OffsetDateTime>, DbErr> {
    let theirs = file::Entity::find().filter(File::UnitId.in_subquery(units));
    let first = theirs.order_by(File::CreatedAt, Order::Asc).limit(1).one(tx).await?;
    Ok(first.map(|file| file.created_at))
}

/// The reviews of a unit, the latest first; behind one of a day where it is given, as a unit has one a day.
pub async fn pool_reviews(
    tx: &TenantTx,
    unit: UnitId,
    before: Option<Date>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mine =
        Condition::all().add(Column::UnitId.eq(unit)).add_option(before.map(|day| Column::DoneOn.lt(day)));
    Entity::find().filter(mine).order_by(Column::DoneOn, Order::Desc).limit(limit).all(tx).await
}

pub async fn find_pool_review(tx: &TenantTx, id: PoolReviewId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

pub async fn insert_pool_review(tx: &TenantTx, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(tx).await.map(drop)
}

pub async fn remove_pool_review(tx: &TenantTx, id: PoolReviewId) -> Result<bool, DbErr> {
    Ok(Entity::delete_by_id(id).exec(tx).await?.rows_affected > 0)
}

pub async fn pool_reviews_exist_of(tx: &TenantTx, units: &[UnitId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::UnitId, units.to_vec())).count(tx).await? > 0)
}
