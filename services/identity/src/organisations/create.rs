use super::{figures, problems, run::made_by, shape::TenantRow, state::Done};
use crate::{
    bootstrap::FirstAdmin,
    handles,
    operators::{Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::{Locale, TenantId, TenantKind};
use rest::{Answer, Json, Problem, check::Check, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::provision::{CreateError, NewTenant, ProvisionError};
use utoipa::ToSchema;

/// An organisation that is to be, and its first administrator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTenant)]
pub struct New {
    /// Its name in the address.
    slug: String,
    name: String,
    kind: TenantKind,
    /// Where the first administrator's invitation goes.
    admin_email: String,
    /// How the letter calls the administrator.
    admin_name: String,
    #[serde(default)]
    locale: Locale,
}

/// Create an organisation
///
/// In every service, with an invitation of its first administrator by mail: what `zhibu tenant create` does.
#[utoipa::path(post, path = "/operator/tenants", tag = "operators", operation_id = "create_tenant",
    request_body = New, responses((status = 201, description = "It is there", body = TenantRow)))]
pub async fn create(State(app): State<App>, post: Post, Json(input): Json<New>) -> Answer {
    post.allow(Act::Govern)?;
    let mut check = Check::new();
    check.line("/admin_name", &input.admin_name, 1..=80).finish()?;
    let New { slug, name, kind, admin_email, admin_name, locale } = input;
    if handles::email(&admin_email).is_none() {
        return Err(kinds::VALIDATION.problem().field("/admin_email", &kinds::EMAIL));
    }
    let admin = FirstAdmin { email: admin_email.clone(), display_name: admin_name, locale };
    let new = NewTenant { slug, name, kind, contact_email: Some(admin_email) };
    let id = TenantId::new();
    let told = Some(json!({ "slug": new.slug, "name": new.name.trim(), "kind": kind }));
    let done = Done { action: "tenant.created", why: None, new: told };
    let entry = made_by(&app, &post, id, done, admin).create_as(id, &new).await.map_err(refused)?;
    let figures = figures::with_schemas(&app, &entry.tenant.key, post.now).await?;
    Ok((StatusCode::CREATED, Body(TenantRow::new(entry, &figures))).into_response())
}

fn refused(error: CreateError) -> Problem {
    let field = |pointer: &str, kind| kinds::VALIDATION.problem().field(pointer, kind);
    match error {
        CreateError::Slug(_) => field("/slug", &problems::SLUG),
        CreateError::Taken => problems::SLUG_TAKEN.at("/slug"),
        CreateError::Name => field("/name", &problems::NAME),
        CreateError::Email => field("/admin_email", &kinds::EMAIL),
        CreateError::Provision(ProvisionError::Db(error)) => error.into(),
        CreateError::Provision(error @ ProvisionError::NoSlot) => {
            kinds::UNAVAILABLE.problem().retry_after(10).because(error)
        }
        CreateError::Provision(ProvisionError::Held) => problems::HELD.problem(),
        CreateError::Provision(error) => kinds::INTERNAL.problem().because(error),
    }
}
