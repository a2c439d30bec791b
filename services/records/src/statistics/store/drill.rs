//! The people behind a figure, page by page.

use super::people::{PARAMETERS, people, statement};
use crate::statistics::frame::Counting;
use kernel::{MemberId, UnitId};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};
use serde::{Deserialize, Serialize};
use tenancy::TenantTx;
use time::Date;
use uuid::Uuid;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Behind {
    pub id: MemberId,
    pub name: String,
    pub initials: String,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub joined_on: Date,
}

/// The last one of the page before. A text of nothing and the lowest id stand before everybody.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    pub initials: String,
    pub id: Uuid,
}

impl Place {
    pub const fn first() -> Self {
        Self { initials: String::new(), id: Uuid::nil() }
    }
}

/// From which rows a page is taken: those counted, or those with something joined to them.
#[derive(Clone, Copy, Debug)]
pub struct People<'a> {
    /// A query that yields the columns of [`people`]; that one itself when none.
    pub from: Option<&'a str>,
    /// A column of the query, and the class in it; everybody when none.
    pub class: Option<(&'static str, &'a str)>,
}

/// In the order of the list of members. `column` is one of ours, never a text from outside.
pub async fn of_class(
    tx: &TenantTx,
    of: &Counting,
    wanted: People<'_>,
    more: Vec<Value>,
    after: &Place,
    limit: u64,
) -> Result<Vec<Behind>, DbErr> {
    let from = wanted.from.map_or_else(|| people(of), str::to_owned);
    let at = PARAMETERS + more.len();
    let (initials, id, rows, class) = (at + 1, at + 2, at + 3, at + 4);
    let class_of = wanted.class.map_or(String::new(), |(column, _)| format!(" AND p.{column} = ${class}"));
    let sql = format!(
        "SELECT p.id, p.name, p.initials, p.unit_id, p.unit_name, p.joined_on FROM ({from}) p \
         WHERE (p.initials, p.id) > (${initials}, ${id}){class_of} ORDER BY p.initials, p.id LIMIT ${rows}"
    );
    let mut values = more;
    values.extend([after.initials.clone().into(), after.id.into(), limit_of(limit)]);
    values.extend(wanted.class.map(|(_, class)| class.into()));
    let rows = tx.query_all_raw(statement(of, sql, values)).await?;
    rows.iter().map(|row| Behind::from_query_result(row, "")).collect()
}

/// Some of these members, wherever they are now: those who went are not counted any more.
pub async fn of_ids(tx: &TenantTx, ids: Vec<Uuid>, after: &Place, limit: u64) -> Result<Vec<Behind>, DbErr> {
    let sql = "SELECT m.id, m.name, m.initials, m.unit_id, u.name AS unit_name, m.joined_on \
         FROM members m JOIN units u ON u.id = m.unit_id \
         WHERE m.id = ANY($1) AND (m.initials, m.id) > ($2, $3) ORDER BY m.initials, m.id LIMIT $4";
    let values = [ids.into(), after.initials.clone().into(), after.id.into(), limit_of(limit)];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    rows.iter().map(|row| Behind::from_query_result(row, "")).collect()
}

pub fn limit_of(limit: u64) -> Value {
    i64::try_from(limit).unwrap_or(i64::MAX).into()
}
