use super::{
    actions, guard,
    shape::{AccountOut, shape_one},
};
use crate::{desk::Desk, sessions, state::App, totp};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::AccountId;
use rest::{Answer, Ctx, Path};
use tenancy::audit::Entry;

/// Take the second factor off an account whose telephone is lost
///
/// All its sessions end. Where a role demands a second factor, the next log-in asks for a new one.
#[utoipa::path(post, path = "/accounts/{id}/reset-totp", tag = "accounts", operation_id = "reset_account_totp",
    params(("id" = AccountId, Path)),
    responses((status = 200, description = "The account as it is now", body = AccountOut)))]
pub async fn reset_totp(State(app): State<App>, ctx: Ctx, Path(id): Path<AccountId>) -> Answer {
    let account = guard::touchable(&ctx, id, Action::Update).await?;
    let desk = Desk::of(&ctx);
    let account = totp::remove(&desk, &account).await?;
    sessions::end(ctx.tx(), id, sessions::End::All, ctx.now()).await?;
    let subject_id = Some(id.0);
    desk.audit(Entry { action: "account.totp_reset", subject: "account", subject_id, ..Default::default() })
        .await?;
    let sender = app.sender(ctx.tx(), ctx.claims()).await?;
    actions::tell_changed(&app, &desk, actions::Means::Totp, &account, &sender).await?;
    let out = shape_one(ctx.tx(), account, ctx.now()).await?;
    ctx.reply(StatusCode::OK, &out).await
}
