use crate::{App, Inside, cli::Serve};
use anyhow::Result;
use kernel::SystemClock;
use settings::{Loader, Settings, SettingsError};
use std::{path::Path, sync::Arc};

/// Runs the services until the process is told to stop.
pub async fn serve(
    load: impl Fn() -> Result<Settings, SettingsError>,
    config: Option<&Path>,
    options: &Serve,
) -> Result<()> {
    let settings = if options.only.is_empty() {
        load()?
    } else {
        Loader::from_process(config).set("server.only", &options.only.join(",")).load()?
    };
    let guard = telemetry::init(&settings.telemetry)?;
    let inside = match settings.telemetry.metrics_listen() {
        Some(listen) => Some(Inside::open(listen, settings.telemetry.metrics_tenants()).await?),
        None => None,
    };
    let public = settings.server.public_url.to_string();
    let app = App::start(settings, Arc::new(SystemClock)).await?;
    if let Some(inside) = inside {
        inside.tell(app.health());
    }
    tracing::info!(address = %app.address(), public, "ready");
    told_to_stop().await?;
    tracing::info!("stopping");
    app.stop().await?;
    guard.finish().await;
    Ok(())
}

/// Waits for Ctrl-C or a polite kill.
pub(crate) async fn told_to_stop() -> Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => Ok(interrupted?),
        _ = terminate.recv() => Ok(()),
    }
}
