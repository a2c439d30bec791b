//! How much organisations ask: counted here, brought to identity every few seconds.

use crate::state::Gateway;
use events::{Client, jobs::Shutdown};
use kernel::TenantKey;
use serde::Serialize;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use time::OffsetDateTime;

/// How often the counts are brought.
const EVERY: Duration = Duration::from_secs(10);
/// Organisations and hours that are kept while identity is away; beyond that, new ones are not counted.
const MOST: usize = 50_000;
/// Of one message.
const AT_ONCE: usize = 1000;

/// Requests that were not told yet.
#[derive(Default)]
pub(crate) struct Traffic(Mutex<HashMap<(TenantKey, OffsetDateTime), Count>>);

#[derive(Clone, Copy, Default)]
struct Count {
    requests: u64,
    /// The most within one second.
    peak: u64,
    /// When somebody who is logged in asked last.
    last: Option<OffsetDateTime>,
}

/// What one organisation asked within an hour.
#[derive(Clone, Debug, Serialize)]
struct Line {
    tenant: TenantKey,
    #[serde(with = "time::serde::rfc3339")]
    hour: OffsetDateTime,
    requests: u64,
    peak: u64,
    #[serde(with = "time::serde::rfc3339::option")]
    last: Option<OffsetDateTime>,
}

/// One message.
#[derive(Serialize)]
struct Counted<'a> {
    lines: &'a [Line],
}

impl Traffic {
    pub fn asked(&self, tenant: &TenantKey, now: OffsetDateTime) {
        self.change(tenant, now, |count| count.requests += 1);
    }

    /// So many came within one second, those that were refused among them.
    pub fn at_once(&self, tenant: &TenantKey, now: OffsetDateTime, requests: u64) {
        self.change(tenant, now, |count| count.peak = count.peak.max(requests));
    }

    /// It was somebody of the organisation.
    pub fn at_work(&self, tenant: &TenantKey, now: OffsetDateTime) {
        self.change(tenant, now, |count| count.last = count.last.max(Some(now)));
    }

    fn change(&self, tenant: &TenantKey, now: OffsetDateTime, change: impl FnOnce(&mut Count)) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let hour =
            now.replace_nanosecond(0).and_then(|t| t.replace_second(0)).and_then(|t| t.replace_minute(0));
        let key = (tenant.clone(), hour.unwrap_or(now));
        if counts.len() < MOST || counts.contains_key(&key) {
            change(counts.entry(key).or_default());
        }
    }

    fn drain(&self) -> Vec<Line> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let line =
            |((tenant, hour), Count { requests, peak, last })| Line { tenant, hour, requests, peak, last };
        counts.drain().map(line).collect()
    }

    /// Puts back what could not be told.
    fn keep(&self, lines: &[Line]) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for line in lines {
            let key = (line.tenant.clone(), line.hour);
            if counts.len() < MOST || counts.contains_key(&key) {
                let count = counts.entry(key).or_default();
                count.requests += line.requests;
                count.peak = count.peak.max(line.peak);
                count.last = count.last.max(line.last);
            }
        }
    }

    async fn tell(&self, identity: &Client) {
        let lines = self.drain();
        for lines in lines.chunks(AT_ONCE) {
            if let Err(error) = identity.post::<_, ()>("/internal/traffic", &Counted { lines }).await {
                tracing::warn!(%error, "the counts of requests are kept for the next time");
                self.keep(lines);
            }
        }
    }
}

impl Gateway {
    /// Brings the counts to identity until told to stop, and what is left then.
    pub async fn tell_traffic(self, mut shutdown: Shutdown) {
        while !shutdown.asked() {
            tokio::select! {
                () = tokio::time::sleep(EVERY) => {}
                () = shutdown.wait() => {}
            }
            self.traffic.tell(&self.identity).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn requests_are_counted_by_the_hour_and_kept_until_they_are_told() {
        let (traffic, now) = (Traffic::default(), datetime!(2026-03-01 08:59:59 UTC));
        let key = TenantKey::compose(0, [1; 10]).unwrap();
        traffic.asked(&key, now);
        traffic.asked(&key, now);
        traffic.at_work(&key, now);
        traffic.asked(&key, now + Duration::from_secs(1));
        let mut lines = traffic.drain();
        lines.sort_by_key(|line| line.hour);
        let seen: Vec<_> = lines.iter().map(|line| (line.hour, line.requests, line.last)).collect();
        let (eight, nine) = (datetime!(2026-03-01 08:00 UTC), datetime!(2026-03-01 09:00 UTC));
        assert_eq!(seen, [(eight, 2, Some(now)), (nine, 1, None)]);
        traffic.keep(&lines);
        traffic.asked(&key, now);
        assert_eq!(traffic.drain().iter().map(|line| line.requests).sum::<u64>(), 4);
        assert!(traffic.drain().is_empty());
    }

    #[test]
    fn the_busiest_second_of_the_hour_stays() {
        let (traffic, now) = (Traffic::default(), datetime!(2026-03-01 08:59:59 UTC));
        let key = TenantKey::compose(0, [1; 10]).unwrap();
        for requests in [1, 2, 3, 1] {
            traffic.at_once(&key, now, requests);
        }
        let lines = traffic.drain();
        assert_eq!(lines.iter().map(|line| line.peak).collect::<Vec<_>>(), [3]);
        traffic.keep(&lines);
        traffic.at_once(&key, now, 2);
        assert_eq!(traffic.drain()[0].peak, 3, "kept until it is told");
    }

    #[test]
    fn memory_is_bounded() {
        let traffic = Traffic::default();
        let key = TenantKey::compose(0, [1; 10]).unwrap();
        for n in 0..=MOST {
            let hours = i64::try_from(n).unwrap();
            traffic.asked(&key, datetime!(2026-03-01 08:00 UTC) + time::Duration::hours(hours));
        }
        assert_eq!(traffic.drain().len(), MOST);
    }
}
