use super::{
    decide::{self, By},
    door::{self, Token},
    problems,
    rules::SignupState,
    shape::SignupStatus,
    store::{self, signup::Model},
    waiting,
};
use crate::{operators::Gate, state::App};
use axum::{Json as Body, extract::State, response::IntoResponse};
use rest::{Answer, Json};
use settings::Approval;
use tenancy::provision::hold_slug;

/// Confirm an application by the link in its letter
///
/// Once is enough; again, it only says how the application stands. Where the address has gone to others meanwhile, it
/// says so.
#[utoipa::path(post, path = "/signups/verify", tag = "signups", operation_id = "verify_signup", security(()),
    request_body = Token, responses((status = 200, description = "Confirmed", body = SignupStatus)))]
pub async fn verify(State(app): State<App>, gate: Gate, Json(input): Json<Token>) -> Answer {
    let tx = app.platform().begin().await?;
    let named = door::open(&tx, &input.token, gate.now, false).await?;
    // who confirms and who applies come one after the other, as with every claim to an address
    let had = hold_slug(&tx, &named.slug).await?;
    let mut row = door::open(&tx, &input.token, gate.now, true).await?;
    if row.state == SignupState::Unverified {
        if had || store::holder(&tx, &row.slug, Some(row.id), gate.now).await?.is_some() {
            return Err(problems::SLUG_GONE.problem().with("slug", row.slug));
        }
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
