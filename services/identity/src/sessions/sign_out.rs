use super::{clear_cookie, store};
use crate::{desk::Desk, state::App};
use axum::{extract::State, http::StatusCode, response::IntoResponse};
use rest::{Answer, StepCtx, kinds};
use tenancy::audit::Entry;

/// Log out
#[utoipa::path(delete, path = "/session", tag = "sessions", operation_id = "sign_out",
    responses((status = 204, description = "The session has ended", headers(("set-cookie" = String, description = "Takes the cookie back")))))]
pub async fn sign_out(State(app): State<App>, ctx: StepCtx) -> Answer {
    let id = ctx.session().ok_or_else(|| kinds::UNAUTHENTICATED.problem())?;
    store::end(ctx.tx(), ctx.account()?, store::End::One(id), ctx.now()).await?;
    let subject_id = Some(id.0);
    Desk::of(&ctx)
        .audit(Entry { action: "session.ended", subject: "session", subject_id, ..Default::default() })
        .await?;
    let answer = (StatusCode::NO_CONTENT, clear_cookie(app.mailer().secure())).into_response();
    ctx.commit_with(answer).await
}
