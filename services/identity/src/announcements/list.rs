use super::{
    shape::{Kept, Names},
    store::{self, announcement::Model},
};
use crate::{
    operators::{self, Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{AnnouncementId, TenantId};
use rest::{Answer, Page, Paged, Problem};
use time::OffsetDateTime;

/// List announcements
#[utoipa::path(get, path = "/operator/announcements", tag = "operators",
    operation_id = "list_operator_announcements", params(Page),
    responses((status = 200, description = "The newest first", body = Paged<Kept>)))]
pub async fn list(State(app): State<App>, post: Post, page: Page) -> Answer {
    post.allow(Act::Look)?;
    let before = page.after::<(OffsetDateTime, AnnouncementId)>()?;
    let tx = app.platform().begin().await?;
    let rows = store::page(&tx, before, page.fetch()).await?;
    drop(tx);
    let names = names(&app, &rows).await?;
    let cut = Paged::cut(rows, &page, |row| (row.created_at, row.id));
    Ok(Body(cut.map(|row| Kept::new(row, &names))).into_response())
}

pub(super) async fn names(app: &App, rows: &[Model]) -> Result<Names, Problem> {
    let tx = app.platform().begin().await?;
    let operators = operators::names(&tx).await?;
    drop(tx);
    let ids: Vec<TenantId> = rows.iter().filter_map(|row| row.tenant_id).collect();
    Ok(Names { operators, tenants: app.directory().names(&ids).await?.into_iter().collect() })
}
