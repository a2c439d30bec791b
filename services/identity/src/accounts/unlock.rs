use super::{
    actions, guard,
    shape::{AccountOut, shape_one},
    store,
};
use crate::{desk::Desk, lockout::Attempts};
use access::Action;
use axum::http::StatusCode;
use kernel::AccountId;
use rest::{Answer, Ctx, Path, kinds};
use tenancy::audit::Entry;

/// Open a locked account again
#[utoipa::path(post, path = "/accounts/{id}/unlock", tag = "accounts", operation_id = "unlock_account",
    params(("id" = AccountId, Path)),
    responses((status = 200, description = "The account as it is now", body = AccountOut)))]
pub async fn unlock(ctx: Ctx, Path(id): Path<AccountId>) -> Answer {
    guard::touchable(&ctx, id, Action::Update).await?;
    let desk = Desk::of(&ctx);
    actions::set_attempts(ctx.tx(), id, Attempts::default()).await?;
    let subject_id = Some(id.0);
    desk.audit(Entry { action: "account.unlocked", subject: "account", subject_id, ..Default::default() })
        .await?;
    let account = store::by_id(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let out = shape_one(ctx.tx(), account, ctx.now()).await?;
    ctx.reply(StatusCode::OK, &out).await
}
