use super::{Confirmed, accept, confirm, keep, rules};
use crate::{
    accounts,
    desk::Desk,
    sessions::{self, Next},
    state::App,
    tenant_settings,
};
use axum::{extract::State, http::StatusCode, response::IntoResponse};
use rest::{Answer, Json, StepCtx, kinds};
use serde::Deserialize;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// The password in force and the one to come.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    #[schema(format = Password)]
    current: String,
    #[schema(format = Password)]
    new: String,
}

/// Change the own password
///
/// Every other session of the account ends; this one goes on under a new cookie.
#[utoipa::path(post, path = "/password", tag = "passwords", operation_id = "change_password",
    request_body = PasswordChange,
    responses((status = 204, description = "Changed", headers(("set-cookie" = String, description = "The session under its new token")))))]
pub async fn change(State(app): State<App>, ctx: StepCtx, Json(input): Json<PasswordChange>) -> Answer {
    let desk = Desk::of(&ctx);
    let own = sessions::own(&app, &ctx).await?;
    // who has the password alone must not lock out the one who has the telephone as well
    if own.next() == Next::Totp {
        return Err(kinds::STEP_REQUIRED.problem());
    }
    let policy = tenant_settings::policy(&app, ctx.tx()).await?;
    let confirmed = confirm(&app, &desk, &own.account, &input.current, &policy.lockout, "/current").await?;
    if let Confirmed::No(problem) = confirmed {
        return ctx.commit_with(problem.into_response()).await;
    }
    let new = rules::normalise(&input.new);
    let fresh = accept(&app, &desk, &own.account, &new, &policy.password, "/new").await?;
    keep(&desk, &own.account, fresh, &policy.password, sessions::End::AllBut(own.session.id)).await?;
    let id = Some(own.account.id.0);
    desk.audit(Entry {
        action: "account.password_changed",
        subject: "account",
        subject_id: id,
        ..Default::default()
    })
    .await?;
    let sender = app.sender(ctx.tx(), ctx.claims()).await?;
    accounts::tell_changed(&app, &desk, accounts::Means::Password, &own.account, &sender).await?;
    let own = own.with_new_password();
    let cookie = sessions::renew(&app, &desk, &own).await?;
    ctx.commit_with((StatusCode::NO_CONTENT, cookie).into_response()).await
}
