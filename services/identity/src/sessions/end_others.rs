use super::store;
use crate::desk::Desk;
use rest::{Answer, Ctx, kinds};
use tenancy::audit::Entry;

/// End all own sessions but this one
#[utoipa::path(delete, path = "/sessions", tag = "sessions", operation_id = "end_other_sessions",
    responses((status = 204, description = "They have ended")))]
pub async fn end_others(ctx: Ctx) -> Answer {
    let this = ctx.session().ok_or_else(|| kinds::UNAUTHENTICATED.problem())?;
    let account = ctx.account()?;
    let ended = store::end(ctx.tx(), account, store::End::AllBut(this), ctx.now()).await?;
    let (subject_id, new) = (Some(account.0), Some(serde_json::json!({ "ended": ended })));
    Desk::of(&ctx)
        .audit(Entry {
            action: "session.others_ended",
            subject: "account",
            subject_id,
            new,
            ..Default::default()
        })
        .await?;
    ctx.no_content().await
}
