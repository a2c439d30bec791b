use super::store;
use crate::state::App;
use axum::extract::State;
use kernel::AnnouncementId;
use rest::{Answer, Ctx, Path, kinds};

/// Do not show an announcement again
#[utoipa::path(post, path = "/announcements/{id}/dismiss", tag = "tenant", operation_id = "dismiss_announcement",
    params(("id" = AnnouncementId, Path)),
    responses((status = 204, description = "It is not shown to this account any more")))]
pub async fn dismiss(State(app): State<App>, ctx: Ctx, Path(id): Path<AnnouncementId>) -> Answer {
    let account = ctx.account()?;
    let tenant = ctx.tenant().clone();
    let tx = app.platform().begin().await?;
    // one that is not for this organisation is unknown here
    let told = store::is_told(&tx, id, (tenant.id, tenant.kind), ctx.now()).await?;
    drop(tx);
    if !told {
        return Err(kinds::NOT_FOUND.problem());
    }
    store::dismiss(ctx.tx(), account, id, ctx.now()).await?;
    ctx.no_content().await
}
