//! An operator's POST that is sent twice with the same `Idempotency-Key` is done once. What operators do reaches over
//! several databases, so the key is taken first and the answer kept last. A process that dies between the two leaves
//! the key taken for a moment; then the request is done again, and what it makes says for itself that it is there.

use super::{
    seal,
    store::{self, Kept},
};
use crate::state::App;
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{
        header::{CONTENT_TYPE, SET_COOKIE},
        request::Parts,
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use kernel::OperatorId;
use rest::{Answer, Problem, Slip, kinds};
use sea_orm::DbErr;
use std::time::Duration;
use tenancy::PlatformTx;
use tracing::Instrument as _;
use uuid::Uuid;

/// How often work under a key says that it goes on; several times before it is given up.
const BREATH: Duration = Duration::from_secs(30);

/// Wraps every operation of the service and lets all but those of operators pass.
pub(crate) async fn once(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let slip = slip(&app, &parts);
    let request = Request::from_parts(parts, body);
    match slip {
        Ok(None) => next.run(request).await,
        Ok(Some(slip)) => {
            answered(app, slip, request, next).await.unwrap_or_else(IntoResponse::into_response)
        }
        Err(problem) => problem.into_response(),
    }
}

fn slip(app: &App, parts: &Parts) -> Result<Option<Slip>, Problem> {
    let path = parts.uri.path().strip_prefix(crate::PREFIX).unwrap_or_default();
    if !path.starts_with("/operator/") || !parts.headers.contains_key("idempotency-key") {
        return Ok(None);
    }
    // who is nobody is told so by the operation itself
    let Ok(verified) = rest::verified(parts, app.base()) else { return Ok(None) };
    rest::operator_slip(parts, verified.claims())
}

async fn answered(app: App, slip: Slip, request: Request, next: Next) -> Answer {
    let tx = app.platform().begin().await?;
    let Some(run) = store::begin_answer(&tx, &slip, app.base().clock.now()).await? else {
        return given(&app, &tx, &slip).await;
    };
    tx.commit().await?;
    // to its end, whether somebody still waits or not: whoever lost the answer asks for it again
    let own = app.clone();
    let work = async move {
        let response = heard_of(&own, run, next.run(request)).await;
        settled(&own, &slip, run, response).await
    };
    match tokio::spawn(rest::as_spoken(work).in_current_span()).await {
        Ok(answer) => answer,
        Err(error) => {
            noted(taken_back(&app, run).await.map_err(Problem::from));
            Err(kinds::INTERNAL.problem().because(error.to_string()))
        }
    }
}

/// The work, and a sign of life of it now and then.
async fn heard_of<F: Future>(app: &App, run: Uuid, work: F) -> F::Output {
    let mut work = std::pin::pin!(work);
    loop {
        match tokio::time::timeout(BREATH, &mut work).await {
            Ok(done) => return done,
            Err(_) => noted(breathe(app, run).await.map_err(Problem::from)),
        }
    }
}

async fn breathe(app: &App, run: Uuid) -> Result<(), DbErr> {
    let tx = app.platform().begin().await?;
    store::goes_on(&tx, run, app.base().clock.now()).await?;
    tx.commit().await
}

/// The answer this request got before.
async fn given(app: &App, tx: &PlatformTx, slip: &Slip) -> Answer {
    let operator = store::by_id(tx, OperatorId(slip.actor)).await?;
    if operator.is_none_or(|operator| !operator.is_active()) {
        return Err(kinds::UNAUTHENTICATED.problem());
    }
    // one that was taken back meanwhile may be sent again in a moment, too
    let used = store::used(tx, slip).await?.ok_or_else(|| kinds::IDEMPOTENCY_IN_PROGRESS.problem())?;
    if used.request_hash != slip.print() {
        return Err(kinds::IDEMPOTENCY_MISMATCH.problem());
    }
    let kept = used.answer.ok_or_else(|| kinds::IDEMPOTENCY_IN_PROGRESS.problem())?;
    let body = seal::open_at(app.operator_key(), &place(slip), &kept.sealed)?;
    Ok(rest::replayed(kept.status, &kept.content_type, body))
}

/// Keeps what was answered, or frees the key of what was refused. Where that fails, the answer is given all the same: what
/// was done is done.
async fn settled(app: &App, slip: &Slip, run: Uuid, response: Response) -> Answer {
    // a session is given to one browser once
    if !response.status().is_success() || response.headers().contains_key(SET_COOKIE) {
        noted(taken_back(app, run).await.map_err(Problem::from));
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await;
    let bytes = bytes.map_err(|error| kinds::INTERNAL.problem().because(error.to_string()))?;
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let answer = (parts.status.as_u16(), kind, &*bytes);
    noted(keep(app, slip, run, answer).await);
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

async fn taken_back(app: &App, run: Uuid) -> Result<(), DbErr> {
    let tx = app.platform().begin().await?;
    store::take_back(&tx, run).await?;
    tx.commit().await
}

async fn keep(
    app: &App,
    slip: &Slip,
    run: Uuid,
    (status, kind, body): (u16, &str, &[u8]),
) -> Result<(), Problem> {
    let sealed = seal::seal_at(app.operator_key(), &place(slip), body)?;
    let tx = app.platform().begin().await?;
    let kept = Kept { status: status.into(), content_type: kind.to_owned(), sealed };
    store::keep_answer(&tx, run, kept).await?;
    Ok(tx.commit().await?)
}

fn noted(kept: Result<(), Problem>) {
    if let Err(error) = kept {
        tracing::warn!(%error, "what became of an operator's request could not be written down");
    }
}

/// Binds the sealed answer to the operator and the request.
fn place(slip: &Slip) -> Vec<u8> {
    [b"operator_answers.body/".as_slice(), slip.actor.as_bytes(), slip.print()].concat()
}

/// Forgets answers nobody asks for again.
///
/// # Errors
/// When the database is away.
pub(crate) async fn forget_answers(app: &App) -> Result<(), DbErr> {
    let tx = app.platform().begin().await?;
    store::forget_answers(&tx, app.base().clock.now()).await?;
    tx.commit().await
}
