use super::{
    door::{self, Token},
    shape::SignupStatus,
};
use crate::{operators::Gate, state::App};
use axum::{Json as Body, extract::State, response::IntoResponse};
use rest::{Answer, Json};

/// Ask how an application stands
#[utoipa::path(post, path = "/signups/status", tag = "signups", operation_id = "get_signup_status", security(()),
    request_body = Token, responses((status = 200, description = "How it stands", body = SignupStatus)))]
pub async fn status(State(app): State<App>, gate: Gate, Json(input): Json<Token>) -> Answer {
    let tx = app.platform().begin().await?;
    let row = door::open(&tx, &input.token, gate.now, false).await?;
    Ok(Body(SignupStatus::of(&app, row)).into_response())
}
