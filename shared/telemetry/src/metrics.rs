use crate::tenants;
use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::time::Duration;

/// Upper bounds of the latency histograms, in seconds.
pub(crate) const BUCKETS: [f64; 9] = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 2.0, 10.0];
/// Of histograms that count organisations.
const ORGANISATIONS: [f64; 6] = [1.0, 10.0, 50.0, 100.0, 200.0, 500.0];
const UPKEEP: Duration = Duration::from_secs(5);

/// What has been counted, to be told in the form of Prometheus.
#[derive(Clone, Debug)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    pub fn render(&self) -> String {
        self.0.render() + &tenants::render()
    }
}

/// Starts counting; as many organisations as `tenants` says have series of their own. Call it on the runtime:
/// samples are folded into the histograms by a task, since otherwise they would pile up while nobody asks.
///
/// # Errors
/// When counting was started before.
pub fn metrics(tenants: usize) -> anyhow::Result<Metrics> {
    let handle = PrometheusBuilder::new()
        .set_buckets(&BUCKETS)?
        .set_buckets_for_metric(Matcher::Suffix("_tenants".to_owned()), &ORGANISATIONS)?
        .install_recorder()?;
    describe();
    tenants::start(tenants);
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        let handle = handle.clone();
        runtime.spawn(async move {
            loop {
                tokio::time::sleep(UPKEEP).await;
                handle.run_upkeep();
            }
        });
    }
    Ok(Metrics(handle))
}

/// What each name means, told beside the numbers.
fn describe() {
    for (name, help) in SPANS_OF_TIME {
        describe_histogram!(name, Unit::Seconds, help);
    }
    for (name, help) in COUNTERS {
        describe_counter!(name, help);
    }
    for (name, help) in GAUGES {
        describe_gauge!(name, help);
    }
    describe_histogram!("zhibu_db_connection_tenants", "Organisations a connection had served at its end.");
}

const SPANS_OF_TIME: [(&str, &str); 4] = [
    ("zhibu_request_seconds", "Requests from outside, by route and outcome."),
    ("zhibu_internal_seconds", "Requests of the deployment's own parts to each other."),
    ("zhibu_db_wait_seconds", "How long somebody waited for a connection."),
    ("zhibu_job_seconds", "How long a job took, by queue and outcome."),
];

const COUNTERS: [(&str, &str); 5] = [
    ("zhibu_db_connections_opened_total", "Connections opened."),
    ("zhibu_db_connections_retired_total", "Connections closed because they had served enough."),
    ("zhibu_db_turned_away_total", "Times nobody gave a connection back in time."),
    ("zhibu_documents_damaged_total", "Stored documents a check found missing or damaged, by fault."),
    ("zhibu_events_applied_total", "Events applied, by consumer."),
];

const GAUGES: [(&str, &str); 15] = [
    ("zhibu_db_connections", "Connections that are open."),
    ("zhibu_db_connections_busy", "Connections somebody works with."),
    ("zhibu_db_connections_most", "Connections there may be."),
    ("zhibu_dependency_up", "1 when what this process depends on answers, 0 when it is away."),
    ("zhibu_jobs_queued", "Jobs that wait or are being done."),
    ("zhibu_jobs_dead", "Jobs that were given up."),
    ("zhibu_jobs_oldest_seconds", "How long the oldest job that is due has been waiting."),
    ("zhibu_consumer_lag_seconds", "Age of the oldest event a consumer has not applied."),
    ("zhibu_consumer_lag_events", "Events a consumer has not applied, counted up to ten thousand."),
    ("zhibu_consumer_behind_tenants", "Organisations whose next event could not be applied."),
    ("zhibu_warm_pool_slots", "Empty organisations that are ready."),
    ("zhibu_warm_pool_wanted", "Empty organisations there should be."),
    ("zhibu_tenants", "Organisations by state."),
    (
        "zhibu_schema_version",
        "Version of a service's tables: `found` of its platform tables, `wanted` by this program.",
    ),
    ("zhibu_schema_behind_tenants", "Schemas at another version than this program brings."),
];
