use opentelemetry::{KeyValue, trace::TracerProvider as _};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig};
use opentelemetry_sdk::{Resource, propagation::TraceContextPropagator, trace::SdkTracerProvider};
use settings::{LogFormat, Telemetry};
use tracing_subscriber::{EnvFilter, Layer, layer::SubscriberExt, util::SubscriberInitExt};

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
    let provider = settings.otlp.as_deref().map(provider).transpose()?;
    let traces = provider.as_ref().map(|p| tracing_opentelemetry::layer().with_tracer(p.tracer("zhibu")));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = match settings.log_format {
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).boxed(),
        LogFormat::Pretty => lines.with_target(false).boxed(),
    };
    tracing_subscriber::registry().with(filter(&settings.log_level)?).with(lines).with(traces).try_init()?;
    Ok(Guard(provider))
}

/// The level that was set, quieter for libraries that speak about every packet. What the setting says about
/// one of them itself comes last and wins.
fn filter(level: &str) -> anyhow::Result<EnvFilter> {
    // the exporter's own requests would be traced by themselves
    const QUIET: &str = "opentelemetry=off,hyper=warn,h2=warn,sqlx=warn,lettre=warn,aws_smithy_runtime=warn";
    Ok(EnvFilter::try_new(format!("{QUIET},{level}"))?)
}

fn provider(endpoint: &str) -> anyhow::Result<SdkTracerProvider> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(endpoint)
        .build()?;
    opentelemetry::global::set_text_map_propagator(TraceContextPropagator::new());
    let resource = Resource::builder()
        .with_service_name("zhibu")
        .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
        .build();
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build())
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
