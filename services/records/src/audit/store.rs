//! Reading the audit chain; it is written by `tenancy::audit` alone.

use sea_orm::{Condition, DbBackend, QueryOrder, QueryResult, QuerySelect, Statement, entity::prelude::*};
use tenancy::{
    TenantTx,
    audit::row::{Column, Entity, Model},
};
use time::Date;

/// A page, newest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by_desc(Column::Seq).limit(limit).all(tx).await
}

/// What people entered on a day.
pub struct Counted {
    pub day: Date,
    pub entries: i64,
    /// About how long these took.
    pub seconds: i64,
    /// Place in the log of the last one, whoever made it.
    pub last: u64,
}

/// Looking and taking out is no entry.
pub const NO_ENTRY: [&str; 4] = ["reveal", "read", "export", "download_refused"];
/// Somebody who pauses longer than this does something else; an entry after a pause takes about so long.
pub const PAUSE_SECONDS: i32 = 600;
pub const ALONE_SECONDS: i32 = 60;
/// How far back in the log the entry before one is looked for; what lies further back was before a pause, most likely.
const NEAR: i64 = 500;

/// Entries of people behind a place in the log, by the day of Shanghai.
pub async fn entries_since(tx: &TenantTx, seq: u64) -> Result<Vec<Counted>, DbErr> {
    let sql = "WITH near AS ( \
           SELECT seq, at, actor_id, actor_kind = 'account' AND action <> ALL($2) AS counts \
           FROM audit_log WHERE seq > $3), \
         timed AS (SELECT seq, at, counts, CASE WHEN at - lag(at) OVER w <= make_interval(secs => $4) \
           THEN greatest(extract(epoch FROM at - lag(at) OVER w)::bigint, 1) ELSE $5 END AS seconds \
           FROM near WINDOW w AS (PARTITION BY counts, actor_id ORDER BY seq)) \
         SELECT (at AT TIME ZONE 'Asia/Shanghai')::date AS day, max(seq) AS last, \
           count(*) FILTER (WHERE counts) AS entries, \
           coalesce(sum(seconds) FILTER (WHERE counts), 0)::bigint AS seconds \
         FROM timed WHERE seq > $1 GROUP BY 1 ORDER BY 1";
    let (seq, no) = (i64::try_from(seq).unwrap_or(i64::MAX), NO_ENTRY.map(str::to_owned).to_vec());
    let near = seq.saturating_sub(NEAR);
    let values = [seq.into(), no.into(), near.into(), PAUSE_SECONDS.into(), ALONE_SECONDS.into()];
    let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let counted = |row: &QueryResult| {
        let last: i64 = row.try_get("", "last")?;
        Ok(Counted {
            day: row.try_get("", "day")?,
            entries: row.try_get("", "entries")?,
            seconds: row.try_get("", "seconds")?,
            last: u64::try_from(last).unwrap_or_default(),
        })
    };
    tx.query_all_raw(query).await?.iter().map(counted).collect()
}
