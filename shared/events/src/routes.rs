use crate::{
    client::ASSERTION,
    jobs::{Claim, Claimed, LocalQueue, Queue, QueueError, Report},
    outbox::{self, Batch, Range},
};
use axum::{
    Json, Router,
    extract::{FromRequestParts, Path, Query, State},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use http::{StatusCode, request::Parts};
use kernel::{JobId, SharedClock};
use serde::Deserialize;
use std::time::Duration;
use tenancy::{
    PlatformDb,
    assertion::{Actor, Verifier, Vouched},
};

/// The internal API of a service: its event log and its queues, for the deployment's own processes. It is
/// never routed to from outside and answers only to an assertion of the gateway's key without a person in it.
pub fn router(db: PlatformDb, verifier: Verifier, clock: SharedClock) -> Router {
    let queue = LocalQueue::new(db.clone(), clock.clone());
    Router::new()
        .route("/internal/events", get(events))
        .route("/internal/jobs/claim", post(claim))
        .route("/internal/jobs/{id}/done", post(done))
        .route("/internal/jobs/{id}/failed", post(failed))
        .route("/internal/jobs/{id}/extend", post(extend))
        .route("/internal/jobs/{id}/revive", post(revive))
        .with_state(Inside { db, queue, verifier, clock })
}

#[derive(Clone)]
struct Inside {
    db: PlatformDb,
    queue: LocalQueue,
    verifier: Verifier,
    clock: SharedClock,
}

/// Proof that the caller is the deployment itself.
struct Insider;

impl FromRequestParts<Inside> for Insider {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &Inside) -> Result<Self, Refusal> {
        let token = parts.headers.get(ASSERTION).and_then(|value| value.to_str().ok());
        let (audience, now) = (state.db.service(), state.clock.now());
        let verified = match parts.extensions.get::<Vouched>() {
            Some(vouched) => state.verifier.believe(vouched, audience, now).ok(),
            None => token.and_then(|token| state.verifier.verify(token, audience, now).ok()),
        };
        let verified = verified.ok_or(Refusal(StatusCode::UNAUTHORIZED, "unauthenticated"))?;
        match verified.claims().actor {
            Actor::Gateway => Ok(Self),
            _ => Err(Refusal(StatusCode::NOT_FOUND, "not_found")),
        }
    }
}

/// A problem document without prose: only programs read it.
struct Refusal(StatusCode, &'static str);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = serde_json::json!({ "type": "about:blank", "status": self.0.as_u16(), "code": self.1 });
        let kind = [(http::header::CONTENT_TYPE, "application/problem+json")];
        (self.0, kind, body.to_string()).into_response()
    }
}

impl From<QueueError> for Refusal {
    fn from(error: QueueError) -> Self {
        tracing::error!(%error, "the internal API could not answer");
        Self(StatusCode::SERVICE_UNAVAILABLE, "unavailable")
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventsQuery {
    #[serde(default)]
    after: Option<String>,
    #[serde(default)]
    kinds: String,
    #[serde(default)]
    tenant: Option<String>,
    #[serde(default)]
    limit: Option<u16>,
}

impl EventsQuery {
    fn range(self) -> Result<Range, Refusal> {
        let bad = || Refusal(StatusCode::BAD_REQUEST, "bad_query");
        let after = self.after.map(|text| text.parse()).transpose().map_err(|_| bad())?;
        let tenant = self.tenant.map(|text| text.parse()).transpose().map_err(|_| bad())?;
        let kinds = self.kinds.split(',').filter(|kind| !kind.is_empty()).map(str::to_owned).collect();
        let limit = self.limit.unwrap_or(Range::USUAL);
        Ok(Range { after: after.unwrap_or_default(), kinds, tenant, limit })
    }
}

async fn events(
    _: Insider,
    State(inside): State<Inside>,
    Query(query): Query<EventsQuery>,
) -> Result<Json<Batch>, Refusal> {
    Ok(Json(outbox::read(&inside.db, &query.range()?).await.map_err(QueueError::from)?))
}

async fn claim(
    _: Insider,
    State(inside): State<Inside>,
    Json(claim): Json<Claim>,
) -> Result<Json<Vec<Claimed>>, Refusal> {
    Ok(Json(inside.queue.claim(&claim).await?))
}

async fn done(
    _: Insider,
    State(inside): State<Inside>,
    Path(id): Path<JobId>,
) -> Result<StatusCode, Refusal> {
    inside.queue.done(id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn failed(
    _: Insider,
    State(inside): State<Inside>,
    Path(id): Path<JobId>,
    Json(report): Json<Report>,
) -> Result<StatusCode, Refusal> {
    inside.queue.failed(id, &report).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn extend(
    _: Insider,
    State(inside): State<Inside>,
    Path(id): Path<JobId>,
    Json(more): Json<crate::jobs::Extend>,
) -> Result<Json<crate::jobs::Effect>, Refusal> {
    let lease = Duration::from_secs(more.lease_seconds.clamp(5, 3600));
    let effect = inside.queue.extend(id, more.attempt, lease).await?;
    Ok(Json(crate::jobs::Effect { effect }))
}

async fn revive(
    _: Insider,
    State(inside): State<Inside>,
    Path(id): Path<JobId>,
) -> Result<Json<crate::jobs::Effect>, Refusal> {
    let effect = inside.queue.revive(id).await?;
    Ok(Json(crate::jobs::Effect { effect }))
}
