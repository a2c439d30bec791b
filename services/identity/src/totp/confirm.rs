use super::{problems, rules, secret};
use crate::{
    accounts,
    desk::Desk,
    sessions::{self, Next},
    state::App,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use rest::{Answer, Json, StepCtx, kinds};
use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// The first code of the authenticator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TotpCode)]
pub struct FirstCode {
    code: String,
}

/// The second factor is on.
#[derive(Serialize, ToSchema)]
#[schema(as = TotpConfirmed)]
pub struct Confirmed {
    /// Each is good for one log-in without the telephone. They are shown this once.
    recovery_codes: Vec<String>,
    next: Next,
}

/// Turn the second factor on
///
/// The session goes on under a new cookie; other sessions of the account are asked for a code.
#[utoipa::path(post, path = "/totp/confirm", tag = "second factor", operation_id = "confirm_totp",
    request_body = FirstCode,
    responses((status = 200, description = "It is on", body = Confirmed,
        headers(("set-cookie" = String, description = "The session under its new token")))))]
pub async fn confirm(State(app): State<App>, ctx: StepCtx, Json(input): Json<FirstCode>) -> Answer {
    let desk = Desk::of(&ctx);
    let own = sessions::own(&app, &ctx).await?;
    if own.account.totp_enabled() {
        return Err(problems::ALREADY_ENABLED.problem());
    }
    let totp =
        secret::of_account(ctx.tx(), &own.account, "")?.ok_or_else(|| problems::NOT_STARTED.problem())?;
    let step = rules::check(&totp, &input.code, None, desk.now)
        .map_err(|_| kinds::VALIDATION.problem().field("/code", &problems::CODE_WRONG))?;
    let change = accounts::Change {
        totp_confirmed_at: Set(Some(desk.now)),
        totp_step: Set(Some(step)),
        last_login_at: Set(Some(desk.now)),
        ..Default::default()
    };
    let account = accounts::change(&desk, &own.account, change).await?;
    let recovery_codes = secret::new_codes(ctx.tx(), account.id).await?;
    let subject_id = Some(account.id.0);
    desk.audit(Entry {
        action: "account.totp_enabled",
        subject: "account",
        subject_id,
        ..Default::default()
    })
    .await?;
    let sender = app.sender(ctx.tx(), ctx.claims()).await?;
    accounts::tell_changed(&app, &desk, accounts::Means::Totp, &account, &sender).await?;
    let own = own.with_second_factor(account);
    let cookie = sessions::renew(&app, &desk, &own).await?;
    let out = Confirmed { recovery_codes, next: own.next() };
    ctx.commit_with((StatusCode::OK, cookie, Body(out)).into_response()).await
}
