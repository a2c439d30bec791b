use super::{
    post::Post,
    rules::{self, OperatorRole},
    store,
};
use crate::{sessions, state::App, tokens};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{OperatorId, SessionId, mask};
use rest::{Answer, kinds};
use sea_orm::DbErr;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Which operator is logged in.
#[derive(Serialize, ToSchema)]
pub struct OperatorSession {
    id: OperatorId,
    display_name: String,
    login_masked: String,
    role: OperatorRole,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
}

/// Read the operator's session
#[utoipa::path(get, path = "/operator/session", tag = "operators", operation_id = "get_operator_session",
    responses((status = 200, description = "Who is logged in", body = OperatorSession)))]
pub async fn current(State(app): State<App>, post: Post) -> Answer {
    let gone = || kinds::UNAUTHENTICATED.problem();
    let tx = app.platform().begin().await?;
    let session = store::session_by_id(&tx, post.session).await?.ok_or_else(gone)?;
    let operator = store::by_id(&tx, post.id).await?.ok_or_else(gone)?;
    let out = OperatorSession {
        id: operator.id,
        login_masked: mask::email(&operator.login),
        role: operator.role,
        display_name: operator.display_name,
        expires_at: session.expires_at,
    };
    Ok(Body(out).into_response())
}

/// Whose cookie this is, at the platform's host. Notes that the session was used.
///
/// # Errors
/// When the database is away.
pub(crate) async fn principal(
    app: &App,
    cookie: &str,
    now: OffsetDateTime,
) -> Result<Option<(OperatorId, SessionId)>, DbErr> {
    if !tokens::is_session(cookie) {
        return Ok(None);
    }
    let tx = app.platform().begin().await?;
    let Some(session) = store::session_by_token(&tx, tokens::hash(cookie)).await? else { return Ok(None) };
    let operator = store::by_id(&tx, session.operator_id).await?;
    let alive = rules::is_alive(session.last_seen_at, session.expires_at, now);
    let Some(operator) = operator.filter(|operator| operator.is_active() && alive) else { return Ok(None) };
    if sessions::should_touch(session.last_seen_at, now) {
        store::touch(&tx, session.id, now).await?;
        tx.commit().await?;
    }
    Ok(Some((operator.id, session.id)))
}
