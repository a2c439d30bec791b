use super::{
    factor::Factor,
    post::Gate,
    problems, rules,
    store::{self, Deed, operator, session},
};
use crate::{
    handles,
    lockout::{Attempts, Gate as Lock},
    passwords::{self, Person},
    sessions,
    state::App,
    tokens,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use http::HeaderMap;
use kernel::{OperatorId, SessionId};
use rest::{Answer, Json, Problem, check::Check, kinds};
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use tenancy::PlatformTx;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Both factors of an operator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OperatorSignIn)]
pub struct SignIn {
    login: String,
    #[schema(format = Password)]
    password: String,
    /// The code of the authenticator, or a recovery code.
    totp: String,
    /// Needed where the password is too old.
    #[schema(format = Password)]
    new_password: Option<String>,
}

/// An operator is in.
#[derive(Serialize, ToSchema)]
#[schema(as = OperatorEntered)]
pub struct Entered {
    id: OperatorId,
    display_name: String,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
}

/// Log in as an operator
///
/// Both factors are given at once, and whatever is wrong, the answer is the same.
#[utoipa::path(post, path = "/operator/sessions", tag = "operators", security(()),
    operation_id = "operator_sign_in", request_body = SignIn,
    responses((status = 200, description = "In", body = Entered,
        headers(("set-cookie" = String, description = "The session")))))]
pub async fn sign_in(State(app): State<App>, gate: Gate, Json(input): Json<SignIn>) -> Answer {
    let mut check = Check::new();
    check.line("/login", &input.login, 1..=254).line("/password", &input.password, 1..=1024).finish()?;
    let known = claim(&app, &gate, &input.login).await?;
    let hash = known.as_ref().and_then(|operator| operator.password_hash.as_deref());
    let named = known.as_ref().map(|operator| operator.id);
    let right = match app.hasher().verify(&passwords::normalise(&input.password), hash).await {
        Ok(right) => right,
        Err(error) => return forgive(&app, named, error.into()).await,
    };
    let Some(operator) = known.filter(|_| right) else { return refuse(&app, &gate, named).await };
    let Some(factor) = Factor::read(&app, &operator, &input.totp, gate.now)? else {
        return refuse(&app, &gate, named).await;
    };
    let tx = app.platform().begin().await?;
    if !factor.consume(&tx, operator.id, gate.now).await? {
        drop(tx); // the refusal needs a connection of its own
        return refuse(&app, &gate, named).await;
    }
    // only who has shown both factors hears about the password
    let fresh = match fresh_password(&app, &tx, &operator, &input, &gate).await {
        Ok(fresh) => fresh,
        Err(problem) => {
            tx.rollback().await?; // what was shown is good for the next try
            return forgive(&app, named, problem).await;
        }
    };
    store::set_attempts(&tx, operator.id, Attempts::default()).await?;
    if let Some(hash) = fresh {
        change_password(&tx, &gate, operator.id, hash).await?;
    }
    let (entered, cookie) = enter(&app, &tx, &gate, &operator).await?;
    tx.commit().await?;
    Ok((StatusCode::OK, cookie, Body(entered)).into_response())
}

/// The operator of a name, if the guess may be checked; it is counted before.
async fn claim(app: &App, gate: &Gate, login: &str) -> Result<Option<operator::Model>, DbErr> {
    let tx = app.platform().begin().await?;
    let login = handles::email(login).unwrap_or_default();
    let Some(operator) = store::locked_by_login(&tx, &login).await?.filter(operator::Model::is_active) else {
        store::set_attempts(&tx, OperatorId(uuid::Uuid::nil()), Attempts::default()).await?;
        tx.commit().await?;
        return Ok(None);
    };
    let lock = operator.attempts().guess(&rules::LOCKOUT, gate.now);
    let kept = if let Lock::Open(counted) = lock { counted } else { operator.attempts() };
    store::set_attempts(&tx, operator.id, kept).await?;
    tx.commit().await?;
    Ok(matches!(lock, Lock::Open(_)).then_some(operator))
}

