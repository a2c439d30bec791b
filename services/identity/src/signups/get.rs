use super::{shape::SignupOut, store};
use crate::{operators::Post, state::App};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::SignupId;
use rest::{Answer, Path, kinds};

/// Read an application
#[utoipa::path(get, path = "/operator/signups/{id}", tag = "operators", operation_id = "get_signup",
    params(("id" = SignupId, Path)), responses((status = 200, description = "The application", body = SignupOut)))]
pub async fn get(State(app): State<App>, _post: Post, Path(id): Path<SignupId>) -> Answer {
    let tx = app.platform().begin().await?;
    let row = store::find(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    Ok(Body(SignupOut::from(row)).into_response())
}
