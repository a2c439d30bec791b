//! The ledger added up by the database: a branch that has kept books for years is still one row an account.

use crate::dues::rules::{
    ledger::{LedgerAccount, Trial},
    remit::Receipt,
};
use kernel::{Fen, UnitId};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};
use std::collections::BTreeMap;
use tenancy::TenantTx;
use time::Date;

const SIDES: &str = "SELECT account, sum(amount)::bigint AS amount FROM ( \
     SELECT debit AS account, amount FROM dues_entries WHERE unit_id = $1 AND booked_on BETWEEN $2 AND $3 \
     UNION ALL \
     SELECT credit, -amount FROM dues_entries WHERE unit_id = $1 AND booked_on BETWEEN $2 AND $3 \
     ) sides GROUP BY account";

const SIDES_BY_MONTH: &str = "SELECT month, account, sum(amount)::bigint AS amount FROM ( \
     SELECT date_trunc('month', booked_on)::date AS month, debit AS account, amount FROM dues_entries \
     WHERE unit_id = $1 AND booked_on BETWEEN $2 AND $3 \
     UNION ALL \
     SELECT date_trunc('month', booked_on)::date, credit, -amount FROM dues_entries \
     WHERE unit_id = $1 AND booked_on BETWEEN $2 AND $3 \
     ) sides GROUP BY month, account";

const MONEY_BEFORE: &str = "SELECT coalesce(sum(CASE WHEN debit IN ('cash', 'bank') THEN amount ELSE 0 END \
     - CASE WHEN credit IN ('cash', 'bank') THEN amount ELSE 0 END), 0)::bigint AS amount FROM dues_entries \
     WHERE unit_id = $1 AND (booked_on, number) < ($2, $3)";

const RECEIPTS: &str = "SELECT coalesce(wrong.booked_on, entry.booked_on) AS day, \
     sum(CASE WHEN entry.credit = ANY($2) THEN entry.amount ELSE -entry.amount END)::bigint AS amount \
     FROM dues_entries entry LEFT JOIN dues_entries wrong ON wrong.id = entry.reverses \
     WHERE entry.unit_id = $1 AND (entry.credit = ANY($2) OR entry.debit = ANY($2)) GROUP BY 1 ORDER BY 1";

#[derive(FromQueryResult)]
struct Side {
    account: LedgerAccount,
    amount: i64,
}

#[derive(FromQueryResult)]
struct SideOfMonth {
    month: Date,
    account: LedgerAccount,
    amount: i64,
}

#[derive(FromQueryResult)]
struct Sum {
    amount: i64,
}

#[derive(FromQueryResult)]
struct OfDay {
    day: Date,
    amount: i64,
}

/// What every account shows for the entries of these days, both included.
pub async fn trial(tx: &TenantTx, unit: UnitId, first: Date, last: Date) -> Result<Trial, DbErr> {
    let sides: Vec<Side> = rows(tx, SIDES, vec![unit.into(), first.into(), last.into()]).await?;
    Ok(Trial { accounts: sides.into_iter().map(|side| (side.account, Fen(side.amount))).collect() })
}

/// The same month by month; a month without entries is left out.
pub async fn trials_by_month(
    tx: &TenantTx,
    unit: UnitId,
    first: Date,
    last: Date,
) -> Result<BTreeMap<Date, Trial>, DbErr> {
    let sides: Vec<SideOfMonth> =
        rows(tx, SIDES_BY_MONTH, vec![unit.into(), first.into(), last.into()]).await?;
    let mut months: BTreeMap<Date, Trial> = BTreeMap::new();
    for side in sides {
        months.entry(side.month).or_default().accounts.insert(side.account, Fen(side.amount));
    }
    Ok(months)
}

/// Cash and bank before an entry, in the order a ledger is read.
pub async fn money_before(tx: &TenantTx, unit: UnitId, day: Date, number: i32) -> Result<Fen, DbErr> {
    let sum: Vec<Sum> = rows(tx, MONEY_BEFORE, vec![unit.into(), day.into(), number.into()]).await?;
    Ok(sum.first().map_or(Fen(0), |sum| Fen(sum.amount)))
}

/// What came in on these accounts, by day. What was taken back counts by the day of the wrong entry.
pub async fn receipts(
    tx: &TenantTx,
    unit: UnitId,
    accounts: &[LedgerAccount],
) -> Result<Vec<Receipt>, DbErr> {
    let accounts: Vec<String> = accounts.iter().map(ToString::to_string).collect();
    let days: Vec<OfDay> = rows(tx, RECEIPTS, vec![unit.into(), accounts.into()]).await?;
    Ok(days.into_iter().map(|one| Receipt { on: one.day, amount: Fen(one.amount) }).collect())
}

async fn rows<T: FromQueryResult>(tx: &TenantTx, sql: &str, values: Vec<Value>) -> Result<Vec<T>, DbErr> {
    let found = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    found.iter().map(|row| T::from_query_result(row, "")).collect()
}
