use super::store;
use crate::desk::Desk;
use kernel::SessionId;
use rest::{Answer, Ctx, Path, kinds};
use tenancy::audit::Entry;

/// End one of the own sessions
#[utoipa::path(delete, path = "/sessions/{id}", tag = "sessions", operation_id = "end_session",
    params(("id" = SessionId, Path)),
    responses((status = 204, description = "It has ended")))]
pub async fn end_one(ctx: Ctx, Path(id): Path<SessionId>) -> Answer {
    if store::end(ctx.tx(), ctx.account()?, store::End::One(id), ctx.now()).await? == 0 {
        return Err(kinds::NOT_FOUND.problem());
    }
    let subject_id = Some(id.0);
    Desk::of(&ctx)
        .audit(Entry { action: "session.ended", subject: "session", subject_id, ..Default::default() })
        .await?;
    ctx.no_content().await
}
