//! What was held, for the rules of duties.

use super::meeting::{Column, Entity};
use crate::{meetings::words::MeetingState, sql::any_of};
use kernel::{MeetingId, UnitId, YearMonth};
use rulepack::organisational_life::MeetingKind;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QuerySelect,
    Statement,
    sea_query::{Expr, ExprTrait, extension::postgres::PgBinOper},
};
use std::collections::{BTreeSet, HashMap};
use tenancy::TenantTx;
use time::Date;
use uuid::Uuid;

/// What a duty is filled with: a meeting without its texts.
pub type Slim = (MeetingId, UnitId, Vec<String>, Date, Option<i16>);

/// Meetings that took place, without their texts: over thousands of units these are many rows.
pub async fn held_slim(
    tx: &TenantTx,
    units: Vec<UnitId>,
    first: Date,
    last: Date,
) -> Result<Vec<Slim>, DbErr> {
    slim(tx, took_place(first, last).add(any_of(Column::UnitId, units))).await
}

/// The same of all units, for meetings of one of these kinds: those of which a year has few.
pub async fn held_slim_of(
    tx: &TenantTx,
    kinds: &BTreeSet<MeetingKind>,
    first: Date,
    last: Date,
) -> Result<Vec<Slim>, DbErr> {
    let words: Vec<String> = kinds.iter().map(ToString::to_string).collect();
    let theirs = Expr::col(Column::Kinds).binary(PgBinOper::Overlap, Expr::val(words));
    slim(tx, took_place(first, last).add(theirs)).await
}

fn took_place(first: Date, last: Date) -> Condition {
    Condition::all()
        .add(Column::State.is_in([MeetingState::Held, MeetingState::Filed]))
        .add(Column::Day.between(first, last))
}

async fn slim(tx: &TenantTx, condition: Condition) -> Result<Vec<Slim>, DbErr> {
    let slim = [Column::Id, Column::UnitId, Column::Kinds, Column::Day, Column::ServesYear];
    Entity::find().select_only().columns(slim).filter(condition).into_tuple().all(tx).await
}

/// A row for each unit and kind: one for each month would be many more to read.
const HELD: &str = "SELECT m.unit_id, k AS kind, array_agg(m.day) AS days FROM meetings m, unnest(m.kinds) k \
     WHERE m.state IN ('held', 'filed') AND m.day BETWEEN $1 AND $2 GROUP BY m.unit_id, k";

/// How many meetings of each kind every unit held in each month between two days.
pub async fn held_by_month(
    tx: &TenantTx,
    from: Date,
    until: Date,
) -> Result<HashMap<(UnitId, MeetingKind, YearMonth), u32>, DbErr> {
    let query = Statement::from_sql_and_values(DbBackend::Postgres, HELD, [from.into(), until.into()]);
    let mut held = HashMap::new();
    for row in tx.query_all_raw(query).await? {
        let (unit, kind): (Uuid, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        // the table takes no other word
        let Ok(kind) = kind.parse() else { continue };
        for day in row.try_get_by_index::<Vec<Date>>(2)? {
            *held.entry((UnitId(unit), kind, YearMonth::of(day))).or_insert(0) += 1;
        }
    }
    Ok(held)
}
