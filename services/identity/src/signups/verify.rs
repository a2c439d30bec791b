use super::{
    decide::{self, By},
    door::{self, Token},
    rules::SignupState,
    shape::SignupStatus,
    store::{self, signup::Model},
    waiting,
};
use crate::{operators::Gate, state::App};
use axum::{Json as Body, extract::State, response::IntoResponse};
use rest::{Answer, Json};
use settings::Approval;

/// Confirm an application by the link in its letter
///
/// Once is enough; again, it only says how the application stands.
#[utoipa::path(post, path = "/signups/verify", tag = "signups", operation_id = "verify_signup", security(()),
    request_body = Token, responses((status = 200, description = "Confirmed", body = SignupStatus)))]
pub async fn verify(State(app): State<App>, gate: Gate, Json(input): Json<Token>) -> Answer {
    let tx = app.platform().begin().await?;
    let mut row = door::open(&tx, &input.token, gate.now, true).await?;
    if row.state == SignupState::Unverified {
        row = Model { state: SignupState::Waiting, verified_at: Some(gate.now), ..row };
        row = match app.signup().approval {
            Approval::Operator => {
                let row = store::update(&tx, row).await?;
                waiting::tell(&app, &tx, &row).await?;
                row
            }
            Approval::Automatic => decide::approved(&tx, row, &By::settings(), gate.now).await?,
        };
        tx.commit().await?;
    }
    Ok(Body(SignupStatus::of(&app, row)).into_response())
}
