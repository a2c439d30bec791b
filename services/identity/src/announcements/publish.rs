use super::{
    list::names,
    problems,
    shape::{AnnouncementSeverity, Kept},
    store::{self, announcement::Model},
};
use crate::{
    operators::{self, Act, Deed, Post},
    state::App,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::{AnnouncementId, TenantId, TenantKind};
use rest::{Answer, Json, Problem, check::Check, kinds};
use serde::Deserialize;
use serde_json::json;
use time::{OffsetDateTime, UtcOffset};
use utoipa::ToSchema;

/// What is to be said, to whom, and for how long.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewAnnouncement)]
pub struct New {
    severity: AnnouncementSeverity,
    title_zh: String,
    title_en: String,
    text_zh: String,
    text_en: String,
    #[serde(with = "time::serde::rfc3339")]
    starts_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    ends_at: OffsetDateTime,
    /// To organisations of these kinds; to all where it is absent.
    kinds: Option<Vec<TenantKind>>,
    /// To one organisation.
    tenant_id: Option<TenantId>,
    /// On the log-in page too, where everybody can read it.
    #[serde(default)]
    at_login: bool,
}

/// Publish an announcement
#[utoipa::path(post, path = "/operator/announcements", tag = "operators", operation_id = "publish_announcement",
    request_body = New, responses((status = 201, description = "It is said from then on", body = Kept)))]
pub async fn publish(State(app): State<App>, post: Post, Json(input): Json<New>) -> Answer {
    post.allow(Act::Govern)?;
    check(&input)?;
    fits(&app, &post, &input).await?;
    let row = row(&post, input);
    let tx = app.platform().begin().await?;
    store::insert(&tx, row.clone()).await?;
    let detail = Some(json!({ "announcement": row.id, "title": row.title_zh }));
    let deed = Deed { tenant: row.tenant_id, detail, ..post.deed("announcement.published") };
    operators::log(&tx, deed, post.now).await?;
    tx.commit().await?;
    let names = names(&app, std::slice::from_ref(&row)).await?;
    Ok((StatusCode::CREATED, Body(Kept::new(row, &names))).into_response())
}

fn check(input: &New) -> Result<(), Problem> {
    let mut check = Check::new();
    check
        .line("/title_zh", input.title_zh.trim(), 1..=120)
        .line("/title_en", input.title_en.trim(), 1..=120)
        .text("/text_zh", input.text_zh.trim(), 1..=2000)
        .text("/text_en", input.text_en.trim(), 1..=2000);
    check.finish()
}

async fn fits(app: &App, post: &Post, input: &New) -> Result<(), Problem> {
    let wrong = |pointer: &str, kind| Err(kinds::VALIDATION.problem().field(pointer, kind));
    if input.ends_at <= input.starts_at || input.ends_at <= post.now {
        return wrong("/ends_at", &problems::TIME_RUNS_BACK);
    }
    let Some(tenant) = input.tenant_id else { return Ok(()) };
    if input.kinds.is_some() {
        return wrong("/kinds", &problems::ONE_AUDIENCE);
    }
    match app.directory().find(tenant).await? {
        Some(_) => Ok(()),
        None => wrong("/tenant_id", &problems::UNKNOWN_TENANT),
    }
}

fn row(post: &Post, input: New) -> Model {
    let line = |text: &str| text.trim().to_owned();
    let kinds = input.kinds.filter(|kinds| !kinds.is_empty()).map(|mut kinds| {
        kinds.sort_unstable();
        kinds.dedup();
        kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(",")
    });
    Model {
        id: AnnouncementId::new(),
        severity: input.severity,
        title_zh: line(&input.title_zh),
        title_en: line(&input.title_en),
        text_zh: line(&input.text_zh),
        text_en: line(&input.text_en),
        starts_at: input.starts_at.to_offset(UtcOffset::UTC),
        ends_at: input.ends_at.to_offset(UtcOffset::UTC),
        kinds,
        tenant_id: input.tenant_id,
        at_login: input.at_login,
        created_by: post.id,
        created_at: post.now,
        withdrawn_at: None,
    }
}
