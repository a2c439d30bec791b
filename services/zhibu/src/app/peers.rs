use async_trait::async_trait;
use bytes::Bytes;
use events::{Peer, PeerError};
use http::{Request, Response, Uri};
use kernel::Service;
use rest::Upstream;

/// A service's internal API in another process. Several services may live there, so the path says which.
pub struct RemotePeer {
    pub service: Service,
    pub upstream: Upstream,
}

/// Where [`RemotePeer`] finds the internal API of a service.
pub fn prefix(service: Service) -> String {
    format!("/internal/{service}")
}

#[async_trait]
impl Peer for RemotePeer {
    async fn send(&self, mut request: Request<Bytes>) -> Result<Response<Bytes>, PeerError> {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        let inside = path.strip_prefix("/internal").unwrap_or(path);
        let uri: Uri =
            format!("{}{inside}", prefix(self.service)).parse().map_err(|_| PeerError("path".into()))?;
        *request.uri_mut() = uri;
        self.upstream.send(request).await
    }
}
