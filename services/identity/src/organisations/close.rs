use super::{
    problems,
    run::asked_by,
    shape::TenantRow,
    state::{Done, answer, refused},
};
use crate::{
    operators::{Act, Post, needed},
    state::App,
};
use axum::extract::State;
use kernel::TenantId;
use rest::{Answer, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use time::{Duration, format_description::well_known::Rfc3339};
use utoipa::ToSchema;

/// Why an organisation is closed, and how long it can be taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    reason: String,
    /// The setting `operators.closing_days` where it is not said.
    days: Option<u16>,
}

const MOST_DAYS: u16 = 3650;

/// Close an organisation
///
/// Nobody logs in any more; its people read why and until when. Its data can be taken out, and closing taken back,
/// until the day that was said; then everything is deleted.
#[utoipa::path(post, path = "/operator/tenants/{id}/close", tag = "operators", operation_id = "close_tenant",
    params(("id" = TenantId, Path)), request_body = Closing,
    responses((status = 200, description = "Being closed", body = TenantRow)))]
pub async fn close(
    State(app): State<App>,
    post: Post,
    Path(id): Path<TenantId>,
    Json(input): Json<Closing>,
) -> Answer {
    post.allow(Act::Govern)?;
    let why = needed(&input.reason)?;
    let days = days(input.days, app.console().closing_days)?;
    let at = post.now + Duration::days(days.into());
    let new = Some(json!({ "closes_at": at.format(&Rfc3339).unwrap_or_default() }));
    let done = Done { action: "tenant.closing", why: Some(why.clone()), new };
    asked_by(&app, &post, id, done).close(id, &why, at).await.map_err(refused)?;
    answer(&app, &post, id).await
}

/// Take back closing an organisation
///
/// It is then as it was before: in use, or suspended.
#[utoipa::path(post, path = "/operator/tenants/{id}/reopen", tag = "operators", operation_id = "reopen_tenant",
    params(("id" = TenantId, Path)),
    responses((status = 200, description = "As it was before", body = TenantRow)))]
pub async fn reopen(State(app): State<App>, post: Post, Path(id): Path<TenantId>) -> Answer {
    post.allow(Act::Govern)?;
    let done = Done { action: "tenant.reopened", why: None, new: None };
    asked_by(&app, &post, id, done).reopen(id).await.map_err(refused)?;
    answer(&app, &post, id).await
}

/// At least as long as the setting says: nobody's data goes faster than was promised.
fn days(asked: Option<u16>, least: u16) -> Result<u16, Problem> {
    let days = asked.unwrap_or(least);
    if (least..=MOST_DAYS).contains(&days) {
        return Ok(days);
    }
    let params = [("least", least.to_string()), ("most", MOST_DAYS.to_string())];
    Err(kinds::VALIDATION.problem().field_with("/days", &problems::DAYS, &params))
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn nobodys_data_goes_faster_than_was_promised() {
        assert_eq!(days(None, 30).ok(), Some(30));
        assert_eq!(days(Some(60), 30).ok(), Some(60));
        assert!(days(Some(29), 30).is_err() && days(Some(3651), 30).is_err());
    }
}
