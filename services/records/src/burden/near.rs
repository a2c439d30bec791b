//! What was entered before and is near enough to be compared; nothing of it is written.

use super::rules::Fact;
use kernel::{Fen, MemberId, SHANGHAI, UnitId};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};
use tenancy::TenantTx;
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

/// Something that stands there already.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: Uuid,
    pub unit: UnitId,
    pub on: Date,
    /// What it is called, where it has a name.
    pub text: Option<String>,
    pub fact: Fact,
}

const MEETINGS: &str = "SELECT m.id, m.unit_id, m.day AS on_day, m.subject AS text, \
       coalesce(m.started_at, m.planned_start) AS begun, coalesce(m.ended_at, m.planned_end) AS over \
     FROM meetings m WHERE m.unit_id = $1 AND m.state <> 'cancelled' AND m.day BETWEEN $2 AND $3 \
     ORDER BY m.day, m.id LIMIT 50";

const PAYMENTS: &str = "SELECT p.id, p.unit_id, p.paid_on AS on_day, NULL::text AS text, p.amount FROM dues_payments p \
     WHERE p.member_id = $1 AND p.paid_on BETWEEN $2 AND $3 AND p.reverses IS NULL \
       AND NOT EXISTS (SELECT 1 FROM dues_payments r WHERE r.reverses = p.id) \
     ORDER BY p.paid_on DESC, p.id LIMIT 50";

const TALKS: &str = "SELECT k.id, k.unit_id, k.day AS on_day, NULL::text AS text, k.one_id, k.other_id FROM talks k \
     WHERE k.unit_id = $1 AND k.day BETWEEN $2 AND $3 AND k.state <> 'withdrawn' \
       AND k.one_id IN ($4, $5) AND k.other_id IN ($4, $5) ORDER BY k.day DESC, k.id LIMIT 50";

/// Those of the unit that is asked for first.
const APPLICANTS: &str = "SELECT f.id, f.unit_id, f.since AS on_day, f.name AS text FROM development_files f \
     WHERE replace(f.name, ' ', '') = replace($1, ' ', '') ORDER BY f.unit_id <> $2, f.since DESC, f.id LIMIT 50";

/// Meetings of the unit around that time.
///
/// # Errors
/// When the database is away.
pub async fn meetings(
    tx: &TenantTx,
    unit: UnitId,
    start: OffsetDateTime,
    end: OffsetDateTime,
) -> Result<Vec<Known>, DbErr> {
    let (first, last) = (around(day(start), 1).0, around(day(end), 1).1);
    let values = vec![unit.0.into(), first.into(), last.into()];
    let span = |row: &QueryResult| {
        Ok(Fact::Meeting { start: row.try_get("", "begun")?, end: row.try_get("", "over")? })
    };
    found(tx, MEETINGS, values, span).await
}

/// Payments of the member around that day that stand.
///
/// # Errors
/// When the database is away.
pub async fn payments(tx: &TenantTx, member: MemberId, on: Date, days: u8) -> Result<Vec<Known>, DbErr> {
    let (first, last) = around(on, days);
    let values = vec![member.0.into(), first.into(), last.into()];
    let sum = |row: &QueryResult| {
        Ok(Fact::Payment { amount: Fen(row.try_get("", "amount")?), on: row.try_get("", "on_day")? })
    };
    found(tx, PAYMENTS, values, sum).await
}

/// Talks of the two around that day.
///
/// # Errors
/// When the database is away.
pub async fn talks(
    tx: &TenantTx,
    unit: UnitId,
    [one, other]: [MemberId; 2],
    on: Date,
    days: u8,
) -> Result<Vec<Known>, DbErr> {
    let (first, last) = around(on, days);
    let values = vec![unit.0.into(), first.into(), last.into(), one.0.into(), other.0.into()];
    let two = |row: &QueryResult| {
        let pair: [Uuid; 2] = [row.try_get("", "one_id")?, row.try_get("", "other_id")?];
        Ok(Fact::Talk { pair: pair.map(MemberId), on: row.try_get("", "on_day")? })
    };
    found(tx, TALKS, values, two).await
}

/// Development files of people with that name, open or closed.
///
/// # Errors
/// When the database is away.
pub async fn applicants(tx: &TenantTx, unit: UnitId, name: &str) -> Result<Vec<Known>, DbErr> {
    let values = vec![name.to_owned().into(), unit.0.into()];
    let called = |row: &QueryResult| Ok(Fact::Applicant { name: row.try_get("", "text")? });
    found(tx, APPLICANTS, values, called).await
}

async fn found(
    tx: &TenantTx,
    sql: &str,
    values: Vec<Value>,
    fact: impl Fn(&QueryResult) -> Result<Fact, DbErr>,
) -> Result<Vec<Known>, DbErr> {
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    let known = |row: &QueryResult| {
        Ok(Known {
            id: row.try_get("", "id")?,
            unit: UnitId(row.try_get("", "unit_id")?),
            on: row.try_get("", "on_day")?,
            text: row.try_get("", "text")?,
            fact: fact(row)?,
        })
    };
    rows.iter().map(known).collect()
}

/// The day people call it; a moment at the very end of time has that of its own zone.
fn day(at: OffsetDateTime) -> Date {
    at.checked_to_offset(SHANGHAI).unwrap_or(at).date()
}

fn around(day: Date, days: u8) -> (Date, Date) {
    let days = Duration::days(days.into());
    (day.saturating_sub(days), day.saturating_add(days))
}
