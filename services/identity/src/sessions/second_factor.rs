use super::{Next, own, problems, renew, sign_in::Step};
use crate::{
    accounts,
    desk::Desk,
    lockout::{Attempts, Gate},
    passwords,
    state::App,
    totp,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use rest::{Answer, Json, Problem, StepCtx};
use serde::Deserialize;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// A code of the telephone, or one from the sheet of paper.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondFactor {
    code: Option<String>,
    recovery_code: Option<String>,
}

/// Show the second factor
///
/// The session goes on under a new cookie.
#[utoipa::path(post, path = "/session/totp", tag = "sessions", operation_id = "show_second_factor",
    request_body = SecondFactor,
    responses((status = 200, description = "One step further", body = Step,
        headers(("set-cookie" = String, description = "The session under its new token")))))]
pub async fn second_factor(State(app): State<App>, ctx: StepCtx, Json(input): Json<SecondFactor>) -> Answer {
    let shown = shown(input)?;
    let desk = Desk::of(&ctx);
    let own = own(&app, &ctx).await?;
    if own.next() != Next::Totp {
        return Err(problems::NOT_DUE.problem());
    }
    let attempts = own.account.attempts();
    let Gate::Open(counted) = attempts.guess(&own.policy.lockout, desk.now) else {
        return Err(passwords::locked(attempts, desk.now));
    };
    if !totp::accepts(&desk, &own.account, &shown).await? {
        accounts::set_attempts(ctx.tx(), own.account.id, counted).await?;
        let subject_id = Some(own.account.id.0);
        let entry =
            Entry { action: "session.code_refused", subject: "account", subject_id, ..Default::default() };
        desk.audit(entry).await?;
        let problem = totp::problems::CODE_WRONG.at(shown.pointer());
        return ctx.commit_with(problem.into_response()).await;
    }
    accounts::set_attempts(ctx.tx(), own.account.id, Attempts::default()).await?;
    accounts::set_last_login(ctx.tx(), own.account.id, desk.now).await?;
    let new = Some(serde_json::json!({ "with": shown.word() }));
    let subject_id = Some(own.session.id.0);
    desk.audit(Entry {
        action: "session.second_factor",
        subject: "session",
        subject_id,
        new,
        ..Default::default()
    })
    .await?;
    let account = own.account.clone();
    let own = own.with_second_factor(account);
    let cookie = renew(&app, &desk, &own).await?;
    let step = Step { next: own.next() };
    ctx.commit_with((StatusCode::OK, cookie, Body(step)).into_response()).await
}

fn shown(input: SecondFactor) -> Result<totp::Shown, Problem> {
    match (input.code, input.recovery_code) {
        (Some(code), None) => Ok(totp::Shown::Code(code)),
        (None, Some(code)) => Ok(totp::Shown::Recovery(code)),
        _ => Err(problems::ONE_CODE.problem()),
    }
}
