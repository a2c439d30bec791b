use super::fingerprint::{Fingerprint, HEADER};
use crate::kinds;
use axum::{
    body::{Body, Bytes, HttpBody, to_bytes},
    extract::Request,
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{error::Error, time::Duration};

/// A body that is not here by then is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Takes in the body before the handler opens a transaction: nobody holds a connection to the database by
/// sending slowly. The hash of what came is what an idempotency key is compared by. Uploads stay a stream; they
/// are told apart by address and length.
pub(crate) async fn intake(request: Request, most: usize, next: Next) -> Response {
    let keyed = request.method() == Method::POST && request.headers().contains_key(HEADER);
    let (mut parts, body) = request.into_parts();
    let address = parts.uri.path_and_query().map_or("", |path| path.as_str());
    if is_upload(&parts.headers) {
        let length = parts.headers.get(header::CONTENT_LENGTH).map_or(&b""[..], |length| length.as_bytes());
        if keyed {
            let print = Fingerprint::of(address, length);
            parts.extensions.insert(print);
        }
        return next.run(Request::from_parts(parts, body)).await;
    }
    let bytes = match read(body, most).await {
        Ok(bytes) => bytes,
        Err(refusal) => return refusal,
    };
    if keyed {
        let print = Fingerprint::of(address, &bytes);
        parts.extensions.insert(print);
    }
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

fn is_upload(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], |kind| kind.as_bytes());
    kind.starts_with(b"multipart/") || kind.starts_with(b"application/octet-stream")
}

async fn read(body: Body, most: usize) -> Result<Bytes, Response> {
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    // said to be larger: not even begun
    if body.size_hint().lower() > u64::try_from(most).unwrap_or(u64::MAX) {
        return Err(kinds::BODY_TOO_LARGE.problem().into_response());
    }
    match tokio::time::timeout(PATIENCE, to_bytes(body, most)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) if is_too_long(&error) => Err(kinds::BODY_TOO_LARGE.problem().into_response()),
        Ok(Err(_)) => Err(kinds::BAD_REQUEST.problem().into_response()),
        Err(_) => Err(kinds::REQUEST_TIMEOUT.problem().into_response()),
    }
}

/// The limit that was hit may lie under others: the gateway measures the same body before it comes here.
fn is_too_long(error: &axum::Error) -> bool {
    let mut causes = std::iter::successors(error.source(), |&cause| cause.source());
    causes.any(|cause| cause.is::<http_body_util::LengthLimitError>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::StatusCode;
    use http_body_util::Limited;
    use std::convert::Infallible;

    /// A body that does not say how long it is.
    fn endless() -> Body {
        let chunks = std::iter::repeat_n(Ok::<_, Infallible>(Bytes::from_static(&[b'x'; 100])), 100);
        Body::from_stream(futures_util::stream::iter(chunks))
    }

    #[tokio::test]
    async fn too_long_is_too_long_whoever_measured_first() {
        for body in [endless(), Body::new(Limited::new(endless(), 1000))] {
            assert_eq!(read(body, 1000).await.unwrap_err().status(), StatusCode::PAYLOAD_TOO_LARGE);
        }
        let broken = futures_util::stream::iter([Err::<Bytes, _>(std::io::Error::other("gone"))]);
        let refused = read(Body::from_stream(broken), 1000).await.unwrap_err();
        assert_eq!(refused.status(), StatusCode::BAD_REQUEST);
    }
}
