use crate::{Problem, kinds};
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
};

/// The entity tag of a version.
pub fn etag(version: i32) -> HeaderValue {
    // digits and quotes are always a valid header
    HeaderValue::from_str(&format!("\"v{version}\"")).unwrap_or(HeaderValue::from_static("\"v0\""))
}

/// The version an update is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IfMatch(pub i32);

impl IfMatch {
    /// # Errors
    /// 412 when the row has another version by now.
    pub fn check(self, current: i32) -> Result<(), Problem> {
        if self.0 == current { Ok(()) } else { Err(kinds::PRECONDITION_FAILED.problem()) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else {
            return Err(kinds::PRECONDITION_REQUIRED.problem());
        };
        let version = value.to_str().ok().and_then(version);
        version.map(Self).ok_or_else(|| kinds::PRECONDITION_FAILED.problem())
    }
}

/// Proxies that compress weaken a tag; the version in it is still the version.
fn version(tag: &str) -> Option<i32> {
    let tag = tag.trim();
    let tag = tag.strip_prefix("W/").unwrap_or(tag);
    tag.strip_prefix("\"v")?.strip_suffix('"')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::extract::Request;
    use proptest::prelude::*;

    async fn sent(tag: Option<&str>) -> Result<i32, u16> {
        let mut request = Request::patch("/x");
        if let Some(tag) = tag {
            request = request.header(header::IF_MATCH, tag);
        }
        let mut parts = request.body(()).unwrap().into_parts().0;
        let read = IfMatch::from_request_parts(&mut parts, &()).await;
        read.map(|tag| tag.0).map_err(|problem| problem.kind().status)
    }

    #[tokio::test]
    async fn an_update_says_which_version_it_means() {
        assert_eq!(sent(None).await, Err(428));
        assert_eq!(sent(Some("\"v7\"")).await, Ok(7));
        assert_eq!(sent(Some("W/\"v7\"")).await, Ok(7));
        for none in ["*", "7", "v7", "\"7\"", "\"vx\"", "\"v99999999999\"", "\"v1\", \"v2\""] {
            assert_eq!(sent(Some(none)).await, Err(412), "{none}");
        }
        assert!(IfMatch(7).check(7).is_ok());
        assert_eq!(IfMatch(7).check(8).unwrap_err().kind().status, 412);
    }

    proptest! {
        #[test]
        fn a_tag_gives_back_its_version(number: i32) {
            prop_assert_eq!(version(etag(number).to_str().unwrap()), Some(number));
        }
    }
}
