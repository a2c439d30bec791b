use super::{door, problems, store};
use crate::{accounts, desk::Desk, passwords, sessions::End, state::App, tenant_settings};
use axum::extract::State;
use rest::{Answer, Json, PublicCtx};
use serde::Deserialize;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// The token of the letter and the new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ResetRedeem)]
pub struct Redeem {
    token: String,
    #[schema(format = Password)]
    new: String,
}

/// Set a new password with the token of the letter
///
/// Every session of the account ends, and a lock is lifted. The second factor stays what it is.
#[utoipa::path(post, path = "/password-resets/redeem", tag = "passwords", operation_id = "redeem_password_reset",
    security(()), request_body = Redeem,
    responses((status = 204, description = "The new password is in force")))]
pub async fn redeem(State(app): State<App>, ctx: PublicCtx, Json(input): Json<Redeem>) -> Answer {
    let (reset, account) = door::open(ctx.tx(), &input.token, ctx.now()).await?;
    let desk = Desk::of_account(ctx.tx(), account.id, ctx.request_id(), ctx.now());
    let policy = tenant_settings::policy(&app, ctx.tx()).await?;
    let new = passwords::normalise(&input.new);
    let fresh = passwords::accept(&app, &desk, &account, &new, &policy.password, "/new").await?;
    if !store::consume(ctx.tx(), reset.id, ctx.now()).await? {
        return Err(problems::RESET_USED.problem());
    }
    passwords::keep(&desk, &account, fresh, &policy.password, End::All).await?;
    let subject_id = Some(account.id.0);
    desk.audit(Entry {
        action: "account.password_reset",
        subject: "account",
        subject_id,
        ..Default::default()
    })
    .await?;
    let sender = app.sender(ctx.tx(), ctx.claims()).await?;
    accounts::tell_changed(&app, &desk, accounts::Means::Password, &account, &sender).await?;
    ctx.no_content().await
}
