use super::{
    door::{self, Token},
    post::Gate,
    seal,
    store::{self, Deed},
};
use crate::{
    state::App,
    tokens,
    totp::{self, Enrolment},
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use rest::{Answer, Json, kinds};

/// Begin to set up an invited operator's second factor
///
/// Asking again gives another secret.
#[utoipa::path(post, path = "/operator/invitations/totp", tag = "operators", security(()),
    operation_id = "enrol_operator_totp", request_body = Token,
    responses((status = 200, description = "What the authenticator needs", body = Enrolment)))]
pub async fn enrol(State(app): State<App>, gate: Gate, Json(input): Json<Token>) -> Answer {
    let tx = app.platform().begin().await?;
    let (_, operator) = door::open(&tx, &input.token, gate.now).await?;
    let random = tokens::random::<{ totp::SECRET_BYTES }>()?;
    let generator = totp::generator(&random, &operator.login, ISSUER)
        .map_err(|e| kinds::INTERNAL.problem().because(e.to_string()))?;
    let sealed = seal::seal(app.operator_key(), operator.id, &random)?;
    store::set_totp_secret(&tx, operator.id, sealed).await?;
    let request = Some(gate.claims.request_id);
    let deed =
        Deed { operator: Some(operator.id), action: "operator.totp_started", request, ..Deed::default() };
    store::log(&tx, deed, gate.now).await?;
    let out = Enrolment::of(&generator)?;
    tx.commit().await?;
    Ok(Body(out).into_response())
}

/// How an authenticator calls the platform.
pub(super) const ISSUER: &str = "Zhibu";