async fn refuse(app: &App, gate: &Gate, operator: Option<OperatorId>) -> Answer {
    let tx = app.platform().begin().await?;
    let request = Some(gate.claims.request_id);
    let deed = Deed { operator, action: "operator.refused", request, ..Deed::default() };
    store::log(&tx, deed, gate.now).await?;
    tx.commit().await?;
    Err(problems::LOGIN_REFUSED.problem())
}

/// Takes the guess back where nothing that was shown is wrong, and says what else is. For a name nobody has, or that
/// is locked, the same is read and written, so that the answer takes as long.
async fn forgive(app: &App, operator: Option<OperatorId>, problem: Problem) -> Answer {
    let tx = app.platform().begin().await?;
    let id = operator.unwrap_or(OperatorId(uuid::Uuid::nil()));
    let attempts = store::locked(&tx, id).await?.map(|operator| operator.attempts().forgive());
    store::set_attempts(&tx, id, attempts.unwrap_or_default()).await?;
    tx.commit().await?;
    Err(problem)
}

/// The hash of a new password, where the present one is too old or another one is wanted.
async fn fresh_password(
    app: &App,
    tx: &PlatformTx,
    operator: &operator::Model,
    input: &SignIn,
    gate: &Gate,
) -> Result<Option<String>, Problem> {
    let set_at = operator.password_changed_at.unwrap_or(operator.created_at);
    let Some(new) = &input.new_password else {
        let stale = passwords::is_expired(set_at, rules::PASSWORD.max_age_days, gate.now);
        return if stale { Err(problems::PASSWORD_EXPIRED.problem()) } else { Ok(None) };
    };
    let new = passwords::normalise(new);
    let person = Person { email: Some(&operator.login), ..Person::default() };
    passwords::check(&new, person, &rules::PASSWORD, "/new_password")?;
    let mut earlier = store::last_hashes(tx, operator.id).await?;
    earlier.extend(operator.password_hash.clone());
    if app.hasher().is_one_of(&new, earlier).await? {
        let last = [("last", rules::PASSWORD.history.to_string())];
        let reused = &passwords::problems::PASSWORD_REUSED;
        return Err(kinds::VALIDATION.problem().field_with("/new_password", reused, &last));
    }
    Ok(Some(app.hasher().hash(&new).await?))
}

async fn change_password(tx: &PlatformTx, gate: &Gate, id: OperatorId, hash: String) -> Result<(), DbErr> {
    store::remember_hash(tx, id, &hash, usize::from(rules::PASSWORD.history), gate.now).await?;
    store::set_password(tx, id, hash, gate.now).await?;
    let request = Some(gate.claims.request_id);
    let deed = Deed { operator: Some(id), action: "operator.password_changed", request, ..Deed::default() };
    store::log(tx, deed, gate.now).await
}

/// Begins the one session an operator has.
pub(super) async fn enter(
    app: &App,
    tx: &PlatformTx,
    gate: &Gate,
    operator: &operator::Model,
) -> Result<(Entered, HeaderMap), Problem> {
    let token = tokens::session()?;
    let expires_at = rules::session_end(gate.now);
    store::end_sessions(tx, operator.id).await?;
    let row = session::Model {
        id: SessionId::new(),
        operator_id: operator.id,
        token_hash: tokens::hash(&token),
        address_masked: gate.address(),
        device: gate.device(),
        created_at: gate.now,
        last_seen_at: gate.now,
        expires_at,
    };
    store::insert_session(tx, row).await?;
    store::set_last_login(tx, operator.id, gate.now).await?;
    let request = Some(gate.claims.request_id);
    let deed = Deed { operator: Some(operator.id), action: "operator.entered", request, ..Deed::default() };
    store::log(tx, deed, gate.now).await?;
    let cookie = sessions::give_cookie(&token, app.mailer().secure(), expires_at - gate.now);
    let entered = Entered { id: operator.id, display_name: operator.display_name.clone(), expires_at };
    Ok((entered, cookie))
}
