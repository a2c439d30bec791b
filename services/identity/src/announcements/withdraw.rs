use super::{list::names, problems, shape::Kept, store};
use crate::{
    operators::{self, Act, Deed, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::AnnouncementId;
use rest::{Answer, Path, kinds};
use serde_json::json;

/// Withdraw an announcement
#[utoipa::path(post, path = "/operator/announcements/{id}/withdraw", tag = "operators",
    operation_id = "withdraw_announcement", params(("id" = AnnouncementId, Path)),
    responses((status = 200, description = "Nobody sees it any more", body = Kept)))]
pub async fn withdraw(State(app): State<App>, post: Post, Path(id): Path<AnnouncementId>) -> Answer {
    post.allow(Act::Govern)?;
    let tx = app.platform().begin().await?;
    let mut row = store::locked(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if row.withdrawn_at.is_some() {
        return Err(problems::WITHDRAWN.problem());
    }
    row.withdrawn_at = Some(post.now);
    let row = store::update(&tx, row).await?;
    let detail = Some(json!({ "announcement": id, "title": row.title_zh }));
    let deed = Deed { tenant: row.tenant_id, detail, ..post.deed("announcement.withdrawn") };
    operators::log(&tx, deed, post.now).await?;
    tx.commit().await?;
    let names = names(&app, std::slice::from_ref(&row)).await?;
    Ok(Body(Kept::new(row, &names)).into_response())
}
