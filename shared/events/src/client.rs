use crate::{Peer, PeerError};
use bytes::Bytes;
use http::{Method, Request, StatusCode, header::CONTENT_TYPE};
use kernel::{RequestId, Service, SharedClock};
use serde::{Serialize, de::DeserializeOwned};
use std::{sync::Arc, time::Duration};
use telemetry::spans;
use tenancy::{
    Tenant,
    assertion::{Claims, Signer},
};
use tracing::Instrument as _;

/// The header every assertion travels in.
pub(crate) const ASSERTION: &str = "x-zhibu-assertion";

const PATIENCE: Duration = Duration::from_secs(15);

/// Calls the internal API of one service as the deployment itself, never as a person.
#[derive(Clone)]
pub struct Client {
    peer: Arc<dyn Peer>,
    signer: Arc<Signer>,
    service: Service,
    clock: SharedClock,
    tenant: Option<Tenant>,
}

#[derive(Debug, thiserror::Error)]
pub enum CallError {
    #[error(transparent)]
    Away(#[from] PeerError),
    #[error("the service did not answer in time")]
    Late,
    #[error("the service answered {0}")]
    Status(StatusCode),
    #[error("the service answered something else than expected: {0}")]
    Body(#[from] serde_json::Error),
    #[error("the request cannot be made: {0}")]
    Request(String),
}

impl Client {
    pub fn new(peer: Arc<dyn Peer>, signer: Arc<Signer>, service: Service, clock: SharedClock) -> Self {
        Self { peer, signer, service, clock, tenant: None }
    }

    /// The same, speaking about one organisation.
    #[must_use]
    pub fn about(&self, tenant: Tenant) -> Self {
        Self { tenant: Some(tenant), ..self.clone() }
    }

    /// The service this client speaks to.
    pub fn service(&self) -> Service {
        self.service
    }

    /// # Errors
    /// When the service is away, refuses or answers nonsense.
    pub async fn get<O: DeserializeOwned>(&self, path: &str) -> Result<O, CallError> {
        let body = self.call(Method::GET, path, Bytes::new()).await?;
        Ok(serde_json::from_slice(&body)?)
    }

    /// # Errors
    /// When the service is away, refuses or answers nonsense.
    pub async fn post<I: Serialize + Sync, O: DeserializeOwned>(
        &self,
        path: &str,
        input: &I,
    ) -> Result<O, CallError> {
        let body = self.call(Method::POST, path, serde_json::to_vec(input)?.into()).await?;
        Ok(serde_json::from_slice(if body.is_empty() { b"null" } else { &body })?)
    }

    async fn call(&self, method: Method, path: &str, body: Bytes) -> Result<Bytes, CallError> {
        let bad = |e: &dyn std::fmt::Display| CallError::Request(e.to_string());
        let request = Request::builder().method(method).uri(path).header(CONTENT_TYPE, "application/json");
        let claims = Claims::gateway(RequestId::new(), self.tenant.clone());
        let now = self.clock.now();
        let request = match self.peer.is_here() {
            true => request.extension(self.signer.vouch(claims, self.service, now)),
            false => {
                request.header(ASSERTION, self.signer.sign(&claims, self.service, now).map_err(|e| bad(&e))?)
            }
        };
        let request = request.body(body).map_err(|e| bad(&e))?;
        let span = spans::call(self.service, request.method(), path);
        let answer = tokio::time::timeout(PATIENCE, self.peer.send(request)).instrument(span).await;
        let answer = answer.map_err(|_| CallError::Late)??;
        if answer.status().is_success() {
            Ok(answer.into_body())
        } else {
            Err(CallError::Status(answer.status()))
        }
    }
}
