//! Who has paid the dues of a month.

use super::people::{people, statement};
use crate::statistics::frame::Counting;
use kernel::YearMonth;
use sea_orm::{ConnectionTrait, DbErr, Value};
use tenancy::TenantTx;

/// The query of [`people`] with one more column, and its parameters `$11` and `$12`. An amount holds until the next one,
/// an exemption up to its month: the last assessment that covers the month, found by sorting the assessments once.
/// `dues_months_pkey` says whether the month is covered.
pub fn dues(of: &Counting, month: YearMonth) -> (String, Vec<Value>) {
    let sql = format!(
        "SELECT p.*, CASE WHEN f.member_id IS NULL THEN 'not_fixed' WHEN f.amount = 0 THEN 'exempt' \
         WHEN d.member_id IS NULL THEN 'unpaid' ELSE 'paid' END AS dues FROM ({}) p \
         LEFT JOIN (SELECT DISTINCT ON (member_id) member_id, amount FROM dues_assessments \
           WHERE from_month <= $11 AND (until_month IS NULL OR until_month >= $11) \
           ORDER BY member_id, number DESC) f ON f.member_id = p.id \
         LEFT JOIN dues_months d ON d.member_id = p.id AND d.month = $11 WHERE p.joined_on <= $12",
        people(of)
    );
    (sql, vec![month.first_day().into(), month.last_day().into()])
}

/// How many members there are in each class of a column that a query adds.
pub async fn by_class(
    tx: &TenantTx,
    of: &Counting,
    from: &str,
    column: &'static str,
    more: Vec<Value>,
) -> Result<Vec<(String, i64)>, DbErr> {
    let sql = format!("SELECT p.{column}::text AS class, count(*) AS n FROM ({from}) p GROUP BY 1");
    let rows = tx.query_all_raw(statement(of, sql, more)).await?;
    rows.iter().map(|row| Ok((row.try_get("", "class")?, row.try_get("", "n")?))).collect()
}
