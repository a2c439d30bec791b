//! What an admin does to another operator. There is nobody above the operators, so one who can do everything always
//! remains, and nobody does these things to oneself.

use super::{
    invite, invite_operator,
    people::OperatorOut,
    post::Post,
    problems,
    rules::{Act, OperatorRole},
    store::{self, operator},
};
use crate::{state::App, totp::recovery};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::OperatorId;
use rest::{Answer, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::{Value, json};
use tenancy::PlatformTx;
use utoipa::ToSchema;

/// Another role.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OperatorRoleChange)]
pub struct RoleIn {
    role: OperatorRole,
}

/// Give an operator another role
#[utoipa::path(put, path = "/operator/operators/{id}/role", tag = "operators", operation_id = "set_operator_role",
    params(("id" = OperatorId, Path)), request_body = RoleIn,
    responses((status = 200, description = "In the new role", body = OperatorOut)))]
pub async fn role(
    State(app): State<App>,
    post: Post,
    Path(id): Path<OperatorId>,
    Json(input): Json<RoleIn>,
) -> Answer {
    let (tx, operator) = held(&app, &post, id, input.role != OperatorRole::Admin).await?;
    if operator.role != input.role {
        store::set_role(&tx, id, input.role).await?;
        let detail = json!({ "role": [operator.role, input.role] });
        note(&tx, &post, id, "operator.role_changed", Some(detail)).await?;
    }
    answer(tx, &post, id).await
}

/// Disable an operator
///
/// The session ends at once.
#[utoipa::path(post, path = "/operator/operators/{id}/disable", tag = "operators", operation_id = "disable_operator",
    params(("id" = OperatorId, Path)), responses((status = 200, description = "Disabled", body = OperatorOut)))]
pub async fn disable(State(app): State<App>, post: Post, Path(id): Path<OperatorId>) -> Answer {
    let (tx, operator) = held(&app, &post, id, true).await?;
    if operator.state == "disabled" {
        return Err(problems::OPERATOR_STATE.problem());
    }
    store::set_state(&tx, id, "disabled").await?;
    store::close_invitations(&tx, id, "revoked").await?;
    store::end_sessions(&tx, id).await?;
    note(&tx, &post, id, "operator.disabled", None).await?;
    answer(tx, &post, id).await
}

/// Enable an operator again
///
/// Who never came in is invited again.
#[utoipa::path(post, path = "/operator/operators/{id}/enable", tag = "operators", operation_id = "enable_operator",
    params(("id" = OperatorId, Path)), responses((status = 200, description = "Enabled", body = OperatorOut)))]
pub async fn enable(State(app): State<App>, post: Post, Path(id): Path<OperatorId>) -> Answer {
    let (tx, operator) = held(&app, &post, id, false).await?;
    if operator.state != "disabled" {
        return Err(problems::OPERATOR_STATE.problem());
    }
    let complete = operator.password_hash.is_some() && operator.totp_secret.is_some();
    store::set_state(&tx, id, if complete { "active" } else { "invited" }).await?;
    if !complete {
        invite::send(&app, &tx, &operator, post.now).await.map_err(invite_operator::refused)?;
    }
    note(&tx, &post, id, "operator.enabled", None).await?;
    answer(tx, &post, id).await
}

/// Reset an operator's second factor
///
/// For one who has lost telephone and paper: a letter leads to a page where both factors are set up anew.
#[utoipa::path(post, path = "/operator/operators/{id}/reset", tag = "operators", operation_id = "reset_operator",
    params(("id" = OperatorId, Path)), responses((status = 200, description = "Invited again", body = OperatorOut)))]
pub async fn reset(State(app): State<App>, post: Post, Path(id): Path<OperatorId>) -> Answer {
    let (tx, operator) = held(&app, &post, id, true).await?;
    if operator.state == "disabled" {
        return Err(problems::OPERATOR_STATE.problem());
    }
    store::forget_factors(&tx, id).await?;
    recovery::forget::<store::Codes>(&tx, id.0).await?;
    store::end_sessions(&tx, id).await?;
    invite::send(&app, &tx, &operator, post.now).await.map_err(invite_operator::refused)?;
    note(&tx, &post, id, "operator.reset", None).await?;
    answer(tx, &post, id).await
}

/// The operator, held; where it loses something, an admin must remain.
async fn held(
    app: &App,
    post: &Post,
    id: OperatorId,
    loses: bool,
) -> Result<(PlatformTx, operator::Model), Problem> {
    post.allow(Act::Govern)?;
    let tx = app.platform().begin().await?;
    let admins = store::locked_admins(&tx).await?;
    let operator = store::locked(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if loses && admins == [id] {
        return Err(problems::LAST_ADMIN.problem());
    }
    if id == post.id {
        return Err(problems::SELF.problem());
    }
    Ok((tx, operator))
}

async fn note(
    tx: &PlatformTx,
    post: &Post,
    about: OperatorId,
    action: &str,
    detail: Option<Value>,
) -> Result<(), Problem> {
    let deed = store::Deed { about: Some(about), detail, ..post.deed(action) };
    Ok(store::log(tx, deed, post.now).await?)
}

async fn answer(tx: PlatformTx, post: &Post, id: OperatorId) -> Answer {
    let row = store::by_id(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    tx.commit().await?;
    Ok(Body(OperatorOut::of(row, post.id)).into_response())
}
