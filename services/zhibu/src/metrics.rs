use anyhow::{Context, Result};
use axum::{Router, routing::get};
use std::{future::ready, net::SocketAddr};
use telemetry::Metrics;
use tokio::net::TcpListener;

/// An address of its own for what those who run the platform are told, and its public is not.
pub struct Inside {
    listener: TcpListener,
    counts: Metrics,
}

impl Inside {
    /// Starts counting; as many organisations as `tenants` says are counted apart. May be called once in a process.
    ///
    /// # Errors
    /// When the address is taken, or counting was started before.
    pub async fn open(listen: SocketAddr, tenants: usize) -> Result<Self> {
        let listener = TcpListener::bind(listen).await.with_context(|| format!("metrics on {listen}"))?;
        Ok(Self { listener, counts: telemetry::metrics(tenants)? })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Tells the counts at `/metrics`, and what `health` has to say.
    pub fn tell(self, health: Router) {
        let Self { listener, counts } = self;
        let router = health.route("/metrics", get(move || ready(counts.render())));
        tokio::spawn(async move { axum::serve(listener, router).await });
    }
}
