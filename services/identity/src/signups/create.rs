use super::{
    phone, problems,
    rules::{self, SignupState},
    store::{self, signup::Model},
    terms,
};
use crate::{
    handles,
    mails::Recipient,
    operators::Gate,
    state::App,
    tokens::{self, Door},
};
use axum::{
    Json as Body,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};
use kernel::{SignupId, TenantKind, text};
use rest::{Answer, Json, OnConstraint, Problem, check::Check};
use serde::{Deserialize, Serialize};
use std::time::Duration as Wait;
use tenancy::{PlatformTx, provision::hold_slug};
use time::{Duration, OffsetDateTime};
use tokio::time::Instant;
use utoipa::ToSchema;

/// Answers come no sooner, so that their time tells nothing of what was found.
const PACE: Wait = Wait::from_millis(150);

/// An organisation that asks for a place.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSignup {
    kind: TenantKind,
    /// Full name of the organisation.
    name: String,
    contact_name: String,
    /// Where the letters go; this person becomes the first administrator.
    contact_email: String,
    /// Mobile or landline, for whoever decides and has a question.
    #[serde(default)]
    contact_phone: Option<String>,
    /// The name in the address.
    slug: String,
    /// Version of the agreements that were read.
    terms_version: String,
    terms_accepted: bool,
    /// Left empty by people; machines that fill in everything are sent away with the same answer.
    #[serde(default)]
    website: Option<String>,
}

/// A letter is on its way, if the address can be written to.
#[derive(Serialize, ToSchema)]
#[schema(as = SignupSent)]
pub struct Sent {
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
}

/// Ask for a place
///
/// Nothing is made before the link in the letter is confirmed. The answer says nothing about the e-mail address.
/// Sent again with the same `Idempotency-Key`, an application that is not confirmed yet is put in place of the first.
#[utoipa::path(post, path = "/signups", tag = "signups", operation_id = "create_signup", security(()),
    params(("idempotency-key" = Option<String>, Header, description = "A random word of the sender's own")),
    request_body = NewSignup,
    responses((status = 202, description = "If the address can be written to, a letter is on its way", body = Sent)))]
pub async fn create(
    State(app): State<App>,
    gate: Gate,
    headers: HeaderMap,
    Json(new): Json<NewSignup>,
) -> Answer {
    if !app.signup().open {
        return Err(problems::CLOSED.problem());
    }
    let answer_at = Instant::now() + PACE;
    let expires_at = gate.now + Duration::hours(i64::from(app.signup().verify_hours));
    let row = checked(&app, &new, gate.now, expires_at)?;
    let key =
        headers.get("idempotency-key").map(|key| tokens::hash(&String::from_utf8_lossy(key.as_bytes())));
    let machine = new.website.is_some_and(|text| !text.trim().is_empty());
    let done = if machine { Ok(()) } else { enter(&app, Model { request_hash: key, ..row }, gate.now).await };
    tokio::time::sleep_until(answer_at).await;
    done?;
    Ok((StatusCode::ACCEPTED, Body(Sent { expires_at })).into_response())
}

fn checked(
    app: &App,
    new: &NewSignup,
    now: OffsetDateTime,
    expires_at: OffsetDateTime,
) -> Result<Model, Problem> {
    let (name, contact_name) = (text::single_line(&new.name), text::single_line(&new.contact_name));
    let (email, slug) = (handles::email(&new.contact_email), rules::slug(&new.slug));
    let number = phone::read(new.contact_phone.as_deref());
    let mut check = Check::new();
    check
        .line("/name", &name, 2..=120)
        .line("/contact_name", &contact_name, 1..=80)
        .ensure(email.is_some(), "/contact_email", &problems::EMAIL_INVALID)
        .ensure(number.is_ok(), "/contact_phone", &problems::PHONE_INVALID)
        .ensure(new.terms_accepted, "/terms_accepted", &problems::TERMS_NOT_ACCEPTED);
    if let Err(error) = slug {
        check.refuse("/slug", rules::fault(error).1);
    }
    check.finish()?;
    if new.terms_version != terms::version() {
        return Err(problems::TERMS_CHANGED.at("/terms_accepted"));
    }
    let (id, number) = (SignupId::new(), number.unwrap_or_default());
    Ok(Model {
        contact_phone_sealed: number.map(|number| phone::sealed(app, id, &number)).transpose()?,
        id,
        kind: new.kind,
        name,
        slug: slug.map(|slug| slug.to_string()).unwrap_or_default(),
        contact_name,
        contact_email: email.unwrap_or_default(),
        locale: rest::spoken_locale().as_str().to_owned(),
        terms_version: new.terms_version.clone(),
        token_hash: Vec::new(),
        request_hash: None,
        state: SignupState::Unverified,
        reason: None,
        tenant_id: None,
        decided_by: None,
        attempts: 0,
        lease_until: None,
        problem: None,
        created_at: now,
        expires_at,
        verified_at: None,
        decided_at: None,
        finished_at: None,
    })
}

/// Writes the application and its letter; of two for one address the second is refused.
async fn enter(app: &App, row: Model, now: OffsetDateTime) -> Result<(), Problem> {
    let tx = app.platform().begin().await?;
    if hold_slug(&tx, &row.slug).await? {
        return Err(problems::SLUG_TAKEN.at("/slug"));
    }
    if !replaces(app, &tx, &row).await? {
        return Ok(());
    }
    store::forget_unverified(&tx, Some(&row.slug), now).await?;
    if store::is_held(&tx, &row.slug, now).await? {
        return Err(problems::SLUG_TAKEN.at("/slug"));
    }
    if store::held_by_email(&tx, &row.contact_email, now).await? >= app.signup().open_per_email.into() {
        return Ok(());
    }
    let token = tokens::mailed(Door::Signup, None)?;
    let row = store::insert(&tx, Model { token_hash: tokens::hash(&token), ..row }).await.on_constraint(
        "signups_slug_key",
        &problems::SLUG_TAKEN,
        "/slug",
    )?;
    let to = Recipient { address: &row.contact_email, name: &row.contact_name, locale: row.locale() };
    app.mailer().signup_confirmation(&tx, to, &row.name, &token, row.expires_at).await?;
    tx.commit().await?;
    Ok(())
}

/// Makes way for what the same browser sent before and corrects now. False where there is nothing to do: it was
/// sent in just these words, or was confirmed meanwhile.
async fn replaces(app: &App, tx: &PlatformTx, row: &Model) -> Result<bool, Problem> {
    let Some(hash) = row.request_hash.clone() else { return Ok(true) };
    let Some(before) = store::locked_by_request(tx, hash).await? else { return Ok(true) };
    let words = |row: &Model| {
        (row.kind, row.name.clone(), row.slug.clone(), row.contact_name.clone(), row.contact_email.clone())
    };
    let same = words(&before) == words(row) && phone::opened(app, &before)? == phone::opened(app, row)?;
    if before.state != SignupState::Unverified || same {
        return Ok(false);
    }
    store::delete(tx, before.id).await?;
    Ok(true)
}
