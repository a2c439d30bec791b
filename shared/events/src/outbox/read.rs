use super::{Cursor, Row};
use crate::store::{column, statement};
use kernel::{EventId, TenantKey};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use serde::{Deserialize, Serialize};
use tenancy::{PlatformDb, PlatformTx};
use time::OffsetDateTime;
use uuid::Uuid;

/// Which part of the log to read.
#[derive(Clone, Debug, Default)]
pub struct Range {
    pub after: Cursor,
    /// Only these kinds; all when empty.
    pub kinds: Vec<String>,
    /// Only this tenant; all when absent.
    pub tenant: Option<TenantKey>,
    pub limit: u16,
}

impl Range {
    pub const MOST: u16 = 1000;
    pub const USUAL: u16 = 500;
}

/// A stretch of the log. `next` is the place to go on from: the last row, or the horizon when nothing more
/// lies below it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Batch {
    pub rows: Vec<Row>,
    pub next: Cursor,
    pub more: bool,
    /// Rows lie above the horizon: a transaction that began before them still runs. Worth another look soon.
    pub held: bool,
}

/// The oldest transaction still running, and the end of the log, which is one step into its index.
const ENDS: &str = "SELECT h.xmin::text::bigint AS xmin, o.txid::text::bigint AS txid, o.seq \
     FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin) h \
     LEFT JOIN LATERAL (SELECT txid, seq FROM platform.outbox ORDER BY txid DESC, seq DESC LIMIT 1) o ON true";

const ROWS: &str = "SELECT o.txid::text::bigint AS txid, o.seq, o.tenant_key, o.id, o.kind, o.payload, o.at \
     FROM platform.outbox o \
     WHERE (o.txid, o.seq) > ($1::bigint::text::xid8, $2) AND o.txid < $3::bigint::text::xid8 \
       AND ($4 = '' OR o.kind = ANY(string_to_array($4, ','))) AND ($5 = '' OR o.tenant_key = $5) \
     ORDER BY o.txid, o.seq LIMIT $6";

/// Reads on from `range.after`, never beyond the oldest transaction still running.
///
/// # Errors
/// When the database is away.
pub async fn read(db: &PlatformDb, range: &Range) -> Result<Batch, DbErr> {
    let limit = i64::from(range.limit.clamp(1, Range::MOST));
    let tx = db.begin().await?;
    let Ends { xmin, last } = ends(&tx).await?;
    let held = last.is_some_and(|last| last.txid >= xmin);
    let rows = match last {
        // most looks find nothing new
        Some(last) if last > range.after => rows(&tx, range, xmin, limit).await?,
        _ => Vec::new(),
    };
    tx.rollback().await?;
    Ok(Batch { held, ..batch(rows, range, limit, xmin) })
}

struct Ends {
    xmin: i64,
    last: Option<Cursor>,
}

async fn ends(tx: &PlatformTx) -> Result<Ends, DbErr> {
    let row = tx.query_one_raw(statement(ENDS, [])).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("horizon".into()))?;
    let last = column::<Option<i64>>(&row, "txid")?.zip(column::<Option<i64>>(&row, "seq")?);
    Ok(Ends { xmin: column(&row, "xmin")?, last: last.map(|(txid, seq)| Cursor { txid, seq }) })
}

async fn rows(tx: &PlatformTx, range: &Range, xmin: i64, limit: i64) -> Result<Vec<Row>, DbErr> {
    let tenant = range.tenant.as_ref().map(ToString::to_string).unwrap_or_default();
    let values = [
        range.after.txid.into(),
        range.after.seq.into(),
        xmin.into(),
        range.kinds.join(",").into(),
        tenant.into(),
        limit.into(),
    ];
    tx.query_all_raw(statement(ROWS, values)).await?.iter().map(row_of).collect()
}

fn batch(rows: Vec<Row>, range: &Range, limit: i64, xmin: i64) -> Batch {
    let more = i64::try_from(rows.len()).is_ok_and(|n| n >= limit);
    let end = Cursor { txid: xmin.saturating_sub(1), seq: i64::MAX };
    let last = rows.last().map_or(range.after, |row| row.cursor);
    let next = if more { last } else { last.max(end) };
    Batch { rows, next, more, held: false }
}

fn row_of(row: &QueryResult) -> Result<Row, DbErr> {
    let key: String = column(row, "tenant_key")?;
    let text: String = column(row, "payload")?;
    let (cause, payload) = telemetry::carried(&text);
    Ok(Row {
        cursor: Cursor { txid: column(row, "txid")?, seq: column(row, "seq")? },
        tenant: key.parse().map_err(|e| DbErr::Type(format!("outbox.tenant_key: {e}")))?,
        id: EventId(column::<Uuid>(row, "id")?),
        kind: column(row, "kind")?,
        payload: serde_json::from_str(payload).map_err(|e| DbErr::Json(e.to_string()))?,
        at: column::<OffsetDateTime>(row, "at")?,
        cause: cause.map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exhausted_log_moves_to_the_horizon_and_never_back() {
        let range = Range { after: Cursor { txid: 5, seq: 3 }, ..Range::default() };
        let idle = batch(Vec::new(), &range, 10, 9);
        assert_eq!((idle.next, idle.more), (Cursor { txid: 8, seq: i64::MAX }, false));
        let held = batch(Vec::new(), &range, 10, 4);
        assert_eq!(held.next, range.after, "a long transaction holds the horizon below what was read");
    }
}
