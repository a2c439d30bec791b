use super::{
    door,
    enrol::ISSUER,
    post::Gate,
    problems, rules, seal,
    sign_in::{Entered, enter},
    store::{self, Deed, operator},
};
use crate::{
    passwords::{self, Person},
    state::App,
    totp,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use rest::{Answer, Json, Problem, kinds};
use serde::Deserialize;
use utoipa::ToSchema;

/// The token of the letter, a password, and the first code of the authenticator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OperatorInvitationRedeem)]
pub struct Redeem {
    token: String,
    #[schema(format = Password)]
    password: String,
    code: String,
}

/// Redeem an operator's invitation
#[utoipa::path(post, path = "/operator/invitations/redeem", tag = "operators", security(()),
    operation_id = "redeem_operator_invitation", request_body = Redeem,
    responses((status = 200, description = "In", body = Entered,
        headers(("set-cookie" = String, description = "The session")))))]
pub async fn redeem(State(app): State<App>, gate: Gate, Json(input): Json<Redeem>) -> Answer {
    let tx = app.platform().begin().await?;
    let (_, operator) = door::open(&tx, &input.token, gate.now).await?;
    let step = first_step(&app, &operator, &input.code, &gate)?;
    let password = passwords::normalise(&input.password);
    let person = Person { email: Some(&operator.login), ..Person::default() };
    passwords::check(&password, person, &rules::PASSWORD, "/password")?;
    let hash = app.hasher().hash(&password).await?;
    store::close_invitations(&tx, operator.id, "redeemed").await?;
    store::activate(&tx, operator.id, hash, step, gate.now).await?;
    let deed = Deed { operator: Some(operator.id), action: "operator.activated", ..Deed::default() };
    store::log(&tx, Deed { request: Some(gate.claims.request_id), ..deed }, gate.now).await?;
    let (entered, cookie) = enter(&app, &tx, &gate, &operator).await?;
    tx.commit().await?;
    Ok((StatusCode::OK, cookie, Body(entered)).into_response())
}

fn first_step(app: &App, operator: &operator::Model, code: &str, gate: &Gate) -> Result<i64, Problem> {
    let wrong = || kinds::VALIDATION.problem().field("/code", &problems::CODE_WRONG);
    let sealed = operator.totp_secret.as_deref().ok_or_else(|| totp::problems::NOT_STARTED.problem())?;
    let secret = seal::open(app.operator_key(), operator.id, sealed)?;
    let generator = totp::generator(&secret, &operator.login, ISSUER)
        .map_err(|e| kinds::INTERNAL.problem().because(e.to_string()))?;
    totp::check(&generator, code, None, gate.now).map_err(|_| wrong())
}
