use super::own;
use crate::{accounts, desk::Desk, state::App};
use axum::extract::State;
use kernel::Locale;
use rest::{Answer, Ctx, Json};
use sea_orm::ActiveValue::Set;
use serde::Deserialize;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// What a person decides for themself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SessionPatch)]
pub struct Preferences {
    /// Language of pages and letters.
    locale: Locale,
}

/// Change the own language
#[utoipa::path(patch, path = "/session", tag = "sessions", operation_id = "update_session",
    request_body = Preferences, responses((status = 204, description = "Changed")))]
pub async fn update(State(app): State<App>, ctx: Ctx, Json(input): Json<Preferences>) -> Answer {
    let (desk, own) = (Desk::of(&ctx), own(&app, &ctx).await?);
    let change = accounts::Change { locale: Set(input.locale.as_str().to_owned()), ..Default::default() };
    let after = accounts::change(&desk, &own.account, change).await?;
    let (old, new) = (serde_json::json!(own.account.locale), serde_json::json!(after.locale));
    let subject_id = Some(after.id.0);
    let (old, new) = (Some(old), Some(new));
    desk.audit(Entry {
        action: "account.language_changed",
        subject: "account",
        subject_id,
        old,
        new,
        why: None,
    })
    .await?;
    ctx.no_content().await
}
