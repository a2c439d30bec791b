//! Counts per organisation, bounded: the busiest have names, all others are one.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write as _,
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
    time::{Duration, Instant},
};

/// The label of everybody who has none of their own.
const OTHER: &str = "other";
/// How often somebody who has become busy may take the place of somebody who has become quiet.
const TURN: Duration = Duration::from_secs(600);
/// Nameless ones whose requests are counted apart to find the busy among them.
const WATCHED: usize = 10_000;

static ALL: OnceLock<Tenants> = OnceLock::new();

/// What a request has cost.
pub(crate) struct Cost<'a> {
    pub route: &'a str,
    pub outcome: &'static str,
    pub elapsed: Duration,
    pub queries: u32,
    pub waited: Duration,
}

pub(crate) fn start(most: usize) {
    // a second start changes nothing: counts go on
    let _ = ALL.set(Tenants::new(most));
}

pub(crate) fn count(tenant: &str, cost: &Cost<'_>) {
    if let Some(all) = ALL.get() {
        all.count(tenant, cost, Instant::now());
    }
}

pub(crate) fn render() -> String {
    ALL.get().map(Tenants::render).unwrap_or_default()
}

struct Tenants(Mutex<Inside>);

struct Inside {
    most: usize,
    named: HashMap<String, Counts>,
    other: Counts,
    nameless: HashMap<String, u64>,
    turn: Instant,
}

#[derive(Default)]
struct Counts {
    routes: BTreeMap<String, (u64, f64)>,
    outcomes: BTreeMap<&'static str, u64>,
    buckets: [u64; crate::metrics::BUCKETS.len()],
    requests: u64,
    seconds: f64,
    queries: u64,
    db_seconds: f64,
    /// Requests since the last turn.
    lately: u64,
}

impl Counts {
    fn add(&mut self, cost: &Cost<'_>) {
        let seconds = cost.elapsed.as_secs_f64();
        if let Some(bucket) = crate::metrics::BUCKETS.iter().position(|bound| seconds <= *bound) {
            self.buckets[bucket] += 1;
        }
        if !self.routes.contains_key(cost.route) {
            self.routes.insert(cost.route.to_owned(), (0, 0.0));
        }
        if let Some((count, sum)) = self.routes.get_mut(cost.route) {
            (*count, *sum) = (*count + 1, *sum + seconds);
        }
        *self.outcomes.entry(cost.outcome).or_default() += 1;
        self.requests += 1;
        self.seconds += seconds;
        self.queries += u64::from(cost.queries);
        self.db_seconds += cost.waited.as_secs_f64();
        self.lately += 1;
    }

    fn write(&self, tenant: &str, to: &mut Text) {
        for (outcome, count) in &self.outcomes {
            to.line("requests_total", &format!("tenant=\"{tenant}\",outcome=\"{outcome}\""), *count as f64);
        }
        let mut below = 0;
        for (bound, count) in crate::metrics::BUCKETS.iter().zip(self.buckets) {
            below += count;
            let labels = format!("tenant=\"{tenant}\",le=\"{bound}\"");
            to.line("request_seconds_bucket", &labels, below as f64);
        }
        let labels = format!("tenant=\"{tenant}\"");
        let whole = format!("{labels},le=\"+Inf\"");
        to.line("request_seconds_bucket", &whole, self.requests as f64);
        to.line("request_seconds_sum", &labels, self.seconds);
        to.line("request_seconds_count", &labels, self.requests as f64);
        to.line("queries_total", &labels, self.queries as f64);
        to.line("db_seconds_total", &labels, self.db_seconds);
        for (route, (count, seconds)) in &self.routes {
            let labels = format!("tenant=\"{tenant}\",route=\"{route}\"");
            to.line("route_requests_total", &labels, *count as f64);
            to.line("route_seconds_total", &labels, *seconds);
        }
    }
}

impl Tenants {
    fn new(most: usize) -> Self {
        Self(Mutex::new(Inside {
            most,
            named: HashMap::new(),
            other: Counts::default(),
            nameless: HashMap::new(),
            turn: Instant::now(),
        }))
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, tenant: &str, cost: &Cost<'_>, now: Instant) {
        let inside = &mut *self.inside();
        if now.duration_since(inside.turn) >= TURN {
            inside.take_turns(now);
        }
        if let Some(counts) = inside.named.get_mut(tenant) {
            return counts.add(cost);
        }
        if inside.named.len() < inside.most {
            return inside.named.entry(tenant.to_owned()).or_default().add(cost);
        }
        inside.other.add(cost);
        if inside.nameless.len() < WATCHED || inside.nameless.contains_key(tenant) {
            *inside.nameless.entry(tenant.to_owned()).or_default() += 1;
        }
    }

