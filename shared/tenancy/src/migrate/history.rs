//! Which migrations there were, and how far each of their rings came.

use super::{
    Migrator, Ring,
    notes::{number, statement, word},
};
use kernel::Service;
use migrations::Version;
use sea_orm::{ConnectionTrait as _, DbErr, QueryResult};
use time::OffsetDateTime;
use uuid::Uuid;

const BEGUN: &str = "INSERT INTO platform.migration_history \
     (id, service, target, started_at, canary, early, rest, done, failed) \
     VALUES ($1, $2, $3, now(), $4, $5, $6, 0, 0)";
/// One that fails is tried again and again: what nobody reads any more goes.
const FORGET: &str = "DELETE FROM platform.migration_history WHERE started_at < now() - interval '1 year'";
const SEEN: &str = "UPDATE platform.migration_history SET done = $2 WHERE id = $1";
const ENDED: &str =
    "UPDATE platform.migration_history SET done = $2, failed = $3, finished_at = now() WHERE id = $1";
const PAGE: &str = "SELECT id, service, target, started_at, finished_at, canary, early, rest, done, failed \
     FROM platform.migration_history WHERE ($1::timestamptz IS NULL OR (started_at, id) < ($1, $2)) \
     ORDER BY started_at DESC, id DESC LIMIT $3";

/// One migration of the schemas of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    pub id: Uuid,
    pub service: Service,
    pub target: Version,
    pub started_at: OffsetDateTime,
    /// None while it goes on, and where it was cut off.
    pub finished_at: Option<OffsetDateTime>,
    pub rings: Vec<PastRing>,
}

/// How far one ring came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastRing {
    pub ring: Ring,
    pub total: i32,
    pub done: i32,
    pub failed: i32,
}

impl Migrator {
    pub(super) async fn note_rings(
        &self,
        run: Uuid,
        service: Service,
        target: Version,
        sizes: &[(Ring, usize)],
    ) {
        if sizes.is_empty() {
            return;
        }
        let size =
            |ring: Ring| number(sizes.iter().find(|(other, _)| *other == ring).map_or(0, |(_, size)| *size));
        let [canary, early, rest] = [Ring::Canary, Ring::Early, Ring::Rest].map(size);
        let begun = [run.into(), word(service), target.number().into(), canary, early, rest];
        self.note(vec![statement(FORGET, []), statement(BEGUN, begun)]).await;
    }

    pub(super) async fn note_rings_seen(&self, run: Uuid, done: usize) {
        self.note(vec![statement(SEEN, [run.into(), number(done)])]).await;
    }

    pub(super) async fn note_rings_ended(&self, run: Uuid, done: usize, failed: usize) {
        self.note(vec![statement(ENDED, [run.into(), number(done), number(failed)])]).await;
    }

    /// The migrations there were, the newest first, behind a place in that order.
    ///
    /// # Errors
    /// When identity's database is away.
    pub async fn history(
        &self,
        before: Option<(OffsetDateTime, Uuid)>,
        limit: u64,
    ) -> Result<Vec<Past>, DbErr> {
        let (at, id) = before.unzip();
        let values = [at.into(), id.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()];
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        tx.query_all_raw(statement(PAGE, values)).await?.iter().map(past).collect()
    }
}

fn past(row: &QueryResult) -> Result<Past, DbErr> {
    let n = |column: &str| row.try_get::<i32>("", column);
    let sizes = [(Ring::Canary, n("canary")?), (Ring::Early, n("early")?), (Ring::Rest, n("rest")?)];
    Ok(Past {
        id: row.try_get("", "id")?,
        service: row.try_get("", "service")?,
        target: Version::of_number(n("target")?),
        started_at: row.try_get("", "started_at")?,
        finished_at: row.try_get("", "finished_at")?,
        rings: reached(&sizes, n("done")?, n("failed")?),
    })
}

/// Rings go one after the other, and what fails is in the last one that began.
fn reached(sizes: &[(Ring, i32)], done: i32, failed: i32) -> Vec<PastRing> {
    let (mut left, mut failed) = (done, failed);
    let ring = |&(ring, total): &(Ring, i32)| {
        let done = left.min(total);
        left -= done;
        let failed = if done < total { std::mem::take(&mut failed) } else { 0 };
        PastRing { ring, total, done, failed }
    };
    sizes.iter().filter(|(_, total)| *total > 0).map(ring).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_says_which_ring_was_reached() {
        let sizes = [(Ring::Canary, 1), (Ring::Early, 10), (Ring::Rest, 89)];
        let rings = |done, failed| {
            reached(&sizes, done, failed).iter().map(|ring| (ring.done, ring.failed)).collect::<Vec<_>>()
        };
        assert_eq!(rings(0, 1), [(0, 1), (0, 0), (0, 0)]);
        assert_eq!(rings(9, 2), [(1, 0), (8, 2), (0, 0)]);
        assert_eq!(rings(60, 0), [(1, 0), (10, 0), (49, 0)]);
        assert_eq!(rings(100, 0), [(1, 0), (10, 0), (89, 0)]);
        assert!(reached(&[(Ring::Canary, 0)], 0, 0).is_empty(), "nobody was in it");
    }
}
