use super::{problems, secret};
use crate::{
    accounts,
    desk::Desk,
    passwords::{self, Confirmed},
    sessions,
    state::App,
};
use axum::{extract::State, response::IntoResponse};
use rest::{Answer, Ctx, Json};
use serde::Deserialize;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// The own password, asked for again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasswordAgain)]
pub struct Again {
    #[schema(format = Password)]
    pub password: String,
}

/// Turn the second factor off
#[utoipa::path(delete, path = "/totp", tag = "second factor", operation_id = "disable_totp",
    request_body = Again,
    responses((status = 204, description = "It is off")))]
pub async fn disable(State(app): State<App>, ctx: Ctx, Json(input): Json<Again>) -> Answer {
    let desk = Desk::of(&ctx);
    let own = sessions::own(&app, &ctx).await?;
    if !own.account.totp_enabled() {
        return Err(problems::NOT_ENABLED.problem());
    }
    if own.demands.totp {
        return Err(problems::REQUIRED_BY_ROLE.problem());
    }
    let (lockout, password) = (&own.policy.lockout, &input.password);
    let confirmed = passwords::confirm(&app, &desk, &own.account, password, lockout, "/password").await?;
    if let Confirmed::No(problem) = confirmed {
        return ctx.commit_with(problem.into_response()).await;
    }
    let account = secret::remove(&desk, &own.account).await?;
    let subject_id = Some(account.id.0);
    desk.audit(Entry {
        action: "account.totp_disabled",
        subject: "account",
        subject_id,
        ..Default::default()
    })
    .await?;
    let sender = app.sender(ctx.tx(), ctx.claims()).await?;
    accounts::tell_changed(&app, &desk, accounts::Means::Totp, &account, &sender).await?;
    ctx.no_content().await
}