    fn render(&self) -> String {
        let inside = self.inside();
        let mut text = Text::default();
        let named: BTreeMap<_, _> = inside.named.iter().collect();
        for (tenant, counts) in named {
            counts.write(tenant, &mut text);
        }
        if inside.other.requests > 0 {
            inside.other.write(OTHER, &mut text);
        }
        text.finish()
    }
}

impl Inside {
    /// Whoever was at least twice as busy as the quietest with a name gets its place. What the quiet one had
    /// counted ends; sums of the nameless never shrink.
    fn take_turns(&mut self, now: Instant) {
        let mut busy: Vec<_> = self.nameless.drain().collect();
        busy.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        for (tenant, count) in busy.into_iter().take(self.most) {
            let quiet = self.named.iter().min_by_key(|(_, counts)| counts.lately);
            let Some(quiet) = quiet.filter(|(_, c)| count > 2 * c.lately).map(|(name, _)| name.clone())
            else {
                break;
            };
            self.named.remove(&quiet);
            self.named.insert(tenant, Counts { lately: count, ..Counts::default() });
        }
        self.named.values_mut().for_each(|counts| counts.lately = 0);
        self.turn = now;
    }
}

/// Lines by name: the format wants all samples of one name together.
#[derive(Default)]
struct Text(BTreeMap<&'static str, String>);

const KINDS: [(&str, &str, &str); 6] = [
    (
        "requests_total",
        "counter",
        "Requests of an organisation by outcome; `other` are all without a name here.",
    ),
    ("request_seconds", "histogram", "How long requests of an organisation took."),
    ("queries_total", "counter", "Statements sent for an organisation's requests."),
    ("db_seconds_total", "counter", "Time requests of an organisation waited for the database."),
    ("route_requests_total", "counter", "Requests of an organisation by route."),
    ("route_seconds_total", "counter", "How long they took together."),
];

impl Text {
    fn line(&mut self, name: &'static str, labels: &str, value: f64) {
        let lines = self.0.entry(name).or_default();
        // writing to a string does not fail
        let _ = writeln!(lines, "zhibu_tenant_{name}{{{labels}}} {value}");
    }

    fn finish(self) -> String {
        let mut whole = String::new();
        for (family, kind, help) in KINDS {
            let own = |name: &str| match kind {
                "histogram" => name.starts_with(family),
                _ => name == family,
            };
            let lines: String =
                self.0.iter().filter(|(name, _)| own(name)).map(|(_, lines)| &**lines).collect();
            if !lines.is_empty() {
                let _ = write!(
                    whole,
                    "# HELP zhibu_tenant_{family} {help}\n# TYPE zhibu_tenant_{family} {kind}\n{lines}"
                );
            }
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(route: &str) -> Cost<'_> {
        let (elapsed, waited) = (Duration::from_millis(30), Duration::from_millis(4));
        Cost { route, outcome: "ok", elapsed, queries: 3, waited }
    }

    #[test]
    fn only_so_many_have_names_and_nothing_is_lost() {
        let (all, now) = (Tenants::new(2), Instant::now());
        for tenant in ["a", "b", "c", "d", "a"] {
            all.count(tenant, &cost("/x/{id}"), now);
        }
        let text = all.render();
        for line in [
            "zhibu_tenant_requests_total{tenant=\"a\",outcome=\"ok\"} 2",
            "zhibu_tenant_requests_total{tenant=\"other\",outcome=\"ok\"} 2",
            "zhibu_tenant_request_seconds_bucket{tenant=\"b\",le=\"0.05\"} 1",
            "zhibu_tenant_request_seconds_bucket{tenant=\"b\",le=\"0.02\"} 0",
            "zhibu_tenant_request_seconds_bucket{tenant=\"b\",le=\"+Inf\"} 1",
            "zhibu_tenant_queries_total{tenant=\"a\"} 6",
            "zhibu_tenant_route_requests_total{tenant=\"a\",route=\"/x/{id}\"} 2",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert!(!text.contains("\"c\"") && !text.contains("\"d\""), "{text}");
    }

    #[test]
    fn who_becomes_busy_takes_the_place_of_who_became_quiet() {
        let (all, start) = (Tenants::new(1), Instant::now());
        all.count("quiet", &cost("/x"), start);
        for _ in 0..9 {
            all.count("busy", &cost("/x"), start);
        }
        all.count("busy", &cost("/x"), start + TURN);
        let text = all.render();
        assert!(text.contains("requests_total{tenant=\"busy\",outcome=\"ok\"} 1"), "{text}");
        assert!(
            text.contains("requests_total{tenant=\"other\",outcome=\"ok\"} 9") && !text.contains("quiet")
        );
    }
}
