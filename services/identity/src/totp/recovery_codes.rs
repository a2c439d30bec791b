use super::{disable::Again, problems, secret};
use crate::{
    desk::Desk,
    passwords::{self, Confirmed},
    sessions,
    state::App,
};
use axum::{extract::State, http::StatusCode, response::IntoResponse};
use rest::{Answer, Ctx, Json};
use serde::Serialize;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// New recovery codes; the old ones are worth nothing.
#[derive(Serialize, ToSchema)]
pub struct RecoveryCodes {
    recovery_codes: Vec<String>,
}

/// Ask for new recovery codes
#[utoipa::path(post, path = "/totp/recovery-codes", tag = "second factor", operation_id = "new_recovery_codes",
    request_body = Again,
    responses((status = 200, description = "Shown this once", body = RecoveryCodes)))]
pub async fn recovery_codes(State(app): State<App>, ctx: Ctx, Json(input): Json<Again>) -> Answer {
    let desk = Desk::of(&ctx);
    let own = sessions::own(&app, &ctx).await?;
    if !own.account.totp_enabled() {
        return Err(problems::NOT_ENABLED.problem());
    }
    let (lockout, password) = (&own.policy.lockout, &input.password);
    let confirmed = passwords::confirm(&app, &desk, &own.account, password, lockout, "/password").await?;
    if let Confirmed::No(problem) = confirmed {
        return ctx.commit_with(problem.into_response()).await;
    }
    let recovery_codes = secret::new_codes(ctx.tx(), own.account.id).await?;
    let subject_id = Some(own.account.id.0);
    desk.audit(Entry {
        action: "account.recovery_codes_made",
        subject: "account",
        subject_id,
        ..Default::default()
    })
    .await?;
    ctx.reply(StatusCode::OK, &RecoveryCodes { recovery_codes }).await
}
