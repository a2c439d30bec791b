use super::{Problem, status::title};
use crate::spoken::{spoken_request, voice};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::RequestId;
use serde::Serialize;
use utoipa::ToSchema;

/// A problem as clients read it (RFC 9457, `application/problem+json`).
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemBody {
    /// `urn:zhibu:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    /// Stable; match on this.
    pub code: String,
    pub detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldBody>,
    pub request_id: Option<RequestId>,
}

/// One value of the input that was refused.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldBody {
    /// JSON pointer into the body; `?name` for a query parameter.
    pub pointer: String,
    pub code: String,
    pub detail: String,
}

/// Marks a response that already reads as a problem.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rendered;

impl Problem {
    /// The body in the language of the current request.
    pub fn body(&self) -> ProblemBody {
        let (inner, voice) = (&self.0, voice());
        let status = StatusCode::from_u16(inner.kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let fields = inner.fields.iter().map(|field| FieldBody {
            pointer: field.pointer.clone(),
            code: field.kind.code.to_owned(),
            detail: field.kind.text(voice, &field.params),
        });
        ProblemBody {
            kind: format!("urn:zhibu:problem:{}", inner.kind.code),
            title: title(status, voice.locale).to_owned(),
            status: status.as_u16(),
            code: inner.kind.code.to_owned(),
            detail: inner.kind.text(voice, &inner.params),
            fields: fields.collect(),
            request_id: spoken_request(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = self.body();
        self.log(&body);
        let status = StatusCode::from_u16(body.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.0.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(Rendered);
        response
    }
}

impl Problem {
    /// A failure is for somebody to act on. A refusal by the database that the code has no words for is a gap
    /// in the code, and worth a line too.
    fn log(&self, body: &ProblemBody) {
        let cause = self.0.cause.as_deref().map(chain);
        let request_id = body.request_id.map(|id| id.to_string());
        match cause {
            cause if body.status >= 500 => {
                tracing::error!(code = body.code, request_id, cause, "an operation failed");
            }
            Some(cause) => tracing::warn!(code = body.code, request_id, cause, "an operation was refused"),
            None => {}
        }
    }
}

/// The error and what it came from, in one line.
fn chain(error: &(dyn std::error::Error + Send + Sync + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(deeper) = source {
        text.push_str(": ");
        text.push_str(&deeper.to_string());
        source = deeper.source();
    }
    text
}
