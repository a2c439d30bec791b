//! Who has paid the dues of a month.

use super::people::{people, statement};
use crate::statistics::frame::Counting;
use kernel::YearMonth;
use sea_orm::{ConnectionTrait, DbErr, Value};
use tenancy::TenantTx;

/// The query of [`people`] with one more column, and its parameters `$11` and `$12`. An amount holds until the next one,
/// an exemption up to its month: the last assessment that covers the month, found by sorting the assessments once.
/// `dues_months_month_idx` says whether the month is covered. Whoever came with a letter has paid the
/// months up to the one it names.
pub fn dues(of: &Counting, month: YearMonth) -> (String, Vec<Value>) {
    let sql = format!(
        "SELECT p.*, CASE WHEN p.dues_paid_to >= $11 THEN 'paid' WHEN f.member_id IS NULL THEN 'not_fixed' \
         WHEN f.amount = 0 THEN 'exempt' WHEN d.member_id IS NULL THEN 'unpaid' ELSE 'paid' END AS dues FROM ({}) p \
         LEFT JOIN (SELECT DISTINCT ON (member_id) member_id, amount FROM dues_assessments \
           WHERE from_month <= $11 AND (until_month IS NULL OR until_month >= $11) \
           ORDER BY member_id, number DESC) f ON f.member_id = p.id \
         LEFT JOIN dues_months d ON d.member_id = p.id AND d.month = $11 WHERE p.joined_on <= $12",
        people(of)
    );
    (sql, vec![month.first_day().into(), month.last_day().into()])
}

/// The assessments of `p` that cover the month.
const COVERS: &str =
    "a.member_id = p.id AND a.from_month <= $11 AND (a.until_month IS NULL OR a.until_month >= $11)";

/// Those in one class of [`dues`], or all of them, for a page: each class is looked for from the side on which few have
/// to be looked at. Nobody is in a class there is not. Whoever is exempt has an amount of nothing in
/// `dues_assessments_zero_idx`; of all others a page is full before many have been passed, or few are left to be sorted.
pub fn dues_behind(of: &Counting, month: YearMonth, class: &str) -> (String, Vec<Value>) {
    let amount =
        format!("(SELECT a.amount FROM dues_assessments a WHERE {COVERS} ORDER BY a.number DESC LIMIT 1)");
    let paid = "EXISTS (SELECT 1 FROM dues_months d WHERE d.member_id = p.id AND d.month = $11)";
    let here = "(p.dues_paid_to >= $11) IS NOT TRUE";
    let within = match class {
        "" => "$11::date IS NOT NULL".to_owned(),
        // a value of one row, which is looked up for each instead of being read for everybody
        "paid" => format!(
            "CASE WHEN {here} THEN (SELECT d.month FROM dues_months d WHERE d.member_id = p.id AND d.month = $11) \
             IS NOT NULL AND {amount} <> 0 ELSE true END"
        ),
        "unpaid" => format!("{here} AND NOT {paid} AND {amount} <> 0"),
        "exempt" => format!(
            "p.id = ANY(ARRAY(SELECT z.member_id FROM dues_assessments z WHERE z.amount = 0 AND z.from_month <= $11)) \
             AND {here} AND {amount} = 0"
        ),
        "not_fixed" => format!("{here} AND NOT EXISTS (SELECT 1 FROM dues_assessments a WHERE {COVERS})"),
        _ => "$11::date IS NULL".to_owned(),
    };
    let sql = format!("SELECT p.* FROM ({}) p WHERE p.joined_on <= $12 AND {within}", people(of));
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
