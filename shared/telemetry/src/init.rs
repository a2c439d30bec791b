use crate::{spans::TARGET, trace};
use opentelemetry::{KeyValue, trace::TracerProvider as _};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig};
use opentelemetry_sdk::{
    Resource,
    propagation::TraceContextPropagator,
    trace::{BatchConfigBuilder, BatchSpanProcessor, Sampler, SdkTracerProvider},
};
use settings::{LogFormat, Telemetry};
use std::time::Duration;
use tracing_subscriber::{
    EnvFilter, Layer, filter::filter_fn, layer::SubscriberExt, util::SubscriberInitExt,
};

/// How often spans are sent, and how long a collector may take.
const PACE: Duration = Duration::from_secs(2);
const PATIENCE: Duration = Duration::from_secs(5);

/// Keeps the exporter of traces alive; [`Guard::finish`] sends what is left.
#[must_use = "traces end when it is dropped"]
pub struct Guard(Option<SdkTracerProvider>);

impl Guard {
    /// Sends the last spans. The exporter blocks, so it is kept off the runtime's threads.
    pub async fn finish(self) {
        let Some(provider) = self.0 else { return };
        if let Ok(Err(error)) = tokio::task::spawn_blocking(move || provider.shutdown()).await {
            tracing::warn!(%error, "the last spans were not sent");
        }
    }
}

/// Starts logging to standard error and, where a collector is set, tracing.
///
/// # Errors
/// When the level is no filter, the collector's address is malformed, or logging was started before.
pub fn init(settings: &Telemetry) -> anyhow::Result<Guard> {
    let provider = settings.otlp.as_deref().map(|to| provider(to, settings)).transpose()?;
    let ours = || filter_fn(|about| about.is_span() && about.target() == TARGET);
    let traces = provider.as_ref().map(|provider| {
        let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("zhibu"));
        // where in the source a span began helps nobody who reads a trace
        layer.with_location(false).with_threads(false).with_target(false).with_filter(ours())
    });
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = match settings.log_format {
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).boxed(),
        LogFormat::Pretty => lines.with_target(false).boxed(),
    };
    let lines = lines.with_filter(filter(&settings.log_level)?);
    tracing_subscriber::registry().with(lines).with(traces).try_init()?;
    if provider.is_some() {
        trace::turn_on();
    }
    Ok(Guard(provider))
}

/// The level that was set, quieter for libraries that speak about every packet. What the setting says about
/// one of them itself comes last and wins.
fn filter(level: &str) -> anyhow::Result<EnvFilter> {
    // the exporter's own requests would be traced by themselves; spans are for the collector, not for lines; what the
    // store in this process refuses is told by whoever asked it
    const QUIET: &str = "opentelemetry=off,hyper=warn,h2=warn,sqlx=warn,lettre=warn,aws_smithy_runtime=warn,s3s=off,\
        zhibu_span=off";
    Ok(EnvFilter::try_new(format!("{QUIET},{level}"))?)
}

/// Sends spans in batches from a thread of its own. When the collector is away or slow the queue fills, and what
/// finds no room is dropped: nobody waits for a collector.
fn provider(endpoint: &str, settings: &Telemetry) -> anyhow::Result<SdkTracerProvider> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(endpoint)
        .with_timeout(PATIENCE)
        .build()?;
    opentelemetry::global::set_text_map_propagator(TraceContextPropagator::new());
    let resource = Resource::builder()
        .with_service_name("zhibu")
        .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
        .build();
    let queue = BatchConfigBuilder::default()
        .with_max_queue_size(settings.trace_queue())
        .with_scheduled_delay(PACE)
        .build();
    // a caller that is traced already decides; otherwise every so-manieth request
    let sampler = Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(settings.trace_ratio())));
    Ok(SdkTracerProvider::builder()
        .with_span_processor(BatchSpanProcessor::builder(exporter).with_batch_config(queue).build())
        .with_sampler(sampler)
        .with_resource(resource)
        .build())
}

#[cfg(test)]
mod tests {
    use super::filter;

    #[test]
    fn a_filter_that_cannot_be_read_is_refused() {
        for fine in ["info", "warn,tenancy=debug", "debug,hyper=trace"] {
            assert!(filter(fine).is_ok(), "{fine}");
        }
        assert!(filter("info,tenancy=loud").is_err());
    }
}
