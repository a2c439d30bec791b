//! `If-Match` where a client may send it and need not.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Request, header},
};
use rest::{IfMatch, Problem};

/// # Errors
/// 412 when the header is there and means another version.
pub(crate) async fn check(headers: &HeaderMap, current: i32) -> Result<(), Problem> {
    if !headers.contains_key(header::IF_MATCH) {
        return Ok(());
    }
    let mut parts = Request::new(()).into_parts().0;
    parts.headers = headers.clone();
    IfMatch::from_request_parts(&mut parts, &()).await?.check(current)
}
