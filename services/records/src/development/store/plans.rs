use super::{
    file::{self, Column as File},
    plan::{Column, Entity, Model},
    step,
};
use crate::{development::words::DevelopmentStanding, sql::any_of};
use kernel::{DevelopmentFileId, UnitId};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, DbBackend, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait as _, QueryFilter,
    QuerySelect, QueryTrait as _,
    sea_query::{LockType, SelectStatement},
};
use std::collections::HashMap;
use tenancy::{FOR_ITS_VALUES, TenantTx};
use time::{Date, OffsetDateTime};

pub async fn plan_of(tx: &TenantTx, unit: UnitId, year: i16) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id((unit, year)).one(tx).await
}

/// The plan, for this transaction alone to give from or to fill.
pub async fn claim_plan(tx: &TenantTx, unit: UnitId, year: i16) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id((unit, year)).lock(LockType::NoKeyUpdate).one(tx).await
}

/// What the units of a query have been given for a year.
pub async fn plans_of(tx: &TenantTx, units: SelectStatement, year: i16) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Year.eq(year)).filter(Column::UnitId.in_subquery(units)).all(tx).await
}

pub async fn insert_plan(tx: &TenantTx, plan: Model) -> Result<(), DbErr> {
    Entity::insert(plan.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes a plan that was claimed before.
pub async fn update_plan(tx: &TenantTx, plan: Model, now: OffsetDateTime) -> Result<(), DbErr> {
    let (unit, year, version) = (plan.unit_id, plan.year, plan.version);
    let mut row = plan.into_active_model().reset_all();
    (row.unit_id, row.year, row.created_at) = (NotSet, NotSet, NotSet);
    row.version = Set(version + 1);
    row.updated_at = Set(now);
    let this = Condition::all().add(Column::UnitId.eq(unit)).add(Column::Year.eq(year));
    Entity::update_many().set(row).filter(this).exec(tx).await.map(drop)
}

pub async fn plans_exist_of(tx: &TenantTx, units: &[UnitId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::UnitId, units.to_vec())).count(tx).await? > 0)
}

/// The units of files that have a place in a year's plan and are still on their way, one for each file.
pub async fn listed(
    tx: &TenantTx,
    units: SelectStatement,
    year: i16,
) -> Result<Vec<(DevelopmentFileId, UnitId)>, DbErr> {
    let on_the_way = Condition::all()
        .add(File::PlanYear.eq(year))
        .add(File::Standing.eq(DevelopmentStanding::Candidate))
        .add(File::ClosedOn.is_null())
        .add(File::UnitId.in_subquery(units));
    let places = file::Entity::find().select_only().column(File::Id).column(File::UnitId).filter(on_the_way);
    places.into_tuple().all(tx).await
}

/// Special admissions of the units of a query.
pub async fn special(tx: &TenantTx, units: SelectStatement) -> Result<Vec<file::Model>, DbErr> {
    let all = Condition::all().add(File::Special.is_not_null()).add(File::UnitId.in_subquery(units));
    file::Entity::find().filter(all).all(tx).await
}

/// Steps of one kind between two days that count, of files that the units of a query keep, each with its unit.
pub async fn taken(
    tx: &TenantTx,
    units: SelectStatement,
    code: &str,
    (first, last): (Date, Date),
) -> Result<Vec<(UnitId, step::Model)>, DbErr> {
    let mine = file::Entity::find().select_only().column(File::Id).filter(File::UnitId.in_subquery(units));
    let within = Condition::all()
        .add(step::Column::Step.eq(code))
        .add(step::Column::DecidedOn.between(first, last))
        .add(step::Column::RetractedAt.is_null())
        .add(step::Column::FileId.in_subquery(mine.into_query()));
    let mut wanted = step::Entity::find().filter(within).build(DbBackend::Postgres);
    wanted.sql.push_str(FOR_ITS_VALUES);
    let steps = step::Entity::find().from_raw_sql(wanted).all(tx).await?;
    let files: Vec<DevelopmentFileId> = steps.iter().map(|step| step.file_id).collect();
    let places: Vec<(DevelopmentFileId, UnitId)> = file::Entity::find()
        .select_only()
        .column(File::Id)
        .column(File::UnitId)
        .filter(any_of(File::Id, files))
        .into_tuple()
        .all(tx)
        .await?;
    let places: HashMap<DevelopmentFileId, UnitId> = places.into_iter().collect();
    Ok(steps.into_iter().filter_map(|step| Some((*places.get(&step.file_id)?, step))).collect())
}
