//! The table `moves` and every query on it.

use super::rules::MoveState;
use kernel::{MoveId, OperatorId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Statement, Value,
};
use std::collections::HashMap;
use tenancy::PlatformTx;
use time::OffsetDateTime;
use uuid::Uuid;

pub mod moving {
    use crate::moves::rules::{MoveProblem, MoveState};
    use kernel::{MoveId, OperatorId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "moves")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MoveId,
        pub state: MoveState,
        pub file_name: String,
        pub modified_at: Option<TimeDateTimeWithTimeZone>,
        pub bytes: i64,
        pub part_bytes: i32,
        /// All up to this number are here.
        pub parts_here: i32,
        /// What the contents page says, as JSON.
        #[sea_orm(column_type = "Text")]
        pub contents: Option<String>,
        /// The organisation's keys under the passphrase of the export.
        #[sea_orm(column_type = "Text")]
        pub envelope: Option<String>,
        /// What is wrong with the file, as JSON.
        #[sea_orm(column_type = "Text")]
        pub fault: Option<String>,
        pub slug: Option<String>,
        pub trusted_key: Option<String>,
        /// The keys under this deployment's own key, while they are needed.
        #[sea_orm(column_type = "Text")]
        pub opened: Option<String>,
        pub journey: Option<Uuid>,
        pub progress: Option<String>,
        pub problem: Option<MoveProblem>,
        pub problem_detail: Option<String>,
        pub created_by: OperatorId,
        pub created_at: TimeDateTimeWithTimeZone,
        pub verified_at: Option<TimeDateTimeWithTimeZone>,
        pub finished_at: Option<TimeDateTimeWithTimeZone>,
        pub expires_at: TimeDateTimeWithTimeZone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use moving::{Column, Entity, Model};

fn known() -> Condition {
    Condition::all().add(Column::State.ne(MoveState::Forgotten))
}

pub async fn insert(tx: &PlatformTx, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await.map(drop)
}

pub async fn find(tx: &PlatformTx, id: MoveId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(known()).one(tx).await
}

/// The move, its row held until the transaction ends.
pub async fn locked(tx: &PlatformTx, id: MoveId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(known()).lock_exclusive().one(tx).await
}

/// What an operator has begun with the same file and not brought to its end.
pub async fn begun(
    tx: &PlatformTx,
    by: OperatorId,
    (name, bytes, modified_at): (&str, i64, Option<OffsetDateTime>),
) -> Result<Option<Model>, DbErr> {
    let modified = match modified_at {
        Some(at) => Column::ModifiedAt.eq(at),
        None => Column::ModifiedAt.is_null(),
    };
    let same = Condition::all()
        .add(Column::State.eq(MoveState::Receiving))
        .add(Column::CreatedBy.eq(by))
        .add(Column::FileName.eq(name))
        .add(Column::Bytes.eq(bytes))
        .add(modified);
    Entity::find().filter(same).one(tx).await
}

/// The newest first, behind a place in that order.
pub async fn page(
    tx: &PlatformTx,
    before: Option<(OffsetDateTime, MoveId)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let place = |(at, id)| {
        let same = Condition::all().add(Column::CreatedAt.eq(at)).add(Column::Id.lt(id));
        Condition::any().add(Column::CreatedAt.lt(at)).add(same)
    };
    let rows = Entity::find().filter(known().add_option(before.map(place)));
    rows.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).limit(limit).all(tx).await
}

/// Writes every column of a row that is held.
pub async fn update(tx: &PlatformTx, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().update(tx).await
}

/// A part is here. False where the file is not being brought any more, or a part before it is missing.
pub async fn came(
    tx: &PlatformTx,
    id: MoveId,
    number: i32,
    expires_at: OffsetDateTime,
) -> Result<bool, DbErr> {
    let sql = "UPDATE moves SET parts_here = greatest(parts_here, $2), expires_at = $3 \
         WHERE id = $1 AND state = 'receiving' AND parts_here >= $2 - 1";
    let values = [id.0.into(), number.into(), expires_at.into()];
    Ok(tx.execute_raw(statement(sql, values)).await?.rows_affected() == 1)
}

/// A part of a file that was taken away is here all the same: the next round looks for it.
pub async fn left_behind(tx: &PlatformTx, id: MoveId, number: i32) -> Result<(), DbErr> {
    let sql = "UPDATE moves SET parts_here = greatest(parts_here, $2) WHERE id = $1 AND state = 'done'";
    tx.execute_raw(statement(sql, [id.0.into(), number.into()])).await.map(drop)
}

/// How far the work on it is.
pub async fn tell(tx: &PlatformTx, id: MoveId, progress: &str) -> Result<(), DbErr> {
    let sql = "UPDATE moves SET progress = $2 WHERE id = $1 AND state = 'importing'";
    tx.execute_raw(statement(sql, [id.0.into(), progress.into()])).await.map(drop)
}

/// The next steps of those that are being let in. The control plane writes them.
pub async fn steps(tx: &PlatformTx) -> Result<HashMap<MoveId, String>, DbErr> {
    let sql =
        "SELECT m.id, p.step FROM moves m JOIN portings p ON p.id = m.journey WHERE m.state = 'importing'";
    let rows = tx.query_all_raw(statement(sql, [])).await?;
    rows.iter().map(|row| Ok((MoveId(row.try_get::<Uuid>("", "id")?), row.try_get("", "step")?))).collect()
}

/// Files nobody needs any more.
pub async fn due(tx: &PlatformTx, now: OffsetDateTime) -> Result<Vec<Model>, DbErr> {
    let lapsing = MoveState::ALL.iter().filter(|state| state.lapses()).copied();
    let over = Condition::all().add(Column::State.is_in(lapsing)).add(Column::ExpiresAt.lt(now));
    let taken_in = Condition::all().add(Column::State.eq(MoveState::Done)).add(Column::PartsHere.gt(0));
    let which = Condition::any().add(over).add(taken_in).add(Column::State.eq(MoveState::Forgotten));
    Entity::find().filter(which).order_by_asc(Column::ExpiresAt).limit(100).all(tx).await
}

/// The file is gone; what was let in stays in the list.
pub async fn emptied(tx: &PlatformTx, id: MoveId) -> Result<(), DbErr> {
    let sql = "UPDATE moves SET parts_here = 0 WHERE id = $1";
    tx.execute_raw(statement(sql, [id.0.into()])).await.map(drop)
}

pub async fn delete(tx: &PlatformTx, id: MoveId) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(tx).await.map(drop)
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
