use super::{
    again,
    enter::{self, Asked},
    phone, problems,
    rules::{self, SignupState},
    store::signup::Model,
    terms,
};
use crate::{handles, operators::Gate, state::App, tokens};
use axum::{
    Json as Body,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};
use kernel::{Locale, SignupId, TenantKind, text};
use rest::{Answer, Json, Problem, check::Check};
use serde::{Deserialize, Serialize};
use std::time::Duration as Wait;
use time::OffsetDateTime;
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
    /// The letter did not come: another one is asked for. Without this, what is sent again in the same words while the
    /// letter is fresh counts as the same request.
    #[serde(default)]
    again: bool,
}

/// A letter is on its way, if the address can be written to.
#[derive(Serialize, ToSchema)]
#[schema(as = SignupSent)]
pub struct Sent {
    /// Until then the link in the letter works, as long as nobody else has the address.
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
    /// Until then the address is kept, confirmed or not.
    #[serde(with = "time::serde::rfc3339")]
    held_until: OffsetDateTime,
    /// From then on another letter can be asked for.
    #[serde(with = "time::serde::rfc3339")]
    resend_at: OffsetDateTime,
}

impl From<&Model> for Sent {
    fn from(row: &Model) -> Self {
        let resend_at = again::from(row.letters, row.sent_at, true);
        Self { expires_at: row.expires_at, held_until: row.held_until, resend_at }
    }
}

/// Ask for a place
///
/// Nothing is made before the link in the letter is confirmed. The answer says nothing about the e-mail address.
/// Sent again with the same `Idempotency-Key`, an application that is not confirmed yet is put in place of the first,
/// and a letter with a fresh link goes to whoever it names then; no sooner than `resend_at` to the same mailbox (429).
/// Whoever has lost the key sends the same address and e-mail again: the answer is a stranger's (`slug_asked`), and the
/// letter goes once more.
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
    let row = enter::dated(&app, checked(&app, &new, rest::spoken_locale(), gate.now)?, gate.now);
    let key =
        headers.get("idempotency-key").map(|key| tokens::hash(&String::from_utf8_lossy(key.as_bytes())));
    let machine = new.website.is_some_and(|text| !text.trim().is_empty());
    let asked = Asked { row: Model { request_hash: key, ..row }, again: new.again };
    let done = if machine { Ok(asked.row) } else { enter::enter(&app, asked, gate.now).await };
    tokio::time::sleep_until(answer_at).await;
    Ok((StatusCode::ACCEPTED, Body(Sent::from(&done?))).into_response())
}

fn checked(app: &App, new: &NewSignup, locale: Locale, now: OffsetDateTime) -> Result<Model, Problem> {
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
        locale: locale.as_str().to_owned(),
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
        letters: 0,
        sent_at: now,
        held_until: now,
        created_at: now,
        expires_at: now,
        verified_at: None,
        decided_at: None,
        finished_at: None,
    })
}
