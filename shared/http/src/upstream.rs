use crate::{Problem, kinds};
use axum::{Router, body::Body, http::Uri};
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::BodyExt;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use std::time::Duration;
use telemetry::RequestLog;
use tenancy::assertion::Vouched;
use tower::ServiceExt;

/// A service that does not even take a connection is away.
const CONNECT: Duration = Duration::from_secs(3);

/// The way to a service: its router in this process, or a connection to another. Bodies stream both ways.
#[derive(Clone)]
pub enum Upstream {
    Local(Router),
    Remote(Box<Remote>),
}

/// A service in another process, spoken to over HTTP/2.
#[derive(Clone)]
pub struct Remote {
    client: Client<HttpConnector, Body>,
    base: String,
}

impl Upstream {
    /// `base` is `http://host:port`, without a path.
    pub fn remote(base: &str) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        connector.set_connect_timeout(Some(CONNECT));
        let client = Client::builder(TokioExecutor::new()).http2_only(true).build(connector);
        Self::Remote(Box::new(Remote { client, base: base.trim_end_matches('/').to_owned() }))
    }

    /// # Errors
    /// 503 when the service cannot be reached.
    pub async fn call(&self, mut request: Request<Body>) -> Result<Response<Body>, Problem> {
        match self {
            // a router never fails
            Upstream::Local(router) => {
                let answer = router.clone().oneshot(apart(request)).await;
                Ok(answer.unwrap_or_else(|never| match never {}))
            }
            Upstream::Remote(remote) => {
                let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
                let uri: Uri =
                    format!("{}{path}", remote.base).parse().map_err(|_| kinds::BAD_REQUEST.problem())?;
                *request.uri_mut() = uri;
                telemetry::inject(request.headers_mut());
                let answer = remote.client.request(request).await;
                let away = |e| kinds::UNAVAILABLE.problem().retry_after(2).because(e);
                Ok(answer.map_err(away)?.map(Body::new))
            }
        }
    }
}

/// The request without what the caller's own router has noted in it: the parameters of its path would be taken
/// for some of the service's. Only the line of the access log is written together, and whose request it is goes along.
fn apart(request: Request<Body>) -> Request<Body> {
    let (mut head, body) = request.into_parts();
    let log = head.extensions.remove::<RequestLog>();
    let vouched = head.extensions.remove::<Vouched>();
    head.extensions.clear();
    if let Some(vouched) = vouched {
        head.extensions.insert(vouched);
    }
    if let Some(log) = log {
        head.extensions.insert(log);
    }
    Request::from_parts(head, body)
}

#[async_trait::async_trait]
impl events::Peer for Upstream {
    fn is_here(&self) -> bool {
        matches!(self, Self::Local(_))
    }

    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, events::PeerError> {
        let away = |e: &dyn std::fmt::Display| events::PeerError(e.to_string());
        let answer = self.call(request.map(Body::from)).await.map_err(|e| away(&e))?;
        let (head, body) = answer.into_parts();
        let body = body.collect().await.map_err(|e| away(&e))?.to_bytes();
        Ok(Response::from_parts(head, body))
    }
}

#[cfg(test)]
mod tests;
