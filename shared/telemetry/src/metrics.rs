use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::time::Duration;

/// Upper bounds of the latency histograms, in seconds.
const BUCKETS: [f64; 8] = [0.001, 0.005, 0.02, 0.05, 0.1, 0.5, 2.0, 10.0];
/// Of histograms that count organisations.
const ORGANISATIONS: [f64; 6] = [1.0, 10.0, 50.0, 100.0, 200.0, 500.0];
const UPKEEP: Duration = Duration::from_secs(5);

/// Starts counting; the handle renders the Prometheus text. Call it on the runtime: samples are folded into
/// the histograms by a task, since otherwise they would pile up while nobody asks.
///
/// # Errors
/// When counting was started before.
pub fn metrics() -> anyhow::Result<PrometheusHandle> {
    let handle = PrometheusBuilder::new()
        .set_buckets(&BUCKETS)?
        .set_buckets_for_metric(Matcher::Suffix("_tenants".to_owned()), &ORGANISATIONS)?
        .install_recorder()?;
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        let handle = handle.clone();
        runtime.spawn(async move {
            loop {
                tokio::time::sleep(UPKEEP).await;
                handle.run_upkeep();
            }
        });
    }
    Ok(handle)
}
