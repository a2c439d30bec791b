use anyhow::{Context, Result};
use axum::{Router, routing::get};
use std::{future::ready, net::SocketAddr};
use tokio::net::TcpListener;

/// Starts counting, and tells the counts at `/metrics` of an address of its own: they are for those who run the
/// platform, not for its public. As many organisations as `tenants` says are counted apart. Gives the address; may be
/// called once in a process.
///
/// # Errors
/// When the address is taken, or counting was started before.
pub async fn tell_metrics(listen: SocketAddr, tenants: usize) -> Result<SocketAddr> {
    let listener = TcpListener::bind(listen).await.with_context(|| format!("metrics on {listen}"))?;
    let address = listener.local_addr()?;
    let counts = telemetry::metrics(tenants)?;
    let router = Router::new().route("/metrics", get(move || ready(counts.render())));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}
