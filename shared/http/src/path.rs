use crate::{Problem, kinds};
use axum::{extract::FromRequestParts, http::request::Parts};
use serde::de::DeserializeOwned;

/// Parameters of the path. An id that cannot exist is not found, like one that does not.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        // nothing has a name with a NUL in it, and the database would not take it as one
        if parts.uri.path().contains("%00") {
            return Err(kinds::NOT_FOUND.problem());
        }
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(_) => Err(kinds::NOT_FOUND.problem()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, body::Body, extract::Request, routing::get};
    use kernel::UnitId;
    use tower::ServiceExt;

    #[tokio::test]
    async fn an_id_that_cannot_exist_is_not_found() {
        async fn unit(Path(id): Path<UnitId>) -> String {
            id.to_string()
        }
        async fn named(Path(name): Path<String>) -> String {
            name
        }
        let router = Router::new().route("/units/{id}", get(unit)).route("/named/{name}", get(named));
        let status = async |path: &str| {
            let request = Request::get(path).body(Body::empty()).unwrap();
            router.clone().oneshot(request).await.unwrap().status().as_u16()
        };
        assert_eq!(status(&format!("/units/{}", UnitId::new())).await, 200);
        assert_eq!(status("/named/%E5%BC%A0").await, 200);
        for path in
            ["/units/7", "/units/%00", "/units/%ff", "/named/a%00b", "/named/%ff", "/units/'%20or%201"]
        {
            assert_eq!(status(path).await, 404, "{path}");
        }
    }
}
