use super::{rules::SignupState, shape::SignupOut, store};
use crate::{operators::Post, state::App};
use axum::{Json as Body, extract::State, response::IntoResponse};
use rest::{Answer, Page, Paged, Query};
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    state: Option<SignupState>,
}

/// List applications
#[utoipa::path(get, path = "/operator/signups", tag = "operators", operation_id = "list_signups", params(Which, Page),
    responses((status = 200, description = "Applications, the newest first", body = Paged<SignupOut>)))]
pub async fn list(State(app): State<App>, _post: Post, Query(which): Query<Which>, page: Page) -> Answer {
    let before = page.after()?;
    let tx = app.platform().begin().await?;
    let rows = store::page(&tx, which.state, before, page.fetch()).await?;
    let total = store::count(&tx, which.state).await?;
    let cut = Paged::cut(rows, &page, |row| row.id);
    let items = cut.items.into_iter().map(|row| SignupOut::of(&app, row)).collect();
    Ok(Body(Paged { items, next: cut.next, total: Some(total) }).into_response())
}
