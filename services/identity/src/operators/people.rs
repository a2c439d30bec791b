use super::{
    post::Post,
    rules::{Act, OperatorRole},
    store::{self, operator},
};
use crate::state::App;
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{Locale, OperatorId, mask};
use rest::{Answer, Page, Paged};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// One of those who run the platform.
#[derive(Serialize, ToSchema)]
#[schema(as = Operator)]
pub struct OperatorOut {
    id: OperatorId,
    display_name: String,
    login_masked: String,
    role: OperatorRole,
    /// `invited`, `active` or `disabled`.
    state: String,
    locale: Locale,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    last_login_at: Option<OffsetDateTime>,
    /// It is the one who asks.
    own: bool,
}

impl OperatorOut {
    pub fn of(row: operator::Model, reader: OperatorId) -> Self {
        Self {
            own: row.id == reader,
            id: row.id,
            login_masked: mask::email(&row.login),
            locale: row.locale(),
            display_name: row.display_name,
            role: row.role,
            state: row.state,
            created_at: row.created_at,
            last_login_at: row.last_login_at,
        }
    }
}

/// List operators
#[utoipa::path(get, path = "/operator/operators", tag = "operators", operation_id = "list_operators", params(Page),
    responses((status = 200, description = "Operators, the oldest first", body = Paged<OperatorOut>)))]
pub async fn people(State(app): State<App>, post: Post, page: Page) -> Answer {
    post.allow(Act::Look)?;
    let after = page.after::<(OffsetDateTime, OperatorId)>()?;
    let tx = app.platform().begin().await?;
    let all = store::all(&tx).await?;
    let total = all.len() as u64;
    let place = |row: &operator::Model| (row.created_at, row.id);
    let rest = all.into_iter().filter(|row| after.is_none_or(|after| place(row) > after));
    let fetch = usize::try_from(page.fetch()).unwrap_or(usize::MAX);
    let cut = Paged::cut(rest.take(fetch).collect(), &page, place).with_total(total);
    Ok(Body(cut.map(|row| OperatorOut::of(row, post.id))).into_response())
}
