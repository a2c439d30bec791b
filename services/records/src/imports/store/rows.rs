use super::row::{Column, Entity, Model};
use crate::{
    imports::words::{RowState, Verdict},
    sql::insert_all,
};
use kernel::ImportId;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::NotSet, ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr,
    EntityTrait, FromQueryResult, IntoActiveModel, Order, QueryFilter, QueryOrder, QuerySelect, Statement,
    sea_query::Expr,
};
use tenancy::TenantTx;
use time::OffsetDateTime;
use uuid::Uuid;

pub async fn insert_rows(tx: &TenantTx, rows: &[Model]) -> Result<(), DbErr> {
    insert_all::<Entity>(tx, rows).await
}

pub async fn clear_rows(tx: &TenantTx, import: ImportId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ImportId.eq(import)).exec(tx).await.map(drop)
}

/// As the index says it, in so many words: a plan for any words could not use it.
const STAGED: &str = "state = 'staged' AND verdict <> 'refused'";

/// Where a row stands in the order of work: its depth and its line.
pub type Position = (i32, i32);

/// The next good rows behind a position that nothing was done with, parents before children. Whoever holds the
/// import works alone, so nothing is locked here.
pub async fn next_staged(
    tx: &TenantTx,
    import: ImportId,
    after: Option<Position>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut staged = Condition::all().add(Column::ImportId.eq(import)).add(Expr::cust(STAGED));
    if let Some((depth, line)) = after {
        // what was settled before it would be walked over again and again
        staged = staged.add(Expr::cust_with_values("(depth, line) > ($1, $2)", [depth, line]));
    }
    let ordered =
        Entity::find().filter(staged).order_by(Column::Depth, Order::Asc).order_by(Column::Line, Order::Asc);
    ordered.limit(limit).all(tx).await
}

const SETTLE: &str = "UPDATE import_rows SET state = done.state, subject_id = done.subject \
     FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS done(id, state, subject) WHERE import_rows.id = done.id";

/// Writes what became of rows, and of which member or unit.
pub async fn settle(tx: &TenantTx, done: &[(Uuid, RowState, Uuid)]) -> Result<(), DbErr> {
    if done.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = done.iter().map(|row| row.0).collect();
    let states: Vec<String> = done.iter().map(|row| row.1.to_string()).collect();
    let subjects: Vec<Uuid> = done.iter().map(|row| row.2).collect();
    let values = [ids.into(), states.into(), subjects.into()];
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, SETTLE, values)).await.map(drop)
}

/// Writes all columns of a row.
pub async fn update_row(tx: &TenantTx, row: Model) -> Result<(), DbErr> {
    let id = row.id;
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    Entity::update_many().set(row).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

/// Lines of a tree that are in it by now, with the unit each became.
pub async fn rows_with_subject(tx: &TenantTx, import: ImportId) -> Result<Vec<(i32, Uuid)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Entered {
        line: i32,
        subject_id: Uuid,
    }
    let entered = Condition::all().add(Column::ImportId.eq(import)).add(Column::SubjectId.is_not_null());
    let rows = Entity::find().select_only().column(Column::Line).column(Column::SubjectId).filter(entered);
    let rows = rows.into_model::<Entered>().all(tx).await?;
    Ok(rows.into_iter().map(|row| (row.line, row.subject_id)).collect())
}

fn applied(import: ImportId) -> Condition {
    Condition::all().add(Column::ImportId.eq(import)).add(Column::State.eq(RowState::Applied))
}

/// Members or units an import entered.
pub async fn applied_subjects(tx: &TenantTx, import: ImportId) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Subject {
        subject_id: Uuid,
    }
    let rows = Entity::find().select_only().column(Column::SubjectId).filter(applied(import));
    Ok(rows.into_model::<Subject>().all(tx).await?.into_iter().map(|row| row.subject_id).collect())
}

/// Whether the rows are still kept.
pub async fn any_rows(tx: &TenantTx, import: ImportId) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(Column::ImportId.eq(import)).one(tx).await?.is_some())
}

pub async fn undo_rows(tx: &TenantTx, import: ImportId) -> Result<(), DbErr> {
    let undone = Entity::update_many().col_expr(Column::State, Expr::val(RowState::Undone.as_str()));
    undone.filter(applied(import)).exec(tx).await.map(drop)
}

/// Rows below a line with one of these verdicts.
pub async fn page_of_rows(
    tx: &TenantTx,
    import: ImportId,
    verdicts: &[Verdict],
    after: Option<i32>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let verdicts = Column::Verdict.is_in(verdicts.iter().copied());
    let mut wanted = Condition::all().add(Column::ImportId.eq(import)).add(verdicts);
    if let Some(line) = after {
        wanted = wanted.add(Column::Line.gt(line));
    }
    Entity::find().filter(wanted).order_by(Column::Line, Order::Asc).limit(limit).all(tx).await
}

pub async fn refused_rows(tx: &TenantTx, import: ImportId) -> Result<Vec<Model>, DbErr> {
    page_of_rows(tx, import, &[Verdict::Refused], None, u64::from(u32::MAX)).await
}

/// How many rows an import has, by verdict, and how many are done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub good: i32,
    pub warned: i32,
    pub refused: i32,
    pub done: i32,
}

pub async fn counts(tx: &TenantTx, import: ImportId) -> Result<Counts, DbErr> {
    #[derive(FromQueryResult)]
    struct Counted {
        verdict: Verdict,
        state: RowState,
        n: i64,
    }
    let counted = Entity::find()
        .select_only()
        .column(Column::Verdict)
        .column(Column::State)
        .column_as(Column::Id.count(), "n")
        .filter(Column::ImportId.eq(import))
        .group_by(Column::Verdict)
        .group_by(Column::State);
    let mut sums = Counts::default();
    for row in counted.into_model::<Counted>().all(tx).await? {
        let n = i32::try_from(row.n).unwrap_or(i32::MAX);
        match row.verdict {
            Verdict::Good => sums.good += n,
            Verdict::Warned => (sums.good, sums.warned) = (sums.good + n, sums.warned + n),
            Verdict::Refused => sums.refused += n,
        }
        if row.state != RowState::Staged {
            sums.done += n;
        }
    }
    Ok(sums)
}

pub async fn delete_rows_of(tx: &TenantTx, subject: Uuid) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::SubjectId.eq(subject)).exec(tx).await.map(drop)
}

pub async fn delete_rows_before(tx: &TenantTx, before: OffsetDateTime) -> Result<u64, DbErr> {
    let resting = Column::ImportId.in_subquery(super::resting(before));
    Ok(Entity::delete_many().filter(resting).exec(tx).await?.rows_affected)
}
