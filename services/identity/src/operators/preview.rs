use super::{
    door::{self, Token},
    post::Gate,
};
use crate::state::App;
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::mask;
use rest::{Answer, Json};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Who was invited.
#[derive(Serialize, ToSchema)]
pub struct OperatorInvitationPreview {
    display_name: String,
    login_masked: String,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
}

/// Look at an operator's invitation
#[utoipa::path(post, path = "/operator/invitations/preview", tag = "operators", security(()),
    operation_id = "preview_operator_invitation", request_body = Token,
    responses((status = 200, description = "It can be redeemed", body = OperatorInvitationPreview)))]
pub async fn preview(State(app): State<App>, gate: Gate, Json(input): Json<Token>) -> Answer {
    let tx = app.platform().begin().await?;
    let (row, operator) = door::open(&tx, &input.token, gate.now).await?;
    let out = OperatorInvitationPreview {
        login_masked: mask::email(&operator.login),
        display_name: operator.display_name,
        expires_at: row.expires_at,
    };
    Ok(Body(out).into_response())
}
