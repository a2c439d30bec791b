use async_trait::async_trait;
use axum::body::Body;
use bytes::Bytes;
use http::{Request, Response};
use tower::ServiceExt;

/// The way to a service's internal API: its router in this process, or a connection to another.
#[async_trait]
pub trait Peer: Send + Sync + 'static {
    /// Sends a request whose URI is a path.
    ///
    /// # Errors
    /// When no answer came; an answer with an error status is an answer.
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, PeerError>;

    /// Whether it is in this process, so that a request's extensions arrive.
    fn is_here(&self) -> bool {
        false
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the service cannot be reached: {0}")]
pub struct PeerError(pub String);

/// Answers of the internal API are pages and small records; anything larger is a mistake.
const LARGEST: usize = 32 * 1024 * 1024;

#[async_trait]
impl Peer for axum::Router {
    fn is_here(&self) -> bool {
        true
    }

    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, PeerError> {
        let answer = self.clone().oneshot(request.map(Body::from)).await;
        let (head, body) = answer.unwrap_or_else(|never| match never {}).into_parts();
        let body = axum::body::to_bytes(body, LARGEST).await.map_err(|e| PeerError(e.to_string()))?;
        Ok(Response::from_parts(head, body))
    }
}
