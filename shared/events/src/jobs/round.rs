use super::enqueue_platform;
use kernel::TenantKey;
use sea_orm::DbErr;
use serde::Serialize;
use std::time::Duration;
use tenancy::PlatformDb;
use time::OffsetDateTime;

/// Jobs written in one transaction.
const AT_A_TIME: usize = 200;
/// Between two organisations whose turn comes: five a second are not felt by those who work meanwhile.
const PACE: Duration = Duration::from_millis(200);

/// What one organisation is to do in a round.
pub struct Turn<P> {
    pub tenant: TenantKey,
    pub payload: P,
    /// The name of the job, which makes asking twice the same as asking once.
    pub once: String,
}

/// Writes a job for each of these organisations, to be done one after the other from `now` on: all are due before
/// `within` is over, and where that leaves time, not more than five in a second.
///
/// # Errors
/// When a payload does not serialise or the database refuses.
pub async fn enqueue_round<P: Serialize + Sync>(
    db: &PlatformDb,
    queue: &str,
    turns: &[Turn<P>],
    now: OffsetDateTime,
    within: Duration,
) -> Result<(), DbErr> {
    let pause = pause(turns.len(), within);
    let mut due = now;
    for some in turns.chunks(AT_A_TIME) {
        let tx = db.begin().await?;
        for Turn { tenant, payload, once } in some {
            enqueue_platform(&tx, Some(tenant), queue, payload, Some(due), Some(once)).await?;
            due += pause;
        }
        tx.commit().await?;
    }
    Ok(())
}

fn pause(turns: usize, within: Duration) -> Duration {
    PACE.min(within / u32::try_from(turns).unwrap_or(u32::MAX).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn few_organisations_come_five_in_a_second() {
        assert_eq!(pause(0, HOUR), PACE);
        assert_eq!(pause(10, HOUR), PACE);
        assert_eq!(pause(10_000, HOUR), PACE);
    }

    #[test]
    fn very_many_are_done_within_the_time() {
        for turns in [20_000, 100_000, 1_000_000] {
            let last = pause(turns, HOUR) * u32::try_from(turns).unwrap();
            assert!(last <= HOUR && last > HOUR / 2, "{turns}: {last:?}");
        }
    }
}
