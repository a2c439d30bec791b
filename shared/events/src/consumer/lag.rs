use super::{
    Consumer,
    position::{self, Whose},
};
use crate::store::{column, statement};
use sea_orm::{ConnectionTrait, DbErr};
use std::time::Duration;
use tenancy::PlatformDb;
use time::OffsetDateTime;

const UNREAD: &str = "SELECT count(*) AS n, min(u.at) AS oldest FROM ( \
       SELECT o.at FROM platform.outbox o WHERE (o.txid, o.seq) > ($1::bigint::text::xid8, $2) \
         AND ($3 = '' OR o.kind = ANY(string_to_array($3, ','))) \
       ORDER BY o.txid, o.seq LIMIT 10000) u";

/// How far a consumer is behind its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lag {
    /// Events it has not applied; counted up to ten thousand.
    pub events: i64,
    /// Age of the oldest of them.
    pub age: Duration,
}

/// Compares the mark below which every organisation has everything with the log itself.
///
/// # Errors
/// When one of the two databases is away.
pub async fn lag(
    consumer: &dyn Consumer,
    own: &PlatformDb,
    source: &PlatformDb,
    now: OffsetDateTime,
) -> Result<Lag, DbErr> {
    let at = position::low_water(own, Whose::of(consumer)).await?;
    let kinds = consumer.kinds().join(",");
    let tx = source.begin().await?;
    let row = tx.query_one_raw(statement(UNREAD, [at.txid.into(), at.seq.into(), kinds.into()])).await?;
    tx.rollback().await?;
    let Some(row) = row else { return Ok(Lag::default()) };
    let oldest: Option<OffsetDateTime> = column(&row, "oldest")?;
    let age = oldest.and_then(|at| Duration::try_from(now - at).ok()).unwrap_or_default();
    Ok(Lag { events: column(&row, "n")?, age })
}
