use super::{
    door,
    factor::{self, Factor},
    post::Gate,
    problems, rules,
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
use serde::{Deserialize, Serialize};
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

/// An operator is in for the first time.
#[derive(Serialize, ToSchema)]
#[schema(as = OperatorInvitationRedeemed)]
pub struct Redeemed {
    #[serde(flatten)]
    entered: Entered,
    /// Each is good for one log-in without the telephone. They are shown this once.
    recovery_codes: Vec<String>,
}

/// Redeem an operator's invitation
#[utoipa::path(post, path = "/operator/invitations/redeem", tag = "operators", security(()),
    operation_id = "redeem_operator_invitation", request_body = Redeem,
    responses((status = 200, description = "In", body = Redeemed,
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
    store::remember_hash(&tx, operator.id, &hash, usize::from(rules::PASSWORD.history), gate.now).await?;
    store::activate(&tx, operator.id, hash, step, gate.now).await?;
    let recovery_codes = factor::new_codes(&app, &tx, operator.id).await?;
    let deed = Deed { operator: Some(operator.id), action: "operator.activated", ..Deed::default() };
    store::log(&tx, Deed { request: Some(gate.claims.request_id), ..deed }, gate.now).await?;
    let (entered, cookie) = enter(&app, &tx, &gate, &operator).await?;
    tx.commit().await?;
    Ok((StatusCode::OK, cookie, Body(Redeemed { entered, recovery_codes })).into_response())
}

/// The step of the first code, which proves that the authenticator was set up.
fn first_step(app: &App, operator: &operator::Model, code: &str, gate: &Gate) -> Result<i64, Problem> {
    if operator.totp_secret.is_none() {
        return Err(totp::problems::NOT_STARTED.problem());
    }
    match Factor::read(app, operator, code, gate.now)? {
        Some(Factor::Step(step)) => Ok(step),
        _ => Err(kinds::VALIDATION.problem().field("/code", &problems::CODE_WRONG)),
    }
}
