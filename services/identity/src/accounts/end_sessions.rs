use super::guard;
use crate::{desk::Desk, sessions};
use access::Action;
use kernel::AccountId;
use rest::{Answer, Ctx, Path};
use tenancy::audit::Entry;

/// End all sessions of an account
#[utoipa::path(delete, path = "/accounts/{id}/sessions", tag = "accounts", operation_id = "end_account_sessions",
    params(("id" = AccountId, Path)),
    responses((status = 204, description = "All of them have ended")))]
pub async fn end_sessions(ctx: Ctx, Path(id): Path<AccountId>) -> Answer {
    guard::touchable(&ctx, id, Action::ManageSessions).await?;
    let ended = sessions::end(ctx.tx(), id, sessions::End::All, ctx.now()).await?;
    let new = Some(serde_json::json!({ "ended": ended }));
    let subject_id = Some(id.0);
    Desk::of(&ctx)
        .audit(Entry {
            action: "account.sessions_ended",
            subject: "account",
            subject_id,
            new,
            ..Default::default()
        })
        .await?;
    ctx.no_content().await
}
